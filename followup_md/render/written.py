"""Lines that were written into the notes, or would be: each in its place, and what the pest guard says to it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from followup_md.render.terminal_rows import INDENT, paint
from followup_md.render.text import clean, cut, wrap
from followup_md.render.verdict import TONES, say_verdict
from followup_md.render.when import write_time
from followup_md.words import say_verdict_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model.log import Judged, WrittenLine
    from followup_md.model.views import LineView, OutcomeView, UndoneView
    from followup_md.problem import Problem
    from followup_md.render.terminal_rows import Tone


def render_written(
    lines: Sequence[WrittenLine], judged: Sequence[Judged], consequences: Sequence[Problem], *, dry: bool, color: bool, width: int | None
) -> str:
    """Return each line with its neighbours, as a diff shows it, then what to know about it."""
    rows: list[str] = []
    for path, group in groupby(lines, key=lambda line: line.path):
        rows.append(paint(f"{clean(path)}:", "heading", color=color) + (" would be written" if dry else ""))
        for line in group:
            digits = len(str(line.line + 1))
            for sign, number, text in ((" ", line.line - 1, line.above), ("+", line.line, line.text), (" ", line.line + 1, line.below)):
                if text is not None and (text.strip() or sign == "+"):
                    row = f"{sign} {number:>{digits}}  {clean(text)}".rstrip()
                    # What was written is shown whole.
                    shown = row if sign == "+" or width is None else cut(row, width)
                    rows.append(paint(shown, "good" if sign == "+" else "aside", color=color))
    for item in judged:
        rows += _fill(f"guard: {item.name}: {say_verdict(item.verdict)}", TONES[item.verdict.verdict], color, width)
    for problem in consequences:
        place = f"{problem.place.path}:{problem.place.line}"
        rows += _fill(f"now {problem.level.value} at {place}: {problem.message} ({problem.check})", "due", color, width)
    return "\n".join(rows) + "\n"


def describe_outcome(lines: Sequence[WrittenLine], judged: Sequence[Judged], consequences: Sequence[Problem], *, dry: bool) -> OutcomeView:
    """Return the same as JSON has it: version 1, `written` false for a dry run."""
    return {
        "version": 1,
        "written": not dry,
        "lines": describe_written(lines),
        "guard": [
            {
                "person": item.name,
                "verdict": item.verdict.verdict,
                "until": write_time(item.verdict.until),
                "reason": say_verdict_reason(item.verdict),
                "requirement": item.verdict.requirement,
            }
            for item in judged
        ],
        "problems": [
            {"path": item.place.path, "line": item.place.line, "check": item.check, "message": item.message} for item in consequences
        ],
    }


def describe_written(lines: Sequence[WrittenLine]) -> list[LineView]:
    """Return lines as JSON has them."""
    return [{"path": line.path, "line": line.line, "text": line.text} for line in lines]


def render_undone(path: str, lines: Sequence[str], restored: Sequence[str] = (), *, dry: bool, color: bool) -> str:
    """Return the lines that were taken out of a note, and those that stand in it again, as a diff shows them."""
    rows = [paint(f"- {clean(line)}", "overdue", color=color) for line in lines]
    rows += [paint(f"+ {clean(line)}", "good", color=color) for line in restored]
    return "\n".join([paint(f"{clean(path)}:", "heading", color=color) + (" would be taken back" if dry else " taken back"), *rows]) + "\n"


def describe_undone(path: str, lines: Sequence[str], restored: Sequence[str] = (), *, dry: bool) -> UndoneView:
    """Return the same as JSON has it."""
    return {"version": 1, "written": not dry, "path": path, "undone": list(lines), "restored": list(restored)}


def _fill(text: str, tone: Tone, color: bool, width: int | None) -> list[str]:  # noqa: FBT001 - handed through
    first, *more = wrap(clean(text), (width or 10**6) - len(INDENT))
    return [paint(first, tone, color=color), *(INDENT + row for row in more)]
