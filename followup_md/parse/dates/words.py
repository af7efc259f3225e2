"""Dates in text: parts of a date, dates in words and the days they can mean, counted from the day they were said (rules.md 7.3)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from followup_md.dates import Calendar

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTHS = {name[:letters]: number for number, name in enumerate(MONTH_NAMES, 1) for letters in (3, len(name))} | {"sept": 9}
MONTH_WORDS = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEK, FRIDAY, DECEMBER = timedelta(days=7), 4, 12
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)} | {"a": 1, "an": 1, "a couple of": 2}

Days = tuple[date, ...]
_Reader = Callable[[re.Match[str], date], Days]

_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_MONTH = f"(?P<month>{MONTH_WORDS})"
_NTH = r"(?P<nth>\d{1,2})"
_COUNT = rf"(?P<length>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>(?:business|working|week)[\s-]?days?|days?|weeks?|months?)"
_YEAR = r"(?:,? (?P<year>(?:19|20|21)\d\d))?"
_NO_DAY = r"(?!\s+\d{1,2}\b)"
# "the 3rd round" is no day of a month.
_NO_NOUN = r"(?!\s+(?:round|interview|floor|stage|time|person|candidate|step|call|one|party|quarter|attempt)\b)"
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_MENTION = (
    r"(?i)\b(?:(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{MONTH_WORDS})\b"
    rf"|(?P<before>{MONTH_WORDS})\.?\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"|the\s+(?P<only>\d{1,2})(?:st|nd|rd|th)\b"
    rf"|{_WEEKDAY}\b"
    r"|(?P<yesterday>yesterday)\b|(?P<today>today|this (?:morning|afternoon))\b)"
)


class PartialDate(NamedTuple):
    """What a text says of a day: its year, month, day of the month and weekday (Monday is 0), each None where it is not said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def fits(self, day: date) -> bool:
        """Say whether it can be that day; the year does not count, since words of prose seldom have one."""
        known = ((self.month, day.month), (self.day, day.day), (self.weekday, day.weekday()))
        return all(said is None or said == real for said, real in known)

    def list_days(self, years: Iterable[int]) -> Days:
        """Return its day in the year that it says, else in each of `years`; none where there is no such day (29 February)."""
        days = []
        for year in (self.year,) if self.year is not None else years:
            try:
                days.append(date(year, self.month or 0, self.day or 0))
            except ValueError:
                continue
        return tuple(days)


class Mention(NamedTuple):
    """A day that prose names: the words, where they begin, and what they say of it; `back` counts days from when it was written."""

    words: str
    start: int
    partial: PartialDate
    back: int | None = None


def find_mentions(text: str) -> Iterator[Mention]:
    """Yield each day that a text names by a date with or without its year, a weekday, `yesterday` or `today`."""
    for match in re.finditer(_MENTION, text):
        if match["iso"]:
            partial = PartialDate(int(match["iso"][:4]), int(match["iso"][5:7]), int(match["iso"][8:]))
        elif match["weekday"]:
            partial = PartialDate(weekday=WEEKDAYS.index(match["weekday"].casefold()))
        elif match["yesterday"] or match["today"]:
            yield Mention(match[0], match.start(), PartialDate(), 1 if match["yesterday"] else 0)
            continue
        else:
            month = match["month"] or match["before"]
            partial = PartialDate(
                month=MONTHS[month.casefold()] if month else None, day=int(match["day"] or match["after"] or match["only"])
            )
        yield Mention(match[0], match.start(), partial)


def find_vague(text: str) -> str | None:
    """Return the first words of `text` that name a day without giving its date, such as `next Friday`, as typed; None without any."""
    found = _find(text)
    return found[0][0] if found else None


def hint_vague(text: str, said_on: date) -> Days:
    """Return each day that the date in words in `text` could mean, said on `said_on`, earliest first; none when that is open."""
    found = _find(text)
    return found[1](found[0], said_on) if found else ()


def _find(text: str) -> tuple[re.Match[str], _Reader] | None:
    """Return the leftmost date in words, of several there the longest, and what reads it."""
    if not _TELL.search(text):
        return None
    found = [(match, reading) for pattern, reading in _compile_rows() if (match := pattern.search(text))]
    return min(found, key=lambda pair: (pair[0].start(), -pair[0].end()), default=None)


def _coming(said_on: date, weekday: str) -> date:
    return said_on + timedelta(days=(WEEKDAYS.index(weekday.casefold()) - said_on.weekday() - 1) % 7 + 1)


def _read_weekday(match: re.Match[str], said_on: date) -> Days:
    coming = _coming(said_on, match["weekday"])
    return (said_on, coming) if coming - said_on == WEEK else (coming,)


def _read_next_weekday(match: re.Match[str], said_on: date) -> Days:
    coming = _coming(said_on, match["weekday"])
    return (coming,) if coming - said_on == WEEK else (coming, coming + WEEK)


def _read_weekday_week(match: re.Match[str], said_on: date) -> Days:
    return (_coming(said_on, match["weekday"]) + WEEK,)


def _read_length(match: re.Match[str], said_on: date) -> Days:
    word = " ".join(match["length"].casefold().split())
    length, unit = _NUMBERS.get(word) or int(word), match["unit"].casefold()
    if unit.startswith("month"):
        return (_on_or_before(said_on.year, said_on.month + length, said_on.day),)
    if unit.startswith(("day", "weeks")) or unit == "week":
        return (said_on + length * (WEEK if unit.startswith("week") else timedelta(days=1)),)
    return (Calendar().add_business_days(said_on, length),)


def _week_end(weeks: int) -> _Reader:
    """Read the Friday of this week or of one ahead: the last day that the week's words can mean."""

    def read(_match: re.Match[str], said_on: date) -> Days:
        """Return the day, counted from the one on which it was said."""
        friday = said_on + timedelta(days=FRIDAY - said_on.weekday())
        return (friday + weeks * WEEK if weeks or friday >= said_on else friday + WEEK,)

    return read


def _month_end(months: int) -> _Reader:
    return lambda _match, said_on: (_on_or_before(said_on.year, said_on.month + months, 31),)


def _read_nth(match: re.Match[str], said_on: date) -> Days:
    """Return the next day of that number, in a month that has it."""
    number = int(match["nth"])
    months = (_on_or_before(said_on.year, said_on.month + ahead, number) for ahead in range(4))
    return next(((day,) for day in months if day.day == number and day > said_on), ())


def _read_day_of_month(match: re.Match[str], said_on: date) -> Days:
    """Return the day in the year given, else in the first year in which it lies ahead."""
    year = int(match["year"]) if match["year"] else None
    # 29 February stands eight years off at most.
    days = PartialDate(year, MONTHS[match["month"].casefold()], int(match["nth"])).list_days(range(said_on.year, said_on.year + 9))
    return next(((day,) for day in days if year or day >= said_on), ())


def _read_part_of_month(match: re.Match[str], said_on: date) -> Days:
    """Return the ends of the first ten days, the middle, or the last day."""
    month, part = MONTHS[match["month"].casefold()], match["part"].casefold()
    numbers = (1, 10) if part in ("early", "beginning of") else (15,) if part.startswith("mid") else (31,)
    year = said_on.year + (_on_or_before(said_on.year, month, numbers[-1]) < said_on)
    return tuple(_on_or_before(year, month, number) for number in numbers)


def _on_or_before(year: int, month: int, number: int) -> date:
    """Return the day, or the last one of a month that is shorter; a month above 12 lies in a later year."""
    year, month = year + (month - 1) // DECEMBER, (month - 1) % DECEMBER + 1
    return date(year, month, max(1, min(number, monthrange(year, month)[1])))


def _ahead(days: int) -> _Reader:
    return lambda _match, said_on: (said_on + timedelta(days=days),)


def _open(_match: re.Match[str], _said_on: date) -> Days:
    return ()


_ROWS: tuple[tuple[str, _Reader], ...] = (
    (r"\A\s*yesterday\s*\Z", _ahead(-1)),
    (r"\A\s*(?:today|tonight)\s*\Z", _ahead(0)),
    (r"tomorrow", _ahead(1)),
    (r"(?:the )?day after tomorrow", _ahead(2)),
    (r"(?:in )?a fortnight", _ahead(14)),
    (rf"(?<!last\s)(?<!since\s)(?:this |coming )?{_WEEKDAY}", _read_weekday),
    (rf"next {_WEEKDAY}", _read_next_weekday),
    (rf"{_WEEKDAY} week", _read_weekday_week),
    (rf"(?:a|one) week from {_WEEKDAY}", _read_weekday_week),
    (rf"{_WEEKDAY} after next", _open),
    (rf"(?:in|within) {_COUNT} {_UNIT}", _read_length),
    (rf"{_COUNT} {_UNIT} from (?:now|today)", _read_length),
    (r"in (?:a few|some) (?:days|weeks|months)|early next week", _open),
    (r"(?:the )?end of (?:the |this )?week|(?:later )?this week|eow", _week_end(0)),
    (r"(?:(?:the )?end of |later )?next week", _week_end(1)),
    (r"(?:the )?end of (?:the |this )?month|(?:later )?this month|eom", _month_end(0)),
    (r"(?:(?:the )?end of )?next month", _month_end(1)),
    (rf"the {_NTH}(?:st|nd|rd|th){_NO_NOUN}", _read_nth),
    (rf"(?:the )?{_NTH}(?:st|nd|rd|th)? (?:of )?{_MONTH}{_YEAR}", _read_day_of_month),
    (rf"{_MONTH} {_NTH}(?:st|nd|rd|th)?{_YEAR}", _read_day_of_month),
    (rf"(?:the )?(?P<part>early|beginning of|mid|middle of|late|end of)[\s-]{_MONTH}{_NO_DAY}", _read_part_of_month),
    (rf"(?:in|by|before)(?P<part>) {_MONTH}{_NO_DAY}", _read_part_of_month),
    (r"(?:the )?end of (?:the |this )?year", lambda _match, said_on: (date(said_on.year, DECEMBER, 31),)),
    (r"(?:before|after) (?:the )?(?:christmas|easter|holidays|new year|thanksgiving|weekend)", _open),
    (r"\A\s*(?:asap|as soon as possible|soon|shortly|tb[acd])\s*\Z", _open),
)
# Every row holds one of these; prose without any is passed over at once.
_TELL = re.compile(
    r"da[yi]|week|month|year|tomorrow|tonight|fortnight|eo[wm]|\d|christmas|easter|thanksg|soon|shortly|asap|tb[acd]"
    rf"|(?:early|of|mid|late|in|by|before)[\s-]+{_MONTH}",
    re.IGNORECASE,
)


@cache  # at the first date in words: most runs meet none, and it takes milliseconds
def _compile_rows() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Return the patterns of dates in words, compiled, each with what reads it."""
    return tuple((re.compile(rf"\b(?:{words})\b".replace(" ", r"\s+"), re.IGNORECASE), reading) for words, reading in _ROWS)
