"""Layout of a letter: blocks from top to bottom, every word once and in order; if the draft has no heading, one from the notes."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from followup_md.config.settings import Sender
from followup_md.date_text import MONTH_NAMES
from followup_md.letters.letter import CLOSE, SUBJECT, Letter
from followup_md.model import Person

BlockKind = Literal["sender", "date", "recipient", "subject", "salutation", "paragraph", "close", "name", "enclosure"]
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
# Ends in a comma or colon, which may be Arabic or full-width.
_SALUTED = r".{2,60}[,:!\u060c\uff0c\uff1a]"
_CLOSED = r".{2,40}[,\u060c\uff0c\u3001]"
_LANGUAGES = (
    (r"(?i)hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?", "de"),
    (r"(?i)chère?|bonjour", "fr"),
    (r"(?i)hola", "es"),
)  # fmt: skip
# A line this long, or as long as the longest one, was wrapped because no more fitted on it; nobody writes narrower columns.
_NARROW, _FULL = 40, 72
_FOOT_LINES, _FOOT_LINE = 5, 60
_ORDER: tuple[BlockKind, ...] = ("sender", "date", "recipient")
_MONTH_FIRST = frozenset({"US", "CA", "PH", "PR", "BZ"})


class LetterBlock(NamedTuple):
    """Lines that belong together; each is a line of the page, or a paragraph wrapped at the width of the page."""

    kind: BlockKind
    lines: tuple[str, ...]


class Layout(NamedTuple):
    """The blocks of a letter from top to bottom; `language` is that of its salutation (`en`, `de` …)."""

    blocks: tuple[LetterBlock, ...]
    language: str = "en"

    def list_lines(self, *kinds: BlockKind) -> tuple[str, ...]:
        """Return the lines of all blocks of these kinds."""
        return tuple(line for block in self.blocks if block.kind in kinds for line in block.lines)


def lay_out(letter: Letter) -> Layout:
    """Return the blocks of a letter, without comments, links as display text; the date separates sender and recipient."""
    shown = (re.sub(_CONTROL, " ", line.text).replace(_NO_TEXT, "") for line in letter.lines)
    lines = [re.sub(r" {2,}", " ", re.sub(_LINK, lambda link: link[2] or link[1], line)).strip() for line in shown]
    language = next((name for pattern, name in _LANGUAGES if re.fullmatch(pattern, letter.greeting)), "en")
    start = letter.salutation.number - letter.lines[0].number if letter.salutation else None
    if start is None:
        # Else the first line that ends like a salutation and stands alone, with only addresses above it.
        for at, line in enumerate(lines):
            alone = not (at and lines[at - 1]) and not "".join(lines[at + 1 : at + 2])
            if alone and re.fullmatch(_SALUTED, line) and not re.fullmatch(SUBJECT, line):
                start = at if all(_is_short(block) for block in _split(lines[:at])) else None
                break
    if start is None:
        first = next((at for at, line in enumerate(lines) if line), 0)
        start = first if re.fullmatch(SUBJECT, lines[first]) else -1
        heading: tuple[LetterBlock, ...] = (LetterBlock("subject", (lines[start],)),) if start >= 0 else ()
    else:
        heading = (*_read_heading(lines[:start], letter), LetterBlock("salutation", (lines[start],)))
    return Layout((*heading, *_read_body(lines[start + 1 :])), language)


def add_heading(layout: Layout, sender: Sender, recipient: tuple[str, ...], day: date | None) -> Layout:
    """Return a letter with missing parts of its heading added from those given; without a known salutation, it is left as it is."""
    at = next((at for at, block in enumerate(layout.blocks) if block.kind in ("subject", "salutation")), None)
    if at is None or not layout.list_lines("salutation"):
        return layout
    whole = (
        LetterBlock("sender", list_sender(sender)),
        LetterBlock("date", (format_letter_date(day, layout.language, sender.country),) if day else ()),
        LetterBlock("recipient", recipient),
    )
    lacking = [block for block in whole if block.lines and not layout.list_lines(block.kind)]
    heading: list[LetterBlock] = []
    for block in layout.blocks[:at]:
        while lacking and _ORDER.index(lacking[0].kind) < _ORDER.index(block.kind):
            heading.append(lacking.pop(0))
        heading.append(block)
    return layout._replace(blocks=(*heading, *lacking, *layout.blocks[at:]))


def list_sender(sender: Sender, *, reached: bool = True) -> tuple[str, ...]:
    """Return the lines of the sender: name, address and, where it is to be `reached`, phone and e-mail."""
    contact = " · ".join(filter(None, (sender.phone, sender.email))) if reached else ""
    return tuple(line for line in (sender.name or "", *_split_address(sender.address), contact) if line)


def list_recipient(person: Person | None, company: str | None) -> tuple[str, ...]:
    """Return the lines of the recipient: name with title, company (else that of the interview) and address, as the notes have them."""
    if person is None:
        return ()
    named = ", ".join(filter(None, (person.name, person.title)))
    return tuple(line for line in (named, person.company or company or "", *_split_address(person.address)) if line)


def format_letter_date(day: date, language: str, country: str | None) -> str:
    """Return the day in full, in the style of that country; in languages other than English in digits, as ISO 8601."""
    if language != "en":
        return day.isoformat()
    month = MONTH_NAMES[day.month - 1].capitalize()
    return f"{month} {day.day}, {day.year}" if country in _MONTH_FIRST else f"{day.day} {month} {day.year}"


def _read_heading(lines: Sequence[str], letter: Letter) -> Iterator[LetterBlock]:
    """Yield the blocks above the salutation: those above the date are the sender's, those below it the recipient's."""

    def recognise(line: str) -> str:
        return "subject" if re.fullmatch(SUBJECT, line) else "date" if re.fullmatch(_DATE, line) else "plain"

    parts = [(kind, tuple(group)) for block in _split(lines) for kind, group in groupby(block, key=recognise)]
    dated = next((at for at, (kind, _) in enumerate(parts) if kind == "date"), None)
    plain = [at for at, (kind, _) in enumerate(parts) if kind == "plain"]
    senders = sum(at < dated for at in plain) if dated is not None else 0
    if not 0 < senders < len(plain):
        theirs = [letter.interview.company] if letter.interview else []
        theirs += [name for name in (letter.person.name, letter.person.company) if name] if letter.person else []
        texts = ["\n".join(parts[at][1]).casefold() for at in plain]
        senders = next((at for at, text in enumerate(texts) if any(name.casefold() in text for name in theirs)), 1)
    for at, (kind, group) in enumerate(parts):
        if kind == "subject":
            yield LetterBlock("subject", group)
        elif at == dated:
            yield LetterBlock("date", group)
        else:
            yield LetterBlock("sender" if at in plain[:senders] else "recipient", group)


def _read_body(lines: Sequence[str]) -> Iterator[LetterBlock]:
    """Yield the blocks below the salutation: paragraphs, the close, the name, enclosures, and additions below the name."""
    # Words of thanks may also form a line in the middle of a letter: a close is followed by a name or by nothing.
    closings = (at for at in reversed(range(len(lines))) if re.fullmatch(CLOSE, lines[at]))
    closed = next((at for at in closings if not (below := _split(lines[at + 1 :])) or _is_short(below[0])), None)
    if closed is None:
        blocks, close, foot = _part_foot(_split(lines))
    else:
        blocks, close, foot = _split(lines[:closed]), [lines[closed]], _split(lines[closed + 1 :])
    width = min(_FULL, max(_NARROW, max((len(line) for block in blocks for line in block), default=0)))
    yield from (LetterBlock("paragraph", tuple(_unwrap(block, width))) for block in blocks)
    if close:
        yield LetterBlock("close", tuple(close))
    named = False
    for block in foot:
        end = next((at for at, line in enumerate(block) if re.fullmatch(_ENCLOSURE, line)), len(block))
        if block[:end]:
            yield LetterBlock("paragraph", tuple(_unwrap(block[:end], _FULL))) if named else LetterBlock("name", tuple(block[:end]))
            named = True
        if block[end:]:
            yield LetterBlock("enclosure", tuple(block[end:]))


def _part_foot(blocks: list[list[str]]) -> tuple[list[list[str]], list[str], list[list[str]]]:
    """Return paragraphs, close and the lines below it for a letter whose close has no known words but ends in short lines."""
    first = len(blocks)
    while first > 1 and _is_short(blocks[first - 1]):
        first -= 1
    for at, block in enumerate(blocks[first:], start=first):
        below = [rest for rest in (block[1:], *blocks[at + 1 :]) if rest]
        if below and re.fullmatch(_CLOSED, block[0]):
            return blocks[:at], block[:1], below
    named = next((at for at in reversed(range(first, len(blocks))) if not re.fullmatch(_ENCLOSURE, blocks[at][0])), first)
    return blocks[:named], [], blocks[named:]


def _split(lines: Sequence[str]) -> list[list[str]]:
    """Return the blocks separated by blank lines."""
    return [list(group) for filled, group in groupby(lines, key=bool) if filled]


def _is_short(block: Sequence[str]) -> bool:
    return len(block) <= _FOOT_LINES and all(len(line) <= _FOOT_LINE and line[-1] not in ".?!" for line in block)


def _unwrap(lines: Sequence[str], width: int) -> list[str]:
    """Return the lines of a paragraph; a line with no room for the next word is joined to the next, any other was ended on purpose."""
    whole: list[str] = [lines[0]]
    for above, line in pairwise(lines):
        if len(above) + 1 + len(line.split(" ", 1)[0]) > width and not re.match(_BULLET, line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _split_address(address: str | None) -> list[str]:
    return [line.strip() for line in (address or "").splitlines()]
