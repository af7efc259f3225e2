"""`prep`: get ready for a round."""

from collections.abc import Iterator

from followup_md.dates import DAY
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.derive.stumbles import find_open_stumbles
from followup_md.model import Pieces
from followup_md.model.practice import fold_question, list_practised


def find_prep(context: Context) -> Iterator[Found]:
    """Make your note sheet for a round that lies ahead.

    What went badly before and the last recap belong on it (R3.5), room for notes, since you take them in the room (R4.2), and two
    questions to ask: when will you decide, and may I write then? What went badly and was not practised since is named; `practice` asks it.

    Due: the day before the round.
    Overdue: never.
    Done: when the log of the round says so.
    Gone: when the round begins.
    Blocked: by nothing.

    Done by:

        - 2026-11-16 prepared
    """
    planned = tuple(context.planned())
    if not planned:
        return
    # The questions of open stumbles that were not practised since they were asked last.
    practised = list_practised(context.said.get("practised", ()), context.now)
    unpractised = tuple(
        stumble.question.text
        for stumble in find_open_stumbles(context.processes)
        if not any(time.at >= stumble.interview.end for time in practised.get(fold_question(stumble.question.text), ()))
    )
    for process, item in planned:
        start = item.interview.start
        yield Found(
            Pieces(company=process.company, day=start.date(), unpractised=unpractised),
            due=start.date() - DAY,
            process=process,
            interview=item.interview,
            status="done" if any(event.kind == "prepared" for event in item.events) else "open",
        )
