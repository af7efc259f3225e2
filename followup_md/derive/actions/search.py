"""`keep-looking`, `prep` and `reschedule`: the ongoing search, and the next meeting to prepare or to arrange."""

from collections.abc import Iterator

from followup_md.dates import DAY
from followup_md.derive.actions.spec import Found, about_round
from followup_md.derive.contacts import find_scheduler
from followup_md.derive.context import Context, find_open_stumbles
from followup_md.model import LIVE, STOPPED, Lack, Pieces
from followup_md.model.facts import fold_question, list_practised

_RESCHEDULE_DUE, _RESCHEDULE_OVERDUE = 1, 3  # business days


def find_keep_looking(context: Context) -> Iterator[Found]:
    """Go on applying and talking until an offer is certain.

    It is the most important thing, and shown first for as long as it holds (R5.1). However sure a job seems, nothing else ends or slows
    the search: praise is no offer, some firms are slow, and posts vanish overnight (R5.2-R5.8).

    Due: at the end of each week, Monday to Sunday.
    Overdue: never; what a week lacks is said, and not carried over.
    Done: for this week, once `search.weekly` activities stand in search.md or in any note; a round counts as one.
    Gone: once an offer is written, accepted and confirmed, and has a start date (`search.stop`).
    Blocked: by nothing; it can be neither waived nor snoozed.

    Done by:

        - 2026-11-16 applied to Globex as Analyst
        - 2026-11-17 networked: coffee with a former colleague
        - 2026-11-18 researched: who builds depot software
    """
    if any(process.state in STOPPED for process in context.processes):
        return
    week = context.week
    yield Found(
        Pieces(),
        due=week.monday + 6 * DAY,
        label=week.monday.isoformat(),
        status="done" if week.done >= week.target else "open",
        lacks=(Lack("activities", done=week.done, target=week.target),),
    )


def find_prep(context: Context) -> Iterator[Found]:
    """Make your note sheet for a round that lies ahead.

    What went badly before and the last recap belong on it (R3.5), room for notes, since you take them in the room (R4.2), and two
    questions to ask: when will you decide, and may I write then? What went badly and was not practised since is named; `practice` asks it.

    Due: the day before the round.
    Overdue: never.
    Done: when the log of the round says so.
    Gone: when the round begins.
    Blocked: by nothing.

    Done by:

        - 2026-11-16 prepared
    """
    planned = tuple(context.planned())
    if not planned:
        return
    # Open stumbles not practised since they were last asked.
    practised = list_practised(context.said.get("practised", ()), context.now)
    unpractised = tuple(
        stumble.question.text
        for stumble in find_open_stumbles(context.processes)
        if not any(time.at >= stumble.interview.end for time in practised.get(fold_question(stumble.question.text), ()))
    )
    for process, item in planned:
        day = item.interview.start.date()
        yield about_round(process, item)._replace(
            pieces=Pieces(company=process.company, day=day, unpractised=unpractised),
            due=day - DAY,
            status="done" if any(event.kind == "prepared" for event in item.events) else "open",
        )


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
        met = any(item.status == "held" and item.interview.end > called_off.at for item in process.rounds)
        if met or process.state.startswith("offer"):
            continue  # an offer or a round came after the cancellation all the same
        calendar = context.calendar(process)
        key = find_scheduler(process, context)
        replied = any(event.kind in ("replied", "sent") and event.at >= called_off.at for event in process.events)
        yield about_round(process, last)._replace(
            pieces=Pieces(who=context.person_name(key) if key else process.company, day=called_off.day),
            due=calendar.add_business_days(called_off.day, _RESCHEDULE_DUE),
            overdue=calendar.add_business_days(called_off.day, _RESCHEDULE_OVERDUE),
            person=key,
            status="done" if replied else "open",
        )
