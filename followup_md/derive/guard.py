"""The pest guard: may I write or call? (rules.md 3.5, R1.12-R1.18)."""

from collections.abc import Iterator, Mapping

from followup_md.config.channel import find_channel
from followup_md.dates import DAY, spell_day, week_start
from followup_md.derive.contacts import find_addressee, find_consultant, find_day_rule
from followup_md.derive.context import Context, Meeting
from followup_md.derive.thanks import find_thanks, find_thanks_status
from followup_md.model import STATES, Event, Process, Purpose, Verdict, Waiting
from followup_md.model.hiring import name_post

_RANK = {"allow": 0, "wait": 1, "refuse": 2}
_FREE: Mapping[Purpose, str] = {
    Purpose.REPLY: "an answer to them is never pestering",
    Purpose.LOGISTICS: "arranging a meeting is no follow-up",
    Purpose.MATERIAL: "sending what they asked for, or what you promised, is no follow-up",
    Purpose.OFFER: "talking about an offer is no follow-up",
    Purpose.WITHDRAW: "a short, kind withdrawal is always in order",
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
        return _refuse("they asked you not to write or call", "R1.13", context)
    if purpose in _FREE:
        return Verdict(verdict="allow", reason=_FREE[purpose], requirement="R1.12")
    verdicts = [_judge_in(context, process, person, purpose, channel) for process in processes]
    if len(verdicts) > 1:
        verdicts = [_say_post(verdict, process) for verdict, process in zip(verdicts, processes, strict=True)]
    nothing = Verdict(verdict="allow", reason="the notes know of no interview with them", requirement="R0.1")
    return min(verdicts, key=lambda verdict: (_RANK[verdict.verdict], verdict.until or context.now.date()), default=nothing)


def judge_process(
    context: Context, process: Process, purpose: Purpose = Purpose.STATUS, channel: str | None = None
) -> tuple[str | None, Verdict]:
    """Return whom one would ask in a process (a key, None when the notes name nobody), and the verdict on that contact."""
    person = find_addressee(process, context)
    if purpose != Purpose.REPLY and process.no_contact:
        return person, _refuse("they asked you not to write or call", "R1.13", context)
    if purpose in _FREE:
        return person, Verdict(verdict="allow", reason=_FREE[purpose], requirement="R1.12")
    return person, _judge_in(context, process, person or "", purpose, channel)


def _judge_in(context: Context, process: Process, person: str, purpose: Purpose, channel: str | None) -> Verdict:
    thanks = _judge_thanks(context, process, person, channel)
    if purpose == Purpose.THANKS:
        return thanks
    verdict = _judge_status(context, process, person)
    if verdict.verdict != "allow" and thanks.verdict == "allow":
        # Who is told to wait must not take it for the letter that `status` asks for.
        return verdict._replace(allowed_instead=_say_instead("your thanks, and replying to them", context))
    return verdict


def _say_post(verdict: Verdict, process: Process) -> Verdict:
    """Return a verdict that says which of several posts it is about."""
    return verdict._replace(reason=f"{verdict.reason}; this is about {name_post(process.company, process.role)}")


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
        return _refuse(_say_state(process), "R1.18", context)
    if waiting.next is None:
        return _refuse(_say_spent(waiting, context), "R1.17", context)
    addressee = find_addressee(process, context)
    if addressee is not None and person != addressee:
        return _refuse(_say_addressee(process, addressee, context), "R1.12", context)
    if context.today(process) < waiting.next:
        reason = f"wait until {spell_day(waiting.next)}: {waiting.why}"
        return _refuse(reason, find_day_rule(waiting), context)._replace(verdict="wait", until=waiting.next)
    reason = f"your follow-up is due since {spell_day(waiting.next)}: {waiting.why}"
    due = Verdict(verdict="allow", reason=reason, requirement=find_day_rule(waiting))
    return _judge_week(context, process, person) or due


def _judge_week(context: Context, process: Process, person: str) -> Verdict | None:
    """Say wait when the same person was followed up with this week about another post at that company (rules.md 3.5.4)."""
    monday = week_start(context.now.date())
    for event in _find_follow_ups(context, person):
        if event.process != process.id and event.day >= monday:
            until = monday + 7 * DAY
            name = context.person_name(person)
            reason = f"you followed up with {name} on {spell_day(event.day)} about another post; wait until next week"
            return _refuse(reason, "R1.12", context)._replace(verdict="wait", until=until)
    return None


def _find_follow_ups(context: Context, person: str) -> Iterator[Event]:
    return (event for event in context.said.get("followed-up", ()) if person in event.people)


def _judge_thanks(context: Context, process: Process, person: str, channel: str | None) -> Verdict:
    met = [meeting for meeting in context.meetings if meeting.process.id == process.id and meeting.person.key == person]
    if not met:
        return _refuse("you have not met them yet; thank them after the meeting", "R1.1", context)
    last = max(met, key=lambda meeting: meeting.interview.end)
    return _judge_last_thanks(context, last, channel)


def _judge_last_thanks(context: Context, last: Meeting, channel: str | None) -> Verdict:
    name = last.person.name
    thanks = find_thanks(last, context)
    if thanks is not None and not thanks.via and _lacks_other_half(last, context, channel):
        return Verdict(verdict="allow", reason=f"{name} has one of the two notes that `channel: both` means", requirement="R1.7")
    if thanks is not None:
        reason = f"{name} has your thanks of {spell_day(thanks.day)} for this round; a second note is the first step to being a pest"
        return _refuse(reason, "R1.12", context)
    consultant = find_consultant(last.person.key, last.interview)
    if consultant is not None:
        return _refuse(f"thanks go through {context.person_name(consultant)} here", "R1.1", context)
    status = find_thanks_status(last, context)
    if status == "done":
        return _refuse(f"your withdrawal was your thanks to {name}; a second note is one too many", "R1.12", context)
    if status == "lapsed":
        return _refuse("the thanks have lapsed after a week; put them into your follow-up", "R1.8", context)
    return Verdict(verdict="allow", reason=f"{name} has no note from you for this round yet", requirement="R1.1")


def _lacks_other_half(last: Meeting, context: Context, channel: str | None) -> bool:
    """Say whether letter and e-mail were chosen and only one of them has gone out, not by `channel` (rules.md 3.5.5)."""
    key = last.person.key
    channels = {event.channel for event in last.round.events if event.kind == "thanked" and key in event.people}
    return find_channel(last.person, last.interview, context.settings) == "both" and len(channels) == 1 and channel not in channels


def _say_state(process: Process) -> str:
    words = {
        "applied": "you have applied, and nobody has met you yet: there is no interview to follow up on",
        "interviewing": "they are moving: a round is planned",
        "quiet": "nothing was heard for long; note how it stands and look on. If they want you they will call",
        "rejected": "they said no; one reply with thanks is the last word",
    }
    return words.get(process.state, f"there is nothing to ask: {STATES[process.state]}")


def _say_spent(waiting: Waiting, context: Context) -> str:
    if waiting.last_sent is None or waiting.muted:
        return waiting.why
    names = " and ".join(context.person_name(key) for key in waiting.last_sent.people) or "them"
    day = spell_day(waiting.last_sent.day)
    return f"you followed up with {names} on {day}; nobody asked you to write again. If they want you they will call"


def _say_addressee(process: Process, addressee: str, context: Context) -> str:
    name = context.person_name(addressee)
    given = process.waiting is not None and process.waiting.giver == addressee
    return f"one person only: {name}{' gave you the date' if given else ' is the one to ask'}"


def _refuse(reason: str, requirement: str, context: Context) -> Verdict:
    instead = _say_instead("replying to them", context)
    return Verdict(verdict="refuse", reason=reason, requirement=requirement, allowed_instead=instead)


def _say_instead(allowed: str, context: Context) -> str:
    week = context.week
    return f"Allowed today: {allowed}. Better: this week you have {week.done} of {week.target} search activities."
