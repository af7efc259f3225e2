"""Card of one process: what one must know of it when they call weeks later (R4.12, rules.md 5.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.derive.recall.asking import list_asks
from followup_md.derive.recall.people import find_decider, find_needs, list_people
from followup_md.derive.recall.saying import list_contacts, list_pay, list_points, list_promised, list_requirements, list_told
from followup_md.derive.stumbles import find_open_stumbles
from followup_md.model.card import Card, Stumbled
from followup_md.model.events import ENDINGS
from followup_md.model.people import find_person

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from followup_md.model import Event, Person, Process, Round

# With an ending, and with what comes after one, a date that they named before has lapsed (rules.md 3.1).
_LAPSES = frozenset({*ENDINGS, "on-hold", "reopened"})


def make_card(process: Process, keys: Sequence[str], people: Mapping[str, Person], callers: Collection[str], now: datetime) -> Card:
    """Return the card of a process at `now`; `keys` are its people, `callers` those whom the query meant.

    What stands in the note of a round counts once that has begun, but for the requirements: those are known beforehand.
    """
    said = [item for item in reversed(process.rounds) if item.interview.start <= now]
    decider = find_decider(process, people)
    ordered = dict.fromkeys((*([decider] if decider else []), *keys))
    decision, giver = _find_decision(process, said)
    stumbles = (
        Stumbled(question.text, find_person(question.asked_by, people).name if question.asked_by else None, better)
        for question, _, better, _ in find_open_stumbles((process,))
    )
    card = Card(
        process=process,
        rounds=process.rounds,
        people=list_people(process, said, tuple(ordered), people, callers),
        decider=find_person(decider, people).name if decider else None,
        needs=find_needs(decider, said),
        good=list_points(said, "good"),
        bad=list_points(said, "bad"),
        requirements=list_requirements(process),
        stumbles=tuple(stumbles),
        promised=list_promised(said),
        told=list_told(said),
        pay=list_pay(process, said, people),
        contacts=list_contacts(process, people),
        decision=decision,
        giver=find_person(giver, people).name if giver else None,
        asks=(),
    )
    return card._replace(asks=list_asks(card, said, now.date()))


def _find_decision(process: Process, said: Sequence[Round]) -> tuple[date | None, str | None]:
    """Return the decision date that they named last since the latest round, and who did; while one waits, what the wait goes by."""
    if process.waiting is not None:
        return process.waiting.decision, process.waiting.giver
    if process.state == "interviewing":  # they asked you in: what was to be decided by then is
        return None, None
    latest = next((item for item in said if item.status == "held"), None)
    since = latest.interview.end if latest else None
    if any(event.kind in _LAPSES and (since is None or event.at >= since) for event in process.events):
        return None, None
    dated = [event for event in process.events if event.decide_by and (since is None or event.at >= since)]
    if dated:
        event: Event = dated[-1]
        return event.decide_by, next(iter(event.people), None)
    if latest is None:
        return None, None
    day = latest.interview.decision_date or latest.interview.said_date
    return day, latest.interview.decision_from if day else None
