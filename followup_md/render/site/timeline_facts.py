"""Facts of a timeline in words: what happened in a process, its waits, and what lies ahead (R1.14-R1.18, R5.8)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from typing import NamedTuple

from followup_md.dates import zone_of
from followup_md.model import LIVE, UNDER_OFFER, Process, Reason, Search
from followup_md.model.facts import find_person
from followup_md.render.calendar import DECISION, START, join_names, name_interview
from followup_md.render.card import CONTACTS, format_deed, format_terms
from followup_md.render.text import clean, format_full
from followup_md.words import say_full_reason

# The look of a contact; all others are `theirs` or `yours`.
_KINDS: Mapping[str, str] = {
    "followed-up": "follow-up",
    "on-hold": "hold",
    "reopened": "resumed",
    **dict.fromkeys(("withdrew", "declined"), "left"),
    **dict.fromkeys(("offer-spoken", "offer-written"), "offer"),
    **dict.fromkeys(("rescinded", "rejected", "closed"), "no"),
    **dict.fromkeys(("heard", "confirmed"), "theirs"),
}
_FIRST_DAYS: Mapping[str, str] = {"start-on": "they named the first day", "start-dropped": "they took the first day back"}
_CALLED_OFF: Mapping[str, str] = {"cancelled": "cancelled", "no-show": "did not come"}


class TimelineWait(NamedTuple):
    """A wait until `end`, with a follow-up in order from `until` on; None is never. Asked too early, `end` is before `until`."""

    begin: date
    end: date | None
    until: date | None
    why: Reason
    now: bool = False


class TimelineEntry(NamedTuple):
    """A dated fact: `kind` is its look on the timeline (a name of `timeline.KINDS`), `text` a few words without full stop."""

    day: date
    kind: str
    text: str


class TimelineView(NamedTuple):
    """A process of a search, the notes whose dates are in doubt, and its name; without one, kinds and days only are shown."""

    process: Process
    search: Search
    doubtful: frozenset[str]
    label: str | None

    @property
    def over(self) -> bool:
        """Whether the process is over."""
        return self.process.state not in LIVE | {"secured"}

    def here(self, moment: datetime) -> date:
        """Return the reader's day of a moment."""
        return moment.astimezone(self.search.now.tzinfo).date()

    def people(self, keys: Sequence[str]) -> str:
        """Return the names of people, if names are allowed."""
        return join_names([find_person(key, self.search.vault.people).name for key in keys]) if self.label else ""


def list_timeline_entries(view: TimelineView) -> tuple[TimelineEntry, ...]:
    """Return the facts, the oldest first; on the same day those with a time come before those without."""
    found = [*_list_rounds(view), *_list_contacts(view), *((None, entry) for entry in _list_days(view))]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: (pair[1].day, pair[0] is None, pair[0] or view.search.now)))


def _list_rounds(view: TimelineView) -> Iterator[tuple[datetime, TimelineEntry]]:
    """Yield the rounds, each with its planned days before it was moved."""
    now = view.search.now
    for item in view.process.rounds:
        interview = item.interview
        day, there, what = view.here(interview.start), interview.start.date(), name_interview(interview).lower()
        if view.label and interview.kind and what == "interview":
            what = f"{what} ({clean(interview.kind)})"
        if end := item.ended_by:
            if end.kind == "rescheduled":
                why = "moved without a new time"
            else:
                why = CONTACTS.get(end.kind) or f"{'you' if end.by_me else 'they'} {_CALLED_OFF[end.kind]}"
            kind, text = "called-off" if item.status == "cancelled" else "moved", f"{what} not held: {why} on {format_full(end.day, now)}"
        else:
            who, planned = view.people(item.met), item.status == "planned"
            kind, text = "planned" if planned else "held", f"{what}{' planned' * planned}{f' with {who}' * bool(who)}"
            text += f" ({format_full(there, now)} there)" * (there != day)
            if interview.path in view.doubtful:
                kind, text = "doubtful", f"{text}; a date or log line of its note does not read"
        yield interview.start, TimelineEntry(day, kind, text)
        for event in item.events:
            if event.kind == "rescheduled" and event.was and event.was != day:
                words = f"{what} not held: moved to {format_full(day, now)}"
                yield datetime.combine(event.was, event.was_time or time.max, UTC), TimelineEntry(event.was, "moved", words)


def _list_contacts(view: TimelineView) -> Iterator[tuple[datetime, TimelineEntry]]:
    """Yield the contacts in both directions, starting with the application."""
    now = view.search.now
    for event in view.process.events:
        if event.kind == "applied":
            yield event.at, TimelineEntry(event.day, "yours", "you applied")
        elif event.kind in _FIRST_DAYS:
            day = f": {format_full(event.until, now)}" if event.until else ""
            yield event.at, TimelineEntry(event.day, "theirs", f"{_FIRST_DAYS[event.kind]}{day}")
        elif event.kind in CONTACTS:
            text = format_deed(event, view.people(event.people))
            if view.label:
                text += f" by {event.channel}" if event.channel else ""
                text += f" via {view.people([event.via])}" if event.via else ""
                text += format_terms(event, now) + (f": {clean(event.text)}" if event.text else "")
            yield event.at, TimelineEntry(event.day, _KINDS.get(event.kind, "yours"), text)


def _list_days(view: TimelineView) -> Iterator[TimelineEntry]:
    """Yield the whole-day facts: waits, the days that they named, and today."""
    process, now, waiting = view.process, view.search.now, view.process.waiting
    for wait in find_timeline_waits(process, zone_of(now)):
        until = f"no follow-up before {format_full(wait.until, now)}" if wait.until else "no follow-up from here on"
        yield TimelineEntry(wait.begin, "wait", f"{until}: {say_full_reason(wait.why)}" if view.label else until)
    if waiting and waiting.decision:
        who = view.people([waiting.giver]) if waiting.giver else ""
        words = "they were to decide; the day has passed" if waiting.decision < now.date() else DECISION.lower()
        yield TimelineEntry(waiting.decision, "decision", f"{words} (named by {who})" if who else words)
    offer = process.offer if process.state in UNDER_OFFER else None
    if offer and offer.answer_by and not offer.accepted:
        yield TimelineEntry(offer.answer_by, "answer", "your answer to the offer is due")
    first = offer.start if offer else None
    if process.state == "started" and process.since:
        first = process.since.date()
    if first:
        yield TimelineEntry(first, "start", START.lower())
    if not view.over:
        yield TimelineEntry(now.date(), "today", "today")


def find_timeline_waits(process: Process, zone: tzinfo) -> tuple[TimelineWait, ...]:
    """Return the wait before each follow-up that was sent, and the present one, by time."""
    # A wait starts on the local day of a round; on the timeline rounds have the reader's day.
    ends = [item.interview.end for item in process.rounds if item.status == "held"]
    here = {end.date(): end.astimezone(zone).date() for end in ends}
    waits = []
    for sent in process.follow_ups:
        if sent.since:
            end = min(sent.earliest or sent.event.day, sent.event.day)
            waits.append(TimelineWait(here.get(sent.since, sent.since), end, sent.earliest, sent.why))
    if waiting := process.waiting:
        begin = process.quiet_since or waiting.anchor
        if waiting.next is None and process.state == "on-hold" and process.since:
            begin = process.since.date()
        elif waiting.last_sent:
            begin = waiting.last_sent.day
        waits.append(TimelineWait(here.get(begin, begin), waiting.next, waiting.next, waiting.why, now=True))
    return tuple(wait for wait in waits if wait.end is None or wait.begin < wait.end)
