"""Wikilinks, read as Obsidian reads them, and slugs that are asked for again and again."""

import re
from functools import lru_cache

from followup_md.slug import slug as make_slug

__all__ = ["link_target", "slug"]

_LINK = re.compile(r"!?\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")
# A company's slug is asked for six times a note.
slug = lru_cache(maxsize=4096)(make_slug)


def link_target(text: str) -> str | None:
    """Return the target of `text` when all of it is one wikilink, without alias, heading and `.md`; else None."""
    match = _LINK.fullmatch(text.strip())
    return match[1].strip().removesuffix(".md") if match else None
