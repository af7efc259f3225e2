"""Changes to notes: corrected lines, log lines in their place, and ticks of the generated page."""

from datetime import date, time
from typing import NamedTuple

from followup_md.model.derived import Verdict
from followup_md.problem import Problem


class LineChange(NamedTuple):
    """A changed line of a note: `new` replaces `old`, the whole text of line `line`; if `old` is None, `new` is inserted above it."""

    line: int
    old: str | None
    new: str


class Fix(NamedTuple):
    """A correction of `problem`: the changed lines of its note, by their numbers before any of them; all are written, or none."""

    problem: Problem
    changes: tuple[LineChange, ...]

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


class SectionLayout(NamedTuple):
    """The places for new lines in a section: numbers of the lines to put them below, the best first.

    `bullet` begins a bullet there. `heading` is the heading to write above them where the section is missing, else None. `headed` says
    that `###` headings stand in the section; `found` that the one asked for does.
    """

    below: tuple[int, ...]
    bullet: str = "- "
    heading: str | None = None
    headed: bool = False
    found: bool = False


class NewLines(NamedTuple):
    """New lines of a note: their section and numbers; `extends` says that they say more of the bullet or heading above them."""

    section: str
    numbers: tuple[int, ...]
    extends: bool = False


class LoggedLine(NamedTuple):
    """A log line in its place: the note, the line's number and text, and the lines before and after it (None if there is none).

    `was` is the line in whose place it stands: a value of the front matter that goes with a log line.
    """

    path: str
    line: int
    text: str
    above: str | None
    below: str | None
    was: str | None = None


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
