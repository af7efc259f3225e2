"""Where days stand on a timeline, in per cent of its width, so that it needs no script and its text keeps its size."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.dates import spell_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    by_month = length > _LONG
    ticks = (Tick(scale.place(day), _label(day, by_month=by_month)) for day in _list_days(scale, length))
    return tuple(tick for tick in ticks if _FIRST_LABEL <= tick.x <= _LAST_LABEL)


def _list_days(scale: Scale, length: int) -> Iterator[date]:
    first, last = max(scale.first, date.min.toordinal()), min(scale.last, date.max.toordinal())
    weeks = -(-length // _WEEK_ROOM)
    if weeks <= _MOST_WEEKS:
        # The first day of the calendar is a Monday.
        yield from (date.fromordinal(each) for each in range(first, last + 1) if each % (weeks * _WEEK) == 1)
        return
    months = next((each for each in _MONTHS if each * _MONTH_ROOM >= length), -(-length // (12 * _MONTH_ROOM)) * 12)
    begin, end = date.fromordinal(first), date.fromordinal(last)
    for month in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
        if month % months == 0 and (day := date(month // 12, month % 12 + 1, 1)) >= begin:
            yield day


def _label(day: date, *, by_month: bool) -> str:
    return f"{spell_month(day)} {day.year}" if by_month else f"{day.day} {spell_month(day)}"


def spell_number(number: float) -> str:
    """Return a number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
