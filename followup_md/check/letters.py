"""Thank-you letters in the post, and how many people one is addressed to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import read_letters
from followup_md.config.channel import find_channel
from followup_md.dates import spell_day
from followup_md.model.actions import THANK
from followup_md.model.channels import LETTER
from followup_md.model.draft import DraftKind
from followup_md.post import list_post_days, say_post_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from followup_md.check.inspection import Inspection
    from followup_md.model import Event, Interview, Round
    from followup_md.post import PostDay

# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_EVERYBODY = (
    r"(?i)(?:all|everyone|everybody|both|team|panel|ladies|gentlemen|sirs?|hiring\s+(?:team|committee|panel)|.*\bteam|alle|kolleg\w+)\b"
)
_PARTS = r"[,;:!–—]|\s-\s"
_AND = r"\s+(?:and|und|et|&|\+)\s+|(?:and|und|et)\s+"
_SPANISH_AND = _AND + r"|\s+y\s+"  # elsewhere it stands within one surname
_TITLES = r",?\s*\b(?:Jr|Sr|II|III|Ph\.?D|MBA|M\.?D)\b\.?"
# What stands before a name, and small words within one.
_NOT_A_NAME = frozenset({
    *("mr", "mrs", "ms", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "liebe", "lieber", "dear"),
    *("al", "bin", "da", "de", "del", "der", "di", "e", "i", "la", "le", "van", "den", "von", "y"),
})  # fmt: skip
_JOB_TITLE = r"(?i).*\b(?:chief|chair|c[a-z]o|[se]?vp|hr|director|engineer|head|lead|manager|officer|partner|president|recruiter|thanks?)\b"


def find_thanks_arrives_late(inspection: Inspection) -> Iterator[Finding]:
    """A letter may come after their decision."""
    for process, item in inspection.held():
        today, interview = inspection.today(process), item.interview
        decision = process.waiting.decision if process.waiting and process.state == "waiting" else None
        if decision is None or today > decision:
            continue
        for event in item.events:
            key, days = _find_slowest(inspection, interview, _list_by_post(inspection, item, event), event.day)
            if days and days[-1].day > decision:
                arrival = f"may arrive as late as {spell_day(days[-1].day)}; they decide on {spell_day(decision)}"
                hint = f"{say_post_days(days)}: if it matters, set `channel: both` in this note and e-mail your thanks today"
                yield Finding(event.place, f"posted on {spell_day(event.day)}, it {arrival}", hint)
        # Those still to be written.
        keys = [action.person or "" for action in inspection.open(THANK) if action.interview == interview.slug]
        by_post = [key for key in keys if find_channel(inspection.person(key), interview, inspection.settings) == LETTER.id]
        key, days = _find_slowest(inspection, interview, by_post, today)
        if days and days[-1].day > decision:
            arrival = f"may arrive as late as {spell_day(days[-1].day)}; they decide on {spell_day(decision)}"
            hint = f"{say_post_days(days)}: hand it in, or e-mail this one: `channel: email`"
            yield Finding(interview.name_place(key), f"a letter posted today {arrival}", hint)


def _find_slowest(inspection: Inspection, interview: Interview, keys: Sequence[str], posted: date) -> tuple[str, Sequence[PostDay]]:
    """Return whose letter of one day arrives last, and its days on the way, which are none where there is no letter."""
    transit = inspection.settings.post.transit
    countries = ((key, inspection.person(key).country or interview.country) for key in keys)
    ways = ((key, list_post_days(posted, transit, inspection.calendar_of(country))) for key, country in countries)
    return max(ways, key=lambda way: way[1][-1].day, default=("", ()))


def _list_by_post(inspection: Inspection, item: Round, event: Event) -> list[str]:
    """Return to whom a thank-you note went by letter who has had none by a quicker way."""
    if event.kind != "thanked" or event.via is not None or event.channel not in (LETTER.id, None):
        return []
    quick = {key for other in item.events if other.kind == "thanked" and other.channel not in (LETTER.id, None) for key in other.people}
    slow = [key for key in event.people if key in item.met and key not in quick]
    return [key for key in slow if event.channel or find_channel(inspection.person(key), item.interview, inspection.settings) == LETTER.id]


def find_thanks_group(inspection: Inspection) -> Iterator[Finding]:
    """One thank-you note is addressed to several people. Each gets their own."""
    for letter in read_letters(inspection, DraftKind.THANK_YOU):
        # What may stand in a salutation to one person: the words of name, form, title and company.
        known = [letter.interview.company] if letter.interview else []
        if letter.person:
            known += filter(None, (letter.person.name, letter.person.salutation, letter.person.title, letter.person.company))
        if letter.salutation and _names_several(letter.greeting, letter.greeted, frozenset(_split_words(" ".join(known)))):
            place = letter.place(letter.salutation, letter.salutation.text.index(letter.greeted))
            message = f'one note to several people: "{letter.salutation.text.strip()}"'
            yield Finding(place, message, "write each of them a note of their own")


def _split_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", text.casefold()) if word not in _NOT_A_NAME]


def _names_several(greeting: str, greeted: str, own: frozenset[str]) -> bool:
    """Say whether the text behind a greeting names a group or two people, `own` being the words of the one to whom the note goes."""
    joined = _SPANISH_AND if greeting.casefold() == "hola" else _AND
    named: set[str] = set()
    for part in re.split(_PARTS, re.sub(_TITLES, "", greeted)):
        names = [name.strip(" .") for name in re.split(joined, part.strip())]
        if any(re.fullmatch(_EVERYBODY, name) for name in names):
            return True
        if not all(map(_is_name, names)):
            break  # the sentence has begun, or their post
        named.update("" if own.issuperset(_split_words(name)) else name for name in names if name)
    return len(named) > 1


def _is_name(text: str) -> bool:
    """Say whether all words begin large, as in a name and not in a sentence."""
    words = re.findall(r"[\w'’-]+", text)
    return not re.match(_JOB_TITLE, text) and not any(word[0].islower() and word not in _NOT_A_NAME for word in words)
