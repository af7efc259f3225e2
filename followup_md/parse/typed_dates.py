"""Days and times typed into commands: a single reading is taken, several are refused and listed, nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final, TypeVar

from followup_md.date_text import WEEKDAY_WORDS, WEEKDAYS, Days, Form, list_possible_days, name_weekday, read_moment
from followup_md.dates import DAY, Calendar, spell_day
from followup_md.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_CLOCK: Final = r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2})|(?P<full>h))?(?: ?(?P<half>[ap])\.?m\.?)?|(?P<noon>noon)"
_BEHIND: Final = rf"(?P<day>.+?)(?:,? at |,? |, ?|t(?=[0-9]))(?:{_CLOCK})"
_BEFORE: Final = rf"(?:at )?(?:{_CLOCK}),?(?: on)? (?P<day>.+)"
_NOON: Final = 12
# Without a leading zero, an earlier hour may well be in the afternoon: nobody is interviewed before this one.
_FIRST_HOUR: Final = 7
_HOW: Final = "2026-11-18, 18 Nov, today, tomorrow, yesterday, fri, last fri, +3d, -2d, +1w or +2bd (business days)"
# A calendar date, even without its year or in digits of any order; and all forms that may be typed for a day.
_DATES: Final[tuple[Form, ...]] = ("iso", "partial", "short-digits")
_FORMS: Final[tuple[Form, ...]] = ("word", *_DATES, "weekday", "count")
_NAMED_DATE: Final = rf"({WEEKDAY_WORDS})\.?,? (.+)"

_Day = TypeVar("_Day", bound=date)


def split_time(text: str) -> Iterator[tuple[str, tuple[time, ...]]]:
    """Yield each way to split a time (`9.30`, `14h`, `2pm`, `noon`) off either end of `text`: the rest, and the times it can mean."""
    for pattern in (_BEHIND, _BEFORE):
        if match := re.fullmatch(pattern, " ".join(text.split()), re.IGNORECASE):
            yield match["day"], _find_clocks(match)


def read_typed_day(text: str, today: date, calendar: Calendar, *, past: bool = False) -> date:
    """Return the day meant by `2026-11-18`, `tomorrow`, `fri`, `last fri`, `18 Nov`, `+3d` or `+2bd`, counted from `today`.

    UsageProblem lists the readings when there are several (`03/04/26`; `fri` on a Friday), or says what to write when there is
    none, or a time as well. With `past`, readings in the future are dropped if there are several.
    """
    days = _find_days(text, today, calendar)
    if past:
        days = tuple(day for day in days if day <= today) or days
    if not days and any(_find_days(rest, today, calendar) for rest, clocks in split_time(text) if clocks):
        raise UsageProblem(f"{text!r} has a time, and only a day is wanted", "leave the time out")
    return _take_one(text, days, _HOW)


def read_typed_moment(text: str, today: date, calendar: Calendar) -> datetime:
    """Return the day and time meant by `2026-11-18T13:00`, `tomorrow 14:00`, `fri 9:30` or `+3d 2pm`, without a zone.

    UsageProblem as for a day, and for no time, a time that may be at night or in the afternoon (`2:30`), or an offset.
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
    return _take_one(text, tuple(dict.fromkeys(readings)), f"a time behind a day: 14:00, 9:30, 9.30, 14h or 2pm; the day as {_HOW}")


def read_typed_end(text: str, start: datetime, today: date, calendar: Calendar) -> datetime:
    """Return the end meant by `15:30` or `3:30pm`, the first such time after `start`; else by a day and time, as for a moment."""
    alone = re.fullmatch(_CLOCK, " ".join(text.split()), re.IGNORECASE)
    ends = [datetime.combine(start.date(), clock) for clock in _find_clocks(alone)] if alone else []
    return min(end if end > start else end + DAY for end in ends) if ends else read_typed_moment(text, today, calendar)


def _find_clocks(match: re.Match[str]) -> tuple[time, ...]:
    if match["noon"]:
        return (time(_NOON),)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if minute > 59 or not (match["minute"] or match["full"] or match["half"]):  # noqa: PLR2004 - minutes of an hour
        return ()
    if match["half"]:
        return (time(hour % _NOON + (_NOON if match["half"] in "pP" else 0), minute),) if 1 <= hour <= _NOON else ()
    if hour > 23:  # noqa: PLR2004 - hours of a day
        return ()
    open_half = 1 <= hour < _FIRST_HOUR and not match["hour"].startswith("0")
    return (time(hour, minute), time(hour + _NOON, minute)) if open_half else (time(hour, minute),)


def _take_one(text: str, readings: Sequence[_Day], remedy: str) -> _Day:
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise UsageProblem(f"{text!r} is ambiguous", f"write {' or '.join(map(_show, readings))}")
    raise UsageProblem(f"{text!r} is no date that can be read", f"write {remedy}")


def _show(reading: date) -> str:
    return f"{reading:%Y-%m-%dT%H:%M} ({spell_day(reading)})" if isinstance(reading, datetime) else f"{reading} ({spell_day(reading)})"


def _find_days(text: str, today: date, calendar: Calendar) -> Days:
    """Return each day that the text can mean; if digits are ambiguous, the weekday before them decides."""
    text = " ".join(text.casefold().split()).rstrip(",")
    if days := list_possible_days(text, _FORMS, today, calendar):
        return days
    match = re.fullmatch(_NAMED_DATE, text)
    days = list_possible_days(match[2], _DATES, today, calendar) if match else ()
    if match is None or not days:
        return ()
    name = name_weekday(match[1])
    fitting = tuple(day for day in days if WEEKDAYS[day.weekday()] == name)
    if not fitting:
        raise UsageProblem(f"{text!r} is no {name.capitalize()}", f"write {' or '.join(map(_show, days))}, or another day")
    return fitting
