"""Near misses: the known word that somebody most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from followup_md.parse.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

# Measured on real keys: `compny` and `logs` are above it, `state` for `start` is not.
_ALIKE: Final = 0.81
_LENGTHS_APART: Final = 2


def find_near(word: str, known: Iterable[str]) -> str | None:
    """Return the word of `known` that `word` most likely means, or None; both lower case, with one first letter."""
    likely = [other for other in known if other[:1] == word[:1] and abs(len(other) - len(word)) <= _LENGTHS_APART]
    if not likely:
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, likely, n=1, cutoff=_ALIKE)), None)


def suggest(typed: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `typed` most likely means, if any; case does not count, nor does their order."""
    from difflib import get_close_matches  # slow to import, and most links are whole

    whole = sorted(known, reverse=True)
    shown = {**{word: text for text in whole for word in fold_name(text).split()}, **{fold_name(text): text for text in whole}}
    return next((shown[text] for text in get_close_matches(fold_name(typed).rpartition("/")[2], sorted(shown), n=1)), None)
