"""`followups.ics`: the calendar as a file that others subscribe to or import, by RFC 5545 (format.md section 6); instants are in UTC."""

import re
from collections.abc import Mapping
from datetime import UTC, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from icalendar import Alarm, Event, Todo  # noqa: TID253 - loaded for the calendar alone

from followup_md.config.settings import CalendarSettings
from followup_md.dates import DAY
from followup_md.model import Search
from followup_md.render.calendar import CalendarEntry, list_calendar

# A METHOD would make it an invitation, which needs an organizer.
CALENDAR_START: Final = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//followup-md//"
_HEADER: Final = (
    f"{CALENDAR_START}followups.ics//EN\r\nCALSCALE:GREGORIAN\r\nNAME:Follow-ups\r\nX-WR-CALNAME:Follow-ups\r\n"
    # The refresh interval, in the form of the standard (RFC 7986) and in Outlook's.
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n"
)
# The highest SEQUENCE ever used, since its entry may be gone by now, and may come back.
REVISION: Final = "X-FOLLOWUP-MD-REVISION"
_REVISION: Final = rf"^{REVISION}:(\d{{1,9}})$"
_COMPONENT: Final = r"^BEGIN:(VEVENT|VTODO)\n(?:.*\n)*?END:\1\n"
_FIELDS: Final = (r"^UID:(.+)$", r"^DTSTAMP:(\d{8}T\d{6}Z)\n", r"^SEQUENCE:(\d{1,9})\n")


class SeenEntry(NamedTuple):
    """An entry as last published: its SEQUENCE, its DTSTAMP, and its `facts`, which reveal a change (RFC 5545, 3.8.7.4)."""

    sequence: int
    timestamp: str
    facts: str


class SeenCalendar(NamedTuple):
    """The previous calendar: the highest SEQUENCE, -1 where there is no calendar yet, and its entries by UID."""

    revision: int
    items: Mapping[str, SeenEntry]


def render_calendar(search: Search, settings: CalendarSettings, seen: str = "") -> str:
    """Return the calendar; entries unchanged since `seen`, the text of the file, keep SEQUENCE and DTSTAMP, others get later ones."""
    known = read_seen(seen)
    turn, timestamp = known.revision + 1, f"{search.now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    items, parts = [], []
    for entry in list_calendar(search, settings):
        before, body = known.items.get(entry.uid), _render_entry(entry)
        facts = _find_facts(body)
        item = before if before and before.facts == facts else SeenEntry(turn, timestamp, facts)
        items.append(item)
        begin, rest = body.split("\r\n", 1)
        parts.append(f"{begin}\r\nDTSTAMP:{item.timestamp}\r\nSEQUENCE:{item.sequence}\r\n{rest}")
    revision = max(known.revision, 0, *(item.sequence for item in items))
    return "".join((_HEADER, f"{REVISION}:{revision}\r\n", *parts, "END:VCALENDAR\r\n"))


@lru_cache(maxsize=4096)  # `watch` renders the same entries again and again
def _render_entry(entry: CalendarEntry) -> str:
    """Return an entry as a component without SEQUENCE and DTSTAMP; escaped and folded by the library."""
    part = Todo() if entry.todo else Event()
    part.add("UID", entry.uid)
    part.add("SUMMARY", entry.title)
    if entry.text:
        part.add("DESCRIPTION", entry.text)
    if entry.todo:
        part.add("DUE", entry.begin)
        part.add("STATUS", "NEEDS-ACTION")
    else:
        part.add("DTSTART", entry.begin)
        part.add("DTEND", entry.end or entry.begin + DAY)
        # A day with something to do is not a busy day.
        part.add("TRANSP", "OPAQUE" if entry.end else "TRANSPARENT")
    for moment in entry.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", entry.title)
        alarm.add("TRIGGER", moment, parameters={} if isinstance(moment, timedelta) else {"VALUE": "DATE-TIME"})
        part.add_component(alarm)
    return str(part.to_ical(), "utf-8")


def read_seen(text: str) -> SeenCalendar:
    """Return the entries of an earlier calendar of this program; unreadable ones are left out."""
    if not text:
        return SeenCalendar(-1, {})
    text = text.replace("\r\n", "\n")
    items = {}
    for found in re.finditer(_COMPONENT, text, re.MULTILINE):
        uid, timestamp, sequence = (re.search(pattern, found[0], re.MULTILINE) for pattern in _FIELDS)
        if uid and timestamp and sequence:
            bare = found[0].replace(timestamp[0], "", 1).replace(sequence[0], "", 1)
            items[uid[1]] = SeenEntry(int(sequence[1]), timestamp[1], _find_facts(bare))
    revision = re.search(_REVISION, text, re.MULTILINE)
    return SeenCalendar(max([int(revision[1]) if revision else 0, *(item.sequence for item in items.values())]), items)


def _find_facts(component: str) -> str:
    """Return a component without its alarms, since dropping one that has rung is no change; SEQUENCE and DTSTAMP are already removed."""
    return component.replace("\r\n", "\n").partition("BEGIN:VALARM\n")[0].removesuffix("END:VEVENT\n").removesuffix("END:VTODO\n")
