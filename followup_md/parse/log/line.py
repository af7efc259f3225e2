"""One line of a log to an event: the grammar of format.md section 3."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from followup_md.model import Event
from followup_md.parse.log.head import find_free_text, read_head
from followup_md.parse.log.operands import read_operand
from followup_md.parse.log.parts import PartReader
from followup_md.parse.log.people import People, read_people
from followup_md.parse.log.slips import Slip, refuse_words
from followup_md.parse.log.text import read_text
from followup_md.parse.log.tidy import tidy_line
from followup_md.parse.log.words import BEHIND, BY_WORDS, EventRow
from followup_md.problem import NOT_HAPPENED_YET, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.parse.names import Names
    from followup_md.parse.notes import LogLine

_MIDNIGHT = time()
_NOT_YET = "not counted: the box is empty"
_ONCE_DONE = "write `[x]` or drop the box once it has happened"
# What may stand before the free text: each of its words may begin a clause, and every such reading is tried.
MOST_LETTERS = 2000
_EVENT = re.compile(
    rf"({'|'.join(sorted(BY_WORDS, key=len, reverse=True))})(?![\w'’-])".replace(" ", r"[\s-]+"),
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s+({'|'.join(BEHIND)})(?![\w'’-])", re.IGNORECASE)


class Reading(NamedTuple):
    """A line that reads: its event as fields of Event, and the slips that cost it a date only."""

    kind: str
    day: date
    clock: time | None
    fields: dict[str, Any]
    soft: tuple[Slip, ...]


class _Start(NamedTuple):
    """The event of a line, the offset behind its words, and whether the persons stood in front of them."""

    row: EventRow
    end: int
    people: tuple[str, ...] | None = None


def parse_log_line(line: LogLine, names: Names, *, in_interview: bool) -> tuple[Event | None, tuple[Problem, ...]]:
    """Return the event of a line and what is wrong with it.

    `at` is the time typed, or midnight, taken as UTC, `interview` and `process` are None: who links the notes sets them. A line
    that does not read gives no event; one with a date in words gives the event without that date, where it can stand without.
    A line that has not happened (`- [ ]`) gives no event: it is said so when it would read as one.
    """
    read = read_line(line.text, names, in_interview=in_interview)
    if not line.happened:
        return None, () if isinstance(read, Slip) else (report(NOT_HAPPENED_YET, line.place, _NOT_YET, _ONCE_DONE),)
    if isinstance(read, Slip):
        return None, _report_slips((read,), line, names, in_interview=in_interview)
    at = datetime.combine(read.day, read.clock or _MIDNIGHT, UTC)
    event = Event(kind=read.kind, place=line.place, day=read.day, clock=read.clock, at=at, **read.fields)
    return event, _report_slips(read.soft, line, names, in_interview=in_interview) if read.soft else ()


def read_line(text: str, names: Names, *, in_interview: bool) -> Reading | Slip:
    """Read one line, or say where it stops reading."""
    text = tidy_line(text)
    head = read_head(text)
    if isinstance(head, Slip):
        return head
    end = find_free_text(text, head.end)
    if end - head.end > MOST_LETTERS:
        return refuse_words(head.end, end, f"more than {MOST_LETTERS:,} characters before the free text", "put what is said behind `: `")
    start = _read_event(text, head.end, end, names)
    if isinstance(start, Slip):
        return start
    if start.row.of_process and not in_interview:
        words = text[head.end : start.end]
        return refuse_words(head.end, start.end, f'"{words}" belongs to no process here', "write it into the log of the interview's note")
    reader = PartReader(text, end, start.row, names, head.day)
    slip = _read_rest(reader, start)
    if slip:
        return slip
    return Reading(kind=start.row.kind, day=head.day, clock=head.clock, fields=reader.fields, soft=tuple(reader.soft))


def _read_event(text: str, pos: int, end: int, names: Names) -> _Start | Slip:
    match = _EVENT.match(text, pos, end)
    if match:
        return _Start(BY_WORDS[" ".join(match[1].lower().replace("-", " ").split())], match.end())
    read = read_people(text, pos, end, names)
    behind = None if isinstance(read, Slip) else _BEHIND.match(text, read.end, end)
    if isinstance(read, People) and behind:
        return _Start(BEHIND[behind[1].lower()], behind.end(), read.keys)
    if isinstance(read, Slip) and _BEHIND.search(text, read.end, end):
        return read._replace(expected="event")
    typed = (text[pos:end].split() or [""])[0]
    message = f'"{typed}" is no event of the log' if typed else "the line says no event"
    slip = refuse_words(pos, pos + len(typed), message, "write what happened, such as `thanked`, `followed up with`, `heard from`")
    return slip._replace(expected="event")


def _read_rest(reader: PartReader, start: _Start) -> Slip | None:
    """Read all behind the words of the event into the reader; return the slip that stops it."""
    row = reader.row
    if start.people is None:
        pos = read_operand(reader, start.end)
    else:
        reader.fields["people"], pos = start.people, start.end
    read = pos if isinstance(pos, Slip) else reader.read(pos)
    if isinstance(read, Slip):
        return read
    left = reader.skip_stops(read)
    if left < reader.end and not row.loose:
        return reader.refuse_rest(left)
    if row.needs and reader.fields.get(row.needs) is None:
        if reader.soft:
            return reader.soft.pop()
        end = reader.skip_back(reader.end)
        message, advice = f'"{row.words}" wants "{row.needs}" and a date', f"add `{row.needs} YYYY-MM-DD`"
        return reader.find_lost_date(reader.end, len(reader.text)) or refuse_words(end, end, message, advice)
    reader.fields.setdefault("channel", row.channel)
    return read_text(reader, left)


def find_place(line: LogLine, offset: int) -> Place:
    """Return where `text[offset]` of the line stands in its note, which may be on a line below the bullet."""
    start, place = max(((at, place) for at, place in line.breaks if at <= offset), default=(0, line.place))
    return place._replace(column=place.column + offset - start)


def _report_slips(slips: Sequence[Slip], line: LogLine, names: Names, *, in_interview: bool) -> tuple[Problem, ...]:
    from followup_md.parse.log.hint import write_hint  # noqa: PLC0415 - only for a line that does not read

    def find_slip(text: str) -> Slip | None:
        """Return where a corrected line would stop reading."""
        read = read_line(text, names, in_interview=in_interview)
        return read if isinstance(read, Slip) else next(iter(read.soft), None)

    text = tidy_line(line.text).rstrip()
    return tuple(
        report(slip.check, find_place(line, slip.start), slip.message, *write_hint(text, slip, names, find_slip)) for slip in slips
    )
