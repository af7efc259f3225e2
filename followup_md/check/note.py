"""Checks about one interview note beside the others: what it must name, and whether it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview, Process

_RESTARTS = frozenset({"reopened", "rejected", "closed", "withdrew", "rescinded", "declined"})


def find_missing_company(inspection: Inspection) -> Iterator[Finding]:
    """The note names no company, so no letter can be addressed.

    Fails:

        company:

    Passes:

        company: Harbor Logistics
    """
    return inspection.read("missing-company")


def find_missing_role(inspection: Inspection) -> Iterator[Finding]:
    """The note names no post.

    A thank-you note must show interest in it.

    Fails:

        role:

    Passes:

        role: Data Engineer
    """
    return inspection.read("missing-role")


def find_unknown_field(inspection: Inspection) -> Iterator[Finding]:
    """A key of the front matter is a near miss.

    It is not read. Another key is most likely meant. Keys of your own are left alone; only a likely slip is told.

    Fails:

        intrest: high

    Passes:

        mood: hopeful
    """
    return inspection.read("unknown-field")


def find_bad_value(inspection: Inspection) -> Iterator[Finding]:
    """A key of the front matter has a wrong value.

    It is not counted.

    Fails:

        channel: pigeon

    Passes:

        channel: letter
    """
    return inspection.read("bad-value")


def find_unknown_section(inspection: Inspection) -> Iterator[Finding]:
    """A heading is almost that of a section.

    It stands at another level or is misspelt, so what stands below is not read as it is. Headings of your own are left alone.

    Fails:

        # Environment

    Passes:

        ## Their product
        - maps of depots
    """
    return inspection.read("unknown-section")


def find_duplicate_interview(inspection: Inspection) -> Iterator[Finding]:
    """Two notes tell of one meeting: same company, same start, same people.

    Every thank-you note would be asked for twice, and a second one makes a pest.

    Fails:

        interviews/2026-11-17-harbor-again.md:
        role: Data Engineer
        ## Log
        - 2026-11-18 09:00 thanked [[Priya Raman]] by letter

    Passes:

        interviews/2026-11-24-harbor.md:
        start: 2026-11-24T13:00
        end: 2026-11-24T14:00
        decision_date:
    """
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
    """Two interviews are at the same time.

    Nobody is in two places; most often a zone is wrong.

    Fails:

        interviews/2026-11-24-globex.md:
        company: Globex
        start: 2026-11-24T13:00
        end: 2026-11-24T14:00
        decision_date:

        interviews/2026-11-24-initech.md:
        company: Initech
        start: 2026-11-24T13:30
        end: 2026-11-24T14:30
        decision_date:

    Passes:

        interviews/2026-11-24-globex.md:
        company: Globex
        start: 2026-11-24T13:00
        end: 2026-11-24T14:00
        decision_date:

        interviews/2026-11-24-initech.md:
        company: Initech
        start: 2026-11-24T14:00
        end: 2026-11-24T14:30
        decision_date:
    """
    rounds = [item.interview for _, item in inspection.rounds("planned", "held")]
    latest: Interview | None = None
    for interview in sorted(rounds, key=lambda interview: (interview.start, interview.path)):
        if latest and interview.start.timestamp() < latest.end.timestamp() and _name_meeting(latest) != _name_meeting(interview):
            yield _report_overlap(latest, interview)
        if latest is None or interview.end.timestamp() > latest.end.timestamp():
            latest = interview


def _report_overlap(first: Interview, second: Interview) -> Finding:
    there = first.end.astimezone(second.start.tzinfo)
    message = f'begins at {second.start:%H:%M}, while "{first.company}" lasts until {there:%H:%M} ({second.start.tzinfo})'
    return Finding(second.place("start"), message, f"check start, end and timezone here and in {first.path}")


def find_rounds_out_of_order(inspection: Inspection) -> Iterator[Finding]:
    """A first screen is dated after the final round.

    One of the dates is wrong, or the second talk belongs to another post. After a new beginning (`reopened` and the like) it is
    sound.

    Fails:

        kind: final

        interviews/2026-11-24-harbor-screen.md:
        kind: phone-screen
        start: 2026-11-24T10:00
        end: 2026-11-24T10:30
        decision_date:

    Passes:

        kind: phone-screen

        interviews/2026-11-24-harbor-final.md:
        kind: final
        start: 2026-11-24T10:00
        end: 2026-11-24T11:00
        decision_date:
    """
    for process in inspection.search.processes:
        yield from _find_out_of_order(process)


def _find_out_of_order(process: Process) -> Iterator[Finding]:
    rounds = [item.interview for item in process.rounds if item.ended_by is None]
    final = next((interview for interview in rounds if interview.kind == "final"), None)
    if final is None:
        return
    restarts = [event.at for event in process.events if event.kind in _RESTARTS and event.at > final.end]
    for interview in rounds:
        if interview.kind == "phone-screen" and final.end < interview.start and not any(at <= interview.start for at in restarts):
            message = f'a "phone-screen" on {spell_day(interview.start.date())}, after the final round of {spell_day(final.end.date())}'
            hint = f"check both dates, or give this talk another `kind`; the final round is {final.path}"
            yield Finding(interview.place("kind"), message, hint)


CHECKS = (
    find_missing_company,
    find_missing_role,
    find_unknown_field,
    find_bad_value,
    find_unknown_section,
    find_duplicate_interview,
    find_overlapping_interviews,
    find_rounds_out_of_order,
)
