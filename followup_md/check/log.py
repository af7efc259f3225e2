"""Checks about the lines of a log: whether they read, and whether what they say can be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day, zone_of
from followup_md.model import NEED_OFFER, OFFERED
from followup_md.model.order import is_before
from followup_md.problem import EVENT_IN_FUTURE, NO_OFFER_YET, SENT_BEFORE_INTERVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from followup_md.check.inspection import Inspection
    from followup_md.model import Event, Process, Round

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
    now = inspection.search.now
    ahead = [event for event in inspection.search.vault.events if (event.at > now if event.clock is not None else event.day > now.date())]
    least = LOOKING_BACK if inspection.replayed or len(ahead) > _A_STORY else timedelta(0)
    for event in ahead:
        if event.day - now.date() >= least:
            yield Finding(event.place, f'"{event.day}" has not come yet', _advise(event, now.date()))


def _advise(event: Event, today: date) -> str:
    years = event.day.year - today.year
    if event.day - today < _ALMOST_A_YEAR:
        return "write it when it has happened; what is still to do stands in `followup-md status`"
    meant = _replace_year(event.day, event.day.year - years)
    meant = meant if meant <= today else _replace_year(meant, meant.year - 1)
    return f"did you mean {meant}? The line is not counted until its day has come"


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
        for event in item.events:
            if event.kind in _NOTES and is_before(event, item.interview, zone):
                early = [key for key in event.people if key in item.met and not _had_cause(process, event, key, zone)]
                if early:
                    yield _report_early(inspection, event, item, early[0])


def _had_cause(process: Process, event: Event, key: str, zone: tzinfo) -> bool:
    """Say whether a round was held by then that it may be about: any for a follow-up, else one with that person."""
    held = (other for other in process.rounds if other.status == "held" and (event.kind == "followed-up" or key in other.met))
    return any(not is_before(event, other.interview, zone) for other in held)


def _report_early(inspection: Inspection, event: Event, item: Round, key: str) -> Finding:
    name, met = inspection.person(key).name, item.interview.start.date()
    message = f"your {_NOTES[event.kind]} to {name} is dated {spell_day(event.day)}, before you met on {spell_day(met)}"
    return Finding(event.place, message, f"which date is wrong? Mend this line, or `start: {item.interview.start:%Y-%m-%dT%H:%M}`")


FINDERS = {
    NO_OFFER_YET: find_no_offer_yet,
    EVENT_IN_FUTURE: find_event_in_future,
    SENT_BEFORE_INTERVIEW: find_sent_before_interview,
}
