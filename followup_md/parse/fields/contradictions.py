"""Contradictions between fields and sections, and problems that follow from another one: each is reported once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.model.properties import INTERVIEW
from followup_md.problem import BAD_FRONT_MATTER, DECISION_BEFORE_INTERVIEW, DECISION_DIFFERS, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from followup_md.parse.fields.interview import InterviewFields
    from followup_md.parse.head.front_matter import Head
    from followup_md.problem import Place, Problem

_MISSING: Final[Mapping[str, str]] = {row.missing.id: row.name for row in INTERVIEW if row.missing}


def judge_said(fields: InterviewFields, said: date | None, place: Place | None) -> Iterator[Problem]:
    """Yield what is wrong with the date in `they said` beside the rest: before the meeting, or another than `decision_date`."""
    if said is None or place is None:
        return
    if fields.times and said < fields.times.start.date():
        message = f'"by {said}" is before the interview on {fields.times.start.date()}; it is not counted'
        hint = "write the year and the day that they named"
        yield report(DECISION_BEFORE_INTERVIEW, place, message, hint)
    elif fields.decision_date not in (None, said):
        message = f"they said {said}, but `decision_date` is {fields.decision_date}, which counts"
        yield report(DECISION_DIFFERS, place, message, "write the later word of theirs in both places")


def drop_refused(problems: Sequence[Problem], faults: Sequence[Problem], head: Head, text: str) -> Iterator[Problem]:
    """Yield the `problems` without what is only missing because its line, or the whole front matter, is told as not reading."""
    broken = any(fault.check == BAD_FRONT_MATTER.id for fault in faults)
    header = "\n".join(text.split("\n")[: head.body_line - 1]) if head.fields else text.replace("\r", "\n")
    for problem in problems:
        key = _MISSING.get(problem.check) if broken else None
        if key is None or key in head.fields or not re.search(rf"^[ \t]*{key}[ \t]*[:=][ \t]*\S", header, re.IGNORECASE | re.MULTILINE):
            yield problem
