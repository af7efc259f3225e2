"""A small search on the disk, told as one wants it, and the commands that act on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from click.testing import CliRunner

from followup_md.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-11-18T12:00"
NOTE = "interviews/harbor.md"
HEADER = """\
---
company: Harbor
role: Engineer
kind: panel
start: 2026-11-17T13:00
end: 2026-11-17T15:30
interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]
decision_date: 2026-12-04
decision_from: "[[Priya Raman]]"
---

## Topics
- late events
"""
FILES = {
    "followup.toml": 'timezone = "Europe/Dublin"\n',
    NOTE: HEADER + "\n## Log\n- 2026-11-16 prepared\n",
    "people/Priya Raman.md": (
        "---\ncompany: Harbor\npart: hiring-manager\naddress: 1 Quay\nemail: p@example.com\n"
        "profiles: [https://www.linkedin.com/in/priya]\n---\n"
    ),
    "people/Tom Okafor.md": "---\ncompany: Harbor\naddress: 1 Quay\nprofiles: [https://github.com/tom]\n---\n",
    "search.md": "## Log\n- 2026-11-16 applied to Globex as Analyst\n",
}


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, object]:
        """What was printed, as JSON."""
        found: dict[str, object] = json.loads(self.out)
        return found


class Acting:
    """One vault, the commands on it at one moment, and what its notes then say."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(FILES)

    def write(self, files: dict[str, str]) -> None:
        """Write some files of the vault."""
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def run(self, *args: str, now: str = NOW, typed: str | None = None) -> Done:
        """Run a command; `typed` is what standard input holds."""
        result = CliRunner().invoke(cli, ["-C", str(self.root), *args, "--now", now], input=typed, prog_name="followup-md")
        return Done(result.exit_code, result.stdout, result.stderr)

    def log(self, path: str = NOTE) -> list[str]:
        """Return the log lines of a note."""
        return [line for line in (self.root / path).read_text(encoding="utf-8").split("\n") if line.startswith("- 20")]

    def open(self, now: str = NOW) -> set[str]:
        """Return the ids of the open actions."""
        actions = self.run("status", "--json", now=now).data["actions"]
        assert isinstance(actions, list)
        return {action["id"] for action in actions}
