"""`follow-up` and `follow-up-invited`: ask once how things stand, and write again on a day that they named."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from followup_md.dates import week_start
from followup_md.derive.actions.spec import Found
from followup_md.derive.contacts import find_addressee, find_day_rule, find_thanks_status
from followup_md.derive.context import Context
from followup_md.model import STOPPED, Lack, Pieces, Process, Waiting

_OVERDUE_AFTER = 3  # business days


def find_follow_up(context: Context) -> Iterator[Found]:
    """Ask one person, once, how it stands.

    One for each wait: letters, mails and calls are counted together, and a second one makes a pest (R1.12, R1.13). It asks how it stands
    and nothing else (R1.16). It goes to whoever named the day, else to the hiring manager, the recruiter or the first one you met; where
    an agency speaks for you, to the consultant. Somebody you have not thanked yet is thanked in it.

    Due: on the day they decide (R1.15, `follow_up.grace`); where they named none, a week after the interview, or after they last wrote
    (R1.14, `follow_up.wait`). From a day off it moves to the next business day.
    Overdue: when the third business day after that has ended.
    Done: when it is logged; before its day it counts as well, and then it is spent.
    Gone: with a new round, an outcome, a hold or a long silence; when they asked for none, or you noted no interest; once an offer is
    secured elsewhere.
    Blocked: while another post at that company asks the same person in the same week: one letter asks for both.

    Done by:

        - 2026-12-04 followed up with [[Priya Raman]] by email
    """
    for process, waiting, others in _list_waiting(context):
        if waiting.invited or process.state != "waiting":
            continue
        if waiting.next is not None:
            yield _find(process, waiting, others, context)
        elif waiting.sent:
            yield _find(process, waiting, (), context)._replace(status="done")


def find_follow_up_invited(context: Context) -> Iterator[Found]:
    """Write again on the day they named.

    Once your follow-up is spent, you wait (R1.18). Only they can ask for another, and each time they do opens exactly one (R1.17): a log
    line such as `heard from [[Priya Raman]] write again on 2026-12-19`.

    Due: on that day, not before; from a day off it moves to the next business day.
    Overdue: when the third business day after that has ended.
    Done: when it is logged.
    Gone: with a newer invitation, a new round, an outcome or a long silence; when they asked for none; once an offer is secured
    elsewhere. A hold keeps it.
    Blocked: while another post at that company asks the same person in the same week: one letter asks for both.

    Done by:

        - 2026-12-21 followed up with [[Priya Raman]] by email
    """
    for process, waiting, others in _list_waiting(context):
        if waiting.invited and waiting.next is not None:
            yield _find(process, waiting, others, context)


def _list_waiting(context: Context) -> Iterator[tuple[Process, Waiting, Sequence[Process]]]:
    """Yield each waiting process, with the earlier ones (by id) at its company; none once an offer is secured, as you then withdraw."""
    if any(process.state in STOPPED for process in context.processes):
        return
    companies: defaultdict[str, list[Process]] = defaultdict(list)
    for process in context.processes:
        others = companies[process.company.casefold()]
        if process.waiting is not None:
            yield process, process.waiting, tuple(others)
        others.append(process)


def _find(process: Process, waiting: Waiting, others: Sequence[Process], context: Context) -> Found:
    key = find_addressee(process, context)
    name = context.person_name(key) if key else process.company
    due = waiting.next or (waiting.last_sent.day if waiting.last_sent else waiting.anchor)
    # Two posts at one company, one addressee, one week: the earlier id asks for both (rules.md 3.5.4, 7.3).
    week = week_start(due)
    alike = (other for other in others if other.waiting and other.waiting.next and week_start(other.waiting.next) == week)
    first = next((other for other in alike if find_addressee(other, context) == key), None) if key and waiting.next else None
    # Thanks that were never sent move into the follow-up, once its day has come or they have lapsed.
    missed = {"lapsed", "open"} if context.today(process) >= due else {"lapsed"}
    met = (meeting for meeting in context.meetings if meeting.person.key == key and meeting.process.id == process.id)
    unthanked = any(find_thanks_status(meeting, context) in missed for meeting in met)
    return Found(
        Pieces(who=name, because=waiting.why),
        due=due,
        overdue=context.calendar(process).add_business_days(due, _OVERDUE_AFTER),
        process=process,
        interview=process.rounds[-1].interview if process.rounds else None,
        person=key,
        blocked_by=Lack("one-letter", name, first.role or first.id) if first else None,
        lacks=(Lack("thanks", name),) if unthanked else (),
        requirement=find_day_rule(waiting),
    )
