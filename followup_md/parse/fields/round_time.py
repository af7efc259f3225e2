"""When a round took place: `start`, `end` and `timezone` of the front matter as two aware instants (format.md 2.1, rules.md 7.1)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.config.values import find_zone
from followup_md.parse.dates.loose import find_range
from followup_md.parse.dates.problems import judge_date, show_moment
from followup_md.parse.dates.text import read_moment
from followup_md.parse.fields.zones import localise, report_zone
from followup_md.problem import (
    BAD_DATE,
    BAD_VALUE,
    END_BEFORE_START,
    MISSING_DATE,
    MISSING_END,
    REPEATED_LOCAL_TIME,
    SKIPPED_LOCAL_TIME,
    report,
)

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.parse.fields.values import Values

_LENGTH: Final = timedelta(minutes=60)
_LENGTHS: Final = {"phone-screen": timedelta(minutes=30)}
_FIRST_HOUR: Final = time(9)
_LAST_HOUR: Final = time(17)
# An end of the start's date, by the clock before it, lies behind midnight; further on it is a slip.
_LONGEST_NIGHT: Final = timedelta(hours=12)
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")
_EXAMPLE: Final = "2026-11-17T13:00"
# Once the hour is told that such a time means, start and end may well be in order.
_CLOCK_CHANGES: Final = frozenset({SKIPPED_LOCAL_TIME.id, REPEATED_LOCAL_TIME.id})


class Times(NamedTuple):
    """Start and end of a round, aware, in its zone."""

    start: datetime
    end: datetime


def read_times(values: Values, kind: str | None, settings: Settings) -> Times | None:
    """Return when the round was, or None without a readable `start`; what was wrong or assumed goes to the problems of `values`."""
    named = values.text("timezone")
    zone: tzinfo | None = find_zone(named) if named else None
    if zone is None:
        zone = (find_zone(settings.timezone) if settings.timezone else None) or UTC
        if named:
            values.problems.append(report_zone(named, values.place("timezone"), zone))
    typed = values.text("start")
    if typed is None:
        if not any(problem.check == BAD_VALUE.id and problem.place == values.place("start") for problem in values.problems):
            hint = f"write when it was, as `start: {_EXAMPLE}`; every deadline counts from it"
            values.problems.append(report(MISSING_DATE, values.place("start"), "no `start`", hint))
        return None
    moment = _read_start(values, typed, zone)
    if moment is None:
        return None
    typed_end, whole_day = values.text("end"), not isinstance(moment, datetime)
    if not isinstance(moment, datetime):
        moment = _assume_start(moment, typed_end, zone, kind)
    start = _localise(values, "start", moment, zone)
    # An offset at the start holds for the end as well, where the note names no zone.
    offset = None if "timezone" in values.fields else moment.tzinfo
    end = _read_end(values, start, typed_end, offset or zone)
    length = _LENGTHS.get(kind or "", _LENGTH)
    assumed = datetime.combine(start.date(), _LAST_HOUR, zone) if whole_day else (start.astimezone(UTC) + length).astimezone(zone)
    if not isinstance(end, datetime):
        _report_unread_end(values, typed_end if end is None else None, start, assumed, whole_day=whole_day)
    elif _accept_end(values, start, end, assumed, has_offset=moment.tzinfo is not None):
        return Times(start, end.astimezone(zone))
    return Times(start, assumed)


def _read_start(values: Values, typed: str, zone: tzinfo) -> date | datetime | None:
    moment, both = read_moment(typed), find_range(typed)
    if both and not (isinstance(moment, datetime) and moment.utcoffset() == moment.astimezone(zone).utcoffset()):
        begin, end = (show_moment(datetime.combine(both.day, clock)) for clock in (both.begin, both.end))
        exact = f"; an offset is written `start: {begin}:00{typed[-6:]}`" if moment else ""
        hint = f"write `start: {begin}` and, on a line of its own, `end: {end}`{exact}"
        values.problems.append(report(BAD_DATE, values.place("start"), f'two times in one value: "{typed}"', hint))
        return None
    if moment is None:
        values.problems.append(judge_date("start: {}", typed, values.place("start"), None, _EXAMPLE))
    return moment


def _assume_start(day: date, typed_end: str | None, zone: tzinfo, kind: str | None) -> datetime:
    """Return the start, naive, of a round with no time of day: nine o'clock, or earlier where its end is."""
    start = datetime.combine(day, _FIRST_HOUR)
    end = (_read_clock(typed_end, start) or read_moment(typed_end)) if typed_end else None
    if not isinstance(end, datetime):
        return start
    end = (end.astimezone(zone) if end.tzinfo else end).replace(tzinfo=None)
    if end.date() != day or end > start:
        return start
    return max(end - _LENGTHS.get(kind or "", _LENGTH), datetime.combine(day, time()))


def _read_end(values: Values, start: datetime, typed: str | None, zone: tzinfo) -> date | datetime | None:
    """Return the end, read in `zone`; the date of `start` where only that was typed, None where nothing reads."""
    start = start.astimezone(zone)
    moment = (_read_clock(typed, start) or read_moment(typed)) if typed else None
    if moment is None or (not isinstance(moment, datetime) and moment == start.date()):
        return moment
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, _LAST_HOUR)
    elif moment.tzinfo is None and moment.date() == start.date():
        moment = _move_over_midnight(moment, start.replace(tzinfo=None))
    return _localise(values, "end", moment, zone)


def _is_after(end: datetime, start: datetime) -> bool:
    """Compare instants: two times of one zone compare by the wall clock, which turns back in autumn."""
    return end.astimezone(UTC) > start.astimezone(UTC)


def _accept_end(values: Values, start: datetime, end: datetime, assumed: datetime, *, has_offset: bool) -> bool:
    """Say whether the end counts, and report why not: it is not after the start, or makes a round of half a day and more.

    That comes of an end without an offset, read in another zone than a start that has one.
    """
    typed, place = values.text("end") or "", values.place("end")
    what, since = f'the end "{typed}" is', f'the start "{values.text("start")}"; {assumed:%Y-%m-%d %H:%M} is assumed'
    if _is_after(end, start):
        moment = read_moment(typed) if has_offset else None
        if not isinstance(moment, datetime) or moment.tzinfo is not None or end - start <= _LONGEST_NIGHT:
            return True
        hours = (end.astimezone(UTC) - start.astimezone(UTC)) // timedelta(hours=1)
        hint = f"give the end its offset too, as `end: {assumed.isoformat(timespec='minutes')}`"
        values.problems.append(report(BAD_DATE, place, f"{what} {hours} hours after {since}", hint))
    elif not any(problem.check in _CLOCK_CHANGES for problem in values.problems):
        same_day = datetime.combine(start.date(), end.time(), start.tzinfo)
        if end.date() < start.date() and _is_after(same_day, start):
            hint = f"write the day of the end, as `end: {same_day:%Y-%m-%dT%H:%M}`"
        elif not _is_after(start, end):
            hint = f"write when it was over, as `end: {show_moment(assumed)}`"
        else:
            hint = f"swap them: `start: {show_moment(end)}` and, on a line of its own, `end: {show_moment(start)}`"
        values.problems.append(report(END_BEFORE_START, place, f"{what} not after {since}", hint))
    return False


def _report_unread_end(values: Values, unread: str | None, start: datetime, assumed: datetime, *, whole_day: bool) -> None:
    """Report an end that is `unread`, else one that is missing or only a date, with the one that is assumed."""
    if unread is not None:
        problem = judge_date("end: {}", unread, values.place("end"), start.date(), f"{assumed:%Y-%m-%dT%H:%M}")
        values.problems.append(problem._replace(message=f"{problem.message}; {assumed:%Y-%m-%d %H:%M} is assumed"))
        return
    if whole_day:
        message = f"no time of day: {start:%H:%M} to {assumed:%H:%M} is assumed"
        hint = f"write `start: {start:%Y-%m-%dT%H:%M}` and `end: {assumed:%Y-%m-%dT%H:%M}` with the times it had"
    else:
        length = (assumed.astimezone(UTC) - start.astimezone(UTC)) // timedelta(minutes=1)
        what = f'a date and no time: "{values.text("end")}"' if values.text("end") else "no end"
        message = f"{what}; {length} min are assumed, until {assumed:%Y-%m-%d %H:%M}"
        hint = f"add `end: {assumed:%Y-%m-%dT%H:%M}`, or when it was over; the hours count from the end"
    place = values.place("end" if "end" in values.fields else "start")
    values.problems.append(report(MISSING_END, place, message, hint))


def _read_clock(typed: str, start: datetime) -> datetime | None:
    """Return an end that is only a time of day, on the day of `start` or behind its midnight."""
    clock = _CLOCK.fullmatch(typed)
    if clock is None:
        return None
    end = datetime.combine(start.date(), time(int(clock[1]), int(clock[2])))
    return _move_over_midnight(end, start.replace(tzinfo=None))


def _move_over_midnight(end: datetime, start: datetime) -> datetime:
    """Return an end of the start's date, or of the next where it lies before the start by the clock (rules.md 7.1)."""
    over_midnight = end + timedelta(days=1)
    return over_midnight if end < start and over_midnight - start <= _LONGEST_NIGHT else end


def _localise(values: Values, key: str, moment: datetime, zone: tzinfo) -> datetime:
    local, problem = localise(values.text(key) or "", moment, zone, values.place(key))
    if problem:
        values.problems.append(problem)
    return local
