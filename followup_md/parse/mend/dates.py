"""Whether a date in another form can be only the one that its hint gives: no order of digits guessed, no half of a day, no century."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from followup_md.parse.dates.text import FIRST_YEAR
from followup_md.parse.dates.words import MONTHS

_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)?[T ]?(?:(\d\d):\d\d)?", re.ASCII)
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?!\d)", re.ASCII)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# What may stand in a date or a time beside digits and the name of a month; a weekday may be that of another date.
_PARTS: Final = frozenset({"st", "nd", "rd", "th", "of", "t", "at", "h", "a", "p", "m", "am", "pm"})
_HALVES: Final = re.compile(r"\d\s*[ap]\.?m?\b", re.ASCII | re.IGNORECASE)
_MONTHS_A_YEAR: Final = 12
# Typed without a half of the day, an earlier hour is as likely one of the afternoon.
_FIRST_HOUR: Final = 7


def is_sure(typed: str, meant: str) -> bool:  # noqa: PLR0911 - one after the other, what leaves a doubt
    """Say whether `typed` can mean only `meant`: a date, a time `HH:MM`, or both."""
    typed = unicodedata.normalize("NFKC", typed)
    parts = _MOMENT.fullmatch(meant.strip(",:"))
    words = [word.casefold() for word in _LETTERS.findall(typed)]
    if parts is None or not parts[0] or not all(word in MONTHS or word in _PARTS for word in words):
        return False
    if parts[2] and int(parts[2]) < _FIRST_HOUR and not _HALVES.search(typed):
        return False
    if parts[1] is None:
        return True
    day = date.fromisoformat(parts[1])
    # The year stands there in full, and the month is named, or comes where no day can stand.
    if str(day.year) not in typed:
        return False
    digits = _NUMERIC.search(typed)
    if digits is None:
        return True
    first, middle, last = int(digits[1]), int(digits[3]), int(digits[4])
    if first >= FIRST_YEAR:
        return (middle, last) == (day.month, day.day)
    return first == middle or max(first, middle) > _MONTHS_A_YEAR
