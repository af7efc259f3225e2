"""People of the vault: whom a link or name can mean, and who takes part in each interview (format.md 4, rules.md 7.2)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar, overload

from followup_md.model import Person
from followup_md.parse.facts import InterviewNote, Name, Names, PersonNote, cached_slug, fold_name, suggest_name
from followup_md.problem import AMBIGUOUS_PERSON, BROKEN_LINK, Place, Problem, report

# `J. Kim (Globex)`: the brackets tell two files apart and are not part of the name.
_DISTINCTION: Final = re.compile(r"\s*\([^()]*\)$")
_TITLES: Final = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "herr", "frau"})
_FEWEST_LETTERS: Final = 2
Keys = tuple[str, ...]
_Default = TypeVar("_Default")


class Index(NamedTuple):
    """Lookup from folded texts to the keys of the persons they fit: `links` by file stem and path, `names` by name and bare file stem."""

    links: dict[str, Keys]
    names: dict[str, Keys]


class Participants(NamedTuple):
    """The people of one interview note, by key: those met with their places, who named the date, the agent; and the `names` read there."""

    interviewers: Mapping[str, Place]
    decision_from: str | None
    agency: str | None
    names: Names


class Directory(NamedTuple):
    """All people of the vault: persons by key, the participants of each interview by path, and the names read outside interview notes."""

    people: dict[str, Person]
    participants: Mapping[str, Participants]
    names: Names
    home: Mapping[str, Names]
    problems: tuple[Problem, ...]


def build_directory(interviews: Sequence[InterviewNote], person_notes: Iterable[PersonNote]) -> Directory:
    """Resolve who takes part in the interviews, in any order; a name that fits two notes is reported and kept as a company contact."""
    noted = list_noted(person_notes)
    resolver = _Resolver(index_people(noted), {person.key: person for person in noted}, [])
    resolved = [resolver.resolve(note) for note in sorted(interviews, key=lambda note: note.path)]
    met = {person.key for item in resolved for person in item.interviewers}
    resolved = [resolver.drop_unknown(item, met) for item in resolved]
    people = dict(resolver.noted)
    for item in resolved:
        for person in (*item.interviewers, item.decision_from, item.agency):
            if person:
                people.setdefault(person.key, person)
    layers = Layers.of(resolver.indexed, [person for person in people.values() if person.path is None])
    return Directory(
        people=people,
        participants={
            item.note.path: Participants(
                interviewers=item.places,
                decision_from=item.decision_from and item.decision_from.key,
                agency=item.agency and item.agency.key,
                names=layers.read(item.mine, item.interviewers, item.typed, item.note.company, tuple(item.places)),
            )
            for item in resolved
        },
        names=layers.read(index_people(()), (), {}),
        home={person.path or "": layers.read(index_people((person,)), (person,), {}) for person in noted},
        problems=tuple(resolver.problems),
    )


class _Resolved(NamedTuple):
    """The people of one interview before the vault's names are known; `typed` maps links as typed to keys, `mine` their names."""

    note: InterviewNote
    interviewers: tuple[Person, ...]
    places: Mapping[str, Place]
    decision_from: Person | None
    agency: Person | None
    typed: dict[str, Keys]
    mine: Index


class _Resolver(NamedTuple):
    """Resolver of names in interviews to the persons with a note; collects what is wrong with the names."""

    indexed: Index
    noted: Mapping[str, Person]
    problems: list[Problem]

    def resolve(self, note: InterviewNote) -> _Resolved:
        """Return the people of one interview."""
        typed: dict[str, Keys] = {}
        met: dict[str, Person] = {}
        places: dict[str, Place] = {}
        # A part of a name (`Tom`) comes last: it may mean somebody named in full in the same list.
        for name in sorted(note.interviewers, key=lambda name: not name.linked and " " not in name.text):
            person = self._find(name, note.company, met)
            met.setdefault(person.key, person)
            places.setdefault(person.key, name.place)
            if name.linked:
                add_key(typed, strip_path(name.text), person.key)
        interviewers = tuple(met.values())
        mine = index_people(interviewers)
        others = [name and self._find_other(name, note.company, interviewers, mine) for name in (note.decision_from, note.agency)]
        if any(other is not None and other.key not in met for other in others):
            mine = index_people((*interviewers, *filter(None, others)))
        return _Resolved(note, interviewers, places, others[0], others[1], typed, mine)

    def drop_unknown(self, item: _Resolved, met: Collection[str]) -> _Resolved:
        """Report a name in `decision_from` that is nobody in the vault; one without a link (`HR`) is not a person to write to."""
        name, person = item.note.decision_from, item.decision_from
        if name is None or person is None or person.path is not None or person.key in met or person == item.agency:
            return item
        if any(problem.place == name.place for problem in self.problems):
            return item  # it fits several
        close = suggest_name(name.text, [other.name for other in (*item.interviewers, *self.noted.values())])
        hint = f"did you mean `[[{close}]]`?" if close else "write the name as in `interviewers`, or give the person a note under people/"
        self.problems.append(report(BROKEN_LINK, name.place, f'nobody here is called "{name.text}"', hint))
        return item if name.linked else item._replace(decision_from=None)

    def _find_other(self, name: Name, company: str, met: Sequence[Person], mine: Index) -> Person:
        """Return somebody named besides the interviewers (most often one of them), by any part of the name."""
        own = find_noted(name, mine) or index_parts(met).get(fold_name(name.text), ())
        if len(own) == 1:
            return next(person for person in met if person.key == own[0])
        firm = cached_slug(company)
        noted = () if name.linked else self.noted.values()
        return self._find(name, company, {person.key: person for person in noted if person.company and cached_slug(person.company) == firm})

    def _find(self, name: Name, company: str, met: Mapping[str, Person]) -> Person:
        keys = find_noted(name, self.indexed)
        beside = () if keys or name.linked or not met else index_parts(tuple(met.values())).get(fold_name(name.text), ())
        if len(beside) == 1:
            return met[beside[0]]
        if len(keys) == 1:
            return self.noted[keys[0]]
        if keys:
            links = " or ".join(f"`[[{key}]]`" for key in keys)
            self.problems.append(report(AMBIGUOUS_PERSON, name.place, f'"{name.text}" fits {len(keys)} people', f"write {links}"))
        return invent_person(name, company)


class Layers(NamedTuple):
    """Names in order of closeness: a note's own people, persons with a note, those at the same company, all others."""

    noted: Index
    companies: Mapping[str, Mapping[str, Keys]]
    invented: Mapping[str, Keys]
    shown: Mapping[str, str]

    @classmethod
    def of(cls, noted: Index, invented: Iterable[Person]) -> Layers:
        """Put the persons without a note below those in `noted`."""
        groups: defaultdict[str, list[Person]] = defaultdict(list)
        for person in invented:
            groups[cached_slug(person.company or "")].append(person)
        everybody = [person for group in groups.values() for person in group]

        def index(people: Iterable[Person]) -> Mapping[str, Keys]:
            return index_people(people).names

        companies = {company: Late(index, group) for company, group in groups.items()}
        return cls(noted, companies, Late(index, everybody), {person.key: person.name for person in everybody})

    def read(self, mine: Index, met: Sequence[Person], typed: Mapping[str, Keys], company: str = "", everyone: Keys = ()) -> Names:
        """Return the names at one place; those of `mine` come first, people `met` are known also by parts of their names."""
        indexes = (mine.names, self.noted.names, self.companies.get(cached_slug(company), {}), self.invented)
        return Names(
            links=Nearest(typed, mine.links, self.noted.links, *indexes),
            full=Nearest(*indexes),
            parts=Late(index_parts, met),
            everyone=everyone,
            shown=self.shown,
        )


class Nearest(Mapping[str, Keys]):
    """Several indexes as one, the first that holds a name wins; a ChainMap's lookup takes four times as long."""

    __slots__ = ("_indexes",)

    def __init__(self, *indexes: Mapping[str, Keys]) -> None:
        """Take the indexes, the nearest first."""
        self._indexes = indexes

    @overload
    def get(self, key: str, default: None = None) -> Keys | None: ...
    @overload
    def get(self, key: str, default: _Default) -> Keys | _Default: ...
    def get(self, key: str, default: object = None) -> object:
        """Return the keys of a name."""
        for index in self._indexes:
            keys = index.get(key)
            if keys is not None:
                return keys
        return default

    def __getitem__(self, key: str) -> Keys:
        """Return the keys of a name; KeyError where it fits nobody."""
        keys = self.get(key)
        if keys is None:
            raise KeyError(key)
        return keys

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, the farthest first."""
        return iter({name: None for index in reversed(self._indexes) for name in index})

    def __len__(self) -> int:
        """Return how many names there are."""
        return sum(1 for _ in self)


class Late(Mapping[str, Keys]):
    """An index of people, built at the first lookup: most notes link to persons they list, and never need it."""

    __slots__ = ("_build", "_made", "_people")

    def __init__(self, build: Callable[[Sequence[Person]], Mapping[str, Keys]], people: Sequence[Person]) -> None:
        """Keep what is needed to build it."""
        self._build, self._people = build, people
        self._made: Mapping[str, Keys] | None = None

    def __getitem__(self, key: str) -> Keys:
        """Return the keys of a name."""
        return self._index()[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._index())

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._index())

    def _index(self) -> Mapping[str, Keys]:
        if self._made is None:
            self._made = self._build(self._people)
        return self._made


def list_noted(notes: Iterable[PersonNote]) -> tuple[Person, ...]:
    """Return the persons of the person notes by path; if two files have the same stem, their paths are the keys."""
    noted = sorted((note.facts for note in notes), key=lambda person: person.path or "")
    shared = Counter(person.key for person in noted)
    return tuple(person._replace(key=_path_key(person)) if shared[person.key] > 1 else person for person in noted)


def index_people(people: Iterable[Person]) -> Index:
    """Index persons by what may be typed for them; the full path of a note means that note, even if other paths end the same."""
    index, paths = Index(links={}, names={}), dict[str, Keys]()
    for person in people:
        typed = {person.name, _drop_distinction(person.name)}
        if person.path is not None:
            path = _path_key(person)
            paths[fold_name(path)] = (person.key,)
            stem = path.rpartition("/")[2]
            typed |= {stem, _drop_distinction(stem)}
            for suffix in list_suffixes(path):
                add_key(index.links, suffix, person.key)
        for text in sorted(typed):
            add_key(index.names, text, person.key)
    index.links.update(paths)
    return index


def add_key(index: dict[str, Keys], text: str, key: str) -> None:
    """Add the person `key` to those whom `text` may mean, once."""
    folded = fold_name(text)
    keys = index.get(folded, ())
    if key not in keys:
        index[folded] = (*keys, key)


def find_noted(name: Name, index: Index) -> Keys:
    """Return the keys of the persons a name fits: a link means a file first, as in Obsidian, and a name if no file fits."""
    if not name.linked:
        target = fold_name(name.text)
        title, _, rest = target.partition(" ")
        return index.names.get(target) or (index.names.get(rest, ()) if title.strip(".") in _TITLES else ())
    target = fold_name(strip_path(name.text))
    return index.links.get(target) or index.names.get(target.rpartition("/")[2], ())


@lru_cache(maxsize=4096)
def strip_path(text: str) -> str:
    """Return the target of a link without `.md` and without a slash before it."""
    text = text.strip()
    return (text[:-3] if text[-3:].lower() == ".md" else text).lstrip("/")


def invent_person(name: Name, company: str) -> Person:
    """Return somebody who has no note: known by company and name, so that the J. Kims of two companies are two persons."""
    shown = strip_path(name.text).rpartition("/")[2].strip() if name.linked else name.text
    return Person(key=f"{cached_slug(company)}/{cached_slug(shown)}", name=shown, company=company)


def find_parts(name: str) -> Iterator[str]:
    """Yield the folded parts of a name that may stand for it: each run of its words, without titles and lone initials."""
    words = [word for word in fold_name(_drop_distinction(name)).split() if word.strip(".,") not in _TITLES]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = " ".join(words[start:end]).strip(",")
            if sum(map(str.isalpha, part)) >= _FEWEST_LETTERS:
                yield part


def index_parts(people: Sequence[Person]) -> dict[str, Keys]:
    """Index persons by the parts of their names and of their notes' file names."""
    index: dict[str, Keys] = {}
    for person in people:
        for name in dict.fromkeys((person.name, _path_key(person).rpartition("/")[2] if person.path else person.name)):
            for part in find_parts(name):
                add_key(index, part, person.key)
    return index


def _drop_distinction(name: str) -> str:
    return _DISTINCTION.sub("", name) if name.endswith(")") else name


def _path_key(person: Person) -> str:
    return strip_path(person.path or person.key)


def list_suffixes(path: str) -> Iterator[str]:
    """Return the path and all its suffixes by folder, down to the file name alone."""
    steps = path.split("/")
    return ("/".join(steps[start:]) for start in range(len(steps)))
