"""Checks about thank-you notes: one to each person, in time, by letter, and only one."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.config.channel import find_channel
from followup_md.dates import add_span, spell_day
from followup_md.model import LIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.check.inspection import Inspection
    from followup_md.model import Event, Interview, Round

_HOUR = timedelta(hours=1)


def find_thanks_missing(inspection: Inspection) -> Iterator[Finding]:
    """Somebody you met has no thank-you note, and it is overdue. Late beats never, up to a week.

    Fails:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

    Passes:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 10:00 thanked [[Tom Okafor]] by letter
    """
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for action in inspection.overdue("thank"):
        # An address or a topic that is missing is told by a check of its own.
        if not action.lacks.startswith("needs"):
            waiting[action.interview or ""].append(action.person or "")
    for slug, keys in waiting.items():
        interview = inspection.interviews[slug]
        keys.sort(key=interview.name_place)
        names = [inspection.person(key).name for key in keys]
        has = "have" if len(names) > 1 else "has"
        line = inspection.spell_log(f"thanked [[{names[0]}]] by letter")
        hint = f"write today: late beats never, up to a week; then log {line}"
        message = f"{_join(names)} {has} no thank-you note for {spell_day(interview.end.date())}"
        yield Finding(interview.name_place(keys[0]), message, hint)


def _join(names: Sequence[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def find_thanks_late(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you note went out after the time for it was over.

    It is the sending that counts, from the end of the interview on; a line without a time is in time on the last day. Told as long as
    the process goes on.

    Fails:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 21:00 thanked [[Tom Okafor]] by letter

    Passes:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 13:30 thanked [[Tom Okafor]] by letter
    """
    told = set()
    for process, item, event, _ in inspection.thanks:
        if process.state not in LIVE or event.place in told or any(other.kind == "bounced" for other in item.events):
            continue
        limit = add_span(item.interview.end, inspection.settings.thank_you.within, inspection.calendar(process))
        if _is_late(inspection, event, limit):
            told.add(event.place)
            message = f"sent {_say_after(event, item.interview)} after the interview; due was {_say_limit(limit)}"
            yield Finding(event.place, message, "nothing to mend here; next time write before supper")


def _is_late(inspection: Inspection, event: Event, limit: date | datetime) -> bool:
    if not isinstance(limit, datetime):
        return event.day > limit
    if event.clock is not None:
        return event.at > limit
    return event.day > limit.astimezone(inspection.search.now.tzinfo).date()


def _say_after(event: Event, interview: Interview) -> str:
    if event.clock is not None:
        return f"{(event.at - interview.end) // _HOUR} h"
    days = (event.day - interview.end.date()).days
    return f"{days} day{'s' * (days != 1)}"


def _say_limit(limit: date | datetime) -> str:
    return f"{spell_day(limit.date())} {limit:%H:%M}" if isinstance(limit, datetime) else spell_day(limit)


def find_thanks_by_email(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you note went by e-mail, while a letter is the rule here.

    Where it was a choice, say so: `channel: email` in the note, in the person's note, or as `thank_you.channel` in followup.toml.

    Fails:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 10:00 thanked [[Tom Okafor]] by email

    Passes:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        people/Tom Okafor.md:
        channel: email

        ## Log
        - 2026-11-18 10:00 thanked [[Tom Okafor]] by email
    """
    for _, item, event, key in inspection.thanks:
        person = inspection.person(key)
        if event.channel == "email" and event.via is None and find_channel(person, item.interview, inspection.settings) == "letter":
            hint = "if it was on purpose, write `channel: email` in this note; the next one goes by letter"
            yield Finding(event.place, f'"{person.name}" was thanked by e-mail, and a letter is the rule', hint)


def find_thanks_twice(inspection: Inspection) -> Iterator[Finding]:
    """Somebody was thanked a second time for one interview: the first step to being a pest.

    With `channel: both` a letter and an e-mail are meant, and a note that came back (`bounced`) may be sent again.

    Fails:

        ## Log
        - 2026-11-18 10:00 thanked [[Priya Raman]] by letter

    Passes:

        channel: both

        ## Log
        - 2026-11-18 10:00 thanked [[Priya Raman]] by email
    """
    sent: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for _, item, event, key in inspection.thanks:
        earlier = sent[item.interview.slug, key]
        both = find_channel(inspection.person(key), item.interview, inspection.settings) == "both"
        allowed = both and len(earlier) == 1 and event.channel != earlier[0].channel
        if earlier and not allowed and not _came_back(item, key, event):
            name = inspection.person(key).name
            hint = "no further note to them; if one of the two lines is a slip, delete it"
            yield Finding(event.place, f'"{name}" has your thanks of {spell_day(earlier[0].day)} already', hint)
        earlier.append(event)


def _came_back(item: Round, key: str, event: Event) -> bool:
    return any(other.kind == "bounced" and key in other.people and other.at <= event.at for other in item.events)


CHECKS = (find_thanks_missing, find_thanks_late, find_thanks_by_email, find_thanks_twice)
