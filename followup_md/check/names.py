"""One person under two names, or twice in the vault."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from followup_md.check.inspection import Finding
from followup_md.networks import fold_url
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview, Person
    from followup_md.problem import Place

_ALIKE = 0.8
_SHORTEST = 4
_MOST_APART = 2
_VOWELS = "aeiouy"
# Mailboxes that several people read: two who have one need not be one.
_SHARED_BOXES = frozenset({"jobs", "hr", "careers", "career", "info", "recruiting", "recruitment", "talent", "people", "office", "hello"})


class _Named(NamedTuple):
    """Somebody of one company: how often interview notes name them, and where they do so last."""

    person: Person
    times: int
    place: Place


def find_name_spelled_two_ways(inspection: Inspection) -> Iterator[Finding]:
    """Two people of one company have almost the same name: one of the two is a slip."""
    groups: defaultdict[str, dict[str, list[Interview]]] = defaultdict(dict)
    for interview in inspection.search.vault.interviews:
        for key in interview.interviewers:
            groups[slug(interview.company)].setdefault(key, []).append(interview)
    for key, person in inspection.search.vault.people.items():
        if person.company and person.path:
            groups[slug(person.company)].setdefault(key, [])
    for group in groups.values():
        people = {key: inspection.person(key) for key in group}
        words = [slug(person.name).split("-") for person in people.values()]
        # Two names can share all words but one only where so many words stand twice; mostly there are not.
        twice = sum(map(len, words)) - len({word for name in words for word in name})
        if len(words) == 1 or twice < min(map(len, words)) - 1:
            continue
        named = [
            _Named(people[key], len(rounds), rounds[-1].name_place(key) if rounds else people[key].place("name"))
            for key, rounds in group.items()
        ]
        for one, two in _find_pairs(named):
            # The one that is named less often is the slip, or else the later one.
            right, wrong = sorted((one, two), key=lambda named: (-named.times, named.place))
            message = f'"{wrong.person.name}" here, and "{right.person.name}" in {right.place.path}'
            yield Finding(wrong.place, message, "which is right? Look at their profile or mail, and write that in both places")


def _find_pairs(group: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Yield those of one company whose names share all words but one, and that one nearly."""
    known: defaultdict[tuple[object, ...], list[tuple[str, _Named]]] = defaultdict(list)
    for named in sorted(group, key=lambda named: named.place):
        words = slug(named.person.name).split("-")
        for index, word in enumerate(words):
            rest = (len(words), index, *words[:index], *words[index + 1 :])
            for other, earlier in known[rest]:
                if not _is_slip(word, other) or _are_two(named.person, earlier.person):
                    continue
                # `Alex` and `Alexa`, `Mario` and `Maria` are two names; of a slip mostly one alone has a note, or is named by interviews.
                is_other_name = index == 0 and word.rstrip(_VOWELS) == other.rstrip(_VOWELS)
                if not (is_other_name and ((earlier.person.path and named.person.path) or (earlier.times and named.times))):
                    yield earlier, named
            known[rest].append((word, named))


def _is_slip(one: str, two: str) -> bool:
    if one == two or min(len(one), len(two)) < _SHORTEST or abs(len(one) - len(two)) > _MOST_APART or one[0] != two[0]:
        return False
    from difflib import SequenceMatcher  # slow to import, and most names are not alike

    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _are_two(one: Person, two: Person) -> bool:
    mail = one.email and two.email and one.email.casefold() != two.email.casefold()
    profile = one.profiles and two.profiles and not {*map(fold_url, one.profiles)} & {*map(fold_url, two.profiles)}
    return bool(mail or profile)


def find_same_person_twice(inspection: Inspection) -> Iterator[Finding]:
    """Two person notes have one profile or one e-mail address: the same person would be invited twice."""
    owners: dict[str, Person] = {}
    reported: set[tuple[str, str]] = set()
    for person in inspection.search.vault.people.values():
        marks = [(fold_url(url), place) for url, place in zip(person.profiles, person.profile_places, strict=True)]
        if person.email and person.email.partition("@")[0].casefold() not in _SHARED_BOXES:
            marks.append((person.email.casefold(), person.place("email")))
        for mark, place in marks:
            first = owners.setdefault(mark, person)
            if first is not person and (first.key, person.key) not in reported:
                reported.add((first.key, person.key))
                message = f'"{mark}" is also that of "{first.key}"'
                yield Finding(place, message, f"if they are one person, keep one note ({first.path}) and link it everywhere")
