"""What `new` says when its notes are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.dates import spell_day
from followup_md.render.text import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from followup_md.problem import Problem


def render_report(lines: Sequence[str], width: int) -> str:
    """Return each line wrapped, with the indent that it begins with; what is indented is to be pasted and stays whole."""
    return "".join(f"{line}\n" if line.startswith(" ") else "\n".join((*wrap(line, width, keep=True), "")) for line in lines)


def say_round(company: str, role: str, start: datetime, zone: str) -> str:
    """Return the round in a line."""
    return f"{company}, {role}: {spell_day(start.date())} {start.year}, {start:%H:%M} {zone}."


def say_people(new: Sequence[str], kept: Sequence[str], namesakes: Sequence[tuple[str, str, str | None]]) -> Iterator[str]:
    """Yield who got a note, who had one, and of `namesakes` the name, the company of the other one, and the note made for this one."""
    if kept:
        yield f"There already: {', '.join(kept)}."
    for name, company, link in namesakes:
        if link:
            yield f"Another {name} is at {company}; the one of this interview is `[[{link}]]`."
        else:
            yield (
                f"{name} gets no note, which would be taken for the other one of that name, at {company}. Give each a note of their own "
                "with the company in brackets behind the name."
            )
    if new:
        yield f"Next: write down how to reach {', '.join(new)}; without an address no letter can go out."


def say_stumbles(count: int) -> Iterator[str]:
    """Yield how many questions stand under `## Prepare`."""
    if count:
        questions = "question that went" if count == 1 else "questions that went"
        yield f"{count} {questions} badly before {'stands' if count == 1 else 'stand'} under `## Prepare`."


def say_errors(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield what is wrong with other notes now."""
    for problem in problems:
        yield f"Mind {problem.place.path}:{problem.place.line}: {problem.message}; {problem.hint}."
