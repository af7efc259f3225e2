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
    """The note does not say when the interview was.

    Every deadline counts from it.

    Fails:

        start:

    Passes:

        start: 2026-11-17T13:00
    """
    return inspection.read("missing-date")


def find_bad_date(inspection: Inspection) -> Iterator[Finding]:
    """A date is impossible, or may be read in two ways.

    It is never guessed at. ISO 8601 is meant: year, month, day; a time follows a `T` or a blank.

    Fails:

        decision_date: 04/12/26

    Passes:

        decision_date: 2026-12-04
    """
    return inspection.read("bad-date")


def find_vague_date(inspection: Inspection) -> Iterator[Finding]:
    """A date is told in words, which mean another day on each day on which they are read.

    The hint gives each reading, counted from the day on which it was said, as a line to paste.

    Fails:

        decision_date: next Friday

    Passes:

        decision_date: 2026-11-27
    """
    return inspection.read("vague-date")


def find_missing_end(inspection: Inspection) -> Iterator[Finding]:
    """The end of the interview is not noted.

    The 24 hours count from it. An hour is assumed, half an hour for a `phone-screen`; where there is only a date, it ends at 17:00.

    Fails:

        end:

    Passes:

        end: 2026-11-17T14:00
    """
    return inspection.read("missing-end")


def find_end_before_start(inspection: Inspection) -> Iterator[Finding]:
    """The end is not after the start.

    Shortly after the midnight that follows the start is sound.

    Fails:

        end: 2026-11-17T12:00

    Passes:

        start: 2026-11-17T23:30
        end: 2026-11-18T00:20
    """
    return inspection.read("end-before-start")


def find_unknown_zone(inspection: Inspection) -> Iterator[Finding]:
    """The time zone is none that is known.

    One whose clocks never change (`EST`) is refused as well.

    Fails:

        timezone: EST5

    Passes:

        timezone: America/New_York
    """
    return inspection.read("unknown-zone")


def find_skipped_local_time(inspection: Inspection) -> Iterator[Finding]:
    """That time did not exist: the clocks went forward over it.

    Fails:

        interviews/2026-03-08-globex.md:
        company: Globex
        start: 2026-03-08T02:30
        end: 2026-03-08T04:00
        decision_date:

        ## Log
        - 2026-03-08 thanked [[Priya Raman]] by letter
        - 2026-03-09 rejected

    Passes:

        interviews/2026-03-08-globex.md:
        company: Globex
        start: 2026-03-08T03:00
        end: 2026-03-08T04:00
        decision_date:

        ## Log
        - 2026-03-08 thanked [[Priya Raman]] by letter
        - 2026-03-09 rejected
    """
    return inspection.read("skipped-local-time")


def find_repeated_local_time(inspection: Inspection) -> Iterator[Finding]:
    """That time came twice: the clocks went back over it. The first of the two is taken.

    Fails:

        interviews/2026-11-01-globex.md:
        company: Globex
        start: 2026-11-01T00:30
        end: 2026-11-01T01:30
        decision_date:

        ## Log
        - 2026-11-01 thanked [[Priya Raman]] by letter
        - 2026-11-02 rejected

    Passes:

        interviews/2026-11-01-globex.md:
        company: Globex
        start: 2026-11-01T00:30
        end: 2026-11-01T01:30-05:00
        decision_date:

        ## Log
        - 2026-11-01 thanked [[Priya Raman]] by letter
        - 2026-11-02 rejected
    """
    return inspection.read("repeated-local-time")


def find_meeting_unconfirmed(inspection: Inspection) -> Iterator[Finding]:
    """The interview is over by its note, which is still as it was before: did it take place?

    Nobody has to confirm it; what is due stands. But a meeting that was called off is told nowhere else.

    Fails:

        interviews/2026-11-19-globex.md:
        company: Globex
        start: 2026-11-19T09:00
        end: 2026-11-19T10:00
        decision_date:
        ## Topics
        ## Questions
        ## Review
        ## Job description
        ## Requirements
        ## Company: good points
        ## Company: bad points
        ## Role: good points
        ## Role: bad points
        ## First impressions
        ## Environment

    Passes:

        interviews/2026-11-19-globex.md:
        company: Globex
        start: 2026-11-19T09:00
        end: 2026-11-19T10:00
        decision_date:
        ## Log
        - 2026-11-19 cancelled
    """
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
