"""The order in which a process lives through its events and rounds."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Literal, NamedTuple

from followup_md.model import Event, Round

# In one instant a round begins and ends before the log speaks of that instant.
_BEGIN, _END, _SAID = 0, 1, 2
_ORDER = itemgetter(0, 1, 2)


class Step(NamedTuple):
    """One thing that happened to a process: a round began, ended or was called off, or an event was logged."""

    what: Literal["began", "ended", "called-off", "said"]
    at: datetime
    round: Round | None = None
    event: Event | None = None


def order_steps(rounds: Sequence[Round], events: Sequence[Event], now: datetime) -> tuple[Step, ...]:
    """Return the steps of one process up to `now`, in the order in which they count (format.md section 3, *When*)."""
    steps = [*_round_steps(rounds, now), *((event.at, _SAID, event.place, Step("said", event.at, event=event)) for event in events)]
    return tuple(row[3] for row in sorted(steps, key=_ORDER))


def _round_steps(rounds: Sequence[Round], now: datetime) -> Iterator[tuple[datetime, int, tuple[str, int, int], Step]]:
    for item in rounds:
        place = (item.interview.path, 0, 0)
        if item.ended_by is not None:
            yield item.ended_by.at, _SAID, item.ended_by.place, Step("called-off", item.ended_by.at, round=item, event=item.ended_by)
            continue
        if item.interview.start <= now:
            yield item.interview.start, _BEGIN, place, Step("began", item.interview.start, round=item)
        if item.status == "held":
            yield item.interview.end, _END, place, Step("ended", item.interview.end, round=item)
