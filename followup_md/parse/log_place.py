"""What is not read as a log line where it stands: rows of tables, text, bullets; and the lines that may be meant (format.md section 3)."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple

from followup_md.date_text import MONTH_WORDS, WEEKDAY_WORDS, find_mentions, match_day
from followup_md.model import Event
from followup_md.parse.facts import LogContext, LogLine, Stray, fold_name
from followup_md.parse.log_line import parse_log_line
from followup_md.parse.log_start import EVENT, LineStart, read_line_start, tidy_line
from followup_md.problem import LOG_MISPLACED, LOG_NOT_READ, NOT_HAPPENED_YET, Correction, Level, Place, Problem, report

# A log, one under another name, a part of search.md above its first heading, or one with a heading of the person's own.
Where = Literal["log", "other", "top", "own"]
_FIRST_WORDS: Final = (
    "thanked|posted|sent|followed up|replied|connected|engaged|shared|heard (?:back )?from|bounced|missed|cancell?ed|no[ -]show|rescheduled"
    "|on[ -]hold|rejected|closed|reopened|offer spoken|offer written|offer by|e-?mailed|phoned|texted|got rejected|rejection from"
    "|verbal offer|written offer|rescinded|accepted|declined|withdrew|confirmed"
    "|start on|start dropped|started|condition|cleared|applied|networked|researched|prepared|practi[sc]ed|waived|snoozed"
)
# A link or a name; "the day I called" is prose, not a log line.
_SOMEBODY: Final = r"(?:\[\[[^\[\]\n]+\]\]|(?-i:[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,2}))"
_YEAR: Final = r"(?:,?\s+[0-9]{4})?"
_DAY: Final = (
    r"\*{0,2}(?:\[{0,2}[0-9]{4}-[0-9]{2}-[0-9]{2}\]{0,2}|[0-9]{1,2}\s+[a-z]{3,9}\.?\s+[0-9]{4}|[0-9]{8}"
    r"|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})?|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:{MONTH_WORDS})\b\.?{_YEAR}|(?:{MONTH_WORDS})\b\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?{_YEAR})\*{{0,2}}"
)
# Anything meant as a bullet or a checkbox, or nothing.
_SIGNS: Final = r"[ \t>]*+(?:(?:[-*+\u2022\u2013\u2014\u00b7]|[0-9]{1,9}[.)](?![0-9]))[ \t\u00a0]*+)?+(?:\[(?:.?| . )\][ \t\u00a0]*+)?+"
_LOG_SHAPED: Final = re.compile(
    rf"{_SIGNS}(?P<day>{_DAY})[,:]?(?:[ \tT][0-9]{{1,2}}:[0-9]{{2}})?[,:]?(?:\s+[-–—])?"
    rf"\s+(?:(?:{_FIRST_WORDS})\b|{_SOMEBODY}\s+(?:called|wrote|emailed)\b)",
    re.IGNORECASE,
)
is_log_shaped: Final = _LOG_SHAPED.match
# Headings that mean a log, under another name.
_LOG_TITLE: Final = (
    r"(?:(?:communications?|contacts?|activity|activities|applications?|calls?|correspondence|e ?mails?|follow ups?|outreach|messages?"
    r"|process|history|interviews?|job search|search|tracking|events?) (?:log|log ?book)|log of .+)"
)
_ODD_BOX: Final = re.compile(r"\[(?![ xX]\])[^\[\]]{0,3}\]")
_CODE: Final = "\0"  # as in sections
# Headings that only order the lines of a log by time.
_PERIOD: Final = (
    rf"(?:\W|\d+(?:st|nd|rd|th)?\b|(?:{MONTH_WORDS})\b|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b(?:weeks?|kw|q[1-4]|quarter|months?|years?|rounds?|older|earlier|later|recent|this|last"
    r"|next|and|to|of|the|spring|summer|autumn|fall|winter|januar|februar|märz|mai|juni|juli|oktober|dezember)\b)*"
)
_UNREAD: Final = "YYYY-MM-DD"
_YEAR_OPEN: Final = "YYYY"
_LOGS: Final = frozenset(("log", "other"))
_ANY_DAY: Final = "2026-01-05"
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TABLE: Final = frozenset(("header", "rule", "row"))
_WRAPPED: Final = 60  # characters of a line after which a paragraph may go on
_LONGEST: Final = 80  # characters of a line that a message quotes


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def means_log(title: str) -> bool:
    """Say whether the folded words of a heading mean a log under another name: `communication log`."""
    return _compile(_LOG_TITLE).fullmatch(title) is not None


def place_shaped(line: tuple[int, str], path: str, *, in_place: bool = False) -> LogLine:
    """Return a line that `is_log_shaped` as one that is not read; its place is where the text begins."""
    number, text = line
    match = is_log_shaped(text)
    begin = match.start("day") if match else 0
    before, event = text[:begin], text[begin:].strip()
    what, doubtful = "a log line that is no top-level bullet of a Log section", bool(_ODD_BOX.search(before)) or ">" in before
    stray = Stray(what, text.strip(), (event,), in_place=in_place, doubtful=doubtful)
    return LogLine(event, Place(path, number, len(text) - len(text.lstrip()) + 1), "[ ]" not in before, stray=stray)


def is_only_day(text: str) -> bool:
    """Say whether the text of a bullet is a day, perhaps with a time, and nothing else."""
    return bool(_compile(rf"\W*(?:{WEEKDAY_WORDS})?\W*{_DAY}(?:[,T\s]+\d{{1,2}}:\d\d)?\W*").fullmatch(text))


def place_nested(line: LogLine, day: str) -> LogLine:
    """Return a line nested below a bullet that is only a `day` as one of that day, which is not read there."""
    text = line.text if re.match(_DAY, line.text, re.IGNORECASE) else f"{day.strip(' *_:,-–—')} {line.text}"
    stray = Stray("a line nested in a bullet that is only a day", line.text, (text,)) if line.happened else None
    return line._replace(text=text, breaks=(), stray=stray)


def find_strays(
    lines: Sequence[tuple[int, str]], path: str, bullets: Collection[int], owned: Collection[int], where: Where
) -> Iterator[LogLine]:
    """Yield what is not read among the lines of a log, or of a place where one may be meant.

    `bullets` are the numbers of the top-level bullets, which a log reads, `owned` those of the lines below them.
    """
    columns: tuple[str, ...] = ()
    was = day = ""
    for at, (number, text) in enumerate(lines):
        below = lines[at + 1][1] if at + 1 < len(lines) else ""
        kind = "bullet" if number in bullets else "owned" if number in owned else classify_line(text, below, was)
        if is_log_shaped(text) and (kind != "bullet" or where != "log"):
            kind = "shaped"
            yield place_shaped((number, text), path, in_place=where == "log" and text[:1] not in " \t>")
        elif kind == "bullet" and where != "log":
            yield from _place_text(number, text, path, "a bullet outside the log", where)
        elif kind == "bullet" and day and not _begins_dated(_strip_signs(text)):
            yield from _place_text(number, text, path, "a bullet without a date", where, day)
        elif kind == "heading" and where in _LOGS:
            found = re.search(_DAY, text, re.IGNORECASE)
            day = found[0] if found else ""
            yield from _place_text(number, text, path, "a heading in the log", where)
        elif kind == "header":
            columns = split_row(text)
        elif kind == "row":
            yield from _place_row(number, text, path, columns if was in _TABLE else (), where)
        elif kind == "text" and not (was == "text" and len(lines[at - 1][1]) >= _WRAPPED):  # a paragraph goes on after a long line
            what = "text at the margin right below a log line" if was in ("bullet", "owned") and where == "log" else "text in the log"
            yield from _place_text(number, text, path, what, where)
        was = kind


def _begins_dated(text: str) -> bool:
    """Say whether a text begins with a day, in whatever words."""
    return bool(re.match(rf"\W*(?:{_DAY}|\d|(?:mon|tue|wed|thu|fri|sat|sun)\w*\b|yesterday|today|last\b|~~)", text, re.IGNORECASE))


def classify_line(text: str, below: str, was: str) -> str:
    """Return what a line is that is no bullet, by itself, the line below it, and what the line above it `was`."""
    plain = text.strip()
    if not plain or plain == _CODE or plain.startswith(("<", ">>>>>>>")) or not plain.strip("-*_= "):
        return ""
    if plain[0] == "#" and plain.lstrip("#")[:1] in ("", " ", "\t"):
        return "heading"
    if _is_rule(plain):
        return "rule"
    if "|" in plain and _is_rule(below):
        return "header"
    return "row" if plain[0] == "|" or (was in _TABLE and "|" in plain) else "text"


def _is_rule(text: str) -> bool:
    """Say whether a line is the rule below the header of a table."""
    return "-" in text and "|" in text and not text.strip(" \t|:-")


def _strip_signs(text: str) -> str:
    """Return a line without what makes it a bullet, a heading or a quotation."""
    return text.lstrip(" \t>#").removeprefix("[x]") if text.lstrip()[:1] == "#" else text[_compile(_SIGNS).match(text).end() :].strip()  # type: ignore[union-attr] # it may be empty


def _place_text(number: int, text: str, path: str, what: str, where: Where, day: str = "") -> Iterator[LogLine]:
    """Yield a line if it is to be told of: all in a log, with the day of its heading; elsewhere what has a day or a word of the log."""
    plain = _strip_signs(text).strip(" \t*_#:")
    if not plain or "[ ]" in text[: text.find(plain)] or ("heading" in what and _compile(_PERIOD).fullmatch(plain)):
        return
    begins = bool(re.match(_DAY, plain, re.IGNORECASE) or EVENT.match(plain))
    if where in _LOGS or begins or (what.startswith("a bullet") and (where == "top" or holds_day(plain) or EVENT.search(plain))):
        stray = Stray(what, text.strip(), (f"{day} {plain}".strip(),), in_place=where == "log" and text[:1] not in " \t>")
        yield LogLine(plain, Place(path, number, len(text) - len(text.lstrip()) + 1), stray=stray)


def holds_day(text: str) -> bool:
    """Say whether a text names a day by its date."""
    return bool(re.search(_DAY, text, re.IGNORECASE)) or any(mention.partial.month for mention in find_mentions(text))


# Names of columns, folded, and what stands in them.
_COLUMNS: Final = {
    name: column
    for column, names in {
        "day": "date day when datum on",
        "applied": "applied applied-on date-applied applied-date application-date date-of-application applied-at sent submitted",
        "company": "company employer organisation organization firm where company-name firma business",
        "role": "role position title job job-title post vacancy opening role-title",
        "state": "status state stage result outcome response what event action type activity happened",
        "who": "who with person contact name people interviewer",
        "channel": "channel by how via method medium",
        "said": "notes note comment comments remarks remark details said text",
    }.items()
    for name in names.split()
}
_APPLIED: Final = (
    r"|(?:.* )?appl(?:ied|ication)(?: sent| in| submitted)?|sent|submitted|pending|waiting|awaiting.*|open|in progress"
    r"|no (?:reply|response|answer)(?: yet)?"
)
# What the words of a status say, and the event that it is; the first that fits, two where it may be either.
_OUTCOMES: Final = (
    (r"rejected|rejection|.*\brejected\b.*|turned down|denied|unsuccessful|no|not selected|refused", ("rejected by",)),
    (r"declined", ("rejected by", "withdrew from")),
    (r"withdr(?:ew|awn).*|pulled out", ("withdrew from",)),
    (r"closed|filled|(?:position|role|job) (?:filled|closed)|expired|cancell?ed", ("closed at",)),
    (r"(?:put )?on hold|hold|paused|frozen|hiring freeze", ("on hold at",)),
)


def split_row(text: str) -> tuple[str, ...]:
    """Return the cells of a row of a table, without emphasis, and the words shown for a Markdown link."""
    row = text.strip().removeprefix("|")
    row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
    row = re.sub(r"(?<!!)\[([^\[\]]+)\]\([^()]*\)", r"\1", row.replace("**", "").replace("~~", ""))
    return tuple(" ".join(cell.replace("\\|", "|").split()) for cell in re.split(r"(?<!\\)\|", row))


def _place_row(number: int, text: str, path: str, columns: Sequence[str], where: Where) -> Iterator[LogLine]:
    cells = split_row(text)
    if not any(cells):
        return
    plain = " ".join(filter(None, cells))
    if where != "own" or holds_day(plain) or EVENT.search(plain):
        stray = Stray("a row of a table", text.strip(), read_row(cells, columns))
        yield LogLine(stray.candidates[0], Place(path, number, len(text) - len(text.lstrip()) + 1), stray=stray)


def read_row(cells: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    """Return the log lines that a row of a table may stand for; lines of one reading are parted by a newline."""
    field: dict[str, str] = {}
    rest: list[str] = []
    for at, cell in enumerate(cells):
        name = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", columns[at]).casefold()).strip("-") if at < len(columns) else ""
        column = _COLUMNS.get(name, "")
        if not column and "day" not in field and re.fullmatch(_DAY, cell, re.IGNORECASE):
            column = "day"
        if cell and (not column or column in field):
            rest.append(cell)
        elif cell:
            field[column] = cell
    applied = field.pop("applied", "")
    if applied and not re.match(_DAY, applied, re.IGNORECASE):  # a column of ticks
        applied = ""
    day = field.pop("day", applied)
    if "company" in field and (applied or day):
        said = "; ".join(filter(None, (field.get("who"), field.get("said"), *rest)))
        return _read_application(applied, day, field, f": {said}" if said else "")
    channel = f"by {field['channel']}" if "channel" in field else ""
    said = "; ".join(filter(None, (field.get("said"), *rest)))
    parts = (day, field.get("state"), field.get("company"), field.get("who"), channel)
    return (" ".join(filter(None, (*parts, said) if "state" not in field else parts)) + (f": {said}" if said and "state" in field else ""),)


def _read_application(applied: str, day: str, field: dict[str, str], said: str) -> tuple[str, ...]:
    post = field["company"].replace("[[", "").replace("]]", "").rpartition("|")[2] + (f" as {field['role']}" if "role" in field else "")
    typed = field.get("state", "")
    status = re.sub(r"[\W_]+", " ", typed).strip().casefold()
    opened = f"{applied or day} applied to {post}{said}"
    if _compile(_APPLIED).fullmatch(status):
        return (opened,)
    ends = next((events for words, events in _OUTCOMES if _compile(words).fullmatch(status)), None)
    if applied:
        # The day is that of the application; that of what came of it may be another, and not be told.
        later = day if day != applied else _UNREAD
        return tuple(f"{opened}\n{later} {event} {post}" for event in ends or ("heard from",))
    # An application whose day is not told, where none is noted.
    first = f"{_UNREAD} applied to {post}\n{day}"
    return tuple(f"{first} {event} {post}{said}" for event in ends) if ends else (opened, f"{first} heard from {post}: {typed}")


def parse_entry(line: LogLine, context: LogContext, read: Sequence[Event]) -> tuple[Event | None, tuple[Problem, ...]]:
    """Return the event of a line and its problems; of what is no log line the problem, unless the log, `read`, says it already."""
    if line.stray is not None:
        return None, _parse_stray(line, line.stray, context, read)
    if line.box:
        said = f"the box `[{line.box}]` {'means cancelled' if line.box == '-' else 'is not ticked'}"
        hint = "write `[x]` or drop the box if it happened; if not, leave it"
        return None, (report(NOT_HAPPENED_YET, line.place, f"not counted: {said}", hint),)
    event, problems = parse_log_line(line, context)
    if event is not None or not problems or not line.happened:
        return event, problems
    problem = _give_lines(problems[0], line, context, read)
    if not _begins_dated(line.text):
        has_day = bool(problem.choices) or holds_day(line.text)
        hint, is_deed = ("", True) if has_day else _advise_day(line.text, line.place, context)
        found = _report(has_day, is_deed, line.place, problem.message, hint or problem.hint)
        problem = found._replace(correction=problem.correction, choices=problem.choices)
    return None, (problem, *problems[1:])


def _give_lines(problem: Problem, line: LogLine, context: LogContext, read: Sequence[Event]) -> Problem:
    """Return the problem of a line with those that it may be with its day in front, where it has none."""
    from followup_md.parse.log_hints import write_choices  # noqa: PLC0415 - only for a line that does not read
    from followup_md.parse.log_words import Meaning  # noqa: PLC0415 - only for a line that does not read

    tried = [_try_lines(each, line.place, context, read) for each in _read_cells(line.text, context)]
    if not (tried or problem.choices or isinstance(read_line_start(tidy_line(line.text), context), LineStart)):
        tried = _try_days(line.text, line.place, context, read)
    options = tuple(dict.fromkeys(option for each in tried for option in each.lines))
    if not options:
        return problem
    hint, correction, _ = write_choices(line.text, Meaning("ask", options))
    problem = problem._replace(hint=hint)
    return problem if _YEAR_OPEN in options[0] else problem._replace(correction=correction, choices=options)


def _read_cells(text: str, context: LogContext) -> tuple[str, ...]:
    """Return the lines of a day, a company, perhaps a role, and a status parted by dashes or commas, in search.md."""
    *others, last = re.split(r"\s+[-–—]\s+|\s*[,;\t]\s*", text.strip())
    if not context.in_search or len(others) not in (2, 3):
        return ()
    names, is_state = iter(("company", "role")), _compile("|".join((_APPLIED[1:], *(words for words, _ in _OUTCOMES)))).fullmatch
    state, *how = re.split(r" (?=(?:via|on|through) )", last, maxsplit=1)
    cells = [*others, state]
    columns = ["day" if re.fullmatch(_DAY, cell, re.IGNORECASE) else "state" if is_state(cell) else next(names, "") for cell in cells]
    return read_row((*cells, *how), columns) if columns.count("day") == columns.count("state") == 1 else ()


def _try_days(text: str, place: Place, context: LogContext, read: Sequence[Event]) -> "list[_Tried]":
    """Try the lines that a text may be with its day in front, as the log writes it; a year that nothing tells stays open."""
    base, some_day = context.day or (read[-1].day if read else None), date.fromisoformat(_ANY_DAY)
    short = re.match(r"(\d\d)-(\d\d)(?=[,:]?\s)", text)
    text = f"{short[1]}/{short[2]}{text[5:]}" if short else text
    end = match_day(text, some_day)[0]
    found = None if end else re.search(rf"(?:\u2705\ufe0f?\s*|\bon\s+)?({_DAY})", text, re.IGNORECASE)
    begin, end = found.span() if found else (0, end)
    typed = found[1].strip("*") if found else text[:end]
    days = match_day(typed, base or some_day, month_first=bool(short) or context.country == "US")[1]
    tried = [_try_line(" ".join(f"{day} {text[:begin]} {text[end:].lstrip(' ,:')}".split()), place, context, read) for day in days]
    is_open = not (base or match_day(typed)[1])
    return [each._replace(lines=tuple(f"{_YEAR_OPEN}{line[4:]}" for line in each.lines)) if is_open else each for each in tried]


def _parse_stray(line: LogLine, stray: Stray, context: LogContext, read: Sequence[Event]) -> tuple[Problem, ...]:
    """Return the problem of what is not read, with the lines that may be meant."""
    candidates = _read_cells(stray.candidates[0], context) or stray.candidates
    tried = [_try_lines(candidate, line.place, context, read) for candidate in candidates]
    if not any(each.lines for each in tried):
        tried = _try_days(stray.candidates[0], line.place, context, read) or tried
    if any(each.is_known for each in tried):
        return ()
    options = tuple(dict.fromkeys(option for each in tried for option in each.lines))
    has_day = bool(options) or holds_day(stray.typed)
    if has_day:
        hint, is_deed = _show_options(line, stray, options) if options else next((each.advice for each in tried if each.advice), ""), True
    else:
        hint, is_deed = _advise_day(line.text, line.place, context)
    below = "indent it by two blanks, and it belongs to the line above; or " if "below" in stray.what else ""
    typed = stray.typed if len(stray.typed) <= _LONGEST else f"{stray.typed[: _LONGEST - 1]}…"
    problem = _report(has_day, is_deed, line.place, f'{stray.what}: "{typed}"', f"{below}{hint}")
    if any(_YEAR_OPEN in option for option in options):
        return (problem,)
    is_sure = len(options) == 1 and all(each.lines for each in tried) and not stray.doubtful and (line.happened or stray.in_place)
    correction = Correction("entry", stray.typed, options[0]) if is_sure else None
    if correction and stray.in_place:
        correction = Correction("bullet", stray.typed, "\n".join(_write_bullets(line, options[0])))
    return (problem._replace(correction=correction, choices=options),)


def _write_bullets(line: LogLine, option: str) -> Sequence[str]:
    return [f"- {'' if line.happened else '[ ] '}{each}" for each in option.split("\n")]


def _show_options(line: LogLine, stray: Stray, options: Sequence[str]) -> str:
    shown = " or ".join(" and ".join(f"`{each}`" for each in _write_bullets(line, option)) for option in options)
    hint = f"write {shown}" if stray.in_place else f"put {shown} under `## Log`, as a line of its own; it is not counted here"
    return f"if it happened, {hint}; if not, leave it" if stray.doubtful else hint


class _Tried(NamedTuple):
    """The lines that a text may stand for in the log, else advice; whether the log says it already, and the company that it names."""

    lines: tuple[str, ...]
    advice: str = ""
    is_known: bool = False
    company: str | None = None


def _try_lines(candidate: str, place: Place, context: LogContext, read: Sequence[Event]) -> _Tried:
    """Try the lines of one candidate, of which a later one may speak of the company of an earlier one."""
    first, *more = candidate.split("\n")
    if more and first.startswith(_UNREAD):
        alone = _try_line(more[0], place, context, read)
        if alone.lines:
            return alone
    tried: list[_Tried] = []
    for each in (first, *more):
        tried.append(_try_line(each, place, context, read))
        company = tried[-1].company
        context = context._replace(companies={fold_name(company): company, **context.companies}) if company else context
    lines = ("\n".join(each.lines[0] for each in tried),) if more and all(each.lines for each in tried) else ()
    advice = next((each.advice for each in tried if each.advice), "")
    return _Tried(lines, advice, all(each.is_known for each in tried)) if more else tried[0]


def _try_line(text: str, place: Place, context: LogContext, read: Sequence[Event]) -> _Tried:
    is_open = text.startswith(_UNREAD)
    line = text.replace(_UNREAD, _ANY_DAY, 1)
    begin = read_line_start(line, context)
    if isinstance(begin, LineStart) and not is_open:
        text = line = f"{begin.day}{f' {begin.clock:%H:%M}' if begin.clock else ''} {line[begin.end :]}"
    event, problems = parse_log_line(LogLine(line, place), context)
    if problems:
        said = (parse_log_line(LogLine(choice, place), context)[0] for choice in problems[0].choices)
        known = any(_says_same(each, other, day=not is_open) for each in said if each for other in read)
        return _Tried(problems[0].choices, problems[0].hint, known)
    # Where its day is not told, an event of any day may be it.
    is_known = event is not None and any(_says_same(event, other, day=not is_open) for other in read)
    return _Tried((text,), is_known=is_known, company=event and event.company)


def _says_same(one: Event, other: Event, *, day: bool) -> bool:
    same = (one.kind, set(one.people), one.company, one.role) == (other.kind, set(other.people), other.company, other.role)
    return same and (not day or one.day == other.day)


def _advise_day(text: str, place: Place, context: LogContext) -> tuple[str, bool]:
    """Return the line that a text without a day may stand for, its day left open, and whether it tells of a deed."""
    day = str(context.day or _ANY_DAY)
    event, problems = parse_log_line(LogLine(f"{day} {text}", place), context)
    choices = problems[0].choices if problems else (f"{day} {text}",)
    deeds = [choice for choice in choices if not choice[len(day) :].lstrip().startswith("note:")]
    is_deed = event is not None or bool(deeds and problems) or EVENT.search(text) is not None
    line = next((choice for choice in choices if _ISO.findall(choice) == [day]), f"{day} {'' if is_deed else 'note: '}{text}")
    return f"begin with the day that it was, as in `- {line.replace(day, _UNREAD, 1)}`", is_deed


def _report(has_day: bool, is_deed: bool, place: Place, message: str, hint: str) -> Problem:  # noqa: FBT001 - what decides the check and its level
    problem = report(LOG_MISPLACED if has_day else LOG_NOT_READ, place, message, hint)
    return problem._replace(level=Level.ERROR) if is_deed else problem
