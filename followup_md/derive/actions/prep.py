"""`prep`: get ready for a round."""

from collections.abc import Iterator

from followup_md.dates import DAY, spell_day
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context


def find_prep(context: Context) -> Iterator[Found]:
    """Make your note sheet for a round that lies ahead.

    What went badly before and the last recap belong on it (R3.5), room for notes, since you take them in the room (R4.2), and two
    questions to ask: when will you decide, and may I write then?

    Due: the day before the round.
    Overdue: never.
    Done: when the log of the round says so.
    Gone: when the round begins.
    Blocked: by nothing.

    Done by:

        - 2026-11-16 prepared
    """
    for process, item in context.planned():
        start = item.interview.start
        yield Found(
            title=f"Prepare for {process.company}",
            why=f"the round is on {spell_day(start.date())}; open stumbles and the last recap belong on your sheet",
            due=start.date() - DAY,
            process=process,
            interview=item.interview,
            status="done" if any(event.kind == "prepared" for event in item.events) else "open",
        )
