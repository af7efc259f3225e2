"""What was promised in a round and has not been sent (R3.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from followup_md.model import Event, Promise, Round

_LONG_WORD = r"\w{4,}"


def find_unkept(item: Round) -> Iterator[Promise]:
    """Yield the promises that nothing sent covers: by words of theirs, or in their order where a line has none of any."""
    unkept = list(item.interview.promises)
    spare = 0
    for event in item.events:
        if event.kind in ("sent", "thanked"):
            kept = tuple(_find_kept(unkept, event))
            spare += event.kind == "sent" and not kept
            unkept = [promise for promise in unkept if promise not in kept]
    yield from unkept[spare:]


def _find_kept(promises: Sequence[Promise], event: Event) -> Iterator[Promise]:
    """Yield the promise that a line means most, and those that the rest of its words name in full."""
    said = _find_words(event.text or "")
    ranked = sorted(promises, key=lambda promise: _rank(_find_words(promise.text), said))
    for rank, promise in enumerate(ranked):
        words = _find_words(promise.text)
        if words & said if rank == 0 else words and words <= said:
            yield promise
            said -= words


def _rank(words: Collection[str], said: frozenset[str]) -> tuple[int, int]:
    return -len(said.intersection(words)), len(words)


def _find_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(_LONG_WORD, text.casefold()))
