"""What stands on an envelope, and the envelope as PDF or as a page to print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.prose.layout import Block
from followup_md.render.letter_html import render_page
from followup_md.render.letter_typst import typeset
from followup_md.render.paper import ENVELOPE_MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.render.letter_typst import Typeset
    from followup_md.render.paper import Paper

# A line of phone and e-mail: the post needs neither.
_CONTACT = r".*@.*|(?:\D{0,12})[+(]?\d[\d\s()/.-]{6,}"


def set_envelope(blocks: Sequence[Block], paper: Paper) -> Typeset:
    """Set an envelope; the rest is as for a letter."""
    return typeset("envelope.typ", blocks, paper, margin=ENVELOPE_MARGIN)


def render_envelope_html(blocks: Sequence[Block], paper: Paper, title: str) -> str:
    """Return the page of an envelope."""
    return render_page(blocks, paper, title, margin=ENVELOPE_MARGIN, envelope=True)


def list_addresses(sender: Sequence[str], recipient: Sequence[str]) -> tuple[Block, ...]:
    """Return the two blocks of an envelope, without phone and e-mail; the sender's may be missing."""
    kept = tuple(line for line in sender if not re.fullmatch(_CONTACT, line))
    return (*([Block("sender", kept)] if kept else []), Block("recipient", tuple(recipient)))
