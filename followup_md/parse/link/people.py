"""The people of the vault: whom a link or a bare name can mean (format.md section 4; identity is company and person, rules.md 7.2)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.model import Person
from followup_md.parse.names import fold_name
from followup_md.parse.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from followup_md.parse.notes import Name, PersonNote

# `J. Kim (Globex)`: what stands in brackets tells two files apart and is no part of the name.
_DISTINCTION: Final = re.compile(r"\s*\([^()]*\)$")
_TITLES: Final = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "herr", "frau"})
_FEWEST_LETTERS: Final = 2


class Index(NamedTuple):
    """Folded texts to the keys of the persons they fit: `links` by file stem and path, `names` by name and by bare file stem."""

    links: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]


def list_noted(notes: Iterable[PersonNote]) -> tuple[Person, ...]:
    """Return the persons of the person notes by path; where two files have one stem, their paths are the keys."""
    noted = sorted((note.facts for note in notes), key=lambda person: person.path or "")
    shared = Counter(person.key for person in noted)
    return tuple(person._replace(key=_path_key(person)) if shared[person.key] > 1 else person for person in noted)


def index_people(people: Iterable[Person]) -> Index:
    """Index persons by what may be typed for them; the whole path of a note means that note, whatever else ends likewise."""
    index, paths = Index(links={}, names={}), dict[str, tuple[str, ...]]()
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


def index_names(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """Index persons by their names alone."""
    return index_people(people).names


def add_key(index: dict[str, tuple[str, ...]], text: str, key: str) -> None:
    """Let `text` mean the person `key` also, and only once."""
    folded = fold_name(text)
    keys = index.get(folded, ())
    if key not in keys:
        index[folded] = (*keys, key)


def find_noted(name: Name, index: Index) -> tuple[str, ...]:
    """Return the keys of those whom a name fits: a link means a file first, as in Obsidian, and a name where no file fits."""
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
    """Return somebody who has no note: known by company and name, so that two firms' J. Kims are two persons."""
    shown = strip_path(name.text).rpartition("/")[2].strip() if name.linked else name.text
    return Person(key=f"{slug(company)}/{slug(shown)}", name=shown, company=company)


def find_parts(name: str) -> Iterator[str]:
    """Yield the folded parts of a name that may stand for it: each run of its words, without titles and lone initials."""
    words = [word for word in fold_name(_drop_distinction(name)).split() if word.strip(".,") not in _TITLES]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = " ".join(words[start:end]).strip(",")
            if sum(map(str.isalpha, part)) >= _FEWEST_LETTERS:
                yield part


def index_parts(people: Sequence[Person]) -> dict[str, tuple[str, ...]]:
    """Index persons by the parts of their names and of their notes' file names."""
    index: dict[str, tuple[str, ...]] = {}
    for person in people:
        stem = _path_key(person).rpartition("/")[2] if person.path else person.name
        for name in dict.fromkeys((person.name, stem)):
            for part in find_parts(name):
                add_key(index, part, person.key)
    return index


def _drop_distinction(name: str) -> str:
    return _DISTINCTION.sub("", name) if name.endswith(")") else name


def _path_key(person: Person) -> str:
    return strip_path(person.path or person.key)


def list_suffixes(path: str) -> Iterator[str]:
    """Return the path, and what is left of it without its first folders, to the file's name alone."""
    steps = path.split("/")
    return ("/".join(steps[start:]) for start in range(len(steps)))
