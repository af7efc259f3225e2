"""Rounds: planned, held, cancelled or void (rules.md 3.2)."""

from collections.abc import Sequence
from datetime import datetime

from followup_md.model import Event, Interview, Round, RoundStatus
from followup_md.model.events import CALLED_OFF

# Said in the log of a meeting that is still ahead, these call it off as well: its note was there before them.
_STOPPED = frozenset({"on-hold", "rejected", "closed", "withdrew"})


def derive_round(interview: Interview, events: Sequence[Event], now: datetime) -> Round:
    """Return the round of `interview` at `now`; `events` are those of its own log that have happened, in their order.

    Nobody has to tick anything: a round is held when its end passes, unless the log says otherwise. The last word of the log counts:
    `rescheduled from …` after `cancelled` makes it a round again, a bare `rescheduled` voids the note, and `reopened` undoes an end of the
    process itself.
    """
    ended_by: Event | None = None
    for event in events:
        if event.kind in CALLED_OFF:
            ended_by = event
        elif event.kind == "rescheduled":
            ended_by = event if event.was is None else None
        elif event.kind in _STOPPED and event.at < interview.start:
            ended_by = ended_by or event
        elif event.kind == "reopened" and ended_by is not None and ended_by.kind in _STOPPED:
            ended_by = None
    status: RoundStatus = "planned" if now < interview.end else "held"
    if ended_by is not None:
        status = "void" if ended_by.kind == "rescheduled" else "cancelled"
    missed = {key for event in events if event.kind == "missed" for key in event.people}
    met = tuple(key for key in interview.interviewers if key not in missed)
    return Round(interview=interview, status=status, met=met, events=tuple(events), ended_by=ended_by)
