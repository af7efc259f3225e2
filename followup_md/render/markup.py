"""Markdown and YAML: text from notes escaped, so that it is never read as markup, tag, field or another value (format.md 11.3)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from followup_md.render.text import clean

# --- Text and links for a Markdown page, so that nothing from a note turns into markup, a tag, a field or a script (format.md 11.3)

# What CommonMark, GFM and Obsidian give a meaning inside a line; `#` only makes a tag where a word follows, `&` only an entity.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|#(?=\S)|&(?=#?\w+;)|%(?=%)|=(?==)|:(?=:)|(?<=:):")


def escape(text: str) -> str:
    """Return `text` on one line as plain words in Markdown."""
    return _MARKUP.sub(lambda found: "\\" + found[0], clean(text))


def link(text: str, path: str, heading: str = "") -> str:
    """Return a Markdown link to `path`, relative to the page and percent-encoded, and to a heading of it where one is given."""
    target = quote(path, safe="/", errors="replace") + (f"#{quote(heading)}" if heading else "")
    return f"[{escape(text)}]({target})"


# --- Single values as they are typed in front matter, quoted where YAML would read something else

_PLAIN: Final = re.compile(r"[^\W\d_][\w&.,'()/+-]*(?: [\w&.,'()/+-]+)*")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_NO_TEXT: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def write_scalar(text: str) -> str:
    """Return one line of text as a YAML scalar that reads back as it is."""
    if (_PLAIN.fullmatch(text) and text.casefold() not in _NO_TEXT) or _MOMENT.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
