"""Days named in a letter: weekdays, dates in their usual forms, `yesterday`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).replace("sep(?:tember)", "sept?(?:ember)")
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_DAY = (
    r"(?i)\b(?:(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{_MONTH})\b"
    rf"|(?P<before>{_MONTH})\.?\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"|the\s+(?P<only>\d{1,2})(?:st|nd|rd|th)\b"
    rf"|(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
    r"|(?P<yesterday>yesterday)\b|(?P<today>today|this (?:morning|afternoon))\b)"
)
_AHEAD = r"(?i)\b(?:by|before|until|till|next|coming|no later than)\s+(?:the\s+|about\s+|around\s+)?(?:\w+day,?\s+)?$"
_REACH = 32  # so far in front of a day stands what makes it one to come


class Mention(NamedTuple):
    """One day as a letter names it: the words, and what is known of it; `ahead` for a day to come (`by Friday`).

    `start` is where the words begin.
    """

    words: str
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    back: int | None = None
    ahead: bool = False
    start: int = 0

    def means(self, day: date, written: date | None) -> bool:
        """Say whether it is that day; `yesterday` counts from the day on which the letter was written, and may be any without one."""
        if self.back is not None:
            return written is None or written - timedelta(days=self.back) == day
        known = ((self.month, day.month), (self.day, day.day), (self.weekday, day.weekday()))
        return all(said is None or said == real for said, real in known)


def find_days(text: str) -> Iterator[Mention]:
    """Yield each day that a text speaks of."""
    for match in re.finditer(_DAY, text):
        words, start = match[0], match.start()
        ahead = bool(re.search(_AHEAD, text[max(0, start - _REACH) : start]))
        if match["iso"]:
            yield Mention(words, month=int(match["iso"][5:7]), day=int(match["iso"][8:]), ahead=ahead, start=start)
        elif match["weekday"]:
            yield Mention(words, weekday=_WEEKDAYS.index(match["weekday"].casefold()), ahead=ahead, start=start)
        elif match["yesterday"] or match["today"]:
            yield Mention(words, back=1 if match["yesterday"] else 0, ahead=ahead, start=start)
        else:
            month = match["month"] or match["before"]
            number = next((at for at, name in enumerate(MONTHS, start=1) if month and name.startswith(month[:3].casefold())), None)
            yield Mention(words, month=number, day=int(match["day"] or match["after"] or match["only"]), ahead=ahead, start=start)
