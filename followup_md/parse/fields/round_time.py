"""When a round took place: `start`, `end` and `timezone` of the front matter as two aware instants (FORMAT.md 2.1, RULES.md 7.1)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.config.values import find_zone
from followup_md.parse.dates.problems import judge_date
from followup_md.parse.dates.text import read_moment
from followup_md.parse.fields.zones import localise, report_zone
from followup_md.problem import report

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.parse.fields.values import Values

_LENGTH: Final = timedelta(minutes=60)
_LENGTHS: Final = {"phone-screen": timedelta(minutes=30)}
_FIRST_HOUR: Final = time(9)
_LAST_HOUR: Final = time(17)
# An end that is only a time of day may lie behind midnight; further on it is a slip.
_LONGEST_NIGHT: Final = timedelta(hours=12)
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")
_EXAMPLE: Final = "2026-11-17T13:00"


class Times(NamedTuple):
    """Start and end of a round, aware, in its zone."""

    start: datetime
    end: datetime


def read_times(values: Values, kind: str | None, settings: Settings) -> Times | None:
    """Return when the round was, or None without a readable `start`; what was wrong or assumed goes to the problems of `values`."""
    zone = _read_zone(values, settings)
    typed = values.text("start")
    if typed is None:
        if not any(problem.check == "bad-value" and problem.place == values.place("start") for problem in values.problems):
            hint = f"write when it was, as `start: {_EXAMPLE}`; every deadline counts from it"
            values.problems.append(report("missing-date", values.place("start"), "no `start`", hint))
        return None
    moment = read_moment(typed)
    if moment is None:
        values.problems.append(judge_date("start", typed, values.place("start"), None, _EXAMPLE))
        return None
    if isinstance(moment, datetime):
        start, whole_day = _localise(values, "start", moment, zone), False
    else:
        start, whole_day = _localise(values, "start", datetime.combine(moment, _FIRST_HOUR), zone), True
    return Times(start, _read_end(values, start, zone, _assume_end(start, zone, kind, whole_day=whole_day), whole_day=whole_day))


def _read_end(values: Values, start: datetime, zone: tzinfo, assumed: datetime, *, whole_day: bool) -> datetime:
    typed = values.text("end")
    if typed is None:
        _report_missing(values, start, assumed, whole_day=whole_day)
        return assumed
    moment = _read_clock(typed, start) or read_moment(typed)
    if moment is None:
        values.problems.append(judge_date("end", typed, values.place("end"), start.date(), f"{assumed:%Y-%m-%dT%H:%M}"))
        return assumed
    if not isinstance(moment, datetime):
        if moment == start.date():
            _report_missing(values, start, assumed, whole_day=whole_day)
            return assumed
        moment = datetime.combine(moment, _LAST_HOUR)
    end = _localise(values, "end", moment, zone)
    # Compared as instants: two times of one zone compare by the wall clock, which turns back in autumn.
    if end.astimezone(UTC) > start.astimezone(UTC):
        return end
    hint = f"swap them, or give the end its own date, as `end: {start.date() + timedelta(days=1)}T{end:%H:%M}`"
    message = f'the end "{typed}" is not after the start "{values.text("start")}"; {assumed:%Y-%m-%d %H:%M} is assumed'
    values.problems.append(report("end-before-start", values.place("end"), message, hint))
    return assumed


def _read_clock(typed: str, start: datetime) -> datetime | None:
    """Return an end that is only a time of day, on the day of `start` or behind its midnight."""
    clock = _CLOCK.fullmatch(typed)
    if clock is None:
        return None
    end = datetime.combine(start.date(), time(int(clock[1]), int(clock[2])))
    over_midnight = end + timedelta(days=1)
    local = start.replace(tzinfo=None)
    return over_midnight if end < local and over_midnight - local <= _LONGEST_NIGHT else end


def _assume_end(start: datetime, zone: tzinfo, kind: str | None, *, whole_day: bool) -> datetime:
    if whole_day:
        return datetime.combine(start.date(), _LAST_HOUR, zone)
    return (start.astimezone(UTC) + _LENGTHS.get(kind or "", _LENGTH)).astimezone(zone)


def _report_missing(values: Values, start: datetime, assumed: datetime, *, whole_day: bool) -> None:
    if whole_day:
        message = f"no time of day: {start:%H:%M} to {assumed:%H:%M} is assumed"
        hint = f"write `start: {start:%Y-%m-%dT%H:%M}` and `end: {assumed:%Y-%m-%dT%H:%M}` with the times it had"
    else:
        length = (assumed.astimezone(UTC) - start.astimezone(UTC)) // timedelta(minutes=1)
        message = f"no end: {length} min are assumed, until {assumed:%Y-%m-%d %H:%M}"
        hint = f"add `end: {assumed:%Y-%m-%dT%H:%M}`, or when it was over; the hours count from the end"
    place = values.place("end" if "end" in values.fields else "start")
    values.problems.append(report("missing-end", place, message, hint))


def _read_zone(values: Values, settings: Settings) -> tzinfo:
    typed = values.text("timezone")
    zone = find_zone(typed) if typed else None
    if zone:
        return zone
    used = (find_zone(settings.timezone) if settings.timezone else None) or UTC
    if typed:
        values.problems.append(report_zone(typed, values.place("timezone"), used))
    return used


def _localise(values: Values, key: str, moment: datetime, zone: tzinfo) -> datetime:
    local, problem = localise(values.text(key) or "", moment, zone, values.place(key))
    if problem:
        values.problems.append(problem)
    return local
