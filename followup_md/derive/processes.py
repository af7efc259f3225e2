"""Processes: rounds and events of one role at one company, and the state that they lead to (rules.md 3.1-3.3)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from followup_md.config import Settings
from followup_md.dates import Calendar
from followup_md.derive.period import freeze_period, is_invited
from followup_md.derive.rounds import derive_round
from followup_md.derive.state_machine import ProcessRules, find_quiet, run_steps
from followup_md.derive.timeline import order_steps
from followup_md.model import STOPPED, UNDER_OFFER, WAITING, Event, Process, Reason, ReasonKind, Round, State, Vault, Waiting
from followup_md.model.order import has_happened

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
