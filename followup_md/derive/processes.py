"""Rounds, processes and their states at a moment (rules.md 3.1-3.3), and the questions that went badly in them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from followup_md.config import Settings
from followup_md.dates import Calendar
from followup_md.derive.state_machine import ProcessRules, find_quiet, order_steps, run_steps
from followup_md.derive.waiting import freeze_period, is_invited
from followup_md.model import (
    STOPPED,
    UNDER_OFFER,
    WAITING,
    Event,
    Interview,
    Process,
    Question,
    Reason,
    ReasonKind,
    Round,
    RoundStatus,
    State,
    Vault,
    Waiting,
)
from followup_md.model.events import CALLED_OFF
from followup_md.model.facts import has_happened
from followup_md.model.practice import fold_question

# --- Rounds: planned, held, cancelled or void (rules.md 3.2)

# Said in the log of a meeting that is still ahead, these call it off as well: its note was there before them.
_STOPPED = frozenset({"on-hold", "rejected", "closed", "withdrew"})


def derive_round(interview: Interview, events: Sequence[Event], now: datetime) -> Round:
    """Return the round of `interview` at `now`; `events` are those of its own log that have happened, in their order.

    Nobody has to tick anything: a round is held when its end passes, unless the log says otherwise. The last word of the log counts:
    `rescheduled from …` after `cancelled` makes it a round again, a bare `rescheduled` voids the note, and `reopened` undoes an end of the
    process itself.
    """
    ended_by: Event | None = None
    for event in events:
        if event.kind in CALLED_OFF:
            ended_by = event
        elif event.kind == "rescheduled":
            ended_by = event if event.was is None else None
        elif event.kind in _STOPPED and event.at < interview.start:
            ended_by = ended_by or event
        elif event.kind == "reopened" and ended_by is not None and ended_by.kind in _STOPPED:
            ended_by = None
    status: RoundStatus = "planned" if now < interview.end else "held"
    if ended_by is not None:
        status = "void" if ended_by.kind == "rescheduled" else "cancelled"
    missed = {key for event in events if event.kind == "missed" for key in event.people}
    met = tuple(key for key in interview.interviewers if key not in missed)
    return Round(interview=interview, status=status, met=met, events=tuple(events), ended_by=ended_by)


# --- Processes: rounds and events of one role at one company, and the state that they lead to (rules.md 3.1-3.3)

CalendarOf = Callable[[str | None], Calendar]
_Item = TypeVar("_Item")


def derive_processes(vault: Vault, settings: Settings, calendar_of: CalendarOf, now: datetime) -> tuple[Process, ...]:
    """Return every process that exists at `now` (aware, in the reader's zone), by id.

    A process exists from its first interview note, or from `applied to COMPANY as ROLE`; the order of files does not count.
    """
    happened = [event for event in vault.events if has_happened(event, now)]
    interviews = _group(vault.interviews, lambda item: item.process)
    events = _group(happened, lambda event: event.process)
    terms = {item.slug: item.offer for item in vault.interviews}
    found = []
    for name in sorted(interviews.keys() | events.keys()):
        own = _group(events[name], lambda event: event.interview)
        ordered = sorted(interviews[name], key=lambda item: (item.start, item.path))
        rounds = tuple(derive_round(item, own[item.slug], now) for item in ordered)
        country = rounds[-1].interview.country if rounds else None
        rules = ProcessRules(settings, calendar_of(country), terms)
        found.append(_derive_process(name, rounds, events[name], rules, now))
    return tuple(found)


def _group(items: Sequence[_Item], key: Callable[[_Item], str | None]) -> Mapping[str, list[_Item]]:
    groups: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        name = key(item)
        if name is not None:
            groups[name].append(item)
    return groups


def _derive_process(name: str, rounds: tuple[Round, ...], events: Sequence[Event], rules: ProcessRules, now: datetime) -> Process:
    progress = run_steps(order_steps(rounds, events, now), rules)
    quiet = find_quiet(progress, rules, now.date())
    # A round that has begun is a step of the process already.
    ahead = any(item.status == "planned" and item.interview.start > now for item in rounds)
    state: State = "quiet" if quiet else progress.state
    if ahead and progress.state not in UNDER_OFFER | STOPPED:
        state = "interviewing"
    waiting: Waiting | None = None
    if progress.period is not None and state in WAITING:
        waiting = freeze_period(progress.period, rules.settings, rules.calendar)
        if state == "quiet":
            waiting = waiting._replace(next=None, why=Reason(ReasonKind.SILENT))
        elif state == "on-hold":
            # Nothing is asked, and their decision date has lapsed; only a day that they named to write on stays (rules.md 3.3).
            waiting = waiting._replace(decision=None)
            if is_invited(progress.period):
                waiting = waiting._replace(invited=True)
            else:
                waiting = waiting._replace(next=None, why=Reason(ReasonKind.ON_HOLD))
    if rounds:
        last = rounds[-1].interview
        company, role, note = last.company, last.role, last.path
    else:
        opening = next((event for event in events if event.company), events[0])
        company, role, note = opening.company or name, opening.role, opening.place.path
    return Process(
        id=name,
        company=company,
        role=role,
        state=state,
        note=note,
        rounds=rounds,
        events=tuple(events),
        since=progress.since.astimezone(now.tzinfo) if progress.since else None,
        waiting=waiting,
        offer=progress.offer,
        last_contact=progress.last_contact,
        quiet_since=quiet if state == "quiet" else None,
        no_contact=progress.no_contact and not ahead,
        follow_ups=progress.follow_ups,
    )


# --- Questions that went badly; those that have not gone well since come back before the next interview, of any company (R3.5)


class Stumble(NamedTuple):
    """A question with the latest interview in which it was asked, the latest better answer to it, and all rounds that asked it."""

    question: Question
    interview: Interview
    better: str | None
    rounds: tuple[Interview, ...] = ()


def find_open_stumbles(processes: Iterable[Process]) -> tuple[Stumble, ...]:
    """Return the open stumbles of all held rounds, the latest first; a question is the same in any case of letters."""
    return tuple(stumble for stumble in find_stumbles(processes) if stumble.question.stumble)


def find_stumbles(processes: Iterable[Process]) -> tuple[Stumble, ...]:
    """Return every question that went badly in a held round, though it went well since, the latest first."""
    held = [item.interview for process in processes for item in process.rounds if item.status == "held"]
    latest: dict[str, Stumble] = {}
    bad: set[str] = set()
    for interview in sorted(held, key=lambda interview: (interview.start, interview.path)):
        for question in interview.questions:
            key = fold_question(question.text)
            known = latest.pop(key, Stumble(question, interview, None))
            latest[key] = Stumble(question, interview, question.better or known.better, (*known.rounds, interview))
            if question.stumble:
                bad.add(key)
    return tuple(stumble for key, stumble in reversed(latest.items()) if key in bad)
