"""The checks: what a good coach would notice in the facts (RULES.md section 4). The reader's own findings come with the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.offer import find_no_offer_yet
from followup_md.check.people import find_nobody_met

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from followup_md.model import Search
    from followup_md.problem import Problem

CHECKS: tuple[Callable[[Search], Iterator[Problem]], ...] = (find_nobody_met, find_no_offer_yet)


def find_problems(search: Search) -> tuple[Problem, ...]:
    """Return what the checks find at `search.now`, by place."""
    return tuple(sorted(problem for check in CHECKS for problem in check(search)))
