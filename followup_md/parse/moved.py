"""Rounds that were moved: the note with the new time in its front matter, each other byte kept (format.md section 3)."""

import re
from datetime import UTC, datetime, tzinfo
from typing import Final, NamedTuple

from followup_md.config import Settings
from followup_md.date_text import read_date, read_moment
from followup_md.model import Interview
from followup_md.model.edits import LineChange
from followup_md.model.properties import INTERVIEW
from followup_md.parse.front_matter import parse_front_matter, read_values
from followup_md.parse.log_hints import write_move
from followup_md.parse.typed_dates import NewTime
from followup_md.parse.vault import parse_interview_note
from followup_md.problem import Place

_ISO: Final = r"\d{4}-\d\d-\d\d(?:(?P<gap>T|\s+)\d{1,2}:\d\d(?P<seconds>:\d\d(?:\.\d+)?)?\s*(?P<offset>Z|[+-]\d\d(?::?\d\d)?)?)?"
_CLOCK: Final = r"\d{1,2}:\d\d"


class MovedNote(NamedTuple):
    """A note with the new time in it: its text, its changed lines, and the words of the log line that belongs to it.

    `start` and `end` are the new ones; `keeps_clock` says that it has its old time of day, since none was named.
    """

    text: str
    changes: tuple[LineChange, ...]
    event: str
    start: datetime
    end: datetime
    keeps_clock: bool


def move_round(text: str, path: str, settings: Settings, new: NewTime) -> MovedNote | None:
    """Return the interview note `text` with its round moved: `start`, and `end` so that it is as long as before, and no other byte.

    None where the note has no round that reads, or would not read back so; where `new` has no time, the round keeps its own.
    """
    interview = parse_interview_note(text, path, settings).facts
    if interview is None:
        return None
    values = read_values(parse_front_matter(text, path)[0], text, path, INTERVIEW, settings.aliases)
    typed, typed_end = values.text("start") or "", values.text("end")
    moment = read_moment(typed)
    timed = isinstance(moment, datetime)
    # An offset is the clock of a note that names no zone.
    offset = moment.tzinfo if isinstance(moment, datetime) else None
    zone = (None if values.text("timezone") else offset) or interview.start.tzinfo or UTC
    start, end = _place(interview, new, zone)
    times = [("start", typed, _show(typed, start, timed=new.clock is not None))]
    timed_end = not read_date(typed_end) if typed_end else new.end is not None and "end" in values.fields
    if typed_end:
        on_its_day = end.date() == start.date() and re.fullmatch(_CLOCK, typed_end)
        times.append(("end", typed_end, f"{end:%H:%M}" if on_its_day else _show(typed_end, end)))
    elif timed_end:
        times.append(("end", "", _show("", end)))
    rows = text.split("\n")
    changes = tuple(_change(rows, values.place(key), *change) for key, *change in times)
    after = "\n".join(rows)
    read = parse_interview_note(after, path, settings).facts
    if read is None or not _is_same(read.start, start) or (timed_end and not _is_same(read.end, end)):
        return None
    remark = new.remark if timed_end or new.end is None else f"until {new.end:%H:%M} {new.remark}".rstrip()
    old = interview.start.astimezone(zone)
    was = f"{old:%Y-%m-%d %H:%M}" if timed else f"{old:%Y-%m-%d}"
    event = write_move(was, remark)
    return MovedNote(after, changes, event, start, end, keeps_clock=timed and new.clock is None)


def _change(rows: list[str], place: Place, typed: str, value: str) -> LineChange:
    """Put a value in the place of the one `typed`, or behind its key where there is none; one that stands in an escape is left."""
    row = rows[place.line - 1].removesuffix("\r")
    at = row.find(typed, place.column - 1) if typed else row.find(":") + 1
    after = row if at < 0 else f"{row[:at]}{'' if typed else ' '}{value}{row[at + len(typed) :]}"
    rows[place.line - 1] = after + "\r" * rows[place.line - 1].endswith("\r")
    return LineChange(place.line, row, after)


def _place(interview: Interview, new: NewTime, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return begin and end of the round at its new time; without an end of its own it is as long as it was."""
    theirs = new.zone or zone
    start = datetime.combine(new.day, new.clock or interview.start.astimezone(theirs).time(), theirs).astimezone(zone)
    if new.end:
        return start, new.end.replace(tzinfo=theirs).astimezone(zone)
    length = interview.end.astimezone(UTC) - interview.start.astimezone(UTC)
    return start, (start.astimezone(UTC) + length).astimezone(zone)


def _is_same(read: datetime, moment: datetime) -> bool:
    """Say whether a moment was read back: the same instant, and none that the clocks skip."""
    instant = moment.astimezone(UTC)
    return read.astimezone(UTC) == instant and instant.astimezone(moment.tzinfo).replace(tzinfo=None) == moment.replace(tzinfo=None)


def _show(typed: str, moment: datetime, *, timed: bool = False) -> str:
    """Return a moment in the form in which the old one was typed; `timed` adds the time to one that was a day alone."""
    form = re.fullmatch(_ISO, typed, re.ASCII | re.IGNORECASE)
    if form is None:
        return f"{moment:%Y-%m-%dT%H:%M}"
    if form["gap"] is None:
        return f"{moment:%Y-%m-%dT%H:%M}" if timed else f"{moment:%Y-%m-%d}"
    offset = form["offset"] or ""
    if offset and not (offset in "Zz" and not moment.utcoffset()):
        offset = moment.isoformat()[-6:]
    return f"{moment:%Y-%m-%d}{form['gap']}{moment:%H:%M}{':00' if form['seconds'] else ''}{offset}"
