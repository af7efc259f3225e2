"""What `stats` shows: the figures of a period, or what was done in it day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.derive.context import build_context
from followup_md.derive.figures import derive_figures, find_deeds
from followup_md.errors import UsageProblem
from followup_md.model.figures import Period
from followup_md.parse.dates.typed import read_typed_day

if TYPE_CHECKING:
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.model.figures import Done, Figures


def read_period(loaded: Loaded, since: str | None, until: str | None) -> Period:
    """Return the period that was typed, as days of the reader; UsageProblem where a day does not read, lies ahead, or ends before it."""
    period = Period(_read_day(loaded, since, "--since"), _read_day(loaded, until, "--until"))
    if period.since and period.until and period.until < period.since:
        raise UsageProblem(
            f"--until {period.until} is before --since {period.since}", "name the first day with --since, the last with --until"
        )
    return period


def _read_day(loaded: Loaded, typed: str | None, option: str) -> date | None:
    if typed is None:
        return None
    today = loaded.search.now.date()
    day = read_typed_day(typed, today, loaded.calendars.of(None), past=True)
    if day > today:
        raise UsageProblem(f"{option} {day} lies ahead", "only what has happened is counted: name a day up to today")
    return day


def count_figures(loaded: Loaded, period: Period) -> Figures:
    """Return the figures of a period."""
    search = loaded.search
    context = build_context(search.vault, loaded.settings, loaded.calendars.of, search.now, search.processes, search.week)
    return derive_figures(search, context, period)


def list_deeds(loaded: Loaded, period: Period) -> tuple[Done, ...]:
    """Return what was done for the search in a period, up to now."""
    today = loaded.search.now.date()
    ended = period if period.until else period._replace(until=today)
    return tuple(done for done in find_deeds(loaded.search, loaded.settings, ended) if done.held)
