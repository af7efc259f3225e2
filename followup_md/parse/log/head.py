"""How a log line begins, a date and perhaps a time, and where its free text does (format.md section 3)."""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

from followup_md.parse.dates.text import read_log_date
from followup_md.parse.log.leading import DAY, refuse_head
from followup_md.parse.log.slips import Slip, refuse_date

_HEAD = re.compile(
    rf"\s*({DAY})(?:T(?=\d)|[,:]?(?:\s+|$))(?:(\d{{1,2}}):(\d\d)(?::\d\d)?(?!\w|:\d|\s*[ap]\.?m\b)[,:]?\s*)?",
    re.IGNORECASE | re.ASCII,
)
_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d\d)?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE | re.ASCII)
_TEXT = re.compile(r"\[\[[^\[\]]*\]\]|(?P<mark>:(?=\s|$)|\s[-–—](?=\s))")
NOON, HOURS = 12, 24


class Head(NamedTuple):
    """The day and the time of a line, and the offset where its event begins."""

    day: date
    clock: time | None
    end: int


def read_head(text: str) -> Head | Slip:
    """Read the date, and the time if there is one."""
    match = _HEAD.match(text)
    if match is None:
        return refuse_head(text)
    day = read_log_date(match[1])
    if day is None:
        return refuse_date(text, match.start(1), match.end(1))
    if match[2]:
        hour, minute = int(match[2]), int(match[3])
        if hour >= HOURS or minute >= 60:  # noqa: PLR2004 - minutes of an hour
            return _refuse_clock(text, match.start(2))
        return Head(day=day, clock=time(hour, minute), end=match.end())
    if text[match.end() : match.end() + 1].isdigit():
        return _refuse_clock(text, match.end())
    return Head(day=day, clock=None, end=match.end())


def find_free_text(text: str, start: int) -> int:
    """Return the offset of the first `: `, ` - `, ` – ` or ` — ` outside a link from `start` on, else the end."""
    return next((match.start() for match in _TEXT.finditer(text, start) if match["mark"]), len(text))


def _refuse_clock(text: str, start: int) -> Slip:
    match = _CLOCK.match(text, start)
    end = match.end() if match else start + 1
    lines = [text[:start] + text[end:].lstrip(" ,:")]
    if match and (match[2] or match[3]):
        hour = int(match[1]) % NOON + (NOON if (match[3] or "").lower() == "p" else 0) if match[3] else int(match[1])
        lines.insert(0, f"{text[:start]}{hour:02}:{match[2] or '00'}{text[end:]}")
    slip = refuse_date(text, start, end)
    return slip._replace(
        message=f'"{text[start:end].strip()}" is no time of day',
        advice="write the time as `HH:MM`, 24 hours",
        lines=tuple(lines),
        choice=False,
    )
