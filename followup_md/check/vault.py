"""Checks of the notes as files: one `process` for two jobs, and comments that ask to ignore a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.context import Finding
from followup_md.problem import CHECKS, IGNORE_WITHOUT_REASON, PROCESS_CLASH, UNUSED_IGNORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.check.context import Inspection
    from followup_md.model import Ignore
    from followup_md.problem import Problem


# --- Comments that ask to ignore a check: how they are obeyed, and what is wrong with them


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


# --- Notes of two jobs joined by one `process`


def find_process_clash(inspection: Inspection) -> Iterator[Finding]:
    """Two posts are joined by one `process`."""
    for rounds in inspection.rounds_by_process.values():
        first = rounds[0]
        for other in rounds[1:]:
            one, two = ({*(interview.role or "").casefold().split()} for interview in (first, other))
            if first.company.casefold() == other.company.casefold() and (one <= two or two <= one):
                continue
            here, there = (f"{interview.role or 'no role'} at {interview.company}" for interview in (other, first))
            place = other.place("process" if "process" in other.fields else "role")
            hint = f"give each post a `process` of its own, or the same `company` and `role` in both notes; the other is {first.path}"
            yield Finding(place, f'"{other.process}" joins "{here}" with "{there}"', hint)


FINDERS = {
    PROCESS_CLASH: find_process_clash,
    UNUSED_IGNORE: find_unused_ignore,
    IGNORE_WITHOUT_REASON: find_ignore_without_reason,
}
