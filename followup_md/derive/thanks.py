"""Thank-you notes: who was thanked for a round, and what blocks a note (R1.1-R1.8, I4)."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.dates import has_passed, zone_of
from followup_md.derive.contacts import find_consultant, find_lead, find_missing_route, list_met
from followup_md.derive.context import Context, Meeting
from followup_md.model import Event, Lack, LackKind, Route, Status
from followup_md.model.order import is_before

LAPSES_AFTER = timedelta(days=7)
# `thank_you.also` speaks of desks, person notes of parts.
_PART_OF = {"coordinator": "scheduler", "receptionist": "scheduler", "scheduler": "scheduler", "recruiter": "recruiter"}


def find_thanked(context: Context) -> Iterator[Meeting]:
    """Yield whom to thank for which round: everybody met, and of the company those whose part `thank_you.also` names (A4)."""
    yield from context.meetings
    parts = {_PART_OF.get(also) for also in context.settings.thank_you.also}
    helpers = [person for person in context.vault.people.values() if person.part in parts and person.company]
    for process, item in context.held() if helpers else ():
        for person in helpers:
            if (person.company or "").casefold() == process.company.casefold() and person.key not in item.interview.interviewers:
                yield Meeting(process, item, person)


def find_thanks(meeting: Meeting, context: Context) -> Event | None:
    """Return the note that thanked this person for this round; one that came back (`bounced`) thanked nobody."""
    found: Event | None = None
    for event in _find_notes(meeting, context):
        found = None if event.kind == "bounced" else found or event
    return found


def find_first_thanks(meeting: Meeting, context: Context) -> Event | None:
    """Return the first note to this person for this round, even one that came back: by it one was in time, or late."""
    return next((event for event in _find_notes(meeting, context) if event.kind == "thanked"), None)


def has_bounced(meeting: Meeting, context: Context) -> bool:
    """Say whether the last note to this person for this round came back."""
    return [event.kind for event in _find_notes(meeting, context)][-1:] == ["bounced"]


def _find_notes(meeting: Meeting, context: Context) -> Iterator[Event]:
    """Yield the notes to this person and their returns; what is dated before the round thanked nobody for it."""
    zone = zone_of(context.now)
    for event in meeting.round.events:
        if event.kind in ("thanked", "bounced") and meeting.person.key in event.people and not is_before(event, meeting.interview, zone):
            yield event


def find_thanks_status(meeting: Meeting, context: Context) -> Status:
    """Return exactly one of open, done, relayed, withheld and lapsed (I4); waiving comes later."""
    thanks = find_thanks(meeting, context)
    if thanks is not None:
        return "relayed" if thanks.via else "done"
    if find_withdrawal_note(meeting, context) is not None:
        return "done"
    rules = context.settings.thank_you
    if meeting.process.no_contact or meeting.interview.kind in rules.skip_kinds:
        return "withheld"
    # Who only arranges meetings is thanked where the settings name them (A4); of a panel it may be the lead alone.
    if meeting.person.part == "scheduler" and not any(_PART_OF.get(also) == "scheduler" for also in rules.also):
        return "withheld"
    if rules.panel == "lead" and meeting.person.key != find_lead(meeting.round.met, context):
        return "withheld"
    return "lapsed" if context.has_passed(meeting.round, LAPSES_AFTER) else "open"


def find_obstacle(meeting: Meeting, context: Context) -> Lack | None:
    """Return what blocks an open thank-you; None when it can be written now."""
    consultant = find_consultant(meeting.person.key, meeting.interview)
    if consultant:
        return Lack(LackKind.CONSULTANT, context.person_name(consultant))
    missing, name = find_missing(meeting, context), meeting.person.name
    if missing:
        return Lack(LackKind.CAME_BACK if Route.ANOTHER_ADDRESS in missing else LackKind.ROUTE, name, routes=missing)
    if not any(topic.person in (None, meeting.person.key) for topic in meeting.interview.topics):
        return Lack(LackKind.TOPIC, name)
    begins = context.find_earliest(meeting, context.settings.thank_you.not_before)
    return Lack(LackKind.THANKS_NOT_YET, name, begins=begins) if begins else None


def find_missing(meeting: Meeting, context: Context) -> tuple[Route, ...]:
    """Return what is lacking to reach this person, another address where a note came back; nothing when they can be reached."""
    if has_bounced(meeting, context) and not meeting.person.relay:
        return (Route.ANOTHER_ADDRESS,)
    return find_missing_route(meeting.person, meeting.interview, context.settings)


def find_withdrawal_note(meeting: Meeting, context: Context) -> Event | None:
    """Return the withdrawal that is the thanks to its addressee, when their thanks were still due (rules.md 3.3, *withdrawn*)."""
    process = meeting.process
    last = next((event for event in reversed(process.events) if event.kind == "withdrew"), None)
    if last is None or last.at < meeting.interview.end:
        return None
    end = meeting.interview.end
    lapsed = has_passed(end.date() + LAPSES_AFTER, last.at, zone_of(end))
    return last if not lapsed and meeting.person.key == find_lead(list_met(process), context) else None
