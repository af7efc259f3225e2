"""Front matter of an interview note as typed values: times of the round, names, decision date (format.md 2.1)."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final, NamedTuple

from followup_md import problem
from followup_md.config import Settings
from followup_md.config.settings import find_zone, suggest_zone
from followup_md.date_text import choose_days, read_date, read_days, read_moment
from followup_md.model import Interview, Unread, properties
from followup_md.parse import dates
from followup_md.parse.facts import Name, cached_slug
from followup_md.parse.fences import KeyValue, normalise_key
from followup_md.parse.front_matter import SplitNote, Values, fold_word, read_values
from followup_md.problem import DECISION_BEFORE_INTERVIEW, Correction, Level, Place, Problem, report

_LENGTH: Final = timedelta(minutes=60)
_LENGTHS: Final = {"phone-screen": timedelta(minutes=30)}
_FIRST_HOUR: Final = time(9)
_LAST_HOUR: Final = time(17)
# An end earlier than the start by the clock means after midnight; if that makes the round longer than this, it is a typing error.
_LONGEST_NIGHT: Final = timedelta(hours=12)
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")
_SHAPE: Final = "YYYY-MM-DDTHH:MM"
# When these are reported, start and end may still be in order.
_CLOCK_CHANGES: Final = frozenset({problem.SKIPPED_LOCAL_TIME.id, problem.REPEATED_LOCAL_TIME.id})
_NO_START: Final = frozenset({problem.MISSING_DATE.id, problem.TIME_APART.id})
# An end that is later than that is one of another day, or month.
_LONGEST_ROUND: Final = timedelta(hours=12)
_LONGEST_DAYS: Final = timedelta(days=2)
_ABOUT_INTERVIEW: Final = r"(?im)^[ \t]*(?:company|interviewers|start)[ \t]*[:=][ \t]*\S"
# What a key about a deed holds where it was not done.
_REFUSED: Final = frozenset(("no", "n", "false"))
_NOT_DONE: Final = frozenset(
    ("", "false", "no", "n", "0", "-", "\u2013", "\u2014", "none", "n/a", "todo", "pending", "not yet", "tbd", "?")
)
_FOR_ALL: Final = 'or, for all notes, put `{typed} = "{key}"` under `[aliases]` in followup.toml'
_NO_DATE: Final = (
    r"(?i)(?:they )?(?:\?+|-+|no|none|nothing|unknown|n/?a|tb[acd]|no date\b.*|not (?:told|said|given|named|known|yet|sure)\b.*"
    r"|(?:did not|didn['’]t|do not|don['’]t) (?:say|tell|know)\b.*)[.!?]*"
)
_VIA: Final = r"(.*\w)[\s,;(\u2013\u2014-]+via\s+([^()]*\w)[\s)]*"
_DAY_KEYS: Final = ("start", *(key for key, ours in properties.OTHER_NAMES.items() if ours == "start"))
_MISSING: Final[Mapping[str, str]] = {row.missing.id: row.name for row in properties.INTERVIEW if row.missing}


class Times(NamedTuple):
    """Start and end of a round, aware, in its zone."""

    start: datetime
    end: datetime


class InterviewFields(NamedTuple):
    """Front matter values, names as typed; `simple` goes into Interview unchanged.

    `times` is None without a readable `start`; `untimed` then says why, in words, if the note is about an interview at all.
    """

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
    untimed: str = ""


def read_interview_fields(split: SplitNote, text: str, path: str, note: str, settings: Settings) -> InterviewFields:
    """Read the front matter of the note `text`; the slug `note` stands in for a missing company, so that the rest still counts."""
    values = read_values(split, text, path, properties.INTERVIEW, settings.aliases)
    company = values.plain("company")
    if company is None:
        _report_missing(values, "company", "add `company:`; without it no letter can be addressed")
    elif via := re.fullmatch(_VIA, company, re.IGNORECASE):
        meant = (via[1],) if values.text("agency") else (via[1], f'agency: "[[{via[2]}]]"')
        message, hint = f'"{company}" names a consultant as well', f"write `company: {'` and, on a line of its own, `'.join(meant)}`"
        correction = Correction("value", company, "\n".join(meant))
        values.problems.append(report(problem.NAME_WITH_EXTRAS, values.place("company"), message, hint, correction))
    role, process, kind = values.plain("role"), values.plain("process"), values.plain("kind")
    kind = fold_word(kind) if kind else None
    if role is None:
        _report_missing(values, "role", "add `role:`; a thank-you note must show interest in it")
    times = read_times(values, kind, settings)
    interviewers = values.people("interviewers")
    for unnamed in values.unnamed("interviewers") if interviewers else ():
        hint = "ask your contact for the name; or thank them through somebody you can name, and take this out"
        values.problems.append(report(problem.UNNAMED_PERSON, unnamed.place, f'"{unnamed.text}" is no name', hint))
    decision_date = _read_decision(values, times, month_first=settings.sender.country == "US")
    for key in ("decision_from", "agency"):
        if values.scalar(key) and not values.names(key):
            values.refuse(key, f'`{key}` names nobody: "{values.scalar(key)}"', f"leave `{key}:` empty, or take the line out")
    own = {*(row.name for row in properties.INTERVIEW), *map(normalise_key, settings.aliases)}
    values.problems.extend(_find_typed_status(values, own, interviewers[0].text if interviewers else "NAME", split.body))
    return InterviewFields(
        company=company or note,
        process=cached_slug(process or f"{company or note} {role or ''}"),
        times=times,
        interviewers=interviewers,
        decision_date=decision_date,
        decision_from=values.name("decision_from"),
        agency=values.name("agency"),
        simple={**values.read(properties.INTERVIEW, Interview._fields), "role": role, "kind": kind},
        spots=values.spots(properties.INTERVIEW),
        problems=tuple(values.problems),
        untimed="" if times else _explain_untimed(values),
    )


def _explain_untimed(values: Values) -> str:
    """Return why a note has no start, in words without full stop; none where no key tells of an interview, or of its day."""
    filled = {key for key, field in values.fields.items() if field.value not in (None, "", ())}
    if filled.isdisjoint(("company", "interviewers", *_DAY_KEYS)):
        return ""
    if "start" in filled:
        return f"`start: {values.scalar('start')}` does not read" if values.scalar("start") else "`start` does not read"
    other = _find_other_name(values, "start")
    return f"`{other.typed}: {values.scalar(other.key)}` is not read as `start`" if other else "there is no `start`"


def _find_other_name(values: Values, key: str) -> KeyValue | None:
    """Return the field that other trackers call as what `key` is here, if any."""
    return next((field for name, field in values.fields.items() if properties.OTHER_NAMES.get(name) == key and values.scalar(name)), None)


def _report_missing(values: Values, key: str, hint: str) -> None:
    """Report a key that is not there, with the one of another tracker that is; not where its value was cut."""
    check = next(row.missing for row in properties.INTERVIEW if row.name == key and row.missing)
    other = _find_other_name(values, key)
    if other is not None:
        place, message = (
            Place(values.path, other.key_line, other.key_column),
            f"no `{key}`, but `{other.typed}: {values.scalar(other.key)}`",
        )
        hint = f"call it `{key}`; {_FOR_ALL.format(typed=other.typed, key=key)}"
        # A title is as often that of the page.
        correction = Correction("key", other.typed, key) if other.key != "title" else None
        values.problems.append(report(check, place, message, hint, correction))
    elif not any(fault.check == problem.VALUE_CUT.id and fault.place.line == values.place(key).line for fault in values.problems):
        values.refuse(key, f"no `{key}`", hint, check)


def _find_typed_status(values: Values, own: Collection[str], person: str, body: str) -> Iterator[Problem]:
    """Yield each key that says how it stands, which follows from the log, unless it is in `own` or the log says it as well."""

    def is_logged(words: Iterable[str]) -> bool:
        return any(re.search(rf"^[ \t]*[-*+] .*\b{word}", body, re.IGNORECASE | re.MULTILINE) for word in words)

    for key, field in values.fields.items():
        said = None if key in own else properties.find_status(key)
        value = "" if said is None else values.scalar(key)
        # `outcome: no` is an outcome, and `thanked: no` says that it is still to be done.
        if said is None or value.casefold() in (_NOT_DONE - _REFUSED if said in ("", properties.IF_SAID) else _NOT_DONE):
            continue
        moment = read_moment(value) or dates.read_day(value)
        place, message = Place(values.path, field.key_line, field.key_column), f"`{field.typed}: {value}` is not read"
        if key == "decision" and moment:
            correction = Correction("key", field.typed, "decision_date")
            yield report(problem.UNKNOWN_FIELD, place, f'unknown field "{field.typed}"', "did you mean `decision_date`?", correction)
            continue
        said = (properties.find_status("follow_up_date") or "") if key == "follow_up" and moment else said  # one that is still to come
        told, events = properties.find_standing(key, said, value, is_done=bool(moment) or value.casefold() in ("yes", "true"))
        words = re.findall(r"thank|followed up|applied|next round", said)
        words += [*(event.partition("{")[0].strip() for event in events), *["withdrew"] * ("declined" in events)]
        if is_logged(words) or (said == properties.IF_SAID and not events):
            continue
        dated = re.search(r"\d{4}-\d\d-\d\d", str(moment or value))
        company = " as ".join(filter(None, (values.plain("company") or "COMPANY", values.plain("role"))))
        given = {
            "person": f"[[{person}]]",
            "company": company,
            "day": dated[0] if dated else "DATE",
            "value": told.replace("_", " ") or value,
        }
        given["when"] = f"{moment:%Y-%m-%d %H:%M}".removesuffix(" 00:00") if moment else "DATE"
        has_offer = is_logged(["offer"])
        lines = dates.join_choices(f"- {{day}} {event if has_offer else properties.NO_OFFER.get(event, event)}" for event in events)
        hint = f"{said}write {lines} under `## Log`" if events else said or "how it stands follows from the log: write there what happened"
        yield report(problem.TYPED_STATUS, place, message, hint.format(**given))


def _read_decision(values: Values, times: Times | None, *, month_first: bool) -> date | None:
    """Return the decision date; one before the interview is reported."""
    text = values.text("decision_date")
    if text is None:
        return None
    said_on = times.end.date() if times else None
    day = dates.read_day(text, said_on, month_first=month_first)
    if day is None:
        context = dates.DayContext(said_on, month_first=month_first)
        fault = dates.judge_date("decision_date: {}", text, values.place("decision_date"), context, "YYYY-MM-DD")
        if re.fullmatch(_NO_DATE, text):
            hint = "leave `decision_date:` empty, and write `- they said: no date` under `## Next steps`"
            fault = report(problem.VAGUE_DATE, fault.place, f'no day is named: "{text}"', hint)
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


def build_unread(fields: InterviewFields, own: Sequence[Problem], faults: Sequence[Problem], text: str) -> Unread | None:
    """Return what is shown of the interview of a note `text` without a start; None if the note is about none.

    `own` are the problems of its `fields`, `faults` those of the front matter itself.
    """
    spot = fields.spots.get("start")
    at_start = (fault for fault in own if fault.check in _NO_START or (fault.place.line, fault.place.column) == spot)
    fault, reason = next(at_start, None), fields.untimed
    if fault is None:
        fault, reason = faults[0], "the front matter does not read" if re.search(_ABOUT_INTERVIEW, text.replace("\r", "\n")) else ""
    place, role = fault.place, fields.simple["role"]
    return Unread(place.path, place.line, fields.company, role, fields.process, reason, fault.hint) if reason else None


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
    typed, typed_end, month_first = values.text("start"), values.text("end"), settings.sender.country == "US"
    if typed is None:
        if not any(fault.check == problem.BAD_VALUE.id and fault.place == values.place("start") for fault in values.problems):
            other = _find_other_name(values, "start")
            if not _report_apart(values, dates.read_day(values.scalar(other.key), month_first=month_first) if other else None, None):
                _report_missing(values, "start", "write when it was, as `start: 2026-11-17T13:00`; every deadline counts from it")
        return None
    moment = _read_start(values, typed, zone, month_first=month_first)
    if moment is None:
        return None
    whole_day = not isinstance(moment, datetime)
    if not isinstance(moment, datetime):
        moment = _choose_begin(moment, typed_end, zone, _LENGTHS.get(kind or "", _LENGTH), month_first=month_first)
    start = localise(values, "start", moment, zone)
    # Without a zone in the note, the start's offset applies to the end as well.
    offset = None if "timezone" in values.fields else moment.tzinfo
    end = _read_end(values, start, typed_end, offset or zone, month_first=month_first)
    length = dates.read_length(typed_end, start.replace(tzinfo=None)) or _LENGTHS.get(kind or "", _LENGTH)
    assumed = datetime.combine(start.date(), _LAST_HOUR, zone) if whole_day else (start.astimezone(UTC) + length).astimezone(zone)
    times = Times(start, assumed)
    if isinstance(end, datetime) and _accept_end(values, start, end, assumed, has_offset=moment.tzinfo is not None):
        times = Times(start, end.astimezone(zone))
    apart = _report_apart(values, start.date(), None if whole_day else times)
    if not isinstance(end, datetime) and not (apart and (end or typed_end is None)):
        _report_unread_end(values, typed_end if end is None else None, start, assumed.astimezone(offset or zone), whole_day=whole_day)
    return times


def _read_start(values: Values, typed: str, zone: tzinfo, *, month_first: bool) -> date | datetime | None:
    """Return the start, naive without an offset, or its day alone; None if it does not read, which is an error whatever else it is."""
    moment = read_moment(typed)
    if moment is None or (isinstance(moment, datetime) and moment.tzinfo is not None):
        both = dates.find_range(typed)
        if both and not (isinstance(moment, datetime) and moment.utcoffset() == moment.astimezone(zone).utcoffset()):
            first, last = map(dates.show_moment, both)
            exact = f"; an offset is written `start: {first}:00{typed[-6:]}`" if moment else ""
            hint = f"write `start: {first}` and, on a line of its own, `end: {last}`{exact}"
            values.refuse("start", f'two times in one value: "{typed}"', hint, problem.BAD_DATE)
            return None
    moment = moment or dates.read_loosely(typed, None, month_first=month_first)
    if moment is None:
        # Another day of the note, or of its name, tells the year.
        named = re.search(r"\d{4}-\d\d-\d\d", f"{values.path} {values.source}")
        base = read_date(named[0]) if named else None
        fault = dates.judge_date("start: {}", typed, values.place("start"), dates.DayContext(base=base, month_first=month_first), _SHAPE)
        hint, letters = fault.hint, re.search(r"\b(?:[A-Z]{1,4}T|UTC)\b", typed)
        if letters and hint.startswith("write `start: 2"):
            zone_name = letters[0] if find_zone(letters[0]) else suggest_zone(letters[0])
            where = "in place of the one there" if "timezone" in values.fields else "on a line of its own"
            hint += (
                f" and, {where}, `timezone: {zone_name}`" if zone_name else f", and as `timezone` the zone of a city that has {letters[0]}"
            )
        values.problems.append(fault._replace(level=Level.ERROR, hint=hint))
    return moment


def _choose_begin(day: date, typed_end: str | None, zone: tzinfo, length: timedelta, *, month_first: bool) -> datetime:
    """Return the start of a round on `day` without a time of day: nine o'clock, or earlier if the end is."""
    start = datetime.combine(day, _FIRST_HOUR)
    end = _read_end_text(typed_end, start, month_first=month_first) if typed_end else None
    if isinstance(end, datetime):
        end = (end.astimezone(zone) if end.tzinfo else end).replace(tzinfo=None)
        if end.date() == day and end <= start:
            return max(end - length, datetime.combine(day, time()))
    return start


def _read_end(values: Values, start: datetime, typed: str | None, zone: tzinfo, *, month_first: bool) -> date | datetime | None:
    """Return the end, read in `zone`; the date of `start` if only that was typed, None if nothing reads."""
    start = start.astimezone(zone)
    moment = _read_end_text(typed, start.replace(tzinfo=None), month_first=month_first) if typed else None
    if moment is None or (not isinstance(moment, datetime) and moment == start.date()):
        return moment
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, _LAST_HOUR)
    elif moment.tzinfo is None and moment.date() == start.date():
        moment = _move_over_midnight(moment, start.replace(tzinfo=None))
    return localise(values, "end", moment, zone)


def _read_end_text(typed: str, start: datetime, *, month_first: bool) -> date | datetime | None:
    """Return an end as typed, which may be a time of day only: on the day of `start` (naive), or after midnight; None in doubt."""
    clock, moment = _CLOCK.fullmatch(typed), read_moment(typed)
    if dates.read_length(typed, start):
        return None
    if clock:
        return _move_over_midnight(datetime.combine(start.date(), time(int(clock[1]), int(clock[2]))), start)
    if moment:
        return moment

    def read(text: str) -> tuple[date, ...]:
        days = read_days(text, month_first=month_first)
        return (start.date(),) if start.date() in days else choose_days(days, start.date())

    found = dates.list_moments(typed, read, start.date())
    if len(found) > 1:  # one of the night and one of the afternoon
        ends = (_move_over_midnight(one, start) for one in found if isinstance(one, datetime))
        found = tuple(end for end in ends if timedelta() < end - start <= _LONGEST_ROUND)
    return found[0] if len(found) == 1 else None


def _report_apart(values: Values, day: date | None, times: Times | None) -> bool:
    """Report a time of day that stands in keys of its own beside `day`, or beside `times` that are others; say whether it did."""
    key = next((name for name in properties.TIME_KEYS if name in values.fields and values.scalar(name)), None)
    if key is None or day is None:
        return False
    begin, end = _read_apart(values, day, times.start.replace(tzinfo=None) if times else None)
    if times and begin in (None, times.start.replace(tzinfo=None)) and end in (None, times.end.replace(tzinfo=None)):
        return False
    field = values.fields[key]
    lines = [f"`{name}: {dates.show_moment(moment)}`" for name, moment in (("start", begin), ("end", end)) if moment]
    hint = f"write {' and, on a line of its own, '.join(lines)}" if begin else f"write the whole of it, as `start: {day}THH:MM`"
    said = f"`{field.typed}: {values.scalar(key)}`"
    message = f"{said} does not fit `start` and `end`, which count" if times else f"{said} stands apart from the day, and is not read"
    place, correction = Place(values.path, field.key_line, field.key_column), None
    if begin and not times and values.text("start") and "end" not in values.fields:
        place, meant = values.place("start"), [dates.show_moment(begin), *([f"end: {dates.show_moment(end)}"] if end else [])]
        correction = Correction("value", values.text("start") or "", "\n".join(meant))
    fault = report(problem.TIME_APART, place, message, hint, correction)
    values.problems.append(fault._replace(level=Level.WARNING) if times else fault)
    return True


def _read_apart(values: Values, day: date, start: datetime | None) -> tuple[datetime | None, datetime | None]:
    """Return begin and end (naive) that the keys for a time and a duration give on `day`; the begin is `start` where none does."""
    typed, until = (next(filter(None, map(values.scalar, keys)), "") for keys in (properties.BEGIN_KEYS, properties.END_KEYS))
    both = dates.find_range(f"{day} {typed}") if typed else None
    if both:
        return both
    # Of a time of the night or the afternoon, the afternoon: nobody is interviewed at night.
    begin = next((datetime.combine(day, clock) for clock in reversed(dates.find_clocks(typed))), start)
    ends = (datetime.combine(day, clock) for clock in dates.find_clocks(until))
    end = next((end for end in ends if begin is None or end > begin), None)
    length = dates.read_length(values.scalar("duration"))
    return begin, begin + length if begin and not end and length else end


def _is_after(end: datetime, start: datetime) -> bool:
    """Compare as instants, since times in one zone compare by the wall clock, which is set back in autumn."""
    return end.astimezone(UTC) > start.astimezone(UTC)


def _accept_end(values: Values, start: datetime, end: datetime, assumed: datetime, *, has_offset: bool) -> bool:
    """Say whether the end counts, and report why not: not after the start, or, without its offset, half a day or more after it."""
    typed = values.text("end") or ""
    if _is_after(end, start):
        moment = read_moment(typed) if has_offset else None
        if not isinstance(moment, datetime) or moment.tzinfo is not None or end - start <= _LONGEST_NIGHT:
            # A day alone is that of a round of several days, or of the month after.
            long = end - start > _LONGEST_ROUND
            if long and (end - start > _LONGEST_DAYS or not any(read_days(values.scalar(key)) for key in ("start", "end"))):
                meant = _move_over_midnight(datetime.combine(start.date(), end.time()), start.replace(tzinfo=None))
                hours, hint = (
                    (end - start) // timedelta(hours=1),
                    f"write the day on which it was over, as `end: {dates.show_moment(meant)}`",
                )
                message = f'the end "{typed}" is {hours} hours after the start'
                correction = Correction("value", typed, dates.show_moment(meant)) if meant > start.replace(tzinfo=None) else None
                values.problems.append(report(problem.ROUND_TOO_LONG, values.place("end"), message, hint, correction))
            return True
        after, check = f"{(end.astimezone(UTC) - start.astimezone(UTC)) // timedelta(hours=1)} hours after", problem.BAD_DATE
        hint = f"give the end its offset too, as `end: {assumed.isoformat(timespec='minutes')}`"
    elif any(fault.check in _CLOCK_CHANGES for fault in values.problems):
        return False
    else:
        after, check, same_day = "not after", problem.END_BEFORE_START, datetime.combine(start.date(), end.time(), start.tzinfo)
        if end.date() < start.date() and _is_after(same_day, start):
            hint = f"write the day of the end, as `end: {same_day:%Y-%m-%dT%H:%M}`"
        elif not _is_after(start, end):
            hint = f"write when it was over, as `end: {dates.show_moment(assumed)}`"
        else:
            hint = f"swap them: `start: {dates.show_moment(end)}` and, on a line of its own, `end: {dates.show_moment(start)}`"
    message = f'the end "{typed}" is {after} the start "{values.text("start")}"; {assumed:%Y-%m-%d %H:%M} is assumed'
    values.refuse("end", message, hint, check)
    return False


def _report_unread_end(values: Values, unread: str | None, start: datetime, assumed: datetime, *, whole_day: bool) -> None:
    """Report an end that is `unread`, missing or only a date, with the end assumed instead."""
    if unread is not None and not (whole_day and dates.read_length(unread, start.replace(tzinfo=None))):
        end, typed = values.place("end"), f"{assumed:%Y-%m-%dT%H:%M}"
        fault = dates.judge_date("end: {}", unread, end, dates.DayContext(start.date()), typed)
        if dates.read_length(unread, start.replace(tzinfo=None)):
            message = f'a length of time, and no end: "{unread}"'
            fault = report(problem.BAD_DATE, end, message, f"write `end: {typed}`", Correction("value", unread, typed))
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
