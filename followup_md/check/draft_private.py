"""Private notes: what a letter gives away, and more better answers than they remember faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import find_words, read_letters
from followup_md.model.draft import ABOUT_OFFER, ABOUT_TALK, GOODBYES, MESSAGES
from followup_md.prose.private import find_areas, find_bad_points, find_numbers, find_pay
from followup_md.prose.repairs import find_repairs
from followup_md.prose.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection

# In these one writes about the talk; where one writes about terms and times, a doubt may have to be said.
_WITH_REPAIRS = ABOUT_TALK - MESSAGES
_MOST_REPAIRS = 2
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
    pay = {number: process for process, notes in inspection.rounds_by_process.items() for number in find_pay(notes)}
    for letter in read_letters(inspection):
        own, kind = letter.interview.process if letter.interview else None, letter.draft.kind
        # Bad points and areas to improve, of any round of the process.
        for interview in inspection.rounds_by_process.get(own or "", ()) if kind in ABOUT_TALK else ():
            for leak in (*find_bad_points(letter, interview), *find_areas(letter, interview)):
                message = f'the letter says what you noted for yourself: "{leak.words}"'
                yield Finding(leak.place, message, f"this is from your private list ({leak.section}); take it out")
        if kind not in GOODBYES:
            yield from find_words(letter, _OTHERS, "the letter tells of your other talks:", "nobody's business here; take it out")
        hint = "this is from your private list (review); take it out"
        yield from find_words(letter, _RATED, "the letter gives your rating away:", hint)
        # Pay: that of this process before there is an offer, and that of any other process.
        for place, words, number in find_numbers(letter) if pay else ():
            whose = pay.get(number)
            may_be_said = (kind in ABOUT_OFFER or own in inspection.offered) if whose == own else kind in GOODBYES
            if whose and not may_be_said:
                yield Finding(
                    place, f'the letter names pay that you noted: "{words}"', "this is from your private list (offer); take it out"
                )


def find_draft_stumbles_many(inspection: Inspection) -> Iterator[Finding]:
    """A letter mends more than two answers."""
    for letter in read_letters(inspection, *_WITH_REPAIRS):
        rounds = inspection.rounds_by_process[letter.interview.process] if letter.interview else ()
        asked = [question for one in rounds for question in one.questions]
        repairs = find_repairs(split_sentences(letter), asked)
        if len(repairs) > _MOST_REPAIRS:
            line = next(line for line in letter.said if line.number == repairs[_MOST_REPAIRS].line)
            names = ", ".join(f'"{repair.what}"' for repair in repairs)
            message = f"the letter mends {len(repairs)} answers: {names}"
            yield Finding(letter.place(line), message, "pick the one that matters most for the role")
