"""The calendar file as it was: the facts of each entry, and under which number they were given out (RFC 5545, 3.8.7.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# The highest SEQUENCE that was ever given, since the entry that had it may be gone by now, and come back.
REVISION: Final = "X-FOLLOWUP-MD-REVISION"
# As text: `re` compiles them when they are needed.
_REVISION: Final = rf"^{REVISION}:(\d{{1,9}})$"
_COMPONENT: Final = r"^BEGIN:(VEVENT|VTODO)\n(?:.*\n)*?END:\1\n"
_UID: Final = r"^UID:(.+)$"
_STAMP: Final = r"^DTSTAMP:(\d{8}T\d{6}Z)\n"
_SEQUENCE: Final = r"^SEQUENCE:(\d{1,9})\n"
_ALARM: Final = "BEGIN:VALARM\n"


class Item(NamedTuple):
    """What was told of an entry: its SEQUENCE, its DTSTAMP as written, and its `facts`, by which a change is known."""

    sequence: int
    stamp: str
    facts: str


class Seen(NamedTuple):
    """A calendar as it was: the highest number, -1 where there is no calendar yet, and its entries by UID."""

    revision: int
    items: Mapping[str, Item]


def read_seen(text: str) -> Seen:
    """Return what an earlier calendar of this program told; an entry that does not read is none."""
    if not text:
        return Seen(-1, {})
    text = text.replace("\r\n", "\n")
    items = {}
    for found in re.finditer(_COMPONENT, text, re.MULTILINE):
        uid, stamp, sequence = (re.search(pattern, found[0], re.MULTILINE) for pattern in (_UID, _STAMP, _SEQUENCE))
        if uid and stamp and sequence:
            bare = found[0].replace(stamp[0], "", 1).replace(sequence[0], "", 1)
            items[uid[1]] = Item(int(sequence[1]), stamp[1], find_facts(bare))
    told = re.search(_REVISION, text, re.MULTILINE)
    return Seen(max([int(told[1]) if told else 0, *(item.sequence for item in items.values())]), items)


def find_facts(component: str) -> str:
    """Return what a component without its SEQUENCE and DTSTAMP tells; an alarm that has rung and is dropped makes no other entry of it."""
    return component.replace("\r\n", "\n").partition(_ALARM)[0].removesuffix("END:VEVENT\n").removesuffix("END:VTODO\n")
