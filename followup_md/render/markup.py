"""Text and links for a Markdown page, so that nothing from a note turns into markup, a tag, a field or a script (format.md 11.3)."""

from __future__ import annotations

import re
from urllib.parse import quote

from followup_md.render.text import clean

# What CommonMark, GFM and Obsidian give a meaning inside a line; `#` only makes a tag where a word follows, `&` only an entity.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|#(?=\S)|&(?=#?\w+;)|%(?=%)|=(?==)|:(?=:)|(?<=:):")


def escape(text: str) -> str:
    """Return `text` on one line as plain words in Markdown."""
    return _MARKUP.sub(lambda found: "\\" + found[0], clean(text))


def link(text: str, path: str, heading: str = "") -> str:
    """Return a Markdown link to `path`, relative to the page and percent-encoded, and to a heading of it where one is given."""
    target = quote(path, safe="/", errors="replace") + (f"#{quote(heading)}" if heading else "")
    return f"[{escape(text)}]({target})"
