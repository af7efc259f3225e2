"""Who takes part in a new interview: whose note is there, and who gets one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.errors import UsageProblem
from followup_md.parse.link.people import find_noted, index_people
from followup_md.parse.notes import Name
from followup_md.problem import Place
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from followup_md.model import Person

_NO_FILE: Final = re.compile(r'[\\/:*?"<>|#^\[\]]+')
_LONGEST: Final = 100  # of a file name, in characters


class Guest(NamedTuple):
    """One interviewer: the name, what the link to them says, and whether a note `LINK.md` is to be written.

    `elsewhere` is the company of somebody else of that name. Where that one has no note, this one gets none: it would stand for both.
    """

    name: str
    link: str
    is_new: bool = False
    elsewhere: str | None = None
    email: str | None = None


def find_guests(people: Mapping[str, Person], names: Mapping[str, str | None], company: str) -> tuple[Guest, ...]:
    """Return whom each name means at that company, once each; `names` holds their e-mail addresses. UsageProblem for no name at all."""
    guests: dict[str, Guest] = {}
    for name, email in names.items():
        guest = _find_guest(people, name, company)._replace(email=email)
        guests.setdefault(guest.link, guest)
    return tuple(guests.values())


def _find_guest(people: Mapping[str, Person], name: str, company: str) -> Guest:
    known = [person for person in _find_known(people.values(), name) if person.path]
    for person in known:
        if person.company is None or slug(person.company) == slug(company):
            return Guest(person.name, person.key)
    stem = _make_stem(name)
    if known:
        return Guest(name, f"{stem} ({_make_stem(company)})", is_new=True, elsewhere=known[0].company)
    namesakes = [person.company for person in people.values() if person.path is None and slug(person.name) == slug(name)]
    elsewhere = next((other for other in namesakes if other and slug(other) != slug(company)), None)
    return Guest(name, stem, is_new=elsewhere is None, elsewhere=elsewhere)


def _find_known(people: Iterable[Person], name: str) -> Sequence[Person]:
    """Return those with a note whom the name fits, as a link and as a bare name do."""
    noted = [person for person in people if person.path is not None]
    index, by_key = index_people(noted), {person.key: person for person in noted}
    keys = dict.fromkeys(key for linked in (True, False) for key in find_noted(Name(name, Place(""), linked=linked), index))
    return [by_key[key] for key in keys]


def _make_stem(name: str) -> str:
    stem = " ".join(_NO_FILE.sub(" ", name).split()).lstrip(".")[:_LONGEST].strip()
    if not stem:
        raise UsageProblem(f"{name!r} is no name", "write the name as one says it, such as Priya Raman")
    return stem


def split_people(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the names in what was typed: each text one, or several with commas, as a note reads them."""
    from followup_md.parse.fields.name_list import split_names

    return tuple(name.text.rpartition("/")[2] if name.linked else name.text for text in typed for name in split_names(text, Place("")))
