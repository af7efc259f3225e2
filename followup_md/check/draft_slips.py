"""Checks of slips in a draft: a placeholder, a wrong company, name or day, no sender."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from followup_md.check.context import Finding, Inspection, find_phrases, list_letters
from followup_md.date_text import Mention, find_mentions
from followup_md.dates import spell_day
from followup_md.letters.letter import Letter, LetterLine, find_decision, find_letter_day, is_ahead, split_sentences, strip_legal
from followup_md.model import Person
from followup_md.model.facts import GOODBYES, MESSAGES, THANKS, DraftKind
from followup_md.slug import is_similar

_NO_NAMES = frozenset({
    *("mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "sir", "madam", "herr", "frau", "dear", "liebe", "lieber"),
    *("al", "bin", "da", "de", "del", "der", "di", "la", "le", "van", "den", "von"),
})  # fmt: skip
_NAME_WORD = r"[^\W\d_][\w'\u2019-]*"
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "herr", "frau"})
_NAME_LIKENESS = 0.72
_SHORTEST_NAME = 3


def find_draft_wrong_name(inspection: Inspection) -> Iterator[Finding]:
    """A letter greets somebody other than its recipient, or misspells a name."""
    # What may follow each first name, folded and as spelt, and a title (under the empty text).
    names: dict[str, dict[str, str]] = {"": {}}
    for person in inspection.search.vault.people.values():
        parts = {word.casefold(): word for word in re.findall(_NAME_WORD, f"{person.name} {person.salutation or ''}")}
        known = {folded: word for folded, word in parts.items() if folded not in _NO_NAMES}
        names[""] |= known
        first = next(iter(known), "")
        names[first] = {**names.get(first, {}), **known}
    for letter in list_letters(inspection):
        wrong = None
        if letter.salutation and letter.person:
            wrong = _find_wrong_greeting(letter.greeted, letter.person, inspection)
            if wrong:
                place = letter.place(letter.salutation, letter.salutation.text.index(wrong[0]))
                yield Finding(place, f'the salutation says "{wrong[0]}"; {wrong[1]}', f'write "{letter.person.name}" as it is spelt')
        for line in letter.lines:
            if not (wrong and line is letter.salutation):
                yield from _find_misspelt(letter, line, names)


def _find_misspelt(letter: Letter, line: LetterLine, names: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """Yield each word of a line that is in the place of a known name, and almost that name."""
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
    """Return the wrong word of a salutation, and what is wrong with it."""
    full_name = f"{person.name} {person.salutation or ''}"
    own = _split_name(full_name)
    words = _split_name(re.split(r"[,;:!\u2013\u2014]", greeted)[0])
    if not words or own & words:
        return None
    for word in sorted(words):
        similar = next((name for name in sorted(own) if _is_like_name(word, name)), None)
        typed = re.search(re.escape(word), greeted, re.IGNORECASE)
        if similar and typed:
            spelt = next(word for word in re.findall(_NAME_WORD, full_name) if word.casefold() == similar)
            return typed[0], f"your notes spell the name {spelt}"
        others = (other for other in inspection.search.vault.people.values() if other.key != person.key and word in _split_name(other.name))
        other = next(others, None)
        if other and typed:
            return typed[0], f"this letter goes to {person.name}, and not to {other.name}"
    return None


def _is_like_name(word: str, name: str) -> bool:
    may_be = len(word) > _SHORTEST_NAME and word[0] == name[0] and not name.startswith(word)
    return may_be and is_similar(word, name, _NAME_LIKENESS)


def _split_name(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(_NAME_WORD, text)} - _NO_NAMES


_ABOUT_TALK = THANKS | {DraftKind.FOLLOW_UP, DraftKind.CONNECT}
_THEIR_WORDS = frozenset({"heard", "replied", "engaged", "offer-spoken"})  # you may also have talked on the day of these events
_MONTH = 31  # days, at most
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_DATE_BEHIND = r",?\s+(?:the\s+)?"
_WEEKDAY_BEHIND = r"(?:,?\s+\d{4})?\s*\((?:a\s+)?"
_YEAR = r",?\s+(\d{4})\b"
_DAY_END = r"\s*(?:[.,;:!?)\u2013\u2014]|$)"
# Only a day right beside the words about the talk is surely that of the talk, and not one that the talk was about.
_TALKED = r"(?:asked|described|discussed|explained|mentioned|met|said|sat|showed|spoke|talked|told|walked)"
_TALKED_THEN = rf"(?i)(?:,?\s+\d{{4}})?(?:\s+(?:morning|afternoon|evening))?,?\s+(?:we|you)\s+(?:(?:all|also|both|two)\s+)?{_TALKED}\b"
_ON = r"(?i)\bon\s+$"
_WITH = r"(?:\s+(?:to|with)\s+(?:me|you|each other))?"
_THANKS = r"thank(?:s| you)(?:\s+\w+){0,3}\s+for"
_TALK = r"(?:our|the)\s+(?:\w+\s+)?(?:conversation|discussion|interview|meeting|talk)"
_MET_ON = (
    rf"(?i)\b(?:we\s+(?:met|spoke|talked){_WITH}|you\s+told\s+me|(?:enjoyed|since|{_THANKS})\s+{_TALK}{_WITH}"
    rf"|{_THANKS}\s+(?:meeting|seeing)\s+(?:with\s+)?me)\s+(?:on|last)\s+$"
)
# A day ahead, or a talk other than the interview itself.
_UNSURE = (
    r"(?i)\b(?:will|would|could|can|may|might|shall|should|let|if|hope|forward|invit\w*|call\w*|phone\w*|e?-?mail\w*|wr[io]te)\b"
    r"|['\u2019](?:ll|d)\b"
)


class _Day(NamedTuple):
    """A day in a text: its weekday, its date, or both side by side, and where it begins and ends."""

    parts: tuple[Mention, ...]
    start: int
    end: int

    def means(self, day: date) -> bool:
        """Say whether all of it fits that day."""
        return all(part.partial.fits(day) for part in self.parts)


def find_draft_wrong_day(inspection: Inspection) -> Iterator[Finding]:
    """A letter names a date with the wrong weekday, or the wrong day of your meeting."""
    for letter in list_letters(inspection):
        for sentence in split_sentences(letter):
            for day in _list_days(sentence.text):
                said = sentence.text[day.start : day.end]
                wrong = _find_clash(day, sentence.text, letter) or _find_other_day(day, sentence.text, letter, inspection)
                if wrong:
                    hint = "write the day that is right"
                    if letter.interview:
                        start = letter.interview.start
                        hint += f"; by your note you {'met' if start <= inspection.search.now else 'meet'} on {spell_day(start.date())}"
                    # For words that run over two lines, the place is the start of the sentence.
                    lines = [line for line in letter.said if line.number >= sentence.line]
                    line = next((line for line in lines if said in line.text), None)
                    place = letter.place(line, line.text.index(said)) if line else letter.place(lines[0])
                    yield Finding(place, f'the letter says "{said}"; {wrong}', hint)


def _list_days(text: str) -> Iterator[_Day]:
    """Yield each day of a text, a weekday and the date beside it as one."""
    before: _Day | None = None
    for part in (found for found in find_mentions(text) if found.back is None):
        day = _Day((part,), part.start, part.start + len(part.words))
        pattern = _DATE_BEHIND if before and before.parts[0].partial.weekday is not None else _WEEKDAY_BEHIND
        if (
            before
            and (before.parts[0].partial.weekday is None) != (part.partial.weekday is None)
            and re.fullmatch(pattern, text[before.end : day.start])
        ):
            day, before = _Day((*before.parts, part), before.start, day.end), None
            yield day
            continue
        if before:
            yield before
        before = day
    if before:
        yield before


def _find_clash(day: _Day, text: str, letter: Letter) -> str:
    """Return the true weekday of a date; nothing if it is the one beside it, or if there is no certain date."""
    weekday = next((part.partial.weekday for part in day.parts if part.partial.weekday is not None), None)
    named = next((part for part in day.parts if part.partial.day is not None), None)
    reference = find_letter_day(letter) or (letter.interview.end.date() if letter.interview else None)
    if weekday is None or named is None:
        return ""
    # Possible dates: in the year beside it, else nearest to `reference`; for a day without a month, all those around `reference`.
    partial, found = named.partial, []
    if partial.month is None:
        # `Tuesday the 2nd team` names no date.
        if reference and re.match(_DAY_END, text[day.end :]):
            around = (reference + timedelta(days=away) for away in range(-_MONTH, _MONTH + 1))
            found = [one for one in around if one.day == partial.day]
    else:
        behind = re.match(_YEAR, text[named.start + len(named.words) :])
        if behind and partial.year is None:
            partial = partial._replace(year=int(behind[1]))
        found = [*partial.list_days((reference.year - 1, reference.year, reference.year + 1) if reference else ())]
        found = sorted(found, key=lambda one: abs(one - reference))[:1] if reference else found
    return "" if not found or any(one.weekday() == weekday for one in found) else f"{found[0]} is a {found[0]:%A}"


def _find_other_day(day: _Day, text: str, letter: Letter, inspection: Inspection) -> str:
    """Return the true day of the meeting if a letter certainly names another; else nothing."""
    interview, before = letter.interview, text[: day.start]
    if interview is None or letter.draft.kind not in _ABOUT_TALK or any(is_ahead(part, text) for part in day.parts):
        return ""
    stated = re.search(_ON, before) and re.match(_TALKED_THEN, text[day.end :])
    if not (stated or re.search(_MET_ON, before)) or re.search(_UNSURE, before):
        return ""
    # The days of meetings and talks with that company, and the days that they named; also in the reader's zone.
    vault, zone = inspection.search.vault, inspection.search.now.tzinfo
    known: list[date | None] = [event.day for event in vault.events if event.process == interview.process and event.kind in _THEIR_WORDS]
    for other in vault.interviews:
        if other.process == interview.process or letter.draft.person in other.interviewers:
            first, last = other.start.date(), other.end.date()
            known += (first + timedelta(days=more) for more in range((last - first).days + 1))
            known += (moment.astimezone(zone).date() for moment in (other.start, other.end))
            known += (find_decision(other), *(promise.by for promise in other.promises))
    return "" if any(day.means(each) for each in known if each) else f"you met on {interview.start:%A}"


# `[Name]`, `{{topic}}`, `<company>`, `XYZ` and a gap to fill in, but no link to a note or a page.
_PLACEHOLDERS = (
    r"(?<!\[)\[(?!\[)[^\[\]\n]{1,300}\](?![\](])"
    r"|\{\{?[^{}\n]{1,60}\}\}?"
    r"|<(?![a-z]+:|[^<>\s]*@|/?[a-z]{1,2}>)[^<>\n]{1,40}>"
    r"|\b(?:XYZ|XXX+|TODO|TBD|TKTK|FIXME)\b|_{3,}|(?i:\blorem ipsum\b|\binsert (?:name|company|topic|date) here\b)"
)
_SHORTEST_COMPANY = 3
_CONTACT = r"[\w.+-]+@[\w-]+\.\w|\+?[0-9][0-9 ()/.-]{6,}[0-9]"
# Letters that expect an answer need the writer's name and a way to reach them.
_SIGNED = {*DraftKind} - MESSAGES - {DraftKind.REPLY}


def find_draft_placeholder(inspection: Inspection) -> Iterator[Finding]:
    """A letter still holds a placeholder."""
    for letter in list_letters(inspection):
        for line in letter.lines:
            for match in re.finditer(_PLACEHOLDERS, line.text):
                yield Finding(letter.place(line, match.start()), f'the letter still says "{match[0]}"', "write what belongs there")


def find_draft_wrong_company(inspection: Inspection) -> Iterator[Finding]:
    """A letter names another company where you are a candidate."""
    companies = {process.company for process in inspection.search.processes}
    names = {name: strip_legal(name) for name in companies}
    for letter in list_letters(inspection):
        own = letter.interview.company if letter.interview else letter.person.company if letter.person else None
        if own is None or letter.draft.kind in GOODBYES:
            continue
        for name, short in sorted(names.items()):
            if len(short) >= _SHORTEST_COMPANY and short.casefold() not in own.casefold() and own.casefold() not in name.casefold():
                hint = f"write {own}, or take it out: what you do elsewhere is nobody's business here"
                yield from find_phrases(letter, rf"(?<!\w){re.escape(short)}(?!\w)", f"this letter to {own} says", hint)


def find_draft_no_sender(inspection: Inspection) -> Iterator[Finding]:
    """A letter does not say who writes it, or how to reach you."""
    name = inspection.settings.sender.name or ""
    for letter in list_letters(inspection, *_SIGNED) if name else ():
        body = "\n".join(line.text for line in letter.lines)
        if not any(part.casefold() in body.casefold() for part in (name, *name.split()[-1:])):
            missing = "name of yours"
        elif not re.search(_CONTACT, body):
            missing = "way to reach you"
        else:
            continue
        if body.strip():
            yield Finding(letter.start(), f"the letter holds no {missing}", "add your name, and a telephone number or an e-mail address")
