"""The corrected line for one that does not read: what may have been meant is tried, and only what reads is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from followup_md.parse.log.head import find_free_text, read_head
from followup_md.parse.log.people import EVERYONE, write_link
from followup_md.parse.log.slips import Slip
from followup_md.parse.log.words import BY_WORDS, CHANNELS, EVENTS
from followup_md.parse.names import Names, fold_name

MOST_FIXES = 2
MOST_WORDS = 4
CLOSE = 0.7
_WORDS = re.compile(r"\S+")
_EVENT = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(BY_WORDS, key=len, reverse=True))})(?![\w'’-])".replace(" ", r"[\s-]+"), re.IGNORECASE)
_DAY = r"(?:\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d)"
_PART = re.compile(
    rf"(?<![\w-])(?:by\s+(?:me|{'|'.join(CHANNELS)})|(?:decide\s+by|write\s+again\s+on|answer\s+by|until)\s+{_DAY}"
    r"|no\s+follow-ups|no\s+contact|(?:on|via)\s+(?:\[\[[^\[\]]*\]\]|\w+))(?![\w-])",
    re.IGNORECASE,
)
FindSlip = Callable[[str], Slip | None]


def write_hint(text: str, slip: Slip, names: Names, find_slip: FindSlip) -> str:
    """Return the corrected line, or each of several, ready to paste; advice when no correction reads without a problem."""
    fixed = [line for line in (_fix(line, names, find_slip, MOST_FIXES, slip.start) for line in _propose(text, slip, names)) if line]
    offered = dict.fromkeys(fixed if slip.choice else fixed[:1])
    return "write " + " or ".join(f"`{line}`" for line in offered) if offered else slip.advice


def _fix(text: str, names: Names, find_slip: FindSlip, fixes: int, reached: int) -> str | None:
    """Return the line when it reads; else mend it further, as long as it reads further than `reached`."""
    slip = find_slip(text)
    if slip is None:
        return text
    if not fixes or slip.start <= reached:
        return None
    mended = (_fix(line, names, find_slip, fixes - 1, slip.start) for line in _propose(text, slip, names))
    return next((line for line in mended if line), None)


def _propose(text: str, slip: Slip, names: Names) -> Iterator[str]:
    """Yield lines that may have been meant, likeliest first."""
    if slip.check == "unknown-event" and slip.wanted:
        events = {row.words: row.words for row in EVENTS} if slip.wanted == "event" else {}
        yield from _reorder(text)
        yield from _replace_close(text, slip.start, _name_options(names) | events)
    yield from slip.lines


def _name_options(names: Names) -> dict[str, str]:
    """Return what may be typed for each known name: a part of a name and a whole one both become the link."""
    known = [(name, keys) for each in (names.parts, names.full, names.links) for name, keys in each.items() if len(keys) == 1]
    return {name: write_link(keys[0], names) for name, keys in known} | ({EVERYONE: EVERYONE} if names.everyone else {})


def _replace_close(text: str, start: int, options: dict[str, str]) -> Iterator[str]:
    """Yield the line with its first words from `start` on replaced by each option that they nearly are, the closest first."""
    from difflib import SequenceMatcher, get_close_matches  # heavy, and only for a line that does not read

    stop = find_free_text(text, start)
    found: list[tuple[float, str]] = []
    for end in [match.end() for match in _WORDS.finditer(text, start, stop)][:MOST_WORDS]:
        typed = text[start:end].rstrip(",.;")
        plain = fold_name(typed.strip("[]"))
        for close in get_close_matches(plain, options, cutoff=CLOSE):
            ratio = SequenceMatcher(None, close, plain).ratio()
            found.append((-ratio, f"{text[:start]}{options[close]}{text[start + len(typed) :]}"))
    yield from (line for _, line in sorted(found))


def _reorder(text: str) -> Iterator[str]:
    """Yield the line with its event first, then what it is about, then the qualifiers and clauses."""
    head = read_head(text)
    stop = 0 if isinstance(head, Slip) else find_free_text(text, head.end)
    event = None if isinstance(head, Slip) else _EVENT.search(text, head.end, stop)
    if isinstance(head, Slip) or event is None:
        return
    rest = f"{text[head.end : event.start()]} {text[event.end() : stop]}"
    parts = " ".join(_PART.findall(rest))
    behind = " ".join(f"{_PART.sub(' ', rest)} {parts}".split())
    yield f"{text[: head.end]}{event[0]} {behind}{text[stop:]}"
