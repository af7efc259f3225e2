"""The recap: what was said, and by whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding, join_with_and
from followup_md.check.next_steps import find_no_next_step, find_promise_open
from followup_md.check.practice import find_same_stumble_again
from followup_md.check.review import find_flawless, find_review_missing, find_stumble_no_better_answer, find_stumble_not_addressed
from followup_md.model import RECAP_SECTIONS
from followup_md.model.actions import RECAP, THANK
from followup_md.problem import (
    FLAWLESS,
    MISSING_END,
    NO_NEXT_STEP,
    NOTHING_PER_PERSON,
    PROMISE_OPEN,
    RECAP_MISSING,
    RECAP_ONE_SIDED,
    RECAP_SECTION_MISSING,
    RECAP_THIN,
    REVIEW_MISSING,
    SAME_STUMBLE_AGAIN,
    STUMBLE_NO_BETTER_ANSWER,
    STUMBLE_NOT_ADDRESSED,
    UNKNOWN_SECTION,
)
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview

_LISTS = ("company: good points", "company: bad points", "role: good points", "role: bad points")
_SECTIONS = tuple(name for name in RECAP_SECTIONS if name not in _LISTS)
_LEVEL_2 = "## "
_HOUR = timedelta(hours=1)
_POINTS_AN_HOUR = 5
_LONGEST_TALK = 2 * _HOUR  # a whole day has pauses, tours and lunch
_SHORT_TALK, _ENOUGH = _HOUR / 2, 2  # a short call with a recruiter holds little


def _find_late(inspection: Inspection) -> Iterator[Interview]:
    """Yield each interview whose recap is overdue and not whole."""
    return (inspection.interviews[action.interview or ""] for action in inspection.overdue(RECAP))


def _find_empty(inspection: Inspection, interview: Interview, names: Sequence[str]) -> Sequence[str]:
    """Return the sections among `names` that are empty; one whose heading is reported as `unknown-section` may hold what it should."""
    reported = (problem.correction for problem in inspection.read(UNKNOWN_SECTION) if problem.place.path == interview.path)
    meant = {slug(correction.meant) for correction in reported if correction and correction.meant.startswith(_LEVEL_2)}
    others = inspection.settings.sections
    empty = (name for name in names if name not in interview.filled)
    return [name for name in empty if meant.isdisjoint(map(slug, (name, *others.get(name, ()))))]


def find_recap_missing(inspection: Inspection) -> Iterator[Finding]:
    """Nothing is written down of the interview."""
    for interview in _find_late(inspection):
        if len(_find_empty(inspection, interview, RECAP_SECTIONS)) == len(RECAP_SECTIONS):
            hours = (inspection.search.now - interview.end) // _HOUR
            since = f"{hours} h" if hours < 72 else f"{hours // 24} days"  # noqa: PLR2004 - three days
            message = f"no recap, {since} after the interview"
            hint = "ten minutes now save the call in three weeks: begin with `## Topics`"
            yield Finding(interview.heading(*RECAP_SECTIONS), message, hint)


def find_recap_one_sided(inspection: Inspection) -> Iterator[Finding]:
    """A list of good or bad points is empty."""
    return _report_empty(inspection, _LISTS, "write one point under {}; you will need it when they offer")


def find_recap_section_missing(inspection: Inspection) -> Iterator[Finding]:
    """A section of the recap is empty."""
    return _report_empty(inspection, _SECTIONS, "write one line under {}; one is enough")


def _report_empty(inspection: Inspection, names: Sequence[str], hint: str) -> Iterator[Finding]:
    """Yield a finding for each late recap that has something, and nothing in some of the sections `names`; `{}` in the hint are these."""
    for interview in _find_late(inspection):
        empty = _find_empty(inspection, interview, names)
        if empty and not interview.filled.isdisjoint(RECAP_SECTIONS):
            quoted = join_with_and([f'"{name.capitalize()}"' for name in empty])
            headings = ("each of " if len(empty) > 1 else "") + ", ".join(f"`## {name.capitalize()}`" for name in empty)
            yield Finding(interview.heading(*empty), f"nothing under {quoted}", hint.format(headings))


def find_recap_thin(inspection: Inspection) -> Iterator[Finding]:
    """The recap holds few points for the time it took."""
    late = {interview.slug for interview in _find_late(inspection)}
    # One that was waived or put off is in neither.
    done = {action.interview for action in inspection.search.actions if action.action == RECAP.id and action.status == "done"}
    endless = {problem.place.path for problem in inspection.read(MISSING_END)}
    for _, item in inspection.held():
        interview = item.interview
        length = interview.end - interview.start
        # A bullet under a heading of two people is one point, though a topic of each.
        points = len({topic.place for topic in interview.topics})
        points += len(interview.questions) + len(interview.requirements) + len(interview.promises)
        lacking = -(-_POINTS_AN_HOUR * min(length, _LONGEST_TALK) // _HOUR) - points
        is_brief = interview.kind == "phone-screen" and length < _SHORT_TALK and points >= _ENOUGH
        # Of a day without hours nobody knows how long the talk was.
        if lacking <= 0 or is_brief or (interview.path in endless and length > _LONGEST_TALK):
            continue
        # Where nothing at all is said, another check reports it.
        if inspection.is_recap_over(interview) if interview.slug in done else interview.slug in late and "topics" in interview.filled:
            message = f"{points} point{'s' * (points != 1)} noted for {length // timedelta(minutes=1)} minutes of talk"
            hint = f"what else? Their questions, yours, their problems: {lacking} more bullet{'s' * (lacking != 1)} under `## Topics`"
            yield Finding(interview.heading("topics"), message, hint)


def find_nothing_per_person(inspection: Inspection) -> Iterator[Finding]:
    """Nothing is noted of the talk with somebody."""
    for action in inspection.overdue(THANK):
        interview = inspection.interviews[action.interview or ""]
        if not any(topic.person in (None, action.person) for topic in interview.topics):
            name = action.person_name or ""
            hint = f"write a bullet under `### [[{name}]]` in `## Topics`; without it no letter of yours can be personal"
            yield Finding(interview.name_place(action.person or ""), f'what did you and "{name}" talk about?', hint)


FINDERS = {
    RECAP_MISSING: find_recap_missing,
    RECAP_ONE_SIDED: find_recap_one_sided,
    RECAP_SECTION_MISSING: find_recap_section_missing,
    RECAP_THIN: find_recap_thin,
    NOTHING_PER_PERSON: find_nothing_per_person,
    NO_NEXT_STEP: find_no_next_step,
    PROMISE_OPEN: find_promise_open,
    REVIEW_MISSING: find_review_missing,
    FLAWLESS: find_flawless,
    STUMBLE_NO_BETTER_ANSWER: find_stumble_no_better_answer,
    STUMBLE_NOT_ADDRESSED: find_stumble_not_addressed,
    SAME_STUMBLE_AGAIN: find_same_stumble_again,
}
