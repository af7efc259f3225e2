"""Card words: the shortest word that finds one process and no other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from followup_md.derive.recall.match import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Named(NamedTuple):
    """A process by id, its company, and `names`: all that it and its people are called."""

    id: str
    company: str
    names: str


def find_words(processes: Iterable[Named]) -> Mapping[str, str]:
    """Return by id the word that brings one of `processes` and no other: a word of its company, the whole company, else its id."""
    companies = {each.id: each.company for each in processes}
    counted = Counter(word for each in processes for word in frozenset(split_words(each.names)))
    known, whole = sorted(counted), Counter(map(split_words, companies.values()))
    found = {}
    for name, company in companies.items():
        words = split_words(company)
        found[name] = company if words and whole[words] == 1 else name
        for word in words:
            after = bisect_left(known, word) + 1
            # Nothing else may begin so, or the beginning of another name would fit as well; digits are a telephone number.
            if counted[word] == 1 and not word.isdigit() and not any(other.startswith(word) for other in known[after : after + 1]):
                found[name] = word
                break
    return found
