"""A letter as it lies on the page: what stands in each of its blocks, every word of it once and in order."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.prose.letter import CLOSE, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.prose.letter import Letter

Kind = Literal["sender", "date", "recipient", "subject", "salutation", "paragraph", "close", "name", "enclosure"]

# Patterns as text: `re` compiles them when they are needed.
_LINK = r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]"
_CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029]"
_NO_TEXT = "\ufeff"
_DATE = (
    r"(?i)(?:[^\W\d][^\d,]*,\s*)?"  # a weekday or a town
    r"(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:(?:of|de)\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?(?:19|20)\d\d"
    r"|[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\s?\d{1,2}[-./]\s?(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d\s*[年년].*[日일])\.?"
)
_ENCLOSURE = r"(?i)(?:encl(?:osures?|s)?|encs?|anlagen?|pièces? jointes?|p\.\s?j|anexos?|cc)\b\s*[.:(].*|enclosures?\s*"
_BULLET = r"(?:[-*+•–]|\d{1,2}[.)])\s"
# Ending in a comma or colon, be it an Arabic or a full-width one.
_SALUTED = r".{2,60}[,:!\u060c\uff0c\uff1a]"
_CLOSED = r".{2,40}[,\u060c\uff0c\u3001]"
_LANGUAGES = (
    (r"(?i)hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?", "de"),
    (r"(?i)chère?|bonjour", "fr"),
    (r"(?i)hola", "es"),
)  # fmt: skip
# A line this long, or as long as the longest one, was broken because no more fitted on it; nobody writes in columns narrower than that.
_NARROW, _FULL = 40, 72
_FOOT_LINES, _FOOT_LINE = 5, 60


class Block(NamedTuple):
    """Lines that belong together; each is a line of the page, or a paragraph that runs on as far as the page is wide."""

    kind: Kind
    lines: tuple[str, ...]


class Layout(NamedTuple):
    """The blocks of a letter from top to bottom; `language` is what it is written in, as its salutation tells (`en`, `de` …)."""

    blocks: tuple[Block, ...]
    language: str = "en"

    def list_lines(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the lines of all blocks of these kinds."""
        return tuple(line for block in self.blocks if block.kind in kinds for line in block.lines)


def lay_out(letter: Letter) -> Layout:
    """Return the blocks of a letter, without comments, and with links as they are read.

    What stands above the salutation is told apart by the date; what cannot be told is a paragraph.
    """
    lines = [_show(line.text) for line in letter.lines]
    start = letter.salutation.number - letter.lines[0].number if letter.salutation else _find_salutation(lines)
    language = next((name for pattern, name in _LANGUAGES if re.fullmatch(pattern, letter.greeting)), "en")
    if start is None:
        first = next((at for at, line in enumerate(lines) if line), 0)
        start = first if re.fullmatch(SUBJECT, lines[first]) else -1
        head: tuple[Block, ...] = (Block("subject", (lines[start],)),) if start >= 0 else ()
    else:
        head = (*_read_head(lines[:start], letter), Block("salutation", (lines[start],)))
    return Layout((*head, *_read_below(lines[start + 1 :])), language)


def _show(line: str) -> str:
    """Return a line as it is read: links as their text, and nothing that only a machine would see."""
    shown = re.sub(_CONTROL, " ", line).replace(_NO_TEXT, "")
    return re.sub(r" {2,}", " ", re.sub(_LINK, lambda link: link[2] or link[1], shown)).strip()


def _find_salutation(lines: Sequence[str]) -> int | None:
    """Return the number of the first line that ends as a salutation does, stands alone, and has no more than addresses above it."""
    for at, line in enumerate(lines):
        alone = not (at and lines[at - 1]) and not "".join(lines[at + 1 : at + 2])
        if alone and re.fullmatch(_SALUTED, line) and not re.fullmatch(SUBJECT, line):
            return at if all(_is_short(block) for block in _split(lines[:at])) else None
    return None


def _split(lines: Sequence[str]) -> list[list[str]]:
    """Return the blocks that blank lines part."""
    return [list(group) for filled, group in groupby(lines, key=bool) if filled]


def _read_head(lines: Sequence[str], letter: Letter) -> tuple[Block, ...]:
    """Return what stands above the salutation: the blocks above the date are the sender's, those below it the recipient's."""
    parts: list[tuple[str, list[str]]] = []
    for block in _split(lines):
        for kind, group in groupby(block, key=_tell_line):
            parts.append((kind, list(group)))
    plain = [at for at, (kind, _) in enumerate(parts) if kind == "plain"]
    dated = next((at for at, (kind, _) in enumerate(parts) if kind == "date"), None)
    own = _count_own([parts[at][1] for at in plain], sum(at < dated for at in plain) if dated is not None else 0, letter)
    return tuple(_name_part(at, kind, tuple(group), plain[:own], dated) for at, (kind, group) in enumerate(parts))


def _tell_line(line: str) -> str:
    return "subject" if re.fullmatch(SUBJECT, line) else "date" if re.fullmatch(_DATE, line) else "plain"


def _name_part(at: int, kind: str, lines: tuple[str, ...], own: Sequence[int], dated: int | None) -> Block:
    if kind == "subject":
        return Block("subject", lines)
    if at == dated:
        return Block("date", lines)
    return Block("sender" if at in own else "recipient", lines)


def _count_own(blocks: Sequence[Sequence[str]], above: int, letter: Letter) -> int:
    """Return how many of the blocks are the sender's: those above the date, else all but what names the recipient."""
    if 0 < above < len(blocks):
        return above
    theirs = [letter.interview.company] if letter.interview else []
    theirs += [name for name in (letter.person.name, letter.person.company) if name] if letter.person else []
    named = (at for at, block in enumerate(blocks) if any(name.casefold() in "\n".join(block).casefold() for name in theirs))
    return next(named, 1)


def _read_below(lines: Sequence[str]) -> Iterator[Block]:
    """Yield what stands below the salutation: paragraphs, the close, the name, and what is enclosed."""
    closed = next((at for at in reversed(range(len(lines))) if re.fullmatch(CLOSE, lines[at]) and _ends(lines[at + 1 :])), None)
    blocks = _split(lines if closed is None else lines[:closed])
    foot = [] if closed is None else _split(lines[closed + 1 :])
    close = [] if closed is None else [lines[closed]]
    if closed is None:
        blocks, close, foot = _part_foot(blocks)
    longest = max((len(line) for block in blocks for line in block), default=0)
    width = min(_FULL, max(_NARROW, longest))
    yield from (Block("paragraph", tuple(_unwrap(block, width))) for block in blocks)
    if close:
        yield Block("close", tuple(close))
    yield from _read_foot(foot)


def _ends(lines: Sequence[str]) -> bool:
    """Say whether a name or nothing follows: words of thanks may also stand alone in the midst of a letter."""
    blocks = _split(lines)
    return not blocks or _is_short(blocks[0])


def _part_foot(blocks: list[list[str]]) -> tuple[list[list[str]], list[str], list[list[str]]]:
    """Return paragraphs, close, and what stands below it, where no close is known by its words: a letter ends in short lines."""
    first = len(blocks)
    while first > 1 and _is_short(blocks[first - 1]):
        first -= 1
    for at, block in enumerate(blocks[first:], start=first):
        below = [rest for rest in (block[1:], *blocks[at + 1 :]) if rest]
        if below and re.fullmatch(_CLOSED, block[0]):
            return blocks[:at], block[:1], below
    named = next((at for at in reversed(range(first, len(blocks))) if not re.fullmatch(_ENCLOSURE, blocks[at][0])), first)
    return blocks[:named], [], blocks[named:]


def _is_short(block: Sequence[str]) -> bool:
    return len(block) <= _FOOT_LINES and all(len(line) <= _FOOT_LINE and line[-1] not in ".?!" for line in block)


def _read_foot(blocks: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Yield the name, what is enclosed, and what was added."""
    named = False
    for block in blocks:
        end = next((at for at, line in enumerate(block) if re.fullmatch(_ENCLOSURE, line)), len(block))
        if block[:end]:
            yield Block("paragraph", tuple(_unwrap(block[:end], _FULL))) if named else Block("name", tuple(block[:end]))
            named = True
        if block[end:]:
            yield Block("enclosure", tuple(block[end:]))


def _unwrap(lines: Sequence[str], width: int) -> list[str]:
    """Return the lines of a paragraph; one that had no room for the word that follows goes on, any other was ended on purpose."""
    whole: list[str] = [lines[0]]
    for above, line in pairwise(lines):
        word = line.split(" ", 1)[0]
        if len(above) + 1 + len(word) > width and not re.match(_BULLET, line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole
