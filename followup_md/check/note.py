"""One interview note beside the others: duplicates, overlaps, and the order of rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.log import find_event_in_future, find_no_offer_yet, find_sent_before_interview
from followup_md.check.moment import find_meeting_unconfirmed
from followup_md.dates import spell_day
from followup_md.model.events import ENDINGS
from followup_md.problem import (
    DUPLICATE_INTERVIEW,
    EVENT_IN_FUTURE,
    MEETING_UNCONFIRMED,
    NO_OFFER_YET,
    OVERLAPPING_INTERVIEWS,
    ROUNDS_OUT_OF_ORDER,
    SENT_BEFORE_INTERVIEW,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview

_RESTARTS = frozenset({*ENDINGS, "reopened"})


def find_duplicate_interview(inspection: Inspection) -> Iterator[Finding]:
    """Two notes tell of one meeting: same company, same start, same people."""
    seen: dict[tuple[object, ...], Interview] = {}
    for _, item in inspection.rounds("planned", "held"):
        interview = item.interview
        first = seen.setdefault(_name_meeting(interview), interview)
        if first is not interview:
            hint = f"keep what is missing in one of the two, and delete the other; the first is {first.path}"
            message = f'the meeting at "{interview.company}" on {spell_day(interview.start.date())} stands in two notes'
            yield Finding(interview.place("start"), message, hint)


def _name_meeting(interview: Interview) -> tuple[object, ...]:
    return (interview.company.casefold(), interview.start.timestamp(), frozenset(interview.interviewers))


def find_overlapping_interviews(inspection: Inspection) -> Iterator[Finding]:
    """Two interviews are at the same time."""
    rounds = [item.interview for _, item in inspection.rounds("planned", "held")]
    latest: Interview | None = None
    for interview in sorted(rounds, key=lambda interview: (interview.start, interview.path)):
        if latest and interview.start.timestamp() < latest.end.timestamp() and _name_meeting(latest) != _name_meeting(interview):
            zone = interview.start.tzinfo
            there = latest.end.astimezone(zone)
            message = f'begins at {interview.start:%H:%M}, while "{latest.company}" lasts until {there:%H:%M} ({zone})'
            yield Finding(interview.place("start"), message, f"check start, end and timezone here and in {latest.path}")
        if latest is None or interview.end.timestamp() > latest.end.timestamp():
            latest = interview


def find_rounds_out_of_order(inspection: Inspection) -> Iterator[Finding]:
    """A first screen is dated after the final round."""
    for process in inspection.search.processes:
        rounds = [item.interview for item in process.rounds if item.ended_by is None]
        final = next((interview for interview in rounds if interview.kind == "final"), None)
        if final is None:
            continue
        restarts = [event.at for event in process.events if event.kind in _RESTARTS and event.at > final.end]
        for interview in rounds:
            if interview.kind == "phone-screen" and final.end < interview.start and not any(at <= interview.start for at in restarts):
                message = f'a "phone-screen" on {spell_day(interview.start.date())}, after the final round of {spell_day(final.end.date())}'
                hint = f"check both dates, or give this talk another `kind`; the final round is {final.path}"
                yield Finding(interview.place("kind"), message, hint)


FINDERS = {
    DUPLICATE_INTERVIEW: find_duplicate_interview,
    OVERLAPPING_INTERVIEWS: find_overlapping_interviews,
    ROUNDS_OUT_OF_ORDER: find_rounds_out_of_order,
    MEETING_UNCONFIRMED: find_meeting_unconfirmed,
    NO_OFFER_YET: find_no_offer_yet,
    EVENT_IN_FUTURE: find_event_in_future,
    SENT_BEFORE_INTERVIEW: find_sent_before_interview,
}
