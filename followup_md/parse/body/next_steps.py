"""Next steps: what you promised and what they said, with the dates in both (format.md 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.model import Promise
from followup_md.parse.body.bullets import iterate_fields, parse_bullets
from followup_md.parse.body.near_fields import find_bare_fields, find_near_fields
from followup_md.parse.dates.problems import join_choices, judge_date
from followup_md.parse.dates.text import find_vague, hint_vague, looks_like_date, read_date
from followup_md.problem import VAGUE_DATE, Place, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from followup_md.parse.body.bullets import FieldText, Line
    from followup_md.problem import Problem

_FIELDS: Final = frozenset(("i promised", "they said"))
_DAY: Final = r"\s+((?:\[\[)?[0-9A-Za-z](?:[0-9A-Za-z/.-]*[0-9A-Za-z])?(?:\]\])?)"
_BY: Final = re.compile(rf"(?:^|[\s,(])by{_DAY}", re.IGNORECASE)
_BY_OR_ON: Final = re.compile(rf"(?:^|[\s,(])(?:by|on){_DAY}", re.IGNORECASE)
_DECIDED: Final = re.compile(r"\bdeci(?:de|sion)", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:by|on|before|until|for)\s*$", re.IGNORECASE)
_NO_DATE: Final = re.compile(r"\b(?:no date|not told)\b", re.IGNORECASE)


class NextSteps(NamedTuple):
    """The promises, the decision date that they gave, whether they gave none, and `told`: each `they said` as typed."""

    promises: tuple[Promise, ...]
    said_date: date | None
    told_no_date: bool
    problems: tuple[Problem, ...]
    said_place: Place | None = None
    told: tuple[str, ...] = ()


def read_next_steps(lines: Sequence[Line], path: str, said_on: date | None) -> NextSteps:
    """Read the field bullets of Next steps; words for a date count from `said_on`, the day on which the round ended."""
    promises: list[Promise] = []
    told: list[str] = []
    problems: list[Problem] = []
    said_date, said_place, told_no_date = None, None, False
    bullets = parse_bullets(lines)
    for name, field in iterate_fields(bullets, _FIELDS):
        day, typed = _find_date(field.text)
        if name == "they said":
            told.append(field.text)
            if day and said_date is None:
                said_date, said_place = day, Place(path, field.line, field.column)
            told_no_date = told_no_date or _NO_DATE.search(field.text) is not None
        else:
            text, begin = field.text, field.text.rfind(typed) if day else -1
            # `, by DATE` at the end is left out; a date in the middle of a promise stays.
            if begin >= 0 and not text[begin + len(typed) :].strip(" .;"):
                text = re.sub(r"[\s,]*\bby\s*$", "", text[:begin], flags=re.IGNORECASE) or text
            promises.append(Promise(text=text, place=Place(path, field.line, field.column), by=day))
        if day is None:
            problems += _report_date(name, field, path, typed, said_on)
    problems += (*find_near_fields(bullets, _FIELDS, path), *find_bare_fields(lines, _FIELDS, path))
    return NextSteps(tuple(promises), said_date, told_no_date and said_date is None, tuple(problems), said_place, tuple(told))


def _find_date(text: str) -> tuple[date | None, str]:
    """Return the first readable date after a `by`, or that is all of `text`, as typed; else what is built like one."""
    before = _BY_OR_ON if _DECIDED.search(text) else _BY
    typed = [text.strip(), *(match[1] for match in before.finditer(text))]
    for word in typed:
        day = read_date(word)
        if day:
            return day, word
    return None, next((word for word in typed if looks_like_date(word)), "")


def _report_date(name: str, field: FieldText, path: str, typed: str, said_on: date | None) -> Iterator[Problem]:
    """Report what is `typed` like a date and is none, or else a date in words."""
    place = Place(path, field.line, field.column)
    label = "I promised" if name == "i promised" else "they said"
    if typed:
        # As it stands in a line for `judge_date`, which is a format.
        before, _, after = (part.replace("{", "{{").replace("}", "}}") for part in field.text.partition(typed))
        line = f"- {label}: {before}{{}}{after}"
        yield judge_date(line, typed, place._replace(column=place.column + field.text.index(typed)), said_on, "2026-12-04")
        return
    by = _BY.search(field.text)
    words = find_vague(field.text) if name == "they said" else find_vague(field.text[by.start(1) :]) if by else None
    if words:
        before, _, after = field.text.partition(words)
        before = _BEFORE.sub("", before)
        lines = [f"- {label}: {before}by {day} ({words}){after}" for day in (hint_vague(words, said_on) if said_on else ())]
        hint = f"write {join_choices(lines)}" if lines else f"write the date that was meant, as `- {label}: … by 2026-12-04`"
        yield report(VAGUE_DATE, place, f'a date in words: "{words}"', hint)
