"""`follow-up` and `follow-up-invited`: the one question how it stands, and those that they asked for."""

from collections.abc import Iterator

from followup_md.dates import week_start
from followup_md.derive.actions.found import Found
from followup_md.derive.contacts import find_addressee
from followup_md.derive.context import Context
from followup_md.derive.thanks import find_thanks_status
from followup_md.model import Interview, Process, Waiting

OVERDUE_AFTER = 3


def find_follow_up(context: Context) -> Iterator[Found]:
    """Ask one person, once, how it stands: at the decision date they named, else a week after the interview.

    Moved to the next business day; overdue when the third one after it has ended. Gone with a new round, an outcome, a hold, or when they
    asked not to be followed up with (R1.12-R1.16).
    """
    for process in context.processes:
        waiting = process.waiting
        if waiting is None or waiting.invited or process.state != "waiting":
            continue
        if waiting.next is not None:
            yield _find(process, waiting, context)
        elif waiting.sent:
            yield _find(process, waiting, context)._replace(status="done", blocked_by=None)


def find_follow_up_invited(context: Context) -> Iterator[Found]:
    """Write again on the day they named, after the one follow-up was spent: one for each invitation, not before its day.

    A hold keeps it; a newer invitation replaces it (R1.17).
    """
    for process in context.processes:
        if process.waiting is not None and process.waiting.invited and process.waiting.next is not None:
            yield _find(process, process.waiting, context)


def _find(process: Process, waiting: Waiting, context: Context) -> Found:
    key = find_addressee(process, context)
    name = context.person_name(key) if key else process.company
    due = waiting.next or (waiting.last_sent.day if waiting.last_sent else waiting.anchor)
    return Found(
        title=f"Follow up with {name}",
        why=f"{waiting.why}; ask how it stands, once",
        due=due,
        overdue=context.calendar(process).add_business_days(due, OVERDUE_AFTER),
        process=process,
        interview=_find_round(process),
        person=key,
        blocked_by=_find_merge(process, key, context),
        lacks=_find_warning(process, key, context, come=context.now.date() >= due),
        requirement="R1.15" if waiting.decision and not waiting.invited else "",
    )


def _find_round(process: Process) -> Interview | None:
    return process.rounds[-1].interview if process.rounds else None


def _find_warning(process: Process, key: str | None, context: Context, *, come: bool) -> str:
    """Warn that the addressee was never thanked, once the day has `come` or the thanks have lapsed: they move into the follow-up."""
    met = [meeting for meeting in context.meetings if meeting.process.id == process.id and meeting.person.key == key]
    missed = {"lapsed", "open"} if come else {"lapsed"}
    unthanked = any(find_thanks_status(meeting, context) in missed for meeting in met)
    return "no thank-you yet: begin with it" if unthanked else ""


def _find_merge(process: Process, key: str | None, context: Context) -> str | None:
    """Two posts at one company, one addressee, one week: the earlier id asks for both (RULES.md 3.5.4, 7.3)."""
    for other in context.processes:
        if other.id >= process.id or other.company.casefold() != process.company.casefold() or key is None:
            continue
        if _same_week(process.waiting, other.waiting) and find_addressee(other, context) == key:
            post = other.role or other.id
            return f"ask {context.person_name(key)} about both posts in one letter, the follow-up for {post}, and log it in both notes"
    return None


def _same_week(one: Waiting | None, other: Waiting | None) -> bool:
    return bool(one and other and one.next and other.next and week_start(one.next) == week_start(other.next))
