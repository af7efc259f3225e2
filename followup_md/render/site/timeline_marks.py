"""Marks of a timeline: what each looks like, and how those that fall on one spot are stacked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.render.site.timeline_scale import NARROW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.render.site.timeline_facts import Entry
    from followup_md.render.site.timeline_scale import Scale

# Every kind of an entry, in a word or two: a legend names them in this order.
KINDS: Mapping[str, str] = {
    "held": "interview held",
    "planned": "interview planned",
    "called-off": "interview called off",
    "moved": "interview moved away",
    "doubtful": "interview, its date in doubt",
    "theirs": "they wrote or called",
    "offer": "offer",
    "hold": "on hold",
    "resumed": "taken up again",
    "no": "they said no",
    "yours": "you wrote or called",
    "follow-up": "your follow-up",
    "left": "you withdrew",
    "wait": "wait: no follow-up",
    "decision": "they decide",
    "answer": "you answer",
    "start": "first day",
    "today": "today",
}
ON_AXIS: Final = frozenset({"held", "planned", "called-off", "moved", "doubtful"})
NOT_HELD: Final = frozenset({"called-off", "moved"})
THEIRS: Final = frozenset({"theirs", "offer", "hold", "resumed", "no"})
YOURS: Final = frozenset({"yours", "follow-up", "left"})
# Around its own middle, twelve pixels wide; what differs in colour differs in shape.
_RING: Final = '<circle r="5.5"/>'
_POLE: Final = '<path class="tl-open" d="M-4 7V-6"/>'
_SHAPES: Mapping[str, str] = {
    "held": '<circle r="6.5"/>',
    "planned": _RING,
    "called-off": f'{_RING}<path class="tl-open" d="M-3.9-3.9 3.9 3.9M3.9-3.9-3.9 3.9"/>',
    "moved": f'{_RING}<path class="tl-open" d="M-3 0H3M.5-2.5 3 0 .5 2.5"/>',
    "doubtful": '<path d="M-6-6.5H6V6.5H-6Z"/><path class="tl-open" d="M-2-2A2 2 0 1 1 .9-.3Q0 .3 0 1.2M0 3.6V3.7"/>',
    "theirs": '<path d="M-6-4.5H6L0 5.5Z"/>',
    "offer": '<path d="M0-6.5 6.5 0 0 6.5-6.5 0Z"/>',
    "hold": '<path d="M-5-5.5H-1.5V5.5H-5ZM1.5-5.5H5V5.5H1.5Z"/>',
    "resumed": '<path d="M-4-6 6 0-4 6Z"/>',
    "no": '<path d="M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5"/>',
    "yours": '<path d="M-6 4.5H6L0-5.5Z"/>',
    "follow-up": '<path d="M-6.5-4.5H6.5V4.5H-6.5Z"/><path class="tl-open" d="M-6.5-4.5 0 1 6.5-4.5"/>',
    "left": '<path d="M5.5 0H-5.5M-1.5-4-5.5 0-1.5 4"/>',
    "wait": '<path d="M-7-6H7V6H-7Z"/><path d="M-7 2 1-6M-5 6 7-6M1 6 7 0"/>',
    "decision": f'{_POLE}<path d="M-4-6H6L3-3 6 0H-4Z"/>',
    "answer": f'{_POLE}<path class="tl-cloth" d="M-4-6H5V0H-4Z"/>',
    "start": f'{_POLE}<path d="M-4-6 6-3-4 0Z"/>',
    "today": '<path d="M0-7V7"/>',
}
# Marks closer than this would touch on a phone.
_GAP: Final = 14 / NARROW * 100


class Mark(NamedTuple):
    """An entry on the timeline: `level` is 0 on the axis, above it 1 and more, below it -1 and less."""

    x: float
    level: int
    entry: Entry


def place_marks(entries: Sequence[Entry], scale: Scale) -> tuple[Mark, ...]:
    """Return rounds on the axis, what they did above and what you did below it, each as near to the axis as there is room."""
    placed: list[Mark] = []
    # Rounds come first: where one of them is lifted off the axis, contacts go around it.
    for kinds, first, step in ((ON_AXIS, 0, 1), (THEIRS, 1, 1), (YOURS, -1, -1)):
        for entry in (entry for entry in entries if entry.kind in kinds):
            x = scale.place(entry.day)
            taken = {mark.level for mark in placed if abs(mark.x - x) < _GAP}
            level = next(level for level in count(first, step) if level not in taken)
            placed.append(Mark(x, level, entry))
    return tuple(placed)


def draw_shape(kind: str) -> str:
    """Return the shape of a kind around the origin."""
    return f'<g class="tl-{kind}">{_SHAPES[kind]}</g>'


def draw_mark(kind: str) -> str:
    """Return the shape of a kind as a small picture of its own, for the list beside a timeline, which says it in words."""
    inner = f'<svg x="8" y="8" overflow="visible">{draw_shape(kind)}</svg>'
    return f'<svg class="tl-key" width="16" height="16" aria-hidden="true">{inner}</svg>'
