"""The corrected line for one that does not read: what may have been meant is tried, and only what reads is offered.

A line that would lose a date or a person, or change what became of a process, when pasted is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from followup_md.model.channels import CHANNEL_IDS
from followup_md.parse.log.facts import EVENT, MOST_WORDS, find_keys, holds_facts
from followup_md.parse.log.head import find_free_text, read_head
from followup_md.parse.log.pairs import bracket_names, join_people, name_people, split_events
from followup_md.parse.log.people import EVERYONE, write_link
from followup_md.parse.log.phrases import advise_move, propose_phrases
from followup_md.parse.log.slips import Slip
from followup_md.parse.log.words import BY_WORDS, HARMLESS, PHRASES, WEIGHTY
from followup_md.parse.names import Names, fold_name
from followup_md.problem import UNKNOWN_EVENT, Correction

MOST_FIXES, MOST_SLIPS = 2, 2
CLOSE, FEWEST_LETTERS, LONG = 0.7, 4, 7

_WORDS = re.compile(r"\S+")
_DAY = r"(?:\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d)"
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PART = re.compile(
    rf"(?<![\w-])(?:by\s+(?:me|{'|'.join(CHANNEL_IDS)})|(?:decide\s+by|write\s+again\s+on|answer\s+by|until)\s+{_DAY}"
    r"|no\s+follow-ups|no\s+contact|(?:on|via)\s+(?:\[\[[^\[\]]*\]\]|\w+))(?![\w-])",
    re.IGNORECASE,
)
# Never part of a name that is typed wrong.
_SMALL_WORDS = frozenset(
    ("to", "of", "the", "with", "for", "and", "or", "from", "in", "at", "on", "by", "via", "her", "him", "them", "but", "und")
)
_THE_OFFER = re.compile(r"(?:the|their|this)\s+(?:offer|job|role|post|position)\W*", re.IGNORECASE)
FindSlip = Callable[[str], Slip | None]


class _Line(NamedTuple):
    """A line that does not read, its slip, and where its event begins and its free text does."""

    text: str
    slip: Slip
    start: int
    stop: int
    names: Names
    find_slip: FindSlip


def write_hint(text: str, slip: Slip, names: Names, find_slip: FindSlip) -> tuple[str, Correction | None]:
    """Return the corrected line, or each of several, ready to paste; advice when no correction reads without a problem.

    With it comes the correction, where one line alone can be meant.
    """
    line = _take_apart(text, slip, names, find_slip)
    moved = advise_move(text[: line.start], text[line.start : line.stop]) if slip.check == UNKNOWN_EVENT else None
    if moved:
        return moved, None
    for lines, choice in _propose(line):
        fixed = [found for found in (_fix(each, line, MOST_FIXES, slip.start) for each in lines) if found]
        offered = [each for each in dict.fromkeys(fixed) if choice or set(_ISO.findall(text)) <= set(_ISO.findall(each))]
        if offered:
            offered = offered if choice else offered[:1]
            quoted = (" and ".join(f"`{one.rstrip()}`" for one in each.split("\n")) for each in offered)
            sure = slip.frame is None and len(offered) == 1 and "\n" not in offered[0]
            correction = Correction("log-line", text, offered[0].rstrip()) if sure else None
            return (slip.frame or "write {}").format(" or ".join(quoted)), correction
    return slip.advice, None


def _take_apart(text: str, slip: Slip, names: Names, find_slip: FindSlip) -> _Line:
    head = read_head(text)
    start = len(text) if isinstance(head, Slip) else head.end
    return _Line(text, slip, start, find_free_text(text, start), names, find_slip)


def _fix(text: str, line: _Line, fixes: int, reached: int) -> str | None:
    """Return the line, or two, when it reads; else mend it further, as long as it reads further than `reached`."""
    if "\n" in text:
        return None if any(map(line.find_slip, text.split("\n"))) else text
    slip = line.find_slip(text)
    if slip is None:
        return text
    if not fixes or slip.start <= reached:
        return None
    ahead = _take_apart(text, slip, line.names, line.find_slip)
    mended = (_fix(each, line, fixes - 1, slip.start) for lines, _ in _propose(ahead) for each in lines)
    return next((each for each in mended if each), None)


def _propose(line: _Line) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield lines that may have been meant, likeliest first, and whether the person must choose among them."""
    text, slip, start, stop, names = line.text, line.slip, line.start, line.stop, line.names
    if slip.check != UNKNOWN_EVENT:
        yield slip.lines, slip.choice
        return
    yield tuple(join_people(text, start, stop, names)), False
    yield slip.lines, slip.choice
    known = False
    for lines in propose_phrases(text[:start], text[start:stop], text[stop:], names):
        known = True
        yield lines, True
    yield tuple(bracket_names(text, start, stop, names)), False
    yield tuple(split_events(text, start, stop)), False
    if slip.expected == "person":
        yield tuple(name_people(text, slip.start, names)), False
    if slip.expected and not known:
        yield tuple(_reorder(line)), False
        yield tuple(_replace_close(line)), False
    if slip.behind is not None:
        # All from there on may be free text, where that loses nothing and makes no other event of it.
        moved, event = text[slip.behind : stop], EVENT.match(text, start, stop)
        kind = BY_WORDS[_fold_event(event[0])].kind if event else ""
        if not holds_facts(moved, names) and (kind not in WEIGHTY or _THE_OFFER.fullmatch(moved)):
            yield (f"{text[: slip.behind].rstrip(' ,')}: {text[slip.behind :].lstrip(' :-–—')}",), False


def _fold_event(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())


def _replace_close(line: _Line) -> Iterator[str]:
    """Yield the line with its first words from the slip on replaced by each option that they nearly are, the closest first."""
    from difflib import SequenceMatcher, get_close_matches  # heavy, and only for a line that does not read

    text, start = line.text, line.slip.start
    names = line.names
    known = [(name, keys[0]) for each in (names.parts, names.full, names.links) for name, keys in each.items() if len(keys) == 1]
    # What may be typed for each known name, a part of a name or a whole one: the link for it, and the key.
    people = {name: (write_link(key, names), key) for name, key in known} | ({EVERYONE: (EVERYONE, "")} if names.everyone else {})
    events = {row.words: row for row in PHRASES} if line.slip.expected == "event" else {}
    found: list[tuple[float, str]] = []
    for end in [match.end() for match in _WORDS.finditer(text, start, line.stop)][:MOST_WORDS]:
        typed = text[start:end].rstrip(",.;")
        small = not _SMALL_WORDS.isdisjoint(typed.split())
        plain, rest = fold_name(typed.strip("[]")), text[start + len(typed) :]
        for close in get_close_matches(plain, people | events, cutoff=CLOSE):
            put = f"{text[:start]}{people[close][0] if close in people else close}{rest}"
            fits = (
                _may_be_name(plain, close, line, rest, None if small else people[close][1])
                if close in people
                else _may_be_event(plain, close, put, line)
            )
            if fits:
                found.append((-SequenceMatcher(None, close, plain).ratio(), put))
    yield from (each for _, each in sorted(found))


def _may_be_name(typed: str, name: str, line: _Line, rest: str, key: str | None) -> bool:
    """Say whether a name may be meant: typed at some length, without small words, and not named in the line already."""
    if key is None or (len(typed) < FEWEST_LETTERS and not name.startswith(typed)):
        return False
    around = f"{line.text[line.start : line.slip.start]} {rest[: max(0, line.stop - len(line.text) + len(rest))]}"
    return not key or key not in find_keys(around, line.names)


def _may_be_event(typed: str, words: str, put: str, line: _Line) -> bool:
    """Say whether an event may be meant: one that says what became of a process must be all but typed, with no more to mend."""
    if BY_WORDS[_fold_event(words)].kind in HARMLESS:
        return True
    if any(row.words.startswith(f"{typed} ") for row in PHRASES):  # `replied` is no `applied`, it says too little
        return False
    slips = _count_slips(typed, words)
    return (
        min(len(words), len(typed) + 1) >= LONG and slips <= MOST_SLIPS and (slips == 1 or len(typed) >= LONG) and not line.find_slip(put)
    )


def _count_slips(typed: str, words: str) -> int:
    """Return how many letters must be put, dropped or changed to make one of the other."""
    row = list(range(len(words) + 1))
    for count, sign in enumerate(typed, 1):
        above, row = row, [count]
        for at, other in enumerate(words):
            row.append(min(above[at] + (sign != other), above[at + 1] + 1, row[at] + 1))
    return row[-1]


def _reorder(line: _Line) -> Iterator[str]:
    """Yield the line with its event first, then what it is about, then the qualifiers and clauses."""
    text, start, stop = line.text, line.start, line.stop
    event = EVENT.search(text, start, stop)
    if event is None:
        return
    rest = f"{text[start : event.start()]} {text[event.end() : stop]}"
    parts = " ".join(_PART.findall(rest))
    behind = " ".join(f"{_PART.sub(' ', rest)} {parts}".split())
    put = f"{text[:start]}{event[0]} {behind}".rstrip() + text[stop:]
    if BY_WORDS[_fold_event(event[0])].kind in HARMLESS or not line.find_slip(put):
        yield put
