"""Problems for reading: `path:line:column: level message (check)`, then what to do (ARCHITECTURE.md section 3, habit 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.problem import Level
from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean, cut, measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.problem import Problem
    from followup_md.render.terminal_rows import Tone

LEVELS = tuple(Level)
TONES: Mapping[Level, Tone] = {Level.ERROR: "overdue", Level.WARNING: "due", Level.INFO: "aside"}
# What can keep a whole note, or its round, from counting stands before what costs less.
LOSING = frozenset({"unreadable-note", "bad-front-matter", "conflict-marks", "missing-date", "bad-date"})
SEE = "; run `followup-md check`"


def sort_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, then level, check and words: the same whatever was read first."""
    return tuple(sorted(problems, key=lambda item: (item.place, LEVELS.index(item.level), item.check, item.message)))


def count_levels(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many problems there are of each level, the worst level first."""
    return {level.value: sum(problem.level == level for problem in problems) for level in LEVELS}


def render_problems(problems: Sequence[Problem], *, color: bool = False) -> str:
    """Return each problem in a line with its hint below it, and how many there are of each level; ends in a newline."""
    lines = [line for problem in sort_problems(problems) for line in _render_problem(problem, color=color)]
    return "\n".join([*lines, say_counts(problems)]) + "\n"


def _render_problem(problem: Problem, *, color: bool) -> list[str]:
    place = problem.place
    level = paint(problem.level.value, TONES[problem.level], color=color)
    hints = [f"    {clean(line)}" for line in problem.hint.splitlines() if line.strip()]
    return [f"{clean(place.path)}:{place.line}:{place.column}: {level} {clean(problem.message)} ({problem.check})", *hints]


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
    said = f"{number}: {clean(worst.place.path)}:{worst.place.line}: {clean(worst.message)}"
    return cut(said, width - measure(SEE)) + SEE
