"""Telephone numbers in any spelling: one that was shown compared with those noted."""

from __future__ import annotations

import re
from typing import Final

# What a person may type or note: a plus, digits, and the signs between them. An extension is a number of its own.
_NUMBER: Final = r"\+?[(\d][\d\s().\u00a0\u2010-\u2013/-]*"
_SPOKEN: Final = r"[+\d\s().\u00a0\u2010-\u2013/-]+"
_TRUNK: Final = r"\(0\)"
_FEWEST, _WHOLE = 3, 6  # digits that tell numbers apart; those of a number that may stand without its area


def read_number(query: str) -> str:
    """Return the digits of a query that is a telephone number or its end, without what an operator dials in front; else nothing."""
    if not re.fullmatch(_SPOKEN, query) or re.fullmatch(r"\d{4}-\d\d?-\d\d?", query):
        return ""
    digits = _strip(query)
    return digits if len(digits) >= _FEWEST else ""


def fits_number(digits: str, noted: str) -> bool:
    """Say whether a number noted ends with `digits`, or is how it is dialled at home, without country or area."""
    for part in re.findall(_NUMBER, noted):
        known = _strip(part)
        if known.endswith(digits) or (len(known) >= _WHOLE and digits.endswith(known)):
            return True
    return False


def _strip(text: str) -> str:
    return re.sub(r"\D", "", re.sub(_TRUNK, "", text)).lstrip("0")
