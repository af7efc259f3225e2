"""Rounds: what became of each meeting at a moment (RULES.md 3.2)."""

from collections.abc import Sequence
from datetime import datetime

from followup_md.model import Event, Interview, Round, RoundStatus

CALLED_OFF = ("cancelled", "no-show")
_STATUS_EVENTS = (*CALLED_OFF, "rescheduled")


def derive_round(interview: Interview, events: Sequence[Event], now: datetime) -> Round:
    """Return the round of `interview` at `now`; `events` are those of its own log that have happened, in their order.

    Nobody has to tick anything: a round is held when its end passes, unless the log says otherwise. The last word of the log counts:
    `rescheduled from …` after `cancelled` makes it a round again, a bare `rescheduled` voids the note.
    """
    status, ended_by = _find_status(interview, events, now)
    missed = {key for event in events if event.kind == "missed" for key in event.people}
    met = tuple(key for key in interview.interviewers if key not in missed)
    return Round(interview=interview, status=status, met=met, events=tuple(events), ended_by=ended_by)


def _find_status(interview: Interview, events: Sequence[Event], now: datetime) -> tuple[RoundStatus, Event | None]:
    last = next((event for event in reversed(events) if event.kind in _STATUS_EVENTS), None)
    if last is not None and last.kind in CALLED_OFF:
        return "cancelled", last
    if last is not None and last.was is None:
        return "void", last
    return ("planned" if now < interview.end else "held"), None
