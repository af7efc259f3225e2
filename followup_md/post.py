"""Delivery by post, day by day: which days bring post, which do not and why, and when a letter arrives at the latest (rules.md 7.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import DAY, SATURDAY, spell_day, spell_weekday

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from followup_md.dates import Calendar

WEEKEND = "weekend"
_LISTED = "day off"  # a day of `calendar.holidays`, which has no name


class PostDay(NamedTuple):
    """One day on the way of a letter: `off` says why no post moves, `number` which day of post it is (0: posted), None on a day off."""

    day: date
    off: str | None = None
    number: int | None = None


def list_post_days(posted: date, transit: int, calendar: Calendar) -> tuple[PostDay, ...]:
    """Return each day from the one on which a letter is posted to the one on which it arrives after `transit` business days."""
    found = [PostDay(posted, number=0)]
    number = 0
    while number < transit:
        day = found[-1].day + DAY
        off = name_day_off(day, calendar)
        number += off is None
        found.append(PostDay(day, off, None if off else number))
    return tuple(found)


def name_day_off(day: date, calendar: Calendar) -> str | None:
    """Return why no post moves on `day`: `weekend`, the name of the holiday, or `day off`; None on a business day."""
    if calendar.is_business_day(day):
        return None
    if day.weekday() >= SATURDAY:
        return WEEKEND
    names = calendar.look_up(day.year) if calendar.look_up else {}
    return names.get(day, _LISTED)


def say_post_days(days: Sequence[PostDay]) -> str:
    """Return the days in one line: `Tue 10 posted, Wed 11 Veterans Day, Thu 12 (1), Fri 13 (2), weekend, Mon 16 (3)`."""
    said = list[str]()
    month = days[0].day.month
    for item in days:
        if item.off != WEEKEND:
            what = item.off or (f"({item.number})" if item.number else "posted")
            # With its month only where that turns: then the 1st is no slip.
            day = spell_weekday(item.day) if item.day.month == month else spell_day(item.day)
            said.append(f"{day} {what}")
            month = item.day.month
        elif said[-1:] != [WEEKEND]:
            said.append(WEEKEND)
    return ", ".join(said)
