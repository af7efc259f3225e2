"""`check --fix`: each line that is mended, or would be, as a small diff, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.json import describe_problems
from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model.fix import Fix
    from followup_md.model.views import FixesView
    from followup_md.problem import Problem


def render_fix(fix: Fix, *, color: bool) -> str:
    """Return one line as it is and as it is to be, whole, below its place and check."""
    rows = [paint(f"{clean(fix.path)}:{fix.line}:", "heading", color=color) + " " + paint(f"({fix.problem.check})", "aside", color=color)]
    if fix.old is not None:
        rows.append(paint(f"- {clean(fix.old)}", "overdue", color=color))
    rows.append(paint(f"+ {clean(fix.new)}", "good", color=color))
    return "\n".join(rows) + "\n"


def say_fixes(fixes: Sequence[Fix], *, written: bool, dry: bool, asked: bool) -> str:
    """Return one sentence: how many lines were mended, or would be, and how."""
    if not fixes:
        return "nothing was mended\n" if asked else "nothing here can be mended without a judgement of yours\n"
    notes = len({fix.path for fix in fixes})
    number = f"{len(fixes)} line{'s' * (len(fixes) != 1)}" + (f" in {notes} notes" if notes > 1 else "")
    if written:
        return f"{number} mended; `followup-md log NOTE --undo` takes a note's back\n"
    if dry:
        return f"{number} would be mended\n"
    return f"{number} can be mended; nothing is written without --yes\n"


def describe_fixes(fixes: Sequence[Fix], problems: Sequence[Problem], *, written: bool) -> FixesView:
    """Return the lines and the problems that remain as JSON has them: `written` false where nothing was, `old` null for a new line."""
    return {
        "version": 1,
        "written": written,
        "fixes": [{"path": fix.path, "line": fix.line, "check": fix.problem.check, "old": fix.old, "new": fix.new} for fix in fixes],
        "problems": describe_problems(problems),
    }
