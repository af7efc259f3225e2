"""`reschedule`: a meeting was called off, and no new time is known."""

from collections.abc import Iterator

from followup_md.derive.actions.found import Found
from followup_md.derive.contacts import find_scheduler
from followup_md.derive.context import Context
from followup_md.model import LIVE, Pieces

_RESCHEDULE_DUE, _RESCHEDULE_OVERDUE = 1, 3  # business days


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
        called_off = last.ended_by
        if process.state.startswith("offer") or any(
            item.status == "held" and item.interview.end > called_off.at for item in process.rounds
        ):
            continue  # an offer or a round came after the cancellation all the same
        calendar = context.calendar(process)
        key = find_scheduler(process, context)
        replied = any(event.kind in ("replied", "sent") and event.at >= called_off.at for event in process.events)
        yield Found(
            Pieces(who=context.person_name(key) if key else process.company, day=called_off.day),
            due=calendar.add_business_days(called_off.day, _RESCHEDULE_DUE),
            overdue=calendar.add_business_days(called_off.day, _RESCHEDULE_OVERDUE),
            process=process,
            interview=last.interview,
            person=key,
            status="done" if replied else "open",
        )
