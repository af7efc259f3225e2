"""What was done for the search, week by week (R5.1-R5.3)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from followup_md.config import Settings
from followup_md.dates import DAY, week_start
from followup_md.derive.activity import WEEK
from followup_md.derive.figures.deeds import find_deeds
from followup_md.derive.figures.tally import tally
from followup_md.derive.figures.thanks import NOT_SAID
from followup_md.model import STOPPED, Search
from followup_md.model.figures import Activities, Done, Period, WeekCount


def count_activities(search: Search, settings: Settings, period: Period) -> Activities:
    """What counts as looking on: `applied`, `networked`, `researched`, and rounds, unless an offer stood in that process.

    By what it was, by the channel that a log line names, and by week from Monday to Sunday, beside the target `search.weekly`. Weeks
    without anything are shown, from the first activity or `--since` on until the search is secured. A round that is still ahead this week
    counts already, as in `status`.
    """
    sunday = week_start(search.now.date()) + WEEK - DAY
    last = sunday if period.until is None else period.until
    deeds = find_deeds(search, settings, period._replace(until=last))
    logged = [deed for deed in deeds if deed.what != "round"]
    return Activities(
        all=len(deeds),
        kinds=tally(deed.what for deed in deeds),
        channels=tally(deed.channel or NOT_SAID for deed in logged),
        weeks=tuple(_count_weeks(deeds, period.since, min(last, _find_end(search, deeds, last)))),
        target=settings.search.weekly,
        ahead=sum(not deed.held for deed in deeds),
    )


def _find_end(search: Search, deeds: Sequence[Done], last: date) -> date:
    """Return the day on which the search was over, or the last thing was done for it after that; `last` while it goes on."""
    over = [process.offer.secured_at or process.since or search.now for process in search.processes if process.state in STOPPED]
    first = min(over).astimezone(search.now.tzinfo).date() if over else last
    return max([first, *(deed.day for deed in deeds)])


def _count_weeks(deeds: Sequence[Done], since: date | None, last: date) -> Iterator[WeekCount]:
    """Yield each week from the first that is asked for, else that has an activity, to the last."""
    counts = Counter(week_start(deed.day) for deed in deeds)
    first = since or min((deed.day for deed in deeds), default=None)
    if first is None or first > last:
        return
    for number in range((last - week_start(first)) // WEEK + 1):
        monday = week_start(first) + number * WEEK
        yield WeekCount(monday, counts[monday])
