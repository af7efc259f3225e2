"""Text for a screen: made safe to show, then measured, cut and wrapped by the cells that it takes."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

MARK = "…"
_HIDDEN = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_HARMLESS = str.maketrans(dict.fromkeys(_HIDDEN) | {chr(code): "\ufffd" for code in (*range(32), *range(127, 160))})
# The same, but lines and tabs stay; what else moves a reader to a new line or page is a blank.
_HARMLESS_LINES = _HARMLESS | {9: "\t", 10: "\n"} | dict.fromkeys((11, 12, 0x2028, 0x2029), " ")
_FIRST_MARK, _SOFT_HYPHEN = "\u0300", "\u00ad"
_NO_CELL = frozenset({"Mn", "Me", "Cf"})
_HELD = "\ue000"  # stands for a blank at which no line is broken


def clean(text: str) -> str:
    """Return `text` on one line, with nothing that commands a terminal, turns the reading direction or cannot be written as UTF-8."""
    if text.isprintable():
        return text
    safe = " ".join(text.split()).translate(_HARMLESS)
    return safe.encode("utf-8", "replace").decode("utf-8")


def clean_lines(text: str) -> str:
    """Return `text` as `clean` does, but with its lines, its blanks and its tabs."""
    safe = text.replace("\r\n", "\n").replace("\r", "\n").translate(_HARMLESS_LINES)
    return safe.encode("utf-8", "replace").decode("utf-8")


def measure(text: str) -> int:
    """Return the cells that `text` takes: two for wide characters, none for combining marks; rather too many than too few."""
    # Below the first combining mark all take one cell but the soft hyphen; to ask each character is slow.
    if text.isascii() or (max(text) < _FIRST_MARK and _SOFT_HYPHEN not in text):
        return len(text)
    return sum(map(_measure_character, text))


@cache
def _measure_character(char: str) -> int:
    # U+FE0F makes an emoji of the character before it, which most terminals then draw two cells wide.
    if unicodedata.category(char) in _NO_CELL:
        return int(char == "\ufe0f")
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, room: int) -> str:
    """Return `text` in at most `room` cells, a mark at its end when something was cut."""
    if measure(text) <= room:
        return text
    totals = list(accumulate(map(_measure_character, text)))
    return text[: bisect_right(totals, room - measure(MARK))].rstrip() + MARK if room > 0 else ""


def pad(text: str, room: int) -> str:
    """Return `text` filled with blanks up to `room` cells."""
    return text + " " * (room - measure(text))


def wrap(text: str, room: int, *, first: int | None = None, keep: bool = False) -> tuple[str, ...]:
    """Return `text` broken between words into lines of at most `room` cells, the first one of `first`.

    A word longer than a line is cut, or with `keep` left whole.
    """
    lines: list[str] = []
    cells = room if first is None else first
    for word in text.split():
        if lines and measure(lines[-1]) + 1 + measure(word) <= cells:
            lines[-1] += " " + word
        else:
            cells = room if lines or first is None else first
            lines.append(word if keep else cut(word, cells))
    return tuple(lines)


def hold(text: str, units: str, room: int) -> str:
    """Return `text` for `wrap_held`: no line is broken within what the pattern `units` matches, where that fits in `room` cells."""
    return re.sub(units, lambda unit: unit[0].replace(" ", _HELD) if measure(unit[0]) <= room else unit[0], text)


def wrap_held(text: str, room: int, *, first: int | None = None, keep: bool = False) -> tuple[str, ...]:
    """Return `text` in lines as `wrap` does, the blanks that `hold` took out back in their places."""
    return tuple(line.replace(_HELD, " ") for line in wrap(text, room, first=first, keep=keep))
