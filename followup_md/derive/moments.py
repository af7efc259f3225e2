"""When time alone changes what follows: what becomes due, late or allowed with no note touched (rules.md I2, 7.1)."""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from followup_md.config import Settings
from followup_md.dates import DAY, Calendar, Span, add_span, day_start, zone_of
from followup_md.model import Interview, Search

# From then on a recap is expected of a round that ended late in the day, though none may be open (R4.4).
_RECAP = Span(12, "h")


def find_next_moment(search: Search, settings: Settings) -> datetime:
    """Return the first instant (UTC) after `search.now` from which the search may look otherwise, the notes being the same.

    No later than the next midnight of the reader, since each day has a page of its own; it may come to nothing.
    """
    return min(moment for moment in _list_moments(search, settings) if moment > search.now)


def _list_moments(search: Search, settings: Settings) -> Iterator[datetime]:
    zones = {zone_of(search.now)}
    for interview in search.vault.interviews:
        zones.add(zone_of(interview.end))
        yield interview.start.astimezone(UTC)
        yield from (moment.astimezone(UTC) for moment in _list_limits(interview, settings))
    yield from (event.at for event in search.vault.events if event.clock is not None)
    for action in search.actions:
        yield from (moment.astimezone(UTC) for moment in (action.due, action.overdue_at) if isinstance(moment, datetime))
    # Whole days pass where the round was held (rules.md 7.1), those that somebody put off until where the reader is.
    yield from (_find_midnight(search.now, zone) for zone in zones)


def _list_limits(interview: Interview, settings: Settings) -> Iterator[datetime]:
    """Yield the end of a round and the hours after it that a rule counts; its whole days end at a midnight."""
    yield interview.end
    for span in (settings.thank_you.not_before, settings.connect.not_before, _RECAP):
        # Days off move whole days alone.
        limit = add_span(interview.end, span, Calendar())
        if isinstance(limit, datetime):
            yield limit


def _find_midnight(now: datetime, zone: tzinfo) -> datetime:
    return day_start(now.astimezone(zone).date() + DAY, zone).astimezone(UTC)
