"""The checks: what a good coach would notice (rules.md section 4).

A check is a row of the table in `problem.py`, a function here that looks for it, in the module of its subject, and its page in `pages/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check import follow_up, note, offer, people, recap, search, thanks
from followup_md.check.context import Finding, Inspection
from followup_md.check.search import keep_back
from followup_md.problem import CHECKS, IGNORE_WITHOUT_REASON, UNUSED_IGNORE, CheckSpec, Problem, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import ModuleType

    # One that chooses among the reader's problems yields these as they are.
    Find = Callable[[Inspection], Iterable[Finding | Problem]]

__all__ = ["Finding", "Inspection", "list_finders", "run_checks"]

_MODULES: tuple[ModuleType, ...] = (note, people, recap, thanks, follow_up, offer, search)
_LAST = frozenset({UNUSED_IGNORE, IGNORE_WITHOUT_REASON})  # they look at what the others found


def list_finders(*, drafts: bool = True) -> Mapping[CheckSpec, Find]:
    """Return the function of each check that has one; `drafts` says whether those of drafts are among them."""
    finders: dict[CheckSpec, Find] = {check: find for module in _MODULES for check, find in module.FINDERS.items()}
    if drafts:
        from followup_md.check.draft_slips import FINDERS as SLIPS  # noqa: PLC0415 - 4 ms that a vault without a draft need not spend
        from followup_md.check.drafts import FINDERS as CONTENTS  # noqa: PLC0415 - as above

        finders |= SLIPS | CONTENTS
    return finders


def run_checks(inspection: Inspection) -> tuple[Problem, ...]:
    """Return what the reader and all checks find, by place, without what a note asks not to be told.

    It asks so in a comment: `<!-- followup-md: ignore CHECK: REASON -->`.
    """
    finders = list_finders(drafts=bool(inspection.search.vault.drafts))
    found = [problem for problem in inspection.problems if CHECKS[problem.check] not in finders]
    for check, find in finders.items():
        if check not in _LAST:
            found += _run(check, find, inspection)
    kept, inspection.spent = keep_back(found, inspection.search.vault.ignores)
    for check in _LAST:
        kept += _run(check, finders[check], inspection)
    return tuple(sorted(set(kept)))


def _run(check: CheckSpec, find: Find, inspection: Inspection) -> Iterator[Problem]:
    return (found if isinstance(found, Problem) else report(check, *found) for found in find(inspection))
