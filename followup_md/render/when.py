"""Dates and times in the reader's zone, with the interview's beside it where the clocks differ (rules.md 7.1), and as JSON has them."""

from __future__ import annotations

from datetime import date, datetime
from typing import overload

from followup_md.dates import spell_day, spell_weekday

# A weekday with its number is clear among the days around today: six on either side, in which no weekday comes twice.
DAYS_AROUND = 6


def spell_date(day: date, now: datetime) -> str:
    """Return `day` as short as it is clear at `now`: `Wed 18`, further off or in another month `Fri 4 Dec`, then `Mon 11 Jan 2027`."""
    if (day.year, day.month) == (now.year, now.month) and abs(day.day - now.day) <= DAYS_AROUND:
        return spell_weekday(day)
    return spell_full(day, now)


def spell_full(day: date, now: datetime) -> str:
    """Return `day` with its month, and with its year where that is not the year of `now`."""
    return spell_day(day) if day.year == now.year else f"{spell_day(day)} {day.year}"


def spell_when(due: date | datetime | None, now: datetime) -> str:
    """Return a due date: `Fri 4 Dec` for a whole day, `Wed 18 20:30 (15:30 EST)` for an instant, `any time` for none."""
    if due is None:
        return "any time"
    if not isinstance(due, datetime):
        return spell_date(due, now)
    here = due.astimezone(now.tzinfo)
    shown = f"{spell_date(here, now)} {here:%H:%M}"
    if here.utcoffset() == due.utcoffset():
        return shown
    there = f"{due:%H:%M}" if due.date() == here.date() else f"{spell_date(due, now)} {due:%H:%M}"
    return f"{shown} ({there} {_name_zone(due)})"


def spell_held(start: datetime, now: datetime) -> str:
    """Return the day of a round, with that of the place beside it where they differ: `Wed 18 Nov (Tue 17 Nov EST)`."""
    here = spell_full(start.astimezone(now.tzinfo).date(), now)
    there = spell_full(start.date(), now)
    return here if here == there else f"{here} ({there} {_name_zone(start)})"


@overload
def write_time(value: date) -> str: ...
@overload
def write_time(value: date | None) -> str | None: ...
def write_time(value: date | None) -> str | None:
    """Return an instant as JSON has it, to the second and with its own offset, or a whole day as a date."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if value else None


def _name_zone(moment: datetime) -> str:
    """Return the abbreviation of the zone, or its city where the abbreviation is only an offset (`Sao Paulo` for `-03`)."""
    short = moment.tzname() or ""
    return short if short.isalpha() else str(moment.tzinfo).rpartition("/")[2].replace("_", " ")
