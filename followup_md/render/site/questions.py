"""The page *Questions*: the open stumbles with the better answers to them, those without one first (R3.3, R3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.site.frame import render_page
from followup_md.render.site.way import QUESTIONS
from followup_md.render.terminal_condensed import say_round
from followup_md.render.view import name_person

if TYPE_CHECKING:
    from followup_md.model.site import Asked, Site
    from followup_md.render.site.way import Way


def render_questions(site: Site, way: Way) -> str:
    """Return the page."""
    wanting = [_describe(asked, site) for asked in site.asked if not asked.better]
    ready = [_describe(asked, site) for asked in site.asked if asked.better]
    parts = (("Still without a better answer", wanting), ("With a better answer", ready))
    return render_page(
        "questions.html.j2",
        "Questions",
        site.search.now,
        way,
        here=QUESTIONS,
        site=site,
        parts=[(title, members) for title, members in parts if members],
    )


def _describe(asked: Asked, site: Site) -> dict[str, object]:
    question, interview = asked.question, asked.interview
    return {
        "text": question.text,
        "by": name_person(question.asked_by, site.search) if question.asked_by else "",
        "by_key": question.asked_by,
        "company": interview.company,
        "process": interview.process,
        "round": say_round(interview, site.search.now).removeprefix(" · "),
        "rating": question.rating,
        "said": question.said,
        "better": asked.better,
        "note": question.place.path,
        "line": question.place.line,
    }
