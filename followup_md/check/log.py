"""Log lines: whether what they record can have happened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day, zone_of
from followup_md.model import NEED_OFFER, OFFERED
from followup_md.model.order import is_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection

# Material may well be sent before one meets.
_NOTES = {"thanked": "thank-you note", "followed-up": "follow-up", "shared": "answer"}
# A story that is looked back at spans months; a mistyped year is off by more.
LOOKING_BACK = timedelta(days=182)
_A_STORY = 10
_ALMOST_A_YEAR = timedelta(days=300)


def find_no_offer_yet(inspection: Inspection) -> Iterator[Finding]:
    """Words of an offer stand where there is none."""
    for process in inspection.search.processes:
        offered = False
        for event in process.events:
            offered = offered or event.kind in OFFERED
            if event.kind in NEED_OFFER and not offered:
                message = f'"{event.kind.replace("-", " ")}" is not counted: there is no offer here yet'
                hint = "log `offer spoken` or `offer written` before it; if it was about a meeting, write `replied to`"
                yield Finding(event.place, message, hint)


def find_event_in_future(inspection: Inspection) -> Iterator[Finding]:
    """A log line is dated ahead of today; a log holds what has happened, and the line is not counted."""
    now, today = inspection.search.now, inspection.search.now.date()
    ahead = [event for event in inspection.search.vault.events if (event.at > now if event.clock is not None else event.day > today)]
    least = LOOKING_BACK if inspection.replayed or len(ahead) > _A_STORY else timedelta(0)
    for event in ahead:
        if event.day - today < least:
            continue
        hint = "write it when it has happened; what is still to do stands in `followup-md status`"
        if event.day - today >= _ALMOST_A_YEAR:
            meant = _replace_year(event.day, today.year)
            meant = meant if meant <= today else _replace_year(meant, meant.year - 1)
            hint = f"did you mean {meant}? The line is not counted until its day has come"
        yield Finding(event.place, f'"{event.day}" has not come yet', hint)


def _replace_year(day: date, year: int) -> date:
    """Return the same day of another year; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def find_sent_before_interview(inspection: Inspection) -> Iterator[Finding]:
    """Something was sent before one met."""
    zone = zone_of(inspection.search.now)
    for process, item in inspection.rounds("planned", "held"):
        interview = item.interview
        for event in item.events:
            if event.kind not in _NOTES or not is_before(event, interview, zone):
                continue
            # It may be about a round held by then: any for a follow-up, else one with that person.
            held = [other.met for other in process.rounds if other.status == "held" and not is_before(event, other.interview, zone)]
            if event.kind == "followed-up" and held:
                continue
            early = next((key for key in event.people if key in item.met and not any(key in met for met in held)), None)
            if early is not None:
                met, name = spell_day(interview.start.date()), inspection.person(early).name
                message = f"your {_NOTES[event.kind]} to {name} is dated {spell_day(event.day)}, before you met on {met}"
                hint = f"which date is wrong? Mend this line, or `start: {interview.start:%Y-%m-%dT%H:%M}`"
                yield Finding(event.place, message, hint)
