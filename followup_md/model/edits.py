"""Changes to notes: corrected lines, log lines in their place, and ticks of the generated page."""

from datetime import date, time
from typing import NamedTuple

from followup_md.model.derived import Verdict
from followup_md.problem import Problem


class Fix(NamedTuple):
    """What corrects `problem`: `new` for `old`, all of the line `line` without its break; with `old` None a line put in front of it."""

    problem: Problem
    line: int
    old: str | None
    new: str

    @property
    def path(self) -> str:
        """The note's path."""
        return self.problem.place.path


class LogEntry(NamedTuple):
    """One line of a log: its number in the file, that of the last line which belongs to it, and when it happened, None where unreadable."""

    line: int
    last: int
    day: date | None
    clock: time | None = None


class LogLayout(NamedTuple):
    """The Log section that is written to: the number of its heading, None where there is none, of its last line, and its entries.

    Lines are counted from 1. `title` is what the heading is called where one has to be written.
    """

    heading: int | None
    last: int
    entries: tuple[LogEntry, ...]
    title: str


class LoggedLine(NamedTuple):
    """A log line in its place: the note, the line's number and its text, and the lines around it, None where there is none."""

    path: str
    line: int
    text: str
    above: str | None
    below: str | None


class Judged(NamedTuple):
    """What the guard says to a contact that a line records, as of the moment before it."""

    name: str
    verdict: Verdict


class Tick(NamedTuple):
    """A task of the page whose box is not empty: `mark` is what stands in it, `id` the action's, `day` when it was done, if it says so."""

    mark: str
    id: str | None
    day: date | None
    line: int
    text: str


class Unrecorded(NamedTuple):
    """A tick that stays on the page, and why it could not be recorded."""

    tick: Tick
    reason: str
