"""Texts of notes as safe HTML: what is not Markdown is text, and nothing is run, fetched or styled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.render.site.prose_blocks import wrap_code
from followup_md.render.site.prose_hidden import drop_comments
from followup_md.render.site.prose_parser import DEEPEST, make_parser
from followup_md.render.text import clean_lines

if TYPE_CHECKING:
    from followup_md.render.site.prose_links import Links

# Whatever may be markup, or is written otherwise in HTML: all but words and what stands between them; a web address too.
_MARKUP = r"[^\w ,.;?()'+/:\u2019\u2013\u2192-]|_|://"


# As many characters as a thick book has on a hundred pages: what is tangled enough takes time by the square of its length.
_LONGEST = 200_000


def render_body(text: str, links: Links) -> str:
    """Return the body of a note, front matter taken off, as HTML: blocks, a heading two levels below its own.

    A text that is nested deeper or longer than anybody writes is shown as it was typed.
    """
    parser = make_parser()
    source = drop_comments(clean_lines(text))
    if len(source) > _LONGEST:
        return wrap_code(source)
    tokens = parser.parse(source, {"links": links})
    # What lies below its limit the parser leaves out.
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return wrap_code(source)
    # Cleaned again: `&#x202e;` has become a character by now.
    return clean_lines(parser.renderer.render(tokens, parser.options, {}))


def render_line(text: str, links: Links) -> str:
    """Return a line or a short text as HTML within a line: never a block."""
    source = drop_comments(clean_lines(text)).strip()
    if re.search(_MARKUP, source) is None:  # most texts, at a tenth of the time
        return source
    return clean_lines(make_parser().renderInline(source, {"links": links}))
