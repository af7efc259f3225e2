"""Tone: nothing to excuse, no pressure, no money, and no longer than it will be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import find_words, read_letters
from followup_md.config.channel import find_channel
from followup_md.model.channels import CHANNELS, EMAIL, LETTER
from followup_md.model.draft import ABOUT_OFFER, ABOUT_TALK, DraftKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection

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
_BRIEF = frozenset(channel.id for channel in CHANNELS if channel.brief)
# Fewest and most words, by channel or kind.
_LENGTHS = {LETTER.id: (60, 250), EMAIL.id: (40, 200), DraftKind.FOLLOW_UP: (0, 110)}


def find_draft_apology(inspection: Inspection) -> Iterator[Finding]:
    """A letter excuses itself for an answer."""
    for letter in read_letters(inspection, *ABOUT_TALK):
        yield from find_words(letter, _APOLOGY, "the letter excuses itself:", "do not remind them: give the better answer only")


def find_draft_pressure(inspection: Inspection) -> Iterator[Finding]:
    """A letter presses for an answer, or pleads."""
    for letter in read_letters(inspection):
        if letter.draft.kind not in (DraftKind.DEADLINE_NOTICE, DraftKind.ASK_FOR_TIME):
            yield from find_words(letter, _PRESSURE, "the letter presses:", "ask kindly about their timing instead")


def find_draft_money(inspection: Inspection) -> Iterator[Finding]:
    """A letter speaks of pay before there is an offer."""
    for letter in read_letters(inspection):
        process = letter.interview.process if letter.interview else None
        if letter.draft.kind not in ABOUT_OFFER and process not in inspection.offered:
            yield from find_words(letter, _MONEY, "the letter speaks of money:", "take it out: not before an offer")


def find_draft_length(inspection: Inspection) -> Iterator[Finding]:
    """A letter is longer than a page, or hardly one."""
    for letter in read_letters(inspection, DraftKind.THANK_YOU, DraftKind.FOLLOW_UP):
        channel = letter.draft.channel
        if channel is None and letter.person and letter.interview:
            channel = find_channel(letter.person, letter.interview, inspection.settings)
        form = EMAIL.id if channel in _BRIEF else LETTER.id
        fewest, most = _LENGTHS[DraftKind.FOLLOW_UP if letter.draft.kind == DraftKind.FOLLOW_UP else form]
        count = len(re.findall(r"\w[\w'\u2019-]*", letter.text))
        if count > most:
            yield Finding(letter.start(), f"the letter has {count} words", f"cut it to {most}: nobody reads a second page")
        elif 0 < count < fewest:
            hint = "take up what you two talked about, and say what you bring to it"
            yield Finding(letter.start(), f"the letter has only {count} words", hint)
