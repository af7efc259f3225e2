"""Checks of interview notes: whether the interview took place, what the log says, duplicates, overlaps and the order of rounds."""

from collections.abc import Iterator
from datetime import date, timedelta

from followup_md.check.context import Finding, Inspection
from followup_md.dates import spell_day, zone_of
from followup_md.model import NEED_OFFER, OFFERED, Interview
from followup_md.model.events import ENDED_OR_REOPENED
from followup_md.model.facts import is_before
from followup_md.problem import ROUNDS_IN_ONE_NOTE, Level, Problem, report

# Material may be sent before the meeting.
_NOTES = {"thanked": "thank-you note", "followed-up": "follow-up", "shared": "answer"}
# An event told in retrospect is months away; a mistyped year is further off.
_LOOKING_BACK = timedelta(days=182)
_MANY_AHEAD = 10
_A_WEEK = 7
_ALMOST_A_YEAR = timedelta(days=300)
_A_YEAR = timedelta(days=366)


def find_meeting_unconfirmed(inspection: Inspection) -> Iterator[Finding]:
    """The interview is over by its dates, but its note is unchanged: did it take place?"""
    for _, item in inspection.rounds("held"):
        # A log is kept in the reader's days: where they met it may be tomorrow already.
        over = item.interview.end.astimezone(zone_of(inspection.search.now))
        # A line of that day without a time may be about the hours after it.
        logged = any(event.at >= over if event.clock is not None else event.day >= over.date() for event in item.events)
        if not item.interview.filled and not logged:
            message = f"the interview of {spell_day(item.interview.start.date())} is over, and the note is still as it was before"
            hint = f"start the recap; or write `- {over.date()} cancelled` or `- {over.date()} rescheduled` under `## Log`"
            yield Finding(item.interview.place("start"), message, hint)


def find_rounds_in_one_note(inspection: Inspection) -> Iterator[Problem]:
    """A heading with a date stands for another round than that of the note; a round a week old at most is an error."""
    for interview in inspection.search.vault.interviews:
        known = {item.start.date() for item in inspection.rounds_by_process[interview.process]}
        today = inspection.search.now.astimezone(interview.start.tzinfo).date()
        for meeting in interview.meetings:
            if meeting.day in known:
                continue
            command = f'followup-md new "{interview.company}" "{interview.role or "ROLE"}" --start {meeting.day}'
            hint = f"one note a round, or nothing is due for this one: `{command}`, then move what stands below the heading into it"
            found = report(ROUNDS_IN_ONE_NOTE, meeting.place, f'another round in the note of one: "{meeting.text}"', hint)
            yield found._replace(level=Level.ERROR) if (today - meeting.day).days <= _A_WEEK else found


def find_no_offer_yet(inspection: Inspection) -> Iterator[Finding]:
    """The notes speak of an offer where there is none."""
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
    least = _LOOKING_BACK if inspection.replayed or len(ahead) > _MANY_AHEAD else timedelta(0)
    for event in ahead:
        if event.day - today < least:
            continue
        hint = "write it when it has happened; what is still to do stands in `followup-md status`"
        if event.day - today >= _ALMOST_A_YEAR:
            meant = _replace_year(event.day, today.year)
            meant = meant if meant <= today else _replace_year(meant, meant.year - 1)
            hint = f"did you mean {meant}? The line is not counted until its day has come"
        yield Finding(event.place, f'"{event.day}" has not come yet', hint)


def find_start_far_ahead(inspection: Inspection) -> Iterator[Finding]:
    """The interview is over a year ahead: most often a slip in the year."""
    today = inspection.search.now.date()
    for _, item in inspection.rounds("planned"):
        start = item.interview.start
        if start.date() - today > _A_YEAR:
            years = (today.year - 1, today.year, today.year + 1)
            meant = min((_replace_year(start.date(), year) for year in years), key=lambda day: abs(day - today))
            hint = f"write the year that was meant, as `start: {meant}T{start:%H:%M}`, and that of the end"
            yield Finding(item.interview.place("start"), f"the interview is on {spell_day(start.date())} {start.year}", hint)


def _replace_year(day: date, year: int) -> date:
    """Return the same day of another year; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def find_sent_before_interview(inspection: Inspection) -> Iterator[Finding]:
    """Something was sent before the meeting."""
    zone = zone_of(inspection.search.now)
    for process, item in inspection.rounds("planned", "held"):
        interview = item.interview
        for event in item.events:
            if event.kind not in _NOTES or not is_before(event, interview, zone):
                continue
            # It may be about an earlier round: any for a follow-up, else one with that person.
            held = [other.met for other in process.rounds if other.status == "held" and not is_before(event, other.interview, zone)]
            if event.kind == "followed-up" and held:
                continue
            early = next((key for key in event.people if key in item.met and not any(key in met for met in held)), None)
            if early is not None:
                met, name = spell_day(interview.start.date()), inspection.person(early).name
                message = f"your {_NOTES[event.kind]} to {name} is dated {spell_day(event.day)}, before you met on {met}"
                hint = f"which date is wrong? Mend this line, or `start: {interview.start:%Y-%m-%dT%H:%M}`"
                yield Finding(event.place, message, hint)


def find_duplicate_interview(inspection: Inspection) -> Iterator[Finding]:
    """Two notes describe one meeting: same company, same start, same people."""
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
        restarts = [event.at for event in process.events if event.kind in ENDED_OR_REOPENED and event.at > final.end]
        for interview in rounds:
            if interview.kind == "phone-screen" and final.end < interview.start and not any(at <= interview.start for at in restarts):
                message = f'a "phone-screen" on {spell_day(interview.start.date())}, after the final round of {spell_day(final.end.date())}'
                hint = f"check both dates, or give this talk another `kind`; the final round is {final.path}"
                yield Finding(interview.place("kind"), message, hint)
