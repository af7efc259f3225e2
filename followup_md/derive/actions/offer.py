"""Offers, from spoken to secured, and endings: `withdraw`, `record-outcome`, `reply-rejection`."""

from collections.abc import Iterator
from datetime import date, timedelta

from followup_md.dates import has_passed
from followup_md.derive.actions.spec import Found, about_process
from followup_md.derive.context import Context
from followup_md.model import LIVE, STOPPED, UNDER_OFFER, Event, Pieces, Process
from followup_md.model.actions import ASK_UNTIL_WHEN
from followup_md.model.derived import is_about_post

_DUE, _OVERDUE = 2, 5  # business days
_REPLY_UNTIL = timedelta(days=7)


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
            yield _due_after(spoken.day, process, context)._replace(pieces=Pieces(company=process.company, day=spoken.day))


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
        if offer.on_paper is None or process.state not in UNDER_OFFER:
            continue
        due = _find_answer_day(process, offer.on_paper, context)
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
        began = offer.dropped or offer.accepted or offer.on_paper
        if began is None or process.state not in UNDER_OFFER:
            continue
        asked = offer.dropped or offer.accepted
        day = asked.day if asked else _find_answer_day(process, began, context)
        found = _due_after(day, process, context)
        yield found._replace(due=found.due if asked else day, status="done" if offer.start else "open")


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


def find_withdraw(context: Context) -> Iterator[Found]:
    """Withdraw from another process once an offer is secured.

    Soon, briefly and kindly, without reasons: the door stays open. Never suggested before the offer is confirmed and has a start date
    (R5.8). An informational talk is no application, so there is nothing to withdraw.

    Due: two business days after the offer was secured.
    Overdue: when the fifth business day after that has ended.
    Done: when it is logged.
    Gone: when that process has ended, or the secured offer has fallen through.
    Blocked: by nothing.

    Done by:

        - 2026-12-15 withdrew
    """
    secured = [process for process in context.processes if process.state in STOPPED and process.offer.secured_at]
    if not secured:
        return
    first = min(secured, key=lambda process: (process.offer.secured_at, process.id))
    since = (first.offer.secured_at or context.now).astimezone(context.now.tzinfo).date()
    for process in context.processes:
        if process.state not in LIVE or not is_about_post(process):
            continue
        pieces = Pieces(company=process.company, who=first.company, day=since)
        yield _due_after(since, process, context)._replace(pieces=pieces)


def find_record_outcome(context: Context) -> Iterator[Found]:
    """Note how it stands with a company that has fallen silent.

    Nothing is to be sent. Silence is no rejection, they often call late, and the recap is kept (R4.12).

    Due: when nothing was heard for `quiet_after`, 30 days, counted also from their decision date and from the day of your follow-up.
    Overdue: never.
    Done: when you log that it is closed, or that you wait on.
    Gone: when they write, with a new round, and with an outcome.
    Blocked: by nothing.

    Done by:

        - 2026-12-28 closed
        - 2026-12-28 waived record-outcome because I wait on
    """
    for process in context.processes:
        if process.quiet_since is not None:
            yield about_process(process, context)._replace(
                pieces=Pieces(company=process.company, day=process.last_contact or process.quiet_since), due=process.quiet_since
            )


def find_reply_rejection(context: Context) -> Iterator[Found]:
    """Answer a rejection once, with thanks and an open door.

    Only with `reply_to_rejection = true`. Thanks, one real thing, a kind wish; then wait, they know where you are (R1.18).

    Due: two business days after the rejection.
    Overdue: never.
    Done: when the reply is logged.
    Gone: when the seventh day after the rejection has ended.
    Blocked: by nothing.

    Done by:

        - 2026-11-28 replied to [[Priya Raman]] by email
    """
    for process in context.processes if context.settings.reply_to_rejection else ():
        rejected = next((event for event in reversed(process.events) if event.kind == "rejected"), None)
        if process.state != "rejected" or rejected is None:
            continue
        over = has_passed(rejected.day + _REPLY_UNTIL, context.now, context.zone(process))
        replied = any(event.kind == "replied" and event.at >= rejected.at for event in process.events)
        yield about_process(process, context)._replace(
            due=context.calendar(process).add_business_days(rejected.day, _DUE), status="done" if replied else "lapsed" if over else "open"
        )


def _due_after(day: date, process: Process, context: Context) -> Found:
    """Return an action about a process, due and overdue a fixed number of business days after `day`."""
    due, overdue = (context.calendar(process).add_business_days(day, days) for days in (_DUE, _OVERDUE))
    return about_process(process, context)._replace(due=due, overdue=overdue)


def _find_answer_day(process: Process, offered: Event, context: Context) -> date:
    """Return the day named for the answer, else two business days after the offer."""
    return process.offer.answer_by or context.calendar(process).add_business_days(offered.day, _DUE)
