"""Interviewers of a new round and its invitation: their notes, the note of the round, and what differs in it."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_md.cli.init import check_zone
from followup_md.config import Settings
from followup_md.errors import FollowupError, UsageProblem
from followup_md.model import Interview, Person
from followup_md.parse.facts import PERSON_FACTS, Name, holds_fact
from followup_md.parse.front_matter import DEGREE, read_name, split_names, take_names
from followup_md.parse.people import drop_titles, find_noted, index_people
from followup_md.parse.typed_dates import NewTime
from followup_md.problem import Place, Problem
from followup_md.render.markup import write_scalar
from followup_md.slug import slug
from followup_md.vault.notes import LONGEST_FILE, Loaded, RawNote, find_reader_zone
from followup_md.vault.read import DiskSource, read_typed_path

if TYPE_CHECKING:
    from followup_md.parse.invitation import Attendee, Invitation

Facts = tuple[tuple[str, str], ...]
_NO_FILE: Final = re.compile(r'[\\/:*?"<>|#^\[\]]+')
_LONGEST: Final = 100  # of a file name, in characters


class Guest(NamedTuple):
    """One interviewer: name, link, whether a note is to be written, and the company of a namesake (`elsewhere`).

    `facts` are those for a new note, and `left` the words typed beside the name that no note holds yet.
    """

    name: str
    link: str
    is_new: bool = False
    elsewhere: str | None = None
    facts: Mapping[str, str] = {}
    left: tuple[str, ...] = ()


class KnownNote(NamedTuple):
    """The existing note of an invitation, and the lines to change in it; `log` is the event of its log."""

    path: str
    changes: tuple[str, ...] = ()
    log: str | None = None
    moved: NewTime | None = None


def find_guests(people: Mapping[str, Person], names: Mapping[str, Facts], company: str) -> tuple[Guest, ...]:
    """Return the person meant by each name at that company, once each; `names` maps to what is known of each. UsageProblem for no name."""
    noted = [person for person in people.values() if person.path is not None]
    index, by_key = index_people(noted), {person.key: person for person in noted}
    guests: dict[str, Guest] = {}
    for name, facts in names.items():
        stem = _build_stem(" ".join(drop_titles(re.sub(rf"(?:,\s*{DEGREE})+$", "", name).split())) or name)
        # People with a note that the name matches, as wikilinks and bare names do.
        keys = dict.fromkeys(key for linked in (True, False) for key in find_noted(Name(name, Place(""), linked=linked), index))
        known = [by_key[key] for key in keys]
        same = next((person for person in known if person.company is None or slug(person.company) == slug(company)), None)
        if same:
            guest = Guest(same.name, same.key)
        elif known:
            guest = Guest(name, f"{stem} ({_build_stem(company)})", is_new=True, elsewhere=known[0].company)
        else:
            namesakes = [person.company for person in people.values() if person.path is None and slug(person.name) == slug(name)]
            elsewhere = next((other for other in namesakes if other and slug(other) != slug(company)), None)
            guest = Guest(name, stem, is_new=elsewhere is None, elsewhere=elsewhere)
        new = {key: value for key, value in reversed(facts) if guest.is_new and key in (*PERSON_FACTS, "aliases")}
        left = (
            f"{key}: {value}" if key else value
            for key, value in facts
            if new.get(key) != value and not (same and holds_fact(same, key, value))
        )
        guests.setdefault(guest.link, guest._replace(facts=new, left=tuple(left)))
    return tuple(guests.values())


def _build_stem(name: str) -> str:
    stem = " ".join(_NO_FILE.sub(" ", name).split()).lstrip(".")[:_LONGEST].strip()
    if not stem:
        raise UsageProblem(f"{name!r} is no name", "write the name as one says it, such as Priya Raman")
    return stem


def split_people(typed: Iterable[str]) -> Mapping[str, Facts]:
    """Return the names typed with what stands beside each: a text is one item of `interviewers`, or several names.

    UsageProblem for an address without a name, and for one beside several names.
    """
    people: dict[str, Facts] = {}
    for text in typed:
        items = split_names(text, Place("")) if "[[" in text else filter(None, (read_name(text, Place("")),))
        for name in (each for item in items for each in ((item,) if item.linked else take_names(item))):
            names, facts = (name.item.names, name.item.facts) if name.item else ((name.text,), ())
            if facts and len(names) != 1:
                asked = "whose is it?" if not names else "whose is what?"
                hint = 'write each name with what belongs to it: --with "Priya Raman <priya@harbor.example>"'
                raise UsageProblem(f"{text!r} has {len(names) or 'no'} name{'s' * (len(names) != 1)}: {asked}", hint)
            people.setdefault(name.text.rpartition("/")[2] if name.linked else name.text, facts)
    return people


def open_invitation(file: str, number: int | None, settings: Settings) -> "Invitation":
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


def find_interviewers(invitation: "Invitation", settings: Settings) -> "tuple[Attendee, ...]":
    """Return the attendees except the reader; UsageProblem if it is unknown which of them is the reader."""
    me = settings.sender
    if invitation.attendees and not (me.email or me.name):
        listed = ", ".join(attendee.email for attendee in invitation.attendees)
        hint = f'write your address under [sender] in followup.toml, as `email = "…"`; invited are {listed}'
        raise UsageProblem("nothing says which of the attendees you are", hint)
    mine = (me.email or "").casefold(), slug(me.name) if me.name else None
    return tuple(one for one in invitation.attendees if one.email != mine[0] and slug(one.name) != mine[1])


def find_times(invitation: "Invitation", zone: str | None) -> tuple[datetime, datetime | None, str | None]:
    """Return start and end by the clock of `zone`, else of the invitation's, and that zone; UsageProblem for a day without a time."""
    start, end, own = invitation.start, invitation.end, invitation.zone
    if not isinstance(start, datetime):
        raise UsageProblem("the invitation names no time of day", "add --start with the day and the time")
    if zone and own and check_zone(zone) != own:
        start, end = _move(start, own, ZoneInfo(zone)), end and _move(end, own, ZoneInfo(zone))
    return start, end if end and end > start else None, zone or own


def find_known(root: str, loaded: Loaded, invitation: "Invitation", company: str) -> KnownNote | None:
    """Return the note with the invitation's UID, else the one of that company and start; FollowupError when it is unreadable."""
    file = _find_by_uid(root, loaded, invitation) if invitation.uid else None

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
    times = {"start": _place(invitation.start, note, invitation), "end": _place(invitation.end, note, invitation)}
    changes = [f"{key}: {new:%Y-%m-%dT%H:%M}" for key, new in times.items() if new not in (None, getattr(note, key))]
    log = moved = None
    begins = times["start"]
    if begins and begins != note.start:
        log = f"- {today} rescheduled from {note.start:%Y-%m-%d %H:%M}"
        # One whose time is past, or from which the round was moved, may be older than the note.
        olds = [event.was for event in loaded.search.vault.events if event.interview == note.slug and event.was]
        if begins >= loaded.search.now and begins.date() not in olds:
            start, end, zone = find_times(invitation, None)
            moved = NewTime(start.date(), start.time(), end, zone=ZoneInfo(zone) if zone else note.start.tzinfo)
    place = f"place: {write_scalar(invitation.place)}"
    if file is not None and invitation.place and place.encode() not in file.data:
        changes.append(place)
    people = loaded.search.vault.people
    named = {text.casefold() for key in note.interviewers for text in (slug(people[key].name), people[key].email or "")}
    strangers = [one for one in find_interviewers(invitation, loaded.settings) if slug(one.name) not in named and one.email not in named]
    return KnownNote(note.path, (*changes, *(f'  - "[[{one.name}]]"' for one in strangers)), log, moved)


def _find_by_uid(root: str, loaded: Loaded, invitation: "Invitation") -> RawNote | None:
    """Return the note with the UID of an invitation; of meetings that have one UID together the note of that one."""
    folders, starts = loaded.settings.folders, {one.path: one for one in loaded.search.vault.interviews}
    notes = DiskSource(root, LONGEST_FILE).read_notes(folders.interviews, (folders.templates,))
    line = re.compile(rf"^invitation: *[\"']?{re.escape(invitation.uid)}[\"']?\s*$".encode(), re.MULTILINE)
    copies = loaded.list_copies()
    found = (note for note in notes if isinstance(note, RawNote) and note.path not in copies and line.search(note.data))

    def is_own(note: RawNote) -> bool:
        one = starts.get(note.path)
        moment = one and _place(invitation.occurrence, one, invitation)
        return moment is None or (one is not None and one.start == moment)

    return next(filter(is_own, found), None)


def _place(moment: object, note: Interview, invitation: "Invitation") -> datetime | None:
    """Return a time of the invitation by the clock of the note; None for a day."""
    if not isinstance(moment, datetime):
        return None
    zone: tzinfo | None = ZoneInfo(invitation.zone) if invitation.zone else note.start.tzinfo
    return moment.replace(tzinfo=zone).astimezone(note.start.tzinfo)


def _move(moment: datetime, zone: str, other: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(other).replace(tzinfo=None)
