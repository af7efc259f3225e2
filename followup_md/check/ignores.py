"""Comments that ask to ignore a check: how they are obeyed, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.problem import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.check.inspection import Inspection
    from followup_md.model import Ignore
    from followup_md.problem import Problem


def keep_back(problems: Sequence[Problem], ignores: Sequence[Ignore]) -> tuple[list[Problem], frozenset[Ignore]]:
    """Return the problems that no note asks to be spared, and the comments that spared it one."""
    by_note = {(ignore.place.path, ignore.check): ignore for ignore in reversed(ignores)}
    spared = [(problem, by_note.get((problem.place.path, problem.check))) for problem in problems]
    return [problem for problem, ignore in spared if ignore is None], frozenset(ignore for _, ignore in spared if ignore)


def find_unused_ignore(inspection: Inspection) -> Iterator[Finding]:
    """A comment asks not to be told what is not there."""
    for ignore in inspection.search.vault.ignores:
        if ignore in inspection.spent:
            continue
        if ignore.check in CHECKS:
            yield Finding(ignore.place, f'"{ignore.check}" finds nothing in this note', "delete the comment, or this name in it")
            continue
        from difflib import get_close_matches

        near = get_close_matches(ignore.check, CHECKS, n=1)
        hint = f"did you mean `{near[0]}`?" if near else "`followup-md explain` lists the checks"
        yield Finding(ignore.place, f'no check is called "{ignore.check}"', hint)


def find_ignore_without_reason(inspection: Inspection) -> Iterator[Finding]:
    """A comment switches a check off and does not say why."""
    for ignore in inspection.search.vault.ignores:
        if not ignore.reason:
            hint = f"write why, as `<!-- followup-md: ignore {ignore.check}: REASON -->`"
            yield Finding(ignore.place, f'no reason why "{ignore.check}" is ignored', hint)
