"""Steps of a process: its rounds and events in the order in which they count."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Literal, NamedTuple

from followup_md.model import Event, Round

# In one instant a round begins and ends before the log speaks of that instant.
_BEGIN, _END, _SAID = 0, 1, 2


class Step(NamedTuple):
    """One thing that happened to a process: a round began, ended or was called off, or an event was logged."""

    what: Literal["began", "ended", "called-off", "said"]
    at: datetime
    round: Round | None = None
    event: Event | None = None


def order_steps(rounds: Sequence[Round], events: Sequence[Event], now: datetime) -> tuple[Step, ...]:
    """Return the steps of one process up to `now`, in the order in which they count (format.md section 3, *When*)."""
    steps: list[tuple[datetime, int, tuple[str, int, int], Step]] = []
    for item in rounds:
        interview, off, place = item.interview, item.ended_by, (item.interview.path, 0, 0)
        if off is not None:
            steps.append((off.at, _SAID, off.place, Step("called-off", off.at, round=item, event=off)))
            continue
        if interview.start <= now:
            steps.append((interview.start, _BEGIN, place, Step("began", interview.start, round=item)))
        if item.status == "held":
            steps.append((interview.end, _END, place, Step("ended", interview.end, round=item)))
    # A round is called off before the same line of the log is taken as an event.
    steps += ((event.at, _SAID, event.place, Step("said", event.at, event=event)) for event in events)
    return tuple(row[3] for row in sorted(steps, key=itemgetter(0, 1, 2)))
