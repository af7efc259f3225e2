"""Promises of a round that have not been kept (R3.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.model import Promise, Round

_LONG_WORD = r"\w{4,}"


def find_unkept(item: Round) -> Iterator[Promise]:
    """Yield the promises that nothing sent covers: by words of theirs, or in their order where a line has none of any."""
    unkept = list(item.interview.promises)
    spare = 0
    for event in item.events:
        if event.kind not in ("sent", "thanked"):
            continue
        said = _find_words(event.text or "")
        kept: list[Promise] = []
        # The promise that the line means most is kept by any word, each further one by all of its words that are left.
        known = ((promise, _find_words(promise.text)) for promise in unkept)
        ranked = sorted(known, key=lambda pair: (-len(said & pair[1]), len(pair[1])))
        for rank, (promise, words) in enumerate(ranked):
            if words & said if rank == 0 else words and words <= said:
                kept.append(promise)
                said -= words
        spare += event.kind == "sent" and not kept
        unkept = [promise for promise in unkept if promise not in kept]
    yield from unkept[spare:]


def _find_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(_LONG_WORD, text.casefold()))
