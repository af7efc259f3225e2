"""Dates and times of notes: each reading of one, and the problem of one that has none or several."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from followup_md import date_text
from followup_md.dates import DAY
from followup_md.problem import BAD_DATE, VAGUE_DATE, Correction, Place, Problem, report

# Patterns as text: compiled on first use.
_HALF: Final = r"(?P<half>[ap])(?:\.?m\.?)?"
_CLOCK: Final = (
    r"(?P<at>at |@ ?)?(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2})(?::[0-9]{2})?)?(?: ?(?P<full>h|hrs?|uhr|o['\u2019]clock))?"
    rf"(?: ?{_HALF})?|(?:at )?(?P<noon>noon|midday)"
)
_BEHIND: Final = rf"(?P<day>.+?)(?:,? (?:um|[-\u2013]) |,? |, ?|t(?=[0-9]))(?:{_CLOCK})"
_BEFORE: Final = rf"(?:{_CLOCK}),?(?: on)? (?P<day>.+)"
_RANGE: Final = r"(?!.*:[0-9]{2}:[0-9]{2}-)(.+?)\s*(?:[-\u2013\u2014]|\bto\b|\buntil\b)\s*([0-9][^-\u2013\u2014]*)"
# Beside a date these are no part of it: a zone, the name of a weekday behind it, words in brackets.
_ASIDE: Final = rf"\([^()]*\)|\b(?:[A-Z]{{1,4}}T|UTC)\b|(?i:(?<=\S)\s+(?:{date_text.WEEKDAY_WORDS})\b\.?)"
# Notes are saved while they are typed: this may become the 17th of the month.
_UNFINISHED: Final = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]"
_NOON: Final = 12
# Nobody is interviewed before this hour: without a leading zero it may well be in the afternoon, and `01:00-05:00` has an offset.
_FIRST_HOUR: Final = 7
# Less than half a year, so that a day without its year may lie some days before the one from which it is counted.
_HALF_A_YEAR: Final = timedelta(days=180)
_ANY_DAY: Final = date(2028, 7, 1)  # of a year in which there is each day
# A length of time; an `h` may be that of a time of day as well.
_LENGTH: Final = r"(?:(an?|\d{1,2}(?:[.,]\d+)?) ?(?:(h)|hrs?|hours?))?(?: and|,)? ?(?:(\d{1,3}) ?(m|mins?|minutes?|')?)?"
_HOURS_A_DAY: Final = 24
_END_OF_DAY: Final = r"(.+?)[T\s]+24[:.]00(?::00)?"
_PLAIN_OFFSET: Final = r".*[T\s][0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}"


def read_day(text: str, said_on: date | None = None, *, month_first: bool = False) -> date | None:
    """Return the day of a date, or of a date and time, not before `said_on`; None when it does not read, or has several readings."""
    moment = date_text.read_moment(text) or read_loosely(text, said_on, said_on or date.min, month_first=month_first)
    return moment.date() if isinstance(moment, datetime) else moment


def read_loosely(text: str, day: date | None, since: date = date.min, *, month_first: bool = False) -> date | datetime | None:
    """Return the one date, or date and time, that `text` means beside a round on `day`; None without one, or with several."""
    if re.fullmatch(_UNFINISHED, text.strip()):
        return None
    found = list_moments(text, lambda typed: date_text.choose_days(date_text.read_days(typed, month_first=month_first), day, since), day)
    return found[0] if len(found) == 1 else None


class DayContext(NamedTuple):
    """What a date is read beside: the day it was said on, one close to it where its year is missing, and the order of the country."""

    said_on: date | None = None
    base: date | None = None
    month_first: bool = False


def judge_date(line: str, text: str, place: Place, context: DayContext, example: str) -> Problem:
    """Build the `bad-date` or `vague-date` of `text`; the hint puts each reading, else the `example`, into `line` (`start: {}`).

    A day without its year is the one closest to the base of the `context`, else the next one after it was said.
    """
    said_on, month_first = context.said_on, context.month_first
    near = context.base or (said_on + _HALF_A_YEAR if said_on else _ANY_DAY)

    def find(typed: str) -> date_text.Days:
        return date_text.hint_ambiguous(typed, month_first=month_first)

    midnight = re.fullmatch(_END_OF_DAY, text)
    found = list_moments(text, find, said_on) or list_moments(re.sub(_ASIDE, " ", text), find)
    found = found or tuple(datetime.combine(day + DAY, time()) for day in (find(midnight[1]) if midnight else ()))
    length = re.fullmatch(rf"(?:about |approx\.? |~ ?)?({date_text.LENGTH_OF_TIME})", text, re.IGNORECASE)
    undated = () if found else list_moments(text, lambda typed: date_text.read_days(typed, near, month_first=month_first))
    both = (*found, *undated)
    readings = dict.fromkeys(moment if "T" in example or not isinstance(moment, datetime) else moment.date() for moment in both)
    if undated and near is _ANY_DAY:
        hint = f"write the year as well, as {join_choices(line.format(f'YYYY{show_moment(moment)[4:]}') for moment in readings)}"
        return report(VAGUE_DATE, place, f'a date without its year: "{text}"', hint)
    is_whole = len(readings) == 1 and line.endswith(": {}") and not re.search(_ASIDE, text)
    correction = Correction("value", text, show_moment(*readings)) if is_whole else None
    if undated:
        return report(VAGUE_DATE, place, f'a date without its year: "{text}"', f"write {_join(line, readings)}", correction)
    if found or date_text.looks_like_date(text) or not (length or date_text.find_vague(text)):
        hint = f"write {_join(line, readings)}" if readings else f"write it like `{line.format(example)}`"
        message = f'not a date to be trusted: "{text}"'
        dates = [reading.date() if isinstance(reading, datetime) else reading for reading in found]
        if dates and DAY <= max(dates) - min(dates) < 7 * DAY:
            message += f", for that day is a {date_text.WEEKDAYS[dates[0].weekday()].capitalize()}"
        return report(BAD_DATE, place, message, hint, correction)
    days = date_text.hint_vague(f"in {length[1]}" if length else text, said_on) if said_on else ()
    hint = f"write {_join(line, days)}" if days else f"write the date that was meant, like `{line.format(example)}`"
    return report(VAGUE_DATE, place, f'a date in words: "{text}"', hint)


def list_moments(text: str, read: Callable[[str], date_text.Days], day: date | None = None) -> tuple[date | datetime, ...]:
    """Return each date, or date and time, that `text` can mean, its day by `read`: `17 Nov 2026 1pm`; a time alone is one of `day`."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    if days := read(text):
        return days
    moments = [datetime.combine(one, clock) for rest, clocks in split_time(text) if clocks for one in read(rest) for clock in clocks]
    return tuple(dict.fromkeys(moments)) or tuple(datetime.combine(day, clock) for clock in find_clocks(text) if day)


def split_time(text: str) -> Iterator[tuple[str, tuple[time, ...]]]:
    """Yield each way to split a time (`9.30`, `14h`, `2pm`, `noon`) off either end of `text`: the rest, and the times it can mean."""
    for pattern in (_BEHIND, _BEFORE):
        if match := re.fullmatch(pattern, " ".join(text.split()), re.IGNORECASE):
            yield match["day"], _list_clocks(match)


def find_clocks(text: str) -> tuple[time, ...]:
    """Return the times of day that `text` can mean: `3:30pm`, `15.30`, `15h`; two for one that may be of the night or of the afternoon."""
    match = re.fullmatch(_CLOCK, " ".join(text.split()), re.IGNORECASE)
    return _list_clocks(match) if match else ()


def find_range(text: str) -> tuple[datetime, datetime] | None:
    """Return start and end of `2026-11-17 13:00-15:30`; None for other text, or if it may also be a time with an offset."""
    match = re.fullmatch(_RANGE, text.strip(), re.IGNORECASE)
    ends = find_clocks(match[2]) if match else ()
    if match is None or not ends:
        return None
    half = re.search(rf"{_HALF}\Z", match[2], re.IGNORECASE)
    begins = list_moments(match[1], date_text.read_days) or list_moments(match[1] + (half[0] if half else ""), date_text.read_days)
    pairs = [(begin, datetime.combine(begin, end)) for begin in begins if isinstance(begin, datetime) for end in ends]
    if re.fullmatch(_PLAIN_OFFSET, text.strip(), re.IGNORECASE) or len(pairs) > 1:
        pairs = [pair for pair in pairs if pair[0].hour >= _FIRST_HOUR]
    pairs = [pair for pair in pairs if pair[0] < pair[1]]
    return pairs[0] if len(pairs) == 1 else None


def read_length(typed: str | None, start: datetime | None = None) -> timedelta | None:
    """Return the length of time that `typed` is; None for other text, and for what may be a time of day after `start` (`15h`, `15`)."""
    match = re.fullmatch(_LENGTH, (typed or "").strip(), re.IGNORECASE)
    if match is None or not (match[1] or match[3]):
        return None
    hours, minutes = 1.0 if match[1] in ("a", "an") else float((match[1] or "0").replace(",", ".")), int(match[3] or 0)
    length = timedelta(hours=hours, minutes=minutes)
    if start and not match[4]:
        clock = datetime.combine(start.date(), time()) + length
        is_clock = match[2] and hours >= _FIRST_HOUR and (clock > start or (start + length).date() > start.date())
        if is_clock or (not match[1] and minutes < _HOURS_A_DAY):
            return None
    return length


def _list_clocks(match: re.Match[str]) -> tuple[time, ...]:
    if match["noon"]:
        return (time(_NOON),)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if minute > 59 or not (match["minute"] or match["full"] or match["half"] or match["at"]):  # noqa: PLR2004 - minutes of an hour
        return ()  # a number alone may be anything
    if match["half"]:
        return (time(hour % _NOON + (_NOON if match["half"] in "pP" else 0), minute),) if 1 <= hour <= _NOON else ()
    if hour >= _HOURS_A_DAY:
        return ()
    open_half = 1 <= hour < _FIRST_HOUR and not match["hour"].startswith("0")
    return (time(hour, minute), time(hour + _NOON, minute)) if open_half else (time(hour, minute),)


def join_choices(lines: Iterable[str]) -> str:
    """Return the lines in backticks, joined by `or`."""
    return " or ".join(f"`{line}`" for line in lines)


def show_moment(moment: date | datetime) -> str:
    """Return a date, or a date and time to the minute, as typed in a note."""
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else str(moment)


def _join(line: str, readings: Iterable[date | datetime]) -> str:
    return join_choices(line.format(show_moment(reading)) for reading in readings)
