"""Instants, whole days and business days: all of the program's date arithmetic (rules.md section 7.1)."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Literal, NamedTuple

Unit = Literal["h", "d", "bd", "same-day", "next-morning"]
SATURDAY = 5
MORNING = time(9)
DAY = timedelta(days=1)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Span(NamedTuple):
    """A length of time as configured: hours elapse, days and business days are counted whole (`24h`, `7d`, `5bd`)."""

    length: int
    unit: Unit

    def __str__(self) -> str:
        """Return the span as it is typed in `followup.toml`."""
        return self.unit if self.unit in ("same-day", "next-morning") else f"{self.length}{self.unit}"


class Calendar(NamedTuple):
    """One country's days off: weekends, the listed dates, and what `look_up(year)` adds."""

    listed: frozenset[date] = frozenset()
    look_up: Callable[[int], Mapping[date, str]] | None = None

    def is_business_day(self, day: date) -> bool:
        """Say whether letters move and offices answer on `day`."""
        if day.weekday() >= SATURDAY or day in self.listed:
            return False
        return self.look_up is None or day not in self.look_up(day.year)

    def next_business_day(self, day: date) -> date:
        """Return `day` itself, or the first business day after it."""
        while not self.is_business_day(day):
            day += DAY
        return day

    def previous_business_day(self, day: date) -> date:
        """Return `day` itself, or the last business day before it."""
        while not self.is_business_day(day):
            day -= DAY
        return day

    def add_business_days(self, day: date, count: int) -> date:
        """Return the `count`-th business day after `day`; 0 gives `day` itself."""
        for _ in range(count):
            day = self.next_business_day(day + DAY)
        return day


def zone_of(moment: datetime) -> tzinfo:
    """Return the zone of an aware moment; every moment in the program is aware."""
    assert moment.tzinfo is not None  # noqa: S101 - see above
    return moment.tzinfo


def read_now(text: str) -> datetime:
    """Return the moment meant by `--now`: an ISO date and time (aware if it has an offset), or noon of an ISO date; else ValueError."""
    text = text.strip()
    # `fromisoformat` alone would also read week dates, which nobody means to type, and a bare day as midnight.
    if text[4:5] != "-" or text[7:8] != "-":
        raise ValueError(text)
    day = date.fromisoformat(text[:10])
    return datetime.combine(day, time(12)) if len(text) == len("2026-11-18") else datetime.fromisoformat(text)


def add_elapsed(moment: datetime, hours: int) -> datetime:
    """Return `moment` plus elapsed hours, in its own zone: through UTC, since aware addition keeps the wall clock (rules.md 7.1)."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)


@lru_cache(maxsize=1024)  # several rules ask about the same days
def day_start(day: date, zone: tzinfo) -> datetime:
    """Return the first instant of `day` in `zone`; where midnight is skipped, the first instant that exists."""
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


def day_end(day: date, zone: tzinfo) -> datetime:
    """Return the instant at which `day` has ended in `zone`: a whole-day due date is overdue from here on (rules.md 7.1)."""
    return day_start(day + DAY, zone)


def week_start(day: date) -> date:
    """Return the Monday of the week that holds `day`."""
    return day - timedelta(days=day.weekday())


def add_whole_days(day: date, span: Span, calendar: Calendar) -> date:
    """Return the day `span` after `day`: business days for `bd`, else calendar days; hours add nothing."""
    if span.unit == "bd":
        return calendar.add_business_days(day, span.length)
    return day + timedelta(days=span.length) if span.unit == "d" else day


def add_span(moment: datetime, span: Span, calendar: Calendar) -> date | datetime:
    """Return the end of `span` counted from `moment`: an instant for hours, a whole day (in the zone of `moment`) otherwise."""
    if span.unit == "h":
        return add_elapsed(moment, span.length)
    if span.unit == "next-morning":
        return datetime.combine(moment.date() + DAY, MORNING, moment.tzinfo)
    return add_whole_days(moment.date(), span, calendar)


def has_passed(limit: date | datetime, now: datetime, zone: tzinfo) -> bool:
    """Say whether `limit` has passed at `now`: an instant once it is reached, a whole day once it has ended in `zone`."""
    return now >= limit_instant(limit, zone)


def limit_instant(limit: date | datetime, zone: tzinfo) -> datetime:
    """Return the instant from which `limit` has passed."""
    return limit if isinstance(limit, datetime) else day_end(limit, zone)


def spell_day(day: date) -> str:
    """Return `day` for display, the same in every locale: `Fri 4 Dec`."""
    return f"{spell_weekday(day)} {spell_month(day)}"


def spell_weekday(day: date) -> str:
    """Return `day` for display among neighbouring days: `Fri 4`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day}"


def spell_month(day: date) -> str:
    """Return the month of `day` for display: `Dec`."""
    return _MONTHS[day.month - 1]
