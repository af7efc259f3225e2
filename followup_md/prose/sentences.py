"""Sentences of a letter, each with its line and paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.prose.letter import Letter, Line

# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_END = r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)|[\u3002\uff01\uff1f]+"
_BULLET = r"\s*(?:[-*+\u2022\u2013]|\d{1,2}[.)])\s+"
# A full stop behind one of these, or behind a single letter, ends nothing.
_SHORTENED = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "st", "no", "vs", "approx", "dept", "inc", "ltd", "co", "jr", "sr", "e.g", "i.e"}
)
_SIGNED = 15  # so many words, at most, has what stands below a letter: a name, and how to reach it


class Sentence(NamedTuple):
    """One sentence, on one line: the number of the line of the file in which it begins, and that of its paragraph, from 0."""

    text: str
    line: int
    paragraph: int

    @property
    def stems(self) -> frozenset[str]:
        """What it is about."""
        return find_stems(self.text)


def split_sentences(letter: Letter) -> tuple[Sentence, ...]:
    """Return the sentences of a letter, without the subject of a mail and without name and number at its foot."""
    first = letter.salutation.number if letter.salutation else 0
    paragraphs: list[list[Line]] = []
    before = -1
    for line in letter.said:  # blank lines between paragraphs are not said
        if line.number > first:
            if line.number != before + 1:
                paragraphs.append([])
            paragraphs[-1].append(line)
            before = line.number
    while len(paragraphs) > 1:
        last = paragraphs[-1]
        ends = any(re.search(_END, line.text.rstrip()) for line in last)
        if ends or re.match(_BULLET, last[0].text) or sum(len(line.text.split()) for line in last) > _SIGNED:
            break
        paragraphs.pop()
    return tuple(sentence for number, lines in enumerate(paragraphs) for sentence in _split_paragraph(lines, number))


def _split_paragraph(lines: Sequence[Line], paragraph: int) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph; a bullet begins one of its own."""
    begun, number = "", 0
    for line in lines:
        if begun and re.match(_BULLET, line.text):
            yield Sentence(begun, number, paragraph)
            begun = ""
        at = 0
        for end in re.finditer(_END, line.text):
            word = line.text[at : end.start()].rpartition(" ")[2].lstrip("(").casefold()
            # `I` is a word, and so may stand last.
            shortened = end[0] == "." and (word in _SHORTENED or (len(word) == 1 and word.isalpha() and word != "i"))
            if not shortened and (said := line.text[at : end.end()].strip()):
                yield Sentence(f"{begun} {said}".strip(), number if begun else line.number, paragraph)
                begun, at = "", end.end()
        if rest := line.text[at:].strip():
            begun, number = (f"{begun} {rest}", number) if begun else (rest, line.number)
    if begun:
        yield Sentence(begun, number, paragraph)
