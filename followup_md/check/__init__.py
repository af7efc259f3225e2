"""The checks (rules.md section 4): a row in `problem.py`, a function in the module of its subject, called as it is, a page in `pages/`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType

from followup_md.check import follow_up, note, offer, people, recap, search, thanks
from followup_md.check.context import Finding, Inspection
from followup_md.problem import CHECKS, IGNORE_WITHOUT_REASON, UNUSED_IGNORE, CheckSpec, Problem, report

# One that chooses among the reader's problems yields these as they are.
Find = Callable[[Inspection], Iterable[Finding | Problem]]

__all__ = ["Finding", "Inspection", "list_finders", "run_checks"]

_MODULES: tuple[ModuleType, ...] = (note, people, recap, thanks, follow_up, offer, search)
_LAST = frozenset({UNUSED_IGNORE, IGNORE_WITHOUT_REASON})  # they look at what the others found


def list_finders(*, drafts: bool = True) -> Mapping[CheckSpec, Find]:
    """Return the function of each check that has one, by its name: `find_draft_money` looks for `draft-money`; of `drafts` on demand."""
    modules = _MODULES
    if drafts:
        from followup_md.check import draft_slips  # noqa: PLC0415 - 4 ms that a vault without a draft need not spend
        from followup_md.check import drafts as contents  # noqa: PLC0415 - as above

        modules += (draft_slips, contents)
    functions: dict[str, Find] = {name: value for module in modules for name, value in vars(module).items() if callable(value)}
    names = {check: f"find_{check.id.replace('-', '_')}" for check in CHECKS.values()}
    return {check: functions[name] for check, name in names.items() if name in functions}


def run_checks(inspection: Inspection) -> tuple[Problem, ...]:
    """Return what the reader and all checks find, by place, without what a comment of the note asks to ignore."""
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
