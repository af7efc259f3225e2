"""Misspelt names in a public post: a company or a person of the notes with one word spelt another way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.prose.public_match import begins_sentence, fits
from followup_md.prose.public_text import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.prose.public_names import Name, Names
    from followup_md.prose.public_text import PublicText

_SIMILAR = 0.83  # of six letters one may be another
_LONG_ALONE, _LONG_BESIDE = 6, 5
_MOST_LETTERS = 4  # so many letters, at most, are in one of two similar words and not in the other


def find_misspelt(text: PublicText, names: Names) -> Iterator[Sign]:
    """Yield each place that reads like a name with one word spelt another way; a name of one word must begin large, within a sentence."""
    table = _find_similar({word.low for word in text.words}, names.whole)
    for at, word in enumerate(text.words if table else ()):
        for name, which in table.get(word.low, ()):
            start, count = at - which, len(name.words)
            typed = (*name.words[:which], word.low, *name.words[which + 1 :])
            if start < 0 or not fits(text, start, typed):
                continue
            if count == 1:
                is_another_form = word.low.startswith(name.words[0]) or name.words[0].startswith(word.low)
                if is_another_form or begins_sentence(text, at) or not text.shown[word.start].isupper():
                    continue
            yield Sign(text.words[start].start, text.words[start + count - 1].end, f'reads like "{name.shown}"', "maybe", named=True)


def _find_similar(vocabulary: set[str], names: Sequence[Name]) -> Mapping[str, list[tuple[Name, int]]]:
    """Return, by the word of a text, each name with the place of the word in it that is spelt almost the same."""
    by_length: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for word in vocabulary:
        by_length[word[0], len(word)].append(word)
    similar: defaultdict[str, list[tuple[Name, int]]] = defaultdict(list)
    for name in names:
        shortest = _LONG_BESIDE if len(name.words) > 1 else _LONG_ALONE
        for which, word in enumerate(name.words):
            lengths = range(len(word) - 2, len(word) + 3) if len(word) >= shortest else ()
            others = [other for length in lengths for other in by_length.get((word[0], length), ())]
            letters = set(word)
            others = [other for other in others if other != word and len(letters ^ set(other)) <= _MOST_LETTERS]
            if others:
                from difflib import SequenceMatcher  # heavy, and only where a word looks like one of a name

                matcher = SequenceMatcher(None, "", word)
                for other in others:
                    matcher.set_seq1(other)
                    if matcher.quick_ratio() >= _SIMILAR and matcher.ratio() >= _SIMILAR:
                        similar[other].append((name, which))
    return similar
