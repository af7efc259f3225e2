"""The checks: what a good coach would notice (rules.md section 4), one function each, found by its id, explained in `pages/ID.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check import (
    config,
    decision,
    follow_up,
    ignores,
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

__all__ = ["Finding", "Inspection", "find_problems", "list_checks"]

_MODULES = (
    *(vault, privacy, config, note, moment, log, people, names, recap, next_steps, review, practice),
    *(thanks, letters, follow_up, decision, social, offer, paper, secured, search),
)


def name_check(check: Check) -> str:
    """Return the id of a check: `find_thanks_late` finds `thanks-late`."""
    return check.__name__.removeprefix("find_").replace("_", "-")


def list_checks(*, drafts: bool = True) -> Mapping[str, Check]:
    """Return the checks by id, in the order in which they run; `drafts` says whether those of drafts are among them."""
    checks = [check for module in _MODULES for check in module.CHECKS]
    if drafts:
        from followup_md.check.drafts import CHECKS  # noqa: PLC0415 - 4 ms that a vault without a draft need not spend

        checks.extend(CHECKS)
    # Those of `ignores` look at what the others found, so they come last.
    return {name_check(check): check for check in (*checks, *ignores.CHECKS)}


def find_problems(inspection: Inspection) -> tuple[Problem, ...]:
    """Return what all checks find, by place, without what a note asks not to be told (`<!-- followup-md: ignore CHECK: REASON -->`)."""
    checks = list_checks(drafts=bool(inspection.search.vault.drafts))
    found = [problem for name, check in checks.items() if check not in ignores.CHECKS for problem in _run(name, check, inspection)]
    kept, inspection.spent = ignores.keep_back(found, inspection.search.vault.ignores)
    return tuple(sorted({*kept, *(problem for check in ignores.CHECKS for problem in _run(name_check(check), check, inspection))}))


def _run(name: str, check: Check, inspection: Inspection) -> Iterator[Problem]:
    return (report(name, *finding) for finding in check(inspection))
