"""What was done for the search, week by week (R5.1-R5.3)."""

from collections import Counter

from followup_md.config import Settings
from followup_md.dates import DAY, week_start
from followup_md.derive.activity import WEEK
from followup_md.derive.figures.deeds import find_deeds
from followup_md.derive.figures.tally import tally
from followup_md.derive.figures.thanks import NOT_SAID
from followup_md.model import STOPPED, Search
from followup_md.model.figures import Activities, Period, WeekCount


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
    days = [deed.day for deed in deeds]
    # A search that is over ends there, or with the last thing that was done for it after that.
    over = [process.offer.secured_at or process.since or search.now for process in search.processes if process.state in STOPPED]
    end = max([min(over).astimezone(search.now.tzinfo).date() if over else last, *days])
    first, end = period.since or min(days, default=None), min(last, end)
    weeks: list[WeekCount] = []
    if first is not None and first <= end:
        counts = Counter(map(week_start, days))
        mondays = (week_start(first) + number * WEEK for number in range((end - week_start(first)) // WEEK + 1))
        weeks = [WeekCount(monday, counts[monday]) for monday in mondays]
    return Activities(
        all=len(deeds),
        kinds=tally(deed.what for deed in deeds),
        channels=tally(deed.channel or NOT_SAID for deed in logged),
        weeks=tuple(weeks),
        target=settings.search.weekly,
        ahead=sum(not deed.held for deed in deeds),
    )
