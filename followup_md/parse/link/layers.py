"""The names that can be read at one place of the vault, by who is nearest to it; indexes are made when a name is first looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar, overload

from followup_md.parse.link.people import index_names, index_parts
from followup_md.parse.names import Names
from followup_md.parse.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup_md.model import Person
    from followup_md.parse.link.people import Index

Keys = tuple[str, ...]
Default = TypeVar("Default")


class Layers(NamedTuple):
    """Names by who is nearest: a note's own people, the persons with a note, those of the same company, all others."""

    noted: Index
    companies: Mapping[str, Mapping[str, Keys]]
    invented: Mapping[str, Keys]
    shown: Mapping[str, str]

    @classmethod
    def of(cls, noted: Index, invented: Iterable[Person]) -> Layers:
        """Lay the persons without a note below those that `noted` holds."""
        groups: defaultdict[str, list[Person]] = defaultdict(list)
        for person in invented:
            groups[slug(person.company or "")].append(person)
        companies = {company: Late(index_names, group) for company, group in groups.items()}
        everybody = [person for group in groups.values() for person in group]
        return cls(noted, companies, Late(index_names, everybody), {person.key: person.name for person in everybody})

    def read(self, mine: Index, met: Sequence[Person], typed: Mapping[str, Keys], company: str = "", everyone: Keys = ()) -> Names:
        """Return the names at one place; those of `mine` come first, people `met` are known also by parts of their names."""
        near = (mine.names, self.noted.names, self.companies.get(slug(company), {}), self.invented)
        return Names(
            links=Nearest(typed, mine.links, self.noted.links, *near),
            full=Nearest(*near),
            parts=Late(index_parts, met),
            everyone=everyone,
            shown=self.shown,
        )


class Nearest(Mapping[str, Keys]):
    """Several indexes as one, the first that holds a name before the others; a ChainMap takes four times as long to look up a name."""

    __slots__ = ("_indexes",)

    def __init__(self, *indexes: Mapping[str, Keys]) -> None:
        """Take the indexes, the nearest first."""
        self._indexes = indexes

    @overload
    def get(self, key: str, default: None = None) -> Keys | None: ...
    @overload
    def get(self, key: str, default: Default) -> Keys | Default: ...
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
        return iter(self._names())

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._names())

    def _names(self) -> dict[str, None]:
        return {name: None for index in reversed(self._indexes) for name in index}


class Late(Mapping[str, Keys]):
    """An index of people that is made when it is first asked: most notes name by links whom they list, and need none."""

    __slots__ = ("_made", "_make", "_people")

    def __init__(self, make: Callable[[Sequence[Person]], Mapping[str, Keys]], people: Sequence[Person]) -> None:
        """Keep what is needed to make it."""
        self._make, self._people = make, people
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
            self._made = self._make(self._people)
        return self._made
