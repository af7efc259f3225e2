"""Checks about who is who: one person under two names, or twice in the vault."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from followup_md.check.inspection import Finding
from followup_md.networks import fold_url
from followup_md.problem import NAME_SPELLED_TWO_WAYS, SAME_PERSON_TWICE
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview, Person
    from followup_md.problem import Place

_ALIKE = 0.8
_SHORTEST = 4
_MOST_APART = 2
_VOWELS = "aeiouy"
# Read by several people, so no sign that two are one.
_SHARED = frozenset({"jobs", "hr", "careers", "career", "info", "recruiting", "recruitment", "talent", "people", "office", "hello"})


class _Named(NamedTuple):
    """Somebody of one company: how often interview notes name them, and where they do so last."""

    person: Person
    times: int
    place: Place


def find_name_spelled_two_ways(inspection: Inspection) -> Iterator[Finding]:
    """Two people of one company have almost the same name: one of the two is a slip."""
    for group in _group_by_company(inspection).values():
        people = {key: inspection.person(key) for key in group}
        if not _may_be_near([slug(person.name).split("-") for person in people.values()]):
            continue
        named = [_Named(people[key], len(rounds), _find_place(people[key], rounds)) for key, rounds in group.items()]
        for one, two in _find_pairs(named):
            # The one that is named less often is the slip, or else the later one.
            right, wrong = sorted((one, two), key=lambda named: (-named.times, named.place))
            message = f'"{wrong.person.name}" here, and "{right.person.name}" in {right.place.path}'
            yield Finding(wrong.place, message, "which is right? Look at their profile or mail, and write that in both places")


def _group_by_company(inspection: Inspection) -> Mapping[str, Mapping[str, Sequence[Interview]]]:
    """Return the people of each company by key, with the interviews that name them."""
    groups: defaultdict[str, dict[str, list[Interview]]] = defaultdict(dict)
    for interview in inspection.search.vault.interviews:
        group = groups[slug(interview.company)]
        for key in interview.interviewers:
            group.setdefault(key, []).append(interview)
    for key, person in inspection.search.vault.people.items():
        if person.company and person.path:
            groups[slug(person.company)].setdefault(key, [])
    return groups


def _may_be_near(names: Sequence[Sequence[str]]) -> bool:
    """Say whether any two names can share all words but one: whether there are so many words that stand twice; mostly there are not."""
    twice = sum(map(len, names)) - len({word for words in names for word in words})
    return len(names) > 1 and twice >= min(map(len, names)) - 1


def _find_place(person: Person, rounds: Sequence[Interview]) -> Place:
    return rounds[-1].name_place(person.key) if rounds else person.place("name")


def _find_pairs(group: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Yield those of one company whose names share all words but one, and that one nearly."""
    known: defaultdict[tuple[object, ...], list[tuple[str, _Named]]] = defaultdict(list)
    for named in sorted(group, key=lambda named: named.place):
        words = slug(named.person.name).split("-")
        for index, word in enumerate(words):
            rest = (len(words), index, *words[:index], *words[index + 1 :])
            for other, earlier in known[rest]:
                alike = _is_slip(word, other) and not _are_two(named.person, earlier.person)
                if alike and not (index == 0 and _is_other_form(word, other) and _stand_alike(named, earlier)):
                    yield earlier, named
            known[rest].append((word, named))


def _is_slip(one: str, two: str) -> bool:
    if one == two or min(len(one), len(two)) < _SHORTEST or abs(len(one) - len(two)) > _MOST_APART or one[0] != two[0]:
        return False
    from difflib import SequenceMatcher  # slow to import, and most names are not even near

    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _is_other_form(one: str, two: str) -> bool:
    """Say whether two given names differ by a vowel at the end alone, as `Alex` and `Alexa` or `Mario` and `Maria` do."""
    return one.rstrip(_VOWELS) == two.rstrip(_VOWELS)


def _stand_alike(one: _Named, two: _Named) -> bool:
    """Say whether both have a note, or interviews name both: a slip mostly has one of the two."""
    return bool((one.person.path and two.person.path) or (one.times and two.times))


def _are_two(one: Person, two: Person) -> bool:
    mail = one.email and two.email and one.email.casefold() != two.email.casefold()
    profile = one.profiles and two.profiles and not {*map(fold_url, one.profiles)} & {*map(fold_url, two.profiles)}
    return bool(mail or profile)


def find_same_person_twice(inspection: Inspection) -> Iterator[Finding]:
    """Two person notes have one profile or one e-mail address: the same person would be invited twice."""
    owners: dict[str, Person] = {}
    told: set[tuple[str, str]] = set()
    for person in inspection.search.vault.people.values():
        for mark, place in _find_marks(person):
            first = owners.setdefault(mark, person)
            if first is not person and (first.key, person.key) not in told:
                told.add((first.key, person.key))
                message = f'"{mark}" is also that of "{first.key}"'
                yield Finding(place, message, f"if they are one person, keep one note ({first.path}) and link it everywhere")


def _find_marks(person: Person) -> Iterator[tuple[str, Place]]:
    for url, place in zip(person.profiles, person.profile_places, strict=True):
        yield fold_url(url), place
    if person.email and person.email.partition("@")[0].casefold() not in _SHARED:
        yield person.email.casefold(), person.place("email")


FINDERS = {
    NAME_SPELLED_TWO_WAYS: find_name_spelled_two_ways,
    SAME_PERSON_TWICE: find_same_person_twice,
}
