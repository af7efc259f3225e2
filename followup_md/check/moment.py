"""Checks about when an interview was: every deadline counts from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from followup_md.check.inspection import Inspection
    from followup_md.model import Round


def find_missing_date(inspection: Inspection) -> Iterator[Finding]:
    """The note does not say when the interview was."""
    return inspection.read("missing-date")


def find_bad_date(inspection: Inspection) -> Iterator[Finding]:
    """A date is impossible, or may be read in two ways."""
    return inspection.read("bad-date")


def find_vague_date(inspection: Inspection) -> Iterator[Finding]:
    """A date is told in words, which mean another day on each day on which they are read."""
    return inspection.read("vague-date")


def find_missing_end(inspection: Inspection) -> Iterator[Finding]:
    """The end of the interview is not noted."""
    return inspection.read("missing-end")


def find_end_before_start(inspection: Inspection) -> Iterator[Finding]:
    """The end is not after the start."""
    return inspection.read("end-before-start")


def find_unknown_zone(inspection: Inspection) -> Iterator[Finding]:
    """The time zone is none that is known."""
    return inspection.read("unknown-zone")


def find_skipped_local_time(inspection: Inspection) -> Iterator[Finding]:
    """That time did not exist: the clocks went forward over it."""
    return inspection.read("skipped-local-time")


def find_repeated_local_time(inspection: Inspection) -> Iterator[Finding]:
    """That time came twice: the clocks went back over it. The first of the two is taken."""
    return inspection.read("repeated-local-time")


def find_meeting_unconfirmed(inspection: Inspection) -> Iterator[Finding]:
    """The interview is over by its note, which is still as it was before: did it take place?"""
    for _, item in inspection.held():
        # A log is kept in the reader's days: where they met it may be tomorrow already.
        over = item.interview.end.astimezone(zone_of(inspection.search.now))
        if not item.interview.filled and not _was_confirmed(item, over, over.date()):
            message = f"the interview of {spell_day(item.interview.start.date())} is over, and the note is still as it was before"
            hint = f"start the recap; or write `- {over.date()} cancelled` or `- {over.date()} rescheduled` under `## Log`"
            yield Finding(item.interview.place("start"), message, hint)


def _was_confirmed(item: Round, over: datetime, day: date) -> bool:
    """Say whether anything was logged since it was `over`; a line of that `day` without a time may be of the hours after it."""
    return any(event.at >= over if event.clock is not None else event.day >= day for event in item.events)


CHECKS = (
    find_missing_date,
    find_bad_date,
    find_vague_date,
    find_missing_end,
    find_end_before_start,
    find_unknown_zone,
    find_skipped_local_time,
    find_repeated_local_time,
    find_meeting_unconfirmed,
)
