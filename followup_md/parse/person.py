"""A person note: text into one person, log lines and problems (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model import Person
from followup_md.model.properties import PERSON
from followup_md.parse.body.ignores import find_ignores
from followup_md.parse.body.prose import read_prose
from followup_md.parse.body.sections import find_conflict, name_log, parse_body
from followup_md.parse.body.sensitive import find_sensitive
from followup_md.parse.fields.values import read_values
from followup_md.parse.head.front_matter import parse_front_matter
from followup_md.parse.notes import PersonNote

if TYPE_CHECKING:
    from followup_md.config import Settings


def parse_person_note(text: str, path: str, settings: Settings) -> PersonNote:
    """Read one person note; never raises. The person's key is the file's name without `.md`."""
    head, faults = parse_front_matter(text, path)
    values = read_values(head, text, path, PERSON, settings.aliases)
    body = parse_body(head, path, name_log(settings.sections))
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    profiles = values.placed_texts("profiles")
    no_profile = [profile.casefold() for profile, _ in profiles] == ["none"]
    person = Person(
        key=stem,
        name=values.plain("name") or stem,
        path=path,
        address="\n".join(values.texts("address")) or None if values.items("address") else values.text("address"),
        profiles=() if no_profile else tuple([profile for profile, _ in profiles]),
        no_profile=no_profile,
        prose=read_prose(body),
        fields=values.spots(PERSON),
        profile_places=() if no_profile else tuple([place for _, place in profiles]),
        **values.read(PERSON, Person._fields),
    )
    relay = values.name("relay")
    problems = (*faults, *find_conflict(text, head, path), *find_sensitive(head, path), *values.problems, *body.problems)
    return PersonNote(facts=person, relay=relay, log=body.log, problems=problems, ignores=find_ignores(head, path))
