"""The front matter of an interview note as typed values (format.md 2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from followup_md.model import Interview
from followup_md.model.properties import INTERVIEW
from followup_md.parse.dates.problems import judge_date, read_day
from followup_md.parse.fields.round_time import read_times
from followup_md.parse.fields.values import fold_word, read_values
from followup_md.parse.text import slug
from followup_md.problem import DECISION_BEFORE_INTERVIEW, MISSING_COMPANY, MISSING_ROLE, UNNAMED_PERSON, report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from followup_md.config import Settings
    from followup_md.parse.fields.round_time import Times
    from followup_md.parse.fields.values import Values
    from followup_md.parse.head.front_matter import Head
    from followup_md.parse.notes import Name
    from followup_md.problem import Problem

_NO_DATE: Final = frozenset(("no-date", "not-told", "none", "unknown"))


class InterviewFields(NamedTuple):
    """The values of an interview's front matter; `times` is None without a readable `start`, names are as typed.

    `simple` holds those that are read by what their keys take alone, by the field of Interview that they go to.
    """

    company: str
    role: str | None
    process: str
    kind: str | None
    times: Times | None
    interviewers: tuple[Name, ...]
    decision_date: date | None
    decision_from: Name | None
    agency: Name | None
    simple: Mapping[str, Any]
    spots: Mapping[str, tuple[int, int]]
    problems: tuple[Problem, ...]


def read_interview_fields(head: Head, text: str, path: str, note: str, settings: Settings) -> InterviewFields:
    """Read the front matter of the note `text`; the slug `note` stands in for a missing company, so that the rest still counts."""
    values = read_values(head, text, path, INTERVIEW, settings.aliases)
    company = values.plain("company")
    if company is None:
        hint = "add `company:`; without it no letter can be addressed"
        values.problems.append(report(MISSING_COMPANY, values.place("company"), "no `company`", hint))
    role, process, kind = values.plain("role"), values.plain("process"), values.plain("kind")
    kind = fold_word(kind) if kind else None
    if role is None:
        hint = "add `role:`; a thank-you note must show interest in it"
        values.problems.append(report(MISSING_ROLE, values.place("role"), "no `role`", hint))
    times = read_times(values, kind, settings)
    interviewers = values.names("interviewers")
    # Where nobody at all is named, a check of its own says so.
    for unnamed in values.unnamed("interviewers") if interviewers else ():
        hint = "ask your contact for the name; or thank them through somebody you can name, and take this out"
        values.problems.append(report(UNNAMED_PERSON, unnamed.place, f'"{unnamed.text}" is no name', hint))
    return InterviewFields(
        company=company or note,
        role=role,
        process=slug(process or f"{company or note} {role or ''}"),
        kind=kind,
        times=times,
        interviewers=interviewers,
        decision_date=_read_decision(values, times),
        decision_from=values.name("decision_from"),
        agency=values.name("agency"),
        simple=values.read(INTERVIEW, Interview._fields),
        spots=values.spots(INTERVIEW),
        problems=tuple(values.problems),
    )


def _read_decision(values: Values, times: Times | None) -> date | None:
    """Return the decision date; one before the interview is reported."""
    text = values.text("decision_date")
    if text is None:
        return None
    day = read_day(text)
    if day is None:
        problem = judge_date("decision_date: {}", text, values.place("decision_date"), times.end.date() if times else None, "2026-12-04")
        if fold_word(text) in _NO_DATE:
            problem = problem._replace(hint="leave it empty, and write `- they said: no date` under `## Next steps`")
        values.problems.append(problem)
    elif times and day < times.start.date():
        message = f'the decision date "{text}" is before the interview on {times.start.date()}; it is not counted'
        hint = "write the year and the day that they named, or leave it empty"
        values.problems.append(report(DECISION_BEFORE_INTERVIEW, values.place("decision_date"), message, hint))
    return day
