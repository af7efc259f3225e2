"""From facts to what follows: a pure function of notes, configuration and the moment (rules.md section 3)."""

from datetime import datetime

from followup_md.config import Settings
from followup_md.derive.context import build_context, derive_week, find_activities
from followup_md.derive.processes import CalendarOf, derive_processes
from followup_md.model import STOPPED, Search, Vault

__all__ = ["derive_search"]


def build_search(vault: Vault, settings: Settings, calendar_of: CalendarOf, now: datetime) -> Search:
    """Return the whole search at `now` (aware, in the reader's zone): processes by id, actions in the order of display."""
    from followup_md.derive.urgency import order_actions  # noqa: PLC0415 - the card needs processes alone, and no time to load the rest

    processes = derive_processes(vault, settings, calendar_of, now)
    activities = tuple(sorted(find_activities(vault, processes, now)))
    week = derive_week(activities, settings, now)
    context = build_context(vault, settings, calendar_of, now, processes, week)
    still_open = not any(process.state in STOPPED for process in processes)
    return Search(
        now=now,
        open=still_open,
        week=week,
        vault=vault,
        processes=processes,
        actions=order_actions(context),
        activities=activities,
    )
