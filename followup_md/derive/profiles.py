"""Which public professional profiles somebody has, and who is connected already (R2.1-R2.4)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from followup_md.config import Settings
from followup_md.derive.context import Context, Meeting
from followup_md.model import Event, Person
from followup_md.networks import PRIVATE_HOSTS, find_host_labels

WINDOW = timedelta(days=30)
# A network's name in `connect.networks`, and the other host names under which it is met.
_OTHER_NAMES = {"x": ("twitter",), "bluesky": ("bsky",)}


def find_target(person: Person, settings: Settings) -> str | None:
    """Return the first profile on one of `connect.networks` that is not marked private, or None."""
    names = {alias for name in settings.connect.networks for alias in (name, *_OTHER_NAMES.get(name, ()))}
    return next((url for url in find_public(person) if names & set(find_host_labels(url))), None)


def find_public(person: Person) -> Iterator[str]:
    """Yield the profiles that are neither on a private network nor listed under `private`."""
    return (url for url in person.profiles if url not in person.private and not set(PRIVATE_HOSTS) & set(find_host_labels(url)))


def find_first(events: Iterable[Event]) -> Mapping[str, Event]:
    """Return the first event for each person in `events`."""
    first: dict[str, Event] = {}
    for event in events:
        for key in event.people:
            first.setdefault(key, event)
    return first


class Acquaintance(NamedTuple):
    """Somebody met: the first meeting, and the occasion for an invitation: the earliest meeting whose 30 days are not over, else the last.

    So a second round with the same person makes no second invitation (I5), and a later meeting gives a new occasion.
    """

    first: Meeting
    occasion: Meeting
    over: bool


def find_acquaintances(context: Context) -> Iterator[Acquaintance]:
    """Yield each person met once."""
    known: dict[str, Acquaintance] = {}
    for meeting in sorted(context.meetings, key=lambda item: (item.interview.end, item.interview.path)):
        over = context.has_passed(meeting.round, WINDOW)
        before = known.get(meeting.person.key)
        if before is None or before.over:
            known[meeting.person.key] = Acquaintance(before.first if before else meeting, meeting, over)
    yield from known.values()
