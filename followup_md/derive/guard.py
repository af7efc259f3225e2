"""Pest guard: may I write or call? (rules.md 3.5, R1.12-R1.18)."""

from collections.abc import Iterator, Mapping

from followup_md.config.calendars import find_channel
from followup_md.dates import DAY, week_start
from followup_md.derive.contacts import find_addressee, find_consultant, find_day_rule, find_gone, find_thanks, find_thanks_status
from followup_md.derive.context import Context
from followup_md.model import Instead, Process, Purpose, Reason, State, Verdict
from followup_md.model.derived import name_post
from followup_md.model.events import BOTH
from followup_md.model.states import ReasonKind
from followup_md.problem import CHECKS, LOG_NOT_READ, MISSING_DATE, VAGUE_DATE, Level, Problem

# Checks of the reader after which a line, or a date of a note, may not be counted.
_UNREAD = frozenset(check.id for check in CHECKS.values() if check.doubtful and check.by_reader) | {LOG_NOT_READ.id, MISSING_DATE.id}
_RANK = {"allow": 0, "wait": 1, "refuse": 2}
_FREE: Mapping[Purpose, ReasonKind] = {
    Purpose.REPLY: "answering",
    Purpose.LOGISTICS: "arranging",
    Purpose.MATERIAL: "sending-material",
    Purpose.OFFER: "discussing-offer",
    Purpose.WITHDRAW: "withdrawing",
}
# The reason why a state leaves nothing to ask; for other states the state itself is the reason.
_UNASKED: Mapping[State, ReasonKind] = {"applied": "applied", "interviewing": "round-planned", "quiet": "quiet", "rejected": "rejected"}


def judge_person(context: Context, person: str, purpose: Purpose = Purpose.STATUS, channel: str | None = None) -> Verdict:
    """Return allow, wait or refuse for a contact with `person` (a key) for `purpose`; letters, mails and calls count alike."""
    # Of several processes the mildest verdict counts, among equals that of one in which you met; no contact in one closes all.
    processes = [process for process in context.processes if person in find_side(process, context)]
    processes.sort(key=lambda process: not any(person in item.met for item in process.rounds))
    if purpose != Purpose.REPLY and any(process.no_contact for process in processes):
        return _refuse(Reason("no-contact"), "R1.13", context)
    if purpose in _FREE:
        return _allow(Reason(_FREE[purpose]), "R1.12")
    verdicts = [_judge_in(context, process, person, purpose, channel) for process in processes]
    if len(verdicts) > 1:
        # Each of several verdicts names its post.
        posts = [name_post(process.company, process.role) for process in processes]
        verdicts = [verdict._replace(about=post) for verdict, post in zip(verdicts, posts, strict=True)]
    nothing = _allow(Reason("unknown-person"), "R0.1")
    return min(verdicts, key=lambda verdict: (_RANK[verdict.verdict], verdict.until or context.now.date()), default=nothing)


def judge_process(
    context: Context, process: Process, purpose: Purpose = Purpose.STATUS, channel: str | None = None
) -> tuple[str | None, Verdict]:
    """Return the person to ask in a process (a key, None when the notes name nobody), and the verdict on that contact."""
    person = find_addressee(process, context)
    if purpose != Purpose.REPLY and process.no_contact:
        return person, _refuse(Reason("no-contact"), "R1.13", context)
    if purpose in _FREE:
        return person, _allow(Reason(_FREE[purpose]), "R1.12")
    return person, _judge_in(context, process, person or "", purpose, channel)


def find_unread(context: Context, subject: str | Process) -> tuple[Problem, ...]:
    """Return what does not read in the notes of the processes that a person (a key) or a process is asked about, by place.

    Text that tells of nothing, and what a note says is as it should be, are left out.
    """
    vault = context.vault
    processes = [each for each in context.processes if subject in find_side(each, context)] if isinstance(subject, str) else [subject]
    companies, ids = {process.company.casefold() for process in processes}, {process.id for process in processes}
    notes = {process.note for process in processes} | {item.interview.path for process in processes for item in process.rounds}
    notes |= {item.path for item in vault.unread if item.process in ids or subject in item.people}
    people = [subject] if isinstance(subject, str) else [key for process in processes for key in find_side(process, context)]
    notes |= {vault.people[key].path or "" for key in people if key in vault.people}
    meant = {(ignore.place.path, ignore.check) for ignore in vault.ignores}
    found = (problem for problem in vault.problems if problem.check in _UNREAD and (problem.place.path, problem.check) not in meant)
    # A line of the search belongs to the process whose company it names.
    return tuple(
        problem
        for problem in sorted(found)
        if (problem.level == Level.ERROR or problem.check == VAGUE_DATE.id)
        and (problem.place.path in notes or any(company in choice.casefold() for company in companies for choice in problem.choices))
    )


def find_side(process: Process, context: Context) -> Iterator[str]:
    """Yield the keys of everybody on the company's side: interviewers, people who gave dates, the consultant, colleagues with a note."""
    for item in process.rounds:
        yield from item.interview.interviewers
        yield from (key for key in (item.interview.agency, item.interview.decision_from) if key)
    for event in process.events:
        yield from event.people
    yield from (key for key, person in context.vault.people.items() if (person.company or "").casefold() == process.company.casefold())


def _judge_in(context: Context, process: Process, person: str, purpose: Purpose, channel: str | None) -> Verdict:
    left = find_gone(context).get(person)
    if left is not None:
        return _refuse(Reason("has-left", left.day, (context.person_name(person),)), "R1.12", context)
    thanks = _judge_thanks(context, process, person, channel)
    if purpose == Purpose.THANKS:
        return thanks
    verdict = _judge_status(context, process, person)
    if verdict.verdict != "allow" and thanks.verdict == "allow":
        # A verdict to wait must not seem to mean the letter that `status` asks for.
        return verdict._replace(instead=Instead(thanks=True, week=context.week))
    return verdict


def _judge_status(context: Context, process: Process, person: str) -> Verdict:
    waiting = process.waiting
    if waiting is None or process.state == "quiet":
        kind = _UNASKED.get(process.state)
        reason = Reason(kind) if kind else Reason("nothing-to-ask", state=process.state)
        return _refuse(reason, "R1.18", context)
    if waiting.next is None:
        reason = waiting.why
        if waiting.last_sent is not None and not waiting.muted:
            reason = Reason("spent", waiting.last_sent.day, tuple(map(context.person_name, waiting.last_sent.people)))
        return _refuse(reason, "R1.17", context)
    addressee = find_addressee(process, context)
    if addressee is not None and person != addressee:
        given: ReasonKind = "other-gave-date" if waiting.giver == addressee else "other-is-asked"
        return _refuse(Reason(given, people=(context.person_name(addressee),)), "R1.12", context)
    if context.today(process) < waiting.next:
        reason = Reason("not-due", waiting.next, because=waiting.why)
        return _refuse(reason, find_day_rule(waiting), context)._replace(verdict="wait", until=waiting.next)
    # One letter a week to the same person, whichever post at that company it is about (rules.md 3.5.4).
    monday = week_start(context.now.date())
    for event in context.said.get("followed-up", ()):
        if person in event.people and event.process != process.id and event.day >= monday:
            reason = Reason("asked-this-week", event.day, (context.person_name(person),))
            return _refuse(reason, "R1.12", context)._replace(verdict="wait", until=monday + 7 * DAY)
    return _allow(Reason("due", waiting.next, because=waiting.why), find_day_rule(waiting))


def _judge_thanks(context: Context, process: Process, person: str, channel: str | None) -> Verdict:
    met = [meeting for meeting in context.meetings if meeting.process.id == process.id and meeting.person.key == person]
    if not met:
        return _refuse(Reason("not-met"), "R1.1", context)
    last = max(met, key=lambda meeting: meeting.interview.end)
    people = (last.person.name,)
    thanks = find_thanks(last, context)
    if thanks is not None:
        # With letter and e-mail both chosen, perhaps only one has gone out, and not by this `channel` (rules.md 3.5.5).
        by = {event.channel for event in last.round.events if event.kind == "thanked" and person in event.people}
        half = find_channel(last.person, last.interview, context.settings) == BOTH and len(by) == 1 and channel not in by
        thanked = _refuse(Reason("thanked", thanks.day, people), "R1.12", context)
        return _allow(Reason("half-thanked", people=people), "R1.7") if half and not thanks.via else thanked
    consultant = find_consultant(person, last.interview)
    if consultant is not None:
        return _refuse(Reason("thanks-through", people=(context.person_name(consultant),)), "R1.1", context)
    status = find_thanks_status(last, context)
    if status == "done":
        return _refuse(Reason("withdrawal-thanked", people=people), "R1.12", context)
    if status == "lapsed":
        return _refuse(Reason("thanks-lapsed"), "R1.8", context)
    return _allow(Reason("not-thanked", people=people), "R1.1")


def _allow(reason: Reason, requirement: str) -> Verdict:
    return Verdict(verdict="allow", reason=reason, requirement=requirement)


def _refuse(reason: Reason, requirement: str, context: Context) -> Verdict:
    return Verdict(verdict="refuse", reason=reason, requirement=requirement, instead=Instead(thanks=False, week=context.week))
