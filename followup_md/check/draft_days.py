"""Days: a date that is no such weekday, and a day on which you did not meet."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import read_letters
from followup_md.dates import spell_day
from followup_md.model.draft import THANKS, DraftKind
from followup_md.prose.days import find_days
from followup_md.prose.sentences import split_sentences
from followup_md.prose.spec import find_decision, find_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview
    from followup_md.prose.days import Mention
    from followup_md.prose.letter import Letter

_ABOUT_TALK = THANKS | {DraftKind.FOLLOW_UP, DraftKind.CONNECT}
_THEIR_WORDS = frozenset({"heard", "replied", "engaged", "offer-spoken"})  # on such a day one may have talked, too
_MONTH = 31  # days, at most
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_DATE_BEHIND = r",?\s+(?:the\s+)?"
_WEEKDAY_BEHIND = r"(?:,?\s+\d{4})?\s*\((?:a\s+)?"
_YEAR = r",?\s+(\d{4})\b"
_DAY_END = r"\s*(?:[.,;:!?)\u2013\u2014]|$)"
# Only where the day stands right beside the talk is it surely that of the talk, and not one that the talk was about.
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
# A day to come, or another talk than the one in the room.
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
        return all(part.means(day, None) for part in self.parts)


def find_draft_wrong_day(inspection: Inspection) -> Iterator[Finding]:
    """A letter names a date that is no such weekday, or says that you met on another day than you did."""
    for letter in read_letters(inspection):
        for sentence in split_sentences(letter):
            for day in _list_days(sentence.text):
                said = sentence.text[day.start : day.end]
                wrong = _find_clash(day, sentence.text, letter) or _find_other_day(day, sentence.text, letter, inspection)
                if wrong:
                    hint = "write the day that is right"
                    if letter.interview:
                        start = letter.interview.start
                        hint += f"; by your note you {'met' if start <= inspection.search.now else 'meet'} on {spell_day(start.date())}"
                    # Where the words run over two lines, the place is where the sentence begins.
                    lines = [line for line in letter.said if line.number >= sentence.line]
                    line = next((line for line in lines if said in line.text), None)
                    place = letter.place(line, line.text.index(said)) if line else letter.place(lines[0])
                    yield Finding(place, f'the letter says "{said}"; {wrong}', hint)


def _list_days(text: str) -> Iterator[_Day]:
    """Yield each day of a text, a weekday and the date beside it as one."""
    before: _Day | None = None
    for part in (found for found in find_days(text) if found.back is None):
        day = _Day((part,), part.start, part.start + len(part.words))
        pattern = _DATE_BEHIND if before and before.parts[0].weekday is not None else _WEEKDAY_BEHIND
        if before and (before.parts[0].weekday is None) != (part.weekday is None) and re.fullmatch(pattern, text[before.end : day.start]):
            day, before = _Day((*before.parts, part), before.start, day.end), None
            yield day
            continue
        if before:
            yield before
        before = day
    if before:
        yield before


def _find_clash(day: _Day, text: str, letter: Letter) -> str:
    """Return which weekday a date really is, or nothing where that is the one beside it, or no date or none that is sure."""
    weekday = next((part.weekday for part in day.parts if part.weekday is not None), None)
    named = next((part for part in day.parts if part.day is not None), None)
    near = find_written(letter) or (letter.interview.end.date() if letter.interview else None)
    if weekday is None or named is None:
        return ""
    found = _list_dates(named, text, near)
    # `Tuesday the 2nd team` names no date.
    if not found or (named.month is None and not re.match(_DAY_END, text[day.end :])) or any(one.weekday() == weekday for one in found):
        return ""
    return f"{found[0]} is a {found[0]:%A}"


def _list_dates(named: Mention, text: str, near: date | None) -> list[date]:
    """Return the dates that are meant: the one of the year beside it or nearest to `near`; of a day without month all around `near`."""
    if named.month is None:
        days = (near + timedelta(days=away) for away in range(-_MONTH, _MONTH + 1)) if near else ()
        return [day for day in days if day.day == named.day]
    behind = re.match(_YEAR, text[named.start + len(named.words) :])
    year = named.words[:4] if re.match(r"\d{4}-", named.words) else behind[1] if behind else None
    years = (int(year),) if year else (near.year - 1, near.year, near.year + 1) if near else ()
    dates = []
    for each in years:
        with suppress(ValueError):  # 29 February, or `November 45`
            dates.append(date(each, named.month, named.day or 0))
    return sorted(dates, key=lambda one: abs(one - near))[:1] if near else dates


def _find_other_day(day: _Day, text: str, letter: Letter, inspection: Inspection) -> str:
    """Return on which day one met, where a letter surely says that it was another; else nothing."""
    interview, before = letter.interview, text[: day.start]
    if interview is None or letter.draft.kind not in _ABOUT_TALK or any(part.ahead for part in day.parts):
        return ""
    stated = re.search(_ON, before) and re.match(_TALKED_THEN, text[day.end :])
    if not (stated or re.search(_MET_ON, before)) or re.search(_UNSURE, before):
        return ""
    if any(day.means(known) for known in _list_known_days(interview, letter, inspection)):
        return ""
    return f"you met on {interview.start:%A}"


def _list_known_days(interview: Interview, letter: Letter, inspection: Inspection) -> Iterator[date]:
    """Yield each day on which one met or talked with somebody of that company, and those that they named; in the reader's zone, too."""
    zone = inspection.search.now.tzinfo
    for other in inspection.search.vault.interviews:
        if other.process == interview.process or letter.draft.person in other.interviewers:
            first, last = other.start.date(), other.end.date()
            yield from (first + timedelta(days=more) for more in range((last - first).days + 1))
            yield from (moment.astimezone(zone).date() for moment in (other.start, other.end))
            yield from (named for named in (find_decision(other), *(promise.by for promise in other.promises)) if named)
    yield from (event.day for event in inspection.search.vault.events if event.process == interview.process and event.kind in _THEIR_WORDS)
