"""Dates in text: every day a text can mean, without guessing, and which of several is plausible beside a round."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from followup_md.dates import DAY, Calendar

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTHS = {name[:letters]: number for number, name in enumerate(MONTH_NAMES, 1) for letters in (3, len(name))} | {"sept": 9}
MONTH_WORDS = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEK, _FRIDAY, _DECEMBER = timedelta(days=7), 4, 12
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)} | {"a": 1, "an": 1, "a couple of": 2}

Days = tuple[date, ...]
_Reader = Callable[[re.Match[str], date], Days]

_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
# In a sentence: short where it begins large or stands behind such a word (`sat` and `sun` are other words as well).
_SHORT_NAMES = "mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun"
_BEFORE_SHORT = "|".join(rf"(?<={word}\s)" for word in ("by", "on", "next", "this", "till", "until", "before"))
_SAID_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|(?-i:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri)|(?:{_BEFORE_SHORT})(?:{_SHORT_NAMES}))"
_MONTH = f"(?P<month>{MONTH_WORDS})"
_NTH = r"(?P<nth>\d{1,2})"
_COUNT = rf"(?P<length>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>(?:business|working|week)[\s-]?days?|days?|weeks?|months?)"
LENGTH_OF_TIME: Final = rf"\b{_COUNT}\s+{_UNIT}\b"
_YEAR = r"(?:,? (?P<year>(?:19|20|21)\d\d))?"
_NO_DAY = r"(?!\s+\d{1,2}\b)"
# "the 3rd round" is not a day of the month.
_NO_NOUN = r"(?!\s+(?:round|interview|floor|stage|time|person|candidate|step|call|one|party|quarter|attempt)\b)"
# Patterns as text: compiled on first use; most vaults never use them.
_MENTION = (
    r"(?i)\b(?:(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{MONTH_WORDS})\b"
    rf"|(?P<before>{MONTH_WORDS})\.?\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"|the\s+(?P<only>\d{1,2})(?:st|nd|rd|th)\b"
    rf"|{_WEEKDAY}\b"
    r"|(?P<yesterday>yesterday)\b|(?P<today>today|this (?:morning|afternoon))\b)"
)


class PartialDate(NamedTuple):
    """What a text says about a day: year, month, day of the month and weekday (Monday is 0); None for each part not given."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def fits(self, day: date) -> bool:
        """Say whether it can be that day; the year is ignored, since prose seldom gives one."""
        known = ((self.month, day.month), (self.day, day.day), (self.weekday, day.weekday()))
        return all(said is None or said == real for said, real in known)

    def list_days(self, years: Iterable[int]) -> Days:
        """Return the day in the year given, else in each of `years`; skip years without that day (29 February)."""
        days = []
        for year in (self.year,) if self.year is not None else years:
            try:
                days.append(date(year, self.month or 0, self.day or 0))
            except ValueError:
                continue
        return tuple(days)


class Mention(NamedTuple):
    """A day named in prose: the words, their offset, and what they say; `back` is the number of days before the text was written."""

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
            day = int(match["day"] or match["after"] or match["only"])
            partial = PartialDate(month=MONTHS[month.casefold()] if month else None, day=day)
        yield Mention(match[0], match.start(), partial)


def find_vague(text: str) -> str | None:
    """Return the first words of `text` that name a day without giving its date, such as `next Friday`, as typed; None without any."""
    found = _find(text)
    return found[0][0] if found else None


def hint_vague(text: str, said_on: date) -> Days:
    """Return each day that the date in words in `text`, said on `said_on`, could mean, earliest first; none when it is open."""
    found = _find(text)
    return found[1](found[0], said_on) if found else ()


def _find(text: str) -> tuple[re.Match[str], _Reader] | None:
    """Return the leftmost date in words (the longest, if several start there) and its reader."""
    if not _TELL.search(text):
        return None
    found = [(match, reading) for pattern, reading in _compile_rows() if (match := pattern.search(text))]
    return min(found, key=lambda pair: (pair[0].start(), -pair[0].end()), default=None)


def _coming(said_on: date, weekday: str) -> date:
    return said_on + timedelta(days=(WEEKDAYS.index(name_weekday(weekday.casefold())) - said_on.weekday() - 1) % 7 + 1)


def _read_weekday(match: re.Match[str], said_on: date) -> Days:
    coming = _coming(said_on, match["weekday"])
    return (said_on, coming) if coming - said_on == _WEEK else (coming,)


def _read_next_weekday(match: re.Match[str], said_on: date) -> Days:
    coming = _coming(said_on, match["weekday"])
    return (coming,) if coming - said_on == _WEEK else (coming, coming + _WEEK)


def _read_weekday_week(match: re.Match[str], said_on: date) -> Days:
    return (_coming(said_on, match["weekday"]) + _WEEK,)


def _read_length(match: re.Match[str], said_on: date) -> Days:
    word = " ".join(match["length"].casefold().split())
    length, unit = _NUMBERS.get(word) or int(word), match["unit"].casefold()
    if unit.startswith("month"):
        return (_on_or_before(said_on.year, said_on.month + length, said_on.day),)
    if unit.startswith(("day", "weeks")) or unit == "week":
        return (said_on + length * (_WEEK if unit.startswith("week") else timedelta(days=1)),)
    return (Calendar().add_business_days(said_on, length),)


def _week_end(weeks: int) -> _Reader:
    """Read the Friday of this week or a later one: the last day that the words for a week can mean."""

    def read(_match: re.Match[str], said_on: date) -> Days:
        friday = said_on + timedelta(days=_FRIDAY - said_on.weekday())
        return (friday + weeks * _WEEK if weeks or friday >= said_on else friday + _WEEK,)

    return read


def _month_end(months: int) -> _Reader:
    return lambda _match, said_on: (_on_or_before(said_on.year, said_on.month + months, 31),)


def _read_nth(match: re.Match[str], said_on: date) -> Days:
    """Return the next day of that number, in a month that has it."""
    number = int(match["nth"])
    months = (_on_or_before(said_on.year, said_on.month + ahead, number) for ahead in range(4))
    return next(((day,) for day in months if day.day == number and day > said_on), ())


def _read_day_of_month(match: re.Match[str], said_on: date) -> Days:
    """Return the day in the year given, else the next such day ahead."""
    year = int(match["year"]) if match["year"] else None
    # 29 February is at most eight years away.
    days = PartialDate(year, MONTHS[match["month"].casefold()], int(match["nth"])).list_days(range(said_on.year, said_on.year + 9))
    return next(((day,) for day in days if year or day >= said_on), ())


def _read_week(match: re.Match[str], said_on: date) -> Days:
    """Return the Friday of the week of that number, the first that does not lie behind; the 53rd is in few years."""
    number = int(match["number"])
    for year in range(said_on.year, said_on.year + 8):
        try:
            friday = date.fromisocalendar(year, number, _FRIDAY + 1)
        except ValueError:
            continue
        if friday >= said_on:
            return (friday,)
    return ()


def _read_part_of_month(match: re.Match[str], said_on: date) -> Days:
    """Return the ends of the first ten days, the middle, or the last day."""
    month, part = MONTHS[match["month"].casefold()], match["part"].casefold()
    numbers = (1, 10) if part in ("early", "beginning of") else (15,) if part.startswith("mid") else (31,)
    year = said_on.year + (_on_or_before(said_on.year, month, numbers[-1]) < said_on)
    return tuple(_on_or_before(year, month, number) for number in numbers)


def _on_or_before(year: int, month: int, number: int) -> date:
    """Return the day, or the last day of a shorter month; a month above 12 falls in a later year."""
    year, month = year + (month - 1) // _DECEMBER, (month - 1) % _DECEMBER + 1
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
    (rf"(?<!last\s)(?<!since\s)(?:this |coming )?{_SAID_WEEKDAY}", _read_weekday),
    (rf"next {_SAID_WEEKDAY}", _read_next_weekday),
    (rf"{_SAID_WEEKDAY} week", _read_weekday_week),
    (rf"(?:a|one) week from {_SAID_WEEKDAY}", _read_weekday_week),
    (rf"{_SAID_WEEKDAY} after next", _open),
    (rf"(?:in|within) {_COUNT} {_UNIT}", _read_length),
    (rf"{_COUNT} {_UNIT} from (?:now|today)", _read_length),
    (r"in (?:a few|some) (?:days|weeks|months)|early next week", _open),
    (r"(?:the )?end of (?:the |this )?week|(?:later )?this week|eow", _week_end(0)),
    (r"(?:(?:the )?end of |later )?next week", _week_end(1)),
    (r"(?:the )?end of (?:the |this )?month|(?:later )?this month|month[- ]end|eom", _month_end(0)),
    (r"(?:(?:the )?end of )?next month", _month_end(1)),
    (rf"(?:{_SAID_WEEKDAY},? )?the {_NTH}(?:st|nd|rd|th){_NO_NOUN}", _read_nth),
    (rf"{_SAID_WEEKDAY},? {_NTH}(?:st|nd|rd|th){_NO_NOUN}", _read_nth),
    (rf"{_NTH}(?:st|nd|rd|th)(?=,? at \d)", _read_nth),
    (rf"\A\s*{_NTH}(?:st|nd|rd|th)\s*\Z", _read_nth),
    (rf"(?:{_SAID_WEEKDAY},? )?(?:the )?{_NTH}(?:st|nd|rd|th)? (?:of )?{_MONTH}{_YEAR}", _read_day_of_month),
    (rf"(?:{_SAID_WEEKDAY},? )?{_MONTH} {_NTH}(?:st|nd|rd|th)?{_YEAR}", _read_day_of_month),
    (rf"(?:the )?(?P<part>early|beginning of|mid|middle of|late|end of)[\s-]{_MONTH}{_NO_DAY}", _read_part_of_month),
    (rf"(?:in|by|before)(?P<part>) {_MONTH}{_NO_DAY}", _read_part_of_month),
    (r"(?:the )?end of (?:the |this )?year", lambda _match, said_on: (date(said_on.year, _DECEMBER, 31),)),
    (r"(?:before|after) (?:the )?(?:christmas|easter|holidays|new year|thanksgiving|weekend)", _open),
    (r"(?:kw|cw|(?:calendar )?week) ?(?P<number>\d{1,2})(?! of)", _read_week),
    (r"\A\s*(?:asap|as soon as possible|soon|shortly|tb[acd])\s*\Z", _open),
)
# Every row holds one of these; prose without any is skipped at once.
_TELL = re.compile(
    rf"da[yi]|\b(?:{_SHORT_NAMES})\b"
    r"|week|[kc]w ?\d|month|year|tomorrow|tonight|fortnight|eo[wm]|\d|christmas|easter|thanksg|soon|shortly|asap|tb[acd]"
    rf"|(?:early|of|mid|late|in|by|before)[\s-]+{_MONTH}",
    re.IGNORECASE,
)


@cache  # at the first date in words: most runs meet none, and it takes milliseconds
def _compile_rows() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Return the patterns of dates in words, compiled, each with what reads it."""
    return tuple((re.compile(rf"\b(?:{words})\b".replace(" ", r"\s+"), re.IGNORECASE), reading) for words, reading in _ROWS)


# --- Texts that are a date and nothing else, in notes (format.md 2.1 and 3) and in commands

FIRST_YEAR, LAST_YEAR = 1970, 2200
_CENTURY = 2000
FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=-12), timedelta(hours=14)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:T|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII | re.IGNORECASE
)
_DIGIT = re.compile(r"[0-9]")
_DIGITS = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})", re.ASCII)
_AHEAD: Final = {"today": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2}
_UNITS: Final = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
# How far from a round a reading of a day is plausible, and how far one that is meant where it alone is that close.
_FAR: Final = timedelta(days=366)
_CLOSE: Final = timedelta(days=30)
_SHORT_WEEKDAYS = {name[:3]: name for name in WEEKDAYS} | {"tues": "tuesday", "weds": "wednesday", "thur": "thursday", "thurs": "thursday"}
WEEKDAY_WORDS: Final = "|".join(sorted((*_SHORT_WEEKDAYS, *WEEKDAYS), key=len, reverse=True))
# Patterns as text: compiled on first use.
_TYPED_WEEKDAY: Final = rf"(?:(this|coming|next|last) )?({WEEKDAY_WORDS})\.?( week)?"
_TYPED_COUNT: Final = r"([+-]|in )?([0-9]{1,3}) ?(d|days?|w|weeks?|bd|business days?|working days?)( ago| from (?:now|today))?"
_DASHES: Final = r"\u2010-\u2015\u2212-"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# Of two digits behind the name of a month a year are only those that nothing follows: `15 Oct 10 applications`.
_NAMED_YEAR: Final = r"(?:(?:,\s*|[\s.]\s*|-)(?P<year>\d{4}|'\d\d|\d\d(?=\s*(?:\Z|[,:]\s))))?"
_FORMS: Final = (
    rf"(?P<year>\d{{4}})(?P<between>[./{_DASHES}])(?P<month>\d{{1,2}})(?P=between)(?P<day>\d{{1,2}})",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    r"(?P<first>\d{1,2})(?P<between>[-./])\s?(?P<second>\d{1,2})(?P=between)\s?(?P<year>\d{4}|\d\d)",
    r"(?P<first>\d{1,2})(?P<between>\.)\s?(?P<second>\d{1,2})\.",
    r"(?P<first>\d{1,2})(?P<between>/)(?P<second>\d{1,2})",
    rf"{_DAY}\.?(?:\s+of)?[\s-]*(?P<month>{MONTH_WORDS})\b\.?{_NAMED_YEAR}",
    rf"(?P<month>{MONTH_WORDS})\b\.?[\s-]*{_DAY}{_NAMED_YEAR}",
)


@cache  # at the first date that is not ISO
def _compile_forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a day, each behind the name of its weekday or none, and not before more of a number or a word."""
    before = rf"\s*(?:(?P<weekday>{WEEKDAY_WORDS})\b\.?,?\s+)?(?:the\s+)?"
    return tuple(re.compile(rf"{before}(?:{form})(?!\w|[-./:]\d)", re.ASCII | re.IGNORECASE) for form in _FORMS)


def match_day(text: str, base: date | None = None, *, month_first: bool = False) -> tuple[int, Days]:
    """Return where the day that begins `text` ends, and each day that it can mean, likelier first; 0 and none where no day begins it.

    Read are `2026-11-17`, `2026/11/17`, `20261117`, `17.11.2026` (dots are day first), `17/11/2026`, `17 Nov 2026` and `Nov 17, 2026`; a
    year of two digits is 20YY. Of slashes and dashes the order of `month_first` is the likelier one. Without a year it is the nearest
    such day to `base`, and none without a `base`. The name of a weekday in front decides between several; where it fits none of them,
    the nearest day of that name stands beside what was typed.
    """
    match = next((found for form in _compile_forms() if (found := form.match(text))), None) if _DIGIT.search(text) else None
    if match is None:
        return 0, ()
    part = {name: value.casefold() for name, value in match.groupdict().items() if value}
    days = _list_readings(part, base, month_first=month_first)
    if days and "weekday" in part:
        number = WEEKDAYS.index(name_weekday(part["weekday"]))
        shift = (number - days[0].weekday() + 3) % 7 - 3
        days = tuple(day for day in days if day.weekday() == number) or (*days, days[0] + shift * DAY)
    return match.end(), days


def read_days(text: str, base: date | None = None, *, month_first: bool = False) -> Days:
    """Return each day that `text`, all of it, can mean, as `match_day` reads it, likelier first; none where it is no date."""
    text = text.strip().removeprefix("[[").removesuffix("]]").strip()
    end, days = match_day(text, base, month_first=month_first)
    return days if end == len(text) else ()


def choose_days(days: Days, round_day: date | None, since: date = date.min) -> Days:
    """Return, of several readings of a day, the one that is plausible beside a round on `round_day`; else those that are to be asked.

    Those over a year from the round and those before `since` are dropped; where one is left, or one alone lies within 30 days of the
    round, it is meant. Nothing is chosen without a round, nor between a day and the weekday that does not fit it.
    """
    ordered = sorted(days)
    if round_day is None or any(later - earlier < _WEEK for earlier, later in pairwise(ordered)):
        return days
    left = tuple(day for day in days if abs(day - round_day) <= _FAR and day >= since) or days
    close = tuple(day for day in left if abs(day - round_day) <= _CLOSE)
    return close if len(close) == 1 else left


def _list_readings(part: Mapping[str, str], base: date | None, *, month_first: bool) -> Days:
    """Return the days that there are of the named parts of a date, in either order where that is open."""
    year, between = part.get("year", "").lstrip("'"), part.get("between")
    if "first" in part:
        first, second = int(part["first"]), int(part["second"])
        pairs = [(second, first), (first, second)]
        pairs = pairs[:1] if between == "." else pairs[::-1] if month_first else pairs
    else:
        month = part["month"]
        pairs = [(MONTHS.get(month) or int(month), int(part["day"]))]
    if year:
        number = int(year) + _CENTURY * (len(year) < len("2026"))
        orders = [(number, *pair) for pair in pairs]
        if between == "-" and number != int(year):  # `26-11-17` may as well begin with the year
            orders.append((_CENTURY + int(part["first"]), int(part["second"]), int(year)))
        return _build_days(orders)
    if base is None:
        return ()
    years = (base.year - 1, base.year, base.year + 1)
    found = (_build_days([(number, *pair) for number in years]) for pair in pairs)
    return tuple(dict.fromkeys(min(days, key=lambda day: abs(day - base)) for days in found if days))


def read_relative_days(text: str, today: date, calendar: Calendar) -> Days:
    """Return each day that `tomorrow`, `last fri`, `+3d`, `2 weeks ago` or `+2bd` can mean, counted from `today`; none for another text.

    The text is in lower case with single blanks.
    """
    ahead = _AHEAD.get(text.removeprefix("the "))
    return _read_typed_weekday(text, today) or _read_count(text, today, calendar) if ahead is None else (today + ahead * DAY,)


def read_date(text: str) -> date | None:
    """Return the day of `2026-11-18` or `[[2026-11-18]]`; None for other text, a day that does not exist, or a year not in 1970 to 2200."""
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
    """Return the day at the start of a log line: as `read_date`, plus `18 Nov 2026` and `18 November 2026`."""
    return read_date(text) or (next(iter(read_days(text)), None) if _NAMED.fullmatch(text.strip()) else None)


def read_moment(text: str) -> date | datetime | None:
    """Return a date, or a date and time (aware if an offset is given, else naive); None when it does not read."""
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
        # No clock on earth has a larger offset.
        return clock.replace(tzinfo=timezone(length)) if FARTHEST_WEST <= length <= FARTHEST_EAST else None
    except ValueError:
        return None


def looks_like_date(text: str) -> bool:
    """Say whether `text` is shaped like a date, readable or not (`2026-02-30`, `03/04/26`, `18 Nov 2026`), and so is not prose."""
    text = text.strip().removeprefix("[[").removesuffix("]]").strip()
    return any(shape.fullmatch(text) for shape in (_DIGITS, _NAMED, _MOMENT))


def hint_ambiguous(text: str, base: date | None = None, *, month_first: bool = False) -> Days:
    """Return each day that a text could mean, in doubt as well: those of `read_days`, else those of its digits in any order."""
    match = _DIGITS.fullmatch(text.strip())
    first, middle, last = (int(match[1]), int(match[3]), int(match[4])) if match else (0, 0, 0)
    year, other = (first, last) if first >= FIRST_YEAR else (last + _CENTURY * (last < FIRST_YEAR), first)
    return read_days(text, base, month_first=month_first) or _build_days([(year, other, middle), (year, middle, other)])


def name_weekday(typed: str) -> str:
    """Return the whole name of a weekday that WEEKDAY_WORDS matches."""
    return _SHORT_WEEKDAYS.get(typed, typed)


def _build_days(orders: Sequence[tuple[int, int, int]]) -> Days:
    """Return the existing days among these (year, month, day) orders, each once, within the years 1970 to 2200."""
    return tuple(dict.fromkeys(day for order in orders if FIRST_YEAR <= order[0] <= LAST_YEAR for day in PartialDate(*order).list_days(())))


def _read_typed_weekday(text: str, today: date) -> Days:
    """Read the name of a weekday: the next such day; `last` is the one before today, unless that falls in this week and is ambiguous."""
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
    """Read `+3d`, `-2d`, `in 3 days` and `3 days ago`; `3d` alone may lie in the past or the future."""
    match = re.fullmatch(_TYPED_COUNT, text.replace("\u2212", "-"))
    if match is None or (match[1] and match[4]):
        return ()
    prefix, length, unit, side = match.groups()

    def count(step: int) -> Iterator[date]:
        day = today + step * int(length) * _UNITS.get(unit, 0) * DAY
        if unit not in _UNITS and step > 0:
            day = calendar.add_business_days(today, int(length))
        elif unit not in _UNITS:
            for _ in range(int(length)):
                day = calendar.previous_business_day(day - DAY)
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            yield day

    steps = {"+": (1,), "in ": (1,), "-": (-1,), " ago": (-1,), None: (1, -1)}.get(prefix or side, (1,))
    return tuple(dict.fromkeys(day for step in steps for day in count(step)))
