"""The tasks that somebody ticked on a generated page, in whichever format it was written (format.md 11.2)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from followup_md.model.page import Tick

_TASK: Final = re.compile(r"[ \t>]*(?:[-*+]|[0-9]+[.)])[ \t]+\[([^ \]])\](?:[ \t]|$)")
_ID: Final = re.compile(r"\U0001F194\ufe0f? *([A-Za-z0-9_-]+)|[\[(]id:: *([A-Za-z0-9_-]+) *[\])]|<!-- ([A-Za-z0-9_-]+) -->")
_DAY: Final = re.compile(r"(?:[\u2705\u274c]\ufe0f? *|[\[(](?:completion|cancelled):: *)([0-9]{4}-[0-9]{2}-[0-9]{2})")


def read_ticks(text: str) -> tuple[Tick, ...]:
    """Return each task of the page whose box is not empty; what it is called in the page is the whole line."""
    rows = enumerate(text.split("\n"), 1)
    return tuple(_read_tick(found[1], row.strip(), number) for number, row in rows if (found := _TASK.match(row)))


def _read_tick(mark: str, row: str, line: int) -> Tick:
    # Fields stand behind the words, and words may look like a field.
    names = [next(filter(None, groups)) for groups in _ID.findall(row)]
    days = _DAY.findall(row)
    return Tick(mark, names[-1].lower() if names else None, _read_day(days[-1]) if days else None, line, row)


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
