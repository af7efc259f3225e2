"""The persons of a log line: links, whole names and parts of names to person keys, the longest known name first (format.md section 3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from followup_md.parse.log.slips import Slip
from followup_md.parse.names import Names, fold_name
from followup_md.parse.text import link_target
from followup_md.problem import AMBIGUOUS_PERSON, UNKNOWN_EVENT

MOST_WORDS = 8
EVERYONE = "everyone"
_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_WORD = re.compile(r"[^\s,]+,?|,")  # `Priya,Tom` is two words
_SIGNS = ",.;!"
_BLANKS = re.compile(r"\s*")
_JOIN = re.compile(r"\s*(?:,\s*and\s+|,|&|\band\s+)\s*", re.IGNORECASE)
# A bare name ends before a word of the grammar: what a line says must not hang on who is called what.
_STOP = re.compile(r"(?<![\w'’-])(?:by|on|via|because|decide|write|no|answer|until|and)(?![\w'’-])", re.IGNORECASE)
_PART_AHEAD = re.compile(r"\s*(?:by|on|via|because|decide|write|no|answer|until)(?![\w'’-])", re.IGNORECASE)


class People(NamedTuple):
    """The keys of the persons read, each once in the order typed, and the offset behind the last of them."""

    keys: tuple[str, ...]
    end: int


def read_people(text: str, start: int, end: int, names: Names, *, loose: bool = False) -> People | Slip:
    """Read the persons joined by `,` and `and` from `start` on; with `loose`, words that begin small after a join are none."""
    read = read_person(text, start, end, names)
    keys: tuple[str, ...] = ()
    while isinstance(read, People):
        keys += tuple(key for key in read.keys if key not in keys)
        join = _JOIN.match(text, read.end, end)
        if join is None or join.end() == end or _PART_AHEAD.match(text, join.end(), end):
            return People(keys, read.end)
        behind = read.end
        read = read_person(text, join.end(), end, names)
        if loose and isinstance(read, Slip) and text[join.end()].islower():
            return People(keys, behind)
    return read


def read_person(text: str, start: int, end: int, names: Names) -> People | Slip:
    """Read one person, or `everyone`, at `start`."""
    start = _BLANKS.match(text, start, end).end()  # type: ignore[union-attr] # it matches nothing at least
    link = _LINK.match(text, start, end)
    if link:
        target = fold_name(link_target(link[0]) or "")
        return _take(names.links.get(target) or names.links.get(target.rpartition("/")[2], ()), text, start, link.end(), names)
    stop = _STOP.search(text, start, end)
    words = [word.end() for word in _WORD.finditer(text, start, stop.start() if stop else end)][:MOST_WORDS]
    for word_end in reversed(words):
        word = text[start:word_end]
        # `Sam Reed, Jr.` ends in a full stop of its own, and a comma may follow it.
        for typed in dict.fromkeys((word, word[:-1] if word[-1] in _SIGNS else word, word.rstrip(_SIGNS))):
            name = fold_name(typed)
            # The whole name of one and a part of another's is nobody in particular.
            keys = names.everyone if name == EVERYONE else tuple(dict.fromkeys((*names.full.get(name, ()), *names.parts.get(name, ()))))
            if keys:
                return _take(keys, text, start, start + len(typed), names)
    first = text[start : words[0]] if words else ""
    return _miss(text, start, words[0 if fold_name(first) == EVERYONE else min(len(words), 2) - 1] if words else start)


def write_link(key: str, names: Names) -> str:
    """Return what to type for a person: the link to the note, else a link or whole name that fits nobody else, else the key."""
    if "/" not in key:
        return f"[[{key}]]"
    shown = names.shown.get(key, "")
    if names.links.get(fold_name(shown)) == (key,):
        return f"[[{shown}]]"
    if names.full.get(fold_name(shown)) == (key,):
        return shown
    links = [f"[[{link.title()}]]" for link, keys in names.links.items() if tuple(keys) == (key,)]
    return next(iter((*links, *[name.title() for name, keys in names.full.items() if tuple(keys) == (key,)])), key)


def _take(keys: tuple[str, ...], text: str, start: int, end: int, names: Names) -> People | Slip:
    if len(keys) == 1 or (keys and fold_name(text[start:end]) == EVERYONE):
        return People(keys, end)
    if not keys:
        return _miss(text, start, end)
    links = [write_link(key, names) for key in keys]
    return Slip(
        check=AMBIGUOUS_PERSON,
        start=start,
        end=end,
        message=f'"{text[start:end]}" fits {len(keys)} people',
        advice="write " + " or ".join(f"`{link}`" for link in links),
    )


def _miss(text: str, start: int, end: int) -> Slip:
    if start == end:
        message, advice = "the line names nobody", "say who: a `[[link]]` or a full name, several joined by `,` and `and`"
    elif fold_name(text[start:end]) == EVERYONE:
        message, advice = '"everyone" means the interviewers of a note, and here are none', "name them"
    else:
        message = f'nobody here is called "{text[start:end]}"'
        advice = "write the name as in `interviewers`, or give the person a note of that name under people/"
    return Slip(check=UNKNOWN_EVENT, start=start, end=end, message=message, advice=advice, expected="person")
