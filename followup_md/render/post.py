"""The way of a letter as a small calendar: a row a day, with the day on which they decide."""

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
    told = [(item, _say_what(item, last=item is days[-1])) for item in days]
    if decision is not None and all(item.day != decision for item in days):
        told.append((PostDay(decision), ""))
        told.sort(key=lambda row: row[0].day)
    numbers = max((len(str(item.number)) for item in days if item.number), default=0)
    room = max(measure(what) for _, what in told)
    # The name of a holiday gives way to what the table is for.
    room = min(room, width - len(_INDENT) * 4 - _WIDEST_DAY - numbers - len(_DECIDE))
    return "".join(_render_row(item, what, (room, numbers), decision, color=color) for item, what in told)


def _say_what(item: PostDay, *, last: bool) -> str:
    if item.number == 0:
        return "posted, and there the same day" if last else "posted"
    if item.off:
        return clean(item.off)
    return "there at the latest" if last else "on its way"


def _render_row(item: PostDay, what: str, columns: tuple[int, int], decision: date | None, *, color: bool) -> str:
    room, numbers = columns
    decided = item.day == decision
    tone: Tone = "due" if decided else "aside" if item.off else "plain"
    row = _INDENT.join(
        ("", pad(spell_day(item.day), _WIDEST_DAY), pad(cut(what, room), room), str(item.number or "").rjust(numbers), _DECIDE * decided)
    )
    return paint(row.rstrip(), tone, color=color) + "\n"
