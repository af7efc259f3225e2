"""Public posts as they are searched: words and sentences without accents, fancy letters and marks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# Patterns as text: `re` compiles them when they are needed.
_WORD = r"[^\W_]+"
# A full stop behind a title ends no sentence; a line that is empty, or that begins a list, begins one.
_END = (
    r"(?<![.!?])(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bmx)(?<!\bdr)(?<!\bprof)[.!?]++(?=\s|$)|\u3002"
    r"|\n(?=[^\S\n]*+(?:\n|[-*\u2022#>]))"
)
_LEFT_OUT = frozenset({"Mn", "Me", "Cf"})


# How much a clue weighs: `sure` by itself; `self` where the writer speaks of themselves, or of a known name; `maybe` never for certain;
# `beside` nothing but beside another clue.
Weight = Literal["sure", "self", "maybe", "beside"]


class Sign(NamedTuple):
    """A part of `PublicText.shown` that may give something away, and why; `named` when it is a name from the notes."""

    start: int
    end: int
    why: str
    weight: Weight
    named: bool = False


class Word(NamedTuple):
    """A word in lower case, and where it stands in `PublicText.shown`."""

    low: str
    start: int
    end: int


class PublicText:
    """A text without what hides a word: `shown` has plain letters for accented and for fancy ones, and none of the marks without a cell.

    Offsets are those of `shown`, and of `low`, which is the same in lower case; `find_span` leads back to the text itself.
    """

    def __init__(self, text: str) -> None:
        """Take a text of any kind."""
        self.text = text
        self._at: Sequence[int]
        if text.isascii():
            self.shown, self._at = text, range(len(text))
        else:
            plain = [_fold_letter(char) for char in text]
            self.shown = "".join(plain)
            self._at = [offset for offset, letters in enumerate(plain) for _ in letters]
        low = self.shown.lower()
        # Of few letters the small one is longer than one.
        self.low = low if len(low) == len(self.shown) else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.shown)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in their order."""
        return tuple(Word(found[0], found.start(), found.end()) for found in re.finditer(_WORD, self.low))

    @cached_property
    def _ends(self) -> list[int]:
        return [found.end() for found in re.finditer(_END, self.low)]

    def find_sentence(self, offset: int) -> int:
        """Return the number of the sentence in which an offset lies."""
        return bisect_right(self._ends, offset)

    def read_sentence(self, number: int) -> str:
        """Return a sentence in lower case."""
        bounds = [0, *self._ends, len(self.low)]
        return self.low[bounds[number] : bounds[number + 1]]

    def find_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text itself that part of `shown` begins and ends, with the marks that hang on its last letter."""
        last = self._at[end - 1] + 1
        return self._at[start], max(last, self._at[end]) if end < len(self._at) else len(self.text)


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a name as words are compared."""
    return tuple(word.low for word in PublicText(text).words)


@lru_cache(maxsize=4096)
def _fold_letter(char: str) -> str:
    if unicodedata.category(char) in _LEFT_OUT:
        return ""
    return "".join(part for part in unicodedata.normalize("NFKD", char) if unicodedata.category(part) not in _LEFT_OUT)
