"""The page *Questions*: the open stumbles with the better answers to them, those without one first (R3.3, R3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.site.frame import render_page
from followup_md.render.site.way import QUESTIONS
from followup_md.render.terminal_condensed import say_round
from followup_md.render.view import name_person
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from followup_md.model import Question
    from followup_md.model.practice import Flashcard
    from followup_md.model.site import Site
    from followup_md.render.site.way import Way


class Asked(NamedTuple):
    """A question with the latest better answer, who asked it, where, and how often it came up and was practised, in words."""

    question: Question
    better: str | None
    by: str
    company: str
    process: str
    round: str
    history: str


def render_questions(site: Site, links: Way) -> str:
    """Return the page."""
    wanting = [_describe(card, site) for card in site.asked if not card.better]
    ready = [_describe(card, site) for card in site.asked if card.better]
    parts = (("Still without a better answer", wanting), ("With a better answer", ready))
    return render_page(
        "questions.html.j2",
        "Questions",
        site.search.now,
        links,
        here=QUESTIONS,
        site=site,
        parts=[(title, members) for title, members in parts if members],
    )


def _describe(card: Flashcard, site: Site) -> Asked:
    question, interview, now = card.question, card.interview, site.search.now
    # In how many rounds it was asked, and when it was practised last and how that went.
    asked = f"asked in {len(card.rounds)} rounds; " if len(card.rounds) > 1 else ""
    practised = "never practised"
    if card.practised:
        last = card.practised[-1]
        practised = f"practised {spell_full(last.at.astimezone(now.tzinfo).date(), now)}, {last.rating} of 5"
    return Asked(
        question=question,
        better=card.better,
        by=name_person(question.asked_by, site.search) if question.asked_by else "",
        company=interview.company,
        process=interview.process,
        round=say_round(interview, now),
        history=asked + practised,
    )
