"""Names in a public post: companies, people and posts of the notes, in full or in short."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from followup_md.prose.public_names import find_part, find_short
from followup_md.prose.public_text import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.prose.public_names import Name, Names
    from followup_md.prose.public_text import PublicText, Weight

# Between two words of a name.
_GAP = r"[^\w\n.!?;:]{1,3}|[_\n]| \n|\r\n|\. "
_SHORT = 3  # so short a name is one only as it is spelt
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "herr", "frau"})
_WITHIN = frozenset({"al", "bin", "da", "de", "del", "della", "der", "di", "du", "la", "le", "van", "den", "von", "zu"})
# Before a name in small letters, and before the name of a place that is no company's.
_JOINING, _PLACING = frozenset({"at", "join", "joining", "joined"}), frozenset({"in", "near", "around", "across"})


def find_written(text: PublicText, names: Names) -> Iterator[Sign]:
    """Yield each place where a company, a person or a post is written out, or named in short."""
    firsts: defaultdict[str, list[Name]] = defaultdict(list)
    for name in (*names.companies, *filter(None, map(find_short, names.companies)), *names.people, *names.posts):
        has_no_case = name.joined.isalpha() and name.joined.lower() == name.joined.upper()  # nor blanks between words, mostly
        if has_no_case and len(name.joined) > 1:
            for found in re.finditer(re.escape(" ".join(name.words)), text.low):
                yield Sign(found.start(), found.end(), name.why, "sure", named=True)
        firsts[name.words[0]].append(name)
    parts = {part.lower(): (part, name) for name in names.companies if (part := find_part(name))}
    joined = {name.joined: name for name in (*names.companies, *names.people) if len(name.words) > 1}
    for at, word in enumerate(text.words):
        shown = text.shown[word.start : word.end]
        if word.low in joined:
            yield _clue(text, at, 1, joined[word.low], "maybe" if shown.islower() else "sure")
        for name in firsts.get(word.low, ()):
            if fits(text, at, name.words) and (weight := _weigh(text, at, name)):
                yield _clue(text, at, len(name.words), name, weight)
        if word.low in parts:
            spelt, name = parts[word.low]
            # The first word of a company's name weighs nothing in small letters, and little where anything begins with a large one.
            if shown[0].isupper() and (len(spelt) > _SHORT or shown == spelt):
                yield _clue(text, at, 1, name, "beside" if _may_be_another(text, at) else "sure")
    yield from _find_people(text, names.people)


def fits(text: PublicText, at: int, words: Sequence[str]) -> bool:
    """Say whether these words follow each other from the word `at` on."""
    found = text.words[at : at + len(words)]
    if len(found) < len(words) or any(word.low != wanted for word, wanted in zip(found, words, strict=True)):
        return False
    return all(re.fullmatch(_GAP, text.low[one.end : two.start]) for one, two in pairwise(found))


def _clue(text: PublicText, at: int, count: int, name: Name, weight: Weight) -> Sign:
    return Sign(text.words[at].start, text.words[at + count - 1].end, name.why, weight, named=True)


def _weigh(text: PublicText, at: int, name: Name) -> Weight | None:
    """Return how much a whole name weighs; None where it is a word like any other."""
    if name.kind == "post":
        return "beside"
    if name.kind == "person":
        return "sure" if len(name.words) > 1 else None
    shown = text.shown[text.words[at].start : text.words[at + len(name.words) - 1].end]
    if len(name.words) > 1:
        return "maybe" if shown.islower() else "sure"
    if len(name.spelt[0]) <= _SHORT:
        return "sure" if shown == name.spelt[0] and not shown.islower() else None
    if not shown[0].islower():
        return "sure"
    return "maybe" if at and text.words[at - 1].low in _JOINING else "beside"


def _may_be_another(text: PublicText, at: int) -> bool:
    """Say whether a large word may be no company: it begins a sentence, names a place, or is a part of another name."""
    return begins_sentence(text, at) or text.words[at - 1].low in _PLACING or _is_large(text, at - 1, at) or _is_large(text, at + 1, at)


def begins_sentence(text: PublicText, at: int) -> bool:
    """Say whether a sentence begins with that word."""
    return at == 0 or text.find_sentence(text.words[at - 1].start) != text.find_sentence(text.words[at].start)


def _is_large(text: PublicText, at: int, beside: int) -> bool:
    """Say whether a word next to another makes one name with it: both begin large, as in Pearl Harbor."""
    if at >= len(text.words) or begins_sentence(text, max(at, beside)) or (at < beside and begins_sentence(text, at)):
        return False
    one, two = sorted((text.words[at], text.words[beside]), key=lambda word: word.start)
    return text.shown[one.end : two.start] == " " and text.words[at].low != "i" and text.shown[text.words[at].start].isupper()


def _find_people(text: PublicText, people: Sequence[Name]) -> Iterator[Sign]:
    """Yield each place that names a person by title and surname, by first and last name, or, beside another clue, by one of the two."""
    lasts: defaultdict[str, list[Name]] = defaultdict(list)
    firsts = {name.words[0]: name for name in people if len(name.words[0]) >= _SHORTEST_FIRST}
    for name in people:
        if len(name.words) > 1:
            lasts[name.words[-1]].append(name)
    for at, word in enumerate(text.words):
        is_large = text.shown[word.start].isupper()
        if word.low in firsts and is_large:
            yield _clue(text, at, 1, firsts[word.low], "beside")
        for name in lasts.get(word.low, ()):
            start = at - 1
            while start >= 0 and text.words[start].low in _WITHIN:
                start -= 1
            if start >= 0 and (text.words[start].low in _TITLES or fits(text, start, (name.words[0], name.words[-1]))):
                yield _clue(text, start, at - start + 1, name, "sure")
            elif is_large and len(word.low) >= _SHORTEST_LAST:
                yield _clue(text, at, 1, name, "beside")
