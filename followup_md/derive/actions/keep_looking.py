"""`keep-looking`: the most important thing."""

from collections.abc import Iterator

from followup_md.dates import DAY
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.model import STOPPED


def find_keep_looking(context: Context) -> Iterator[Found]:
    """Go on applying, talking to people and interviewing until an offer is confirmed *and* a start date is set.

    Due at the end of each week (Monday to Sunday), done for the week at `search.weekly` activities; a shortfall is not carried over.
    Nothing blocks it, and nothing but a secured process ends it (R5.1-R5.8).

    Done by:

        - 2026-11-16 applied to Globex as Analyst
        - 2026-11-17 networked: coffee with a former colleague
        - 2026-11-18 researched: who builds depot software
    """
    if any(process.state in STOPPED for process in context.processes):
        return
    week = context.week
    yield Found(
        title="Keep looking",
        why="only a confirmed offer and a start date end a search",
        due=week.monday + 6 * DAY,
        label=week.monday.isoformat(),
        status="done" if week.done >= week.target else "open",
        lacks=f"{week.done} of {week.target} this week",
    )
