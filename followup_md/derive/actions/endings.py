"""`withdraw`, `record-outcome`, `reply-rejection`: how a process ends."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.dates import has_passed
from followup_md.derive.actions.found import Found, about_process
from followup_md.derive.context import Context
from followup_md.model import LIVE, STOPPED, Pieces
from followup_md.model.hiring import is_about_post

_WITHDRAW_DUE, _WITHDRAW_OVERDUE = 2, 5  # business days
_REPLY_DUE, _REPLY_UNTIL = 2, timedelta(days=7)


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
        calendar = context.calendar(process)
        yield about_process(process, context)._replace(
            pieces=Pieces(company=process.company, who=first.company, day=since),
            due=calendar.add_business_days(since, _WITHDRAW_DUE),
            overdue=calendar.add_business_days(since, _WITHDRAW_OVERDUE),
        )


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
                pieces=Pieces(company=process.company, day=process.last_contact or process.quiet_since),
                due=process.quiet_since,
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
            due=context.calendar(process).add_business_days(rejected.day, _REPLY_DUE),
            status="done" if replied else "lapsed" if over else "open",
        )
