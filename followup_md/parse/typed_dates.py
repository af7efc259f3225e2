"""Days and times typed into commands, and to which a round was moved: one reading is taken, of several each is listed, none guessed."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from functools import cache
from typing import Final, NamedTuple, TypeVar

from followup_md.date_text import WEEKDAY_WORDS, WEEKDAYS, Days, find_vague, name_weekday, read_days, read_moment, read_relative_days
from followup_md.dates import DAY, Calendar, spell_day
from followup_md.errors import UsageProblem
from followup_md.parse.dates import find_clocks, find_range, list_moments, split_time

_ROUND: Final = r"(?:(?:the|my|our|this|their)\s+)?(?:[\w-]+\s+){0,2}?(?:interview|round|call|meeting|screen|chat|onsite|it)"
_VERB: Final = r"(?:re-?scheduled|moved|postponed|delayed|pushed(?:\s+(?:back|out))?|put\s+(?:back|off)|shifted|brought\s+forward)"
_PERSON: Final = r"(?:\[\[[^\[\]]+\]\]|(?-i:[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)?)|she|he)"
_OBJECT: Final = rf"(?:{_ROUND}|me|us)"
_MOVED: Final = (
    rf"(?:(?:{_ROUND}\s+)?(?:(?:is|was|has|had|have|got|been|they|now|just)\s+)*{_VERB}(?:\s+{_OBJECT})?"
    rf"|{_PERSON}(?:\s+(?:has|just))*\s+{_VERB}\s+{_OBJECT})(?:\s+from\s+.+?)?\s+(?:to|for|until)\s+(?P<rest>.+)"
)
_MOST_WORDS: Final = 8
_HOW: Final = "2026-11-18, 18 Nov, today, tomorrow, yesterday, fri, last fri, +3d, -2d, +1w or +2bd (business days)"
_NAMED_DATE: Final = rf"({WEEKDAY_WORDS})\.?,? (.+)"
_YEARS_APART: Final = 2  # for two digits: `26` may be this year or a day; `31` is too far off to be a year
_NEXT_SEASON, _HALF_A_YEAR = 92 * DAY, 183 * DAY

_Day = TypeVar("_Day", bound=date)


class AmbiguousDate(UsageProblem):
    """Error for a day or a time that may be one of several, `typed` so; the hint says what to write."""

    def __init__(self, message: str, hint: str, typed: str) -> None:
        """Keep the words with the message."""
        super().__init__(message, hint)
        self.typed = typed


class NewTime(NamedTuple):
    """When a round is now: `clock` and `end` (naive) are None where nothing names them; `remark` is what stood behind it.

    Without a `zone` it is by the clock of its note.
    """

    day: date
    clock: time | None = None
    end: datetime | None = None
    remark: str = ""
    zone: tzinfo | None = None


def read_typed_day(text: str, today: date, calendar: Calendar, *, past: bool = False) -> date:
    """Return the day meant by `2026-11-18`, `tomorrow`, `fri`, `last fri`, `18 Nov`, `+3d` or `+2bd`, counted from `today`.

    UsageProblem lists the readings when there are several (`03/04/26`; `fri` on a Friday), or says what to write when there is
    none, or a time as well. With `past`, readings in the future are dropped if there are several.
    """
    days = _find_days(text, today, calendar)
    if past:
        # Without its year a day may as well be that of the year before.
        far = bool(days) and min(days) > today + _NEXT_SEASON
        days = tuple(day for day in (read_days(text, today - _HALF_A_YEAR) if far else days) if day <= today) or days
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
    found = list_moments(text, lambda typed: _find_days(typed, today, calendar))
    readings = [reading for reading in found if isinstance(reading, datetime)]
    return _take_one(text, readings, f"a time behind a day: 14:00, 9:30, 9.30, 14h or 2pm; the day as {_HOW}")


def read_typed_end(text: str, start: datetime, today: date, calendar: Calendar) -> datetime:
    """Return the end meant by `15:30` or `3:30pm`, the first such time after `start`; else by a day and time, as for a moment.

    Over midnight it is under twelve hours later: UsageProblem for a time before the start.
    """
    ends = [datetime.combine(start.date(), clock) for clock in find_clocks(text)]
    if not ends:
        return read_typed_moment(text, today, calendar)
    end = min(end if end > start else end + DAY for end in ends)
    if end.date() > start.date() and end - start >= DAY / 2:
        hint = "write an end after the start; one on another day with its day, such as 2026-11-20T15:30"
        raise UsageProblem(f"the end, {end:%H:%M}, is before the start, {start:%H:%M}", hint)
    return end


def _take_one(text: str, readings: Sequence[_Day], remedy: str) -> _Day:
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise AmbiguousDate(f"{text!r} is ambiguous", f"write {' or '.join(map(_show, readings))}", text)
    raise UsageProblem(f"{text!r} is no date that can be read", f"write {remedy}")


def _show(reading: date) -> str:
    return f"{reading:%Y-%m-%dT%H:%M} ({spell_day(reading)})" if isinstance(reading, datetime) else f"{reading} ({spell_day(reading)})"


def _find_days(text: str, today: date, calendar: Calendar) -> Days:
    """Return each day that the text can mean; if digits are ambiguous, the weekday before them decides."""
    text = " ".join(text.casefold().split()).rstrip(",")
    if days := read_relative_days(text, today, calendar):
        return days
    match = re.fullmatch(_NAMED_DATE, text)
    days = read_days(match[2] if match else text, today, month_first=True)
    days = tuple(day for day in days if abs(day.year - today.year) <= _YEARS_APART) or days
    if match is None or not days:
        return days
    name = name_weekday(match[1])
    fitting = tuple(day for day in days if WEEKDAYS[day.weekday()] == name)
    if not fitting:
        raise UsageProblem(f"{text!r} is no {name.capitalize()}", f"write {' or '.join(map(_show, days))}, or another day")
    return fitting


@cache
def _compile_moved() -> re.Pattern[str]:
    return re.compile(_MOVED, re.IGNORECASE | re.DOTALL)


def read_new_time(words: str, said_on: date, start: date, calendar: Calendar) -> NewTime | None:
    """Return the time to which `words` (`rescheduled to fri 10:00`), said on a day, move the round of `start`; None for any other text.

    AmbiguousDate for a day or a time that may be several, such as one of `next week`.
    """
    match = _compile_moved().fullmatch(words.strip())
    tokens = match["rest"].split() if match else []
    for count in range(min(len(tokens), _MOST_WORDS), 0, -1):
        new = _read_new(" ".join(tokens[:count]).rstrip(",.;:"), said_on, start, calendar)
        if new:
            return new._replace(remark=" ".join(tokens[count:]).lstrip(":;,-\u2013\u2014 "))
    vague = find_vague(match["rest"]) if match else None
    if match and vague and match["rest"].startswith(vague):
        hint = 'write the day and the time in its place, such as "rescheduled to fri 14:00"; until they are known, "heard from" with a name'
        raise AmbiguousDate(f"{vague!r} is no single day", hint, vague)
    return None


def _read_new(typed: str, said_on: date, start: date, calendar: Calendar) -> NewTime | None:
    """Return the day and the time that all of `typed` names, or a time alone, which is one of the day of `start`."""
    both = find_range(typed)
    if both:
        return NewTime(both[0].date(), both[0].time(), both[1])
    for text in (typed, f"{start:%Y-%m-%d} {typed}"):
        try:
            moment = read_typed_moment(text, said_on, calendar)
        except AmbiguousDate:
            raise
        except UsageProblem:
            continue
        return NewTime(moment.date(), moment.time())
    try:
        return NewTime(read_typed_day(typed, said_on, calendar))
    except AmbiguousDate:
        raise
    except UsageProblem:
        return None
