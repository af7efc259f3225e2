"""Problems for reading: `path:line:column: level message (check)`, then what to do (architecture.md habit 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.problem import BAD_DATE, BAD_FRONT_MATTER, CONFLICT_MARKS, MISSING_DATE, UNREADABLE_NOTE, Level
from followup_md.render.text import INDENT, clean, cut, hold, measure, paint, wrap_held

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.model.views import LevelsView
    from followup_md.problem import Problem
    from followup_md.render.text import Tone

LEVELS = tuple(Level)
TONES: Mapping[Level, Tone] = {Level.ERROR: "overdue", Level.WARNING: "due", Level.INFO: "aside"}
# What can keep a whole note, or its round, from counting stands before what costs less.
LOSING = frozenset(check.id for check in (UNREADABLE_NOTE, BAD_FRONT_MATTER, CONFLICT_MARKS, MISSING_DATE, BAD_DATE))
_ENOUGH = 16
SEE = "; run `followup-md check`"
# Broken only where it fits on no row: code, which is there to be pasted, and a short value.
_UNIT = r'`[^`]+`|"[^"]{1,24}"'


def sort_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, then level, check and words: the same whatever was read first."""
    return tuple(sorted(problems, key=lambda item: (item.place, LEVELS.index(item.level), item.check, item.message)))


def count_levels(problems: Sequence[Problem]) -> LevelsView:
    """Return how many problems there are of each level, the worst level first."""
    levels = [problem.level for problem in problems]
    return {"error": levels.count(Level.ERROR), "warning": levels.count(Level.WARNING), "info": levels.count(Level.INFO)}


def render_problems(problems: Sequence[Problem], *, color: bool = False, width: int | None = None) -> str:
    """Return the problems of each note as a block: each in a line with its hint below it; then how many there are of each level.

    Without a `width` no line is broken, so that a script has one line a problem; ends in a newline.
    """
    blocks: dict[str, list[str]] = {}
    for problem in sort_problems(problems):
        message, *hints = clean_words(problem)
        place = f"{clean(problem.place.path)}:{problem.place.line}:{problem.place.column}:"
        level, check = problem.level.value, f"({problem.check})"
        said = f"{place} {level} {message} {check}"
        if width:
            room = width - len(INDENT)
            held = f"{hold(place, ' ', 1)} {level} {hold(message, _UNIT, room)} {check}"
            said = f"\n{INDENT}".join(wrap_held(held, room, first=width, keep=True))
            hints = [row for hint in hints for row in wrap_held(hold(hint, _UNIT, room), room, keep=True)]
        # Neither place, level nor check is ever broken, and between the first two stands nothing.
        words = said[len(place) : -len(check)].replace(level, paint(level, TONES[problem.level], color=color), 1)
        row = paint(place, "heading", color=color) + words + paint(check, "aside", color=color)
        blocks.setdefault(problem.place.path, []).extend((row, *(f"{INDENT}{hint}" for hint in hints)))
    return "\n\n".join(["\n".join(block) for block in blocks.values()] + [format_sum(problems)]) + "\n"


def clean_words(problem: Problem) -> tuple[str, ...]:
    """Return the message and then the lines of the hint, none of them blank, safe to show."""
    return (clean(problem.message), *(clean(line) for line in problem.hint.splitlines() if line.strip()))


def format_sum(problems: Sequence[Problem]) -> str:
    """Return how many problems there are of each level, and in how many notes where they are several."""
    notes = len({problem.place.path for problem in problems})
    return format_counts(problems) + (f" in {notes} notes" if notes > 1 else "")


def format_counts(problems: Sequence[Problem]) -> str:
    """Return how many problems there are of each level, in words."""
    counts = count_levels(problems)
    names = {"error": "error", "warning": "warning", "info": "remark"}
    said = [f"{number} {names[level]}{'s' * (number != 1)}" for level, number in counts.items() if number]
    return ", ".join(said) or "no problems"


def is_remark(problems: Sequence[Problem]) -> bool:
    """Say whether nothing is wrong: all that was found is worth knowing, no more."""
    return all(problem.level == Level.INFO for problem in problems)


def format_worst(problems: Sequence[Problem], width: int) -> str:
    """Return one line of at most `width` cells: how many problems there are, the worst of them, and where to see all."""
    if is_remark(problems):
        return format_counts(problems) + SEE
    worst = min(sort_problems(problems), key=lambda problem: (LEVELS.index(problem.level), problem.check not in LOSING))
    number = f"{len(problems)} problems, worst" if len(problems) > 1 else "1 problem"
    message, place = clean(worst.message), f"{clean(worst.place.path)}:{worst.place.line}: "
    room = width - measure(SEE)
    # Where the place leaves no room for what is wrong, that says more.
    fits = room - measure(f"{number}: {place}") >= min(_ENOUGH, measure(message))
    return cut(f"{number}: {place if fits else ''}{message}", room) + SEE
