"""The checks (rules.md section 4): each a row in `problem.py`, a function of the same name in its subject's module, a page in `pages/`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType

from followup_md.check import follow_up, note, offer, people, recap, search, thanks
from followup_md.check.context import Finding, Inspection
from followup_md.problem import CHECKS, IGNORE_WITHOUT_REASON, UNUSED_IGNORE, CheckSpec, Problem, report

# A check that selects among the reader's problems yields them unchanged.
Find = Callable[[Inspection], Iterable[Finding | Problem]]

__all__ = ["Finding", "Inspection", "list_finders", "run_checks"]

_MODULES: tuple[ModuleType, ...] = (note, people, recap, thanks, follow_up, offer, search)
_LAST = frozenset({UNUSED_IGNORE, IGNORE_WITHOUT_REASON})  # they depend on the findings of the others


def list_finders(*, drafts: bool = True) -> Mapping[CheckSpec, Find]:
    """Return the function of each check that has one, by name: `find_draft_money` for `draft-money`; those of `drafts` on demand."""
    modules = _MODULES
    if drafts:
        from followup_md.check import draft_slips  # noqa: PLC0415 - 4 ms that a vault without a draft need not spend
        from followup_md.check import drafts as contents  # noqa: PLC0415 - as above

        modules += (draft_slips, contents)
    functions: dict[str, Find] = {name: value for module in modules for name, value in vars(module).items() if callable(value)}
    names = {check: f"find_{check.id.replace('-', '_')}" for check in CHECKS.values()}
    return {check: functions[name] for check, name in names.items() if name in functions}


def run_checks(inspection: Inspection) -> tuple[Problem, ...]:
    """Return the problems found by the reader and all checks, by place, without those that a comment in the note ignores."""
    finders = list_finders(drafts=bool(inspection.search.vault.drafts))
    found = [problem for problem in inspection.problems if CHECKS[problem.check] not in finders]
    for check, find in finders.items():
        if check not in _LAST:
            found += _run(check, find, inspection)
    ignores = {(ignore.place.path, ignore.check): ignore for ignore in reversed(inspection.search.vault.ignores)}
    spared = [(problem, ignores.get((problem.place.path, problem.check))) for problem in found]
    inspection.used_ignores = frozenset(ignore for _, ignore in spared if ignore)
    kept = [problem for problem, ignore in spared if ignore is None]
    for check in _LAST:
        kept += _run(check, finders[check], inspection)
    return tuple(sorted(set(kept)))


def _run(check: CheckSpec, find: Find, inspection: Inspection) -> Iterator[Problem]:
    return (found if isinstance(found, Problem) else report(check, *found) for found in find(inspection))
