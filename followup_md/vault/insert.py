"""Insertion of log lines and of other lines into the text of a note; no other character changes."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from followup_md.model.edits import LogLayout, SectionLayout

_BULLET = re.compile(r" {0,3}[-*+] ")


class Edit(NamedTuple):
    """The text of a note after an edit, and the number of the first line that was added, of those with words."""

    text: str
    line: int


def propose_edits(text: str, layout: LogLayout, event: str, day: date, clock: time | None) -> Iterator[Edit]:
    r"""Yield `text` with the log line `event` (given without bullet) inserted by date, the best place first.

    Lines of one day are in the order of writing, unless both have times; a log with the newest line on top stays
    so. A missing Log section is added at the end. Newlines are those of the line above; a last line without one gets it.
    """
    if layout.heading is None:
        yield _append_section(text, f"## {layout.title}", (f"- {event}",))
        return
    rows, entries = text.split("\n"), layout.entries
    bullet = _BULLET.match(rows[entries[-1].line - 1]) if entries else None
    # A bullet sign other than that of the last entry would begin another list.
    row = f"{bullet[0] if bullet else '- '}{event}"
    last_entry = max([layout.heading, *(entry.last for entry in entries)])
    # After the place by date, other places: inside a comment or code the line would not be read.
    for above in dict.fromkeys((_find_place(layout, day, clock), last_entry, layout.last, layout.heading)):
        yield _insert_rows(rows, above, (row,))


def propose_lines(text: str, layout: SectionLayout, lines: Sequence[str]) -> Iterator[Edit]:
    """Yield `text` with `lines` put into a section, the best place first; a missing section is made where it belongs.

    A `###` heading among them stands behind a blank line.
    """
    rows = text.split("\n")
    for above in layout.below:
        if layout.heading and above == len(rows):
            yield _append_section(text, layout.heading, lines)
            continue
        over = rows[above - 1].strip()
        if layout.heading:
            edit = _insert_rows(rows, above, (*([""] if over else []), layout.heading, *lines, ""))
            yield edit._replace(line=edit.line + bool(over) + 1)
        else:
            blank = bool(over) and lines[0].startswith("#")
            edit = _insert_rows(rows, above, (*([""] if blank else []), *lines))
            yield edit._replace(line=edit.line + blank)


def _append_section(text: str, heading: str, lines: Sequence[str]) -> Edit:
    """Put a new section at the end of a text."""
    end = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    gap = "" if not text or text.endswith("\n") else end
    last = text.rstrip("\r\n") if gap else text
    ends_blank = text.endswith("\n") and not text.removesuffix("\n").rpartition("\n")[2].strip()
    blank = "" if not last.strip() or ends_blank else end
    section = f"{text}{gap}{blank}{heading}{end}"
    return Edit(f"{section}{''.join(f'{line}{end}' for line in lines)}", section.count("\n") + 1)


def _insert_rows(rows: Sequence[str], above: int, new: Sequence[str]) -> Edit:
    """Put rows below that of the number `above`."""
    before, after = list(rows[:above]), rows[above:]
    end = "\r" if before[-1].endswith("\r") or (not after and rows[0].endswith("\r")) else ""
    if not after:  # the last line has no newline
        before[-1] = before[-1].removesuffix("\r") + end
    return Edit("\n".join([*before, *(f"{row}{end}" for row in new), *(after or [""])]), above + 1)


def _find_place(layout: LogLayout, day: date, clock: time | None) -> int:
    """Return the number of the line after which the new one belongs by date."""
    dated = [(entry.day, entry) for entry in layout.entries if entry.day is not None]
    if not dated:
        return max([layout.heading or 0, *(entry.last for entry in layout.entries)])
    days = [at for at, _ in dated]
    if days[0] > days[-1] and days == sorted(days, reverse=True):  # the newest on top
        older = (entry.line - 1 for at, entry in dated if at < day or (at == day and _is_before(entry.clock, clock)))
        return next(older, dated[-1][1].last)
    not_newer = (entry.last for at, entry in reversed(dated) if at < day or (at == day and not _is_before(clock, entry.clock)))
    return next(not_newer, dated[0][1].line - 1)


def _is_before(one: time | None, other: time | None) -> bool:
    return one is not None and other is not None and one < other
