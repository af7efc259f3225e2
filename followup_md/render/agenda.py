"""What of a search belongs into a calendar: interviews, decision dates, the first day at work, what is to be done by a day; as JSON too."""

from __future__ import annotations

from datetime import UTC, time, timedelta
from typing import TYPE_CHECKING, Final

from followup_md.dates import limit_instant
from followup_md.model import STOPPED, UNDER_OFFER
from followup_md.render.agenda_actions import list_action_entries
from followup_md.render.agenda_entry import Entry, make_uid, ring_before
from followup_md.render.agenda_words import DECISION, START, add_company, list_people, name_interview
from followup_md.render.view import label_processes, name_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from followup_md.config.settings import CalendarSettings
    from followup_md.model import Interview, Process, Round, Search
    from followup_md.model.report_views import CalendarView, EntryView

_TAKING_PLACE: Final = frozenset({"planned", "held"})
_ALARMS: Final = (timedelta(days=-1), timedelta(hours=-1))
# The times that are assumed where a note has only the day (format.md 2.1).
_WHOLE_DAY: Final = (time(9), time(17))


def list_entries(search: Search, settings: CalendarSettings) -> tuple[Entry, ...]:
    """Return what belongs into the calendar, by time; each `uid` stands once.

    Companies and people are named only with `calendar.names`, and what a note keeps for oneself never is. What is done, called off or
    without a date is not there.
    """
    labels = label_processes(search, whole=True) if settings.names else {}
    entries = (*_list_rounds(search, labels), *_list_days(search, labels), *list_action_entries(search, labels, settings))
    return tuple(sorted(entries, key=lambda entry: (limit_instant(entry.begin, UTC), entry.uid)))


def _list_rounds(search: Search, labels: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the rounds that were or will be held; those that are over too, since a calendar is looked up."""
    seen = set[str]()
    for process in search.processes:
        for item in process.rounds:
            if item.status in _TAKING_PLACE:
                interview = item.interview
                # Two notes may bear one name, until `id-clash` is mended.
                clash = (interview.path,) if interview.slug in seen else ()
                seen.add(interview.slug)
                yield _make_round(item, make_uid("interview", interview.slug, *clash), labels.get(process.id, ""), search)


def _make_round(item: Round, uid: str, label: str, search: Search) -> Entry:
    interview = item.interview
    title = add_company(name_interview(interview), label)
    people = list_people([name_person(key, search) for key in item.met]) if label else ""
    if _lacks_time(interview):
        day = interview.start.date()
        return Entry(uid, "interview", title, day, text=people, alarms=ring_before(day, search.now))
    begin, end = interview.start.astimezone(UTC), interview.end.astimezone(UTC)
    return Entry(uid, "interview", title, begin, end, people, _ALARMS if begin > search.now else ())


def _lacks_time(interview: Interview) -> bool:
    """Say whether only the day of a round is known: with a time of day and no end, it would be an hour at most."""
    return "end" not in interview.fields and (interview.start.time(), interview.end.time()) == _WHOLE_DAY


def _list_days(search: Search, labels: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the days that they named: when they decide, and the first day at work, once one has said yes (R5.8, A11)."""
    for process in search.processes:
        label, offer = labels.get(process.id, ""), process.offer
        if process.waiting and process.waiting.decision:
            yield Entry(make_uid("decision", _name_source(process)), "decision", add_company(DECISION, label), process.waiting.decision)
        if offer.start and offer.accepted and process.state in UNDER_OFFER | STOPPED:
            alarms = ring_before(offer.start, search.now)
            yield Entry(make_uid("start", process.id), "start", add_company(START, label), offer.start, alarms=alarms)


def _name_source(process: Process) -> str:
    return process.rounds[-1].interview.slug if process.rounds else process.id


def describe_agenda(search: Search, settings: CalendarSettings) -> CalendarView:
    """Return the entries of the calendar as JSON has them; instants in UTC, whole days without a time."""
    return {
        "version": 1,
        "now": search.now.isoformat(timespec="seconds"),
        "entries": [_describe_entry(one) for one in list_entries(search, settings)],
    }


def _describe_entry(entry: Entry) -> EntryView:
    return {
        "uid": entry.uid,
        "kind": entry.kind,
        "as": "todo" if entry.todo else "event",
        "title": entry.title,
        "text": entry.text,
        "begin": entry.begin.isoformat(),
        "end": entry.end.isoformat() if entry.end else None,
        "alarms": [_spell_alarm(entry.begin, alarm) for alarm in entry.alarms],
    }


def _spell_alarm(begin: date, alarm: datetime | timedelta) -> str:
    """Return the instant at which an alarm rings; only one of an instant counts from it."""
    return (begin + alarm if isinstance(alarm, timedelta) else alarm).isoformat()
