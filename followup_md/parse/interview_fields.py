"""Front matter of an interview note as typed values: times of the round, names, decision date (format.md 2.1)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from followup_md import problem
from followup_md.config.settings import find_zone, suggest_zone
from followup_md.date_text import read_moment
from followup_md.model import Interview
from followup_md.model.properties import INTERVIEW
from followup_md.parse.dates import find_range, judge_date, read_day, show_moment
from followup_md.parse.facts import Name, cached_slug
from followup_md.parse.front_matter import SplitNote, Values, fold_word, read_values
from followup_md.problem import DECISION_BEFORE_INTERVIEW, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.config import Settings

_LENGTH: Final = timedelta(minutes=60)
_LENGTHS: Final = {"phone-screen": timedelta(minutes=30)}
_FIRST_HOUR: Final = time(9)
_LAST_HOUR: Final = time(17)
# An end earlier than the start by the clock means after midnight; if that makes the round longer than this, it is a typing error.
_LONGEST_NIGHT: Final = timedelta(hours=12)
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")
_EXAMPLE: Final = "2026-11-17T13:00"
# When these are reported, start and end may still be in order.
_CLOCK_CHANGES: Final = frozenset({problem.SKIPPED_LOCAL_TIME.id, problem.REPEATED_LOCAL_TIME.id})
_NO_DATE: Final = frozenset(("no-date", "not-told", "none", "unknown"))
_MISSING: Final[Mapping[str, str]] = {row.missing.id: row.name for row in INTERVIEW if row.missing}


class Times(NamedTuple):
    """Start and end of a round, aware, in its zone."""

    start: datetime
    end: datetime


class InterviewFields(NamedTuple):
    """Front matter values, names as typed; `times` is None without a readable `start`, `simple` goes into Interview unchanged."""

    company: str
    process: str
    times: Times | None
    interviewers: tuple[Name, ...]
    decision_date: date | None
    decision_from: Name | None
    agency: Name | None
    simple: Mapping[str, Any]
    spots: Mapping[str, tuple[int, int]]
    problems: tuple[Problem, ...]


def read_interview_fields(split: SplitNote, text: str, path: str, note: str, settings: Settings) -> InterviewFields:
    """Read the front matter of the note `text`; the slug `note` stands in for a missing company, so that the rest still counts."""
    values = read_values(split, text, path, INTERVIEW, settings.aliases)
    company = values.plain("company")
    if company is None:
        values.refuse("company", "no `company`", "add `company:`; without it no letter can be addressed", problem.MISSING_COMPANY)
    role, process, kind = values.plain("role"), values.plain("process"), values.plain("kind")
    kind = fold_word(kind) if kind else None
    if role is None:
        values.refuse("role", "no `role`", "add `role:`; a thank-you note must show interest in it", problem.MISSING_ROLE)
    times = read_times(values, kind, settings)
    interviewers = values.names("interviewers")
    for unnamed in values.unnamed("interviewers") if interviewers else ():
        hint = "ask your contact for the name; or thank them through somebody you can name, and take this out"
        values.problems.append(report(problem.UNNAMED_PERSON, unnamed.place, f'"{unnamed.text}" is no name', hint))
    return InterviewFields(
        company=company or note,
        process=cached_slug(process or f"{company or note} {role or ''}"),
        times=times,
        interviewers=interviewers,
        decision_date=_read_decision(values, times),
        decision_from=values.name("decision_from"),
        agency=values.name("agency"),
        simple={**values.read(INTERVIEW, Interview._fields), "role": role, "kind": kind},
        spots=values.spots(INTERVIEW),
        problems=tuple(values.problems),
    )


def _read_decision(values: Values, times: Times | None) -> date | None:
    """Return the decision date; one before the interview is reported."""
    text = values.text("decision_date")
    if text is None:
        return None
    day = read_day(text)
    if day is None:
        fault = judge_date("decision_date: {}", text, values.place("decision_date"), times.end.date() if times else None, "2026-12-04")
        if fold_word(text) in _NO_DATE:
            fault = fault._replace(hint="leave it empty, and write `- they said: no date` under `## Next steps`")
        values.problems.append(fault)
    elif times and day < times.start.date():
        message = f'the decision date "{text}" is before the interview on {times.start.date()}; it is not counted'
        values.refuse("decision_date", message, "write the year and the day that they named, or leave it empty", DECISION_BEFORE_INTERVIEW)
    return day


def judge_said(fields: InterviewFields, said: date | None, place: Place | None) -> Iterator[Problem]:
    """Yield what is wrong with the date in `they said`: before the meeting, or different from `decision_date`."""
    if said is None or place is None:
        return
    if fields.times and said < fields.times.start.date():
        message = f'"by {said}" is before the interview on {fields.times.start.date()}; it is not counted'
        yield report(DECISION_BEFORE_INTERVIEW, place, message, "write the year and the day that they named")
    elif fields.decision_date not in (None, said):
        message = f"they said {said}, but `decision_date` is {fields.decision_date}, which counts"
        yield report(problem.DECISION_DIFFERS, place, message, "write the later word of theirs in both places")


def drop_refused(problems: Sequence[Problem], faults: Sequence[Problem], split: SplitNote, text: str) -> Iterator[Problem]:
    """Yield `problems`, leaving out fields that only seem missing because their line, or the whole front matter, does not read."""
    broken = any(fault.check == problem.BAD_FRONT_MATTER.id for fault in faults)
    header = "\n".join(text.split("\n")[: split.body_line - 1]) if split.fields else text.replace("\r", "\n")
    for fault in problems:
        key = _MISSING.get(fault.check) if broken else None
        if key is None or key in split.fields or not re.search(rf"^[ \t]*{key}[ \t]*[:=][ \t]*\S", header, re.IGNORECASE | re.MULTILINE):
            yield fault


def read_times(values: Values, kind: str | None, settings: Settings) -> Times | None:
    """Return when the round was, or None without a readable `start`; errors and assumptions go to the problems of `values`."""
    named = values.text("timezone")
    zone: tzinfo | None = find_zone(named) if named else None
    if zone is None:
        zone = (find_zone(settings.timezone) if settings.timezone else None) or UTC
        if named:
            similar = suggest_zone(named)
            hint = f"did you mean `{similar}`?" if similar else "write the name of a city's zone, such as `Europe/Berlin`"
            message = f'unknown time zone "{named}"; times are read in {zone}'
            values.refuse("timezone", message, hint, problem.UNKNOWN_ZONE)
    typed = values.text("start")
    if typed is None:
        if not any(fault.check == problem.BAD_VALUE.id and fault.place == values.place("start") for fault in values.problems):
            hint = f"write when it was, as `start: {_EXAMPLE}`; every deadline counts from it"
            values.refuse("start", "no `start`", hint, problem.MISSING_DATE)
        return None
    typed_end, whole_day = values.text("end"), not isinstance(read_moment(typed), datetime)
    moment = _read_start(values, typed, typed_end, zone, kind)
    if moment is None:
        return None
    start = localise(values, "start", moment, zone)
    # Without a zone in the note, the start's offset applies to the end as well.
    offset = None if "timezone" in values.fields else moment.tzinfo
    end = _read_end(values, start, typed_end, offset or zone)
    length = _LENGTHS.get(kind or "", _LENGTH)
    assumed = datetime.combine(start.date(), _LAST_HOUR, zone) if whole_day else (start.astimezone(UTC) + length).astimezone(zone)
    if not isinstance(end, datetime):
        _report_unread_end(values, typed_end if end is None else None, start, assumed, whole_day=whole_day)
    elif _accept_end(values, start, end, assumed, has_offset=moment.tzinfo is not None):
        return Times(start, end.astimezone(zone))
    return Times(start, assumed)


def _read_start(values: Values, typed: str, typed_end: str | None, zone: tzinfo, kind: str | None) -> datetime | None:
    """Return the start, naive without an offset; without a time of day it is nine o'clock, or earlier if the end is."""
    moment, both = read_moment(typed), find_range(typed)
    if both and not (isinstance(moment, datetime) and moment.utcoffset() == moment.astimezone(zone).utcoffset()):
        first, last = map(show_moment, both)
        exact = f"; an offset is written `start: {first}:00{typed[-6:]}`" if moment else ""
        hint = f"write `start: {first}` and, on a line of its own, `end: {last}`{exact}"
        values.refuse("start", f'two times in one value: "{typed}"', hint, problem.BAD_DATE)
        return None
    if moment is None:
        values.problems.append(judge_date("start: {}", typed, values.place("start"), None, _EXAMPLE))
    if moment is None or isinstance(moment, datetime):
        return moment
    start = datetime.combine(moment, _FIRST_HOUR)
    end = (_read_clock(typed_end, start) or read_moment(typed_end)) if typed_end else None
    if isinstance(end, datetime):
        end = (end.astimezone(zone) if end.tzinfo else end).replace(tzinfo=None)
        if end.date() == moment and end <= start:
            return max(end - _LENGTHS.get(kind or "", _LENGTH), datetime.combine(moment, time()))
    return start


def _read_end(values: Values, start: datetime, typed: str | None, zone: tzinfo) -> date | datetime | None:
    """Return the end, read in `zone`; the date of `start` if only that was typed, None if nothing reads."""
    start = start.astimezone(zone)
    moment = (_read_clock(typed, start) or read_moment(typed)) if typed else None
    if moment is None or (not isinstance(moment, datetime) and moment == start.date()):
        return moment
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, _LAST_HOUR)
    elif moment.tzinfo is None and moment.date() == start.date():
        moment = _move_over_midnight(moment, start.replace(tzinfo=None))
    return localise(values, "end", moment, zone)


def _is_after(end: datetime, start: datetime) -> bool:
    """Compare as instants, since times in one zone compare by the wall clock, which is set back in autumn."""
    return end.astimezone(UTC) > start.astimezone(UTC)


def _accept_end(values: Values, start: datetime, end: datetime, assumed: datetime, *, has_offset: bool) -> bool:
    """Say whether the end counts, and report why not: not after the start, or, without its offset, half a day or more after it."""
    typed = values.text("end") or ""
    what, since = f'the end "{typed}" is', f'the start "{values.text("start")}"; {assumed:%Y-%m-%d %H:%M} is assumed'
    if _is_after(end, start):
        moment = read_moment(typed) if has_offset else None
        if not isinstance(moment, datetime) or moment.tzinfo is not None or end - start <= _LONGEST_NIGHT:
            return True
        hours = (end.astimezone(UTC) - start.astimezone(UTC)) // timedelta(hours=1)
        hint = f"give the end its offset too, as `end: {assumed.isoformat(timespec='minutes')}`"
        values.refuse("end", f"{what} {hours} hours after {since}", hint, problem.BAD_DATE)
    elif not any(fault.check in _CLOCK_CHANGES for fault in values.problems):
        same_day = datetime.combine(start.date(), end.time(), start.tzinfo)
        if end.date() < start.date() and _is_after(same_day, start):
            hint = f"write the day of the end, as `end: {same_day:%Y-%m-%dT%H:%M}`"
        elif not _is_after(start, end):
            hint = f"write when it was over, as `end: {show_moment(assumed)}`"
        else:
            hint = f"swap them: `start: {show_moment(end)}` and, on a line of its own, `end: {show_moment(start)}`"
        values.refuse("end", f"{what} not after {since}", hint, problem.END_BEFORE_START)
    return False


def _report_unread_end(values: Values, unread: str | None, start: datetime, assumed: datetime, *, whole_day: bool) -> None:
    """Report an end that is `unread`, missing or only a date, with the end assumed instead."""
    if unread is not None:
        fault = judge_date("end: {}", unread, values.place("end"), start.date(), f"{assumed:%Y-%m-%dT%H:%M}")
        values.problems.append(fault._replace(message=f"{fault.message}; {assumed:%Y-%m-%d %H:%M} is assumed"))
        return
    if whole_day:
        message = f"no time of day: {start:%H:%M} to {assumed:%H:%M} is assumed"
        hint = f"write `start: {start:%Y-%m-%dT%H:%M}` and `end: {assumed:%Y-%m-%dT%H:%M}` with the times it had"
    else:
        length = (assumed.astimezone(UTC) - start.astimezone(UTC)) // timedelta(minutes=1)
        what = f'a date and no time: "{values.text("end")}"' if values.text("end") else "no end"
        message = f"{what}; {length} min are assumed, until {assumed:%Y-%m-%d %H:%M}"
        hint = f"add `end: {assumed:%Y-%m-%dT%H:%M}`, or when it was over; the hours count from the end"
    values.refuse("end" if "end" in values.fields else "start", message, hint, problem.MISSING_END)


def _read_clock(typed: str, start: datetime) -> datetime | None:
    """Return an end given as a time of day only: on the day of `start`, or after midnight."""
    clock = _CLOCK.fullmatch(typed)
    if clock is None:
        return None
    end = datetime.combine(start.date(), time(int(clock[1]), int(clock[2])))
    return _move_over_midnight(end, start.replace(tzinfo=None))


def _move_over_midnight(end: datetime, start: datetime) -> datetime:
    """Return the end on the start's date, or on the next day if it is before the start by the clock (rules.md 7.1)."""
    over_midnight = end + timedelta(days=1)
    return over_midnight if end < start and over_midnight - start <= _LONGEST_NIGHT else end


def localise(values: Values, key: str, moment: datetime, zone: tzinfo) -> datetime:
    """Return the moment of `key` in `zone`, the first of two readings; a time that the clocks skip or repeat is reported (rules.md 7.1)."""
    if moment.tzinfo is not None:
        return moment.astimezone(zone)
    first, second = moment.replace(tzinfo=zone), moment.replace(tzinfo=zone, fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before == after or before is None or after is None:
        return first
    typed = values.text(key)
    if before > after:
        one, other = (moment.isoformat(timespec="minutes") for moment in (first, second))
        hint = f"write `{one}` for the first or `{other}` for the second; the first is taken until then"
        values.refuse(key, f'"{typed}" came twice in {zone}, when the clocks went back', hint, problem.REPEATED_LOCAL_TIME)
        return first
    later, earlier = (moment.astimezone(UTC).astimezone(zone) for moment in (first, second))
    hint = f"write `{earlier:%Y-%m-%dT%H:%M}` or `{later:%Y-%m-%dT%H:%M}`; the later is taken until then"
    values.refuse(key, f'"{typed}" did not exist in {zone}, where the clocks went forward', hint, problem.SKIPPED_LOCAL_TIME)
    return later
