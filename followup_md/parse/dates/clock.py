"""Times of day as people type them, split from the day beside them."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_TIME: Final = "14:00, 9:30, 9.30, 14h or 2pm"
_CLOCK: Final = r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2})|(?P<full>h))?(?: ?(?P<half>[ap])\.?m\.?)?|(?P<noon>noon)"
_BEHIND: Final = rf"(?P<day>.+?)(?:,? at |,? |, ?|t(?=[0-9]))(?:{_CLOCK})"
_BEFORE: Final = rf"(?:at )?(?:{_CLOCK}),?(?: on)? (?P<day>.+)"
_NOON: Final = 12
# Typed without a zero, an earlier hour is as likely one of the afternoon: nobody is interviewed before it.
_FIRST_HOUR: Final = 7


def split_time(text: str) -> Iterator[tuple[str, tuple[time, ...]]]:
    """Yield each way to take a time off the end or the front of `text`: the rest, and the times that it can mean.

    `9:30`, `9.30`, `14h`, `14h30`, `2pm`, `2:30 p.m.` and `noon` are times; `2:30` may be of the night or of the afternoon, and a
    number alone is none.
    """
    words = " ".join(text.split())
    for pattern in (_BEHIND, _BEFORE):
        if match := re.fullmatch(pattern, words, re.IGNORECASE):
            yield match["day"], _find_clocks(match)


def read_clock(text: str) -> tuple[time, ...]:
    """Return the times that a text without a day can mean; none when it is another text."""
    match = re.fullmatch(_CLOCK, " ".join(text.split()), re.IGNORECASE)
    return _find_clocks(match) if match else ()


def _find_clocks(match: re.Match[str]) -> tuple[time, ...]:
    if match["noon"]:
        return (time(_NOON),)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if minute > 59 or not (match["minute"] or match["full"] or match["half"]):  # noqa: PLR2004 - minutes of an hour
        return ()
    if match["half"]:
        later = _NOON if match["half"] in "pP" else 0
        return (time(hour % _NOON + later, minute),) if 1 <= hour <= _NOON else ()
    if hour > 23:  # noqa: PLR2004 - hours of a day
        return ()
    open_half = 1 <= hour < _FIRST_HOUR and not match["hour"].startswith("0")
    return (time(hour, minute), time(hour + _NOON, minute)) if open_half else (time(hour, minute),)
