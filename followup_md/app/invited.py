"""An invitation and the vault: which note is of it, what differs, and what a new note takes from it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from followup_md.app import find_reader_zone
from followup_md.app.new_vault import check_zone
from followup_md.app.reading import LONGEST_FILE
from followup_md.config.files import RawNote
from followup_md.errors import FollowupError, UsageProblem
from followup_md.problem import Problem
from followup_md.render.yaml import write_scalar
from followup_md.slug import slug
from followup_md.store.read import read_notes, read_typed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from followup_md.app import Loaded
    from followup_md.config import Settings
    from followup_md.model import Interview
    from followup_md.parse.invitation.people import Attendee
    from followup_md.parse.invitation.read import Invitation


class Known(NamedTuple):
    """The note that an invitation has already, and what is to be changed in it: lines to write; `log` is the event of its log."""

    path: str
    changes: tuple[str, ...] = ()
    log: str | None = None


def open_invitation(file: str, number: int | None, settings: Settings) -> Invitation:
    """Return the event of a file, of several the one of that `number`; UsageProblem when it does not read, or none is chosen."""
    try:
        from followup_md.parse.invitation.read import read_invitations
    except ImportError as error:
        hint = "install it: pip install 'followup-md[calendar]'; or leave out --from, and type --start and --with"
        raise UsageProblem("reading an invitation needs the library `icalendar`", hint) from error
    found = read_typed(file, LONGEST_FILE)
    if not isinstance(found, RawNote):
        said = found.message if isinstance(found, Problem) else "there is no such file"
        raise UsageProblem(f"no invitation in {file!r}: {said}", "name the .ics file that came with the mail, or that a calendar exports")
    zone = find_reader_zone(settings)
    assert isinstance(zone, ZoneInfo)  # noqa: S101 - it is found by its name
    return _choose(read_invitations(found.data, zone), number)


def find_interviewers(invitation: Invitation, settings: Settings) -> tuple[Attendee, ...]:
    """Return the attendees but for the reader; UsageProblem while nothing tells who of them that is."""
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


def find_known(root: str, loaded: Loaded, invitation: Invitation, company: str) -> Known | None:
    """Return the note of an invitation: the one that holds its UID, else the one of that company which begins when it begins.

    FollowupError for a note that does not read, and for a cancelled invitation without a note: there is nothing to write.
    """
    file = _find_by_uid(root, loaded.settings, invitation.uid)
    interviews = loaded.search.vault.interviews
    note = next((one for one in interviews if (one.path == file.path if file else _is_same(one, invitation, company))), None)
    if note is None and file:
        raise FollowupError(
            f"{file.path} is the note of this invitation, and it does not read", "run `followup-md check`, and mend it first"
        )
    if note is None and invitation.cancelled:
        raise FollowupError("this invitation was cancelled, and no note is of it", "there is nothing to write")
    if note is None:
        return None
    if invitation.cancelled:
        told = any(event.kind == "cancelled" and event.interview == note.slug for event in loaded.search.vault.events)
        return Known(note.path, log=None if told else f"- {loaded.search.now.date()} cancelled")
    moved = _find_moved(note, invitation)
    was = f"- {loaded.search.now.date()} rescheduled from {note.start:%Y-%m-%d %H:%M}" if "start" in moved else None
    place = f"place: {write_scalar(invitation.place)}"
    elsewhere = file is not None and invitation.place and place.encode() not in file.data
    return Known(note.path, (*moved.values(), *([place] if elsewhere else []), *_find_strangers(note, invitation, loaded)), was)


def _choose(invitations: Sequence[Invitation], number: int | None) -> Invitation:
    if number is None and len(invitations) > 1:
        shown = "; ".join(f"{row} {one.start:%Y-%m-%d} {one.title}" for row, one in enumerate(invitations, 1) if one.start)
        raise UsageProblem(f"the file holds {len(invitations)} events", f"choose one with --event NUMBER: {shown}")
    if number is not None and not 1 <= number <= len(invitations):
        raise UsageProblem(f"there is no event {number} in the file", f"it holds {len(invitations)}")
    return invitations[(number or 1) - 1]


def _find_by_uid(root: str, settings: Settings, uid: str) -> RawNote | None:
    if not uid:
        return None
    notes = read_notes(root, settings.folders.interviews, (settings.folders.templates,), LONGEST_FILE).notes
    line = re.compile(rf"^invitation: *[\"']?{re.escape(uid)}[\"']?\s*$".encode(), re.MULTILINE)
    return next((note for note in notes if line.search(note.data)), None)


def _is_same(note: Interview, invitation: Invitation, company: str) -> bool:
    return slug(note.company) == slug(company) and invitation.start is not None and _place(invitation.start, note, invitation) == note.start


def _find_moved(note: Interview, invitation: Invitation) -> dict[str, str]:
    """Return the lines of the front matter that the invitation changes by their keys, by the clock of the note."""
    pairs = (("start", invitation.start, note.start), ("end", invitation.end, note.end))
    placed = ((key, _place(new, note, invitation), old) for key, new, old in pairs if new is not None)
    return {key: f"{key}: {new:%Y-%m-%dT%H:%M}" for key, new, old in placed if new is not None and new != old}


def _find_strangers(note: Interview, invitation: Invitation, loaded: Loaded) -> tuple[str, ...]:
    """Return a line for each attendee whom the note does not name."""
    people = loaded.search.vault.people
    known = {text.casefold() for key in note.interviewers for text in (slug(people[key].name), people[key].email or "")}
    invited = find_interviewers(invitation, loaded.settings)
    return tuple(f'  - "[[{one.name}]]"' for one in invited if slug(one.name) not in known and one.email not in known)


def _place(moment: object, note: Interview, invitation: Invitation) -> datetime | None:
    """Return a time of the invitation by the clock of the note; None for a day."""
    if not isinstance(moment, datetime):
        return None
    zone: tzinfo | None = ZoneInfo(invitation.zone) if invitation.zone else note.start.tzinfo
    return moment.replace(tzinfo=zone).astimezone(note.start.tzinfo)


def _move(moment: datetime, zone: str, other: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(other).replace(tzinfo=None)
