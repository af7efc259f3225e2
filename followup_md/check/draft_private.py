"""Checks about what a letter gives away: what you noted for yourself, and more mending than they remember faults."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import find_words, read_letters
from followup_md.model import UNDER_OFFER
from followup_md.model.draft import ABOUT_OFFER, ABOUT_TALK, GOODBYES, MESSAGES
from followup_md.problem import DRAFT_PRIVATE_LEAK, DRAFT_STUMBLES_MANY
from followup_md.prose.private import find_areas, find_bad_points, find_numbers, find_pay
from followup_md.prose.repairs import find_repairs
from followup_md.prose.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview
    from followup_md.prose.letter import Letter

    Rounds = Mapping[str, Sequence[Interview]]

# There the other offer, or what speaks against the post, may be the reason that one gives.
# There one writes about the talk; where one writes about terms and times, a doubt may have to be said.
_MENDING = ABOUT_TALK - MESSAGES
_MOST = 2  # repairs in one letter
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_IT = r"(?:it|this|that|you|your|myself|my|the (?:interview|company|role|job|post|conversation|talk|meeting))"
_RATED = (
    rf"(?i)\bI(?:'d| would| have)? (?:rate|score)d? {_IT}\b|\bmy (?:own )?rating\b"
    rf"|\bI (?:gave|give) {_IT}\b[^.!?]{{0,30}}\b[1-5] (?:out of|of|/) ?5\b"
)
_FIRMS = r"(?:companies|firms|employers|organi[sz]ations)"
_OTHERS = (
    r"(?i)\bI(?:'ve|\u2019ve)? (?:\w+ ){0,3}(?:another|other|second|several) (?:job )?offers?\b|\banother job offer\b"
    r"|\b(?:competing|rival) (?:job )?offers?\b|\bother (?:interviews|(?:hiring|application|selection) processes|job applications)\b"
    rf"|\binterview(?:s|ing|ed)? (?:elsewhere|(?:with|at) (?:\w+ )?other {_FIRMS})\b"
    rf"|\b(?:talking (?:to|with)|in talks with|in process with|applied (?:to|at)) (?:\w+ )?other {_FIRMS}\b"
)


def find_draft_private_leak(inspection: Inspection) -> Iterator[Finding]:
    """A letter says what you noted for yourself."""
    rounds: defaultdict[str, list[Interview]] = defaultdict(list)
    for interview in inspection.search.vault.interviews:
        rounds[interview.process].append(interview)
    offered = {process.id for process in inspection.search.processes if process.state in UNDER_OFFER}
    pay = {number: process for process, notes in rounds.items() for number in find_pay(notes)}
    for letter in read_letters(inspection):
        if letter.draft.kind in ABOUT_TALK:
            yield from _find_noted(letter, rounds)
        if letter.draft.kind not in GOODBYES:
            yield from find_words(letter, _OTHERS, "the letter tells of your other talks:", "nobody's business here; take it out")
        yield from find_words(letter, _RATED, "the letter gives your rating away:", "this is from your private list (review); take it out")
        yield from _find_pay(letter, pay, offered)


def _find_noted(letter: Letter, rounds: Rounds) -> Iterator[Finding]:
    """Yield each sentence that says a bad point or an area to improve, of any round of the process."""
    interview = letter.interview
    for noted in rounds.get(interview.process, ()) if interview else ():
        for leak in (*find_bad_points(letter, noted), *find_areas(letter, noted)):
            message = f'the letter says what you noted for yourself: "{leak.words}"'
            yield Finding(leak.place, message, f"this is from your private list ({leak.section}); take it out")


def _find_pay(letter: Letter, pay: Mapping[int, str], offered: set[str]) -> Iterator[Finding]:
    """Yield each figure of the pay of this process before there is an offer, and of another process; `pay` says whose a figure is."""
    own, kind = letter.interview.process if letter.interview else None, letter.draft.kind
    for place, words, number in find_numbers(letter) if pay else ():
        whose = pay.get(number)
        may_be_said = (kind in ABOUT_OFFER or own in offered) if whose == own else kind in GOODBYES
        if whose and not may_be_said:
            yield Finding(place, f'the letter names pay that you noted: "{words}"', "this is from your private list (offer); take it out")


def find_draft_stumbles_many(inspection: Inspection) -> Iterator[Finding]:
    """A letter mends more than two answers."""
    rounds: defaultdict[str, list[Interview]] = defaultdict(list)
    for interview in inspection.search.vault.interviews:
        rounds[interview.process].append(interview)
    for letter in read_letters(inspection, *_MENDING):
        asked = [question for one in rounds[letter.interview.process] for question in one.questions] if letter.interview else []
        repairs = find_repairs(split_sentences(letter), asked)
        if len(repairs) > _MOST:
            line = next(line for line in letter.said if line.number == repairs[_MOST].line)
            names = ", ".join(f'"{repair.what}"' for repair in repairs)
            yield Finding(
                letter.place(line), f"the letter mends {len(repairs)} answers: {names}", "pick the one that matters most for the role"
            )


FINDERS = {
    DRAFT_PRIVATE_LEAK: find_draft_private_leak,
    DRAFT_STUMBLES_MANY: find_draft_stumbles_many,
}
