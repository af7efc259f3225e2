"""Checks of networks: which profiles to use, and in what order to connect."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.check.context import Finding
from followup_md.dates import spell_day
from followup_md.model.actions import CONNECT
from followup_md.problem import ANSWER_BEFORE_CONNECT, CONNECT_MISSING, NETWORK_GONE, PROFILE_NOT_PROFESSIONAL
from followup_md.slug import GONE_HOSTS, find_host_labels, fold_url, is_private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.context import Inspection
    from followup_md.model import Event, Person
    from followup_md.problem import Place


def _list_profiles(inspection: Inspection) -> Iterator[tuple[Person, str, Place]]:
    for person in inspection.search.vault.people.values():
        for url, place in zip(person.profiles, person.profile_places, strict=True):
            yield person, url, place


def find_profile_not_professional(inspection: Inspection) -> Iterator[Finding]:
    """A profile is for family and friends."""
    for person, url, place in _list_profiles(inspection):
        if is_private(url) and fold_url(url) not in map(fold_url, person.private):
            hint = "leave it alone: move it to `private:`, and look for a public professional profile"
            yield Finding(place, f'"{url}" is a private network', hint)


def find_network_gone(inspection: Inspection) -> Iterator[Finding]:
    """A profile lies on a network that has closed."""
    for _, url, place in _list_profiles(inspection):
        labels = find_host_labels(url)
        closed = GONE_HOSTS.get(".".join(labels)) or GONE_HOSTS.get(".".join(labels[-2:]))
        if closed:
            yield Finding(place, f'"{url}" is on a network that closed in {closed}', "take it out, and look for another")


def find_connect_missing(inspection: Inspection) -> Iterator[Finding]:
    """Not connected with somebody after a week."""
    waiting: dict[str, list[str]] = {}
    for action in inspection.overdue(CONNECT):
        if action.blocked_by is None:
            waiting.setdefault(action.interview or "", []).append(action.person or "")
    for slug, keys in waiting.items():
        interview = inspection.interviews[slug]
        named = (inspection.person(key) for key in sorted(keys, key=interview.name_place))
        people = sorted(named, key=lambda person: person.part != "hiring-manager")
        names = " and ".join(f'"{person.name}"' for person in people)
        first = people[0]
        links = " and ".join(inspection.link(person.key) for person in people)
        lines = [inspection.spell_log(words) for words in (f"connected with {links}", f"waived connect {links} because …")]
        hint = f"invite {first.name} first, then log {lines[0]}; or, if you never will, {lines[1]}"
        message = f"not connected with {names}, whom you met on {spell_day(interview.end.date())}"
        yield Finding(interview.name_place(first.key), message, hint)


def find_answer_before_connect(inspection: Inspection) -> Iterator[Finding]:
    """An answer was shared with somebody unconnected."""
    connected: defaultdict[str, list[Event]] = defaultdict(list)
    for event in inspection.search.vault.events:
        if event.kind == "connected":
            for key in event.people:
                connected[key].append(event)
    for _, event in inspection.events("shared"):
        for key in event.people:
            # On one day it is open which came first, unless both have a time.
            earlier = (one.at <= event.at if one.clock and event.clock else one.day <= event.day for one in connected[key])
            if not any(earlier):
                hint = f"connect first; if you are, log `- {event.day} connected with {inspection.link(key)}` above this line"
                yield Finding(event.place, f'shared with "{inspection.person(key).name}", with whom no connection is logged', hint)


FINDERS = {
    PROFILE_NOT_PROFESSIONAL: find_profile_not_professional,
    NETWORK_GONE: find_network_gone,
    CONNECT_MISSING: find_connect_missing,
    ANSWER_BEFORE_CONNECT: find_answer_before_connect,
}
