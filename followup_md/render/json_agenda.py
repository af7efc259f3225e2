"""`calendar --json`: what belongs into the calendar, for scripts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from followup_md.render.agenda import list_entries

if TYPE_CHECKING:
    from datetime import date, datetime

    from followup_md.config.settings import CalendarSettings
    from followup_md.model import Search
    from followup_md.model.views import CalendarView, EntryView
    from followup_md.render.agenda_entry import Entry


def describe_agenda(search: Search, settings: CalendarSettings) -> CalendarView:
    """Return the entries of the calendar as JSON has them; instants in UTC, whole days without a time."""
    return {
        "version": 1,
        "now": search.now.isoformat(timespec="seconds"),
        "entries": [_write(one) for one in list_entries(search, settings)],
    }


def _write(entry: Entry) -> EntryView:
    return {
        "uid": entry.uid,
        "kind": entry.kind,
        "as": "todo" if entry.todo else "event",
        "title": entry.title,
        "text": entry.text,
        "begin": entry.begin.isoformat(),
        "end": entry.end.isoformat() if entry.end else None,
        "alarms": [_write_alarm(entry.begin, alarm) for alarm in entry.alarms],
    }


def _write_alarm(begin: date, alarm: datetime | timedelta) -> str:
    """Return the instant at which an alarm rings; only one of an instant counts from it."""
    return (begin + alarm if isinstance(alarm, timedelta) else alarm).isoformat()
