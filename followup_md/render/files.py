"""States of files: a line for each file, or for each folder, and the same as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from followup_md.render.text import measure, pad

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.model.views import FileState, FileView


def say_state(state: FileState) -> str:
    """Return what became of a file, in words."""
    return state.replace("-", " ")


def describe_files(states: Sequence[tuple[str, FileState]]) -> list[FileView]:
    """Return each file with its state as JSON has it."""
    return [{"path": path, "state": state} for path, state in states]


def render_states(states: Sequence[tuple[str, str]]) -> str:
    """Return a line for each path with what became of it, in words, aligned."""
    widest = max(measure(path) for path, _ in states)
    return "".join(f"{pad(path, widest)}  {words}\n" for path, words in states)


def list_states(states: Mapping[str, FileState], folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file with its state, those of `folder` in one: `site/` and `3 of 14 files written, 1 removed`."""
    inside = {path: state for path, state in states.items() if path.startswith(f"{folder}/")}
    yield from ((path, say_state(state)) for path, state in states.items() if path not in inside)
    if not inside:
        return
    counts = Counter(inside.values())
    # What is removed is none of the files that there are.
    gone = {state: count for state, count in counts.items() if state in ("removed", "would-be-removed")}
    total = counts.total() - sum(gone.values())
    said = [
        f"{total if count == total else f'{count} of {total}'} file{'s' * (total != 1)} {say_state(state)}"
        for state, count in counts.items()
        if state not in gone and state != "unchanged"
    ]
    said += [f"{count} {say_state(state)}" for state, count in gone.items()]
    yield f"{folder}/", ", ".join(said) or "unchanged"
