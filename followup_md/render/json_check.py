"""`check --format json` and `guard --json`: the contract of format.md section 9, version 1. Keys are added, never changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from followup_md.render.problem_text import sort_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model import Verdict
    from followup_md.problem import Problem


def render_problems_json(problems: Sequence[Problem]) -> str:
    """Return problems as JSON (`schemas/check.json`): ASCII, indented, by place; lines and columns count from 1."""
    return json.dumps([describe_problem(problem) for problem in sort_problems(problems)], indent=2) + "\n"


def describe_problem(problem: Problem) -> dict[str, object]:
    """Return one problem as JSON has it."""
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level.value,
        "check": problem.check,
        "message": problem.message,
        "hint": problem.hint,
        "requirement": problem.requirement,
    }


def render_verdict_json(verdict: Verdict) -> str:
    """Return what the pest guard says as JSON (`schemas/guard.json`): ASCII, indented."""
    page = {
        "verdict": verdict.verdict,
        "until": verdict.until.isoformat() if verdict.until else None,
        "reason": verdict.reason,
        "requirement": verdict.requirement,
        "allowed_instead": verdict.allowed_instead,
    }
    return json.dumps(page, indent=2) + "\n"
