"""Questions to ask when they call, three at most: what the notes lack, and the doubts in them (rules.md 5.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.dates import spell_day
from followup_md.model import STATES, UNDER_OFFER
from followup_md.model.card import Ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from followup_md.model import Round
    from followup_md.model.card import Card

_MOST = 3
# What a section that is empty would have answered.
_LACKING = {
    "job description": "What does the work consist of, day by day?",
    "requirements": "What matters most to you in whoever takes the post?",
    "environment": "Where and how does the team work?",
    "company: good points": "What keeps people there?",
}
_BEFOREHAND = frozenset({"job description", "requirements"})


def list_asks(card: Card, said: Sequence[Round], today: date) -> tuple[Ask, ...]:
    """Return the three questions of a card at most, the most pressing first; fewer where the notes leave less open; `said` have begun."""
    if card.process.state == "started":
        return ()
    doubts = [
        Ask(f"How is this in practice: {point.text}?", f"noted under {point.of.capitalize()}: bad points; say it kindly")
        for point in card.bad
    ]
    unproven = [
        Ask(f"How much of this would you expect at the start: {requirement.text}?", "a requirement without evidence of yours")
        for requirement in card.requirements
        if not requirement.mine
    ]
    filled = {section for item in said for section in item.interview.filled}
    # Of a round that lies ahead only this is known.
    filled |= _BEFOREHAND & {section for item in card.rounds for section in item.interview.filled}
    lacking = [
        Ask(question, f"nothing is noted under {section[:1].upper()}{section[1:]}")
        for section, question in _LACKING.items()
        if section not in filled
    ]
    # Of doubts one of each sort, so that three questions are not three of them.
    asks = [*_ask_how_it_stands(card, today), *doubts[:1], *unproven[:1], *lacking, *doubts[1:], *unproven[1:]]
    return tuple(asks[:_MOST])


def _ask_how_it_stands(card: Card, today: date) -> Iterator[Ask]:
    state, ended_by = card.process.state, STATES[card.process.state].ended_by
    if ended_by == "them":
        yield Ask("Is it the same post that is open again, or another one?", f"it was {state}")
        yield Ask("What has changed since, and what is the next step?", f"it was {state}")
    elif ended_by == "you":
        yield Ask("Is the post still open, and what has changed since?", f"it was {state} by you")
    elif state == "on-hold":
        yield Ask("When will it go on?", "it is on hold")
    if state in UNDER_OFFER:
        yield from _ask_about_offer(card, today)
        return
    if state == "interviewing" and any(item.status == "planned" and not item.met for item in card.rounds):
        yield Ask("Whom shall I meet?", "the next round names nobody")
    if card.decision is None:
        yield Ask("When do you decide, and may I write then?", "no decision date is noted")
    elif card.decision < today:
        day = spell_day(card.decision)
        yield Ask(f"You hoped to decide by {day}: how does it stand, and what is the new date?", "their date has passed")


def _ask_about_offer(card: Card, today: date) -> Iterator[Ask]:
    offer = card.process.offer
    if offer.written is None:
        yield Ask("Could you send me the terms in writing, with the start date?", "the offer is spoken only")
    elif offer.start is None:
        yield Ask("On which day do I start?", "no start date is noted")
    if offer.written is not None and offer.accepted is None:
        if offer.answer_by is None or offer.answer_by < today:
            yield Ask("By when would you like my answer?", "no day to answer by lies ahead")
    elif offer.accepted is not None and offer.confirmed is None:
        yield Ask("Has my acceptance reached you?", "they have not confirmed it")
    for condition in offer.conditions:
        yield Ask(f"How far is this: {condition.subject or 'the condition'}?", "a condition of the offer is open")
    if offer.written is not None and not any(said.in_terms for said in card.pay):
        yield Ask("What is the pay, as it will stand in the contract?", "no pay stands under Offer")
