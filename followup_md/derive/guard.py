"""The pest guard: may I write or call? (rules.md 3.5, R1.12-R1.18)."""

from collections.abc import Iterator, Mapping

from followup_md.config.channel import find_channel
from followup_md.dates import DAY, week_start
from followup_md.derive.contacts import find_addressee, find_consultant, find_day_rule
from followup_md.derive.context import Context, Meeting
from followup_md.derive.thanks import find_thanks, find_thanks_status
from followup_md.model import Event, Instead, Process, Purpose, Reason, ReasonKind, State, Verdict, Waiting
from followup_md.model.channels import BOTH
from followup_md.model.hiring import name_post

_RANK = {"allow": 0, "wait": 1, "refuse": 2}
_FREE: Mapping[Purpose, ReasonKind] = {
    Purpose.REPLY: ReasonKind.ANSWERING,
    Purpose.LOGISTICS: ReasonKind.ARRANGING,
    Purpose.MATERIAL: ReasonKind.SENDING_MATERIAL,
    Purpose.OFFER: ReasonKind.DISCUSSING_OFFER,
    Purpose.WITHDRAW: ReasonKind.WITHDRAWING,
}
_STANDING: Mapping[State, ReasonKind] = {
    "applied": ReasonKind.APPLIED,
    "interviewing": ReasonKind.ROUND_PLANNED,
    "quiet": ReasonKind.QUIET,
    "rejected": ReasonKind.REJECTED,
}


def judge_contact(context: Context, person: str, purpose: Purpose = Purpose.STATUS, channel: str | None = None) -> Verdict:
    """Return allow, wait or refuse for a contact with `person` (a key) for `purpose`: letters, mails and calls all count alike.

    `channel` counts only where thanks are meant to go by two of them.

    Where the person belongs to several processes, the kindest verdict of them counts; a process in which they want no contact
    closes all but replies. Of equally kind ones that of a process in which one met the person counts: it knows them best.
    """
    processes = [process for process in context.processes if person in find_side(process, context)]
    processes.sort(key=lambda process: not _has_met(process, person))
    if purpose != Purpose.REPLY and any(process.no_contact for process in processes):
        return _refuse(Reason(ReasonKind.NO_CONTACT), "R1.13", context)
    if purpose in _FREE:
        return _allow(Reason(_FREE[purpose]), "R1.12")
    verdicts = [_judge_in(context, process, person, purpose, channel) for process in processes]
    if len(verdicts) > 1:
        # It is said which of several posts each of them is about.
        posts = [name_post(process.company, process.role) for process in processes]
        verdicts = [verdict._replace(about=post) for verdict, post in zip(verdicts, posts, strict=True)]
    nothing = _allow(Reason(ReasonKind.UNKNOWN_PERSON), "R0.1")
    return min(verdicts, key=lambda verdict: (_RANK[verdict.verdict], verdict.until or context.now.date()), default=nothing)


def judge_process(
    context: Context, process: Process, purpose: Purpose = Purpose.STATUS, channel: str | None = None
) -> tuple[str | None, Verdict]:
    """Return whom one would ask in a process (a key, None when the notes name nobody), and the verdict on that contact."""
    person = find_addressee(process, context)
    if purpose != Purpose.REPLY and process.no_contact:
        return person, _refuse(Reason(ReasonKind.NO_CONTACT), "R1.13", context)
    if purpose in _FREE:
        return person, _allow(Reason(_FREE[purpose]), "R1.12")
    return person, _judge_in(context, process, person or "", purpose, channel)


def _judge_in(context: Context, process: Process, person: str, purpose: Purpose, channel: str | None) -> Verdict:
    thanks = _judge_thanks(context, process, person, channel)
    if purpose == Purpose.THANKS:
        return thanks
    verdict = _judge_status(context, process, person)
    if verdict.verdict != "allow" and thanks.verdict == "allow":
        # Who is told to wait must not take it for the letter that `status` asks for.
        return verdict._replace(instead=Instead(thanks=True, week=context.week))
    return verdict


def _has_met(process: Process, person: str) -> bool:
    return any(person in item.met for item in process.rounds)


def find_side(process: Process, context: Context) -> Iterator[str]:
    """Yield the keys of everybody on their side of a process: interviewers, who gave dates, the consultant, colleagues with a note."""
    for item in process.rounds:
        yield from item.interview.interviewers
        yield from (key for key in (item.interview.agency, item.interview.decision_from) if key)
    for event in process.events:
        yield from event.people
    yield from (key for key, person in context.vault.people.items() if (person.company or "").casefold() == process.company.casefold())


def _judge_status(context: Context, process: Process, person: str) -> Verdict:
    waiting = process.waiting
    if waiting is None or process.state == "quiet":
        return _refuse(_find_standing(process), "R1.18", context)
    if waiting.next is None:
        return _refuse(_find_spent(waiting, context), "R1.17", context)
    addressee = find_addressee(process, context)
    if addressee is not None and person != addressee:
        given = ReasonKind.OTHER_GAVE_DATE if waiting.giver == addressee else ReasonKind.OTHER_IS_ASKED
        return _refuse(Reason(given, people=(context.person_name(addressee),)), "R1.12", context)
    if context.today(process) < waiting.next:
        reason = Reason(ReasonKind.NOT_DUE, waiting.next, because=waiting.why)
        return _refuse(reason, find_day_rule(waiting), context)._replace(verdict="wait", until=waiting.next)
    due = _allow(Reason(ReasonKind.DUE, waiting.next, because=waiting.why), find_day_rule(waiting))
    return _judge_week(context, process, person) or due


def _judge_week(context: Context, process: Process, person: str) -> Verdict | None:
    """Say wait when the same person was followed up with this week about another post at that company (rules.md 3.5.4)."""
    monday = week_start(context.now.date())
    for event in _find_follow_ups(context, person):
        if event.process != process.id and event.day >= monday:
            until = monday + 7 * DAY
            reason = Reason(ReasonKind.ASKED_THIS_WEEK, event.day, (context.person_name(person),))
            return _refuse(reason, "R1.12", context)._replace(verdict="wait", until=until)
    return None


def _find_follow_ups(context: Context, person: str) -> Iterator[Event]:
    return (event for event in context.said.get("followed-up", ()) if person in event.people)


def _judge_thanks(context: Context, process: Process, person: str, channel: str | None) -> Verdict:
    met = [meeting for meeting in context.meetings if meeting.process.id == process.id and meeting.person.key == person]
    if not met:
        return _refuse(Reason(ReasonKind.NOT_MET), "R1.1", context)
    last = max(met, key=lambda meeting: meeting.interview.end)
    return _judge_last_thanks(context, last, channel)


def _judge_last_thanks(context: Context, last: Meeting, channel: str | None) -> Verdict:
    people = (last.person.name,)
    thanks = find_thanks(last, context)
    if thanks is not None and not thanks.via and _lacks_other_half(last, context, channel):
        return _allow(Reason(ReasonKind.HALF_THANKED, people=people), "R1.7")
    if thanks is not None:
        return _refuse(Reason(ReasonKind.THANKED, thanks.day, people), "R1.12", context)
    consultant = find_consultant(last.person.key, last.interview)
    if consultant is not None:
        return _refuse(Reason(ReasonKind.THANKS_THROUGH, people=(context.person_name(consultant),)), "R1.1", context)
    status = find_thanks_status(last, context)
    if status == "done":
        return _refuse(Reason(ReasonKind.WITHDRAWAL_THANKED, people=people), "R1.12", context)
    if status == "lapsed":
        return _refuse(Reason(ReasonKind.THANKS_LAPSED), "R1.8", context)
    return _allow(Reason(ReasonKind.NOT_THANKED, people=people), "R1.1")


def _lacks_other_half(last: Meeting, context: Context, channel: str | None) -> bool:
    """Say whether letter and e-mail were chosen and only one of them has gone out, not by `channel` (rules.md 3.5.5)."""
    key = last.person.key
    channels = {event.channel for event in last.round.events if event.kind == "thanked" and key in event.people}
    return find_channel(last.person, last.interview, context.settings) == BOTH and len(channels) == 1 and channel not in channels


def _find_standing(process: Process) -> Reason:
    """Return why there is nothing to ask in a process that does not wait."""
    kind = _STANDING.get(process.state)
    return Reason(kind) if kind else Reason(ReasonKind.NOTHING_TO_ASK, state=process.state)


def _find_spent(waiting: Waiting, context: Context) -> Reason:
    if waiting.last_sent is None or waiting.muted:
        return waiting.why
    return Reason(ReasonKind.SPENT, waiting.last_sent.day, tuple(map(context.person_name, waiting.last_sent.people)))


def _allow(reason: Reason, requirement: str) -> Verdict:
    return Verdict(verdict="allow", reason=reason, requirement=requirement)


def _refuse(reason: Reason, requirement: str, context: Context) -> Verdict:
    return Verdict(verdict="refuse", reason=reason, requirement=requirement, instead=Instead(thanks=False, week=context.week))
