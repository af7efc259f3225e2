"""What comes first: a line of a log, or the round that it speaks of."""

from datetime import tzinfo

from followup_md.model.facts import Event, Interview


def is_before(event: Event, interview: Interview, zone: tzinfo) -> bool:
    """Say whether a line is dated before a round; where it has no time, before its day in the reader's `zone` and in the round's."""
    if event.clock is not None:
        return event.at < interview.start
    # One moment may have two dates: the kinder counts.
    return event.day < min(interview.start.date(), interview.start.astimezone(zone).date())
