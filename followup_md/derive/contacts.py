"""Contacts: how to reach somebody, whom to ask how things stand, and who was thanked (rules.md 3.4, 8.4, R1.1-R1.8, R2.1-R2.4)."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from followup_md.config import Settings
from followup_md.config.calendars import find_channel
from followup_md.dates import has_passed, zone_of
from followup_md.derive.context import Context, Meeting
from followup_md.model import Event, Interview, Lack, Person, Pieces, Process, Status, Waiting
from followup_md.model.events import CHANNEL_BY_ID, split_channel
from followup_md.model.facts import find_person, is_before
from followup_md.model.states import Route
from followup_md.slug import find_host_labels, fold_url, is_private

# A network's name in `connect.networks`, and its other host names.
_OTHER_NAMES = {"x": ("twitter",), "bluesky": ("bsky",)}
# `thank_you.also` names desks, person notes name parts.
_PART_OF = {"coordinator": "scheduler", "receptionist": "scheduler", "scheduler": "scheduler", "recruiter": "recruiter"}
_LAPSES_AFTER = timedelta(days=7)  # of thanks


def find_target(person: Person, settings: Settings) -> str | None:
    """Return the first profile on one of `connect.networks` that is not marked private, or None."""
    names = {alias for name in settings.connect.networks for alias in (name, *_OTHER_NAMES.get(name, ()))}
    return next((url for url in find_public(person) if names & set(find_host_labels(url))), None)


def find_public(person: Person) -> Iterator[str]:
    """Yield the profiles that are neither on a private network nor listed under `private`."""
    left = {fold_url(url) for url in person.private}
    return (url for url in person.profiles if fold_url(url) not in left and not is_private(url))


def find_first(events: Iterable[Event]) -> Mapping[str, Event]:
    """Return the first event for each person in `events`."""
    first: dict[str, Event] = {}
    for event in events:
        for key in event.people:
            first.setdefault(key, event)
    return first


def _find_lacking(person: Person, interview: Interview, settings: Settings) -> tuple[Route, ...]:
    """Return what is missing to reach `person` by the chosen channel."""
    needed = (CHANNEL_BY_ID[each].needs for each in split_channel(find_channel(person, interview, settings)))
    return tuple(key for key in needed if key and not getattr(person, key))


def find_thanks_variant(person: Person, interview: Interview, context: Context) -> Pieces:
    """Return the thank-you variant of `person`: that of their channel, or thanks passed on by their relay."""
    if person.relay and _find_lacking(person, interview, context.settings):
        return Pieces(who=person.name, carrier=context.person_name(person.relay))
    return Pieces(find_channel(person, interview, context.settings), who=person.name)


def find_consultant(person: str | None, interview: Interview) -> str | None:
    """Return the key of the consultant who speaks for you, unless `person` is the consultant or direct thanks are agreed (rules.md 8.4)."""
    return None if interview.direct or person == interview.agency else interview.agency


def find_carrier(person: Person, interview: Interview, settings: Settings) -> str | None:
    """Return the key of whoever passes your thanks on to `person`: the consultant, or a relay where they cannot be reached; else None."""
    return find_consultant(person.key, interview) or (person.relay if _find_lacking(person, interview, settings) else None)


def find_addressee(process: Process, context: Context) -> str | None:
    """Return the one person to ask how things stand: whoever gave the date, else hiring manager, recruiter, lead (rules.md A7, 8.6)."""
    # Without a date it is `decision_from` of the latest round; in an agency's process the consultant.
    if not process.rounds:
        return None
    last, gone = process.rounds[-1].interview, find_gone(context)
    named = find_consultant(None, last) or (process.waiting.giver if process.waiting else None)
    if not named and not (last.decision_date or last.said_date):
        named = last.decision_from
    # Of somebody who has left the company the next in line takes the place (rules.md 3.5).
    return named if named and named not in gone else _find_lead(_list_met(process, gone), context)


def find_day_rule(waiting: Waiting) -> str:
    """Return what sets the day of the next follow-up: an invitation, a day that they named (A6), or the week that has passed."""
    if waiting.invited:
        return "R1.17"
    return "R1.15" if waiting.decision or waiting.giver else "R1.14"


def _list_met(process: Process, gone: Container[str] = ()) -> list[str]:
    """Return the keys of everybody met in a process, or to be met, without those `gone`, the latest round first."""
    return [key for item in reversed(process.rounds) for key in item.met if key not in gone]


def find_gone(context: Context) -> Mapping[str, Event]:
    """Return the event that says so for each person who has left the company."""
    return find_first(context.said.get("left", ()))


def _find_lead(keys: Sequence[str], context: Context) -> str | None:
    """Return the first hiring manager among `keys`, else the first recruiter, else the first of them."""
    return _find_part(keys, ("hiring-manager", "recruiter"), context) or (keys[0] if keys else None)


def _find_part(keys: Sequence[str], parts: Sequence[str], context: Context) -> str | None:
    """Return the first of `keys` who has the first of `parts` that anybody has."""
    return next((key for part in parts for key in keys if find_person(key, context.vault.people).part == part), None)


def find_scheduler(process: Process, context: Context) -> str | None:
    """Return whoever arranges meetings: a scheduler or recruiter of the process, else the person to ask how things stand."""
    there = _list_met(process, find_gone(context))
    return _find_part(there, ("scheduler", "recruiter"), context) or find_addressee(process, context)


def find_thanked(context: Context) -> Iterator[Meeting]:
    """Yield whom to thank for which round: everybody met, and those of the company whose part `thank_you.also` names (A4)."""
    yield from context.meetings
    parts = {_PART_OF.get(also) for also in context.settings.thank_you.also}
    helpers = [person for person in context.vault.people.values() if person.part in parts and person.company]
    for process, item in context.held() if helpers else ():
        for person in helpers:
            if (person.company or "").casefold() == process.company.casefold() and person.key not in item.interview.interviewers:
                yield Meeting(process, item, person)


def find_thanks(meeting: Meeting, context: Context) -> Event | None:
    """Return the thank-you note to this person for this round; one that came back (`bounced`) does not count."""
    found: Event | None = None
    for event in _find_notes(meeting, context):
        found = None if event.kind == "bounced" else found or event
    return found


def find_first_thanks(meeting: Meeting, context: Context) -> Event | None:
    """Return the first note to this person for this round, even one that came back: it decides whether you were in time."""
    return next((event for event in _find_notes(meeting, context) if event.kind == "thanked"), None)


def _find_notes(meeting: Meeting, context: Context) -> Iterator[Event]:
    """Yield the notes to this person and their returns; anything dated before the round is not thanks for it."""
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
    if meeting.process.no_contact or meeting.interview.kind in rules.skip_kinds or meeting.person.key in find_gone(context):
        return "withheld"
    # Somebody who only arranges meetings is thanked where the settings name them (A4); of a panel perhaps the lead alone.
    if meeting.person.part == "scheduler" and not any(_PART_OF.get(also) == "scheduler" for also in rules.also):
        return "withheld"
    if rules.panel == "lead" and meeting.person.key != _find_lead(meeting.round.met, context):
        return "withheld"
    return "lapsed" if context.has_passed(meeting.round, _LAPSES_AFTER) else "open"


def find_obstacle(meeting: Meeting, context: Context) -> Lack | None:
    """Return what blocks an open thank-you; None when it can be written now."""
    consultant = find_consultant(meeting.person.key, meeting.interview)
    if consultant:
        return Lack("consultant", context.person_name(consultant))
    missing, name = find_missing(meeting, context), meeting.person.name
    if missing:
        return Lack("came-back" if "another-address" in missing else "route", name, routes=missing)
    if not any(topic.person in (None, meeting.person.key) for topic in meeting.interview.topics):
        return Lack("topic", name)
    begins = context.find_earliest(meeting, context.settings.thank_you.not_before)
    return Lack("thanks-not-yet", name, begins=begins) if begins else None


def find_missing(meeting: Meeting, context: Context) -> tuple[Route, ...]:
    """Return what is missing to reach this person, another address where a note came back; nothing when they can be reached."""
    if meeting.person.relay:
        return ()
    if [event.kind for event in _find_notes(meeting, context)][-1:] == ["bounced"]:
        return ("another-address",)
    return _find_lacking(meeting.person, meeting.interview, context.settings)


def find_withdrawal_note(meeting: Meeting, context: Context) -> Event | None:
    """Return the withdrawal that also thanks its addressee, when their thanks were still due (rules.md 3.3, *withdrawn*)."""
    process = meeting.process
    last = next((event for event in reversed(process.events) if event.kind == "withdrew"), None)
    if last is None or last.at < meeting.interview.end:
        return None
    end = meeting.interview.end
    lapsed = has_passed(end.date() + _LAPSES_AFTER, last.at, zone_of(end))
    return last if not lapsed and meeting.person.key == _find_lead(_list_met(process), context) else None
