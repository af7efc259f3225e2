"""Parser from one log line to an event: the grammar of format.md section 3."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from followup_md.date_text import find_vague, read_date
from followup_md.model import Event
from followup_md.model.actions import ACTIONS, KEEP_LOOKING
from followup_md.model.events import CHANNEL_IDS, CHANNEL_SYNONYMS, MESSAGE
from followup_md.parse import log_start
from followup_md.parse.facts import LogContext, LogLine, fold_name, link_target
from followup_md.parse.log_clauses import LINK, ONLINE, PartReader, People, find_company, read_people
from followup_md.parse.log_start import BY_WORDS, CLAUSES, TELLING, Reading, Slip, insert_clause, refuse_words, tidy_line
from followup_md.problem import NOT_HAPPENED_YET, RATING_RANGE, STOPPED_TOO_EARLY, UNKNOWN_EVENT, VAGUE_DATE, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from followup_md.model.events import Operand
    from followup_md.parse.log_words import Meaning


# What may stand before the free text beside links: each of its words may begin a clause, and every such reading is tried.
MOST_LETTERS = 2000
_EVENT = re.compile(rf"({'|'.join(sorted(BY_WORDS, key=len, reverse=True))})(?![\w'’-])".replace(" ", r"[\s-]+"), re.IGNORECASE)
_BEHIND = re.compile(rf"\s+({'|'.join(sorted(log_start.BEHIND, key=len, reverse=True))})(?![\w'’-])".replace(" ", r"\s+"), re.IGNORECASE)
_ELSEWHERE = re.compile(rf"({'|'.join(log_start.ELSEWHERE)})(?![\w'’-])".replace(" ", r"\s+"), re.IGNORECASE)
_NOTE = re.compile(rf"({'|'.join(log_start.NEUTRAL)})(?=\s*(?::|\s[-–—]\s|$))", re.IGNORECASE)
_STOPS, _BEST, _CLOSE = ".,;:!", 5, 0.75
# What may be waived or snoozed, alone or as the first words of an action id; the search itself may not (R5.2).
_MARKED = tuple(spec.id for spec in ACTIONS if spec.mark)
_ACTION = re.compile(r"\s*([\w:-]*)")
_RATING = re.compile(r"\s+rating\s+(\d+)(?:/5)?(?![\w/-])", re.IGNORECASE | re.ASCII)
_AS = re.compile(r".*\s(as)\s", re.IGNORECASE)
_ROLE = re.compile(r"\s+as\s+", re.IGNORECASE)
# Words that hold more than the name of a company.
_NO_COMPANY = re.compile(
    r"^(?:an?|the\s+(?:job|role|post)|\d+)\b|\s(?:for|in|at|through|via|job|jobs|role|position)\b|(?:\S+\s+){5}", re.IGNORECASE
)
_AGAIN = re.compile(r"\b(?:again|back|call|contact|touch|follow|write|mail|ring)\b", re.IGNORECASE)
_DATED = re.compile(r"(?<![\w-])((?:[\w-]+\s+){1,3})(\d{4}-\d\d-\d\d)(?![\w-])", re.ASCII)
_DIGITS = re.compile(r"(?<![\w/.-])\d{1,4}([-./])\d{1,2}\1\d{1,4}(?![\w/-])", re.ASCII)
_MARKS = " :-–—"
# What they said may name a day; short words may be an outcome, such as a rejection. All else is passed over at once.
_DAY_TOLD = re.compile(
    r"\d[-./]\d{1,2}[-./]\d|\b(?:on|by|until|before) \d{1,2}/\d"
    r"|\b(?:another|further|extra|additional|more|by|back|out|delayed)\b.*\b(?:days?|weeks?|fortnights?)\b",
    re.IGNORECASE,
)
_OUTCOME_TOLD = re.compile(
    r"reject|\bno\b|else|candidate|hold|\boff\b|fr[eo]ez|filled|offer|contract|forward|round|stage|cancel|selected|successful|invited|moved?\b|push|internal"
    r"|won't|will not|\bleft\b|no longer|leaving|resigned|postpon|resched|didn't|did not|turned|froze|through|other|paus|luck|wasn't|short"
    r"|passed|knocked|back on|accept|start|contact|chas|instead|approved|hiring",
    re.IGNORECASE,
)
_OUTCOME_LETTERS = 100
_DATED_CLAUSES = frozenset(part.field for part in CLAUSES.values() if part.value != "flag")
_START = re.compile(r"\bstart(?:s|ing)?\s+(?:date\s+)?(?:(?:on|is)\s+)?(\d{4}-\d\d-\d\d)(?![\w-])", re.IGNORECASE | re.ASCII)
_FLAG = re.compile(
    r"(?<![\w-])(?:no\s+(?:(contact)|follow[\s-]?ups?)|(?:don['’]t|do not|not to)\s+(?:chase|follow\s+up))(?![\w-])"
    r"(?!\s+(?:yet|since|until|before|till|info|information|details|data|form|person|sheet)\b)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(deadline|decid\w*|decision|by|until|sign)\b(?:\s+[\w']+){0,4}?\s+(\d{4}-\d\d-\d\d)(?![\w-])", re.IGNORECASE | re.ASCII
)


class _Start(NamedTuple):
    """The event of a line, the offset after its words, and the persons if they come first (`Priya called`)."""

    row: log_start.EventRow
    end: int
    people: tuple[str, ...] | None = None


def parse_log_line(line: LogLine, context: LogContext) -> tuple[Event | None, tuple[Problem, ...]]:
    """Return the event of a line and its problems; no event if it does not read, or has not happened (`- [ ]`)."""
    read = read_line(line.text, context)
    if not line.happened:
        hint = "write `[x]` or drop the box once it has happened"
        is_dated = not isinstance(log_start.read_line_start(line.text), Slip)
        return None, (report(NOT_HAPPENED_YET, line.place, "not counted: the box is empty", hint),) if is_dated else ()
    if isinstance(read, Slip):
        return _parse_phrase(read, line, context)
    event = _make_event(read, line.place)
    if read.soft:
        return event, _report_slips(read.soft, line, context)
    if read.kind == "applied" and event.text and not event.company and event.text[0].isupper():  # perhaps a company
        found = _parse_phrase(refuse_words(0, len(line.text), "no company is named", "name it"), line, context)
        return found if "applied to" in "".join(choice for problem in found[1] for choice in problem.choices) else (event, ())
    if read.kind != "heard" or not event.text:
        return event, ()
    meaning = _judge_told(read, _straighten(line, context)[0], context)
    return _parse_told(meaning, event, line, context) if meaning else (event, ())


def _judge_told(read: Reading, text: str, context: LogContext) -> Meaning | None:
    """Return what the words of contact from them mean beside it; None where they mean no more, or a clause has their day."""
    said = read.fields.get("text") if read.kind == "heard" and not _DATED_CLAUSES.intersection(read.fields) else None
    outcome = said and len(said) <= _OUTCOME_LETTERS and _OUTCOME_TOLD.search(said)
    if not said or not (outcome or _DAY_TOLD.search(said) or find_vague(said) or log_start.ANSWERED.search(text)):
        return None
    from followup_md.parse.log_hints import find_told  # noqa: PLC0415 - only for words that may name a day

    return find_told(text, read, context, lambda typed: read_line(typed, context))


def _parse_told(meaning: Meaning, event: Event, line: LogLine, context: LogContext) -> tuple[Event, tuple[Problem, ...]]:
    """Return contact from them with the clause that their words name; where these leave it open, a problem with the likely lines."""
    from followup_md.parse.log_hints import write_choices  # noqa: PLC0415 - only for words that may name a day

    text, _ = _straighten(line, context)
    told = read_line(meaning.lines[0], context) if meaning.sure == "read" else None
    if isinstance(told, Reading):
        return _make_event(told, line.place), ()
    start = text.find(meaning.vague)
    check = VAGUE_DATE if meaning.vague else UNKNOWN_EVENT
    message = f'"{meaning.vague}" is no date' if meaning.vague else "what they said may mean more than contact"
    return event, (report(check, find_place(line, max(start, 0)), message, *write_choices(text, meaning)),)


def parse_strictly(lines: Iterable[LogLine], context: LogContext) -> tuple[Event, ...]:
    """Return the events of the lines that the grammar alone reads."""
    read = ((read_line(line.text, context), line.place) for line in lines if line.happened and line.stray is None)
    return tuple(_make_event(reading, place) for reading, place in read if not isinstance(reading, Slip))


def _make_event(read: Reading, place: Place) -> Event:
    at = datetime.combine(read.day, read.clock or time(), UTC)
    return Event(kind=read.kind, place=place, day=read.day, clock=read.clock, at=at, **read.fields)


def _parse_phrase(slip: Slip, line: LogLine, context: LogContext) -> tuple[Event | None, tuple[Problem, ...]]:
    """Return what a line stands for that the grammar does not read: the event of the table's line, or a problem with the likely lines."""
    from followup_md.parse.log_hints import find_likely, find_meaning, write_choices  # noqa: PLC0415 - only for a line that does not read

    def read_settled(typed: str) -> Reading | Slip:
        return _read_settled(typed, context)

    text, shift = _straighten(line, context)
    meaning = find_meaning(text, slip, context, read_settled)
    if meaning is None:
        (problem,) = _report_slips((slip,), line, context)
        meaning = None if problem.choices else find_likely(text, slip, context, read_settled)
        if meaning is None or not meaning.lines:
            return None, (problem,)
    read = read_line(meaning.lines[0], context) if meaning.sure == "read" else None
    if isinstance(read, Reading):
        return _make_event(read, line.place), ()
    event = None
    start = log_start.read_line_start(text)
    if isinstance(start, log_start.LineStart) and meaning.sure == "note":
        event = _make_event(Reading("note", start.day, start.clock, {"text": text[start.end :].strip()}, ()), line.place)
    elif isinstance(start, log_start.LineStart) and meaning.contact is not None:
        event = _make_event(Reading("heard", start.day, start.clock, {"people": meaning.contact}, ()), line.place)
    return event, (
        report(slip.check, find_place(line, max(0, slip.start + shift)), slip.message, *write_choices(text, meaning)),
    ) if meaning.sure == "ask" else ()


def read_line(text: str, context: LogContext) -> Reading | Slip:
    """Read one line, or return the slip where reading stops."""
    text = tidy_line(text)
    line_start = log_start.read_line_start(text, context)
    if isinstance(line_start, Slip):
        return line_start
    return read_line(line_start.line, context) if line_start.line is not None else _read_dated(text, line_start, context)


def _read_settled(text: str, context: LogContext) -> Reading | Slip:
    """Read a line that is to be offered: it must leave no question, and what they said in it neither."""
    read = read_line(text, context)
    if isinstance(read, Slip) or read.soft:
        return read if isinstance(read, Slip) else read.soft[0]
    meaning = _judge_told(read, text, context)
    end = len(text)
    return Slip(VAGUE_DATE, end, end, "", "", meaning.lines, choice=True) if meaning and meaning.sure == "ask" else read


def _read_dated(text: str, line_start: log_start.LineStart, context: LogContext) -> Reading | Slip:
    """Read a line that begins as the log writes it."""
    pos, end = line_start.end, log_start.find_free_text(text, line_start.end)
    if end - pos > MOST_LETTERS and end - pos - sum(map(len, LINK.findall(text, pos, end))) > MOST_LETTERS:
        return refuse_words(pos, end, f"more than {MOST_LETTERS:,} characters before the free text", "put what is said behind `: `")
    note = _NOTE.match(text, pos) if text[pos : pos + 1] in ("n", "N") else None
    if note:
        fields = {"text": text[note.end() :].lstrip(_MARKS).rstrip() or None}
        return Reading(log_start.NEUTRAL[note[1].lower()].kind, line_start.day, line_start.clock, fields, ())
    start = _read_event(text, pos, end, context)
    if isinstance(start, Slip):
        return start
    if start.row.of_process and not context.in_interview:
        words = text[line_start.end : start.end]
        return refuse_words(
            line_start.end, start.end, f'"{words}" belongs to no process here', "write it into the log of the interview's note"
        )
    reader = PartReader(text, end, start.row, context, line_start.day)
    if slip := _read_rest(reader, start):
        return slip
    return Reading(kind=start.row.kind, day=line_start.day, clock=line_start.clock, fields=reader.fields, soft=tuple(reader.soft))


def _read_event(text: str, pos: int, end: int, context: LogContext) -> _Start | Slip:
    match = None if context.in_interview else _ELSEWHERE.match(text, pos, end)
    if match and _names_company(text, match, end, context):
        return _Start(log_start.ELSEWHERE[log_start.fold_event(match[1])], match.end())
    match = _EVENT.match(text, pos, end)
    if match:
        return _Start(BY_WORDS[log_start.fold_event(match[1])], match.end())
    names = context.names
    read = read_people(text, pos, end, names)
    behind = None if isinstance(read, Slip) else _BEHIND.match(text, read.end, end)
    if isinstance(read, People) and behind:
        return _Start(log_start.BEHIND[log_start.fold_event(behind[1])], behind.end(), read.keys)
    if isinstance(read, Slip) and _BEHIND.search(text, read.end, end):
        return read._replace(expected="event")
    typed = (text[pos:end].split() or [""])[0]
    message = f'"{typed}" is no event of the log' if typed else "the line says no event"
    slip = refuse_words(pos, pos + len(typed), message, "write what happened, such as `thanked`, `followed up with`, `heard from`")
    return slip._replace(expected="event")


def _names_company(text: str, match: re.Match[str], end: int, context: LogContext) -> bool:
    """Say whether a company follows the words of an event that may name one: no channel, and after `heard from` no person."""
    if log_start.fold_event(match[1]) == "heard from":
        return find_company(text, match.end(), end, context) is not None and isinstance(
            read_people(text, match.end(), end, context.names, loose=True), Slip
        )
    word = (text[match.end() : end].split() or [""])[0].strip(_STOPS).lower()
    return bool(word) and word not in CHANNEL_IDS and word not in CHANNEL_SYNONYMS


def _read_rest(reader: PartReader, start: _Start) -> Slip | None:
    """Read what follows the words of the event; return the slip at which reading stops."""
    row = reader.row
    if start.people is None:
        pos = _READERS[row.operand](reader, start.end)
    else:
        reader.fields["people"], pos = start.people, start.end
    read = pos if isinstance(pos, Slip) else reader.read(pos)
    if isinstance(read, Slip):
        return read
    left = reader.skip_stops(read)
    if left < reader.end and not row.loose:
        return reader.refuse_rest(left)
    if row.needs and reader.fields.get(row.needs) is None:
        if reader.soft:
            return reader.soft.pop()
        end = reader.skip_back(reader.end)
        message, advice = f'"{row.words}" wants "{row.needs}" and a date', f"add `{row.needs} YYYY-MM-DD`"
        return reader.find_lost_date(reader.end, len(reader.text)) or refuse_words(end, end, message, advice)
    network = reader.fields.get("network")
    if network in ONLINE and not row.online and not (row.channel or "channel" in reader.fields):
        # Not where it happened, but how it was sent.
        reader.fields |= {"network": None, "channel": MESSAGE.id}
    reader.fields.setdefault("channel", row.channel)
    return _read_text(reader, left)


def find_place(line: LogLine, offset: int) -> Place:
    """Return the place in the note of `text[offset]` of the line, which may be on a line below the bullet."""
    start, place = max(((at, place) for at, place in line.breaks if at <= offset), default=(0, line.place))
    return place._replace(column=place.column + offset - start)


def _straighten(line: LogLine, context: LogContext) -> tuple[str, int]:
    """Return the line with its day as the log writes it, and by how much what follows the day has moved to the left."""
    text = tidy_line(line.text).rstrip()
    begin = log_start.read_line_start(text, context)
    if isinstance(begin, Slip) or begin.line is None:
        return text, 0
    return begin.line, len(text) - len(begin.line)


def _report_slips(slips: Sequence[Slip], line: LogLine, context: LogContext) -> tuple[Problem, ...]:
    from followup_md.parse.log_hints import write_hint  # noqa: PLC0415 - only for a line that does not read

    def find_slip(text: str) -> Slip | None:
        """Return where a corrected line stops reading."""
        read = _read_settled(text, context)
        return read if isinstance(read, Slip) else None

    text, shift = _straighten(line, context)
    return tuple(
        report(slip.check, find_place(line, max(0, slip.start + shift)), slip.message, *write_hint(text, slip, context, find_slip))
        for slip in slips
    )


def _read_nothing(_reader: PartReader, pos: int) -> int | Slip:
    return pos


def _read_people(reader: PartReader, pos: int) -> int | Slip:
    read = read_people(reader.text, pos, reader.end, reader.names, loose=reader.row.loose)
    if isinstance(read, Slip):
        return read
    reader.fields["people"] = read.keys
    return read.end


def _read_action(reader: PartReader, pos: int) -> int | Slip:
    match = _ACTION.match(reader.text, pos, reader.end)
    typed = match[1] if match else ""
    end, action = (match.end() if match else pos), typed.lower()
    if action.startswith(KEEP_LOOKING.id):
        advice = "leave the line out: only a confirmed offer with a start date ends the search"
        slip = refuse_words(end - len(typed), end, f'"{typed}" cannot be {reader.row.words}: nothing stops it (R5.2)', advice)
        return slip._replace(check=STOPPED_TOO_EARLY)
    if not any(action == known or action.startswith((f"{known}-", f"{known}:")) for known in _MARKED):
        from difflib import get_close_matches  # heavy, and only for a line that does not read

        start = end - len(typed)
        lines = [f"{reader.text[:start]}{close}{reader.text[end:]}" for close in get_close_matches(action, _MARKED)]
        message = f'"{typed}" is no action' if typed else f'"{reader.row.words}" names no action'
        return refuse_words(start, end, message, f"name an action as `status` does: {', '.join(_MARKED)}", lines)
    reader.fields["subject"] = action
    if reader.skip_stops(end) == reader.end or reader.at_part(end):
        return end
    return _read_people(reader, end)


def _read_subject(reader: PartReader, pos: int) -> int | Slip:
    end = reader.read_words(pos)
    if isinstance(end, Slip):
        return end
    subject = reader.text[pos:end].strip(" ,.")
    if not subject:
        return refuse_words(pos, pos, f'"{reader.row.words}" does not say which', "name the condition")
    reader.fields["subject"] = subject
    return reader.end


def _read_question(reader: PartReader, pos: int) -> int | Slip:
    found = list(_RATING.finditer(reader.text, pos, reader.end))
    if not found or not reader.text[pos : found[-1].start()].strip():
        advice = f"write the question and how it went, 1 to {_BEST}: `practised QUESTION rating N`"
        return refuse_words(pos, reader.end, f'"{reader.row.words}" wants a question and a rating', advice)
    rating = found[-1]
    if not 1 <= int(rating[1]) <= _BEST:
        slip = refuse_words(rating.start(1), rating.end(1), f"the rating {rating[1]} is not from 1 to {_BEST}", f"use 1 to {_BEST}")
        return slip._replace(check=RATING_RANGE)
    reader.fields["subject"] = reader.text[pos : rating.start()].strip()
    reader.fields["rating"] = int(rating[1])
    return rating.end()


def _read_day(reader: PartReader, pos: int) -> int | Slip:
    dated = reader.read_date(pos)
    if isinstance(dated, Slip):
        return dated
    if dated.day is None:  # in words
        return reader.soft.pop()
    moved = reader.row.operand == "from"
    reader.fields["was" if moved else "until"] = dated.day
    clock = log_start.match_clock(reader.text, dated.end, reader.end) if moved else None
    if clock is None:
        return dated.end
    reader.fields["was_time"] = clock.time
    return clock.end


def _read_company(reader: PartReader, pos: int) -> int | Slip:
    end = reader.read_words(pos)
    if isinstance(end, Slip):
        return end
    words = reader.text[pos:end]
    last = _AS.match(words)
    company, role = (words[: last.start(1)], words[last.end(1) :]) if last else (words, "")
    company, role = company.strip(" ,"), role.strip(" ,.")
    if not last and not re.search(r"\b(?:inc|ltd|co|corp)\.$", company, re.IGNORECASE):
        company = company.rstrip(".;!")
    if not company or (last and not role) or (not last and _NO_COMPANY.search(company)):
        return refuse_words(pos, end, '"applied to" wants a company, and a role if you know it', "write `applied to COMPANY as ROLE`")
    if slip := _find_address(reader, pos, company, role):
        return slip
    reader.fields["company"] = link_target(company) or " ".join(company.split())
    reader.fields["role"] = (link_target(role) or " ".join(role.split())) or None
    return reader.end


def _find_address(reader: PartReader, pos: int, company: str, role: str) -> Slip | None:
    """Refuse two companies, an address after one, and words about the sending; the line with these as free text may be meant."""
    front, rest, bare = reader.text[:pos].rstrip(), reader.text[reader.end :], re.sub(log_start.HOW_APPLIED, "", company)
    several = [each for each in re.split(r",\s*(?:and\s+)?|\s+and\s+", bare) if each]
    if len(several) > 1 and " and " in company and not role and "[[" not in company and fold_name(company) not in reader.context.companies:
        lines = ("\n".join(f"{front} {each}{rest}" for each in several), f"{front} [[{bare}]]{rest}")
        found = refuse_words(pos, reader.end, f'"{company}" may be {len(several)} companies', "write a line for each", lines)
        return found._replace(choice=True)
    if (inside := re.fullmatch(r"(.+?) \(([^()]+)\)", company)) and not role:
        more = f": {inside[2]}{rest}" if re.match("via|through", inside[2]) else f" as {inside[2]}{rest}"
        lines = (f"{front} {inside[1]}{more}", f"{front} [[{company}]]{rest}")
        return refuse_words(pos, reader.end, f'"{company}" may be more than a company', "say which", lines)._replace(choice=True)
    name, _, address = company.partition(",")
    role, _, behind = role.partition(", ") if re.search(r", (?:\d|(?:ref|req|id|job)\b|#)", role) else (role, "", "")
    address = address or behind
    street = re.search(r"\d", address)
    if address and not role and "[[" not in company and not street and not re.match(log_start.LEGAL_FORM, address):
        return refuse_words(pos, reader.end, "there is more here than the name of a company", "write `applied to COMPANY as ROLE`")
    post = re.match(rf"(.+?)(\s+by\s+(?:{'|'.join(CHANNEL_IDS)}))\b[\s,]*(.*)", role, re.IGNORECASE)
    how = re.search(log_start.HOW_APPLIED, role or company)
    if not (street or post or how):
        return None
    name, address = (name, address.strip()) if street else (company, "")
    role, by, more = post.groups() if post else (role, "", "")
    if how and role:
        role, more = role[: how.start()], how[0].strip()
    elif how:
        name, address = company[: how.start()], how[0].strip()
    said = "; ".join(filter(None, (address, more, rest.strip(_MARKS))))
    line = f"{front} {name}{f' as {role}' if role else ''}{by}: {said}"
    return refuse_words(pos, reader.end, "more than a company and a role stands here", "put the rest behind `: `", (line,))


def _read_known_company(reader: PartReader, pos: int) -> int | Slip:
    found = find_company(reader.text, pos, reader.end, reader.context)
    if found is None:
        from difflib import get_close_matches  # heavy, and only for a line that does not read

        typed = reader.text[pos : reader.end].strip()
        start, companies = reader.text.index(typed, pos), reader.context.companies
        close = get_close_matches(fold_name(typed), companies, cutoff=_CLOSE)
        lines = [f"{reader.text[:start]}{companies[name]}{reader.text[reader.end :]}" for name in close]
        return refuse_words(start, reader.end, f'no application to "{typed}" is noted', "log `applied to COMPANY as ROLE` first", lines)
    reader.fields["company"], end = found
    role = _ROLE.match(reader.text, end, reader.end)
    if role is None:
        return end
    stop = reader.read_words(role.end())
    if isinstance(stop, Slip):
        return stop
    words, comma, _ = reader.text[role.end() : stop].partition("," if reader.row.loose else "\n")
    reader.fields["role"] = link_target(words) or " ".join(words.split()).rstrip(",.") or None
    return role.end() + len(words) if comma else reader.end


_READERS: Mapping[Operand, Callable[[PartReader, int], int | Slip]] = {
    "": _read_nothing,
    "people": _read_people,
    "action": _read_action,
    "subject": _read_subject,
    "question": _read_question,
    "from": _read_day,
    "on": _read_day,
    "company": _read_company,
    "known-company": _read_known_company,
}


def _read_text(reader: PartReader, start: int) -> Slip | None:
    """Read the free text from `start` on, including what they said; return the slip for a clause in it, if any."""
    said = reader.text[start:].lstrip(_MARKS).rstrip()
    reader.fields["text"] = said or None
    if not said:
        return None
    if reader.row.loose:
        return _find_lost(reader, start, said)
    slip = reader.find_lost_date(start, len(reader.text)) or _find_lost(reader, start, said)
    clear = not slip and "answer by" in reader.row.clauses and not any(CLAUSES[clause].field in reader.fields for clause in TELLING)
    return _find_deadline(reader, start, said) if clear else slip


def _find_lost(reader: PartReader, start: int, said: str) -> Slip | None:
    """Find in what they said a start date, which is an event of its own, or words that rule out further contact."""
    found = _START.search(reader.text, start)
    if found and read_date(found[1]):
        rest = f"{reader.text[: found.start()].rstrip(_MARKS + ',;')}{reader.text[found.end() :]}"
        message = f'the date of "{found[0]}" would be lost in the text'
        return refuse_words(*found.span(), message, "give it a line of its own", (f"{rest}\n{reader.day} start on {found[1]}",))
    found = _FLAG.search(reader.text, start) if reader.row.loose else None
    clause = log_start.FLAGS[1 if found[1] else 0] if found else ""
    if found is None or CLAUSES[clause].field in reader.fields:
        return None
    kept = "" if said.strip(" .,;!") == found[0] else said
    line = insert_clause(reader.text, reader.skip_back(min(start, reader.end)), clause, kept)
    return refuse_words(*found.span(), f'"{found[0]}" would be lost in the text', "write it before the `: `", (line,))


def _find_deadline(reader: PartReader, start: int, said: str) -> Slip | None:
    """Find a future day after words for a deadline; in what they said, also after words that are nearly a clause."""
    found = [match for match in _DEADLINE.finditer(reader.text, start) if (read_date(match[2]) or reader.day) > reader.day]
    if not found:
        return None
    clause = "answer by"
    lines = [insert_clause(reader.text, reader.skip_back(min(start, reader.end)), f"{clause} {match[2]}", said) for match in found]
    message = f'the date of "{found[0][0]}" would be lost in the text'
    slip = refuse_words(*found[0].span(), message, f"write `{clause} DATE` before the `: `", lines)
    doubtful = found[0][1].lower() in ("by", "until")
    return slip._replace(choice=True, frame="if that is the deadline, write {}; else note it under `## Next steps`" if doubtful else None)
