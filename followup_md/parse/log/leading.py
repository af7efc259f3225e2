"""Lines that do not begin with a date that reads: what is in front of it, or how else it is written."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from followup_md.parse.dates.text import find_vague, read_log_date
from followup_md.parse.dates.words import MONTH_WORDS, MONTHS
from followup_md.parse.log.slips import Slip, refuse_date, refuse_vague, refuse_words

DAY: Final = r"\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}"
DIGITS: Final = re.compile(r"\s*(\d{1,4}([-./])\d{1,2}\2\d{1,4})(?![\w-])", re.ASCII)
_ELSEWHERE: Final = re.compile(rf"\s*(?:\bon\s+)?({DAY})(?!\d)", re.IGNORECASE | re.ASCII)
_MONTH: Final = rf"(?P<month>{MONTH_WORDS})\b\.?"
_NTH: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR: Final = r"(?:,?\s+(?P<year>\d{4})(?![\d:]))?"
_FORMS: Final = tuple(
    re.compile(
        rf"\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:{form})(?!\w)[,:]?\s*",
        re.IGNORECASE | re.ASCII,
    )
    for form in (
        rf"{_NTH}(?:\s+of)?[\s-]+{_MONTH}(?:-(?P<dashed>\d{{4}})|{_YEAR})",
        rf"{_MONTH}\s+{_NTH}{_YEAR}",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<year>\d{4})[\u2010-\u2015\u2212](?P<month>\d\d)[\u2010-\u2015\u2212](?P<day>\d\d)",
    )
)
_STRUCK: Final = re.compile(r"\s*(?:~~(?P<struck>.+?)~~|\[[^\[\]]{0,3}\]\s+(?P<boxed>.+))\s*")
# Digits and hyphens as a keyboard for Chinese or Japanese types them.
_WIDE: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0D: "-"}
_ADVICE: Final = "begin with the date, as `YYYY-MM-DD`"


def refuse_head(text: str) -> Slip:
    """Make the slip of a line without a date in front, its hint the line with it."""
    struck = _STRUCK.fullmatch(text)
    start, words = len(text) - len(text.lstrip()), (text.split() or [""])[0]
    message = "the line does not begin with a date"
    if struck:
        slip = refuse_words(
            start, start + len(words), "a line that is struck out, or whose box does not read", "if it happened, write it plainly"
        )
        return slip._replace(
            lines=(struck["struck"] or struck["boxed"],), frame="if it happened, write {}; if not, leave it: it is not counted"
        )
    plain = words.translate(_WIDE)
    if plain != words:
        return refuse_words(start, start + len(words), message, _ADVICE, (text.replace(words, plain, 1),))
    digits = DIGITS.match(text)
    if digits:
        return refuse_date(text, digits.start(1), digits.end(1))
    form = next((match for pattern in _FORMS if (match := pattern.match(text))), None)
    if form:
        part, typed = form.groupdict(), form[0].strip(" ,:")
        month, nth, year = MONTHS.get(part["month"].lower()) or int(part["month"]), int(part["day"]), part["year"] or part.get("dashed")
        start = text.index(typed)
        # Without its year it is not guessed.
        advice = _ADVICE if year else f"begin with the day it was, year and all: `YYYY-{month:02}-{nth:02}`"
        dated = (f"{year}-{month:02}-{nth:02} {text[form.end() :]}",) if year else ()
        return refuse_words(start, start + len(typed), f'"{typed}" is not how a date is written here', advice, dated)
    vague = find_vague(text) or find_vague(words)
    if vague and text.lstrip().startswith(vague):
        slip = refuse_vague(text, start, start + len(vague), date.min, ())
        return slip._replace(advice="begin with the day it was, as `YYYY-MM-DD`")
    found = _ELSEWHERE.search(text)
    day = read_log_date(found[1]) if found else None
    lines = (f"{day} {text[: found.start()].strip()}{text[found.end() :]}".rstrip(),) if found and day else ()
    return refuse_words(start, start + len(words), message, _ADVICE, lines)
