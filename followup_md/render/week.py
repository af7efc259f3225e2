"""The sentence that every page begins with: keep looking, or why one may stop (R5.1, R5.8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from followup_md.render.view import label_processes
from followup_md.render.when import spell_date, spell_full

if TYPE_CHECKING:
    from followup_md.model import Search

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


def say_search(search: Search) -> tuple[str, str]:
    """Return how the search stands as a sentence without full stop, and the requirement behind it."""
    return (_say_week(search), "R5.1") if search.open else (_say_secured(search), "R5.8")


def _say_week(search: Search) -> str:
    week, now = search.week, search.now
    said = f"Keep looking: {week.done} of {week.target} this week"
    if week.done >= week.target:
        return f"{said}, well done; the next begins {spell_date(week.monday + WEEK, now)}"
    return f"{said}, {week.target - week.done} more by {spell_date(week.monday + WEEK - DAY, now)}"


def _say_secured(search: Search) -> str:
    said, labels = [], label_processes(search)
    for process in search.processes:
        if process.state in ("secured", "started"):
            start = process.offer.start
            begins = f", from {spell_full(start, search.now)}" if start else ""
            said.append(f"{labels[process.id]}{begins}")
    return f"Secured: {'; '.join(said)}. You may stop looking" if said else "You may stop looking"
