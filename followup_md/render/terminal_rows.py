"""Rows of the terminal: laid out to the cell and then coloured, so that colour never changes what stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.render.text import cut, measure, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.model import Urgency

Tone = Literal["plain", "overdue", "due", "good", "heading", "aside"]
_SGR: Mapping[Tone, str] = {
    "plain": "",
    "overdue": "\x1b[31m",
    "due": "\x1b[33m",
    "good": "\x1b[32m",
    "heading": "\x1b[1m",
    "aside": "\x1b[2m",
}
_RESET = "\x1b[0m"
TONES: Mapping[Urgency, Tone] = {"overdue": "overdue", "due": "due", "upcoming": "plain", "blocked": "plain"}
MARKS: Mapping[Urgency, str] = {"overdue": "!", "due": "*", "upcoming": " ", "blocked": "-"}
INDENT = " " * 4


class Row(NamedTuple):
    """One row: `front` is coloured by `tone`; then the first of `texts` that fits, the last one cut; `end` stands at the right.

    A row that is `whole` is never cut, however narrow the screen: what is to be copied, like an id.
    """

    front: str = ""
    texts: tuple[str, ...] = ("",)
    end: str = ""
    tone: Tone = "plain"
    text_tone: Tone = "plain"
    end_tone: Tone = "aside"
    whole: bool = False


def fits(row: Row, width: int) -> bool:
    """Say whether any of the texts of a row stands in `width` cells without being cut."""
    return min(map(measure, row.texts)) <= find_room(row, width)


def find_room(row: Row, width: int) -> int:
    """Return the cells that a row leaves for its text."""
    return width - measure(row.front) - measure(row.end) - bool(row.end)


def spread(row: Row, width: int) -> tuple[Row, ...]:
    """Return the row, or where none of its texts fits the first of them over several rows, so that nothing is cut."""
    if fits(row, width):
        return (row,)
    first, *more = wrap(row.texts[0], width - len(INDENT), first=max(1, find_room(row, width))) or ("",)
    return (row._replace(texts=(first,)), *(Row(front=INDENT, texts=(text,), text_tone=row.text_tone) for text in more))


def lay_out(row: Row, width: int, *, color: bool) -> str:
    """Return a row in exactly as many cells as it needs, at most `width`."""
    if row.whole:
        return row.texts[0]
    end = f" {row.end}" if row.end else ""
    front = cut(row.front, width - measure(end))
    room = width - measure(front) - measure(end)
    text = next((text for text in row.texts if measure(text) <= room), None)
    text = cut(row.texts[-1], room) if text is None else text
    filled = pad(text, room) if end else text
    return (
        paint(front, row.tone, color=color) + paint(filled, row.text_tone, color=color) + paint(end, row.end_tone, color=color)
    ).rstrip()


def paint(text: str, tone: Tone, *, color: bool) -> str:
    """Return `text` in its colour; as it is without colour, and where there is nothing to see."""
    code = _SGR[tone]
    return f"{code}{text}{_RESET}" if color and code and text.strip() else text
