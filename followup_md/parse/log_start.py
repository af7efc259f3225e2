"""Start of a log line: date, time, the words of the grammar, and slips, which say where a line stops being readable."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from followup_md.date_text import MONTH_WORDS, MONTHS, find_vague, hint_ambiguous, read_log_date
from followup_md.model.events import EVENTS, EventSpec, LogPhrase, Operand
from followup_md.problem import BAD_DATE, UNKNOWN_EVENT, VAGUE_DATE, CheckSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


ValueKind = Literal["date", "flag", "channel", "word", "person", "reason"]


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


class Part(NamedTuple):
    """A qualifier or clause: the field of an event that it sets, and the kind of value after its lead words."""

    field: str
    value: ValueKind


QUALIFIERS: Mapping[str, Part] = {
    "by": Part("channel", "channel"),
    "on": Part("network", "word"),
    "via": Part("via", "person"),
    "because": Part("reason", "reason"),
}
BY_DATE = "by date"  # `by` before a date: not a channel
CLAUSES: Mapping[str, Part] = {
    "by me": Part("by_me", "flag"),
    "decide by": Part("decide_by", "date"),
    "write again on": Part("write_again", "date"),
    "answer by": Part("answer_by", "date"),
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
    return EventRow(phrase.words, event.kind, phrase.operand, clauses, event.needs, event.of_process, channel, event.loose)


PHRASES: tuple[EventRow, ...] = tuple(_row(event, phrase) for event in EVENTS for phrase in event.phrases)
BY_WORDS: Mapping[str, EventRow] = {row.words.replace("-", " "): row for row in PHRASES}
BEHIND: Mapping[str, EventRow] = {phrase.words: _row(event, phrase) for event in EVENTS for phrase in event.behind}
# A wrong guess at one of these does no harm; any other event must be typed almost exactly.
HARMLESS = frozenset(event.kind for event in EVENTS if event.harmless)
# With words after them these may mean something else: `accepted the 13:00 slot`.
WEIGHTY = frozenset(event.kind for event in EVENTS if event.weighty)

DATE_PATTERN: Final = r"\[\[\d{4}-\d\d-\d\d\]\]|\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}"
DIGITS: Final = re.compile(r"\s*(\d{1,4}([-./])\d{1,2}\2\d{1,4})(?![\w-])", re.ASCII)
_ELSEWHERE: Final = re.compile(rf"\s*(?:\bon\s+)?({DATE_PATTERN})(?!\d)", re.IGNORECASE | re.ASCII)
_MONTH: Final = rf"(?P<month>{MONTH_WORDS})\b\.?"
_NTH: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR: Final = r"(?:,?\s+(?P<year>\d{4})(?![\d:]))?"
_FORMS: Final = tuple(
    re.compile(
        rf"\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:{form})(?!\w)[,:]?\s*",
        re.IGNORECASE | re.ASCII,
    )
    for form in (
        rf"{_NTH}(?:\s+of)?[\s-]+{_MONTH}(?:-(?P<dashed>\d{{4}})|{_YEAR})",
        rf"{_MONTH}\s+{_NTH}{_YEAR}",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<year>\d{4})[\u2010-\u2015\u2212](?P<month>\d\d)[\u2010-\u2015\u2212](?P<day>\d\d)",
    )
)
_STRUCK: Final = re.compile(r"\s*(?:~~(?P<struck>.+?)~~|\[[^\[\]]{0,3}\]\s+(?P<boxed>.+))\s*")
_WIDE: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0D: "-"}
_ADVICE: Final = "begin with the date, as `YYYY-MM-DD`"
_START = re.compile(
    rf"\s*({DATE_PATTERN})(?:T(?=\d)|[,:]?(?:\s+|$))(?:(\d{{1,2}}):(\d\d)(?::\d\d)?(?!\w|:\d|\s*[ap]\.?m\b)[,:]?\s*)?",
    re.IGNORECASE | re.ASCII,
)
_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d\d)?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE | re.ASCII)
_TEXT = re.compile(r"\[\[[^\[\]]*\]\]|(?P<mark>:(?=\s|$)|\s[-–—](?=\s))")
_NOON, _HOURS = 12, 24
_SEPARATORS = " :-–—"
_BLANKS: Final = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
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


class LineStart(NamedTuple):
    """The day and the time of a line, and the offset where its event begins."""

    day: date
    clock: time | None
    end: int


def read_line_start(text: str) -> LineStart | Slip:
    """Read the date, and the time if there is one."""
    match = _START.match(text)
    if match is None:
        return _refuse_line_start(text)
    day = read_log_date(match[1])
    if day is None:
        return refuse_date(text, match.start(1), match.end(1))
    if match[2]:
        hour, minute = int(match[2]), int(match[3])
        if hour >= _HOURS or minute >= 60:  # noqa: PLR2004 - minutes of an hour
            return _refuse_clock(text, match.start(2))
        return LineStart(day=day, clock=time(hour, minute), end=match.end())
    if text[match.end() : match.end() + 1].isdigit():
        return _refuse_clock(text, match.end())
    return LineStart(day=day, clock=None, end=match.end())


def find_free_text(text: str, start: int) -> int:
    """Return the offset of the first `: `, ` - `, ` – ` or ` — ` outside a link from `start` on, else the end."""
    return next((match.start() for match in _TEXT.finditer(text, start) if match["mark"]), len(text))


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


def _refuse_line_start(text: str) -> Slip:
    """Make the slip of a line without a leading date; its hint is the line with the date."""
    struck = _STRUCK.fullmatch(text)
    start, words = len(text) - len(text.lstrip()), (text.split() or [""])[0]
    message = "the line does not begin with a date"
    if struck:
        message, plain = "a line that is struck out, or whose box does not read", struck["struck"] or struck["boxed"]
        slip = refuse_words(start, start + len(words), message, "if it happened, write it plainly", (plain,))
        return slip._replace(frame="if it happened, write {}; if not, leave it: it is not counted")
    plain = words.translate(_WIDE)
    if plain != words:
        return refuse_words(start, start + len(words), message, _ADVICE, (text.replace(words, plain, 1),))
    digits = DIGITS.match(text)
    if digits:
        return refuse_date(text, digits.start(1), digits.end(1))
    form = next((match for pattern in _FORMS if (match := pattern.match(text))), None)
    if form:
        part, typed = form.groupdict(), form[0].strip(" ,:")
        month, nth, year = MONTHS.get(part["month"].lower()) or int(part["month"]), int(part["day"]), part["year"] or part.get("dashed")
        start = text.index(typed)
        advice = _ADVICE if year else f"begin with the day it was, year and all: `YYYY-{month:02}-{nth:02}`"
        dated = (f"{year}-{month:02}-{nth:02} {text[form.end() :]}",) if year else ()
        return refuse_words(start, start + len(typed), f'"{typed}" is not how a date is written here', advice, dated)
    vague = find_vague(text) or find_vague(words)
    if vague and text.lstrip().startswith(vague):
        slip = refuse_vague(text, start, start + len(vague), date.min, ())
        return slip._replace(advice="begin with the day it was, as `YYYY-MM-DD`")
    found = _ELSEWHERE.search(text)
    day = read_log_date(found[1]) if found else None
    lines = (f"{day} {text[: found.start()].strip()}{text[found.end() :]}".rstrip(),) if found and day else ()
    return refuse_words(start, start + len(words), message, _ADVICE, lines)


def _refuse_clock(text: str, start: int) -> Slip:
    match = _CLOCK.match(text, start)
    end = match.end() if match else start + 1
    lines = [text[:start] + text[end:].lstrip(" ,:")]
    if match and (match[2] or match[3]):
        hour = int(match[1]) % _NOON + (_NOON if (match[3] or "").lower() == "p" else 0) if match[3] else int(match[1])
        lines.insert(0, f"{text[:start]}{hour:02}:{match[2] or '00'}{text[end:]}")
    message = f'"{text[start:end].strip()}" is no time of day'
    return Slip(BAD_DATE, start, end, message, "write the time as `HH:MM`, 24 hours", tuple(lines))


def refuse_words(start: int, end: int, message: str, advice: str, lines: Sequence[str] = ()) -> Slip:
    """Make the slip of words outside the grammar."""
    return Slip(UNKNOWN_EVENT, start, end, message, advice, tuple(lines))


def refuse_date(text: str, start: int, end: int, since: date = date.min) -> Slip:
    """Make the slip of the unreadable date `text[start:end]`, with a line for each order of its digits that is a day from `since` on."""
    message = f'"{text[start:end]}" is no date to be trusted'
    lines = tuple(f"{text[:start]}{day}{text[end:]}" for day in hint_ambiguous(text[start:end]) if day >= since)
    return Slip(BAD_DATE, start, end, message, "write a day that exists, as `YYYY-MM-DD`", lines, choice=True)


def refuse_vague(text: str, start: int, end: int, day: date, lines: Sequence[str]) -> Slip:
    """Make the slip of the date in words `text[start:end]`, said on `day`."""
    advice = f"find out which day that is, counted from {day}, and write it as `YYYY-MM-DD`"
    return Slip(VAGUE_DATE, start, end, f'"{text[start:end]}" is no date', advice, tuple(lines), choice=True)


def insert_clause(text: str, cut: int, clause: str, said: str) -> str:
    """Return the line with `clause` after its grammar, which ends at `cut`, and `said` as its free text."""
    said = " ".join(said.split()).strip(_SEPARATORS + ",;")
    return f"{text[:cut].rstrip(' ,')} {clause}" + (f": {said}" if said else "")
