"""What differs between a line as typed and as it should stand."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"\S+")


class Change(NamedTuple):
    """The words that differ: `text[start:end]` as typed, `was`, and what should stand there, `now`; either may be empty.

    `at` is the offset in the new text at which `now` begins.
    """

    start: int
    end: int
    was: str
    now: str
    at: int

    def apply(self, row: str, shift: int) -> str:
        """Return `row`, in which the text as typed begins at `shift`, with the change in it."""
        gap = "" if self.was else " "
        return f"{row[: shift + self.start]}{self.now}{gap}{row[shift + self.end :]}"


def find_change(old: str, new: str) -> Change | None:
    """Return the one run of words in which `new` differs from `old`; None where words only went, or came at the end."""
    was, now = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    above = _count_same([word[0] for word in was], [word[0] for word in now])
    below = _count_same([word[0] for word in was[above:][::-1]], [word[0] for word in now[above:][::-1]])
    gone, come = was[above : len(was) - below], now[above : len(now) - below]
    if not come or above == len(was):
        return None
    start, end = (gone[0].start(), gone[-1].end()) if gone else (was[above].start(),) * 2
    return Change(start, end, old[start:end], " ".join(word[0] for word in come), come[0].start())


def _count_same(one: list[str], other: list[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
