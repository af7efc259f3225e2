"""Words as they are sought: without case and accents, from the beginning of a word."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = r"[^\W_]+"
# Letters that Unicode does not take apart; sharp s is spelt out by `casefold`.
_SPELT_OUT: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "\u0131": "i"})


def fold(text: str) -> str:
    """Return `text` without case and accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(sign for sign in unicodedata.normalize("NFKD", folded.translate(_SPELT_OUT)) if not unicodedata.combining(sign))


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded: runs of letters and digits."""
    return tuple(re.findall(_WORD, fold(text)))


def holds(text: str, words: Iterable[str]) -> bool:
    """Say whether in `text`, folded, some word begins with each of `words`."""
    # Most texts hold none of them, which is found without a pattern.
    return all(word in text and begins(text, word) for word in words)


def begins(text: str, word: str) -> bool:
    """Say whether in `text`, folded, some word begins with `word`."""
    return re.search(rf"(?<![^\W_]){re.escape(word)}", text) is not None
