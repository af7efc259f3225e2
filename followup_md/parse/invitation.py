"""Calendar invitations (RFC 5545): from the bytes of an `.ics` file to events, their zones and people."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from warnings import catch_warnings, simplefilter
from zoneinfo import ZoneInfo

import icalendar  # noqa: TID253 - loaded for an invitation alone
from icalendar import Event, vCalAddress  # noqa: TID253 - the same
from icalendar.timezone import tzp  # noqa: TID253 - the same
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: TID253 - loaded for an invitation alone

from followup_md.config.settings import find_zone
from followup_md.errors import UsageProblem

_NO_PERSON: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
_TURNED: Final = re.compile(r"([^,()]+), ?([^,()]+)")
_BEHIND_NAME: Final = re.compile(r"\s*[(\[<].*")
_NO_FIRST_NAME: Final = re.compile(r"(?:[JS]r|I{2,3}|IV|Ph\.?D|M\.?D|MBA)\.?", re.IGNORECASE)
_UTC: Final = frozenset({"UTC", "GMT", "ETC/UTC", "ETC/GMT", "Z"})
_HINT = "save the invitation from the mail or the calendar as a file whose name ends in .ics"


class Attendee(NamedTuple):
    """One person: the name, the address in lower case, and whether the name was read from the address alone."""

    name: str
    email: str
    guessed: bool = False


class Invitation(NamedTuple):
    """One event, the first of several if it `repeats`; times are local in `zone`, if it has one; an all-day event has only a date."""

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
    occurrence: date | None = None


def read_invitations(data: bytes, home: ZoneInfo) -> tuple[Invitation, ...]:
    """Return the events of an iCalendar file, each once, in local time of their zone, else of `home`; UsageProblem if none."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")  # as the standard says
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")  # as some Windows programs write it
    try:
        with catch_warnings():
            simplefilter("ignore")  # the library's guesses at zones are checked below
            tzp.use_default()  # it keeps the zone rules of the last file
            calendars = icalendar.Calendar.from_ical(text, multiple=True)
        events = ((event, calendar) for calendar in calendars for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event))
        found = tuple(_read_event(event, calendar, home) for event, calendar in events)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:  # each is raised by some broken file
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
    attendees: dict[str, Attendee] = {}  # each address once; without rooms, mailing lists, those who declined and those only in copy
    for address in _list(event, "ATTENDEE"):
        says = {key: str(address.params.get(key, "")).upper() for key in ("CUTYPE", "PARTSTAT", "ROLE")}
        attendee = _read_attendee(address)
        if attendee.name and not (says["CUTYPE"] in _NO_PERSON or says["PARTSTAT"] == "DECLINED" or says["ROLE"] == "NON-PARTICIPANT"):
            attendees.setdefault(attendee.email, attendee)
    return Invitation(
        uid=_get_text(event, "UID"),
        title=_get_text(event, "SUMMARY"),
        start=_place(begin, zone),
        end=placed_end if isinstance(placed_end, datetime) else None,
        zone=zone.key if zone else None,
        place=_get_text(event, "LOCATION"),
        organizer=next(map(_read_attendee, _list(event, "ORGANIZER")), None),
        attendees=tuple(attendees.values()),
        cancelled=method == "CANCEL" or _get_text(event, "STATUS").upper() == "CANCELLED",
        repeats="RRULE" in event or "RDATE" in event,
        occurrence=_place(_get_time(event, "RECURRENCE-ID"), zone),
    )


def _find_zone(event: icalendar.Event, calendar: icalendar.Calendar, begin: datetime, home: ZoneInfo) -> ZoneInfo | None:
    """Return the zone for the times in the note; None for a floating time."""
    name = str(event["DTSTART"].params.get("TZID", ""))
    own = (str(rules.get("X-LIC-LOCATION") or "") for rules in calendar.walk("VTIMEZONE") if str(rules.get("TZID")) == name)
    plain = name.strip(" \"'")
    parts = plain.strip("/").split("/")
    # The vendor's prefix may come before the name: `/citadel.org/20210210_1/Europe/Dublin`.
    ends = ("/".join(parts[start:]) for start in range(len(parts) - 1))
    for candidate in (plain, WINDOWS_TO_OLSON.get(plain, ""), *own, *ends) if name and name.upper() not in _UTC else ():
        zone = find_zone(candidate) if candidate else None
        if zone and (begin.tzinfo is None or begin.replace(tzinfo=zone).utcoffset() == begin.utcoffset()):
            return zone
    if name and begin.tzinfo is None:
        raise UsageProblem(f"the zone {name!r} of the invitation is not known", "give --start with the local time, and --zone")
    named = str(calendar.get("X-WR-TIMEZONE", "")).strip()
    zone = find_zone(named) if named and named.upper() not in _UTC else None
    return zone or (None if begin.tzinfo is None else home)


def _place(moment: date | None, zone: ZoneInfo | None) -> date | None:
    """Return a time converted to `zone`; a day or a floating time unchanged."""
    if isinstance(moment, datetime):
        return (moment.astimezone(UTC).astimezone(zone) if zone and moment.tzinfo else moment).replace(tzinfo=None)
    return moment


def _get_time(event: icalendar.Event, key: str) -> date | None:
    found = getattr(event.get(key), "dt", None)
    return found if isinstance(found, date) else None


def _get_text(event: icalendar.Event, key: str) -> str:
    return " ".join(str(event.get(key, "")).split())


def _read_attendee(address: vCalAddress) -> Attendee:
    """Return one person: `Raman, Priya` becomes `Priya Raman`, and brackets after a name are left out."""
    email = re.sub(r"(?i)^mailto:", "", str(address)).strip().casefold()
    name = _BEHIND_NAME.sub("", " ".join(str(address.params.get("CN", "")).strip("\"' ").split()))
    turned = _TURNED.fullmatch(name)
    if turned and not _NO_FIRST_NAME.fullmatch(turned[2]):
        name = f"{turned[2]} {turned[1]}"
    if name and "@" not in name:
        return Attendee(name, email)
    words = [word for word in re.split(r"[._+-]+", email.partition("@")[0]) if word]
    return Attendee(" ".join(word.capitalize() for word in words) or email, email, guessed=True)


def _list(event: Event, key: str) -> list[vCalAddress]:
    found = event.get(key, [])
    return found if isinstance(found, list) else [found]
