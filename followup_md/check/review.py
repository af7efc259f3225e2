"""The review: how it went, and the answers that went badly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding, join_with_and
from followup_md.model.actions import IMPROVE, REVIEW, SHARE_ANSWER
from followup_md.model.draft import THANKS
from followup_md.problem import RATING_RANGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Action, Interview, Question

_BEST = 5
_REVIEW_LINES = {
    "rating": "`- rating: 3` (1 to 5) under `## Review`",
    "questions": "what they asked under `## Questions`",
    "areas to improve": "`- improve: …` under `## Review`",
}


def find_review_missing(inspection: Inspection) -> Iterator[Finding]:
    """The interview is not reviewed: how it went, what they asked, what to do better, whatever the outcome."""
    unread = {problem.place.path for problem in inspection.read(RATING_RANGE)}
    for action in inspection.overdue(REVIEW):
        interview = inspection.interviews[action.interview or ""]
        lacks = [lack.what for lack in action.lacks if lack.what != "rating" or interview.path not in unread]
        if lacks and not _is_flawless(interview):
            hint = "write " + ", ".join(_REVIEW_LINES[what] for what in lacks)
            yield Finding(interview.heading("review", "questions"), f"the review lacks {join_with_and(lacks)}", hint)


def find_flawless(inspection: Inspection) -> Iterator[Finding]:
    """All marks are the best, and nothing is to improve."""
    for action in inspection.overdue(REVIEW):
        interview = inspection.interviews[action.interview or ""]
        if _is_flawless(interview):
            hint = "write `- improve: …` under `## Review`: what made you hesitate?"
            yield Finding(interview.heading("review", "questions"), "all marks are 5, and nothing to improve is named", hint)


def _is_flawless(interview: Interview) -> bool:
    """Say whether only the areas to improve lack, and every mark that was given is the best."""
    marks = [interview.review.rating, *(question.rating for question in interview.questions if question.rating is not None)]
    return not interview.review.improve and "questions" in interview.filled and all(mark == _BEST for mark in marks)


def find_stumble_no_better_answer(inspection: Inspection) -> Iterator[Finding]:
    """A question went badly, and stayed so."""
    for action in inspection.overdue(IMPROVE):
        for question in _find_questions(inspection, action, answered=False):
            hint = "write `- better: …` below it, the answer you wish you had given; then it can go into a letter"
            yield Finding(question.place, f'no better answer yet to "{question.text}"', hint)


def _find_questions(inspection: Inspection, action: Action, *, answered: bool) -> Iterator[Question]:
    """Yield the questions that an action means: where a note has its words twice, those in that state."""
    for question in inspection.interviews[action.interview or ""].questions:
        is_meant = question.text == action.question and question.asked_by == action.person and question.stumble
        if is_meant and bool(question.better) is answered:
            yield question


def find_stumble_not_addressed(inspection: Inspection) -> Iterator[Finding]:
    """The letter went without the better answer."""
    sent = {(item.interview.slug, key) for _, item, _, key in inspection.thanks}
    with_draft = {(draft.interview, draft.person) for draft in inspection.search.vault.drafts if draft.kind in THANKS}
    for action in inspection.open(SHARE_ANSWER):
        if action.blocked_by is None and not inspection.is_put_off(action) and (action.interview, action.person) in with_draft & sent:
            hint = f"too late for the letter; share it with {action.person_name} where you are connected, without naming the interview"
            for question in _find_questions(inspection, action, answered=True):
                yield Finding(question.place, f'your letter leaves out the better answer to "{question.text}"', hint)
