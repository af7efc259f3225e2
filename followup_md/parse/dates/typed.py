"""Days and times as people type them into a command: one reading is taken, several are refused with each of them, none is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from followup_md.dates import DAY, spell_day
from followup_md.errors import UsageProblem
from followup_md.parse.dates.clock import NO_TIME, read_clock, split_time
from followup_md.parse.dates.text import CENTURY, FIRST_YEAR, LAST_YEAR, hint_vague, make_day, read_date, read_moment
from followup_md.parse.dates.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.dates import Calendar

_WAYS = "2026-11-18, 18 Nov, today, tomorrow, yesterday, fri, last fri, +3d, -2d, +1w or +2bd (business days)"
_WORDS = {"today": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2}
_UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_NEAR = timedelta(days=92)  # a date without a year is one that near, or else may lie behind as well as ahead
_YEAR = timedelta(days=366)
_YEARS_APART = 2  # of two digits, `26` may be this year as well as a day, and `31` is none that anybody means
_SHORT = {name[:3]: name for name in WEEKDAYS} | {"tues": "tuesday", "weds": "wednesday", "thur": "thursday", "thurs": "thursday"}
_WEEKDAY = rf"({'|'.join(sorted((*_SHORT, *WEEKDAYS), key=len, reverse=True))})\.?"
_NAMED = re.compile(rf"(?:(this|coming|next|last) )?{_WEEKDAY}( week)?")
_NAMED_DATE = re.compile(rf"{_WEEKDAY},? (.+)")
_SPAN = re.compile(r"([+-]|in )?([0-9]{1,3}) ?(d|days?|w|weeks?|bd|business days?|working days?)( ago| from (?:now|today))?")
_MONTH = rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_WORDED = re.compile(rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} ([0-9]{{1,2}})(?:st|nd|rd|th)?)(?:,? ([0-9]{{4}}))?")
_NUMERIC = re.compile(r"([0-9]{4}|[0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4}|[0-9]{1,2})")

Days = tuple[date, ...]
_Day = TypeVar("_Day", bound=date)


def read_typed_day(text: str, today: date, calendar: Calendar, *, past: bool = False) -> date:
    """Return the day meant by `2026-11-18`, `tomorrow`, `fri`, `last fri`, `18 Nov`, `+3d` or `+2bd`, counted from `today`.

    `calendar` says which days are business days. UsageProblem with the readings when there are several (`03/04/26`; `fri` on
    a Friday), or with what can be written when there is none, or a time as well. With `past`, of several readings those count that do
    not lie ahead.
    """
    days = _find_days(text, today, calendar)
    if past:
        days = tuple(day for day in days if day <= today) or days
    if not days and any(_find_days(rest, today, calendar) for rest, clocks in split_time(text) if clocks):
        raise UsageProblem(f"{text!r} has a time, and only a day is wanted", "leave the time out")
    return _take_one(text, days, _WAYS)


def read_typed_moment(text: str, today: date, calendar: Calendar) -> datetime:
    """Return the day and time meant by `2026-11-18T13:00`, `tomorrow 14:00`, `fri 9:30` or `+3d 2pm`, without a zone.

    The rest is as for a day. UsageProblem too when there is no time, one that may be of the night or of the afternoon (`2:30`),
    or an offset.
    """
    moment = read_moment(text)
    if isinstance(moment, datetime):
        if moment.tzinfo is not None:
            raise UsageProblem(f"{text!r} has an offset", "write the time on the clock there, without the offset")
        return moment
    if _find_days(text, today, calendar):
        raise UsageProblem(f"{text!r} has no time", f"write it behind the day, like {' '.join(text.split())} 14:00 or 2pm")
    readings = (
        datetime.combine(day, clock) for rest, clocks in split_time(text) for day in _find_days(rest, today, calendar) for clock in clocks
    )
    return _take_one(text, tuple(dict.fromkeys(readings)), f"a time behind a day: {NO_TIME}; the day as {_WAYS}")


def read_typed_end(text: str, start: datetime, today: date, calendar: Calendar) -> datetime:
    """Return the end meant by `15:30` or `3:30pm`, the first such time after `start`; else by a day and time, as a moment is typed."""
    clocks = read_clock(text)
    if not clocks:
        return read_typed_moment(text, today, calendar)
    ends = (datetime.combine(start.date(), clock) for clock in clocks)
    return min(end if end > start else end + DAY for end in ends)


def _take_one(text: str, readings: Sequence[_Day], ways: str) -> _Day:
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise UsageProblem(f"{text!r} is ambiguous", f"write {' or '.join(map(_show, readings))}")
    raise UsageProblem(f"{text!r} is no date that can be read", f"write {ways}")


def _show(reading: date) -> str:
    shown = f"{reading:%Y-%m-%dT%H:%M}" if isinstance(reading, datetime) else str(reading)
    return f"{shown} ({spell_day(reading)})"


def _find_days(text: str, today: date, calendar: Calendar) -> Days:
    """Return each day that the text can mean, none when it does not read."""
    text = " ".join(text.casefold().split()).rstrip(",")
    if (ahead := _WORDS.get(text.removeprefix("the "))) is not None:
        return (today + ahead * DAY,)
    return _find_dates(text, today) or _find_named(text, today) or _count(text, today, calendar) or _check_weekday(text, today)


def _find_dates(text: str, today: date) -> Days:
    """Read a date of the calendar, be it without its year or in digits of any order."""
    day = read_date(text)
    return (day,) if day else _find_worded(text, today) or _find_numeric(text, today)


def _find_worded(text: str, today: date) -> Days:
    match = _WORDED.fullmatch(text)
    if match is None:
        return ()
    month, number = MONTHS[match[2] or match[3]], int(match[1] or match[4])
    years = (int(match[5]),) if match[5] else (today.year - 1, today.year, today.year + 1)
    days = tuple(day for year in years if (day := make_day(year, month, number)))
    near = tuple(day for day in days if abs(day - today) <= _NEAR)
    return days if match[5] else near or tuple(day for day in days if abs(day - today) < _YEAR)


def _find_numeric(text: str, today: date) -> Days:
    """Read digits with the year first, month first and day first; a year of two digits may stand at either end."""
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return ()
    first, middle, last = int(match[1]), int(match[3]), int(match[4])
    if first >= FIRST_YEAR:
        orders = [(first, middle, last)]
    elif last >= FIRST_YEAR:
        orders = [(last, first, middle), (last, middle, first)]
    else:
        orders = [(CENTURY + last, first, middle), (CENTURY + last, middle, first), (CENTURY + first, middle, last)]
        orders = [order for order in orders if abs(order[0] - today.year) <= _YEARS_APART]
    return tuple(dict.fromkeys(day for order in orders if (day := make_day(*order))))


def _find_named(text: str, today: date) -> Days:
    """Read the name of a weekday: the next such day; `last` is the one before today, unless that is of this week and so open."""
    match = _NAMED.fullmatch(text)
    if match is None or (match[1] and match[3]):
        return ()
    which, name = match[1], _SHORT.get(match[2], match[2])
    if which != "last":
        return hint_vague(f"{which or ''} {name}{match[3] or ''}", today)
    back = (today.weekday() - WEEKDAYS.index(name) - 1) % 7 + 1
    days = (today - (back + 7) * DAY, today - back * DAY)
    return days if back <= today.weekday() else days[1:]


def _count(text: str, today: date, calendar: Calendar) -> Days:
    """Read `+3d`, `-2d`, `in 3 days` and `3 days ago`; `3d` alone may lie on either side."""
    match = _SPAN.fullmatch(text.replace("\u2212", "-"))
    if match is None or (match[1] and match[4]):
        return ()
    sign, length, unit, side = match.groups()
    signs = {"+": (1,), "in ": (1,), "-": (-1,), " ago": (-1,), None: (1, -1)}.get(sign or side, (1,))
    days = (_add(today, step * int(length), unit, calendar) for step in signs)
    return tuple(dict.fromkeys(day for day in days if FIRST_YEAR <= day.year <= LAST_YEAR))


def _add(day: date, length: int, unit: str, calendar: Calendar) -> date:
    if unit in _UNITS:
        return day + length * _UNITS[unit] * DAY
    if length >= 0:
        return calendar.add_business_days(day, length)
    for _ in range(-length):
        day = calendar.previous_business_day(day - DAY)
    return day


def _check_weekday(text: str, today: date) -> Days:
    """Read a date behind the name of its weekday, which it must be; where the digits can mean several, the name decides."""
    match = _NAMED_DATE.fullmatch(text)
    days = _find_dates(match[2], today) if match else ()
    if match is None or not days:
        return ()
    name = _SHORT.get(match[1], match[1])
    fitting = tuple(day for day in days if WEEKDAYS[day.weekday()] == name)
    if not fitting:
        raise UsageProblem(f"{text!r} is no {name.capitalize()}", f"write {' or '.join(map(_show, days))}, or another day")
    return fitting
