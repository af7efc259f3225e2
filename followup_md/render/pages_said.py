"""What became of the generated files, in few words: those of site/ together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNCHANGED = "unchanged"


def list_states(states: Mapping[str, str], folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file with its state, those of `folder` in one: `site/` and `3 of 14 files written`."""
    inside = {path: state for path, state in states.items() if path.startswith(f"{folder}/")}
    yield from ((path, state) for path, state in states.items() if path not in inside)
    if inside:
        yield f"{folder}/", _say_together(Counter(inside.values()), len(inside))


def _say_together(counts: Counter[str], total: int) -> str:
    said = [f"{_say_count(count, total)} {state}" for state, count in counts.items() if state != UNCHANGED]
    return ", ".join(said) or UNCHANGED


def _say_count(count: int, total: int) -> str:
    return f"{total} files" if count == total else f"{count} of {total} files"
