"""A log line into the text of a note: every other sign of it stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, time

    from followup_md.model.log import LogEntry, LogLayout

_BULLET = re.compile(r" {0,3}[-*+] ")


class Edit(NamedTuple):
    """The text of a note after an edit, and the number of the line that was added."""

    text: str
    line: int


def propose_edits(text: str, layout: LogLayout, event: str, day: date, clock: time | None) -> Iterator[Edit]:
    r"""Yield `text` with the log line `event` (without its bullet) put where it belongs by date, the best place first.

    Lines of one day stand in the order in which they were written, unless both have times; a log kept with the newest line on top goes on
    so. Where there is no Log section, one is made at the end. Newlines are those of the line above; a last line without one gets it.
    """
    if layout.heading is None:
        yield _append_section(text, layout.title, event)
        return
    rows = text.split("\n")
    row = f"{_copy_bullet(layout.entries, rows)}{event}"
    for above in dict.fromkeys(_propose_places(layout, day, clock)):
        yield _insert(rows, above, row)


def _propose_places(layout: LogLayout, day: date, clock: time | None) -> Iterator[int]:
    """Yield the number of the line below which the new one may stand."""
    heading = layout.heading or 0
    dated = [entry for entry in layout.entries if entry.day is not None]
    if not dated:
        yield max([heading, *(entry.last for entry in layout.entries)])
    elif _is_newest_first(dated):
        yield next((entry.line - 1 for entry in dated if _is_before(entry, day, clock)), dated[-1].last)
    else:
        yield next((entry.last for entry in reversed(dated) if not _is_after(entry, day, clock)), dated[0].line - 1)
    # Where that is inside a comment or code, the line would not be read.
    yield max([heading, *(entry.last for entry in layout.entries)])
    yield layout.last
    yield heading


def _is_newest_first(dated: Sequence[LogEntry]) -> bool:
    days = [entry.day for entry in dated if entry.day is not None]
    return days[0] > days[-1] and days == sorted(days, reverse=True)


def _is_before(entry: LogEntry, day: date, clock: time | None) -> bool:
    return entry.day is not None and (entry.day < day or (entry.day == day and _differ(entry.clock, clock) < 0))


def _is_after(entry: LogEntry, day: date, clock: time | None) -> bool:
    return entry.day is not None and (entry.day > day or (entry.day == day and _differ(entry.clock, clock) > 0))


def _differ(one: time | None, other: time | None) -> int:
    return 0 if one is None or other is None else (one > other) - (one < other)


def _copy_bullet(entries: Sequence[LogEntry], rows: Sequence[str]) -> str:
    """Return the bullet of the last entry: another sign would begin another list."""
    found = _BULLET.match(rows[entries[-1].line - 1]) if entries else None
    return found[0] if found else "- "


def _insert(rows: Sequence[str], above: int, row: str) -> Edit:
    """Return the text with `row` below line `above`."""
    before, after = list(rows[:above]), rows[above:]
    end = "\r" if before[-1].endswith("\r") or (not after and rows[0].endswith("\r")) else ""
    if not after:  # the last line has no newline
        before[-1] = before[-1].removesuffix("\r") + end
        return Edit("\n".join([*before, row + end, ""]), above + 1)
    return Edit("\n".join([*before, row + end, *after]), above + 1)


def _append_section(text: str, title: str, event: str) -> Edit:
    end = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    gap = "" if not text or text.endswith("\n") else end
    last = text.rstrip("\r\n") if gap else text
    blank = "" if not last.strip() or _ends_blank(text) else end
    head = f"{text}{gap}{blank}## {title}{end}"
    return Edit(f"{head}- {event}{end}", head.count("\n") + 1)


def _ends_blank(text: str) -> bool:
    return text.endswith("\n") and not text.removesuffix("\n").rpartition("\n")[2].strip()
