"""Checks about thank-you letters on their way: when they arrive, and to how many they are addressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import read_letters
from followup_md.config.channel import find_channel
from followup_md.dates import spell_day
from followup_md.model.actions import THANK
from followup_md.model.channels import LETTER
from followup_md.model.draft import DraftKind
from followup_md.post import list_post_days, say_post_days
from followup_md.problem import THANKS_ARRIVES_LATE, THANKS_GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from followup_md.check.inspection import Inspection
    from followup_md.model import Event, Round
    from followup_md.post import PostDay
    from followup_md.prose.letter import Letter

# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_EVERYBODY = (
    r"(?i)(?:all|everyone|everybody|both|team|panel|ladies|gentlemen|sirs?|hiring\s+(?:team|committee|panel)|.*\bteam|alle|kolleg\w+)\b"
)
_PARTS = r"[,;:!–—]|\s-\s"
_AND = r"\s+(?:and|und|et|&|\+)\s+|(?:and|und|et)\s+"
_SPANISH_AND = _AND + r"|\s+y\s+"  # elsewhere it stands within one surname
_TITLES = r",?\s*\b(?:Jr|Sr|II|III|Ph\.?D|MBA|M\.?D)\b\.?"
# What stands before a name, and small words within one.
_FORMS = frozenset({
    *("mr", "mrs", "ms", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "liebe", "lieber", "dear"),
    *("al", "bin", "da", "de", "del", "der", "di", "e", "i", "la", "le", "van", "den", "von", "y"),
})  # fmt: skip
_POST = r"(?i).*\b(?:chief|chair|c[a-z]o|[se]?vp|hr|director|engineer|head|lead|manager|officer|partner|president|recruiter|thanks?)\b"


def find_thanks_arrives_late(inspection: Inspection) -> Iterator[Finding]:
    """A letter may come after their decision."""
    for process, item in inspection.held():
        decision = process.waiting.decision if process.waiting and process.state == "waiting" else None
        if decision is not None and inspection.today(process) <= decision:
            yield from _find_slow_sent(inspection, item, decision)
            yield from _find_slow_unsent(inspection, item, inspection.today(process), decision)


def _find_slow_sent(inspection: Inspection, item: Round, decision: date) -> Iterator[Finding]:
    """Yield each letter that was posted too late."""
    for event in item.events:
        slow = _find_slowest(inspection, item, _list_by_post(inspection, item, event), event.day)
        if slow and slow.days[-1].day > decision:
            message = f"posted on {spell_day(event.day)}, it {_say_late(slow, decision)}"
            hint = f"{say_post_days(slow.days)}: if it matters, set `channel: both` in this note and e-mail your thanks today"
            yield Finding(event.place, message, hint)


def _find_slow_unsent(inspection: Inspection, item: Round, today: date, decision: date) -> Iterator[Finding]:
    """Yield where a letter that is still to be written would come too late."""
    interview = item.interview
    keys = [action.person or "" for action in inspection.open(THANK) if action.interview == interview.slug]
    by_post = [key for key in keys if find_channel(inspection.person(key), interview, inspection.settings) == LETTER.id]
    slow = _find_slowest(inspection, item, by_post, today)
    if slow and slow.days[-1].day > decision:
        hint = f"{say_post_days(slow.days)}: hand it in, or e-mail this one: `channel: email`"
        yield Finding(interview.name_place(slow.key), f"a letter posted today {_say_late(slow, decision)}", hint)


class _Way(NamedTuple):
    """The way of a letter to one person."""

    key: str
    days: tuple[PostDay, ...]


def _find_slowest(inspection: Inspection, item: Round, keys: Sequence[str], posted: date) -> _Way | None:
    """Return the way of the letter that arrives last, of several on one day the one to who is named first."""
    transit = inspection.settings.post.transit
    countries = ((key, inspection.person(key).country or item.interview.country) for key in keys)
    ways = (_Way(key, list_post_days(posted, transit, inspection.calendar_of(country))) for key, country in countries)
    return max(ways, key=lambda way: way.days[-1].day, default=None)


def _say_late(way: _Way, decision: date) -> str:
    return f"may arrive as late as {spell_day(way.days[-1].day)}; they decide on {spell_day(decision)}"


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
        if letter.salutation and _names_several(letter.greeting, letter.greeted, _list_own_words(letter)):
            place = letter.place(letter.salutation, letter.salutation.text.index(letter.greeted))
            message = f'one note to several people: "{letter.salutation.text.strip()}"'
            yield Finding(place, message, "write each of them a note of their own")


def _list_own_words(letter: Letter) -> frozenset[str]:
    """Return the words that may stand in a salutation to the one person of a draft: those of name, form, title and company."""
    known = [letter.interview.company] if letter.interview else []
    if letter.person:
        known += filter(None, (letter.person.name, letter.person.salutation, letter.person.title, letter.person.company))
    return frozenset(_split_words(" ".join(known)))


def _split_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", text.casefold()) if word not in _FORMS]


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
    return not re.match(_POST, text) and not any(word[0].islower() and word not in _FORMS for word in words)


FINDERS = {
    THANKS_ARRIVES_LATE: find_thanks_arrives_late,
    THANKS_GROUP: find_thanks_group,
}
