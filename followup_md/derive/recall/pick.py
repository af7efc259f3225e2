"""The shortest word that brings one card and no other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from followup_md.derive.recall.dossier import list_names
from followup_md.derive.recall.words import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.derive.recall.dossier import Archive


def find_words(archive: Archive) -> Mapping[str, str]:
    """Return by process id the word that brings its card and no other: one of its company, the company, else its id."""
    held: dict[str, frozenset[str]] = {}
    companies: dict[str, str] = {}
    for dossier in archive.dossiers:
        names = list(list_names(dossier, archive.people))
        companies[dossier.id] = next((field.text for field in names if field.sort == "company"), dossier.id)
        held[dossier.id] = frozenset(word for field in names for word in split_words(field.text))
    counted = Counter(word for words in held.values() for word in words)
    known = sorted(counted)
    whole = Counter(split_words(company) for company in companies.values())
    return {name: _pick_word(name, company, counted, known, whole) for name, company in companies.items()}


def _pick_word(name: str, company: str, counted: Mapping[str, int], known: Sequence[str], whole: Mapping[tuple[str, ...], int]) -> str:
    words = split_words(company)
    for word in words:
        at = bisect_left(known, word)
        # Nothing else may begin so, or the beginning of another name would fit as well.
        alone = at + 1 == len(known) or not known[at + 1].startswith(word)
        if counted.get(word) == 1 and alone and not word.isdigit():
            return word
    return company if whole[words] == 1 and words else name
