"""A log as it stands in a file: where its lines are, where another may go, and what was written there."""

from datetime import date, time
from typing import NamedTuple

from followup_md.model.derived import Verdict


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


class WrittenLine(NamedTuple):
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
