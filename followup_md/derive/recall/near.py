"""What a misspelt query was perhaps meant to be: its words as they are spelt in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from followup_md.derive.recall.dossier import list_names, list_texts
from followup_md.derive.recall.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.derive.recall.dossier import Archive

_NEAR: Final = 0.75  # as `difflib` measures: two letters changed places in a word of seven are nearer
_LONGER: Final = 2  # letters more or fewer; comparing all else would take most of the time


def read_near(archive: Archive, words: Sequence[str]) -> Iterator[str]:
    """Yield the query with each word that nothing begins with as the nearest known: first among names, then in all that is noted."""
    for listed in (_list_named, _list_noted):
        known = frozenset(listed(archive))
        meant = [_read_word(word, known) for word in words]
        if all(meant):
            yield " ".join(meant)


def _read_word(word: str, known: frozenset[str]) -> str:
    from difflib import get_close_matches

    if any(each.startswith(word) for each in known):
        return word
    alike = sorted(each for each in known if abs(len(each) - len(word)) <= _LONGER)
    return next(iter(get_close_matches(word, alike, n=1, cutoff=_NEAR)), "")


def _list_named(archive: Archive) -> Iterator[str]:
    for dossier in archive.dossiers:
        for field in list_names(dossier, archive.people):
            yield from split_words(field.text)
    for person in archive.people.values():
        yield from split_words(person.name)


def _list_noted(archive: Archive) -> Iterator[str]:
    yield from _list_named(archive)
    for dossier in archive.dossiers:
        for field in list_texts(dossier, archive.people):
            yield from split_words(field.text)
