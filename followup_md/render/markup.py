"""Markdown and YAML: escaped text from notes, never read as markup, script, field or another value (format.md 11.3); templates."""

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from followup_md.render.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment

# Characters with a meaning inside a line of CommonMark, GFM or Obsidian; `#` only before a word (a tag), `&` only in an entity.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|#(?=\S)|&(?=#?\w+;)|%(?=%)|=(?==)|:(?=:)|(?<=:):")
# Text that YAML reads as text without quotes.
_PLAIN: Final = re.compile(r"[^\W\d_][\w&.,'()/+-]*(?: [\w&.,'()/+-]+)*")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_NO_TEXT: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def escape(text: str) -> str:
    """Return `text` on one line as plain words in Markdown."""
    return _MARKUP.sub(lambda found: "\\" + found[0], clean(text))


def link(text: str, path: str, heading: str = "") -> str:
    """Return a Markdown link to `path`, relative to the page and percent-encoded, and to its heading if given."""
    target = quote(path, safe="/", errors="replace") + (f"#{quote(heading)}" if heading else "")
    return f"[{escape(text)}]({target})"


def write_scalar(text: str) -> str:
    """Return one line of text as a YAML scalar that reads back unchanged."""
    if (_PLAIN.fullmatch(text) and text.casefold() not in _NO_TEXT) or _MOMENT.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def build_environment(*, html: bool, **options: Any) -> "Environment":  # noqa: ANN401 - options of Jinja
    """Return a template environment: a missing variable is an error; unless `html`, the values are already escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("followup_md"),
        autoescape=html,  # noqa: S701 - Markdown where it is not HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        **options,
    )
