"""Interviewers of a new round and its invitation: their notes, the note of the round, and what differs in it."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_md.cli.init import check_zone
from followup_md.errors import FollowupError, UsageProblem
from followup_md.parse.facts import Name
from followup_md.parse.front_matter import split_names
from followup_md.parse.people import find_noted, index_people
from followup_md.problem import Place, Problem
from followup_md.render.markup import write_scalar
from followup_md.slug import slug
from followup_md.vault.notes import LONGEST_FILE, Loaded, RawNote, find_reader_zone
from followup_md.vault.read import DiskSource, read_typed_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from followup_md.config import Settings
    from followup_md.model import Interview, Person
    from followup_md.parse.invitation import Attendee, Invitation

_NO_FILE: Final = re.compile(r'[\\/:*?"<>|#^\[\]]+')
_LONGEST: Final = 100  # of a file name, in characters


class Guest(NamedTuple):
    """One interviewer: name, link, whether a note is to be written, and the company of a namesake (`elsewhere`)."""

    name: str
    link: str
    is_new: bool = False
    elsewhere: str | None = None
    email: str | None = None


class KnownNote(NamedTuple):
    """The existing note of an invitation, and the lines to change in it; `log` is the event of its log."""

    path: str
    changes: tuple[str, ...] = ()
    log: str | None = None


def find_guests(people: Mapping[str, Person], names: Mapping[str, str | None], company: str) -> tuple[Guest, ...]:
    """Return the person meant by each name at that company, once each; `names` maps to e-mail addresses. UsageProblem for no name."""
    noted = [person for person in people.values() if person.path is not None]
    index, by_key = index_people(noted), {person.key: person for person in noted}
    guests: dict[str, Guest] = {}
    for name, email in names.items():
        # People with a note that the name matches, as wikilinks and bare names do.
        keys = dict.fromkeys(key for linked in (True, False) for key in find_noted(Name(name, Place(""), linked=linked), index))
        known = [by_key[key] for key in keys]
        same = next((person for person in known if person.company is None or slug(person.company) == slug(company)), None)
        if same:
            guest = Guest(same.name, same.key)
        elif known:
            guest = Guest(name, f"{_build_stem(name)} ({_build_stem(company)})", is_new=True, elsewhere=known[0].company)
        else:
            namesakes = [person.company for person in people.values() if person.path is None and slug(person.name) == slug(name)]
            elsewhere = next((other for other in namesakes if other and slug(other) != slug(company)), None)
            guest = Guest(name, _build_stem(name), is_new=elsewhere is None, elsewhere=elsewhere)
        guests.setdefault(guest.link, guest._replace(email=email))
    return tuple(guests.values())


def _build_stem(name: str) -> str:
    stem = " ".join(_NO_FILE.sub(" ", name).split()).lstrip(".")[:_LONGEST].strip()
    if not stem:
        raise UsageProblem(f"{name!r} is no name", "write the name as one says it, such as Priya Raman")
    return stem


def split_people(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the names typed: each text is one name, or several separated by commas, as in a note."""
    return tuple(name.text.rpartition("/")[2] if name.linked else name.text for text in typed for name in split_names(text, Place("")))


def open_invitation(file: str, number: int | None, settings: Settings) -> Invitation:
    """Return the event of a file, of several the one of that `number`; UsageProblem for an unreadable file or no choice."""
    try:
        from followup_md.parse.invitation import read_invitations
    except ImportError as error:
        hint = "install it: pip install 'followup-md[calendar]'; or leave out --from, and type --start and --with"
        raise UsageProblem("reading an invitation needs the library `icalendar`", hint) from error
    found = read_typed_path(file, LONGEST_FILE)
    if not isinstance(found, RawNote):
        reason = found.message if isinstance(found, Problem) else "there is no such file"
        raise UsageProblem(f"no invitation in {file!r}: {reason}", "name the .ics file that came with the mail, or that a calendar exports")
    zone = find_reader_zone(settings)
    assert isinstance(zone, ZoneInfo)  # noqa: S101 - it is found by its name
    invitations = read_invitations(found.data, zone)
    if number is None and len(invitations) > 1:
        shown = "; ".join(f"{row} {one.start:%Y-%m-%d} {one.title}" for row, one in enumerate(invitations, 1) if one.start)
        raise UsageProblem(f"the file holds {len(invitations)} events", f"choose one with --event NUMBER: {shown}")
    if number is not None and not 1 <= number <= len(invitations):
        raise UsageProblem(f"there is no event {number} in the file", f"it holds {len(invitations)}")
    return invitations[(number or 1) - 1]


def find_interviewers(invitation: Invitation, settings: Settings) -> tuple[Attendee, ...]:
    """Return the attendees except the reader; UsageProblem if it is unknown which of them is the reader."""
    me = settings.sender
    if invitation.attendees and not (me.email or me.name):
        listed = ", ".join(attendee.email for attendee in invitation.attendees)
        hint = f'write your address under [sender] in followup.toml, as `email = "…"`; invited are {listed}'
        raise UsageProblem("nothing says which of the attendees you are", hint)
    mine = (me.email or "").casefold(), slug(me.name) if me.name else None
    return tuple(one for one in invitation.attendees if one.email != mine[0] and slug(one.name) != mine[1])


def find_times(invitation: Invitation, zone: str | None) -> tuple[datetime, datetime | None, str | None]:
    """Return start and end by the clock of `zone`, else of the invitation's, and that zone; UsageProblem for a day without a time."""
    start, end, own = invitation.start, invitation.end, invitation.zone
    if not isinstance(start, datetime):
        raise UsageProblem("the invitation names no time of day", "add --start with the day and the time")
    if zone and own and check_zone(zone) != own:
        start, end = _move(start, own, ZoneInfo(zone)), end and _move(end, own, ZoneInfo(zone))
    return start, end if end and end > start else None, zone or own


def find_known(root: str, loaded: Loaded, invitation: Invitation, company: str) -> KnownNote | None:
    """Return the note with the invitation's UID, else the one of that company and start; FollowupError when it is unreadable."""
    file = _find_by_uid(root, loaded.settings, invitation.uid) if invitation.uid else None

    def is_meant(one: Interview) -> bool:
        if file:
            return one.path == file.path
        return slug(one.company) == slug(company) and _place(invitation.start, one, invitation) == one.start

    note = next(filter(is_meant, loaded.search.vault.interviews), None)
    if note is None and file:
        hint = "run `followup-md check`, and mend it first"
        raise FollowupError(f"{file.path} is the note of this invitation, and it does not read", hint)
    if note is None and invitation.cancelled:
        raise FollowupError("this invitation was cancelled, and no note is of it", "there is nothing to write")
    if note is None:
        return None
    today = loaded.search.now.date()
    if invitation.cancelled:
        logged = any(event.kind == "cancelled" and event.interview == note.slug for event in loaded.search.vault.events)
        return KnownNote(note.path, log=None if logged else f"- {today} cancelled")
    changes: list[str] = []
    log = None
    for key, new, old in (("start", invitation.start, note.start), ("end", invitation.end, note.end)):
        moved = _place(new, note, invitation)
        if moved is not None and moved != old:
            changes.append(f"{key}: {moved:%Y-%m-%dT%H:%M}")
            log = f"- {today} rescheduled from {note.start:%Y-%m-%d %H:%M}" if key == "start" else log
    place = f"place: {write_scalar(invitation.place)}"
    if file is not None and invitation.place and place.encode() not in file.data:
        changes.append(place)
    people = loaded.search.vault.people
    named = {text.casefold() for key in note.interviewers for text in (slug(people[key].name), people[key].email or "")}
    strangers = [one for one in find_interviewers(invitation, loaded.settings) if slug(one.name) not in named and one.email not in named]
    return KnownNote(note.path, (*changes, *(f'  - "[[{one.name}]]"' for one in strangers)), log)


def _find_by_uid(root: str, settings: Settings, uid: str) -> RawNote | None:
    notes = DiskSource(root, LONGEST_FILE).read_notes(settings.folders.interviews, (settings.folders.templates,))
    line = re.compile(rf"^invitation: *[\"']?{re.escape(uid)}[\"']?\s*$".encode(), re.MULTILINE)
    return next((note for note in notes if isinstance(note, RawNote) and line.search(note.data)), None)


def _place(moment: object, note: Interview, invitation: Invitation) -> datetime | None:
    """Return a time of the invitation by the clock of the note; None for a day."""
    if not isinstance(moment, datetime):
        return None
    zone: tzinfo | None = ZoneInfo(invitation.zone) if invitation.zone else note.start.tzinfo
    return moment.replace(tzinfo=zone).astimezone(note.start.tzinfo)


def _move(moment: datetime, zone: str, other: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(other).replace(tzinfo=None)
