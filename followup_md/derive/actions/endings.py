"""`withdraw`, `record-outcome`, `reply-rejection`: how a process ends."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.dates import has_passed, spell_day
from followup_md.derive.actions.found import Found, about_process
from followup_md.derive.context import Context
from followup_md.model import LIVE, STOPPED

DUE, OVERDUE = 2, 5
GONE_AFTER = timedelta(days=7)


def find_withdraw(context: Context) -> Iterator[Found]:
    """Withdraw, briefly and kindly, from every other live process once one is secured.

    Due two business days after that, overdue after five; never suggested before (R5.8, I10).

    Done by:

        - 2026-12-15 withdrew
    """
    secured = [process for process in context.processes if process.state in STOPPED and process.offer.secured_at]
    if not secured:
        return
    first = min(secured, key=lambda process: (process.offer.secured_at, process.id))
    since = (first.offer.secured_at or context.now).astimezone(context.now.tzinfo).date()
    for process in context.processes:
        if process.state not in LIVE:
            continue
        calendar = context.calendar(process)
        yield about_process(process, context)._replace(
            title=f"Withdraw from {process.company}",
            why=f"{first.company} is secured since {spell_day(since)}; leave the others soon and kindly",
            due=calendar.add_business_days(since, DUE),
            overdue=calendar.add_business_days(since, OVERDUE),
        )


def find_record_outcome(context: Context) -> Iterator[Found]:
    """Write down how it stands with a company that has been silent for `quiet_after`: closed, or still open.

    Nothing is sent; quiet is not rejection, and they often call late (R4.12).

    Done by:

        - 2026-12-09 closed
    """
    for process in context.processes:
        if process.quiet_since is not None:
            last = spell_day(process.last_contact or process.quiet_since)
            yield about_process(process, context)._replace(
                title=f"Note how {process.company} stands",
                why=f"nothing was heard since {last}; log `closed`, or wait on and keep the recap",
                due=process.quiet_since,
            )


def find_reply_rejection(context: Context) -> Iterator[Found]:
    """Answer a rejection once, with thanks and an open door, where `reply_to_rejection` is on.

    Due two business days after; gone when the seventh day after has ended; done when a reply is logged.

    Done by:

        - 2026-11-28 replied to [[Priya Raman]] by email
    """
    for process in context.processes if context.settings.reply_to_rejection else ():
        rejected = next((event for event in reversed(process.events) if event.kind == "rejected"), None)
        if process.state != "rejected" or rejected is None:
            continue
        over = has_passed(rejected.day + GONE_AFTER, context.now, context.zone(process))
        replied = any(event.kind == "replied" and event.at >= rejected.at for event in process.events)
        yield about_process(process, context)._replace(
            title=f"Answer the no of {process.company}",
            why="thanks, one real thing, an open door; one reply, no more",
            due=context.calendar(process).add_business_days(rejected.day, DUE),
            status="done" if replied else "lapsed" if over else "open",
        )
