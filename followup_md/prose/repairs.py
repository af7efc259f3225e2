"""Repairs in a letter: better answers to questions that somebody stumbled on (rules.md 5.1, P3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model import Question
    from followup_md.prose.sentences import Sentence

_ANSWER_WORDS = 3  # words of a better answer
_SHORT_ANSWER_WORDS = 2  # of a short one
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_BRIDGE = (
    r"(?i)\bafter (?:giving|having given) [^.!?]{1,80}? (?:more|some|further) thought\b"
    r"|\b(?:discussion|talk|conversation|exchange) (?:about|of|on) [^.!?]{1,80}? got me thinking\b"
    r"|\bI (?:came|come|kept coming|went) back to [^.!?:]{1,80}:"
    r"|\byou asked (?:me )?how I would [^.!?]{1,80}[.;,:]? (?:today )?I would (?:now )?add\b"
    r"|\b(?:there is|I have|I had) a better example (?:of|for) [^.!?:]{1,60}"
    r"|\bI have since (?:looked into|read up on|thought about) [^.!?,:]{1,60}"
)


class Repair(NamedTuple):
    """One answer that a letter repairs: the question, or the words that lead to it, and the line of the sentence."""

    what: str
    line: int
    at: int


def find_repairs(sentences: Sequence[Sentence], asked: Sequence[Question]) -> list[Repair]:
    """Return the answers that a letter mends, in its order: the better answers to those `asked`, and bridges that lead elsewhere.

    A sentence, or two that follow each other, with three words of a better answer say it.
    """
    repairs: list[Repair] = []
    for question in asked:
        better = find_stems(question.better) if question.stumble and question.better else frozenset()
        for at, sentence in enumerate(sentences if len(better) >= _SHORT_ANSWER_WORDS else ()):
            below = sentences[at + 1].stems if at + 1 < len(sentences) else frozenset()
            # Where the second alone would do, it is the one.
            if len(better & (sentence.stems | below)) >= min(_ANSWER_WORDS, len(better)) and better & sentence.stems:
                repairs.append(Repair(question.text, sentence.line, at))
                break
    taken = {number for repair in repairs for number in (repair.at - 1, repair.at, repair.at + 1)}
    for at, sentence in enumerate(sentences):
        # A bridge may run on into the next sentence: `You asked how I would … . I would add …`.
        bridge = re.search(_BRIDGE, " ".join(item.text for item in sentences[at : at + 2])) if at not in taken else None
        if bridge and bridge.start() < len(sentence.text):
            repairs.append(Repair(bridge[0].strip(), sentence.line, at))
    return sorted(repairs, key=lambda repair: repair.at)
