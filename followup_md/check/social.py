"""Checks about networks: which profiles to use, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day
from followup_md.networks import GONE_HOSTS, PRIVATE_HOSTS, find_host_labels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from followup_md.check.inspection import Inspection
    from followup_md.model import Person
    from followup_md.problem import Place


def _list_profiles(inspection: Inspection) -> Iterator[tuple[Person, str, Place]]:
    for person in inspection.search.vault.people.values():
        for url, place in zip(person.profiles, person.profile_places, strict=True):
            yield person, url, place


def find_profile_not_professional(inspection: Inspection) -> Iterator[Finding]:
    """A profile is for family and friends.

    Only public, professional profiles are a target. List it under `private`, and it is left alone.

    Fails:

        people/Priya Raman.md:
        profiles: ["https://www.linkedin.com/in/priya", "https://www.facebook.com/priya"]

    Passes:

        people/Priya Raman.md:
        profiles: ["https://www.linkedin.com/in/priya"]
        private: ["https://www.facebook.com/priya"]
    """
    for person, url, place in _list_profiles(inspection):
        if url not in person.private and set(PRIVATE_HOSTS) & set(find_host_labels(url)):
            hint = "leave it alone: move it to `private:`, and look for a public professional profile"
            yield Finding(place, f'"{url}" is a private network', hint)


def find_network_gone(inspection: Inspection) -> Iterator[Finding]:
    """A profile lies on a network that has closed.

    Fails:

        people/Priya Raman.md:
        profiles: ["https://www.linkedin.com/in/priya", "https://plus.google.com/+priya"]

    Passes:

        people/Priya Raman.md:
        profiles: ["https://www.linkedin.com/in/priya"]
    """
    for _, url, place in _list_profiles(inspection):
        labels = find_host_labels(url)
        closed = GONE_HOSTS.get(".".join(labels)) or GONE_HOSTS.get(".".join(labels[-2:]))
        if closed:
            yield Finding(place, f'"{url}" is on a network that closed in {closed}', "take it out, and look for another")


def find_connect_missing(inspection: Inspection) -> Iterator[Finding]:
    """Not connected with somebody after a week.

    Who decides comes first.

    Fails:

        At 2026-11-25T12:00:
        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 09:00 thanked [[Tom Okafor]] by letter

    Passes:

        At 2026-11-25T12:00:
        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 09:00 thanked [[Tom Okafor]] by letter
        - 2026-11-24 connected with [[Tom Okafor]] on LinkedIn
    """
    waiting: dict[str, list[str]] = {}
    for action in inspection.overdue("connect"):
        waiting.setdefault(action.interview or "", []).append(action.person or "")
    for slug, keys in waiting.items():
        interview = inspection.interviews[slug]
        named = (inspection.person(key) for key in sorted(keys, key=interview.name_place))
        people = sorted(named, key=lambda person: person.part != "hiring-manager")
        names = " and ".join(f'"{person.name}"' for person in people)
        first = people[0]
        line = inspection.spell_log(f"connected with [[{first.name}]]")
        hint = f"invite {first.name} first, then log {line}; or `waived connect {first.name} because …`"
        message = f"not connected with {names}, whom you met on {spell_day(interview.end.date())}"
        yield Finding(interview.name_place(first.key), message, hint)


def find_answer_before_connect(inspection: Inspection) -> Iterator[Finding]:
    """An answer was shared with somebody unconnected.

    First connect, then talk as colleagues do, of the subject and never of the interview.

    Fails:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 09:00 thanked [[Tom Okafor]] by letter
        - 2026-11-18 shared answer with [[Tom Okafor]]

    Passes:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 09:00 thanked [[Tom Okafor]] by letter
        - 2026-11-18 connected with [[Tom Okafor]] on LinkedIn
        - 2026-11-18 shared answer with [[Tom Okafor]]
    """
    shared = [event for _, event in inspection.events("shared")]
    if not shared:
        return
    first: dict[str, datetime] = {}
    for event in inspection.search.vault.events:
        if event.kind == "connected":
            for key in event.people:
                first.setdefault(key, event.at)
    for event in shared:
        for key in event.people:
            if key not in first or first[key] > event.at:
                name = inspection.person(key).name
                hint = f"connect first; if you are, log `- {event.day} connected with [[{name}]]` above this line"
                yield Finding(event.place, f'shared with "{name}", with whom no connection is logged', hint)


CHECKS = (find_profile_not_professional, find_network_gone, find_connect_missing, find_answer_before_connect)
