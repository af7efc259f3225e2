"""Dates of log lines: whether one counts at a moment, stands before its round, or is late."""

from datetime import date, datetime, tzinfo

from followup_md.model.facts import Event, Interview


def has_happened(event: Event, now: datetime) -> bool:
    """Say whether `event` counts at `now`, an aware moment in the reader's zone: its time has come, or its day where it has none."""
    return event.at <= now if event.clock is not None else event.day <= now.date()


def is_before(event: Event, interview: Interview, zone: tzinfo) -> bool:
    """Say whether a line is dated before a round; where it has no time, before its day in the reader's `zone` and in the round's."""
    if event.clock is not None:
        return event.at < interview.start
    # One moment may have two dates: the kinder counts.
    return event.day < min(interview.start.date(), interview.start.astimezone(zone).date())


def is_late(event: Event, limit: date | datetime, zone: tzinfo) -> bool:
    """Say whether a line is dated after a limit, an instant or a whole day; without a time it is in time on the last day in `zone`."""
    if not isinstance(limit, datetime):
        return event.day > limit
    if event.clock is not None:
        return event.at > limit
    return event.day > limit.astimezone(zone).date()
