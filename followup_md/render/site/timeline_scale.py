"""Where days stand on a timeline, in per cent of its width, so that it needs no script and its text keeps its size."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.dates import spell_month

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT, RIGHT = 3.0, 97.0
# A phone's column; what fits there fits everywhere.
NARROW: Final = 328
_FEWEST_DAYS: Final = 14
# Further out a date would be cut off by the edge.
_FIRST_LABEL, _LAST_LABEL = 9.0, 91.0
_WEEK: Final = 7
_MOST_WEEKS: Final = 2
_MONTHS: Final = (1, 2, 3, 6, 12)
# So many days for each week and month of a step, and no more than five dates stand side by side.
_WEEK_ROOM, _MONTH_ROOM = 35, 150
# Over more days than these a date needs its year.
_LONG: Final = 300


class Tick(NamedTuple):
    """A date below the timeline, and where it stands."""

    x: float
    label: str


class Scale(NamedTuple):
    """The days that a timeline reaches over, as ordinals, both ends included."""

    first: int
    last: int

    def place(self, day: date) -> float:
        """Return where `day` stands."""
        return LEFT + (RIGHT - LEFT) * (day.toordinal() - self.first) / (self.last - self.first)


def make_scale(days: Iterable[date]) -> Scale:
    """Return the scale that holds all of `days`; a few days stand in the middle of two weeks."""
    ordinals = [day.toordinal() for day in days]
    first, last = min(ordinals), max(ordinals)
    lacking = max(0, _FEWEST_DAYS - (last - first))
    return Scale(first - lacking // 2, last + lacking - lacking // 2)


def list_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Return at most five dates, evenly spread, that do not run into each other on a phone."""
    length = scale.last - scale.first
    first, last = max(scale.first, date.min.toordinal()), min(scale.last, date.max.toordinal())
    weeks = -(-length // _WEEK_ROOM)
    if weeks <= _MOST_WEEKS:
        # The first day of the calendar is a Monday.
        days = [date.fromordinal(each) for each in range(first, last + 1) if each % (weeks * _WEEK) == 1]
    else:
        step = next((each for each in _MONTHS if each * _MONTH_ROOM >= length), -(-length // (12 * _MONTH_ROOM)) * 12)
        begin, end = date.fromordinal(first), date.fromordinal(last)
        months = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
        days = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
        days = [day for day in days if day >= begin]
    labels = ((day, f"{spell_month(day)} {day.year}" if length > _LONG else f"{day.day} {spell_month(day)}") for day in days)
    return tuple(Tick(x, label) for day, label in labels if _FIRST_LABEL <= (x := scale.place(day)) <= _LAST_LABEL)


def spell_number(number: float) -> str:
    """Return a number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
