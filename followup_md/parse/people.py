"""People of the vault: whom a link or name can mean, and who takes part in each interview (format.md 4, rules.md 7.2)."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple, Self, TypeVar, overload

from followup_md.model import Person
from followup_md.parse import facts
from followup_md.problem import AMBIGUOUS_PERSON, BROKEN_LINK, Correction, Place, Problem, report
from followup_md.slug import SHARED_BOXES, fold_url

# `J. Kim (Globex)`: the brackets tell two files apart and are not part of the name.
_DISTINCTION: Final = re.compile(r"\s*\([^()]*\)$")
_TITLES: Final = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "herr", "frau"})
_FEWEST_LETTERS: Final = 2
# Letters that stand for a name without a full stop as well: `A` and `I` are words.
_INITIALS: Final = "BCDEFGHJKLMNOPQRSTUVWXYZ"
# What people are called by what they do: by the `part` of their note, and by their title in it.
_ROLES_BY_PART: Final = {"recruiter": ("recruiter", "hr"), "agency": ("recruiter", "agency"), "hiring-manager": ("hiring manager", "hm")}
_ROLES_BY_TITLE: Final = {
    "hr": r"\b(?:hr|human resources|recruit\w*|talent|head of people|people (?:partner|team|operations|ops))\b",
    "recruiter": r"\b(?:recruit\w*|talent)\b",
    "hiring manager": r"\bhiring manager\b",
}
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
    names: facts.Names


class Directory(NamedTuple):
    """All people of the vault: persons by key, the participants of each interview by path, and the names read outside interview notes."""

    people: dict[str, Person]
    participants: Mapping[str, Participants]
    names: facts.Names
    home: Mapping[str, facts.Names]
    problems: tuple[Problem, ...]


def build_directory(interviews: Sequence[facts.InterviewNote], person_notes: Iterable[facts.PersonNote]) -> Directory:
    """Resolve who takes part in the interviews, in any order; a name that fits two notes is reported and kept as a company contact."""
    noted = list_noted(person_notes)
    resolver = _Resolver(index_people(noted), {person.key: person for person in noted}, group_firms(noted), [])
    resolved = [resolver.resolve(note) for note in sorted(interviews, key=lambda note: note.path)]
    met = {person.key for item in resolved for person in item.interviewers}
    resolved = [resolver.drop_unknown(item, met) for item in resolved]
    resolver.report_renamed(resolved)
    people = dict(resolver.noted)
    for item in resolved:
        for person in (*item.interviewers, item.decision_from, item.agency):
            if person:
                people[person.key] = facts.add_facts(people.get(person.key, person), person)
    layers = Layers.of(resolver.indexed, [person for person in people.values() if person.path is None])
    return Directory(
        people=people,
        participants={
            item.note.path: Participants(
                interviewers=item.places,
                decision_from=item.decision_from and item.decision_from.key,
                agency=item.agency and item.agency.key,
                names=layers.read(item.mine, item.interviewers, item.typed, item.note.company, tuple(item.places))._replace(
                    roles=Late(index_roles, item.list_contacts())
                ),
            )
            for item in resolved
        },
        names=layers.read(index_people(()), (), {}),
        home={person.path or "": layers.read(index_people((person,)), (person,), {}, "", (person.key,)) for person in noted},
        problems=tuple(resolver.problems),
    )


class _Resolved(NamedTuple):
    """The people of one interview before the vault's names are known; `typed` maps links as typed to keys, `mine` their names."""

    note: facts.InterviewNote
    interviewers: tuple[Person, ...]
    places: Mapping[str, Place]
    decision_from: Person | None
    agency: Person | None
    typed: dict[str, Keys]
    mine: Index

    def list_contacts(self) -> Sequence[Person]:
        """Return the interviewers, who named the date and the agent, each once."""
        agent = self.agency and (self.agency if self.agency.part else self.agency._replace(part="agency"))
        return tuple({person.key: person for person in (*self.interviewers, self.decision_from, agent) if person}.values())


class _Resolver(NamedTuple):
    """Resolver of names in interviews to the persons with a note; collects what is wrong with the names."""

    indexed: Index
    noted: Mapping[str, Person]
    firms: Mapping[str, Sequence[Person]]
    problems: list[Problem]

    def resolve(self, note: facts.InterviewNote) -> _Resolved:
        """Return the people of one interview."""
        typed: dict[str, Keys] = {}
        met: dict[str, Person] = {}
        places: dict[str, Place] = {}
        # A part of a name (`Tom`) comes last: it may mean somebody named in full in the same list.
        for name in sorted(note.interviewers, key=lambda name: not name.linked and " " not in name.text):
            person = self._find_item(name, name.item, note.company, met) if name.item else self._find(name, note.company, met)
            met.setdefault(person.key, person)
            places.setdefault(person.key, name.place)
            if name.linked or name.item:
                # A link to all that an item holds was written into logs before the name was taken from it.
                add_key(typed, name.item.typed if name.item else strip_path(name.text), person.key)
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
        close = facts.suggest_name(name.text, [other.name for other in (*item.interviewers, *self.noted.values())])
        hint = f"did you mean `[[{close}]]`?" if close else "write the name as in `interviewers`, or give the person a note under people/"
        self.problems.append(report(BROKEN_LINK, name.place, f'nobody here is called "{name.text}"', hint))
        return item if name.linked else item._replace(decision_from=None)

    def report_renamed(self, resolved: Sequence[_Resolved]) -> None:
        """Report links to nobody's note where one note of the company, which no round names, shares a name: it may have been renamed."""
        named = {person.key for item in resolved for person in item.list_contacts()}
        for item in resolved:
            firm = self.firms.get(facts.cached_slug(item.note.company), ())
            others = index_parts([person for person in firm if person.key not in named])
            for name in item.note.interviewers if others else ():
                keys = {key for part in find_parts(strip_path(name.text)) for key in others.get(part, ())} if name.linked else set()
                if len(keys) == 1 and not find_noted(name, self.indexed):
                    hint = f"did you mean `[[{keys.pop()}]]`? If that note was renamed, `aliases: {name.text}` in it serves too"
                    self.problems.append(report(BROKEN_LINK, name.place, f'no note is called "{name.text}"', hint))

    def _find_other(self, name: facts.Name, company: str, met: Sequence[Person], mine: Index) -> Person:
        """Return somebody named besides the interviewers (most often one of them), by any part of the name."""
        own = find_noted(name, mine) or index_parts(met).get(facts.fold_name(name.text), ())
        if len(own) == 1:
            return next(person for person in met if person.key == own[0])
        firm = () if name.linked else self.firms.get(facts.cached_slug(company), ())
        return self._find(name, company, {person.key: person for person in firm})

    def _find_item(self, name: facts.Name, item: facts.NameItem, company: str, met: Mapping[str, Person]) -> Person:
        """Return whom an item with more than a name means, and report it; a name that a person note bears is never split."""
        whole = name._replace(text=item.typed, item=None)
        if find_noted(whole, self.indexed):
            return self._find(whole, company, met)
        person, meant = self._find(name, company, met), name.text
        reached = self._find_reached(item) if person.path is None else None
        if reached:
            person, meant = reached, f"[[{reached.key}]]"
        missing = [fact for fact in item.facts if not facts.holds_fact(person, *fact)]
        if person.path is None:
            person = facts.fill_person(person, item, name.place)
        if name.text == (item.names or (name.text,))[0]:
            self.problems.append(facts.report_item(name, item, meant if reached or item.names else "", missing, person))
            self.problems.extend(
                facts.report_lack(person, *fact, name.place) for fact in missing if person.path and fact[0] in facts.PERSON_FACTS
            )
        return person

    def _find_reached(self, item: facts.NameItem) -> Person | None:
        """Return the one person whose note has an address or a profile of the item; a mailbox of many is nobody's."""
        told = dict(item.facts)
        email, profile = told.get("email", "").casefold(), fold_url(told.get("profiles", ""))
        if email.partition("@")[0] in SHARED_BOXES:
            email = ""
        found = [
            person
            for person in self.noted.values()
            if (email and (person.email or "").casefold() == email) or (profile and profile in map(fold_url, person.profiles))
        ]
        return found[0] if len(found) == 1 else None

    def _find(self, name: facts.Name, company: str, met: Mapping[str, Person]) -> Person:
        keys = find_noted(name, self.indexed)
        beside = () if keys or name.linked or not met else index_parts(tuple(met.values())).get(facts.fold_name(name.text), ())
        if len(beside) == 1:
            return met[beside[0]]
        if len(keys) == 1:
            return self.noted[keys[0]]
        if not (keys or beside or name.linked or " " in name.text):
            keys = index_parts(self.firms.get(facts.cached_slug(company), ())).get(facts.fold_name(name.text), ())
        if len(keys) == 1:
            person = self.noted[keys[0]]
            message, correction = f'"{name.text}" is taken for the person of {person.path}', Correction("value", name.text, person.name)
            hint = f"write `{person.name}`, or the whole name of another"
            self.problems.append(report(BROKEN_LINK, name.place, message, hint, correction))
            return person
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
    def of(cls, noted: Index, invented: Iterable[Person]) -> Self:
        """Put the persons without a note below those in `noted`."""
        groups = group_firms(invented)
        everybody = [person for group in groups.values() for person in group]

        def index(people: Iterable[Person]) -> Mapping[str, Keys]:
            return index_people(people).names

        companies = {company: Late(index, group) for company, group in groups.items()}
        return cls(noted, companies, Late(index, everybody), {person.key: person.name for person in everybody})

    def read(self, mine: Index, met: Sequence[Person], typed: Mapping[str, Keys], company: str = "", everyone: Keys = ()) -> facts.Names:
        """Return the names at one place; those of `mine` come first, people `met` are known also by parts of their names."""
        indexes = (mine.names, self.noted.names, self.companies.get(facts.cached_slug(company), {}), self.invented)
        return facts.Names(
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


class Late(Nearest):
    """An index of people, built at the first lookup: most notes link to persons they list, and never need it."""

    __slots__ = ("_build", "_made", "_people", "_words")

    def __init__(self, build: Callable[[Sequence[Person]], Mapping[str, Keys]], people: Sequence[Person]) -> None:
        """Keep what is needed to build it."""
        self._build, self._people = build, people
        self._made: tuple[Mapping[str, Keys], ...] = ()
        self._words: defaultdict[str, set[str]] = defaultdict(set)

    @property
    def _indexes(self) -> tuple[Mapping[str, Keys], ...]:  # type: ignore[override] # set once there
        if not self._made:
            self._made = (self._build(self._people),)
        return self._made

    def list_words(self) -> Mapping[str, set[str]]:
        """Return the words of the names of each person."""
        if not self._words:
            for part, keys in self.items():
                for key in keys:
                    self._words[key].update(part.split())
        return self._words


def list_noted(notes: Iterable[facts.PersonNote]) -> tuple[Person, ...]:
    """Return the persons of the person notes by path; if two files have the same stem, their paths are the keys."""
    noted = sorted((note.facts for note in notes), key=lambda person: person.path or "")
    shared = Counter(person.key for person in noted)
    return tuple(person._replace(key=_path_key(person)) if shared[person.key] > 1 else person for person in noted)


def group_firms(people: Iterable[Person]) -> Mapping[str, list[Person]]:
    """Group persons by the slug of their company."""
    firms: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        firms[facts.cached_slug(person.company or "")].append(person)
    return firms


def index_people(people: Iterable[Person]) -> Index:
    """Index persons by what may be typed for them; the full path of a note means that note, even if other paths end the same."""
    index, paths = Index(links={}, names={}), dict[str, Keys]()
    for person in people:
        typed = {person.name, _drop_distinction(person.name), *person.aliases}
        if person.path is not None:
            path = _path_key(person)
            paths[facts.fold_name(path)] = (person.key,)
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
    folded = facts.fold_name(text)
    keys = index.get(folded, ())
    if key not in keys:
        index[folded] = (*keys, key)


def find_noted(name: facts.Name, index: Index) -> Keys:
    """Return the keys of the persons a name fits: a link means a file first, as in Obsidian, and a name if no file fits."""
    if not name.linked:
        target = facts.fold_name(name.text)
        return index.names.get(target) or index.names.get(" ".join(drop_titles(target.split())), ())
    target = facts.fold_name(strip_path(name.text))
    return index.links.get(target) or index.names.get(target.rpartition("/")[2], ())


@lru_cache(maxsize=4096)
def strip_path(text: str) -> str:
    """Return the target of a link without `.md` and without a slash before it."""
    text = text.strip()
    return (text[:-3] if text[-3:].lower() == ".md" else text).lstrip("/")


def invent_person(name: facts.Name, company: str) -> Person:
    """Return somebody who has no note: known by company and name, so that the J. Kims of two companies are two persons."""
    shown = strip_path(name.text).rpartition("/")[2].strip() if name.linked else name.text
    return Person(key=f"{facts.cached_slug(company)}/{facts.cached_slug(shown)}", name=shown, company=company)


def find_parts(name: str) -> Iterator[str]:
    """Yield the folded parts of a name that may stand for it: each run of its words, without titles and lone initials."""
    words = [word for word in facts.fold_name(_drop_distinction(name)).split() if word.strip(".,") not in _TITLES]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = " ".join(words[start:end]).strip(",")
            if sum(map(str.isalpha, part)) >= _FEWEST_LETTERS:
                yield part


def index_parts(people: Sequence[Person]) -> dict[str, Keys]:
    """Index persons by the parts of their names and of their notes' file names."""
    index: dict[str, Keys] = {}
    for person in people:
        stem = _path_key(person).rpartition("/")[2] if person.path else person.name
        for name in dict.fromkeys((person.name, stem, *person.aliases)):
            for part in find_parts(name):
                add_key(index, part, person.key)
    return index


def index_roles(people: Sequence[Person]) -> dict[str, Keys]:
    """Index the people of a round by what they do there: `hr`, `recruiter`, `agency`, `hiring manager`, `hm`."""
    index: dict[str, Keys] = {}
    for person in people:
        by_title = [role for role, pattern in _ROLES_BY_TITLE.items() if person.title and re.search(pattern, person.title, re.IGNORECASE)]
        for role in (*_ROLES_BY_PART.get(person.part or "", ()), *by_title):
            add_key(index, role, person.key)
    return index


def drop_titles(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a name without `Dr.` and the like before it."""
    while words and facts.fold_name(words[0]).rstrip(".") in _TITLES:
        words = words[1:]
    return words


def find_called(typed: str, names: facts.Names) -> Keys:
    """Return the keys of those who may be called so: by a whole name, parts of one in any order, initials, or what they do."""
    name = facts.fold_name(typed)
    # One person's whole name that is part of another's is ambiguous.
    keys = (*names.full.get(name, ()), *names.parts.get(name, ()))
    if keys:
        return tuple(dict.fromkeys(keys))
    words = drop_titles(typed.strip("*_").replace(".", ". ").split())
    bare = facts.fold_name(" ".join(words))
    found = (names.full.get(bare, ()), names.parts.get(bare, ())) if bare != name else ()
    keys = (*chain(*found), *names.roles.get(bare.removeprefix("the "), ()))
    return tuple(dict.fromkeys(keys)) or (_find_fitting(words, names.parts) if len(words) > 1 else ())


def _find_fitting(words: Sequence[str], parts: Mapping[str, Keys]) -> Keys:
    """Return those whose names hold every one of the words, at least one of them whole; the others may be initials."""
    own = (parts if isinstance(parts, Late) else Late(lambda _: parts, ())).list_words()
    whole: set[str] = set()
    for word in words:
        if len(word.rstrip(".")) > 1:
            whole.add(facts.fold_name(word))
            if not any(whole <= known for known in own.values()):
                return ()  # most words of a line are in no name
    initials = [word[0].casefold() for word in words if word[0].isalpha() and (word[1:] == "." or (len(word) == 1 and word in _INITIALS))]
    if not whole or len(whole) + len(initials) < len(words):
        return ()
    # Each of the initials is that of another word.
    fitting = (key for key, known in own.items() if whole <= known and Counter(initials) <= Counter(word[0] for word in known - whole))
    return tuple(fitting)


def _drop_distinction(name: str) -> str:
    return _DISTINCTION.sub("", name) if name.endswith(")") else name


def _path_key(person: Person) -> str:
    return strip_path(person.path or person.key)


def list_suffixes(path: str) -> Iterator[str]:
    """Return the path and all its suffixes by folder, down to the file name alone."""
    steps = path.split("/")
    return ("/".join(steps[start:]) for start in range(len(steps)))
