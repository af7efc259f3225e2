"""The facts of a timeline in words: what happened in a process, and what is to come (R1.14-R1.18, R5.8)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import zone_of
from followup_md.model import LIVE, UNDER_OFFER
from followup_md.model.people import find_person
from followup_md.render.agenda_words import DECISION, START, list_people, name_interview
from followup_md.render.card_words import CONTACTS, say_deed, say_terms
from followup_md.render.site.timeline_waits import find_waits
from followup_md.render.text import clean
from followup_md.render.when import spell_full
from followup_md.words import say_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.model import Event, Process, Round, Search

# What a contact looks like; every other one is `theirs` or `yours`.
_KINDS: Mapping[str, str] = {
    "followed-up": "follow-up",
    "withdrew": "left",
    "declined": "left",
    "offer-spoken": "offer",
    "offer-written": "offer",
    "rescinded": "no",
    "rejected": "no",
    "closed": "no",
    "on-hold": "hold",
    "reopened": "resumed",
    **dict.fromkeys(("heard", "confirmed"), "theirs"),
}
_FIRST_DAYS: Mapping[str, str] = {"start-on": "they named the first day", "start-dropped": "they took the first day back"}
_CALLED_OFF: Mapping[str, str] = {"cancelled": "cancelled", "no-show": "did not come"}


class Entry(NamedTuple):
    """A dated fact: `kind` is how it looks on the timeline, a name of `timeline_marks.KINDS`, `text` a few words without full stop."""

    day: date
    kind: str
    text: str


class View(NamedTuple):
    """A process of a search to be told of, the notes whose dates are in doubt, and its name; without one, of kinds and days only."""

    process: Process
    search: Search
    doubtful: frozenset[str]
    label: str | None

    def here(self, moment: datetime) -> date:
        """Return the reader's day of a moment."""
        return moment.astimezone(self.search.now.tzinfo).date()

    def people(self, keys: Sequence[str]) -> str:
        """Return people by name, where they may be named."""
        return list_people([find_person(key, self.search.vault.people).name for key in keys]) if self.label else ""


def is_over(process: Process) -> bool:
    """Say whether nothing is to come of a process any more."""
    return process.state not in LIVE | {"secured"}


def list_entries(view: View) -> tuple[Entry, ...]:
    """Return the facts, the oldest first; on one day what has a time of day stands before what has none."""
    found = [*_list_rounds(view), *_list_contacts(view), *((None, entry) for entry in _list_days(view))]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: (pair[1].day, pair[0] is None, pair[0] or view.search.now)))


def _list_rounds(view: View) -> Iterator[tuple[datetime, Entry]]:
    for item in view.process.rounds:
        yield item.interview.start, _make_round(item, view)
        yield from _list_old_times(item, view)


def _make_round(item: Round, view: View) -> Entry:
    day, what = view.here(item.interview.start), _say_interview(item, view)
    if item.ended_by is not None:
        return Entry(day, "called-off" if item.status == "cancelled" else "moved", f"{what} not held: {_say_end(item.ended_by, view)}")
    who = view.people(item.met)
    text = f"{what}{' planned' * (item.status == 'planned')}{f' with {who}' * bool(who)}"
    there = item.interview.start.date()
    text += f" ({spell_full(there, view.search.now)} there)" * (there != day)
    if item.interview.path in view.doubtful:
        return Entry(day, "doubtful", f"{text}; a date or log line of its note does not read")
    return Entry(day, "planned" if item.status == "planned" else "held", text)


def _say_interview(item: Round, view: View) -> str:
    words = name_interview(item.interview).lower()
    own = view.label and item.interview.kind and words == "interview"
    return f"{words} ({clean(item.interview.kind)})" if own and item.interview.kind else words


def _say_end(event: Event, view: View) -> str:
    """Return why a round is not held, and since when one knows it."""
    if event.kind == "rescheduled":
        words = "moved without a new time"
    else:
        words = CONTACTS.get(event.kind) or f"{'you' if event.by_me else 'they'} {_CALLED_OFF[event.kind]}"
    return f"{words} on {spell_full(event.day, view.search.now)}"


def _list_old_times(item: Round, view: View) -> Iterator[tuple[datetime, Entry]]:
    """Yield the days for which a round was planned before it was moved."""
    day = view.here(item.interview.start)
    for event in item.events:
        if event.kind == "rescheduled" and event.was and event.was != day:
            words = f"{_say_interview(item, view)} not held: moved to {spell_full(day, view.search.now)}"
            yield datetime.combine(event.was, event.was_time or time.max, UTC), Entry(event.was, "moved", words)


def _list_contacts(view: View) -> Iterator[tuple[datetime, Entry]]:
    """Yield what went to and fro; the application is the first of it."""
    for event in view.process.events:
        if event.kind == "applied":
            yield event.at, Entry(event.day, "yours", "you applied")
        elif event.kind in _FIRST_DAYS:
            day = f": {spell_full(event.until, view.search.now)}" if event.until else ""
            yield event.at, Entry(event.day, "theirs", f"{_FIRST_DAYS[event.kind]}{day}")
        elif event.kind in CONTACTS:
            text = say_deed(event, view.people(event.people)) + (_say_more(event, view) if view.label else "")
            yield event.at, Entry(event.day, _KINDS.get(event.kind, "yours"), text)


def _say_more(event: Event, view: View) -> str:
    channel = f" by {event.channel}" if event.channel else ""
    via = f" via {view.people([event.via])}" if event.via else ""
    said = f"{channel}{via}{say_terms(event, view.search.now)}"
    return f"{said}: {clean(event.text)}" if event.text else said


def _list_days(view: View) -> Iterator[Entry]:
    """Yield what is counted in whole days: waits, the days that they named, and today."""
    process, now = view.process, view.search.now
    for wait in find_waits(process, zone_of(now)):
        until = f"no follow-up before {spell_full(wait.until, now)}" if wait.until else "no follow-up from here on"
        yield Entry(wait.begin, "wait", f"{until}: {say_reason(wait.why)}" if view.label else until)
    if process.waiting and process.waiting.decision:
        yield Entry(process.waiting.decision, "decision", _say_decision(process.waiting.decision, process.waiting.giver, view))
    if process.state in UNDER_OFFER and process.offer.answer_by and not process.offer.accepted:
        yield Entry(process.offer.answer_by, "answer", "your answer to the offer is due")
    first = process.offer.start if process.state in UNDER_OFFER else None
    if process.state == "started" and process.since:
        first = process.since.date()
    if first:
        yield Entry(first, "start", START.lower())
    if not is_over(process):
        yield Entry(now.date(), "today", "today")


def _say_decision(day: date, giver: str | None, view: View) -> str:
    who = view.people([giver]) if giver else ""
    passed = day < view.search.now.date()
    words = "they were to decide; the day has passed" if passed else DECISION.lower()
    return f"{words} (named by {who})" if who else words
