"""The sentence that every page begins with: keep looking, or why one may stop (R5.1, R5.8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from followup_md.model import STOPPED
from followup_md.render.text import clean
from followup_md.render.view import label_processes
from followup_md.render.when import spell_date, spell_full

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from followup_md.model import Process, Search

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


def say_search(search: Search, *, whole: bool = False) -> tuple[str, str]:
    """Return how the search stands as a sentence without full stop, and the requirement behind it; names are short unless `whole`."""
    return (_say_week(search), "R5.1") if search.open else (_say_secured(search, label_processes(search, whole=whole)), "R5.8")


def _say_week(search: Search) -> str:
    week, now = search.week, search.now
    said = f"Keep looking: {week.done} of {week.target} this week"
    short = f"; last week {week.short} short" if week.short else ""
    if week.done >= week.target:
        return f"{said}, well done; the next begins {spell_date(week.monday + WEEK, now)}"
    return f"{said}, {week.target - week.done} more by {spell_date(week.monday + WEEK - DAY, now)}{short}"


def _say_secured(search: Search, labels: Mapping[str, str]) -> str:
    kept = [process for process in search.processes if process.state in STOPPED]
    said = [_say_kept(process, labels[process.id], search.now) for process in kept]
    # Who may not have begun after all is asked first.
    asked = bool(kept) and all(_is_past(process, search.now) for process in kept)
    return ". ".join(said if asked else [*said, "You may stop looking"])


def _say_kept(process: Process, label: str, now: datetime) -> str:
    """Return why the search is over: where one began, or begins and what is open until then."""
    start, conditions = process.offer.start, ", ".join(clean(event.subject or "a condition") for event in process.offer.conditions)
    day = spell_full(start, now) if start else ""
    if process.state == "started":
        return f"Secured: started at {label}{f' on {day}' if day else ''}"
    if _is_past(process, now):
        return f"Secured: {label}, from {day}. Did you start? Then log `started`"
    resign = f"; do not resign yet: {conditions} open" if conditions else ""
    return f"Secured: {label}{f', from {day}' if day else ''}{resign}"


def _is_past(process: Process, now: datetime) -> bool:
    """Say whether the start date has passed, where the company is, without a word that one began (rules.md 7.4)."""
    there = now.astimezone(process.rounds[-1].interview.end.tzinfo) if process.rounds else now
    return process.state == "secured" and process.offer.start is not None and process.offer.start < there.date()
