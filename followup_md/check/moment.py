"""When an interview was: every deadline counts from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection


def find_meeting_unconfirmed(inspection: Inspection) -> Iterator[Finding]:
    """The interview is over by its note, which is still as it was before: did it take place?"""
    for _, item in inspection.held():
        # A log is kept in the reader's days: where they met it may be tomorrow already.
        over = item.interview.end.astimezone(zone_of(inspection.search.now))
        # A line of that day without a time may be of the hours after it.
        logged = any(event.at >= over if event.clock is not None else event.day >= over.date() for event in item.events)
        if not item.interview.filled and not logged:
            message = f"the interview of {spell_day(item.interview.start.date())} is over, and the note is still as it was before"
            hint = f"start the recap; or write `- {over.date()} cancelled` or `- {over.date()} rescheduled` under `## Log`"
            yield Finding(item.interview.place("start"), message, hint)
