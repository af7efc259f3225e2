"""A bar for each week of the search, with the target marked in it (R5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import week_start
from followup_md.render.terminal_rows import paint
from followup_md.render.text import measure, pad
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from followup_md.model.figures import Activities
    from followup_md.render.terminal_rows import Tone

WIDEST = 2  # cells for one activity


class Ink(NamedTuple):
    """What a bar and the mark of the target are drawn with, one cell each."""

    bar: str
    mark: str


BLOCKS = Ink("█", "│")
PLAIN = Ink("#", "|")


def list_weeks(activities: Activities, now: datetime, width: int, ink: Ink, *, color: bool) -> Iterator[str]:
    """Yield a heading, and for each week its Monday, its count and a bar, in at most `width` cells; nothing where there is no week."""
    if not activities.weeks:
        return
    yield paint(f"By week, target {activities.target} ({ink.mark})", "heading", color=color)
    days = [spell_full(week.monday, now) for week in activities.weeks]
    long, most = max(map(measure, days)), max(activities.target, *(week.done for week in activities.weeks))
    digits = len(str(most))
    room = width - len("      |") - long - digits
    for week, day in zip(activities.weeks, days, strict=True):
        bar = draw_bar(_scale(week.done, most, room), _scale(activities.target, most, room), ink)
        front = f"  {pad(day, long)}  {week.done:>{digits}}  "
        # A week that is not over is not short yet.
        tone: Tone = "good" if week.done >= activities.target else "due" if week.monday < week_start(now.date()) else "plain"
        yield front + paint(bar, tone, color=color)


def _scale(count: int, most: int, room: int) -> int:
    """Return the cells for a count: two or one for each, fewer where the highest would not fit."""
    return count * min(WIDEST, room // most) if room >= most else count * room // most


def draw_bar(filled: int, target: int, ink: Ink) -> str:
    """Return a bar of `filled` cells, with a mark behind the cell number `target` that takes one of its own."""
    cells = (ink.bar * filled).ljust(target)
    return cells[:target] + ink.mark + cells[target:]
