"""Unreadable dates and times in notes: what their digits or words can mean, for hints, and the problem to report."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from followup_md.date_text import Form, find_vague, hint_vague, list_possible_days, looks_like_date, read_moment
from followup_md.problem import BAD_DATE, VAGUE_DATE, Correction, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterable


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


def read_day(text: str) -> date | None:
    """Return the day of a date, or of a date and time; None when it does not read."""
    moment = read_moment(text)
    return moment.date() if isinstance(moment, datetime) else moment


def judge_date(line: str, text: str, place: Place, said_on: date | None, example: str) -> Problem:
    """Build the `bad-date` or `vague-date` of `text`; the hint puts each reading, else the `example`, into `line` (`start: {}`)."""
    loose = read_loosely(text, said_on)
    if loose or looks_like_date(text) or not find_vague(text):
        readings = dict.fromkeys(moment if "T" in example or not isinstance(moment, datetime) else moment.date() for moment in loose)
        hint = f"write {_join(line, readings)}" if readings else f"write it like `{line.format(example)}`"
        correction = Correction("date", text, show_moment(*readings)) if len(readings) == 1 and line.endswith(": {}") else None
        return report(BAD_DATE, place, f'not a date to be trusted: "{text}"', hint, correction)
    days = hint_vague(text, said_on) if said_on else ()
    hint = f"write {_join(line, days)}" if days else f"write the date that was meant, like `{line.format(example)}`"
    return report(VAGUE_DATE, place, f'a date in words: "{text}"', hint)


def read_loosely(text: str, day: date | None = None) -> tuple[date | datetime, ...]:
    """Return each date, or date and time, that `text` can mean: `17/11/2026 1pm`; a time alone (`15.30`, never `15`) is one of `day`."""
    text = unicodedata.normalize("NFKC", text)
    days = list_possible_days(text.strip(), _CALENDAR_FORMS)
    if days:
        return days
    match = _AT_END.fullmatch(text.strip())
    clock = _build_clock(*match.groups()[1:]) if match else None
    if match is None or clock is None:
        return ()
    typed = match[1].strip(" ,")
    days = list_possible_days(typed, _CALENDAR_FORMS) if typed else ((day,) if day else ())
    return tuple(datetime.combine(one, clock) for one in days)


def find_range(text: str) -> tuple[datetime, datetime] | None:
    """Return start and end of `2026-11-17 13:00-15:30`; None for other text, or if it may also be a time with an offset."""
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        return None
    days = list_possible_days(match[1].strip(" ,"), _CALENDAR_FORMS)
    end = _build_clock(*match.groups()[4:])
    begin = _build_clock(match[2], match[3], match[4] or match[7] if end else None)
    if len(days) != 1 or begin is None or end is None or begin >= end:
        return None
    if begin < _FIRST_HOUR and _PLAIN_OFFSET.fullmatch(text.strip()):
        return None
    return datetime.combine(days[0], begin), datetime.combine(days[0], end)


def _build_clock(hour: str, minute: str | None, half: str | None) -> time | None:
    if minute is None and half is None:
        return None  # a number alone may be anything
    hours = int(hour) % _NOON + (_NOON if half in ("p", "P") else 0) if half and int(hour) <= _NOON else int(hour)
    try:
        return time(hours, int(minute or 0))
    except ValueError:
        return None


def join_choices(lines: Iterable[str]) -> str:
    """Return the lines in backticks, joined by `or`."""
    return " or ".join(f"`{line}`" for line in lines)


def show_moment(moment: date | datetime) -> str:
    """Return a date, or a date and time to the minute, as typed in a note."""
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else str(moment)


def _join(line: str, readings: Iterable[date | datetime]) -> str:
    return join_choices(line.format(show_moment(reading)) for reading in readings)
