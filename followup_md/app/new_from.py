"""`new --from`: what was typed and what the invitation says, put together; what was typed comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.app import load
from followup_md.app.invited import find_interviewers, find_known, find_times, open_invitation
from followup_md.app.wanted import read_wanted
from followup_md.slug import slug

if TYPE_CHECKING:
    from datetime import datetime

    from followup_md.app import Clock
    from followup_md.app.invited import Known
    from followup_md.app.wanted import Typed, Wanted
    from followup_md.parse.invitation.people import Attendee
    from followup_md.parse.invitation.read import Invitation


class Taken(NamedTuple):
    """An invitation with the note that it has already, or what the new one is to hold.

    `guessed` are names read from addresses alone, `organizer` is who sent it without taking part.
    """

    invitation: Invitation
    known: Known | None = None
    wanted: Wanted | None = None
    guessed: tuple[str, ...] = ()
    organizer: str | None = None


def take_invitation(root: str, clock: Clock, typed: Typed, start: str | None, source: tuple[str, int | None]) -> Taken:
    """Return what follows from the event of `source`, a file and which of its events; errors as those of its parts."""
    loaded = load(root, clock)
    invitation = open_invitation(*source, loaded.settings)
    known = find_known(root, loaded, invitation, typed.company)
    if known:
        return Taken(invitation, known)
    begin: str | datetime
    begin, end, zone = (start, None, typed.zone or invitation.zone) if start else find_times(invitation, typed.zone)
    wanted = read_wanted(root, clock, typed, begin)
    interviewers = find_interviewers(invitation, loaded.settings)
    return Taken(
        invitation,
        wanted=wanted._replace(
            end=wanted.end or end,
            zone=zone if zone != loaded.settings.timezone else None,
            people={**_list_by_name(interviewers), **wanted.people},
            more={key: text for key, text in (("place", invitation.place), ("invitation", invitation.uid)) if text},
        ),
        guessed=tuple(one.name for one in interviewers if one.guessed),
        organizer=_find_absent(invitation, interviewers, loaded.settings.sender.email),
    )


def _list_by_name(interviewers: tuple[Attendee, ...]) -> dict[str, str | None]:
    return {one.name: one.email for one in interviewers}


def _find_absent(invitation: Invitation, interviewers: tuple[Attendee, ...], mine: str | None) -> str | None:
    """Return the name of who sent the invitation, if that is neither an interviewer nor the reader."""
    sender = invitation.organizer
    here = {one.email for one in interviewers} | {(mine or "").casefold()}
    named = {slug(one.name) for one in interviewers}
    return sender.name if sender and sender.email not in here and slug(sender.name) not in named else None
