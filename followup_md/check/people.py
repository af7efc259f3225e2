"""The people one met: their names, how they are reached, who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.names import find_name_spelled_two_ways, find_same_person_twice
from followup_md.dates import spell_day
from followup_md.model import Route
from followup_md.model.actions import FIND_CONTACT, THANK
from followup_md.model.hiring import NO_HIRING
from followup_md.problem import (
    AGENCY_DIRECT,
    NAME_SPELLED_TWO_WAYS,
    NO_CONTACT_ROUTE,
    NO_DECIDER,
    NOBODY_MET,
    SAME_PERSON_TWICE,
    UNNAMED_PERSON,
)
from followup_md.slug import slug
from followup_md.words import say_lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.problem import Problem

# An invitation on a network asks for nothing.
_DIRECT = frozenset({"thanked", "followed-up", "sent"})
# What stands for a name that nobody caught: "the tall engineer", "someone from HR", or nothing but a part that people play. Words
# that are names too (Guy, Young) are left out.
_ARTICLES = frozenset(("the", "a", "an", "some", "another", "one", "someone", "somebody"))
_PARTS_PLAYED = frozenset({
    *("the", "a", "an", "someone", "somebody", "unknown", "unnamed", "name", "no", "of", "from", "and", "in", "tall", "assistant"),
    *("second", "third", "other", "senior", "junior", "lead", "head", "chief", "vice", "hiring", "hr", "tech", "technical", "data"),
    *("software", "product", "team", "office", "talent", "people", "human", "resources", "engineering", "engineer", "developer"),
    *("analyst", "scientist", "designer", "manager", "recruiter", "director", "president", "officer", "interviewer", "panelist"),
    *("panellist", "colleague", "person", "woman", "lady", "ceo", "cto", "cfo", "coo", "vp", "it", "marketing", "sales", "finance"),
    *("legal", "operations", "architect", "consultant", "coordinator", "founder", "intern", "receptionist", "scheduler", "specialist"),
})  # fmt: skip
_FEW_DIGITS = 2  # a number tells several of them apart
_SECONDS_AN_HOUR = 3600


def find_nobody_met(inspection: Inspection) -> Iterator[Finding]:
    """The round is over, and the note names nobody."""
    for _, item in inspection.held():
        if not item.interview.interviewers:
            hint = 'write who interviewed you: `interviewers: ["[[First Last]]"]`; each one gets a note of thanks'
            yield Finding(item.interview.place("interviewers"), "the round is over, and `interviewers` names nobody", hint)


def find_unnamed_person(inspection: Inspection) -> Iterator[Finding | Problem]:
    """Somebody you met has no name yet."""
    read = list(inspection.read(UNNAMED_PERSON))
    for _, item in inspection.held():
        yield from (found for found in read if found.place.path == item.interview.path)
        for key in item.met:
            name = inspection.person(key).name
            thanked_through = any(event.kind == "thanked" and event.via is not None and key in event.people for event in item.events)
            if _is_unnamed(name) and not thanked_through:
                thanks = (action for action in inspection.open(THANK) if action.person == key and action.interview == item.interview.slug)
                due = next((action.overdue_at for action in thanks if action.overdue_at is not None), None)
                hours = int((due - inspection.search.now).total_seconds() // _SECONDS_AN_HOUR) if due else 0
                left = f" today: {hours} h left" if hours > 0 else ""
                hint = f"ask your contact for the name{left}; else thank them through somebody you can name"
                yield Finding(item.interview.name_place(key), f'"{name}" is no name', hint)


def _is_unnamed(name: str) -> bool:
    # `An Nguyen` is a name, `an engineer` is none.
    words = slug(name).split("-")
    return name.partition(" ")[0] in _ARTICLES or all(
        word in _PARTS_PLAYED or (word.isdigit() and len(word) <= _FEW_DIGITS) for word in words
    )


def find_no_contact_route(inspection: Inspection) -> Iterator[Finding]:
    """Somebody cannot be thanked by the chosen way: an address is missing."""
    for action in inspection.overdue(FIND_CONTACT):
        interview = inspection.interviews[action.interview or ""]
        person = inspection.person(action.person or "")
        if _is_unnamed(person.name):  # the name comes first
            continue
        file, missing = person.path or f"people/{person.name}.md", action.pieces.missing
        if Route.ANOTHER_ADDRESS in missing:  # the note came back, so a new address alone is no thanks
            line = inspection.spell_log(f"thanked [[{person.name}]] by letter")
            hint = f"write again elsewhere, and log {line}; mend `address:` in {file}"
        elif Route.EMAIL in missing:
            hint = f"write {'`address:` and `email:`' if Route.ADDRESS in missing else '`email:`'} in {file}"
        else:
            hint = f"write `address:`, or `channel: email` and `email:`, in {file}"
        message = f'"{person.name}" cannot be reached: {say_lacks(action.lacks)}'
        yield Finding(interview.name_place(person.key), message, f"{hint}; or `relay` with who passes it on")


def find_no_decider(inspection: Inspection) -> Iterator[Finding]:
    """Nobody you met is marked as who decides."""
    for process in inspection.search.processes:
        last = next((item.interview for item in reversed(process.rounds) if item.status == "held" and item.met), None)
        if last is None or process.state != "waiting" or process.waiting is None or process.waiting.next is None:
            continue
        # An agency speaks for them, somebody named asks or gave the date, or this talk was not about a post.
        known = (last.agency and not last.direct) or last.decision_from or process.waiting.giver or last.kind in NO_HIRING
        parts = {inspection.person(key).part for item in process.rounds for key in item.met}
        if not known and "hiring-manager" not in parts and not parts <= {"recruiter", "agency", "scheduler"}:
            message = f'who decides at "{process.company}"? Nobody you met is marked as the hiring manager'
            hint = "write `part: hiring-manager` in that person's note, or `decision_from` here: the follow-up goes to one person"
            yield Finding(last.place("interviewers"), message, hint)


def find_agency_direct(inspection: Inspection) -> Iterator[Finding]:
    """Somebody was written to past the agency."""
    for _, item in inspection.held():
        agency = None if item.interview.direct else item.interview.agency
        for event in item.events if agency else ():
            others = [key for key in event.people if key != agency]
            if event.kind in _DIRECT and event.via is None and others:
                name, consultant = (inspection.person(key).name for key in (others[0], agency or ""))
                message = f"you wrote to {name} on {spell_day(event.day)}, while {consultant} speaks for you here"
                hint = f"go through {consultant}; if they agreed to direct letters, write `direct: true` in this note"
                yield Finding(event.place, message, hint)


FINDERS = {
    NOBODY_MET: find_nobody_met,
    UNNAMED_PERSON: find_unnamed_person,
    NO_CONTACT_ROUTE: find_no_contact_route,
    NO_DECIDER: find_no_decider,
    AGENCY_DIRECT: find_agency_direct,
    NAME_SPELLED_TWO_WAYS: find_name_spelled_two_ways,
    SAME_PERSON_TWICE: find_same_person_twice,
}
