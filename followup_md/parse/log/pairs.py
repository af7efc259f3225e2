"""Several things in one log line: two events to be two lines, and persons joined, left out or named in other ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.log.facts import EVENT
from followup_md.parse.log.people import EVERYONE, People, read_people, write_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.parse.names import Names

MOST_SPLITS: Final = 20
_SPLIT: Final = re.compile(r"\[\[[^\[\]]*\]\]|(?P<mark>\s*(?:[,;.+&/]|\s(?:and|then)\b)(?:\s*(?:and|then)\b)*\s*)", re.IGNORECASE)
_ALSO: Final = re.compile(r"\[\[[^\[\]]*\]\]|\s*[+/]\s*|\s+(?:und|et|y|e|och|og|en)\s+", re.IGNORECASE)
_BUT: Final = re.compile(r"\s*everyone,?\s+(?:but|except(?:\s+for)?|apart\s+from|other\s+than|without|not)\s+", re.IGNORECASE)
_ALL: Final = re.compile(
    r"\s*(?:the\s+|my\s+)?(?:whole\s+|entire\s+)?(?:panel|team|interviewers|everybody|all(?:\s+of\s+them)?|(?P<two>both(?:\s+of\s+them)?))(?![\w-])",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(r"\s*(?:to|with|for)\s+", re.IGNORECASE)
_GRAMMAR: Final = re.compile(r"\b(?:by|on|via|because|decide|write|no|answer|until|and)\b")
_AT: Final = re.compile(r"\s+at\s+([01]?\d|2[0-3]):([0-5]\d)(?![\w:])", re.ASCII | re.IGNORECASE)


def split_events(text: str, start: int, stop: int) -> Iterator[str]:
    """Yield the line as two, one below the other, at each place that may part two events; the second may go without its words."""
    head, event = text[:start], EVENT.match(text, start, stop)
    marks = [match for match in _SPLIT.finditer(text, start, stop) if match["mark"]][:MOST_SPLITS]
    for mark in marks:
        first, second = text[: mark.start()], text[mark.end() :]
        yield f"{first}\n{head}{second}"
        if event:
            yield f"{first}\n{head}{event[0]} {second}"


def join_people(text: str, start: int, stop: int, names: Names) -> Iterator[str]:
    """Yield the line with the persons named and joined by `and`, and with a time of day moved behind its date."""
    others = _BUT.search(text, start, stop)
    if others:
        # All interviewers by name but those whom it leaves out.
        read = read_people(text, others.end(), len(text), names)
        left = [write_link(key, names) for key in names.everyone if isinstance(read, People) and key not in read.keys]
        if isinstance(read, People) and 0 < len(left) < len(names.everyone):
            yield f"{text[: others.start()]} {' and '.join(left)}{text[read.end :]}"
    yield text[:start] + _ALSO.sub(lambda match: match[0] if match[0].startswith("[[") else " and ", text[start:stop]) + text[stop:]
    clock = _AT.search(text, start, stop)
    if clock:
        yield f"{text[:start]}{clock[1]:0>2}:{clock[2]} {text[start : clock.start()]}{text[clock.end() :]}"


def name_people(text: str, start: int, names: Names) -> Iterator[str]:
    """Yield the line with other words for the interviewers, at `start`, as the grammar has them."""
    everybody, small = (pattern.match(text, start) for pattern in (_ALL, _SMALL))
    if everybody and (not everybody["two"] or len(names.everyone) == len("12")):
        yield f"{text[: everybody.start()].rstrip()} {EVERYONE}{text[everybody.end() :]}"
    if small:
        yield f"{text[:start].rstrip()} {text[small.end() :]}"


def bracket_names(text: str, start: int, stop: int, names: Names) -> Iterator[str]:
    """Yield the line with a known name in brackets that holds a word of the grammar."""
    for name, keys in names.full.items():
        if len(keys) == 1 and _GRAMMAR.search(name):
            match = re.search(rf"(?<![\w\[]){re.escape(name)}(?![\w\]])", text[start:stop], re.IGNORECASE)
            if match:
                yield f"{text[: start + match.start()]}{write_link(keys[0], names)}{text[start + match.end() :]}"
