"""Flags of a timeline: today, the decision, the day for a follow-up, those of an offer; each with a line of its own."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.dates import spell_month
from followup_md.render.site.timeline_scale import NARROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from followup_md.render.site.timeline_facts import Entry
    from followup_md.render.site.timeline_scale import Scale
    from followup_md.render.site.timeline_waits import Wait

NAMES: Final = {"decision": "decision", "answer": "answer by", "start": "first day"}
_NEXT: Final = "follow-up"
# A letter's width at the size of a label, and what keeps a label off its line and off the next one.
_LETTER, _AWAY = 6.6, 12
_WHOLE: Final = 100


class Flag(NamedTuple):
    """A named day: its words stand right of its line unless `back`; row 0 is the lowest."""

    x: float
    kind: str
    text: str
    row: int = 0
    back: bool = False


def list_flags(entries: Iterable[Entry], waits: Sequence[Wait], scale: Scale) -> tuple[Flag, ...]:
    """Return the named days, none of whose words run into each other on a phone."""
    days = [(entry.day, entry.kind) for entry in entries if entry.kind in NAMES or entry.kind == "today"]
    named = {day for day, kind in days if kind == "decision"}
    days += [(wait.end, "next") for wait in waits if wait.now and wait.end and wait.end not in named]
    made = []
    for day, kind in days:
        text = kind if kind == "today" else f"{NAMES.get(kind, _NEXT)} {day.day} {spell_month(day)}"
        flag = Flag(scale.place(day), kind, text)
        made.append(flag._replace(back=_find_span(flag)[1] > _WHOLE))
    # So that the line of one that stands higher passes no words of those below: each points away from its words.
    made.sort(key=lambda flag: (flag.back, flag.x if flag.back else -flag.x, flag.kind))
    flags: list[Flag] = []
    for flag in made:
        begin, end = _find_span(flag)
        spans = ((_find_span(other), other.row) for other in flags)
        taken = {row for (first, last), row in spans if begin < last and first < end}
        flags.append(flag._replace(row=next(row for row in count() if row not in taken)))
    return tuple(flags)


def _find_span(flag: Flag) -> tuple[float, float]:
    """Return from where to where the words of a flag reach on a phone."""
    width = (len(flag.text) * _LETTER + _AWAY) / NARROW * 100
    return (flag.x - width, flag.x) if flag.back else (flag.x, flag.x + width)
