"""A letter or an envelope as a page for the browser to print: the same layout, the browser's fonts, no script, nothing from the network."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from followup_md.render.paper import LETTER_MARGIN
from followup_md.render.text import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.prose.layout import Block, Kind, Layout
    from followup_md.render.paper import Paper

HTML_MARK = "<!-- followup-md: made from the draft beside it; what is written here by hand is lost. -->"
# Of a serif at 11 pt: the millimetres of a line, and of a letter on the average.
_LINE_MM, _CHAR_MM = 5.05, 1.72
# What stands above a block, in millimetres, as the style sheet has it.
_ABOVE: dict[Kind, float] = {
    "date": 12,
    "recipient": 11,
    "subject": 10,
    "salutation": 10,
    "paragraph": 4,
    "close": 6,
    "name": 17,
    "enclosure": 8,
}


def render_letter_html(layout: Layout, paper: Paper, title: str) -> str:
    """Return the page of a letter."""
    return render_page(layout.blocks, paper, title, margin=LETTER_MARGIN, language=layout.language)


def render_page(blocks: Sequence[Block], paper: Paper, title: str, *, margin: float, language: str = "en", envelope: bool = False) -> str:
    """Return blocks as a page on which every word is text."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("followup_md"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    return environment.get_template("letter.html.j2").render(
        mark=HTML_MARK,
        blocks=blocks,
        paper=paper,
        title=title,
        margin=margin,
        language=language,
        envelope=envelope,
    )


def estimate_fit(layout: Layout, paper: Paper) -> tuple[int, int]:
    """Return about how many pages a letter has, and by how many lines it is over one: fonts differ from browser to browser."""
    width, room = (paper.width - 2 * LETTER_MARGIN) / _CHAR_MM, paper.height - 2 * LETTER_MARGIN
    lines = sum(max(1, ceil(measure(line) / width)) for block in layout.blocks for line in block.lines)
    above = sum(_ABOVE.get(block.kind, 0) for block in layout.blocks[1:])
    return max(1, ceil((lines * _LINE_MM + above) / room)), max(0, ceil((lines * _LINE_MM + above - room) / _LINE_MM))
