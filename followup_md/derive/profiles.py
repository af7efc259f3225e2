"""Public professional profiles of people, and the first event with each (R2.1-R2.4)."""

from collections.abc import Iterable, Iterator, Mapping

from followup_md.config import Settings
from followup_md.model import Event, Person
from followup_md.networks import find_host_labels, fold_url, is_private

# A network's name in `connect.networks`, and the other host names under which it is met.
_OTHER_NAMES = {"x": ("twitter",), "bluesky": ("bsky",)}


def find_target(person: Person, settings: Settings) -> str | None:
    """Return the first profile on one of `connect.networks` that is not marked private, or None."""
    names = {alias for name in settings.connect.networks for alias in (name, *_OTHER_NAMES.get(name, ()))}
    return next((url for url in find_public(person) if names & set(find_host_labels(url))), None)


def find_public(person: Person) -> Iterator[str]:
    """Yield the profiles that are neither on a private network nor listed under `private`."""
    left = {fold_url(url) for url in person.private}
    return (url for url in person.profiles if fold_url(url) not in left and not is_private(url))


def find_first(events: Iterable[Event]) -> Mapping[str, Event]:
    """Return the first event for each person in `events`."""
    first: dict[str, Event] = {}
    for event in events:
        for key in event.people:
            first.setdefault(key, event)
    return first
