"""Processes: the rounds and events of one role at one company, and the state they add up to (rules.md 3.1-3.3)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from followup_md.config import Settings
from followup_md.dates import Calendar
from followup_md.derive.period import freeze_period, is_invited
from followup_md.derive.rounds import derive_round
from followup_md.derive.state_machine import ProcessRules, Progress, find_quiet, run_steps
from followup_md.derive.timeline import order_steps
from followup_md.model import STOPPED, UNDER_OFFER, WAITING, Event, Interview, Process, Reason, ReasonKind, Round, State, Vault, Waiting
from followup_md.model.order import has_happened

CalendarOf = Callable[[str | None], Calendar]
Item = TypeVar("Item")


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
        rounds = _derive_rounds(interviews[name], events[name], now)
        country = rounds[-1].interview.country if rounds else None
        rules = ProcessRules(settings, calendar_of(country), terms)
        found.append(_derive_process(name, rounds, events[name], rules, now))
    return tuple(found)


def _group(items: Sequence[Item], key: Callable[[Item], str | None]) -> Mapping[str, list[Item]]:
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        name = key(item)
        if name is not None:
            groups[name].append(item)
    return groups


def _derive_rounds(interviews: Sequence[Interview], events: Sequence[Event], now: datetime) -> tuple[Round, ...]:
    own = _group(events, lambda event: event.interview)
    ordered = sorted(interviews, key=lambda item: (item.start, item.path))
    return tuple(derive_round(item, own[item.slug], now) for item in ordered)


def _derive_process(name: str, rounds: tuple[Round, ...], events: Sequence[Event], rules: ProcessRules, now: datetime) -> Process:
    progress = run_steps(order_steps(rounds, events, now), rules)
    quiet = find_quiet(progress, rules, now.date())
    state = _find_state(progress, rounds, now, quiet=quiet is not None)
    company, role, note = _describe(name, rounds, events)
    return Process(
        id=name,
        company=company,
        role=role,
        state=state,
        note=note,
        rounds=rounds,
        events=tuple(events),
        since=progress.since.astimezone(now.tzinfo) if progress.since else None,
        waiting=_find_waiting(progress, state, rules),
        offer=progress.offer,
        last_contact=progress.last_contact,
        quiet_since=quiet if state == "quiet" else None,
        no_contact=progress.no_contact and not _has_planned(rounds, now),
        follow_ups=progress.follow_ups,
    )


def _find_state(progress: Progress, rounds: Sequence[Round], now: datetime, *, quiet: bool) -> State:
    if progress.state not in UNDER_OFFER | STOPPED and _has_planned(rounds, now):
        return "interviewing"
    return "quiet" if quiet else progress.state


def _has_planned(rounds: Sequence[Round], now: datetime) -> bool:
    """Say whether a round lies ahead; one that has begun is a step of the process already."""
    return any(item.status == "planned" and item.interview.start > now for item in rounds)


def _find_waiting(progress: Progress, state: State, rules: ProcessRules) -> Waiting | None:
    if progress.period is None or state not in WAITING:
        return None
    waiting = freeze_period(progress.period, rules.settings, rules.calendar)
    if state == "on-hold":
        return _hold(waiting, invited=is_invited(progress.period))
    return waiting._replace(next=None, why=Reason(ReasonKind.SILENT)) if state == "quiet" else waiting


def _hold(waiting: Waiting, *, invited: bool) -> Waiting:
    """On hold nothing is asked, and their decision date has lapsed; only a day that they named to write on stays (rules.md 3.3)."""
    waiting = waiting._replace(decision=None)
    return waiting._replace(invited=True) if invited else waiting._replace(next=None, why=Reason(ReasonKind.ON_HOLD))


def _describe(name: str, rounds: Sequence[Round], events: Sequence[Event]) -> tuple[str, str | None, str]:
    if rounds:
        last = rounds[-1].interview
        return last.company, last.role, last.path
    opening = next((event for event in events if event.company), events[0])
    return opening.company or name, opening.role, opening.place.path
