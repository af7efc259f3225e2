"""Dates as people type them: read when they are plain, told apart when they are not, and never guessed (format.md 2.1 and 3)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from followup_md.parse.dates.words import MONTHS, find_vague, hint_vague

__all__ = ["find_vague", "hint_ambiguous", "hint_vague", "looks_like_date", "make_day", "read_date", "read_log_date", "read_moment"]

FIRST_YEAR, LAST_YEAR = 1970, 2200
CENTURY = 2000
FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=-12), timedelta(hours=14)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORDED = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:T|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_NUMERIC = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})", re.ASCII)


def read_date(text: str) -> date | None:
    """Return the day of `2026-11-18` or `[[2026-11-18]]`; None when it is another text, no day, or outside the years 1970 to 2200."""
    text = text.strip()
    if text.startswith("[[") and text.endswith("]]"):
        text = text[2:-2].strip()
    return _read_iso(text) if _ISO.fullmatch(text) else None


def read_log_date(text: str) -> date | None:
    """Return the day that begins a log line: as `read_date`, and `18 Nov 2026` or `18 November 2026`."""
    match = _WORDED.fullmatch(text.strip())
    if match is None:
        return read_date(text)
    month = MONTHS.get(match[2].casefold())
    return make_day(int(match[3]), month, int(match[1])) if month else None


def read_moment(text: str) -> date | datetime | None:
    """Return a date, or a date and time when a time of day is given: aware when an offset is, else naive; None when it does not read."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return read_date(text)
    typed, hour, minute, second, offset = match.groups()
    day = _read_iso(typed)
    if day is None:
        return None
    try:
        clock = datetime(day.year, day.month, day.day, int(hour), int(minute), int(second or 0))  # noqa: DTZ001 - a wall-clock time as typed; the zone comes with the note
        return clock.replace(tzinfo=_read_offset(offset)) if offset else clock
    except ValueError:
        return None


def looks_like_date(text: str) -> bool:
    """Say whether `text` is built like a date, readable or not (`2026-02-30`, `03/04/26`, `18 Nov 2026`), and so is no prose."""
    text = text.strip().removeprefix("[[").removesuffix("]]").strip()
    return any(shape.fullmatch(text) for shape in (_NUMERIC, _WORDED, _MOMENT))


def hint_ambiguous(text: str) -> tuple[date, ...]:
    """Return each day that digits in another order could mean, month first before day first (`03/04/26`: 4 March, 3 April 2026)."""
    match = _NUMERIC.fullmatch(text.strip())
    if match is None:
        return ()
    first, middle, last = int(match[1]), int(match[3]), int(match[4])
    if first >= FIRST_YEAR:
        days: tuple[date | None, ...] = (make_day(first, middle, last) or make_day(first, last, middle),)
    else:
        year = last if last >= FIRST_YEAR else CENTURY + last
        days = (make_day(year, first, middle), make_day(year, middle, first))
    return tuple(dict.fromkeys(day for day in days if day))


def _read_iso(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return that day; None where there is none, or outside the years 1970 to 2200."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _read_offset(text: str) -> timezone:
    """Return the zone of `Z`, `+05:30`, `+0530` or `+05`; ValueError for one that no clock on earth has."""
    digits = "0000" if text in "Zz" else text[1:].replace(":", "").ljust(4, "0")
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if text.startswith("-") else 1)
    if not FARTHEST_WEST <= length <= FARTHEST_EAST:
        raise ValueError(text)
    return timezone(length)
