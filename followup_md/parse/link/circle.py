"""The participants of each interview, resolved, and the names that can be read at each place of the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.parse.near import suggest
from followup_md.parse.link.layers import Layers
from followup_md.parse.link.people import add_key, find_noted, index_parts, index_people, invent_person, list_noted, strip_path
from followup_md.parse.names import fold_name
from followup_md.parse.text import slug
from followup_md.problem import AMBIGUOUS_PERSON, BROKEN_LINK, Problem, report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from followup_md.model import Person
    from followup_md.parse.link.people import Index
    from followup_md.parse.names import Names
    from followup_md.parse.notes import InterviewNote, Name, PersonNote
    from followup_md.problem import Place


class Circle(NamedTuple):
    """The people of one interview note: keys of those met with their places, and of who named the date and the agent.

    `names` are those that can be read in that note.
    """

    interviewers: Mapping[str, Place]
    decision_from: str | None
    agency: str | None
    names: Names


class Directory(NamedTuple):
    """Everybody in the vault: persons by key, the participants of each interview by path, and the names read outside interview notes.

    `home` are the names in a person note, by its path: there the person themself is known by parts of the name too.
    """

    people: dict[str, Person]
    participants: Mapping[str, Circle]
    names: Names
    home: Mapping[str, Names]
    problems: tuple[Problem, ...]


class _Resolved(NamedTuple):
    """The people of one interview before the vault's names are known; `typed` maps links as typed to keys, `mine` their names.

    `places` says where the note names each of `interviewers`.
    """

    note: InterviewNote
    interviewers: tuple[Person, ...]
    places: Mapping[str, Place]
    decision_from: Person | None
    agency: Person | None
    typed: dict[str, tuple[str, ...]]
    mine: Index


def build_directory(interviews: Sequence[InterviewNote], person_notes: Iterable[PersonNote]) -> Directory:
    """Resolve who takes part in the interviews; both in any order, the result does not depend on it.

    Somebody whose name fits two person notes is reported, and kept as a person of the company, so that no thank-you is lost.
    """
    noted = list_noted(person_notes)
    index, by_key = index_people(noted), {person.key: person for person in noted}
    problems: list[Problem] = []
    resolved = [_resolve_people(note, index, by_key, problems) for note in sorted(interviews, key=lambda note: note.path)]
    met = {person.key for item in resolved for person in item.interviewers}
    known = [person.name for person in noted]
    resolved = [_drop_unknown(item, met, known, problems) for item in resolved]
    people = dict(by_key)
    for item in resolved:
        for person in (*item.interviewers, item.decision_from, item.agency):
            if person:
                people.setdefault(person.key, person)
    invented = [person for person in people.values() if person.path is None]
    layers = Layers.of(index, invented)
    return Directory(
        people=people,
        participants={
            item.note.path: Circle(
                interviewers=item.places,
                decision_from=item.decision_from and item.decision_from.key,
                agency=item.agency and item.agency.key,
                names=layers.read(item.mine, item.interviewers, item.typed, item.note.company, tuple(item.places)),
            )
            for item in resolved
        },
        names=layers.read(index_people(()), (), {}),
        home={person.path or "": layers.read(index_people((person,)), (person,), {}) for person in noted},
        problems=tuple(problems),
    )


def _resolve_people(note: InterviewNote, index: Index, noted: Mapping[str, Person], problems: list[Problem]) -> _Resolved:
    typed: dict[str, tuple[str, ...]] = {}
    met: dict[str, Person] = {}
    places: dict[str, Place] = {}
    # A part of a name (`Tom`) comes last: it may mean somebody who is named in full beside it.
    for name in sorted(note.interviewers, key=lambda name: not name.linked and " " not in name.text):
        person = _find_person(name, note.company, index, noted, problems, met)
        met.setdefault(person.key, person)
        places.setdefault(person.key, name.place)
        if name.linked:
            add_key(typed, strip_path(name.text), person.key)
    interviewers = tuple(met.values())
    mine = index_people(interviewers)
    others = [_find_other(name, note.company, (interviewers, mine), index, noted, problems) for name in (note.decision_from, note.agency)]
    if any(other is not None and other.key not in met for other in others):
        mine = index_people((*interviewers, *filter(None, others)))
    return _Resolved(note, interviewers, places, others[0], others[1], typed, mine)


def _find_other(
    name: Name | None,
    company: str,
    circle: tuple[Sequence[Person], Index],
    index: Index,
    noted: Mapping[str, Person],
    problems: list[Problem],
) -> Person | None:
    """Find who is named beside the interviewers, most often one of them, by any part of the name."""
    if name is None:
        return None
    met, mine = circle
    own = find_noted(name, mine) or index_parts(met).get(fold_name(name.text), ())
    if len(own) == 1:
        return next(person for person in met if person.key == own[0])
    firm = slug(company)
    colleagues = {} if name.linked else {key: person for key, person in noted.items() if person.company and slug(person.company) == firm}
    return _find_person(name, company, index, noted, problems, colleagues)


def _find_person(
    name: Name, company: str, index: Index, noted: Mapping[str, Person], problems: list[Problem], met: Mapping[str, Person]
) -> Person:
    keys = find_noted(name, index)
    beside = () if keys or name.linked or not met else index_parts(tuple(met.values())).get(fold_name(name.text), ())
    if len(beside) == 1:
        return met[beside[0]]
    if len(keys) == 1:
        return noted[keys[0]]
    if keys:
        links = " or ".join(f"`[[{key}]]`" for key in keys)
        problems.append(report(AMBIGUOUS_PERSON, name.place, f'"{name.text}" fits {len(keys)} people', f"write {links}"))
    return invent_person(name, company)


def _drop_unknown(item: _Resolved, met: Collection[str], known: Iterable[str], problems: list[Problem]) -> _Resolved:
    """Report who is named in `decision_from` and is nobody of the vault; without a link (`HR`) it is no person to write to."""
    name, person = item.note.decision_from, item.decision_from
    if name is None or person is None or person.path is not None or person.key in met or person == item.agency:
        return item
    if any(problem.place == name.place for problem in problems):
        return item  # it fits several
    close = suggest(name.text, [*(other.name for other in item.interviewers), *known])
    hint = f"did you mean `[[{close}]]`?" if close else "write the name as in `interviewers`, or give the person a note under people/"
    problems.append(report(BROKEN_LINK, name.place, f'nobody here is called "{name.text}"', hint))
    return item if name.linked else item._replace(decision_from=None)
