"""Contacts: by which channel and through whom somebody is reached, and who is asked how things stand (rules.md 3.4, 8.4)."""

from collections.abc import Sequence

from followup_md.config import Settings
from followup_md.config.channel import find_channel
from followup_md.derive.context import Context
from followup_md.model import Interview, Person, Pieces, Process, Route, Waiting
from followup_md.model.channels import CHANNEL_BY_ID, split_channel

# What is lacking where that key of a person note is empty.
_ROUTES = {"address": Route.ADDRESS, "email": Route.EMAIL}


def find_missing_route(person: Person, interview: Interview, settings: Settings) -> tuple[Route, ...]:
    """Return what is lacking to reach `person` by the chosen channel; nothing when they can be reached or relayed to."""
    return () if person.relay else _find_lacking(person, find_channel(person, interview, settings))


def _find_lacking(person: Person, channel: str) -> tuple[Route, ...]:
    needed = (CHANNEL_BY_ID[each].needs or "" for each in split_channel(channel))
    return tuple(_ROUTES[key] for key in needed if key and not getattr(person, key))


def find_thanks_way(person: Person, interview: Interview, context: Context) -> Pieces:
    """Return how `person` is thanked: by the variant of their channel, or passed on by whoever relays things to them."""
    channel = find_channel(person, interview, context.settings)
    if person.relay and _find_lacking(person, channel):
        return Pieces(who=person.name, carrier=context.person_name(person.relay))
    return Pieces(channel, who=person.name)


def find_consultant(person: str | None, interview: Interview) -> str | None:
    """Return the key of the consultant who speaks for you, unless `person` is the consultant or direct thanks are agreed (rules.md 8.4)."""
    return None if interview.direct or person == interview.agency else interview.agency


def find_carrier(person: Person, interview: Interview, settings: Settings) -> str | None:
    """Return the key of who passes your thanks on to `person`: the consultant, or their relay where they cannot be reached; else None."""
    lacking = find_missing_route(person._replace(relay=None), interview, settings)
    return find_consultant(person.key, interview) or (person.relay if lacking else None)


def find_addressee(process: Process, context: Context) -> str | None:
    """Return the one person who is asked how things stand: who gave the date, else hiring manager, recruiter, lead (rules.md A7, 8.6).

    Where no date was told, whoever `decision_from` of the latest round names is to give one. In an agency's process that is
    the consultant. None when the notes name nobody.
    """
    if not process.rounds:
        return None
    consultant = find_consultant(None, process.rounds[-1].interview)
    if consultant:
        return consultant
    if process.waiting and process.waiting.giver:
        return process.waiting.giver
    last = process.rounds[-1].interview
    if last.decision_from and not (last.decision_date or last.said_date):
        return last.decision_from
    return find_lead(list_met(process), context)


def find_day_rule(waiting: Waiting) -> str:
    """Return what the day of the next follow-up rests on: an invitation, a day that they named (A6), or the week that has passed."""
    if waiting.invited:
        return "R1.17"
    return "R1.15" if waiting.decision or waiting.giver else "R1.14"


def list_met(process: Process) -> list[str]:
    """Return the keys of everybody met in a process, or to be met, the latest round first."""
    return [key for item in reversed(process.rounds) for key in item.met]


def find_lead(keys: Sequence[str], context: Context) -> str | None:
    """Return the first hiring manager among `keys`, else the first recruiter, else the first of them."""
    return _find_part(keys, ("hiring-manager", "recruiter"), context) or (keys[0] if keys else None)


def _find_part(keys: Sequence[str], parts: Sequence[str], context: Context) -> str | None:
    """Return the first of `keys` whose part is the first of `parts` that anybody has."""
    for part in parts:
        for key in keys:
            person = context.vault.people.get(key)
            if person is not None and person.part == part:
                return key
    return None


def find_scheduler(process: Process, context: Context) -> str | None:
    """Return who arranges meetings: a scheduler or recruiter of the process, else whoever is asked how things stand."""
    return _find_part(list_met(process), ("scheduler", "recruiter"), context) or find_addressee(process, context)
