"""What was said, and by whom: points, promises, pay, and the last contact of either side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from followup_md.derive.recall.match import split_words
from followup_md.model.card import Contact, PaySaid, Point, Promised
from followup_md.model.events import OWN_CONTACTS, THEIR_CONTACTS
from followup_md.model.people import find_person
from followup_md.prose.promises import find_unkept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from followup_md.model import Interview, Person, Process, Requirement, Round

_PAY: Final = (
    r"(?i)\b(?:pay|salary|salaries|wages?|compensation|remuneration|bonus(?:es)?|equity|per annum)\b"
    r"|[€£$]\s?\d|\b(?:EUR|USD|GBP|CHF)\b|\d\s?(?:€|k\b)"
)


def list_points(said: Sequence[Round], kind: str) -> tuple[Point, ...]:
    """Return the `good` or the `bad` points, the latest round first and in it those of the role."""
    points = (
        Point(text, of) for item in said for of in ("role", "company") for text in item.interview.points.get(f"{of}: {kind} points", ())
    )
    return tuple(dict.fromkeys(points))


def list_requirements(process: Process) -> tuple[Requirement, ...]:
    """Return each requirement once, of the latest round first; one that comes twice has the evidence of either."""
    found: dict[tuple[str, ...], Requirement] = {}
    for item in reversed(process.rounds):
        for requirement in item.interview.requirements:
            words = split_words(requirement.text)
            known = found.get(words)
            found[words] = known._replace(mine=known.mine or requirement.mine) if known else requirement
    return tuple(found.values())


def list_promised(said: Sequence[Round]) -> tuple[Promised, ...]:
    """Return what you promised, first what the log does not say you sent."""
    open_ones = {promise for item in said for promise in find_unkept(item)}
    promised = [Promised(promise, promise not in open_ones) for item in said for promise in item.interview.promises]
    return tuple(sorted(promised, key=lambda each: each.kept))


def list_told(said: Sequence[Round]) -> tuple[str, ...]:
    """Return what they said of the next steps, the latest round first."""
    return tuple(dict.fromkeys(text for item in said for text in item.interview.told))


def list_pay(process: Process, said: Sequence[Round], people: Mapping[str, Person]) -> tuple[PaySaid, ...]:
    """Return each mention of pay with whose it is: the terms of an offer first, then what was said, the latest first."""
    found = []
    for item in said:
        terms = item.interview.offer
        if terms.pay:
            signed = f", signed by {terms.signed_by.strip('[] ').rpartition('|')[2]}" if terms.signed_by else ""
            found.append(PaySaid(terms.pay, f"their offer{signed}", in_terms=True))
    for event in reversed(process.events):
        if event.text and re.search(_PAY, event.text):
            names = ", ".join(find_person(key, people).name for key in event.people)
            side = "you" if event.kind in OWN_CONTACTS else names or "they" if event.kind in THEIR_CONTACTS else "the log"
            found.append(PaySaid(event.text, side))
    found += (each for item in said for each in _list_mentions(item.interview, people))
    return tuple(dict.fromkeys(found))


def _list_mentions(interview: Interview, people: Mapping[str, Person]) -> Iterator[PaySaid]:
    for topic in interview.topics:
        if re.search(_PAY, topic.text):
            yield PaySaid(topic.text, find_person(topic.person, people).name if topic.person else "talked about")
    for question in interview.questions:
        if re.search(_PAY, question.text):
            asker = find_person(question.asked_by, people).name if question.asked_by else "they"
            yield PaySaid(question.text, f"{asker} asked")
        if question.said and re.search(_PAY, question.said):
            yield PaySaid(question.said, "you answered")
    for section, points in interview.points.items():
        yield from (PaySaid(text, section) for text in points if re.search(_PAY, text))
    yield from (PaySaid(text, "they said") for text in interview.told if re.search(_PAY, text))


def list_contacts(process: Process, people: Mapping[str, Person]) -> tuple[Contact, ...]:
    """Return the last contact from them, the last from you, and the last meeting, the latest first."""
    found: list[tuple[datetime, Contact]] = []
    sides: tuple[tuple[Literal["they", "you"], frozenset[str]], ...] = (("they", THEIR_CONTACTS), ("you", OWN_CONTACTS))
    for side, kinds in sides:
        event = next((event for event in reversed(process.events) if event.kind in kinds), None)
        if event:
            names = tuple(find_person(key, people).name for key in event.people)
            via = find_person(event.via, people).name if event.via else ""
            found.append((event.at, Contact(side, event.day, names, event, via)))
    held = next((item for item in reversed(process.rounds) if item.status == "held"), None)
    if held:
        names = tuple(find_person(key, people).name for key in held.met)
        found.append((held.interview.end, Contact("met", held.interview.end.date(), names)))
    return tuple(contact for _, contact in sorted(found, key=lambda each: each[0], reverse=True))
