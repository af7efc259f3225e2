"""Changes to notes: corrected lines, log lines in their place, and ticks of the generated page."""

from datetime import date, time
from typing import NamedTuple

from followup_md.model.derived import Verdict
from followup_md.problem import Problem


class Fix(NamedTuple):
    """A correction of `problem`: `new` replaces `old`, the whole text of line `line`; if `old` is None, `new` is inserted above it."""

    problem: Problem
    line: int
    old: str | None
    new: str

    @property
    def path(self) -> str:
        """The note's path."""
        return self.problem.place.path


class LogEntry(NamedTuple):
    """One line of a log: its number in the file, the number of its last line, and when it happened (None if unreadable)."""

    line: int
    last: int
    day: date | None
    clock: time | None = None


class LogLayout(NamedTuple):
    """The Log section to write to: the line numbers of its heading (None if there is none) and its last line, and its entries.

    Lines are counted from 1. `title` is the text for a heading if one has to be written.
    """

    heading: int | None
    last: int
    entries: tuple[LogEntry, ...]
    title: str


class LoggedLine(NamedTuple):
    """A log line in its place: the note, the line's number and text, and the lines before and after it (None if there is none)."""

    path: str
    line: int
    text: str
    above: str | None
    below: str | None


class Judged(NamedTuple):
    """The guard's verdict on a contact that a line records, as of the moment before it."""

    name: str
    verdict: Verdict


class Tick(NamedTuple):
    """A task of the page whose box is not empty: `mark` is the sign in it, `id` the action's, `day` when it was done, if given."""

    mark: str
    id: str | None
    day: date | None
    line: int
    text: str


class Unrecorded(NamedTuple):
    """A tick that stays on the page, and why it could not be recorded."""

    tick: Tick
    reason: str
