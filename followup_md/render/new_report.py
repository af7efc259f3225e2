"""What `new` says: when its notes are written, of an invitation that it was given, and of the note that this has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.dates import spell_day
from followup_md.render.files import describe_files
from followup_md.render.text import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from followup_md.model.views import FileState, KnownView, NewView
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


def describe_new(
    start: datetime, zone: str, states: Sequence[tuple[str, FileState]], problems: Sequence[Problem], remarks: Sequence[str]
) -> NewView:
    """Return the notes that were written as JSON has them, with what is wrong with other notes now."""
    return {
        "version": 1,
        "start": start.isoformat(),
        "timezone": zone,
        "errors": [{"path": problem.place.path, "line": problem.place.line, "message": problem.message} for problem in problems],
        "remarks": list(remarks),
        "files": describe_files(states),
    }


def say_read(title: str, *, repeats: bool, guessed: Sequence[str], organizer: str | None) -> Iterator[str]:
    """Yield what to look at again: `guessed` are names read from addresses, `organizer` sent the invitation and does not take part."""
    if repeats:
        yield f"“{title}” repeats; the note is of the first."
    if guessed:
        yield f"Look at the names {', '.join(guessed)}: the invitation gives addresses alone."
    if organizer:
        yield f"{organizer} sent the invitation and is not listed as taking part; add the name under `interviewers` if that is wrong."


def say_known(path: str, changes: Sequence[str], log: str | None, *, cancelled: bool) -> Iterator[str]:
    """Yield what to write into the note that an invitation has already; nothing is written by itself."""
    if cancelled and not log:
        yield f"The invitation was cancelled; {path} is its note. Nothing is written."
    elif cancelled:
        yield f"The invitation was cancelled. Write into {path}, under `## Log`:"
        yield f"    {log}"
    elif not changes:
        yield f"{path} is the note of this invitation, and says the same. Nothing is written."
    else:
        yield f"{path} is the note of this invitation, and nothing is written. What the invitation says now:"
        yield from (f"    {change}" for change in changes)
        if log:
            yield "Under `## Log`:"
            yield f"    {log}"


def describe_known(path: str, changes: Sequence[str], log: str | None, *, cancelled: bool) -> KnownView:
    """Return the same as JSON has it."""
    files: list[tuple[str, FileState]] = [(path, "there-already")]
    return {"version": 1, "cancelled": cancelled, "changes": list(changes), "log": log, "files": describe_files(files)}
