"""When a log line counts: the time typed, else the latest moment of its day that breaks no rule (FORMAT.md section 3, *When*)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from followup_md.dates import day_end

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from followup_md.model import Event

_LEAST: Final = timedelta(microseconds=1)


def set_instants(events: Sequence[Event], zone: tzinfo) -> tuple[Event, ...]:
    """Return the events of one file with `at` set, in the order of the file; times typed are local in `zone`.

    An untimed line is not later than the next timed line of its day further down, since on one day the order of the file holds.
    """
    limits: dict[date, datetime] = {}
    placed: list[Event] = []
    for event in sorted(events, key=lambda item: item.place, reverse=True):
        if event.clock is not None:
            limits[event.day] = _find_instant(event.day, event.clock, zone)
        at = limits[event.day] if event.day in limits else _find_last_instant(event.day, zone)
        placed.append(event._replace(at=at))
    return tuple(reversed(placed))


def _find_instant(day: date, clock: time, zone: tzinfo) -> datetime:
    try:
        return datetime.combine(day, clock, zone).astimezone(UTC)
    except OverflowError:  # the first and last day that there are: no zone can shift them
        return datetime.combine(day, clock, UTC)


def _find_last_instant(day: date, zone: tzinfo) -> datetime:
    try:
        return day_end(day, zone).astimezone(UTC) - _LEAST
    except OverflowError:
        return datetime.combine(day, time.max, UTC)
