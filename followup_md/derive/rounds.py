"""Rounds: what became of each meeting at a moment (rules.md 3.2)."""

from collections.abc import Sequence
from datetime import datetime

from followup_md.model import Event, Interview, Round, RoundStatus
from followup_md.model.events import CALLED_OFF

# Said in the log of a meeting that is still ahead, these call it off as well: its note was there before them.
_STOPPED = frozenset({"on-hold", "rejected", "closed", "withdrew"})


def derive_round(interview: Interview, events: Sequence[Event], now: datetime) -> Round:
    """Return the round of `interview` at `now`; `events` are those of its own log that have happened, in their order.

    Nobody has to tick anything: a round is held when its end passes, unless the log says otherwise. The last word of the log counts:
    `rescheduled from …` after `cancelled` makes it a round again, a bare `rescheduled` voids the note.
    """
    ended_by = _find_end(interview, events)
    missed = {key for event in events if event.kind == "missed" for key in event.people}
    met = tuple(key for key in interview.interviewers if key not in missed)
    return Round(interview=interview, status=_find_status(interview, ended_by, now), met=met, events=tuple(events), ended_by=ended_by)


def _find_end(interview: Interview, events: Sequence[Event]) -> Event | None:
    """Return the event by which the round does not take place, or None; an end of the process itself is undone by `reopened`."""
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
    return ended_by


def _find_status(interview: Interview, ended_by: Event | None, now: datetime) -> RoundStatus:
    if ended_by is not None:
        return "void" if ended_by.kind == "rescheduled" else "cancelled"
    return "planned" if now < interview.end else "held"
