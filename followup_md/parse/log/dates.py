"""Dates inside a log line: at one offset, plain, refused, or none at all."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from followup_md.parse.dates.text import find_vague, read_log_date
from followup_md.parse.log.leading import DAY, DIGITS
from followup_md.parse.log.slips import Slip, refuse_date

_DATE = re.compile(rf"\s*({DAY})(?![\w-])", re.IGNORECASE | re.ASCII)


class Dated(NamedTuple):
    """A date that stands where one belongs, None when it is in words, and the offset behind it."""

    day: date | None
    end: int


def read_date_at(text: str, pos: int, end: int, since: date = date.min) -> Dated | Slip | None:
    """Read the date at `pos`; the slip of one that cannot be trusted, None where nothing is built like a date.

    Only days from `since` on are proposed for one that cannot be trusted.
    """
    match = _DATE.match(text, pos, end)
    day = read_log_date(match[1]) if match else None
    if match and day:
        return Dated(day, match.end())
    match = match or DIGITS.match(text, pos, end)
    return refuse_date(text, match.start(1), match.end(1), since) if match else None


def starts_date(text: str) -> bool:
    """Say whether a date begins `text`, be it unreadable or in words."""
    vague = find_vague(text)
    return read_date_at(text, 0, len(text)) is not None or (vague is not None and text.strip().startswith(vague))
