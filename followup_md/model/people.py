"""Looking people up by their keys."""

from collections.abc import Mapping

from followup_md.model.facts import Person


def find_person(key: str, people: Mapping[str, Person]) -> Person:
    """Return the person of `key`; of one whom the notes do not know at least the name is."""
    return people.get(key) or Person(key=key, name=key.rpartition("/")[2])
