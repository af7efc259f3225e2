"""Names: a misspelt one can cost the job."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import read_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from followup_md.check.inspection import Inspection
    from followup_md.model import Person
    from followup_md.prose.letter import Letter, Line

_NO_NAMES = frozenset({
    *("mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "sir", "madam", "herr", "frau", "dear", "liebe", "lieber"),
    *("al", "bin", "da", "de", "del", "der", "di", "la", "le", "van", "den", "von"),
})  # fmt: skip
_NAME_WORD = r"[^\W\d_][\w'\u2019-]*"
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "herr", "frau"})
_NAME_LIKENESS = 0.72
_SHORTEST_NAME = 3


def find_draft_wrong_name(inspection: Inspection) -> Iterator[Finding]:
    """A letter greets somebody else than it goes to, or misspells a name."""
    # What may stand behind each first name, folded and as it is spelt, and behind a title (under the empty text).
    names: dict[str, dict[str, str]] = {"": {}}
    for person in inspection.search.vault.people.values():
        parts = {word.casefold(): word for word in re.findall(_NAME_WORD, f"{person.name} {person.salutation or ''}")}
        known = {folded: word for folded, word in parts.items() if folded not in _NO_NAMES}
        names[""] |= known
        first = next(iter(known), "")
        names[first] = {**names.get(first, {}), **known}
    for letter in read_letters(inspection):
        wrong = None
        if letter.salutation and letter.person:
            wrong = _find_wrong_greeting(letter.greeted, letter.person, inspection)
            if wrong:
                place = letter.place(letter.salutation, letter.salutation.text.index(wrong[0]))
                yield Finding(place, f'the salutation says "{wrong[0]}"; {wrong[1]}', f'write "{letter.person.name}" as it is spelt')
        for line in letter.lines:
            if not (wrong and line is letter.salutation):
                yield from _find_misspelt(letter, line, names)


def _find_misspelt(letter: Letter, line: Line, names: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """Yield each word of a line that stands where a known name should, and is nearly that name."""
    words = list(re.finditer(_NAME_WORD, line.text))
    for before, found in pairwise(words):
        leads = before[0].casefold()
        between = line.text[before.end() : found.start()]
        known = names[""] if leads in _TITLES else names.get(leads, {})
        if not found[0][0].isupper() or (between.removeprefix(".") if leads in _TITLES else between).strip(" \t"):
            continue
        typed = re.sub(r"['\u2019]s?$", "", found[0])
        if typed.casefold() in names[""]:
            continue
        meant = next((known[name] for name in sorted(known) if _is_like_name(typed.casefold(), name)), None)
        if meant:
            message = f'the letter says "{before[0]} {typed}"; your notes spell the name {meant}'
            yield Finding(letter.place(line, found.start()), message, f'write "{meant}" as it is spelt')


def _find_wrong_greeting(greeted: str, person: Person, inspection: Inspection) -> tuple[str, str] | None:
    """Return the word of a salutation that is wrong, and what is wrong with it."""
    own = _split_name(f"{person.name} {person.salutation or ''}")
    words = _split_name(re.split(r"[,;:!\u2013\u2014]", greeted)[0])
    if not words or own & words:
        return None
    for word in sorted(words):
        near = next((name for name in sorted(own) if _is_like_name(word, name)), None)
        typed = re.search(re.escape(word), greeted, re.IGNORECASE)
        if near and typed:
            parts: list[str] = re.findall(_NAME_WORD, f"{person.name} {person.salutation or ''}")
            return typed[0], f"your notes spell the name {next(part for part in parts if part.casefold() == near)}"
        others = (other for other in inspection.search.vault.people.values() if other.key != person.key and word in _split_name(other.name))
        other = next(others, None)
        if other and typed:
            return typed[0], f"this letter goes to {person.name}, and not to {other.name}"
    return None


def _is_like_name(word: str, name: str) -> bool:
    if len(word) <= _SHORTEST_NAME or word[0] != name[0] or name.startswith(word):
        return False
    from difflib import SequenceMatcher  # heavy, and only for a name that is not the person's

    return SequenceMatcher(None, word, name).ratio() >= _NAME_LIKENESS


def _split_name(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(_NAME_WORD, text)} - _NO_NAMES
