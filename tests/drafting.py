"""A small search of which drafts are written, and what then lies in its letters/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acting import HEADER, NOTE, Acting

from followup_md.parse.draft import parse_draft_note

if TYPE_CHECKING:
    from pathlib import Path

    from followup_md.model import Draft

SENDER = '[sender]\nname = "Ana Silva"\nphone = "+1 973 555 0142"\nemail = "ana@example.com"\naddress = "2 Main St"\n'
ZONE = 'timezone = "Europe/Dublin"\n'
PRIYA = "letters/2026-11-18-priya-raman-thank-you.md"
TOM = "people/Tom Okafor.md"
# Both thanks go over one agency.
AGENCY = {
    NOTE: HEADER.replace("kind: panel", 'agency: "[[Ann Agent]]"') + "- the rota\n",
    "people/Ann Agent.md": "---\npart: agency\n---\n",
}
OFFER = {NOTE: HEADER + "\n## Log\n- 2026-11-17 offer written answer by 2026-11-27\n"}


class Drafting(Acting):
    """The small search, told by somebody who can be reached, and the drafts that are made of it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.write({"followup.toml": ZONE + SENDER})

    def letters(self) -> list[str]:
        """Return the paths of the drafts."""
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / "letters").rglob("*") if path.is_file())

    def text(self, path: str) -> str:
        """Return a file of the vault."""
        return (self.root / path).read_text(encoding="utf-8")

    def read(self, path: str) -> Draft:
        """Return a draft as the program reads it, which must be without a fault; `person` and `interview` are as typed."""
        note = parse_draft_note(self.text(path), path)
        assert note.problems == ()
        return note.facts._replace(person=note.to and note.to.text, interview=note.interview and note.interview.text)

    def status(self) -> object:
        """Return the actions."""
        return self.run("status", "--json").data["actions"]
