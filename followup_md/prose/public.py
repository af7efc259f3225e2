"""Giveaways in a public post: what gives away an interview, or of a job that may come of it (R3.9)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from followup_md.prose.public_match import find_written
from followup_md.prose.public_near import find_misspelt
from followup_md.prose.public_tags import find_addresses, find_tags
from followup_md.prose.public_text import PublicText
from followup_md.prose.public_words import find_words, speaks_of_self

if TYPE_CHECKING:
    from followup_md.prose.public_names import Names
    from followup_md.prose.public_text import Sign

SAY_INSTEAD = "talk about the subject"
_ORDER = ("sure", "self", "maybe", "beside")


class Giveaway(NamedTuple):
    """One part of a text that gives the interview away, offsets from 0: its words, and why; one that is not `certain` only may."""

    start: int
    end: int
    words: str
    why: str
    certain: bool


def find_giveaways(text: str, names: Names) -> tuple[Giveaway, ...]:
    """Return what gives the interview away, in the order of the text, none of them over another (R3.9).

    `names` are those of the notes: nobody else's are known. The time it takes grows with the text, whatever stands in it.
    """
    read = PublicText(text)
    found = (
        *find_written(read, names),
        *find_tags(read, names),
        *find_addresses(read, names),
        *find_misspelt(read, names),
        *find_words(read),
    )
    # Of two that overlap, the weightier stays, of like ones the longer.
    kept: list[Sign] = []
    for clue in sorted(found, key=lambda clue: (clue.start, _ORDER.index(clue.weight), -clue.end)):
        if not kept or clue.start >= kept[-1].end:
            kept.append(clue)
        elif (_ORDER.index(clue.weight), clue.start - clue.end) < (_ORDER.index(kept[-1].weight), kept[-1].start - kept[-1].end):
            kept[-1] = clue
    by_sentence: defaultdict[int, list[Sign]] = defaultdict(list)
    for clue in kept:
        by_sentence[read.find_sentence(clue.start)].append(clue)
    giveaways: list[Giveaway] = []
    for sentence, clues in by_sentence.items():
        # A weak one needs a strong one in its sentence, or a weak one of the other sort.
        if all(clue.weight == "beside" for clue in clues) and len({clue.named for clue in clues}) == 1:
            continue
        is_own = any(clue.named and clue.weight == "sure" for clue in clues) or speaks_of_self(read, sentence)
        for clue in clues:
            start, end = read.find_span(clue.start, clue.end)
            giveaways.append(Giveaway(start, end, text[start:end], clue.why, clue.weight == "sure" or (clue.weight == "self" and is_own)))
    return tuple(giveaways)
