"""Where a text names a company, a person or a post of the notes: in full, or in short."""

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
        if name.joined.isalpha() and name.joined.lower() == name.joined.upper():  # a script without large letters, or blanks
            yield from _find_plain(text, name)
        firsts[name.words[0]].append(name)
    parts = {part.lower(): (part, name) for name in names.companies if (part := find_part(name))}
    joined = {name.joined: name for name in (*names.companies, *names.people) if len(name.words) > 1}
    for at, word in enumerate(text.words):
        if word.low in joined:
            yield _sign(text, at, 1, joined[word.low], "maybe" if text.shown[word.start : word.end].islower() else "sure")
        for name in firsts.get(word.low, ()):
            if fits(text, at, name.words) and (weight := _weigh(text, at, name)):
                yield _sign(text, at, len(name.words), name, weight)
        if word.low in parts and (weight := _weigh_word(text, at, parts[word.low][0])):
            yield _sign(text, at, 1, parts[word.low][1], weight)
    yield from _find_people(text, names.people)


def fits(text: PublicText, at: int, words: Sequence[str]) -> bool:
    """Say whether these words follow each other from the word `at` on."""
    found = text.words[at : at + len(words)]
    if len(found) < len(words) or any(word.low != wanted for word, wanted in zip(found, words, strict=True)):
        return False
    return all(re.fullmatch(_GAP, text.low[one.end : two.start]) for one, two in pairwise(found))


def _sign(text: PublicText, at: int, count: int, name: Name, weight: Weight) -> Sign:
    return Sign(text.words[at].start, text.words[at + count - 1].end, name.why, weight, named=True)


def _find_plain(text: PublicText, name: Name) -> Iterator[Sign]:
    if len(name.joined) > 1:
        for found in re.finditer(re.escape(" ".join(name.words)), text.low):
            yield Sign(found.start(), found.end(), name.why, "sure", named=True)


def _weigh(text: PublicText, at: int, name: Name) -> Weight | None:
    """Return how much a whole name tells; None where it is a word like any other."""
    if name.kind == "post":
        return "beside"
    if name.kind == "person":
        return "sure" if len(name.words) > 1 else None
    if len(name.words) == 1:
        return _weigh_whole_word(text, at, name.spelt[0])
    written = text.shown[text.words[at].start : text.words[at + len(name.words) - 1].end]
    return "maybe" if written.islower() else "sure"


def _weigh_whole_word(text: PublicText, at: int, spelt: str) -> Weight | None:
    word = text.words[at]
    written = text.shown[word.start : word.end]
    if len(spelt) <= _SHORT:
        return "sure" if written == spelt and not spelt.islower() else None
    if not written[0].islower():
        return "sure"
    return "maybe" if at and text.words[at - 1].low in _JOINING else "beside"


def _weigh_word(text: PublicText, at: int, spelt: str) -> Weight | None:
    """Return how much the first word of a company's name tells: nothing in small letters, little where anything begins with a large one."""
    word = text.words[at]
    written = text.shown[word.start : word.end]
    if (len(spelt) <= _SHORT and written != spelt) or not written[0].isupper():
        return None
    if begins_sentence(text, at) or text.words[at - 1].low in _PLACING or _is_large(text, at - 1, at) or _is_large(text, at + 1, at):
        return "beside"
    return "sure"


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
    """Yield each place that names a person by title and surname, by first and last name, or, beside another sign, by one of the two."""
    lasts: defaultdict[str, list[Name]] = defaultdict(list)
    firsts = {name.words[0]: name for name in people if len(name.words[0]) >= _SHORTEST_FIRST}
    for name in people:
        if len(name.words) > 1:
            lasts[name.words[-1]].append(name)
    for at, word in enumerate(text.words):
        is_large = text.shown[word.start].isupper()
        if word.low in firsts and is_large:
            yield _sign(text, at, 1, firsts[word.low], "beside")
        for name in lasts.get(word.low, ()):
            start = _find_before(text, at, name)
            if start is not None:
                yield _sign(text, start, at - start + 1, name, "sure")
            elif is_large and len(word.low) >= _SHORTEST_LAST:
                yield _sign(text, at, 1, name, "beside")


def _find_before(text: PublicText, at: int, name: Name) -> int | None:
    """Return where the name of a person begins whose surname is the word `at`: at their title, or at their first name."""
    before = at - 1
    while before >= 0 and text.words[before].low in _WITHIN:
        before -= 1
    if before >= 0 and (text.words[before].low in _TITLES or fits(text, before, (name.words[0], name.words[-1]))):
        return before
    return None
