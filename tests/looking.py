"""A vault on the disk in which one check at a time is looked for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from specimen import inspect, read_example, write_vault

if TYPE_CHECKING:
    from pathlib import Path

    from followup_md.problem import Problem


class Looking:
    """Writes examples (see specimen) each into a vault of its own, and finds what one check says of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.root = folder
        self._now = ""

    def write(self, text: str) -> None:
        """Write the vault of an example."""
        self.count += 1
        self.root = self.folder / str(self.count)
        self._now = write_vault(self.root, read_example(text))

    def now(self) -> datetime:
        """Return the moment of the example, a wall-clock time."""
        return datetime.fromisoformat(self._now)

    def find(self, check: str, text: str) -> list[Problem]:
        """Return what `check` finds in the vault of an example."""
        return [problem for problem in self.find_all(text) if problem.check == check]

    def find_all(self, text: str) -> list[Problem]:
        """Return what all checks find."""
        self.write(text)
        return list(inspect(self.root, self._now).problems)

    def text_at(self, problem: Problem) -> str:
        """Return what stands at the place of a problem, to the end of the line, behind the quote that it may begin with."""
        lines = (self.root / problem.place.path).read_text(encoding="utf-8").split("\n")
        return lines[problem.place.line - 1][problem.place.column - 1 :].removeprefix('"')
