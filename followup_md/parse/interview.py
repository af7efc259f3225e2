"""An interview note: text into the facts of one round, its log lines and its problems (format.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import Interview
from followup_md.parse.body.ignores import find_ignores
from followup_md.parse.body.near_headings import find_hidden_sections, find_near_headings
from followup_md.parse.body.next_steps import read_next_steps
from followup_md.parse.body.prose import read_prose
from followup_md.parse.body.recap import Recap
from followup_md.parse.body.sections import find_conflict, find_filled, name_sections, parse_body
from followup_md.parse.body.sensitive import find_sensitive
from followup_md.parse.fields.contradictions import drop_refused, judge_said
from followup_md.parse.fields.interview import read_interview_fields
from followup_md.parse.head.front_matter import parse_front_matter
from followup_md.parse.notes import InterviewNote
from followup_md.parse.text import slug

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.parse.body.next_steps import NextSteps
    from followup_md.parse.fields.interview import InterviewFields
    from followup_md.parse.notes import AskedQuestion, OwnedTopic


class _Said(NamedTuple):
    """What was read of the sections before the facts are put together."""

    topics: tuple[OwnedTopic, ...]
    questions: tuple[AskedQuestion, ...]
    steps: NextSteps


def parse_interview_note(text: str, path: str, settings: Settings) -> InterviewNote:
    """Read one interview note; never raises. Names stay as typed, since only the whole vault says whom they mean."""
    head, faults = parse_front_matter(text, path)
    note = slug(path.rsplit("/", 1)[-1].removesuffix(".md"))
    fields = read_interview_fields(head, text, path, note, settings)
    names = name_sections(settings.sections)
    body = parse_body(head, path, names)
    near = (*find_near_headings(head, path, names, fields.interviewers), *find_hidden_sections(head, path))
    said_on = fields.times.end.date() if fields.times else None
    recap = Recap(body.sections, path, settings.review.stumble_at)
    topics, questions = tuple(recap.topics()), tuple(recap.questions())
    steps = read_next_steps(body.sections.get("next steps", ()), path, said_on)
    own = (
        *(drop_refused(fields.problems, faults, head, text) if faults else fields.problems),
        *judge_said(fields, steps.said_date, steps.said_place),
    )
    apart = (*find_conflict(text, head, path), *find_sensitive(head, path))
    said = _Said(topics, questions, steps)
    facts = _make_facts(path, note, fields, recap, said)
    facts = facts and facts._replace(headings=body.headings, prose=read_prose(body))
    return InterviewNote(
        path=path,
        slug=note,
        company=fields.company,
        process=fields.process,
        facts=facts,
        interviewers=fields.interviewers,
        decision_from=fields.decision_from,
        agency=fields.agency,
        topics=topics,
        questions=questions,
        log=body.log,
        ignores=find_ignores(head, path),
        problems=(*faults, *apart, *own, *body.problems, *near, *recap.problems, *steps.problems),
    )


def looks_like_interview(text: str) -> bool:
    """Say whether the front matter of `text` holds a `company` and a `start`, and so is an interview, wherever it lies."""
    lower = text.casefold()
    if "company" not in lower or "start" not in lower:
        return False
    fields = parse_front_matter(text, "")[0].fields
    return all(key in fields and fields[key].value not in (None, "", ()) for key in ("company", "start"))


def _make_facts(path: str, note: str, fields: InterviewFields, recap: Recap, said: _Said) -> Interview | None:
    """Put one round together, all but its people; None without a readable start."""
    said_on = fields.times.end.date() if fields.times else None
    # Read in any case: what is wrong in them is reported also where the round has no date.
    review, requirements, points, offer = recap.review(), tuple(recap.requirements()), recap.points(), recap.offer(said_on)
    if fields.times is None:
        return None
    return Interview(
        path=path,
        slug=note,
        company=fields.company,
        role=fields.role,
        process=fields.process,
        start=fields.times.start,
        end=fields.times.end,
        kind=fields.kind,
        decision_date=fields.decision_date,
        said_date=said.steps.said_date,
        told_no_date=said.steps.told_no_date,
        topics=tuple([owned.topic for owned in said.topics]),
        questions=tuple([asked.question for asked in said.questions]),
        review=review,
        requirements=requirements,
        points=points,
        promises=said.steps.promises,
        offer=offer,
        filled=find_filled(recap.sections),
        fields=fields.spots,
        said_place=said.steps.said_place,
        told=said.steps.told,
        **fields.simple,
    )
