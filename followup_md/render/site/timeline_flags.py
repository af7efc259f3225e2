"""The days that a timeline names: today, the decision, the day for a follow-up, those of an offer; each with a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.dates import spell_day
from followup_md.render.site.timeline_scale import NARROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from followup_md.render.site.timeline_facts import Entry
    from followup_md.render.site.timeline_scale import Scale
    from followup_md.render.site.timeline_waits import Wait

NAMES: Final = {"decision": "decision", "answer": "answer by", "start": "first day"}
_NEXT: Final = "follow-up"
# A letter's width at the size of a label, and what keeps a label off its line and off the next one.
_LETTER, _AWAY = 6.6, 12


class Flag(NamedTuple):
    """A named day: its words stand right of its line unless `back`; row 0 is the lowest."""

    x: float
    kind: str
    text: str
    row: int = 0
    back: bool = False


def list_flags(entries: Iterable[Entry], waits: Sequence[Wait], scale: Scale) -> tuple[Flag, ...]:
    """Return the named days from right to left, none of whose words run into each other on a phone."""
    days = [(entry.day, entry.kind, _name(entry.kind, entry.day)) for entry in entries if entry.kind in NAMES or entry.kind == "today"]
    named = {day for day, kind, _ in days if kind == "decision"}
    days += [(wait.end, "next", _name("next", wait.end)) for wait in waits if wait.now and wait.end and wait.end not in named]
    placed: list[tuple[float, float, int]] = []
    flags = []
    # From the right, so that the line of one that stands higher passes no words of the next.
    for day, kind, text in sorted(days, key=lambda item: (-item[0].toordinal(), item[1])):
        x, width = scale.place(day), (len(text) * _LETTER + _AWAY) / NARROW * 100
        back = x + width > 100
        begin, end = (x - width, x) if back else (x, x + width)
        taken = {row for first, last, row in placed if begin < last and first < end}
        row = next(row for row in range(len(placed) + 1) if row not in taken)
        placed.append((begin, end, row))
        flags.append(Flag(x, kind, text, row, back))
    return tuple(flags)


def _name(kind: str, day: date) -> str:
    if kind == "today":
        return kind
    return f"{NAMES.get(kind, _NEXT)} {spell_day(day).partition(' ')[2]}"
