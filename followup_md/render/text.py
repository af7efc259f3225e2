"""Text for a screen: made safe, measured and wrapped by cells; dates in the reader's zone; rows and colours of the terminal."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple, overload

from followup_md.dates import spell_day, spell_weekday

ELLIPSIS = "…"
_HIDDEN = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_HARMLESS = str.maketrans(dict.fromkeys(_HIDDEN) | {chr(code): "\ufffd" for code in (*range(32), *range(127, 160))})
# The same, but newlines and tabs stay; other line and page breaks become spaces.
_HARMLESS_LINES = _HARMLESS | {9: "\t", 10: "\n"} | dict.fromkeys((11, 12, 0x2028, 0x2029), " ")
_FIRST_MARK, _SOFT_HYPHEN = "\u0300", "\u00ad"
_NO_CELL = frozenset({"Mn", "Me", "Cf"})
_HELD = "\ue000"  # stands for a space at which no line breaks


def clean(text: str) -> str:
    """Return `text` on one line, without terminal control codes, direction marks or anything that UTF-8 cannot encode."""
    if text.isprintable():
        return text
    safe = " ".join(text.split()).translate(_HARMLESS)
    return safe.encode("utf-8", "replace").decode("utf-8")


def clean_lines(text: str) -> str:
    """Return `text` as `clean` does, but with its newlines, spaces and tabs."""
    safe = text.replace("\r\n", "\n").replace("\r", "\n").translate(_HARMLESS_LINES)
    return safe.encode("utf-8", "replace").decode("utf-8")


def measure(text: str) -> int:
    """Return the cells that `text` takes: two for wide characters, none for combining marks; if in doubt, too many."""
    # Fast path: below the first combining mark every character but the soft hyphen takes one cell.
    if text.isascii() or (max(text) < _FIRST_MARK and _SOFT_HYPHEN not in text):
        return len(text)
    return sum(map(_measure_character, text))


@cache
def _measure_character(char: str) -> int:
    # U+FE0F turns the character before it into an emoji, which most terminals draw two cells wide.
    if unicodedata.category(char) in _NO_CELL:
        return int(char == "\ufe0f")
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, room: int) -> str:
    """Return `text` in at most `room` cells, with a mark at the end if something was cut."""
    if measure(text) <= room:
        return text
    totals = list(accumulate(map(_measure_character, text)))
    return text[: bisect_right(totals, room - measure(ELLIPSIS))].rstrip() + ELLIPSIS if room > 0 else ""


def pad(text: str, room: int) -> str:
    """Return `text` padded with spaces to `room` cells."""
    return text + " " * (room - measure(text))


def wrap(text: str, room: int, *, first: int | None = None, keep: bool = False) -> tuple[str, ...]:
    """Return lines of at most `room` cells, the first of `first`; a word longer than a line is cut or, with `keep`, left whole."""
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
    """Return `text` for `wrap_held`: no line breaks inside a match of the pattern `units` that fits in `room` cells."""
    return re.sub(units, lambda unit: unit[0].replace(" ", _HELD) if measure(unit[0]) <= room else unit[0], text)


def wrap_held(text: str, room: int, *, first: int | None = None, keep: bool = False) -> tuple[str, ...]:
    """Return `text` in lines as `wrap` does, with the spaces that `hold` replaced back in place."""
    return tuple(line.replace(_HELD, " ") for line in wrap(text, room, first=first, keep=keep))


# A weekday with its number is clear within six days of today on either side, where no weekday comes twice.
_DAYS_AROUND = 6


def format_short_date(day: date, now: datetime) -> str:
    """Return `day` as briefly as is clear at `now`: `Wed 18`, further off or in another month `Fri 4 Dec`, then `Mon 11 Jan 2027`."""
    if (day.year, day.month) == (now.year, now.month) and abs(day.day - now.day) <= _DAYS_AROUND:
        return spell_weekday(day)
    return format_full(day, now)


def format_full(day: date, now: datetime) -> str:
    """Return `day` with its month, and with its year if that is not the year of `now`."""
    return spell_day(day) if day.year == now.year else f"{spell_day(day)} {day.year}"


def format_due(due: date | datetime | None, now: datetime) -> str:
    """Return a due date: `Fri 4 Dec` for a whole day, `Wed 18 20:30 (15:30 EST)` for an instant, `any time` for none."""
    if due is None:
        return "any time"
    if not isinstance(due, datetime):
        return format_short_date(due, now)
    here = due.astimezone(now.tzinfo)
    shown = f"{format_short_date(here, now)} {here:%H:%M}"
    if here.utcoffset() == due.utcoffset():
        return shown
    there = f"{due:%H:%M}" if due.date() == here.date() else f"{format_short_date(due, now)} {due:%H:%M}"
    return f"{shown} ({there} {_name_zone(due)})"


def format_round_day(start: datetime, now: datetime) -> str:
    """Return the day of a round, with the local day of its place if that differs: `Wed 18 Nov (Tue 17 Nov EST)`."""
    here = format_full(start.astimezone(now.tzinfo).date(), now)
    there = format_full(start.date(), now)
    return here if here == there else f"{here} ({there} {_name_zone(start)})"


@overload
def write_time(value: date) -> str: ...
@overload
def write_time(value: date | None) -> str | None: ...
def write_time(value: date | None) -> str | None:
    """Return an instant for JSON output, to the second and with its own offset, or a whole day as a date."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if value else None


def _name_zone(moment: datetime) -> str:
    """Return the abbreviation of the zone, or its city where the abbreviation is only an offset (`Sao Paulo` for `-03`)."""
    short = moment.tzname() or ""
    return short if short.isalpha() else str(moment.tzinfo).rpartition("/")[2].replace("_", " ")


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
INDENT = " " * 4


class Row(NamedTuple):
    """A row: `front`, the first of `texts` that fits, else the last one cut, and `end` at the right; a `whole` row is never cut."""

    front: str = ""
    texts: tuple[str, ...] = ("",)
    end: str = ""
    tone: Tone = "plain"
    text_tone: Tone = "plain"
    end_tone: Tone = "aside"
    whole: bool = False


def row_fits(row: Row, width: int) -> bool:
    """Say whether any text of a row fits in `width` cells uncut."""
    return min(map(measure, row.texts)) <= find_room(row, width)


def find_room(row: Row, width: int) -> int:
    """Return the cells that a row leaves for its text."""
    return width - measure(row.front) - measure(row.end) - bool(row.end)


def spread(row: Row, width: int) -> tuple[Row, ...]:
    """Return the row, or, if no text fits, several rows with the first of its texts, so that nothing is cut."""
    if row_fits(row, width):
        return (row,)
    first, *more = wrap(row.texts[0], width - len(INDENT), first=max(1, find_room(row, width))) or ("",)
    return (row._replace(texts=(first,)), *(Row(front=INDENT, texts=(text,), text_tone=row.text_tone) for text in more))


def render_row(row: Row, width: int, *, color: bool) -> str:
    """Return a row in as many cells as it needs, at most `width`."""
    if row.whole:
        return row.texts[0]
    end = f" {row.end}" if row.end else ""
    front = cut(row.front, width - measure(end))
    room = width - measure(front) - measure(end)
    text = next((text for text in row.texts if measure(text) <= room), cut(row.texts[-1], room))
    filled = pad(text, room) if end else text
    return (
        paint(front, row.tone, color=color) + paint(filled, row.text_tone, color=color) + paint(end, row.end_tone, color=color)
    ).rstrip()


def paint(text: str, tone: Tone, *, color: bool) -> str:
    """Return `text` in its colour; unchanged without colour or if blank."""
    code = _SGR[tone]
    return f"{code}{text}{_RESET}" if color and code and text.strip() else text
