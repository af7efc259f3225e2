"""Start of a log line: date, time, the words of the grammar, and slips, which say where a line stops being readable."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any, Final, Literal, NamedTuple

from followup_md.date_text import choose_days, find_vague, hint_ambiguous, hint_vague, match_day, read_log_date
from followup_md.dates import DAY
from followup_md.model.events import EVENTS, EventSpec, LogPhrase, Operand
from followup_md.parse.facts import LogContext
from followup_md.problem import BAD_DATE, UNKNOWN_EVENT, VAGUE_DATE, CheckSpec

ValueKind = Literal["date", "flag", "round", "wish", "channel", "word", "person", "reason"]


class EventRow(NamedTuple):
    """One way to write an event: `words` as typed in lower case, its `kind`, and the `clauses` that may follow."""

    words: str
    kind: str
    operand: Operand = ""
    clauses: tuple[str, ...] = ()
    needs: str | None = None
    of_process: bool = False
    channel: str | None = None
    loose: bool = False
    online: bool = False


class Part(NamedTuple):
    """A qualifier or clause: the field of an event that it sets, and the kind of value after its lead words."""

    field: str
    value: ValueKind


QUALIFIERS: Mapping[str, Part] = {
    "by": Part("channel", "channel"),
    "on": Part("network", "word"),
    "via": Part("via", "person"),
    "through": Part("via", "person"),
    "because": Part("reason", "reason"),
}
BY_DATE = "by date"  # `by` before a date: not a channel
CLAUSES: Mapping[str, Part] = {
    "by me": Part("by_me", "flag"),
    "decide by": Part("decide_by", "date"),
    "write again on": Part("write_again", "date"),
    "answer by": Part("answer_by", "date"),
    "next round": Part("next_round", "round"),
    "wants": Part("wants", "wish"),
    "no follow-ups": Part("no_follow_ups", "flag"),
    "no contact": Part("no_contact", "flag"),
    "until": Part("until", "date"),
    BY_DATE: Part("until", "date"),
}
# The clauses whose date is searched for in free text, whatever the event, since it would be lost there.
TELLING = ("decide by", "write again on", "answer by")
# The clauses without a date that change what is allowed, searched for in what they said.
FLAGS = ("no follow-ups", "no contact")


def _row(event: EventSpec, phrase: LogPhrase) -> EventRow:
    channel, clauses = phrase.channel, event.clauses
    return EventRow(phrase.words, event.kind, phrase.operand, clauses, event.needs, event.of_process, channel, event.loose, event.online)


PHRASES: tuple[EventRow, ...] = tuple(_row(event, phrase) for event in EVENTS if not event.neutral for phrase in event.phrases)
NEUTRAL: Mapping[str, EventRow] = {phrase.words: _row(event, phrase) for event in EVENTS if event.neutral for phrase in event.phrases}
BY_WORDS: Mapping[str, EventRow] = {row.words.replace("-", " "): row for row in PHRASES}
BEHIND: Mapping[str, EventRow] = {phrase.words: _row(event, phrase) for event in EVENTS for phrase in event.behind}
# Outside interview notes: events of an application without a round, which name its company.
ELSEWHERE: Mapping[str, EventRow] = {
    phrase.words: _row(event, phrase)._replace(of_process=False) for event in EVENTS for phrase in event.elsewhere
}
# A wrong guess at one of these does no harm; any other event must be typed almost exactly.
HARMLESS = frozenset(event.kind for event in EVENTS if event.harmless)
# With words after them these may mean something else: `accepted the 13:00 slot`.
WEIGHTY = frozenset(event.kind for event in EVENTS if event.weighty)

EVENT: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(BY_WORDS, key=len, reverse=True))})(?![\w'’-])".replace(" ", r"[\s-]+"), re.IGNORECASE
)
DATE_PATTERN: Final = r"\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}"
_ELSEWHERE: Final = re.compile(rf"\s*(?:\bon\s+)?({DATE_PATTERN})(?!\d)", re.IGNORECASE | re.ASCII)
_STRUCK: Final = re.compile(r"\s*(?:~~(?P<struck>.+?)~~|\[[^\[\]]{0,3}\]\s+(?P<boxed>.+))\s*")
_WIDE: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0D: "-"}
_START = re.compile(
    rf"\s*({DATE_PATTERN})(?:T(?=\d)|(?:[,:]|\s*[-–—](?=\s|$))?(?:\s+|$))(?:(\d{{1,2}}):(\d\d)(?::\d\d)?(?!\w|:\d|\s*[ap]\.?m\b)"
    r"(?:[,:]|\s*[-–—](?=\s|$))?\s*)?",
    re.IGNORECASE | re.ASCII,
)
_CLOCK: Final = (
    r"\s*(?:at\s+)?(?:(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?P<whole>\d{1,2})(?:[:.h](?P<part>\d\d)(?::\d\d)?(?:\s*(?:h|uhr)(?!\w))?|\s*(?:h|hrs|uhr|o['’]clock)(?!\w)))(?!\w|[:.]\d)"
)
_NO_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d\d)?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE | re.ASCII)
# `3 applications` and `2nd round` begin with no time.
_COUNT = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)\b|\d{1,3}\s+(?:new |more )?(?:application|interview|job|call|e-?mail|round|offer|role)s?\b", re.IGNORECASE
)
# All before the mark of free text, in one match: a search for the mark takes three times as long.
_BEFORE_TEXT = re.compile(r"(?:[A-Za-z0-9,.]++|\[\[[^\[\]]*\]\]|:(?!\s|$)|\s(?![-–—]\s)|[^:\s])*+")
_NOON, _HOURS, _MINUTES = 12, 24, 60
_FIRST_HOUR = 7  # `3.30` is as likely in the afternoon
# Days in words after the date of a line: those of the day itself say nothing more.
_SAID: Final = r"(?:today|this (?:morning|afternoon|evening)|tonight|(?P<before>yesterday|last (?:night|evening)))(?:[,:]\s*|\s+)"
_SAID_LETTERS = ("tod", "thi", "ton", "yes", "las")
# Patterns as text: `re` compiles them where they are needed.
_EMPHASISED: Final = r"\s*(?P<mark>\*\*|__|\*|_|`)(?P<inner>[^*_`]+?)(?P=mark)"
_LINKED: Final = (
    r"\s*(?:\[\[(?:[^\[\]|#]*/)?(?P<page>[^\[\]|#/]+?)(?:[|#][^\[\]]*)?\]\]|\[[^\[\]]*\]\((?:[^()]*/)?(?P<file>[^()/]+?)(?:\.md)?\))"
)
_LONGEST_DATE: Final = 32
_LONG_BEFORE: Final = 60 * DAY  # before the round, what is logged is not of it
_SEPARATORS = " :-–—"
_BLANKS: Final = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
# How one applied, behind the name of a company.
HOW_APPLIED: Final = (
    r"(?i)\s(?:(?:via|through|using)\s.+|on\s+(?:their|the|its|my|linked-?in|indeed|xing|stepstone"
    r"|glassdoor|monster)\b.*|online|today)$"
)
LEGAL_FORM: Final = r"(?i)\s*(?:inc|ltd|limited|llc|llp|lp|gmbh|co|corp|plc|ag|se|kg|s\.?a|b\.?v)\b"
# Behind contact from them: what one did oneself.
ANSWERED: Final = re.compile(
    r"(?:[,;.(]\s|:\s(?=i\b)|\s(?:and|but|then|so|&|\+)\s)\s*(?:(?:then|so|and|but|i|i've|i have|just|also)\s+)*"
    r"(?:thank|thx|repl|answer|follow|chas|nudg|sent|accept|declin|withdr|pulled|connect|add|link|call|rang|phon|text|e-?mail|wrote"
    r"|post|said|told|ask|sign|turn|got)",
    re.IGNORECASE,
)
# A block id is at the end, the day on which a task was done anywhere.
_ADDED: Final = re.compile(r"(?<=\s)\u2705\ufe0f?\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])|\s\^[A-Za-z0-9-]+\s*$")
_TAG: Final = re.compile(r"\[\[[^\[\]]*\]\]|(?<!\S)#(?=[\w/-]*[^\W\d])[\w/-]+")
_DATE_LENGTH: Final = 10  # a colon within the leading date does not count


class Slip(NamedTuple):
    """Unreadable words of a line, `text[start:end]`; `lines` are what may be meant, likeliest first, else `advice` is given."""

    check: CheckSpec
    start: int
    end: int
    message: str
    advice: str
    lines: tuple[str, ...] = ()
    choice: bool = False
    expected: Literal["", "event", "person"] = ""
    behind: int | None = None
    frame: str | None = None


class Reading(NamedTuple):
    """A readable line: its event as fields of Event, and the slips that lose only a date."""

    kind: str
    day: date
    clock: time | None
    fields: dict[str, Any]
    soft: tuple[Slip, ...]


class LineStart(NamedTuple):
    """The day and the time of a line, and the offset where its event begins.

    `line` is the whole line with its day as the log writes it, where it was typed in another form.
    """

    day: date
    clock: time | None
    end: int
    line: str | None = None


class ClockRead(NamedTuple):
    """A time of day and the offset after it."""

    time: time
    end: int


_NO_CONTEXT: Final = LogContext()


def read_line_start(text: str, context: LogContext = _NO_CONTEXT) -> LineStart | Slip:
    """Read the date, and the time if there is one; of several readings of a date, the one that the day of the round makes certain."""
    match = _START.match(text)
    if match is None:
        return _read_other_start(text, context)
    day = read_log_date(match[1])
    if day is None:
        return refuse_date(text, match.start(1), match.end(1), hint_ambiguous(match[1]))
    end = match.end()
    if match[2]:
        hour, minute = int(match[2]), int(match[3])
        if hour >= _HOURS or minute >= _MINUTES:
            return _refuse_clock(text, match.start(2))
        return LineStart(day=day, clock=time(hour, minute), end=end)
    word = text[end : end + 3].lower()
    if (word[:1].isdigit() and not _COUNT.match(text, end)) or word == "at ":
        clock = match_clock(text, end, len(text))
        gap = re.compile(r"(?:[,:]|\s*[-–—](?=\s|$))?\s*").match(text, clock.end) if clock else None
        return LineStart(day, clock.time, gap.end()) if clock and gap else _refuse_clock(text, end)
    return _read_said_day(text, day, end) if word in _SAID_LETTERS else LineStart(day, None, end)


def _read_said_day(text: str, day: date, end: int) -> LineStart | Slip:
    """Read what follows the date of a line: `yesterday` is asked about, `today` says nothing more."""
    said = re.compile(_SAID, re.IGNORECASE).match(text, end)
    if said and said["before"]:
        slip = refuse_vague(text, *said.span("before"), day, (f"{day - DAY} {text[said.end() :]}",))
        return slip._replace(choice=False)
    return LineStart(day=day, clock=None, end=said.end() if said else end)


def match_clock(text: str, pos: int, end: int) -> ClockRead | None:
    """Read a time of day from `pos` on, such as `15:00`, `3pm`, `15.00` and `15h`; None where there is none, or it may be at night."""
    match = re.compile(_CLOCK, re.IGNORECASE | re.ASCII).match(text, pos, end)
    if match is None:
        return None
    hour, minute = int(match["hour"] or match["whole"]), int(match["minute"] or match["part"] or 0)
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"] in "pP" else 0)
    elif hour < _FIRST_HOUR and not match["whole"].startswith("0") and ":" not in match[0]:
        return None
    return ClockRead(time(hour, minute), match.end()) if hour < _HOURS and minute < _MINUTES else None


def _read_other_start(text: str, context: LogContext) -> LineStart | Slip:
    """Read a day that is typed in another form, or stands in emphasis or in a link; one in doubt gives a slip with its readings."""
    plain = _undress(text)
    length, days = match_day(plain, context.day, month_first=context.country == "US")
    after = plain[length:].removeprefix(".")
    if not length or not re.match(r"[,:]?(?:\s|$)|\s*[-–—]\s", after):
        return _refuse_line_start(text, context)
    chosen = choose_days(days, context.day, context.day - _LONG_BEFORE if context.day else date.min)
    lines = tuple(f"{day}{after}" for day in chosen)
    if len(lines) == 1:
        begin = read_line_start(lines[0], context)
        # Both end alike, unless the whole line stands in emphasis.
        return begin if isinstance(begin, Slip) else begin._replace(end=max(0, len(text) - len(lines[0]) + begin.end), line=lines[0])
    typed = plain[:length].strip()
    start = max(0, text.find(typed))
    advice = "write a day that exists, as `YYYY-MM-DD`" if context.day else "begin with the day it was, with its year: `YYYY-MM-DD`"
    return Slip(BAD_DATE, start, start + len(typed), f'"{typed}" is no date to be trusted', advice, lines, choice=True)


def _undress(text: str) -> str:
    """Return a line with the emphasis, the link, the wide digits and the escapes at its beginning replaced by what they show or lead to."""
    marked = re.match(_EMPHASISED, text)
    if marked:
        text = f"{marked['inner']}{text[marked.end() :]}"
    linked = re.match(_LINKED, text)
    if linked:
        text = f"{linked['page'] or linked['file']}{text[linked.end() :]}"
    return text[:_LONGEST_DATE].translate(_WIDE).replace("\\-", "-") + text[_LONGEST_DATE:]


def find_free_text(text: str, start: int) -> int:
    """Return the offset of the first `: `, ` - `, ` – ` or ` — ` outside a link from `start` on, else the end."""
    match = _BEFORE_TEXT.match(text, start)
    return match.end() if match else len(text)


def fold_event(words: str) -> str:
    """Return the words of an event as the keys of BY_WORDS are written."""
    return " ".join(words.lower().replace("-", " ").split())


def tidy_line(text: str) -> str:
    """Return `text` with blanks in place of a block id, the done date that Tasks adds, and tags before the free text."""
    if not text.isascii():
        text = text.translate(_BLANKS)
    if "^" in text or "\u2705" in text:
        text = _ADDED.sub(_blank, text)
    if "#" not in text:
        return text
    stop = find_free_text(text, _DATE_LENGTH)
    return _TAG.sub(_blank, text[:stop]) + text[stop:]


def _blank(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("[[") else " " * len(match[0])


def _refuse_line_start(text: str, context: LogContext) -> Slip:
    """Make the slip of a line without a leading date; its hint is the line with the date."""
    struck = _STRUCK.fullmatch(text)
    start, words = len(text) - len(text.lstrip()), (text.split() or [""])[0]
    message = "the line does not begin with a date"
    if struck:
        message, plain = "a line that is struck out, or whose box does not read", struck["struck"] or struck["boxed"]
        slip = refuse_words(start, start + len(words), message, "if it happened, write it plainly", (plain,))
        return slip._replace(frame="if it happened, write {}; if not, leave it: it is not counted")
    vague = find_vague(text) or find_vague(words.rstrip(",:"))
    if vague and text.lstrip().startswith(vague):
        end = start + len(vague)
        # Counted from the round; what was yesterday nobody can say.
        days = tuple(day for day in hint_vague(vague, context.day) if day >= context.day)[:1] if context.day else ()
        slip = refuse_vague(text, start, end, date.min, [f"{day} {text[end:].lstrip(' ,:-–—')}" for day in days])
        return slip._replace(advice="begin with the day it was, as `YYYY-MM-DD`")
    found = _ELSEWHERE.search(text)
    day = read_log_date(found[1]) if found else None
    lines = (f"{day} {text[: found.start()].strip()}{text[found.end() :]}".rstrip(),) if found and day else ()
    return refuse_words(start, start + len(words), message, "begin with the date, as `YYYY-MM-DD`", lines)


def _refuse_clock(text: str, start: int) -> Slip:
    match = _NO_CLOCK.match(text, start)
    end = match.end() if match else start + 1
    lines, open_half = [text[:start] + text[end:].lstrip(" ,:")], False
    if match and (match[2] or match[3]):
        # A time that there is not is kept beside what happened.
        kept = f"{lines[0]}{'; ' if ': ' in lines[0][start:] else ': '}{text[start:end].strip()}"
        hour = int(match[1]) % _NOON + (_NOON if (match[3] or "").lower() == "p" else 0) if match[3] else int(match[1])
        open_half = not match[3] and 1 <= hour < _FIRST_HOUR and ":" not in match[0]
        hours = (hour + _NOON, hour) if open_half else (hour,)
        lines = [f"{text[:start]}{each:02}:{match[2] or '00'}{text[end:]}" for each in hours] + [kept] * (not open_half)
    message = f'"{text[start:end].strip()}" is no time of day'
    return Slip(BAD_DATE, start, end, message, "write the time as `HH:MM`, 24 hours", tuple(lines), choice=open_half)


def refuse_words(start: int, end: int, message: str, advice: str, lines: Sequence[str] = ()) -> Slip:
    """Make the slip of words outside the grammar."""
    return Slip(UNKNOWN_EVENT, start, end, message, advice, tuple(lines))


def refuse_date(text: str, start: int, end: int, days: Iterable[date]) -> Slip:
    """Make the slip of the unreadable date `text[start:end]`; each of `days` that it can mean gives a line."""
    message = f'"{text[start:end]}" is no date to be trusted'
    lines = tuple(f"{text[:start]}{day}{text[end:]}" for day in days)
    return Slip(BAD_DATE, start, end, message, "write a day that exists, as `YYYY-MM-DD`", lines, choice=True)


def refuse_vague(text: str, start: int, end: int, day: date, lines: Sequence[str]) -> Slip:
    """Make the slip of the date in words `text[start:end]`, said on `day`."""
    advice = f"find out which day that is, counted from {day}, and write it as `YYYY-MM-DD`"
    return Slip(VAGUE_DATE, start, end, f'"{text[start:end]}" is no date', advice, tuple(lines), choice=True)


def insert_clause(text: str, cut: int, clause: str, said: str) -> str:
    """Return the line with `clause` after its grammar, which ends at `cut`, and `said` as its free text."""
    said = " ".join(said.split()).strip(_SEPARATORS + ",;")
    return f"{text[:cut].rstrip(' ,')} {clause}" + (f": {said}" if said else "")
