"""Activities of the search, week by week (R5.1-R5.3)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from followup_md.config import Settings
from followup_md.dates import DAY, week_start
from followup_md.model import OFFERED, Activity, Event, Process, Vault, Week
from followup_md.model.events import ACTIVITIES, ENDINGS
from followup_md.model.order import has_happened

WEEK = 7 * DAY
_ABOUT_OFFER = frozenset({*OFFERED, *ENDINGS})


def derive_week(activities: Sequence[Activity], settings: Settings, now: datetime) -> Week:
    """Return the week of `now` (aware, in the reader's zone) with what was done in it."""
    monday, target = week_start(now.date()), settings.search.weekly
    days = [activity.day for activity in activities]
    last = _count_week(days, monday - WEEK)
    # Before its first activity a search had no week to fall short in.
    short = max(0, target - last) if any(day < monday for day in days) else 0
    return Week(monday=monday, done=_count_week(days, monday), target=target, short=short)


def _count_week(days: Sequence[date], monday: date) -> int:
    return sum(monday <= day < monday + WEEK for day in days)


def find_activities(vault: Vault, processes: Sequence[Process], now: datetime) -> Iterator[Activity]:
    """Yield each activity: applying, networking, research, and each round, none of them in a process with an offer.

    What counted once goes on counting: an offer that comes later takes nothing back.
    """
    offers = {process.id: [event for event in process.events if event.kind in _ABOUT_OFFER] for process in processes}
    for event in vault.events:
        if event.kind in ACTIVITIES and has_happened(event, now) and not _under_offer(offers.get(event.process or "", ()), event.at):
            yield Activity(event.day, event.place)
    for process in processes:
        for item in process.rounds:
            if item.ended_by is None and not _under_offer(offers[process.id], item.interview.start):
                yield Activity(item.interview.start.date(), item.interview.place("start"))


def _under_offer(events: Sequence[Event], at: datetime) -> bool:
    before = [event for event in events if event.at < at]
    return bool(before) and before[-1].kind in OFFERED
