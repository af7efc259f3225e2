"""Dates and times that are typed in no form that is read, but whose digits leave no doubt: for hints alone, never for facts."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.parse.dates.text import list_possible_days

if TYPE_CHECKING:
    from followup_md.parse.dates.text import Form

_CALENDAR_FORMS: Final[tuple[Form, ...]] = ("named", "iso", "digits")
_HALF: Final = r"\s*([ap])?(?:(?<=[ap])\.?m\.?)?"
_CLOCK: Final = rf"([0-9]{{1,2}})(?:[:.h]([0-9]{{2}}))?{_HALF}"
_AT_END: Final = re.compile(
    rf"(.*?)(?:^|[T\s,]|\bat\s)\s*([0-9]{{1,2}})(?:[:.h]([0-9]{{2}})(?::[0-9]{{2}})?)?{_HALF}", re.IGNORECASE | re.DOTALL
)
_RANGE: Final = re.compile(rf"(.*?)(?:^|[T\s,])\s*{_CLOCK}\s*(?:[-\u2013\u2014]|\bto\b|\buntil\b)\s*{_CLOCK}", re.IGNORECASE | re.DOTALL)
_NOON: Final = 12
# Before this hour nobody is interviewed: `01:00-05:00` is a time with its offset.
_FIRST_HOUR: Final = time(7)
_PLAIN_OFFSET: Final = re.compile(r".*[T\s][0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}", re.IGNORECASE)


class Range(NamedTuple):
    """Two times of one day: when something began and when it ended, as one might type them in one value."""

    day: date
    begin: time
    end: time


def read_loosely(text: str, day: date | None = None) -> tuple[date | datetime, ...]:
    """Return each date, or date and time, that `text` can mean; `day` is the date of a time alone.

    `3:30pm`, `15.30` and `1pm` are times, `2026-9-3T10:00` and `17/11/2026 1pm` both in one; `15` alone is nothing. Digits of full width
    are digits.
    """
    text = unicodedata.normalize("NFKC", text)
    days = list_possible_days(text.strip(), _CALENDAR_FORMS)
    if days:
        return days
    match = _AT_END.fullmatch(text.strip())
    clock = _make_clock(*match.groups()[1:]) if match else None
    if match is None or clock is None:
        return ()
    typed = match[1].strip(" ,")
    days = list_possible_days(typed, _CALENDAR_FORMS) if typed else ((day,) if day else ())
    return tuple(datetime.combine(one, clock) for one in days)


def find_range(text: str) -> Range | None:
    """Return the two times of `2026-11-17 13:00-15:30`; None when it is another text, or is as well a time with its offset."""
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        return None
    days = list_possible_days(match[1].strip(" ,"), _CALENDAR_FORMS)
    end = _make_clock(*match.groups()[4:])
    begin = _make_clock(match[2], match[3], match[4] or match[7] if end else None)
    if len(days) != 1 or begin is None or end is None or begin >= end:
        return None
    return None if begin < _FIRST_HOUR and _PLAIN_OFFSET.fullmatch(text.strip()) else Range(days[0], begin, end)


def _make_clock(hour: str, minute: str | None, half: str | None) -> time | None:
    if minute is None and half is None:
        return None  # a number alone may be anything
    hours = int(hour) % _NOON + (_NOON if half in ("p", "P") else 0) if half and int(hour) <= _NOON else int(hour)
    try:
        return time(hours, int(minute or 0))
    except ValueError:
        return None
