"""Where a text nearly names a company or a person of the notes: one word of the name is spelt another way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.prose.public_match import begins_sentence, fits
from followup_md.prose.public_text import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.prose.public_names import Name, Names
    from followup_md.prose.public_text import PublicText

_NEAR = 0.83  # of six letters one may be another
_LONG_ALONE, _LONG_BESIDE = 6, 5
_MOST_LETTERS = 4  # so many letters, at most, are in one of two near words and not in the other


def find_misspelt(text: PublicText, names: Names) -> Iterator[Sign]:
    """Yield each place that reads like a name with one word spelt another way; a name of one word must begin large, within a sentence."""
    known = (*names.companies, *(name for name in names.people if len(name.words) > 1))
    table = _find_near_words({word.low for word in text.words}, known)
    for at, word in enumerate(text.words if table else ()):
        for name, which in table.get(word.low, ()):
            start, count = at - which, len(name.words)
            typed = (*name.words[:which], word.low, *name.words[which + 1 :])
            if start < 0 or not fits(text, start, typed):
                continue
            if count > 1 or _may_stand_alone(text, at, name.words[0]):
                yield Sign(text.words[start].start, text.words[start + count - 1].end, f'reads like "{name.shown}"', "maybe", named=True)


def _may_stand_alone(text: PublicText, at: int, name: str) -> bool:
    """Say whether one word may be a name misspelt: large within a sentence, and not a form of the same word or another within it."""
    word = text.words[at]
    if begins_sentence(text, at) or not text.shown[word.start].isupper():
        return False
    return not word.low.startswith(name) and not name.startswith(word.low)


def _find_near_words(vocabulary: set[str], names: Sequence[Name]) -> Mapping[str, list[tuple[Name, int]]]:
    """Return, by the word of a text, each name with the place of the word in it that it is nearly spelt as."""
    shelves: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for word in vocabulary:
        shelves[word[0], len(word)].append(word)
    near: defaultdict[str, list[tuple[Name, int]]] = defaultdict(list)
    for name in names:
        shortest = _LONG_BESIDE if len(name.words) > 1 else _LONG_ALONE
        for which, word in enumerate(name.words):
            if len(word) >= shortest:
                for other in _list_near(word, shelves):
                    near[other].append((name, which))
    return near


def _list_near(word: str, shelves: Mapping[tuple[str, int], list[str]]) -> Iterator[str]:
    lengths = range(len(word) - 2, len(word) + 3)
    letters = set(word)
    others = [other for length in lengths for other in shelves.get((word[0], length), ()) if len(letters ^ set(other)) <= _MOST_LETTERS]
    if others:
        from difflib import SequenceMatcher  # heavy, and only where a word looks like one of a name

        matcher = SequenceMatcher(None, "", word)
        for other in others:
            matcher.set_seq1(other)
            if other != word and matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR:
                yield other
