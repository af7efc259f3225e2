"""The calendar: interviews, decision dates, the first day at work and what is to be done by a day; as JSON too."""

from __future__ import annotations

from datetime import UTC, time, timedelta
from typing import TYPE_CHECKING, Final

from followup_md.dates import limit_instant
from followup_md.model import STOPPED, UNDER_OFFER
from followup_md.render.agenda_actions import list_action_entries
from followup_md.render.agenda_entry import Entry, make_uid, ring_before
from followup_md.render.agenda_words import DECISION, START, add_company, list_people, name_interview
from followup_md.render.view import label_processes, name_person
from followup_md.render.when import write_time

if TYPE_CHECKING:
    from followup_md.config.settings import CalendarSettings
    from followup_md.model import Search
    from followup_md.model.report_views import CalendarView

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
    entries = list(list_action_entries(search, labels, settings))
    slugs = set[str]()
    for process in search.processes:
        label, offer = labels.get(process.id, ""), process.offer
        # Rounds that are over too, since a calendar is looked up.
        for item in process.rounds:
            if item.status not in _TAKING_PLACE:
                continue
            interview = item.interview
            # Two notes may bear one name, until `id-clash` is mended.
            uid = make_uid("interview", interview.slug, *([interview.path] if interview.slug in slugs else []))
            slugs.add(interview.slug)
            title = add_company(name_interview(interview), label)
            people = list_people([name_person(key, search) for key in item.met]) if label else ""
            # Where only the day is known: with a time of day and no end, it would be an hour at most.
            if "end" not in interview.fields and (interview.start.time(), interview.end.time()) == _WHOLE_DAY:
                day = interview.start.date()
                entries.append(Entry(uid, "interview", title, day, text=people, alarms=ring_before(day, search.now)))
            else:
                begin, end = interview.start.astimezone(UTC), interview.end.astimezone(UTC)
                entries.append(Entry(uid, "interview", title, begin, end, people, _ALARMS if begin > search.now else ()))
        # The days that they named: when they decide, and the first day at work, once one has said yes (R5.8, A11).
        if process.waiting and process.waiting.decision:
            source = process.rounds[-1].interview.slug if process.rounds else process.id
            entries.append(Entry(make_uid("decision", source), "decision", add_company(DECISION, label), process.waiting.decision))
        if offer.start and offer.accepted and process.state in UNDER_OFFER | STOPPED:
            alarms = ring_before(offer.start, search.now)
            entries.append(Entry(make_uid("start", process.id), "start", add_company(START, label), offer.start, alarms=alarms))
    return tuple(sorted(entries, key=lambda entry: (limit_instant(entry.begin, UTC), entry.uid)))


def describe_agenda(search: Search, settings: CalendarSettings) -> CalendarView:
    """Return the entries of the calendar as JSON has them; instants in UTC, whole days without a time."""
    return {
        "version": 1,
        "now": write_time(search.now),
        "entries": [
            {
                "uid": entry.uid,
                "kind": entry.kind,
                "as": "todo" if entry.todo else "event",
                "title": entry.title,
                "text": entry.text,
                "begin": entry.begin.isoformat(),
                "end": entry.end.isoformat() if entry.end else None,
                # Only an alarm of an instant counts from it.
                "alarms": [(entry.begin + alarm if isinstance(alarm, timedelta) else alarm).isoformat() for alarm in entry.alarms],
            }
            for entry in list_entries(search, settings)
        ],
    }
