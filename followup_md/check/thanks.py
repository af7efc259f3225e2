"""Checks of thank-you notes: one to each person, in time, by letter, and only one."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from followup_md.check.context import Finding, Inspection, join_with_and, list_letters
from followup_md.config.calendars import find_channel, list_post_days, say_post_days
from followup_md.dates import add_span, spell_day, zone_of
from followup_md.model import LIVE, Event
from followup_md.model.actions import THANK
from followup_md.model.derived import group_by
from followup_md.model.events import BOTH, EMAIL, LETTER
from followup_md.model.facts import DraftKind, is_late

_HOUR = timedelta(hours=1)
# A missing address or topic has its own check, and before `thank_you.not_before` there is nothing to do.
_CHECKED_ELSEWHERE: Final = ("route", "came-back", "topic", "thanks-not-yet")
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_EVERYBODY = (
    r"(?i)(?:all|everyone|everybody|both|team|panel|ladies|gentlemen|sirs?|hiring\s+(?:team|committee|panel)|.*\bteam|alle|kolleg\w+)\b"
)
_PARTS = r"[,;:!–—]|\s-\s"
_AND = r"\s+(?:and|und|et|&|\+)\s+|(?:and|und|et)\s+"
_SPANISH_AND = _AND + r"|\s+y\s+"  # elsewhere it is part of one surname
_TITLES = r",?\s*\b(?:Jr|Sr|II|III|Ph\.?D|MBA|M\.?D)\b\.?"
# Words before a name, and small words within one.
_NOT_A_NAME = frozenset({
    *("mr", "mrs", "ms", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "liebe", "lieber", "dear"),
    *("al", "bin", "da", "de", "del", "der", "di", "e", "i", "la", "le", "van", "den", "von", "y"),
})  # fmt: skip
_JOB_TITLE = r"(?i).*\b(?:chief|chair|c[a-z]o|[se]?vp|hr|director|engineer|head|lead|manager|officer|partner|president|recruiter|thanks?)\b"


def find_thanks_missing(inspection: Inspection) -> Iterator[Finding]:
    """Somebody you met has no thank-you note, and it is overdue. Late is better than never, up to a week."""
    late = (action for action in inspection.overdue(THANK) if not action.lacks_any(*_CHECKED_ELSEWHERE))
    for slug, actions in group_by(late, lambda action: action.interview).items():
        interview = inspection.interviews[slug]
        keys = sorted((action.person or "" for action in actions), key=interview.name_place)
        channels: defaultdict[str, list[str]] = defaultdict(list)
        for key in keys:
            # As in a log line: through the agency, passed on by somebody, or by the person's channel.
            person = inspection.person(key)
            by_email = find_channel(person, interview, inspection.settings) == EMAIL.id
            carrier = None if (person.email if by_email else person.address) else person.relay
            if interview.agency and not interview.direct and key != interview.agency:
                carrier = interview.agency
            channel = f"via {inspection.link(carrier)}" if carrier else "by email" if by_email else "by letter"
            channels[channel].append(inspection.link(key))
        lines = " and ".join(inspection.spell_log(f"thanked {join_with_and(links)} {channel}") for channel, links in channels.items())
        names = [f'"{inspection.person(key).name}"' for key in keys]
        has = "have" if len(names) > 1 else "has"
        due = _spell_limit(inspection, actions[0].due or interview.end)
        message = f"{join_with_and(names)} {has} no thank-you note for {spell_day(interview.end.date())}; due was {due}"
        yield Finding(interview.name_place(keys[0]), message, f"write today: late beats never, up to a week; then log {lines}")


def find_thanks_late(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you note was sent too late."""
    reported, resent = set(), _find_resent(inspection)
    for process, item, event, key in inspection.thanks:
        if process.state not in LIVE or event.place in reported or (item.interview.slug, key, event) in resent:
            continue
        limit = add_span(item.interview.end, inspection.settings.thank_you.within, inspection.calendar(process))
        if is_late(event, limit, zone_of(inspection.search.now)):
            reported.add(event.place)
            days = (event.day - item.interview.end.date()).days
            after = f"{days} day{'s' * (days != 1)}" if event.clock is None else f"{(event.at - item.interview.end) // _HOUR} h"
            message = f"sent {after} after the interview; due was {_spell_limit(inspection, limit)}"
            yield Finding(event.place, message, "nothing to mend here; next time write before supper")


def _spell_limit(inspection: Inspection, limit: date | datetime) -> str:
    """Return a limit for reading, in the reader's zone, as the times of a log are."""
    if not isinstance(limit, datetime):
        return spell_day(limit)
    here = limit.astimezone(inspection.search.now.tzinfo)
    return f"{spell_day(here.date())} {here:%H:%M}"


def _find_resent(inspection: Inspection) -> Collection[tuple[str, str, Event]]:
    """Return round, person and log line of each note that replaces a bounced one: the first after its `bounced`."""
    came_back: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for _, item in inspection.rounds("held"):
        for event in item.events:
            for key in event.people if event.kind == "bounced" else ():
                came_back[item.interview.slug, key].append(event)
    resent = set()
    for _, item, event, key in inspection.thanks if came_back else ():
        before = [bounced for bounced in came_back[item.interview.slug, key] if (bounced.at, bounced.place) < (event.at, event.place)]
        if before:
            resent.add((item.interview.slug, key, event))
            came_back[item.interview.slug, key] = came_back[item.interview.slug, key][len(before) :]
    return resent


def find_thanks_by_email(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you note was sent by e-mail where a letter is the rule."""
    for _, item, event, key in inspection.thanks:
        person = inspection.person(key)
        if event.channel == EMAIL.id and event.via is None and find_channel(person, item.interview, inspection.settings) == LETTER.id:
            note = person.path if person.channel else "this note"  # a person's own channel takes precedence over the interview's
            hint = f"if it was on purpose, write `channel: email` in {note}; the next one goes by letter"
            yield Finding(event.place, f'"{person.name}" was thanked by e-mail, and a letter is the rule', hint)


def find_thanks_twice(inspection: Inspection) -> Iterator[Finding]:
    """Somebody was thanked a second time for one interview."""
    sent: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    resent = _find_resent(inspection)
    for _, item, event, key in inspection.thanks:
        earlier = sent[item.interview.slug, key]
        if (item.interview.slug, key, event) in resent:
            earlier[-1:] = [event]
            continue
        is_other_channel = len(earlier) == 1 and event.channel != earlier[0].channel
        person = inspection.person(key)
        if earlier and not (is_other_channel and find_channel(person, item.interview, inspection.settings) == BOTH):
            hint = "no further note to them; if one of the two lines is a slip, delete it"
            yield Finding(event.place, f'"{person.name}" has your thanks of {spell_day(earlier[0].day)} already', hint)
        earlier.append(event)


def find_thanks_arrives_late(inspection: Inspection) -> Iterator[Finding]:
    """A letter may come after their decision."""
    for process, item in inspection.rounds("held"):
        today, interview = inspection.today(process), item.interview
        decision = process.waiting.decision if process.waiting and process.state == "waiting" else None
        if decision is None or today > decision:
            continue
        unsent = [action.person or "" for action in inspection.open_actions[THANK.id] if action.interview == interview.slug]
        slow = {key for key in (*item.met, *unsent) if find_channel(inspection.person(key), interview, inspection.settings) == LETTER.id}
        thanked = [event for event in item.events if event.kind == "thanked"]
        quick = {key for event in thanked if event.channel not in (LETTER.id, None) for key in event.people}
        # Letters in the post to people with no quicker thank-you note, then letters still to be written.
        letters: list[tuple[Event | None, list[str]]] = []
        for event in thanked:
            if event.via is None and event.channel in (LETTER.id, None):
                keys = [key for key in event.people if key in item.met and key not in quick]
                letters.append((event, [key for key in keys if event.channel or key in slow]))
        transit = inspection.settings.post.transit
        for posted, by_post in (*letters, (None, [key for key in unsent if key in slow])):
            # Of several letters, the one that arrives last.
            calendars = {key: inspection.calendar_of(inspection.person(key).country or interview.country) for key in by_post}
            deliveries = ((key, list_post_days(posted.day if posted else today, transit, calendar)) for key, calendar in calendars.items())
            key, days = max(deliveries, key=lambda each: each[1][-1].day, default=("", ()))
            if not days or days[-1].day <= decision:
                continue
            arrival = f"may arrive as late as {spell_day(days[-1].day)}; they decide on {spell_day(decision)}"
            if posted:
                hint = f"{say_post_days(days)}: if it matters, set `channel: both` in this note and e-mail your thanks today"
                yield Finding(posted.place, f"posted on {spell_day(posted.day)}, it {arrival}", hint)
            else:
                hint = f"{say_post_days(days)}: hand it in, or e-mail this one: `channel: email`"
                yield Finding(interview.name_place(key), f"a letter posted today {arrival}", hint)


def find_thanks_group(inspection: Inspection) -> Iterator[Finding]:
    """One thank-you note is addressed to several people. Each gets their own."""
    for letter in list_letters(inspection, DraftKind.THANK_YOU):
        # Words allowed in a salutation to one person: name, form of address, title and company.
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
    """Say whether the text after a greeting names a group or two people; `own` are the words of the recipient's name."""
    joined = _SPANISH_AND if greeting.casefold() == "hola" else _AND
    named: set[str] = set()
    for part in re.split(_PARTS, re.sub(_TITLES, "", greeted)):
        names = [name.strip(" .") for name in re.split(joined, part.strip())]
        if any(re.fullmatch(_EVERYBODY, name) for name in names):
            return True
        if not all(map(_is_name, names)):
            break  # the sentence has begun, or a job title
        named.update("" if own.issuperset(_split_words(name)) else name for name in names if name)
    return len(named) > 1


def _is_name(text: str) -> bool:
    """Say whether all words are capitalised, as in a name and not in a sentence."""
    words = re.findall(r"[\w'’-]+", text)
    return not re.match(_JOB_TITLE, text) and not any(word[0].islower() and word not in _NOT_A_NAME for word in words)
