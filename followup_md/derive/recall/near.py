"""What a misspelt query was perhaps meant to be: its words as they are spelt in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from followup_md.derive.recall.words import split_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_NEAR: Final = 0.75  # as `difflib` measures: two letters changed places in a word of seven are nearer
_LONGER: Final = 2  # letters more or fewer; comparing all else would take most of the time


def read_near(words: Sequence[str], texts: Iterable[str]) -> str:
    """Return a query with each word that no word in `texts` begins with as the nearest of them; nothing where one is near to none."""
    known = frozenset(word for text in texts for word in split_words(text))
    meant = [_read_word(word, known) for word in words]
    return " ".join(meant) if all(meant) else ""


def _read_word(word: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    if any(each.startswith(word) for each in known):
        return word
    alike = sorted(each for each in known if abs(len(each) - len(word)) <= _LONGER)
    return next(iter(get_close_matches(word, alike, n=1, cutoff=_NEAR)), "")
