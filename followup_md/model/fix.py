"""One line of a note as it should stand, where only one correction exists and no judgement is needed."""

from typing import NamedTuple

from followup_md.problem import Problem


class Fix(NamedTuple):
    """What corrects `problem`: `new` in the place of `old`, the whole line `line` of the note; with `old` None a line put in front of it.

    Neither text holds its line break.
    """

    problem: Problem
    line: int
    old: str | None
    new: str

    @property
    def path(self) -> str:
        """The note's path."""
        return self.problem.place.path
