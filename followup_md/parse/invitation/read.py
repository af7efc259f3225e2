"""Invitations: the bytes of an `.ics` file into its events; what does not read is an error, and nothing is guessed."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from warnings import catch_warnings, simplefilter

import icalendar  # noqa: TID253 - loaded for an invitation alone
from icalendar.timezone import tzp  # noqa: TID253 - the same

from followup_md.errors import UsageProblem
from followup_md.parse.invitation.people import Attendee, find_attendees, find_organizer
from followup_md.parse.invitation.zones import find_event_zone, find_home_zone, is_utc, to_local

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_HINT = "save the invitation from the mail or the calendar as a file whose name ends in .ics"


class Invitation(NamedTuple):
    """One event. `start` and `end` are by the clock of `zone`, None for one that names none; `start` is a date for a whole day.

    `repeats` says that it is the first of several.
    """

    uid: str
    title: str
    start: date | None
    end: datetime | None
    zone: str | None
    place: str
    organizer: Attendee | None
    attendees: tuple[Attendee, ...]
    cancelled: bool = False
    repeats: bool = False


def read_invitations(data: bytes, home: ZoneInfo) -> tuple[Invitation, ...]:
    """Return the events of an iCalendar file by their order, each once; UsageProblem when it is none, or has none.

    Times in UTC, or in a zone that nobody knows, are given by the calendar's own zone, else by `home`, the reader's.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")  # as the standard has it
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")  # as Windows programs write it
    try:
        with catch_warnings():
            simplefilter("ignore")  # what the library supposes of a zone is looked at below
            tzp.use_default()  # it remembers the rules of the last file
            calendars = icalendar.Calendar.from_ical(text, multiple=True)
        events = ((event, calendar) for calendar in calendars for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event))
        found = tuple(_read_event(event, calendar, home) for event, calendar in events)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:  # each is raised for some broken file
        raise UsageProblem("the file does not read as an invitation", _HINT) from error
    if not found:
        raise UsageProblem("there is no event in the file", _HINT)
    return tuple(dict.fromkeys(found))


def _read_event(event: icalendar.Event, calendar: icalendar.Calendar, home: ZoneInfo) -> Invitation:
    begin, end, length = _get_time(event, "DTSTART"), _get_time(event, "DTEND"), event.get("DURATION")
    if end is None and length is not None and isinstance(begin, datetime) and isinstance(length.dt, timedelta):
        end = begin + length.dt
    zone = _find_zone(event, calendar, begin, home) if isinstance(begin, datetime) else None
    placed_end = _place(end, zone)
    method = str(calendar.get("METHOD", "")).upper()
    return Invitation(
        uid=_get_text(event, "UID"),
        title=_get_text(event, "SUMMARY"),
        start=_place(begin, zone),
        end=placed_end if isinstance(placed_end, datetime) else None,
        zone=zone.key if zone else None,
        place=_get_text(event, "LOCATION"),
        organizer=find_organizer(event),
        attendees=tuple(find_attendees(event)),
        cancelled=method == "CANCEL" or _get_text(event, "STATUS").upper() == "CANCELLED",
        repeats="RRULE" in event or "RDATE" in event,
    )


def _find_zone(event: icalendar.Event, calendar: icalendar.Calendar, begin: datetime, home: ZoneInfo) -> ZoneInfo | None:
    """Return the zone whose clock the note is to show; None for a time that is of no zone."""
    name = str(event["DTSTART"].params.get("TZID", ""))
    zone = find_event_zone(calendar, name, begin) if name and not is_utc(name) else None
    if zone is None and name and begin.tzinfo is None:
        raise UsageProblem(f"the zone {name!r} of the invitation is not known", "give --start with the local time, and --zone")
    return zone or (find_home_zone(calendar) if begin.tzinfo is None else find_home_zone(calendar) or home)


def _place(moment: date | None, zone: ZoneInfo | None) -> date | None:
    """Return a time by the clock of `zone`; a day, and a time of no zone, as they are."""
    if isinstance(moment, datetime):
        return to_local(moment, zone) if zone and moment.tzinfo else moment.replace(tzinfo=None)
    return moment


def _get_time(event: icalendar.Event, key: str) -> date | None:
    value = event.get(key)
    found = value.dt if value is not None else None
    return found if isinstance(found, date) else None


def _get_text(event: icalendar.Event, key: str) -> str:
    return " ".join(str(event.get(key, "")).split())
