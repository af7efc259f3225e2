"""`check --format json`: the contract of format.md section 9, version 1. Keys are added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.problem_text import sort_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.problem import Problem


def describe_problems(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Return problems as JSON has them (`schemas/check.json`): by place; lines and columns count from 1."""
    return [describe_problem(problem) for problem in sort_problems(problems)]


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
