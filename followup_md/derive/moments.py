"""Next change: when time alone makes something due, late or allowed, with no note touched (rules.md I2, 7.1)."""

from datetime import UTC, date, datetime

from followup_md.config import Settings
from followup_md.dates import DAY, Calendar, Span, add_span, day_start, zone_of
from followup_md.model import Search

# From then on a recap is expected of a round that ended late in the day, though none may be open (R4.4).
_RECAP = Span(12, "h")


def find_next_moment(search: Search, settings: Settings) -> datetime:
    """Return the first instant (UTC) after `search.now` from which the search may look otherwise, the notes being the same.

    No later than the next midnight of the reader, since each day has a page of its own; it may come to nothing.
    """
    zones = {zone_of(search.now)}
    moments: list[date | datetime | None] = [event.at for event in search.vault.events if event.clock is not None]
    for interview in search.vault.interviews:
        zones.add(zone_of(interview.end))
        # Of the times after a round that a rule counts only hours matter here: days off move whole days alone, and those end at a midnight.
        spans = (settings.thank_you.not_before, settings.connect.not_before, _RECAP)
        moments += (interview.start, interview.end, *(add_span(interview.end, span, Calendar()) for span in spans))
    for action in search.actions:
        moments += (action.due, action.overdue_at)
    # Whole days pass where the round was held (rules.md 7.1), those that somebody put off until where the reader is.
    moments += (day_start(search.now.astimezone(zone).date() + DAY, zone) for zone in zones)
    instants = (moment.astimezone(UTC) for moment in moments if isinstance(moment, datetime))
    return min(instant for instant in instants if instant > search.now)
