"""`prep`: get ready for a round."""

from collections.abc import Iterator

from followup_md.dates import DAY, spell_day
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context


def find_prep(context: Context) -> Iterator[Found]:
    """Make the note sheet for a planned round ready: earlier stumbles, the past recap, and the question when they will decide.

    Due the day before, gone when the round begins; done when its log says `prepared` (R3.5, R4.2).

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
