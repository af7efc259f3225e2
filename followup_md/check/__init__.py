"""The checks: what a good coach would notice (RULES.md section 4), one function each, found by its id, its docstring its manual page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check import (
    config,
    decision,
    draft_form,
    draft_matter,
    draft_names,
    draft_private,
    draft_slips,
    draft_tone,
    follow_up,
    ignores,
    invites,
    letters,
    log,
    moment,
    names,
    next_steps,
    note,
    offer,
    paper,
    people,
    practice,
    privacy,
    recap,
    review,
    search,
    secured,
    social,
    thanks,
    vault,
)
from followup_md.check.inspection import Finding, Inspection
from followup_md.problem import report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from followup_md.problem import Problem

    Check = Callable[[Inspection], Iterable[Finding]]

__all__ = ["CHECKS", "Finding", "Inspection", "find_problems"]

_MODULES = (
    *(vault, privacy, config, note, moment, log, people, names, recap, next_steps, review, practice),
    *(thanks, letters, draft_slips, draft_names, draft_matter, draft_tone, draft_form, draft_private, invites),
    *(follow_up, decision, social, offer, paper, secured, search),
)


def name_check(check: Check) -> str:
    """Return the id of a check: `find_thanks_late` finds `thanks-late`."""
    return check.__name__.removeprefix("find_").replace("_", "-")


# Those of `ignores` look at what the others found, so they come last.
CHECKS: Mapping[str, Check] = {name_check(check): check for module in (*_MODULES, ignores) for check in module.CHECKS}
_LAST = frozenset(map(name_check, ignores.CHECKS))


def find_problems(inspection: Inspection) -> tuple[Problem, ...]:
    """Return what all checks find, by place, without what a note asks not to be told (`<!-- followup-md: ignore CHECK: REASON -->`)."""
    found = [problem for check in CHECKS if check not in _LAST for problem in _run(check, inspection)]
    kept, inspection.spent = ignores.keep_back(found, inspection.search.vault.ignores)
    return tuple(sorted({*kept, *(problem for check in _LAST for problem in _run(check, inspection))}))


def _run(check: str, inspection: Inspection) -> Iterator[Problem]:
    return (report(check, *finding) for finding in CHECKS[check](inspection))
