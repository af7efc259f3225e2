"""What apps and editors put into a log line beside its words, blanked out so that nothing moves."""

from __future__ import annotations

import re
from typing import Final

from followup_md.parse.log.head import find_free_text

_BLANKS: Final = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
# A block's id stands at the end, the day on which a task was done anywhere.
_ADDED: Final = re.compile(r"(?<=\s)\u2705\ufe0f?\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])|\s\^[A-Za-z0-9-]+\s*$")
_TAG: Final = re.compile(r"\[\[[^\[\]]*\]\]|(?<!\S)#(?=[\w/-]*[^\W\d])[\w/-]+")
_DATE_LENGTH: Final = 10  # the colon of a date in front is none


def tidy_line(text: str) -> str:
    """Return `text` with blanks for a block id, the day that Tasks adds to what is done, and tags before the free text."""
    if not text.isascii():
        text = text.translate(_BLANKS)
    if "^" in text or "\u2705" in text:
        text = _ADDED.sub(_blank, text)
    if "#" not in text:
        return text
    stop = find_free_text(text, _DATE_LENGTH)
    return _TAG.sub(_blank, text[:stop]) + text[stop:]


def _blank(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("[[") else " " * len(match[0])
