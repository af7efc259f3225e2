"""Ticked tasks on a generated page, in either task format (format.md 11.2)."""

import re
from contextlib import suppress
from datetime import date
from typing import Final

from followup_md.model.edits import Tick

_TASK: Final = re.compile(r"[ \t>]*(?:[-*+]|[0-9]+[.)])[ \t]+\[([^ \]])\](?:[ \t]|$)")
_ID: Final = re.compile(r"\U0001F194\ufe0f? *([A-Za-z0-9_-]+)|[\[(]id:: *([A-Za-z0-9_-]+) *[\])]|<!-- ([A-Za-z0-9_-]+) -->")
_DAY: Final = re.compile(r"(?:[\u2705\u274c]\ufe0f? *|[\[(](?:completion|cancelled):: *)([0-9]{4}-[0-9]{2}-[0-9]{2})")


def read_ticks(text: str) -> tuple[Tick, ...]:
    """Return each task of the page whose box is not empty; its name there is the whole line."""
    ticks = []
    for number, line in enumerate(text.split("\n"), 1):
        row, found = line.strip(), _TASK.match(line)
        if found:
            names = [next(filter(None, groups)) for groups in _ID.findall(row)]
            day = None
            with suppress(ValueError, IndexError):
                day = date.fromisoformat(_DAY.findall(row)[-1])
            ticks.append(Tick(found[1], names[-1].lower() if names else None, day, number, row))
    return tuple(ticks)
