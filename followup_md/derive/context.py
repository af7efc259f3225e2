"""Rounds and processes with their states at a moment (rules.md 3.1-3.3), and the context for finding actions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from followup_md.config import Settings
from followup_md.dates import DAY, Calendar, Span, add_span, day_start, has_passed, week_start, zone_of
from followup_md.derive.state_machine import ProcessRules, close_floor, find_quiet, order_steps, run_steps
from followup_md.derive.waiting import freeze_period, is_invited
from followup_md.model import Activity, Event, Interview, Person, Process, Question, Round, RoundStatus, Vault, Waiting, Week
from followup_md.model.derived import find_country, group_by
from followup_md.model.events import ACTIVITIES, CALLED_OFF, ENDINGS, OFFERED
from followup_md.model.facts import fold_question, has_happened
from followup_md.model.states import LIVE, STOPPED, UNDER_OFFER, WAITING, Reason, State

CalendarOf = Callable[[str | None], Calendar]
WEEK = 7 * DAY
_ABOUT_OFFER = frozenset({*OFFERED, *ENDINGS})
_OCCASION = timedelta(days=30)  # during which a meeting is an occasion to connect
# In the log of a meeting that is still ahead, these call it off as well: the note existed first.
_STOPPED = frozenset({"on-hold", "rejected", "closed", "withdrew"})


def derive_processes(vault: Vault, settings: Settings, calendar_of: CalendarOf, now: datetime) -> tuple[Process, ...]:
    """Return every process that exists at `now` (aware, in the reader's zone), by id: from its first note or `applied to … as …` on."""
    happened = [event for event in vault.events if has_happened(event, now)]
    interviews = group_by(vault.interviews, lambda item: item.process)
    events = group_by(happened, lambda event: event.process)
    terms = {item.slug: item.offer for item in vault.interviews}
    # A note without its day says nothing of where a process stands, unless another note or an application opens it.
    unread = {item.process for item in vault.unread} - interviews.keys()
    found = []
    for name in sorted(interviews.keys() | events.keys()):
        if name in unread and not any(event.company for event in events[name]):
            continue
        own = group_by(events[name], lambda event: event.interview)
        ordered = sorted(interviews[name], key=lambda item: (item.start, item.path))
        rounds = tuple(_derive_round(item, own[item.slug], now) for item in ordered)
        rules = ProcessRules(settings, calendar_of(find_country(rounds)), terms)
        found.append(_derive_process(name, rounds, events[name], rules, now))
    return tuple(found)


def _derive_round(interview: Interview, events: Sequence[Event], now: datetime) -> Round:
    """Return the round of `interview` at `now`; `events` are those of its own log that have happened, in their order."""
    # Held once its end has passed, unless the log says otherwise; the last line counts, and `reopened` undoes an end of the process.
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


def _derive_process(name: str, rounds: tuple[Round, ...], events: Sequence[Event], rules: ProcessRules, now: datetime) -> Process:
    progress = close_floor(run_steps(order_steps(rounds, events, now), rules), now.date())
    quiet = find_quiet(progress, rules, now.date())
    # A round that has begun already is a step of the process.
    ahead = any(item.status == "planned" and item.interview.start > now for item in rounds)
    state: State = "quiet" if quiet else progress.state
    if ahead and progress.state not in UNDER_OFFER | STOPPED:
        state = "interviewing"
    if state == "waiting" and not rounds:
        state = "applied"  # what is asked hangs on an interview (R0.1)
    waiting: Waiting | None = None
    if progress.period is not None and state in WAITING:
        waiting = freeze_period(progress.period, rules.settings, rules.calendar)
        if state == "quiet":
            waiting = waiting._replace(next=None, why=Reason("silent"))
        elif state == "on-hold":
            # Nothing is to be asked, and their decision date has lapsed; only a day that they named for writing stays (rules.md 3.3).
            waiting = waiting._replace(decision=None)
            unasked = waiting._replace(next=None, why=Reason("on-hold"))
            waiting = waiting._replace(invited=True) if is_invited(progress.period) else unasked
    if rounds:
        last = rounds[-1].interview
        company, role, note = last.company, last.role, last.path
    else:
        named = [event for event in events if event.company]
        opening = next((event for event in named if event.kind == "applied"), named[0] if named else events[0])
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
        next_round=progress.next_round if state in LIVE and not ahead else None,
        follow_ups=progress.follow_ups,
    )


class Stumble(NamedTuple):
    """A question that went badly: the latest interview that asked it, the latest better answer to it, and all rounds that asked it."""

    question: Question
    interview: Interview
    better: str | None
    rounds: tuple[Interview, ...] = ()


def find_open_stumbles(processes: Iterable[Process]) -> tuple[Stumble, ...]:
    """Return the open stumbles of all held rounds, the latest first; upper and lower case make no difference between questions."""
    return tuple(stumble for stumble in find_stumbles(processes) if stumble.question.stumble)


def find_stumbles(processes: Iterable[Process]) -> tuple[Stumble, ...]:
    """Return every question that went badly in a held round, even if it has gone well since, the latest first."""
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


def derive_week(activities: Sequence[Activity], settings: Settings, now: datetime) -> Week:
    """Return the week of `now` (aware, in the reader's zone) with what was done in it."""
    monday, target = week_start(now.date()), settings.search.weekly
    weeks = Counter(week_start(activity.day) for activity in activities)
    # Before the first activity no week can fall short.
    short = max(0, target - weeks[monday - WEEK]) if any(week < monday for week in weeks) else 0
    return Week(monday=monday, done=weeks[monday], target=target, short=short)


def find_activities(vault: Vault, processes: Sequence[Process], now: datetime) -> Iterator[Activity]:
    """Yield each activity: applying, networking, research, and each round; a later offer cancels none."""
    # None of them counts in a process with an offer.
    offers = {process.id: [event for event in process.events if event.kind in _ABOUT_OFFER] for process in processes}
    for event in vault.events:
        if event.kind in ACTIVITIES and has_happened(event, now) and not _is_under_offer(offers.get(event.process or "", ()), event.at):
            yield Activity(event.day, event.place)
    for process in processes:
        for item in process.rounds:
            if item.ended_by is None and not _is_under_offer(offers[process.id], item.interview.start):
                yield Activity(item.interview.start.date(), item.interview.place("start"))


def _is_under_offer(events: Sequence[Event], at: datetime) -> bool:
    before = [event for event in events if event.at < at]
    return bool(before) and before[-1].kind in OFFERED


class Meeting(NamedTuple):
    """One person met in one held round."""

    process: Process
    round: Round
    person: Person

    @property
    def interview(self) -> Interview:
        """The round's note."""
        return self.round.interview


class Acquaintance(NamedTuple):
    """Somebody met: the first meeting, and the occasion for an invitation; a second round makes no second invitation (I5)."""

    first: Meeting
    occasion: Meeting  # the earliest meeting whose 30 days are not over, else the last
    over: bool


class Context(NamedTuple):
    """The vault at `now` (aware, in the reader's zone): facts, settings, processes, and indexes over them."""

    vault: Vault
    settings: Settings
    calendar_of: CalendarOf
    now: datetime
    week: Week
    processes: tuple[Process, ...]
    said: Mapping[str, Sequence[Event]]  # the events that have happened, by kind
    meetings: tuple[Meeting, ...]  # every person met in a held round, by round and in the note's order
    acquaintances: tuple[Acquaintance, ...] = ()  # every person met, once

    def calendar(self, process: Process) -> Calendar:
        """Return the calendar of the company: the country of its latest round, else the configured one."""
        return self.calendar_of(find_country(process.rounds))

    def zone(self, process: Process) -> tzinfo:
        """Return the time zone for the company's whole days: that of its latest round, else the reader's."""
        return zone_of(process.rounds[-1].interview.end if process.rounds else self.now)

    def today(self, process: Process) -> date:
        """Return today's date at the company: its whole days count, not the reader's (rules.md 7.1)."""
        return self.now.astimezone(self.zone(process)).date()

    def has_passed(self, item: Round, after: timedelta) -> bool:
        """Say whether the day `after` a round's end has ended at the place of the round."""
        end = item.interview.end
        return has_passed(end.date() + after, self.now, zone_of(end))

    def find_earliest(self, meeting: Meeting, wait: Span) -> datetime | None:
        """Return the earliest time to write, in the reader's zone, while `wait` after a meeting is not over; else None."""
        end = meeting.interview.end
        limit = add_span(end, wait, self.calendar(meeting.process))
        begins = limit if isinstance(limit, datetime) else day_start(limit, zone_of(end))
        return None if self.now >= begins else begins.astimezone(self.now.tzinfo)

    def person_name(self, key: str) -> str:
        """Return the name for the person of `key`."""
        person = self.vault.people.get(key)
        return person.name if person else key

    def held(self) -> Iterator[tuple[Process, Round]]:
        """Yield every held round with its process."""
        return ((process, item) for process in self.processes for item in process.rounds if item.status == "held")

    def planned(self) -> Iterator[tuple[Process, Round]]:
        """Yield every round that has not begun, with its process."""
        rounds = ((process, item) for process in self.processes for item in process.rounds)
        return ((process, item) for process, item in rounds if item.status == "planned" and item.interview.start > self.now)


def build_context(
    vault: Vault, settings: Settings, calendar_of: CalendarOf, now: datetime, processes: tuple[Process, ...], week: Week
) -> Context:
    """Return the context of one derivation."""
    said = group_by((event for event in vault.events if has_happened(event, now)), lambda event: event.kind)
    meetings = tuple(
        Meeting(process, item, vault.people.get(key) or Person(key=key, name=key))
        for process in processes
        for item in process.rounds
        if item.status == "held"
        for key in item.met
    )
    context = Context(vault, settings, calendar_of, now, week, processes, said, meetings)
    known: dict[str, Acquaintance] = {}
    for meeting in sorted(meetings, key=lambda item: (item.interview.end, item.interview.path)):
        over = context.has_passed(meeting.round, _OCCASION)
        before = known.get(meeting.person.key)
        if before is None or before.over:
            known[meeting.person.key] = Acquaintance(before.first if before else meeting, meeting, over)
    return context._replace(acquaintances=tuple(known.values()))
