"""Notes of two jobs joined by one `process`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.ignores import find_ignore_without_reason, find_unused_ignore
from followup_md.check.inspection import Finding
from followup_md.problem import IGNORE_WITHOUT_REASON, PROCESS_CLASH, UNUSED_IGNORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection


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
