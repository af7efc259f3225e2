"""People of an invitation: names and addresses, without rooms, lists and those who declined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Event, vCalAddress

_NO_PERSON: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
_TURNED: Final = re.compile(r"([^,()]+), ?([^,()]+)")
_BEHIND_NAME: Final = re.compile(r"\s*[(\[<].*")
_NO_FIRST_NAME: Final = re.compile(r"(?:[JS]r|I{2,3}|IV|Ph\.?D|M\.?D|MBA)\.?", re.IGNORECASE)


class Attendee(NamedTuple):
    """One person: the name, the address in lower case, and whether the name was read from the address alone."""

    name: str
    email: str
    guessed: bool = False


def find_attendees(event: Event) -> Iterator[Attendee]:
    """Yield who takes part, each address once; rooms, lists, those who declined and those who only get a copy do not."""
    seen = set[str]()
    for address in _list(event, "ATTENDEE"):
        says = {key: str(address.params.get(key, "")).upper() for key in ("CUTYPE", "PARTSTAT", "ROLE")}
        attendee = read_attendee(address)
        absent = says["CUTYPE"] in _NO_PERSON or says["PARTSTAT"] == "DECLINED" or says["ROLE"] == "NON-PARTICIPANT"
        if attendee.name and not absent and attendee.email not in seen:
            seen.add(attendee.email)
            yield attendee


def find_organizer(event: Event) -> Attendee | None:
    """Return who sent the invitation."""
    found = _list(event, "ORGANIZER")
    return read_attendee(found[0]) if found else None


def read_attendee(address: vCalAddress) -> Attendee:
    """Return one person: `Raman, Priya` is turned round, what stands in brackets behind a name is left out."""
    email = re.sub(r"(?i)^mailto:", "", str(address)).strip().casefold()
    name = _BEHIND_NAME.sub("", " ".join(str(address.params.get("CN", "")).strip("\"' ").split()))
    turned = _TURNED.fullmatch(name)
    if turned and not _NO_FIRST_NAME.fullmatch(turned[2]):
        name = f"{turned[2]} {turned[1]}"
    if name and "@" not in name:
        return Attendee(name, email)
    words = [word for word in re.split(r"[._+-]+", email.partition("@")[0]) if word]
    return Attendee(" ".join(word.capitalize() for word in words) or email, email, guessed=True)


def _list(event: Event, key: str) -> list[vCalAddress]:
    found = event.get(key, [])
    return found if isinstance(found, list) else [found]
