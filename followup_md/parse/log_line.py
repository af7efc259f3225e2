"""Parser from one log line to an event: the grammar of format.md section 3."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from followup_md.date_text import find_vague, hint_ambiguous, hint_vague, read_date
from followup_md.model import Event
from followup_md.model.actions import ACTIONS, KEEP_LOOKING
from followup_md.parse import log_start
from followup_md.parse.facts import LogLine, Names, link_target
from followup_md.parse.log_clauses import LINK, PartReader, People, read_people
from followup_md.parse.log_start import BY_WORDS, CLAUSES, TELLING, Slip, insert_clause, refuse_words, tidy_line
from followup_md.problem import NOT_HAPPENED_YET, RATING_RANGE, STOPPED_TOO_EARLY, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from followup_md.model.events import Operand


# What may stand before the free text beside links: each of its words may begin a clause, and every such reading is tried.
MOST_LETTERS = 2000
_EVENT = re.compile(rf"({'|'.join(sorted(BY_WORDS, key=len, reverse=True))})(?![\w'’-])".replace(" ", r"[\s-]+"), re.IGNORECASE)
_BEHIND = re.compile(rf"\s+({'|'.join(log_start.BEHIND)})(?![\w'’-])", re.IGNORECASE)
# What may be waived or snoozed, alone or as the first words of an action id; the search itself may not (R5.2).
_MARKED = tuple(spec.id for spec in ACTIONS if spec.mark)
_ACTION = re.compile(r"\s*([\w:-]*)")
_RATING = re.compile(r"\s+rating\s+(\d+)(?:/5)?(?![\w/-])", re.IGNORECASE | re.ASCII)
_CLOCK = re.compile(r"\s+([01]?\d|2[0-3]):([0-5]\d)(?![\w:])", re.ASCII)
_AS = re.compile(r".*\s(as)\s", re.IGNORECASE)
_BEST = 5
_CLOSE = 0.75
_NEARLY = {clause: clause for clause in TELLING} | {"decision on": "decide by", "decision by": "decide by"}
_AGAIN = re.compile(r"\b(?:again|back|call|contact|touch|follow|write|mail|ring)\b", re.IGNORECASE)
_DATED = re.compile(r"(?<![\w-])((?:[\w-]+\s+){1,3})(\d{4}-\d\d-\d\d)(?![\w-])", re.ASCII)
_DIGITS = re.compile(r"(?<![\w/.-])\d{1,4}([-./])\d{1,2}\1\d{1,4}(?![\w/-])", re.ASCII)
_MARKS = " :-–—"
_START = re.compile(r"\bstart(?:s|ing)?\s+(?:date\s+)?(?:(?:on|is)\s+)?(\d{4}-\d\d-\d\d)(?![\w-])", re.IGNORECASE | re.ASCII)
# "no contact yet" and "no contact details" do not mean `no contact`.
_FLAG = re.compile(
    r"(?<![\w-])no\s+(?:(contact)|follow[\s-]?ups?)(?![\w-])(?!\s+(?:yet|since|info|information|details|data|form|person|sheet)\b)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(deadline|decid\w*|decision|by|until|sign)\b(?:\s+[\w']+){0,4}?\s+(\d{4}-\d\d-\d\d)(?![\w-])", re.IGNORECASE | re.ASCII
)


class Reading(NamedTuple):
    """A readable line: its event as fields of Event, and the slips that lose only a date."""

    kind: str
    day: date
    clock: time | None
    fields: dict[str, Any]
    soft: tuple[Slip, ...]


class _Start(NamedTuple):
    """The event of a line, the offset after its words, and the persons if they come first (`Priya called`)."""

    row: log_start.EventRow
    end: int
    people: tuple[str, ...] | None = None


def parse_log_line(line: LogLine, names: Names, *, in_interview: bool) -> tuple[Event | None, tuple[Problem, ...]]:
    """Return the event of a line and its problems; no event if it does not read, or has not happened (`- [ ]`)."""
    read = read_line(line.text, names, in_interview=in_interview)
    if not line.happened:
        hint = "write `[x]` or drop the box once it has happened"
        return None, () if isinstance(read, Slip) else (report(NOT_HAPPENED_YET, line.place, "not counted: the box is empty", hint),)
    if isinstance(read, Slip):
        return None, _report_slips((read,), line, names, in_interview=in_interview)
    at = datetime.combine(read.day, read.clock or time(), UTC)
    event = Event(kind=read.kind, place=line.place, day=read.day, clock=read.clock, at=at, **read.fields)
    return event, _report_slips(read.soft, line, names, in_interview=in_interview) if read.soft else ()


def read_line(text: str, names: Names, *, in_interview: bool) -> Reading | Slip:
    """Read one line, or return the slip where reading stops."""
    text = tidy_line(text)
    line_start = log_start.read_line_start(text)
    if isinstance(line_start, Slip):
        return line_start
    end = log_start.find_free_text(text, line_start.end)
    if end - line_start.end > MOST_LETTERS and end - line_start.end - sum(map(len, LINK.findall(text, line_start.end, end))) > MOST_LETTERS:
        return refuse_words(
            line_start.end, end, f"more than {MOST_LETTERS:,} characters before the free text", "put what is said behind `: `"
        )
    start = _read_event(text, line_start.end, end, names)
    if isinstance(start, Slip):
        return start
    if start.row.of_process and not in_interview:
        words = text[line_start.end : start.end]
        return refuse_words(
            line_start.end, start.end, f'"{words}" belongs to no process here', "write it into the log of the interview's note"
        )
    reader = PartReader(text, end, start.row, names, line_start.day)
    if slip := _read_rest(reader, start):
        return slip
    return Reading(kind=start.row.kind, day=line_start.day, clock=line_start.clock, fields=reader.fields, soft=tuple(reader.soft))


def _read_event(text: str, pos: int, end: int, names: Names) -> _Start | Slip:
    match = _EVENT.match(text, pos, end)
    if match:
        return _Start(BY_WORDS[log_start.fold_event(match[1])], match.end())
    read = read_people(text, pos, end, names)
    behind = None if isinstance(read, Slip) else _BEHIND.match(text, read.end, end)
    if isinstance(read, People) and behind:
        return _Start(log_start.BEHIND[behind[1].lower()], behind.end(), read.keys)
    if isinstance(read, Slip) and _BEHIND.search(text, read.end, end):
        return read._replace(expected="event")
    typed = (text[pos:end].split() or [""])[0]
    message = f'"{typed}" is no event of the log' if typed else "the line says no event"
    slip = refuse_words(pos, pos + len(typed), message, "write what happened, such as `thanked`, `followed up with`, `heard from`")
    return slip._replace(expected="event")


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
    reader.fields.setdefault("channel", row.channel)
    return _read_text(reader, left)


def find_place(line: LogLine, offset: int) -> Place:
    """Return the place in the note of `text[offset]` of the line, which may be on a line below the bullet."""
    start, place = max(((at, place) for at, place in line.breaks if at <= offset), default=(0, line.place))
    return place._replace(column=place.column + offset - start)


def _report_slips(slips: Sequence[Slip], line: LogLine, names: Names, *, in_interview: bool) -> tuple[Problem, ...]:
    from followup_md.parse.log_hints import write_hint  # noqa: PLC0415 - only for a line that does not read

    def find_slip(text: str) -> Slip | None:
        """Return where a corrected line stops reading."""
        read = read_line(text, names, in_interview=in_interview)
        return read if isinstance(read, Slip) else next(iter(read.soft), None)

    text = tidy_line(line.text).rstrip()
    return tuple(
        report(slip.check, find_place(line, slip.start), slip.message, *write_hint(text, slip, names, find_slip)) for slip in slips
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
    clock = _CLOCK.match(reader.text, dated.end, reader.end) if moved else None
    if clock is None:
        return dated.end
    reader.fields["was_time"] = time(int(clock[1]), int(clock[2]))
    return clock.end()


def _read_company(reader: PartReader, pos: int) -> int | Slip:
    end = reader.read_words(pos)
    if isinstance(end, Slip):
        return end
    words = reader.text[pos:end]
    last = _AS.match(words)
    company, role = (words[: last.start(1)], words[last.end(1) :]) if last else (words, "")
    if not company.strip() or not role.strip(" ,."):
        return refuse_words(pos, end, '"applied to" wants a company and a role', "write `applied to COMPANY as ROLE`")
    reader.fields["company"] = link_target(company) or " ".join(company.split())
    role = role.rstrip(" ,.")
    reader.fields["role"] = link_target(role) or " ".join(role.split())
    return reader.end


_READERS: Mapping[Operand, Callable[[PartReader, int], int | Slip]] = {
    "": _read_nothing,
    "people": _read_people,
    "action": _read_action,
    "subject": _read_subject,
    "question": _read_question,
    "from": _read_day,
    "on": _read_day,
    "company": _read_company,
}


def _read_text(reader: PartReader, start: int) -> Slip | None:
    """Read the free text from `start` on, including what they said; return the slip for a clause in it, if any."""
    said = reader.text[start:].lstrip(_MARKS).rstrip()
    reader.fields["text"] = said or None
    if not said:
        return None
    slip = reader.find_lost_date(start, len(reader.text)) or _find_lost(reader, start, said)
    clear = not slip and not any(CLAUSES[clause].field in reader.fields for clause in TELLING) and "answer by" in reader.row.clauses
    if not clear:
        return slip
    slip = _find_deadline(reader, start, said)
    if slip or not reader.row.loose:
        return slip
    digits = next((match[0] for match in _DIGITS.finditer(said) if read_date(match[0]) is None), None)
    words = digits or find_vague(said)
    if words is not None:
        begin, lead = reader.text.index(words, start), "write again on" if _AGAIN.search(said) else "decide by"
        days = hint_ambiguous(digits) if digits else hint_vague(words, reader.day)
        lines = [insert_clause(reader.text, reader.skip_back(start), f"{lead} {day}", said) for day in days]
        reader.soft.append(log_start.refuse_vague(reader.text, begin, begin + len(words), reader.day, lines))
    return None


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
    dated = _DATED.search(reader.text[start:]) if reader.row.loose else None
    if dated and (read_date(dated[2]) or reader.day) > reader.day:
        from difflib import get_close_matches  # heavy, and only for a date that belongs to no clause

        words, rest = dated[1].split(), reader.text[start:].replace(dated[0], "", 1)
        for length in range(len(words), 0, -1):
            typed = " ".join(words[-length:])
            clauses = [_NEARLY[nearly] for nearly in get_close_matches(typed.lower(), _NEARLY, cutoff=_CLOSE)]
            lines = [insert_clause(reader.text, reader.skip_back(start), f"{clause} {dated[2]}", rest) for clause in clauses]
            if lines:
                return refuse_words(start + dated.start(), start + dated.end(1), f'"{typed}" is no clause', "write `decide by DATE`", lines)
    found = [match for match in _DEADLINE.finditer(reader.text, start) if (read_date(match[2]) or reader.day) > reader.day]
    if not found:
        return None
    clause = "decide by" if reader.row.loose else "answer by"
    lines = [insert_clause(reader.text, reader.skip_back(min(start, reader.end)), f"{clause} {match[2]}", said) for match in found]
    message = f'the date of "{found[0][0]}" would be lost in the text'
    slip = refuse_words(*found[0].span(), message, f"write `{clause} DATE` before the `: `", lines)
    doubtful = found[0][1].lower() in ("by", "until")
    return slip._replace(choice=True, frame="if that is the deadline, write {}; else note it under `## Next steps`" if doubtful else None)
