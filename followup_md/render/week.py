"""The first sentence of every page: keep looking, or why one may stop (R5.1, R5.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.dates import DAY
from followup_md.model import STOPPED
from followup_md.render.text import clean
from followup_md.render.view import label_processes
from followup_md.render.when import spell_date, spell_full

if TYPE_CHECKING:
    from datetime import datetime

    from followup_md.model import Process, Search


def say_search(search: Search, *, whole: bool = False) -> tuple[str, str]:
    """Return how the search stands as a sentence without full stop, and the requirement behind it; names are short unless `whole`."""
    now = search.now
    if search.open:
        week = search.week
        said = f"Keep looking: {week.done} of {week.target} this week"
        if week.done >= week.target:
            return f"{said}, well done; the next begins {spell_date(week.monday + 7 * DAY, now)}", "R5.1"
        short = f"; last week {week.short} short" if week.short else ""
        return f"{said}, {week.target - week.done} more by {spell_date(week.monday + 6 * DAY, now)}{short}", "R5.1"
    labels = label_processes(search, whole=whole)
    kept = [process for process in search.processes if process.state in STOPPED]
    sentences = []
    for process in kept:
        # Why the search is over: where one began, or begins and what is open until then.
        label, start = labels[process.id], process.offer.start
        day = spell_full(start, now) if start else ""
        if process.state == "started":
            sentences.append(f"Secured: started at {label}{f' on {day}' if day else ''}")
        elif _is_past(process, now):
            sentences.append(f"Secured: {label}, from {day}. Did you start? Then log `started`")
        else:
            conditions = ", ".join(clean(event.subject or "a condition") for event in process.offer.conditions)
            resign = f"; do not resign yet: {conditions} open" if conditions else ""
            sentences.append(f"Secured: {label}{f', from {day}' if day else ''}{resign}")
    # Who may not have begun after all is asked first.
    asked = bool(kept) and all(_is_past(process, now) for process in kept)
    return ". ".join(sentences if asked else [*sentences, "You may stop looking"]), "R5.8"


def _is_past(process: Process, now: datetime) -> bool:
    """Say whether the start date has passed, where the company is, without a word that one began (rules.md 7.4)."""
    there = now.astimezone(process.rounds[-1].interview.end.tzinfo) if process.rounds else now
    return process.state == "secured" and process.offer.start is not None and process.offer.start < there.date()
