"""`reschedule`: a meeting was called off, and no new time is known."""

from collections.abc import Iterator

from followup_md.derive.actions.found import Found
from followup_md.derive.contacts import find_scheduler
from followup_md.derive.context import Context
from followup_md.model import LIVE, Event, Pieces, Process, Round

DUE, OVERDUE = 1, 3


def find_reschedule(context: Context) -> Iterator[Found]:
    """Offer new times after a meeting was called off.

    Answer whoever arranges the meetings. An answer about times is no follow-up, and nobody is thanked for a meeting that was not held.

    Due: one business day after it was called off, or moved without a new time.
    Overdue: when the third business day after that has ended.
    Done: when the reply is logged.
    Gone: with a new time (set `start`, and log `rescheduled from` the old one), a new round, an outcome or a hold.
    Blocked: by nothing.

    Done by:

        - 2026-11-18 replied to [[Dana Cole]] by email: Tuesday suits me
    """
    for process in context.processes:
        last = process.rounds[-1] if process.rounds else None
        if last is None or last.ended_by is None or process.state not in LIVE or process.state in ("interviewing", "on-hold"):
            continue
        if not _went_on(process, last.ended_by):
            yield _find(process, last, last.ended_by, context)


def _went_on(process: Process, called_off: Event) -> bool:
    """Say whether an offer or a round came after the cancellation all the same."""
    return process.state.startswith("offer") or any(item.status == "held" and item.interview.end > called_off.at for item in process.rounds)


def _find(process: Process, last: Round, called_off: Event, context: Context) -> Found:
    calendar = context.calendar(process)
    key = find_scheduler(process, context)
    replied = any(event.kind in ("replied", "sent") and event.at >= called_off.at for event in process.events)
    return Found(
        Pieces(who=context.person_name(key) if key else process.company, day=called_off.day),
        due=calendar.add_business_days(called_off.day, DUE),
        overdue=calendar.add_business_days(called_off.day, OVERDUE),
        process=process,
        interview=last.interview,
        person=key,
        status="done" if replied else "open",
    )
