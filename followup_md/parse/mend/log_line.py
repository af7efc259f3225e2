"""A log line that does not read to the one that does: its event or channel spelt right, its date in the form that is read.

A name is never guessed, and no word that ends, voids or withdraws anything is put into a log.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.model.channels import CHANNEL_IDS
from followup_md.parse.log.facts import EVENT
from followup_md.parse.log.head import Head, read_head
from followup_md.parse.log.tidy import tidy_line
from followup_md.parse.log.words import BY_WORDS, HARMLESS, PHRASES
from followup_md.parse.mend.change import Change, find_change
from followup_md.parse.mend.dates import is_sure

if TYPE_CHECKING:
    from followup_md.parse.notes import LogLine

_BULLET: Final = "- "
_AT_MARGIN: Final = re.compile(r"[^\s>]")
_GENTLE: Final = HARMLESS | {"networked", "researched", "applied", "prepared"}
_BY: Final = re.compile(r"\bby\s+$", re.IGNORECASE)
# Measured on `thankd`, `folowed up with` and `conected with`; and how much less any other event must be like what was typed.
_ALIKE, _APART = 0.8, 0.1


def respell_log_line(row: str, line: LogLine, new: str) -> str | None:
    """Return the row of the log line `line` as `new` has it; None where it is not sure, or more is to be changed than that row."""
    typed = line.text[: line.breaks[0][0]].rstrip() if line.breaks else line.text
    shift = line.place.column - 1
    if not row.startswith(typed, shift):
        return None
    old = tidy_line(line.text).rstrip()
    change = find_change(old, new)
    if change is None or change.end > len(typed):
        return None
    if not is_sure(change.was, change.now) and not _is_misspelt_event(old, new, change):
        from difflib import get_close_matches  # heavy, and only for a line that does not read

        # The word behind `by` can be one channel alone.
        if not _BY.search(old[: change.start]) or get_close_matches(change.was.lower(), CHANNEL_IDS) != [change.now]:
            return None
    return change.apply(row, shift)


def set_bullet(row: str, meant: str) -> str | None:
    """Return a log-shaped row at the margin with the bullet that the line `meant` has; None where more than that is wrong."""
    words = meant.removeprefix(_BULLET)
    if not _AT_MARGIN.match(row) or words not in row:
        return None
    return _BULLET + row[row.index(words) :]


def _is_misspelt_event(old: str, new: str, change: Change) -> bool:
    """Say whether all that differs are the words of a harmless event, and what was typed is like no other one, or only too short."""
    head = read_head(new)
    event = EVENT.match(new, head.end) if isinstance(head, Head) else None
    if event is None or change.at + len(change.now) > event.end() or change.start < event.start():
        return False
    kind = BY_WORDS[_fold(event[0])].kind
    typed, meant = _fold(old[event.start() : event.end() - len(new) + len(old)]), _fold(event[0])
    if kind not in _GENTLE:
        return False
    if not change.was:
        return meant.startswith(f"{typed} ")
    if typed.partition(" ")[0][-1:] != meant.partition(" ")[0][-1:]:  # `thank` and `following up` may be what is still to be done
        return False
    others = max(_compare(typed, row.words) for row in PHRASES if row.kind != kind)
    return _compare(typed, meant) >= max(_ALIKE, others + _APART)


def _fold(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())


def _compare(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()
