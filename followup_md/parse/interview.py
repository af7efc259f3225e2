"""An interview note: text into the facts of one round, its log lines and its problems (format.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def parse_interview_note(text: str, path: str, settings: Settings) -> InterviewNote:
    """Read one interview note; never raises. Names stay as typed, since only the whole vault says whom they mean."""
    head, faults = parse_front_matter(text, path)
    note = slug(path.rsplit("/", 1)[-1].removesuffix(".md"))
    fields = read_interview_fields(head, text, path, note, settings)
    names = name_sections(settings.sections)
    body = parse_body(head, path, names)
    headings = (*find_near_headings(head, path, names, fields.interviewers), *find_hidden_sections(head, path))
    said_on = fields.times.end.date() if fields.times else None
    recap = Recap(body.sections, path, settings.review.stumble_at)
    topics, questions = tuple(recap.topics()), tuple(recap.questions())
    steps = read_next_steps(body.sections.get("next steps", ()), path, said_on)
    own = (
        *(drop_refused(fields.problems, faults, head, text) if faults else fields.problems),
        *judge_said(fields, steps.said_date, steps.said_place),
    )
    apart = (*find_conflict(text, head, path), *find_sensitive(head, path))
    # Read in any case: what is wrong in them is reported also where the round has no date.
    read: dict[str, Any] = {
        "review": recap.review(),
        "requirements": tuple(recap.requirements()),
        "points": recap.points(),
        "offer": recap.offer(said_on),
    }
    facts = fields.times and Interview(
        path=path,
        slug=note,
        company=fields.company,
        role=fields.role,
        process=fields.process,
        start=fields.times.start,
        end=fields.times.end,
        kind=fields.kind,
        decision_date=fields.decision_date,
        said_date=steps.said_date,
        told_no_date=steps.told_no_date,
        topics=tuple([owned.topic for owned in topics]),
        questions=tuple([asked.question for asked in questions]),
        promises=steps.promises,
        filled=find_filled(recap.sections),
        fields=fields.spots,
        said_place=steps.said_place,
        told=steps.told,
        headings=body.headings,
        prose=read_prose(body),
        **read,
        **fields.simple,
    )
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
        problems=(*faults, *apart, *own, *body.problems, *headings, *recap.problems, *steps.problems),
    )


def looks_like_interview(text: str) -> bool:
    """Say whether the front matter of `text` holds a `company` and a `start`, and so is an interview, wherever it lies."""
    lower = text.casefold()
    if "company" not in lower or "start" not in lower:
        return False
    fields = parse_front_matter(text, "")[0].fields
    return all(key in fields and fields[key].value not in (None, "", ()) for key in ("company", "start"))
