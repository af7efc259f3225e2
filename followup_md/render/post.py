"""The days of a letter in the post: a row for each, with the day on which they decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.dates import spell_day
from followup_md.post import PostDay
from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean, cut, measure, pad

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from followup_md.render.terminal_rows import Tone

_INDENT = "  "
_DECIDE = "they decide"
_WIDEST_DAY = len("Wed 18 Nov")


def render_post(days: Sequence[PostDay], decision: date | None, *, color: bool, width: int) -> str:
    """Return a row for each of `days`: the date, what happens, which day of post it is, and a mark where they decide.

    The day of the decision has a row of its own where the letter is not on its way then. No row is wider than `width` cells; ends in a
    newline.
    """
    rows = []
    for item in days:
        last = item is days[-1]
        if item.number == 0:
            what = "posted, and there the same day" if last else "posted"
        else:
            what = clean(item.off) if item.off else "there at the latest" if last else "on its way"
        rows.append((item, what))
    if decision is not None and all(item.day != decision for item in days):
        rows.append((PostDay(decision), ""))
        rows.sort(key=lambda row: row[0].day)
    numbers = max((len(str(item.number)) for item in days if item.number), default=0)
    # The name of a holiday gives way to what the table is for.
    room = min(max(measure(what) for _, what in rows), width - len(_INDENT) * 4 - _WIDEST_DAY - numbers - len(_DECIDE))
    lines = []
    for item, what in rows:
        decided = item.day == decision
        cells = (
            pad(spell_day(item.day), _WIDEST_DAY),
            pad(cut(what, room), room),
            str(item.number or "").rjust(numbers),
            _DECIDE * decided,
        )
        tone: Tone = "due" if decided else "aside" if item.off else "plain"
        lines.append(paint(_INDENT.join(("", *cells)).rstrip(), tone, color=color) + "\n")
    return "".join(lines)
