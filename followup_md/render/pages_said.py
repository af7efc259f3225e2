"""What became of the generated files, in few words: those of site/ together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNCHANGED = "unchanged"
REMOVED = "removed"


def list_states(states: Mapping[str, str], folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file with its state, those of `folder` in one: `site/` and `3 of 14 files written, 1 removed`."""
    inside = {path: state for path, state in states.items() if path.startswith(f"{folder}/")}
    yield from ((path, state) for path, state in states.items() if path not in inside)
    if inside:
        yield f"{folder}/", ", ".join(_say_together(Counter(inside.values()))) or UNCHANGED


def _say_together(counts: Counter[str]) -> Iterator[str]:
    """Yield how many files are in each state, but for those that are as they were; what is removed is none of those that there are."""
    gone = {state: count for state, count in counts.items() if state.endswith(REMOVED)}
    total = counts.total() - sum(gone.values())
    for state, count in counts.items():
        if state not in gone and state != UNCHANGED:
            yield f"{total if count == total else f'{count} of {total}'} file{'s' * (total != 1)} {state}"
    yield from (f"{count} {state}" for state, count in gone.items())
