"""Slips in a draft that cost a job: a placeholder left open, another company's name, no sender."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.check.draft_days import find_draft_wrong_day
from followup_md.check.draft_names import find_draft_wrong_name
from followup_md.check.inspection import Finding
from followup_md.check.letter_text import find_words, read_letters
from followup_md.model.draft import GOODBYES, MESSAGES, DraftKind
from followup_md.problem import DRAFT_NO_SENDER, DRAFT_PLACEHOLDER, DRAFT_WRONG_COMPANY, DRAFT_WRONG_DAY, DRAFT_WRONG_NAME
from followup_md.prose.company import strip_legal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection

# A link to a note or a page is none; `[Name]`, `{{topic}}`, `<company>`, `XYZ` and a gap to fill in are.
_PLACEHOLDERS = (
    r"(?<!\[)\[(?!\[)[^\[\]\n]{1,300}\](?![\](])"
    r"|\{\{?[^{}\n]{1,60}\}\}?"
    r"|<(?![a-z]+:|[^<>\s]*@|/?[a-z]{1,2}>)[^<>\n]{1,40}>"
    r"|\b(?:XYZ|XXX+|TODO|TBD|TKTK|FIXME)\b|_{3,}|(?i:\blorem ipsum\b|\binsert (?:name|company|topic|date) here\b)"
)
_SHORTEST_COMPANY = 3
_CONTACT = r"[\w.+-]+@[\w-]+\.\w|\+?[0-9][0-9 ()/.-]{6,}[0-9]"
# Letters that are answered: they need the name of who writes, and how to be reached.
_SIGNED = {*DraftKind} - MESSAGES - {DraftKind.REPLY}


def find_draft_placeholder(inspection: Inspection) -> Iterator[Finding]:
    """A letter still holds a mark that was to be filled in."""
    for letter in read_letters(inspection):
        for line in letter.lines:
            for match in re.finditer(_PLACEHOLDERS, line.text):
                yield Finding(letter.place(line, match.start()), f'the letter still says "{match[0]}"', "write what belongs there")


def find_draft_wrong_company(inspection: Inspection) -> Iterator[Finding]:
    """A letter names another company where you are a candidate."""
    companies = {process.company for process in inspection.search.processes}
    names = {name: strip_legal(name) for name in companies}
    for letter in read_letters(inspection):
        own = letter.interview.company if letter.interview else letter.person.company if letter.person else None
        if own is None or letter.draft.kind in GOODBYES:
            continue
        for name, short in sorted(names.items()):
            if len(short) >= _SHORTEST_COMPANY and short.casefold() not in own.casefold() and own.casefold() not in name.casefold():
                hint = f"write {own}, or take it out: what you do elsewhere is nobody's business here"
                yield from find_words(letter, rf"(?<!\w){re.escape(short)}(?!\w)", f"this letter to {own} says", hint)


def find_draft_no_sender(inspection: Inspection) -> Iterator[Finding]:
    """A letter does not say who writes it, or how to reach you."""
    name = inspection.settings.sender.name or ""
    for letter in read_letters(inspection, *_SIGNED) if name else ():
        body = "\n".join(line.text for line in letter.lines)
        if not any(part.casefold() in body.casefold() for part in (name, *name.split()[-1:])):
            missing = "name of yours"
        elif not re.search(_CONTACT, body):
            missing = "way to reach you"
        else:
            continue
        if body.strip():
            yield Finding(letter.start(), f"the letter holds no {missing}", "add your name, and a telephone number or an e-mail address")


FINDERS = {
    DRAFT_PLACEHOLDER: find_draft_placeholder,
    DRAFT_WRONG_COMPANY: find_draft_wrong_company,
    DRAFT_NO_SENDER: find_draft_no_sender,
    DRAFT_WRONG_NAME: find_draft_wrong_name,
    DRAFT_WRONG_DAY: find_draft_wrong_day,
}
