"""Checks about the files themselves: whether they read, and belong together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.problem import PROCESS_CLASH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview


def find_process_clash(inspection: Inspection) -> Iterator[Finding]:
    """Two posts are joined by one `process`."""
    joined: defaultdict[str, list[Interview]] = defaultdict(list)
    for interview in inspection.search.vault.interviews:
        joined[interview.process].append(interview)
    for rounds in joined.values():
        first = rounds[0]
        for interview in rounds[1:]:
            if not _is_one_post(first, interview):
                yield _report_clash(first, interview)


def _is_one_post(first: Interview, other: Interview) -> bool:
    if first.company.casefold() != other.company.casefold():
        return False
    one, two = ({*(interview.role or "").casefold().split()} for interview in (first, other))
    return one <= two or two <= one


def _report_clash(first: Interview, other: Interview) -> Finding:
    here, there = (f"{interview.role or 'no role'} at {interview.company}" for interview in (other, first))
    place = other.place("process" if "process" in other.fields else "role")
    hint = f"give each post a `process` of its own, or the same `company` and `role` in both notes; the other is {first.path}"
    return Finding(place, f'"{other.process}" joins "{here}" with "{there}"', hint)


FINDERS = {
    PROCESS_CLASH: find_process_clash,
}
