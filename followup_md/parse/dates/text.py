"""Dates as people type them: every day that a text can mean, by the forms in which it may be written (format.md 2.1 and 3).

Who reads a date names the forms that are taken there; none is guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final, Literal

from followup_md.dates import DAY, Calendar
from followup_md.parse.dates.words import MONTH_WORDS, MONTHS, WEEKDAYS, Days, PartialDate, find_vague, hint_vague

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["find_vague", "hint_ambiguous", "hint_vague", "looks_like_date", "make_day", "read_date", "read_log_date", "read_moment"]

Form = Literal["iso", "named", "digits", "short-digits", "partial", "word", "weekday", "count"]
FIRST_YEAR, LAST_YEAR = 1970, 2200
CENTURY = 2000
FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=-12), timedelta(hours=14)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:T|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_DIGITS = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})", re.ASCII)
_AHEAD: Final = {"today": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2}
_UNITS: Final = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_NEAR: Final = timedelta(days=92)  # a date without a year is one that near, or else may lie behind as well as ahead
_A_YEAR: Final = timedelta(days=366)
_YEARS_APART: Final = 2  # of two digits, `26` may be this year as well as a day, and `31` is none that anybody means
_SHORT_WEEKDAYS: Final = {name[:3]: name for name in WEEKDAYS} | {
    "tues": WEEKDAYS[1],
    "weds": WEEKDAYS[2],
    "thur": WEEKDAYS[3],
    "thurs": WEEKDAYS[3],
}
# Patterns of what is typed into commands alone, as text: `re` compiles them when they are needed.
WEEKDAY_WORDS: Final = "|".join(sorted((*_SHORT_WEEKDAYS, *WEEKDAYS), key=len, reverse=True))
_TYPED_WEEKDAY: Final = rf"(?:(this|coming|next|last) )?({WEEKDAY_WORDS})\.?( week)?"
_TYPED_COUNT: Final = r"([+-]|in )?([0-9]{1,3}) ?(d|days?|w|weeks?|bd|business days?|working days?)( ago| from (?:now|today))?"
_TYPED_MONTH: Final = rf"({MONTH_WORDS})\.?"
_TYPED_NTH: Final = "([0-9]{1,2})(?:st|nd|rd|th)?"
_TYPED_PARTIAL: Final = rf"(?:{_TYPED_NTH}(?: of)? {_TYPED_MONTH}|{_TYPED_MONTH} {_TYPED_NTH})(?:,? ([0-9]{{4}}))?"
_SHORT_DIGITS: Final = r"(?:[0-9]{4}|[0-9]{1,2})([-./])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{1,2})"


def list_possible_days(text: str, forms: Sequence[Form], today: date = date.min, calendar: Calendar | None = None) -> Days:
    """Return each day that `text`, all of it, can mean by the first of `forms` that reads it, counted from `today`; none without one.

    `iso` is `2026-11-18` or `[[2026-11-18]]`, `named` is `18 Nov 2026`, and `digits` are those of a date in any order; these need no
    `today`. The others are those of commands, and take a text in lower case with single blanks: `short-digits` with a year of two digits
    near this one, `partial` a date with a month's name and perhaps a year, `word` (`tomorrow`), `weekday` (`last fri`) and `count`
    (`+3d`, `2 weeks ago`; `+2bd` by `calendar`).
    """
    return next((days for form in forms if (days := _READERS[form](text, today, calendar or Calendar()))), ())


def read_date(text: str) -> date | None:
    """Return the day of `2026-11-18` or `[[2026-11-18]]`; None when it is another text, no day, or outside the years 1970 to 2200."""
    text = text.strip()
    if text.startswith("[[") and text.endswith("]]"):
        text = text[2:-2].strip()
    if not _ISO.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def read_log_date(text: str) -> date | None:
    """Return the day that begins a log line: as `read_date`, and `18 Nov 2026` or `18 November 2026`."""
    return read_date(text) or next(iter(list_possible_days(text, ("named",))), None)


def read_moment(text: str) -> date | datetime | None:
    """Return a date, or a date and time when a time of day is given: aware when an offset is, else naive; None when it does not read."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return read_date(text)
    typed, hour, minute, second, offset = match.groups()
    day = read_date(typed)
    if day is None:
        return None
    try:
        clock = datetime(day.year, day.month, day.day, int(hour), int(minute), int(second or 0))  # noqa: DTZ001 - a wall-clock time as typed; the zone comes with the note
        if not offset:
            return clock
        digits = "0000" if offset in "Zz" else offset[1:].replace(":", "").ljust(4, "0")
        length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if offset.startswith("-") else 1)
        # Others no clock on earth has.
        return clock.replace(tzinfo=timezone(length)) if FARTHEST_WEST <= length <= FARTHEST_EAST else None
    except ValueError:
        return None


def looks_like_date(text: str) -> bool:
    """Say whether `text` is built like a date, readable or not (`2026-02-30`, `03/04/26`, `18 Nov 2026`), and so is no prose."""
    text = text.strip().removeprefix("[[").removesuffix("]]").strip()
    return any(shape.fullmatch(text) for shape in (_DIGITS, _NAMED, _MOMENT))


def hint_ambiguous(text: str) -> Days:
    """Return each day that digits in another order could mean, month first before day first (`03/04/26`: 4 March, 3 April 2026)."""
    return list_possible_days(text.strip(), ("digits",))


def make_day(year: int, month: int, day: int) -> date | None:
    """Return that day; None where there is none, or outside the years 1970 to 2200."""
    return next((day for day in PartialDate(year, month, day).list_days(()) if FIRST_YEAR <= year <= LAST_YEAR), None)


def name_weekday(typed: str) -> str:
    """Return the whole name of a weekday that WEEKDAY_WORDS matches."""
    return _SHORT_WEEKDAYS.get(typed, typed)


def _split_digits(text: str) -> tuple[int, int, int]:
    """Return the three numbers of a date in digits; zeros, which are no day in any order, for another text."""
    match = _DIGITS.fullmatch(text)
    return (int(match[1]), int(match[3]), int(match[4])) if match else (0, 0, 0)


def _make_days(orders: Sequence[tuple[int, int, int]]) -> Days:
    return tuple(dict.fromkeys(day for order in orders if (day := make_day(*order))))


def _read_iso(text: str, _today: date, _calendar: Calendar) -> Days:
    day = read_date(text)
    return (day,) if day else ()


def _read_named(text: str, _today: date, _calendar: Calendar) -> Days:
    match = _NAMED.fullmatch(text.strip())
    month = MONTHS.get(match[2].casefold()) if match else None
    return _make_days([(int(match[3]), month, int(match[1]))]) if match and month else ()


def _read_digits(text: str, _today: date, _calendar: Calendar) -> Days:
    """Read digits with the year at either end; behind it the month comes first, unless there is no such day."""
    first, middle, last = _split_digits(text)
    if first >= FIRST_YEAR:
        return _make_days([(first, middle, last), (first, last, middle)])[:1]
    year = last if last >= FIRST_YEAR else CENTURY + last
    return _make_days([(year, first, middle), (year, middle, first)])


def _read_short_digits(text: str, today: date, calendar: Calendar) -> Days:
    """Read digits as typed into a command: a year of two digits may stand at either end, and is one near this year."""
    if not re.fullmatch(_SHORT_DIGITS, text):
        return ()
    first, middle, last = _split_digits(text)
    if first >= FIRST_YEAR:
        return _make_days([(first, middle, last)])
    if last >= FIRST_YEAR:
        return _read_digits(text, today, calendar)
    orders = [(CENTURY + last, first, middle), (CENTURY + last, middle, first), (CENTURY + first, middle, last)]
    return _make_days([order for order in orders if abs(order[0] - today.year) <= _YEARS_APART])


def _read_partial(text: str, today: date, _calendar: Calendar) -> Days:
    match = re.fullmatch(_TYPED_PARTIAL, text)
    if match is None:
        return ()
    partial = PartialDate(int(match[5]) if match[5] else None, MONTHS[match[2] or match[3]], int(match[1] or match[4]))
    days = [day for day in partial.list_days((today.year - 1, today.year, today.year + 1)) if FIRST_YEAR <= day.year <= LAST_YEAR]
    near = [day for day in days if abs(day - today) <= _NEAR]
    return tuple(days if partial.year is not None else near or [day for day in days if abs(day - today) < _A_YEAR])


def _read_word(text: str, today: date, _calendar: Calendar) -> Days:
    ahead = _AHEAD.get(text.removeprefix("the "))
    return () if ahead is None else (today + ahead * DAY,)


def _read_typed_weekday(text: str, today: date, _calendar: Calendar) -> Days:
    """Read the name of a weekday: the next such day; `last` is the one before today, unless that is of this week and so open."""
    match = re.fullmatch(_TYPED_WEEKDAY, text)
    if match is None or (match[1] and match[3]):
        return ()
    which, name = match[1], name_weekday(match[2])
    if which != "last":
        return hint_vague(f"{which or ''} {name}{match[3] or ''}", today)
    back = (today.weekday() - WEEKDAYS.index(name) - 1) % 7 + 1
    days = (today - (back + 7) * DAY, today - back * DAY)
    return days if back <= today.weekday() else days[1:]


def _read_count(text: str, today: date, calendar: Calendar) -> Days:
    """Read `+3d`, `-2d`, `in 3 days` and `3 days ago`; `3d` alone may lie on either side."""
    match = re.fullmatch(_TYPED_COUNT, text.replace("\u2212", "-"))
    if match is None or (match[1] and match[4]):
        return ()
    sign, length, unit, side = match.groups()

    def count(step: int) -> Iterator[date]:
        """Yield the day that far on one side, in the years that are read."""
        day = today + step * int(length) * _UNITS.get(unit, 0) * DAY
        if unit not in _UNITS and step > 0:
            day = calendar.add_business_days(today, int(length))
        elif unit not in _UNITS:
            for _ in range(int(length)):
                day = calendar.previous_business_day(day - DAY)
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            yield day

    steps = {"+": (1,), "in ": (1,), "-": (-1,), " ago": (-1,), None: (1, -1)}.get(sign or side, (1,))
    return tuple(dict.fromkeys(day for step in steps for day in count(step)))


_READERS: Final[Mapping[Form, Callable[[str, date, Calendar], Days]]] = {
    "iso": _read_iso,
    "named": _read_named,
    "digits": _read_digits,
    "short-digits": _read_short_digits,
    "partial": _read_partial,
    "word": _read_word,
    "weekday": _read_typed_weekday,
    "count": _read_count,
}
