"""`keep-looking`: the most important thing."""

from collections.abc import Iterator

from followup_md.dates import DAY
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.model import STOPPED, Lack, LackKind, Pieces


def find_keep_looking(context: Context) -> Iterator[Found]:
    """Go on applying and talking until an offer is certain.

    It is the most important thing, and shown first for as long as it holds (R5.1). However sure a job seems, nothing else ends or slows
    the search: praise is no offer, some firms are slow, and posts vanish overnight (R5.2-R5.8).

    Due: at the end of each week, Monday to Sunday.
    Overdue: never; what a week lacks is said, and not carried over.
    Done: for this week, once `search.weekly` activities stand in search.md or in any note; a round counts as one.
    Gone: once an offer is written, accepted and confirmed, and has a start date (`search.stop`).
    Blocked: by nothing; it can be neither waived nor snoozed.

    Done by:

        - 2026-11-16 applied to Globex as Analyst
        - 2026-11-17 networked: coffee with a former colleague
        - 2026-11-18 researched: who builds depot software
    """
    if any(process.state in STOPPED for process in context.processes):
        return
    week = context.week
    yield Found(
        Pieces(),
        due=week.monday + 6 * DAY,
        label=week.monday.isoformat(),
        status="done" if week.done >= week.target else "open",
        lacks=(Lack(LackKind.ACTIVITIES, done=week.done, target=week.target),),
    )
