"""Context of actions and guard: facts, settings and processes at one moment, with indexes over them; the week of the search."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from followup_md.config import Settings
from followup_md.dates import DAY, Calendar, Span, add_span, day_start, has_passed, week_start, zone_of
from followup_md.derive.processes import CalendarOf
from followup_md.model import OFFERED, Activity, Event, Interview, Person, Process, Round, Vault, Week
from followup_md.model.events import ACTIVITIES, ENDINGS
from followup_md.model.facts import has_happened

# --- Activities of the search, week by week (R5.1-R5.3)

WEEK = 7 * DAY
_ABOUT_OFFER = frozenset({*OFFERED, *ENDINGS})


def derive_week(activities: Sequence[Activity], settings: Settings, now: datetime) -> Week:
    """Return the week of `now` (aware, in the reader's zone) with what was done in it."""
    monday, target = week_start(now.date()), settings.search.weekly
    days = [activity.day for activity in activities]
    last = _count_week(days, monday - WEEK)
    # Before its first activity a search had no week to fall short in.
    short = max(0, target - last) if any(day < monday for day in days) else 0
    return Week(monday=monday, done=_count_week(days, monday), target=target, short=short)


def _count_week(days: Sequence[date], monday: date) -> int:
    return sum(monday <= day < monday + WEEK for day in days)


def find_activities(vault: Vault, processes: Sequence[Process], now: datetime) -> Iterator[Activity]:
    """Yield each activity: applying, networking, research, and each round, none of them in a process with an offer.

    What counted once goes on counting: an offer that comes later takes nothing back.
    """
    offers = {process.id: [event for event in process.events if event.kind in _ABOUT_OFFER] for process in processes}
    for event in vault.events:
        if event.kind in ACTIVITIES and has_happened(event, now) and not _under_offer(offers.get(event.process or "", ()), event.at):
            yield Activity(event.day, event.place)
    for process in processes:
        for item in process.rounds:
            if item.ended_by is None and not _under_offer(offers[process.id], item.interview.start):
                yield Activity(item.interview.start.date(), item.interview.place("start"))


def _under_offer(events: Sequence[Event], at: datetime) -> bool:
    before = [event for event in events if event.at < at]
    return bool(before) and before[-1].kind in OFFERED


# --- Context of actions and guard: facts, settings and processes at one moment, with indexes over them

_WINDOW = timedelta(days=30)  # in which a meeting is an occasion to connect


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
    """Somebody met: the first meeting, and the occasion for an invitation: the earliest meeting whose 30 days are not over, else the last.

    So a second round with the same person makes no second invitation (I5), and a later meeting gives a new occasion.
    """

    first: Meeting
    occasion: Meeting
    over: bool


class Context(NamedTuple):
    """The vault at `now` (aware, in the reader's zone): facts, settings, processes, and indexes over them.

    `said` are the events that have happened, by kind; `meetings` every person met in a held round, by round and in the note's order;
    `acquaintances` every person met, once.
    """

    vault: Vault
    settings: Settings
    calendar_of: CalendarOf
    now: datetime
    week: Week
    processes: tuple[Process, ...]
    said: Mapping[str, tuple[Event, ...]]
    meetings: tuple[Meeting, ...]
    acquaintances: tuple[Acquaintance, ...] = ()

    def calendar(self, process: Process) -> Calendar:
        """Return the calendar of the company: the country of its latest round, else the configured one."""
        return self.calendar_of(process.rounds[-1].interview.country if process.rounds else None)

    def zone(self, process: Process) -> tzinfo:
        """Return the zone in which the company's whole days pass: that of its latest round, else the reader's."""
        return zone_of(process.rounds[-1].interview.end if process.rounds else self.now)

    def today(self, process: Process) -> date:
        """Return the day that it is for the company: its whole days count, not the reader's (rules.md 7.1)."""
        return self.now.astimezone(self.zone(process)).date()

    def met_in(self, process: Process) -> Iterator[Meeting]:
        """Yield every person met in a held round of `process`."""
        return _list_meetings(self.vault, process)

    def has_passed(self, item: Round, after: timedelta) -> bool:
        """Say whether the day that lies `after` a round's end has ended where it was held."""
        end = item.interview.end
        return has_passed(end.date() + after, self.now, zone_of(end))

    def find_earliest(self, meeting: Meeting, wait: Span) -> datetime | None:
        """Return from when on one may write, in the reader's zone, while `wait` after a meeting is not over; else None."""
        end = meeting.interview.end
        limit = add_span(end, wait, self.calendar(meeting.process))
        begins = limit if isinstance(limit, datetime) else day_start(limit, zone_of(end))
        return None if self.now >= begins else begins.astimezone(self.now.tzinfo)

    def person_name(self, key: str) -> str:
        """Return what to call the person of `key`."""
        person = self.vault.people.get(key)
        return person.name if person else key

    def held(self) -> Iterator[tuple[Process, Round]]:
        """Yield every held round with its process."""
        return self._rounds("held")

    def planned(self) -> Iterator[tuple[Process, Round]]:
        """Yield every round that has not begun, with its process."""
        return ((process, item) for process, item in self._rounds("planned") if item.interview.start > self.now)

    def _rounds(self, status: str) -> Iterator[tuple[Process, Round]]:
        return ((process, item) for process in self.processes for item in process.rounds if item.status == status)


def build_context(
    vault: Vault, settings: Settings, calendar_of: CalendarOf, now: datetime, processes: tuple[Process, ...], week: Week
) -> Context:
    """Return the context of one derivation."""
    said: dict[str, list[Event]] = {}
    for event in vault.events:
        if has_happened(event, now):
            said.setdefault(event.kind, []).append(event)
    frozen = {kind: tuple(events) for kind, events in said.items()}
    meetings = tuple(meeting for process in processes for meeting in _list_meetings(vault, process))
    context = Context(vault, settings, calendar_of, now, week, processes, frozen, meetings)
    known: dict[str, Acquaintance] = {}
    for meeting in sorted(meetings, key=lambda item: (item.interview.end, item.interview.path)):
        over = context.has_passed(meeting.round, _WINDOW)
        before = known.get(meeting.person.key)
        if before is None or before.over:
            known[meeting.person.key] = Acquaintance(before.first if before else meeting, meeting, over)
    return context._replace(acquaintances=tuple(known.values()))


def _list_meetings(vault: Vault, process: Process) -> Iterator[Meeting]:
    for item in process.rounds:
        if item.status == "held":
            for key in item.met:
                yield Meeting(process, item, vault.people.get(key) or Person(key=key, name=key))
