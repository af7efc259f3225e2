"""The manual: the page of one action, check, requirement or key, and the list of them all."""

from __future__ import annotations

import json
import re
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.terminal_rows import paint
from followup_md.render.text import cut, measure, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INDENT = " " * 4
_WIDEST_ID = 26
_NARROW = 50
_SHORTEST_CLAUSE = 20
_CLAUSE_END = re.compile(r"[,;:.](?=\s)")


class Page(NamedTuple):
    """One page: its id, what kind of thing it is, under which subject it is listed, its first sentence, facts as label and value, and text.

    `text` has paragraphs between empty lines; those that are indented are examples, shown as they stand.
    """

    id: str
    kind: str
    subject: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""


def split_docstring(docstring: str) -> tuple[str, str]:
    """Return the first paragraph of a docstring as one sentence, and the rest as it stands, without the indent of the code."""
    title, _, rest = docstring.strip().partition("\n\n")
    return " ".join(title.split()), dedent(f"    {rest.strip()}" if rest and not rest.startswith(" ") else rest).strip("\n")


def render_pages(pages: Sequence[Page], width: int, *, color: bool = False) -> str:
    """Return pages in at most `width` cells, examples apart, which stay as they are typed; ends in a newline."""
    return "\n".join("\n".join(_render_page(page, width, color=color)) + "\n" for page in pages)


def _render_page(page: Page, width: int, *, color: bool) -> Iterator[str]:
    yield f"{paint(page.id, 'heading', color=color)} ({page.kind})"
    yield from wrap(page.title, width)
    if page.facts:
        yield ""
        yield from _render_facts(page.facts, width, color=color)
    for paragraph in page.text.split("\n\n") if page.text else ():
        yield ""
        if paragraph.startswith(" "):
            yield from paragraph.split("\n")
        elif paragraph.endswith(":"):
            yield paint(paragraph, "heading", color=color)
        else:
            yield from wrap(paragraph, width)


def _render_facts(facts: Sequence[tuple[str, str]], width: int, *, color: bool) -> Iterator[str]:
    room = max(measure(label) for label, _ in facts) + 2
    for label, value in facts:
        first, *more = wrap(value, width - room) or ("",)
        yield paint(pad(label, room), "aside", color=color) + first
        yield from (" " * room + line for line in more)


def render_list(pages: Sequence[Page], width: int, *, color: bool = False) -> str:
    """Return one line for each page under its subject, cut to `width` cells; ends in a newline."""
    lines: list[str] = []
    subject = ""
    for page in pages:
        if page.subject != subject:
            subject = page.subject
            lines += [*([""] if lines else []), paint(subject, "heading", color=color)]
        lines.append(_render_line(page, width))
    return "\n".join(lines) + "\n"


def _render_line(page: Page, width: int) -> str:
    if width < _NARROW:
        return cut(f"  {page.id}", width)
    front = f"  {pad(page.id, _WIDEST_ID)}  "
    return front + _shorten(page.title, width - measure(front))


def _shorten(sentence: str, room: int) -> str:
    """Return a sentence without its full stop, up to the last clause that fits whole, else cut."""
    whole = sentence.removesuffix(".")
    if measure(whole) <= room:
        return whole
    ends = [match.start() for match in _CLAUSE_END.finditer(whole)]
    return next((whole[:end] for end in reversed(ends) if _SHORTEST_CLAUSE <= measure(whole[:end]) <= room), cut(whole, room))


def render_pages_json(pages: Sequence[Page]) -> str:
    """Return pages as JSON: ASCII, indented, in the order of the list."""
    rows = [{**page._asdict(), "facts": dict(page.facts)} for page in pages]
    return json.dumps({"version": 1, "pages": rows}, indent=2) + "\n"
