"""`get-offer-in-writing`, `answer-offer`, `get-start-date`, `clear-conditions`: from a spoken offer to a secured one."""

from collections.abc import Iterator
from datetime import date

from followup_md.derive.actions.found import Found, about_process
from followup_md.derive.context import Context
from followup_md.model import UNDER_OFFER, Event, Pieces, Process
from followup_md.model.actions import ASK_UNTIL_WHEN

_OFFER_DUE, _OFFER_OVERDUE = 2, 5  # business days


def find_get_offer_in_writing(context: Context) -> Iterator[Found]:
    """Ask for a spoken offer in writing.

    Only paper counts: what is written often differs from what was said, and some offers are never written (R5.8). Ask for title, pay,
    place and start date. It is an answer to them, no follow-up; until it is there, the search goes on.

    Due: two business days after it was spoken.
    Overdue: when the fifth business day after it has ended.
    Done: when the written offer is logged.
    Gone: when they take it back, or you decline.
    Blocked: by nothing.

    Done by:

        - 2026-11-30 offer written answer by 2026-12-07
    """
    for process in context.processes:
        spoken = process.offer.spoken
        if process.state == "offer-verbal" and spoken is not None:
            calendar = context.calendar(process)
            yield about_process(process, context)._replace(
                pieces=Pieces(company=process.company, day=spoken.day),
                due=calendar.add_business_days(spoken.day, _OFFER_DUE),
                overdue=calendar.add_business_days(spoken.day, _OFFER_OVERDUE),
            )


def find_answer_offer(context: Context) -> Iterator[Found]:
    """Answer a written offer by the day they named.

    Where they named none, ask until when it stands. Talking about an offer is no follow-up, so ask for more time before the day comes,
    not after it.

    Due: on the day they named; where they named none, two business days after the offer.
    Overdue: when that day has ended.
    Done: when you accept. A later `answer by` moves the day.
    Gone: when you decline, or they take it back.
    Blocked: by nothing.

    Done by:

        - 2026-12-03 accepted
        - 2026-12-03 declined
        - 2026-12-03 heard from [[Priya Raman]] answer by 2026-12-10
    """
    for process in context.processes:
        offer = process.offer
        if offer.written is None or process.state not in UNDER_OFFER:
            continue
        due = _find_answer_day(process, offer.written, context)
        yield about_process(process, context)._replace(
            pieces=Pieces("" if offer.answer_by else ASK_UNTIL_WHEN, company=process.company, day=due),
            due=due,
            overdue=due,
            status="done" if offer.accepted else "open",
        )


def find_get_start_date(context: Context) -> Iterator[Found]:
    """Get a start date; “as soon as possible” is none.

    An offer without one ends no search (R5.8). Ask for it with your answer, so that you need not ask twice.

    Due: with your answer to the offer; once you have accepted, or a date was taken back, two business days after that.
    Overdue: when the fifth business day after that has ended.
    Done: when the date is logged, or stands as `start` under `## Offer`.
    Gone: when they take the offer back, or you decline.
    Blocked: by nothing.

    Done by:

        - 2026-12-14 start on 2027-01-11
    """
    for process in context.processes:
        offer = process.offer
        began = offer.dropped or offer.accepted or offer.written
        if began is None or process.state not in UNDER_OFFER:
            continue
        calendar = context.calendar(process)
        asked = offer.dropped or offer.accepted
        day = asked.day if asked else _find_answer_day(process, began, context)
        yield about_process(process, context)._replace(
            due=calendar.add_business_days(day, _OFFER_DUE) if asked else day,
            overdue=calendar.add_business_days(day, _OFFER_OVERDUE),
            status="done" if offer.start else "open",
        )


def find_clear_conditions(context: Context) -> Iterator[Found]:
    """See a condition of an offer cleared before you resign.

    A background check, references, a permit: the offer hangs on each that the log names (`condition background check by 2026-12-18`).
    Open ones keep the search going only with `offer.conditions_must_clear` (R5.8).

    Due: by the day of the condition; no day where it has none.
    Overdue: when that day has ended.
    Done: when it is logged as cleared.
    Gone: with the offer.
    Blocked: by nothing.

    Done by:

        - 2026-12-10 cleared background check
    """
    for process in context.processes:
        for condition in process.offer.conditions if process.state in UNDER_OFFER else ():
            yield about_process(process, context)._replace(
                pieces=Pieces(company=process.company, condition=condition.subject or ""),
                due=condition.until,
                overdue=condition.until,
                label=condition.subject or "",
            )


def _find_answer_day(process: Process, written: Event, context: Context) -> date:
    """Return the day named for the answer, else two business days after the offer."""
    return process.offer.answer_by or context.calendar(process).add_business_days(written.day, _OFFER_DUE)
