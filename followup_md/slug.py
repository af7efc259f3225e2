"""Slugs: how names become parts of ids (format.md section 7)."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart into a Latin letter and an accent.
_SPELT_OUT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "\u0131": "i"})


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters, digits and hyphens; accents are dropped, `ł` and `ß` spelt out.

    A text without any Latin letter or digit gives its code points in hexadecimal, so that no two names share an empty slug.
    """
    folded = text.casefold()
    if not folded.isascii():
        plain = unicodedata.normalize("NFKD", folded.translate(_SPELT_OUT))
        folded = "".join(c for c in plain if not unicodedata.combining(c))
    made = _NOT_WORD.sub("-", folded).strip("-")
    return made or "-".join(f"{ord(c):x}" for c in text.strip()) or "x"
