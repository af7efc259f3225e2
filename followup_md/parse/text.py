"""Wikilinks, read as Obsidian reads them."""

import re

from followup_md.slug import slug

__all__ = ["link_target", "slug"]

_LINK = re.compile(r"!?\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")


def link_target(text: str) -> str | None:
    """Return the target of `text` when all of it is one wikilink, without alias, heading and `.md`; else None."""
    match = _LINK.fullmatch(text.strip())
    return match[1].strip().removesuffix(".md") if match else None
