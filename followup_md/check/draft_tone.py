"""Checks about the tone of a letter: nothing to excuse, no pressure, no money, and no longer than it will be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import find_words, read_letters
from followup_md.config.channel import find_channel
from followup_md.model import UNDER_OFFER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.prose.letter import Letter

_WEAKNESS = r"answer|question|blank|nervous|stumbl|forg[eo]t|unprepared|badly|poor|ramb|could ?n.t think|did ?n.t know"
_APOLOGY = (
    rf"(?i)\b(?:sorry|apologi[sz]e|(?:my )?apologies|forgive me|excuse)\b[^.!?]{{0,80}}(?:{_WEAKNESS})\w*"
    rf"|\b(?:I (?:blanked|stumbled|froze|messed up|was (?:so |very |too )?nervous)|my (?:poor|bad|weak|rambling) answers?)\b"
)
_PRESSURE = (
    r"(?i)\bI (?:really |urgently |do )?(?:need|must|have) to (?:hear|know|have (?:an|your) answer)\b[^.!?]{0,40}"
    r"|\b(?:as soon as possible|asap|at your earliest convenience|without (?:further )?delay|urgently)\b"
    r"|\bjust (?:checking|following up|touching base|wanted to check)\b(?: in)?"
    r"|\b(?:awaiting|waiting for) your (?:prompt |quick |early )?(?:answer|reply|response|decision)\b"
    r"|\bplease (?:let me know|decide|answer|reply) by \w+"
    r"|\bI (?:am desperate|beg you|desperately)\b"
)
_MONEY = (
    r"(?i)\b(?:salary|salaries|compensation|remuneration|bonus(?:es)?|stock options|pay (?:rise|range|scale|package)"
    r"|(?:the|my|your|starting|base|expected) pay\b(?! attention)|benefits package|health insurance|pension plan"
    r"|(?:vacation|holiday) (?:days|allowance)|days of (?:vacation|holiday)|relocation (?:package|costs|allowance))\b"
)
_ABOUT_OFFER = frozenset({"accept", "decline", "ask-in-writing", "ask-for-time", "deadline-notice"})
_FIRST_WORDS = ("thank-you", "relay", "follow-up", "connect", "engage", "share-answer", "reply")
# Fewest and most words, by kind and by how it goes.
_LENGTHS = {"letter": (60, 250), "email": (40, 200), "follow-up": (0, 110)}


def find_draft_apology(inspection: Inspection) -> Iterator[Finding]:
    """A letter excuses itself for an answer.

    It reminds them of what they may have forgotten. The better answer alone repairs it.

    Fails:

        letters/2026-11-18-priya.md:
        I am sorry that I blanked on schema changes.

    Passes:

        letters/2026-11-18-priya.md:
        After giving schema changes more thought, I would add a contract test at the point of entry.
    """
    for letter in read_letters(inspection, *_FIRST_WORDS):
        yield from find_words(letter, _APOLOGY, "the letter excuses itself:", "do not remind them: give the better answer only")


def find_draft_pressure(inspection: Inspection) -> Iterator[Finding]:
    """A letter presses for an answer, or pleads.

    A deadline of another offer is fair, in a note of its own (`kind: deadline-notice`).

    Fails:

        letters/2026-11-18-priya.md:
        I need to hear from you by Friday.

    Passes:

        letters/2026-11-18-priya.md:
        May I ask when you expect to decide?
    """
    for letter in read_letters(inspection):
        if letter.draft.kind not in ("deadline-notice", "ask-for-time"):
            yield from find_words(letter, _PRESSURE, "the letter presses:", "ask kindly about their timing instead")


def find_draft_money(inspection: Inspection) -> Iterator[Finding]:
    """A letter speaks of pay before there is an offer.

    Fails:

        letters/2026-11-18-priya.md:
        What salary do you have in mind?

    Passes:

        letters/2026-11-18-priya.md:
        We saved forty thousand a month by it.
    """
    offered = {process.id for process in inspection.search.processes if process.state in UNDER_OFFER}
    for letter in read_letters(inspection):
        process = letter.interview.process if letter.interview else None
        if letter.draft.kind not in _ABOUT_OFFER and process not in offered:
            yield from find_words(letter, _MONEY, "the letter speaks of money:", "take it out: not before an offer")


def find_draft_length(inspection: Inspection) -> Iterator[Finding]:
    """A letter is longer than a page, or hardly one.

    A thank-you letter has 60 to 250 words from the salutation to the close, a mail 40 to 200, and the follow-up at most 110.

    Fails:

        letters/2026-11-18-priya.md:
        ---
        kind: follow-up
        to: "[[Priya Raman]]"
        interview: "[[2026-11-17-harbor-panel]]"
        channel: email
        ---
        Dear Ms. Raman,

        We spoke on 17 November about the Data Engineer post at Harbor Logistics, and I have thought about it on most days
        since then. You hoped to decide by the 4th. May I ask how it stands, and whether you need anything more from me? I have
        gone on reading about late events, and about who should own a ledger that others write into; there is a paper on it
        that I could send you, if it is of any use, and a second one that says the opposite. I have also tried the idea of the
        two queues on my own machine, with the loads of a month, and it holds for all of them but three, which I would be glad
        to show you whenever it suits.
        Thank you for your time.

        Ana Silva, ana@example.com

    Passes:

        letters/2026-11-18-priya.md:
        ---
        kind: follow-up
        to: "[[Priya Raman]]"
        interview: "[[2026-11-17-harbor-panel]]"
        channel: email
        ---
        Dear Ms. Raman,

        We spoke on 17 November about the Data Engineer post at Harbor Logistics. You hoped to decide by the 4th. May I ask how
        it stands, and whether you need anything more from me? I have gone on reading about late events. Thank you for your time.

        Ana Silva, ana@example.com
    """
    for letter in read_letters(inspection, "thank-you", "follow-up"):
        fewest, most = _LENGTHS[_find_form(letter, inspection)]
        count = len(re.findall(r"\w[\w'\u2019-]*", letter.text))
        if count > most:
            yield Finding(letter.start(), f"the letter has {count} words", f"cut it to {most}: nobody reads a second page")
        elif 0 < count < fewest:
            yield Finding(
                letter.start(), f"the letter has only {count} words", "take up what you two talked about, and say what you bring to it"
            )


def _find_form(letter: Letter, inspection: Inspection) -> str:
    if letter.draft.kind == "follow-up":
        return "follow-up"
    known = letter.draft.channel
    if known is None and letter.person and letter.interview:
        known = find_channel(letter.person, letter.interview, inspection.settings)
    return "email" if known in ("email", "message", "text") else "letter"


CHECKS = (find_draft_apology, find_draft_pressure, find_draft_money, find_draft_length)
