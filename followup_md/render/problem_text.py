"""Problems for reading: `path:line:column: level message (check)`, then what to do (ARCHITECTURE.md section 3, habit 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.problem import Level
from followup_md.render.terminal_rows import INDENT, paint
from followup_md.render.text import clean, cut, measure, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.problem import Problem
    from followup_md.render.terminal_rows import Tone

LEVELS = tuple(Level)
TONES: Mapping[Level, Tone] = {Level.ERROR: "overdue", Level.WARNING: "due", Level.INFO: "aside"}
# What can keep a whole note, or its round, from counting stands before what costs less.
LOSING = frozenset({"unreadable-note", "bad-front-matter", "conflict-marks", "missing-date", "bad-date"})
_ENOUGH = 16
SEE = "; run `followup-md check`"


def sort_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, then level, check and words: the same whatever was read first."""
    return tuple(sorted(problems, key=lambda item: (item.place, LEVELS.index(item.level), item.check, item.message)))


def count_levels(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many problems there are of each level, the worst level first."""
    return {level.value: sum(problem.level == level for problem in problems) for level in LEVELS}


def render_problems(problems: Sequence[Problem], *, color: bool = False, width: int | None = None) -> str:
    """Return the problems of each note as a block: each in a line with its hint below it; then how many there are of each level.

    Without a `width` no line is broken, so that a script has one line a problem; ends in a newline.
    """
    blocks: dict[str, list[str]] = {}
    for problem in sort_problems(problems):
        blocks.setdefault(problem.place.path, []).extend(_render_problem(problem, color=color, width=width))
    notes = f" in {len(blocks)} notes" if len(blocks) > 1 else ""
    return "\n\n".join(["\n".join(block) for block in blocks.values()] + [say_counts(problems) + notes]) + "\n"


def _render_problem(problem: Problem, *, color: bool, width: int | None) -> Iterator[str]:
    place, level = problem.place, problem.level.value
    said = f"{clean(place.path)}:{place.line}:{place.column}: {level} {clean(problem.message)} ({problem.check})"
    first, *more = wrap(said, width, keep=True) if width else (said,)
    # A level that a narrow screen breaks off stays uncoloured.
    yield first.replace(f": {level} ", f": {paint(level, TONES[problem.level], color=color)} ", 1)
    yield from (f"{INDENT}{line}" for row in more for line in wrap(row, (width or 0) - len(INDENT), keep=True))
    for hint in problem.hint.splitlines():
        if hint.strip():
            lines = wrap(clean(hint), width - len(INDENT), keep=True) if width else (clean(hint),)
            yield from (f"{INDENT}{line}" for line in lines)


def say_counts(problems: Sequence[Problem]) -> str:
    """Return how many problems there are of each level, in words."""
    counts = count_levels(problems)
    names = {"error": "error", "warning": "warning", "info": "remark"}
    said = [f"{number} {names[level]}{'s' * (number != 1)}" for level, number in counts.items() if number]
    return ", ".join(said) or "no problems"


def is_remark(problems: Sequence[Problem]) -> bool:
    """Say whether nothing is wrong: all that was found is worth knowing, no more."""
    return all(problem.level == Level.INFO for problem in problems)


def sum_up(problems: Sequence[Problem], width: int) -> str:
    """Return one line of at most `width` cells: how many problems there are, the worst of them, and where to see all."""
    if is_remark(problems):
        return say_counts(problems) + SEE
    worst = min(sort_problems(problems), key=lambda problem: (LEVELS.index(problem.level), problem.check not in LOSING))
    number = f"{len(problems)} problems, worst" if len(problems) > 1 else "1 problem"
    message, place = clean(worst.message), f"{clean(worst.place.path)}:{worst.place.line}: "
    room = width - measure(SEE)
    # Where the place leaves no room for what is wrong, that says more.
    fits = room - measure(f"{number}: {place}") >= min(_ENOUGH, measure(message))
    return cut(f"{number}: {place if fits else ''}{message}", room) + SEE
