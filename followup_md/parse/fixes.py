"""Fixes: the one corrected line for a problem in a note, where no judgement is needed and no name is guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.date_text import FIRST_YEAR, MONTHS
from followup_md.model.edits import Fix
from followup_md.model.events import CHANNEL_IDS
from followup_md.parse.fences import normalise_key
from followup_md.parse.log_hints import EVENT
from followup_md.parse.log_layout import NoteRead, find_log, read_note
from followup_md.parse.log_start import BY_WORDS, HARMLESS, PHRASES, LineStart, fold_event, read_line_start, tidy_line
from followup_md.parse.sections import hide_code_and_comments, is_log_shaped
from followup_md.problem import LOG_MISPLACED, Problem

if TYPE_CHECKING:
    from followup_md.config import Settings

_WORD: Final = re.compile(r"\S+")
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)?[T ]?(?:(\d\d):\d\d)?", re.ASCII)
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?!\d)", re.ASCII)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# What a date or time may hold besides digits and a month's name; no weekday, which may belong to another date.
_PARTS: Final = frozenset({"st", "nd", "rd", "th", "of", "t", "at", "h", "a", "p", "m", "am", "pm"})
_HALVES: Final = re.compile(r"\d\s*[ap]\.?m?\b", re.ASCII | re.IGNORECASE)
_MONTHS_A_YEAR: Final = 12
# Without am or pm, an earlier hour may well be in the afternoon.
_FIRST_HOUR: Final = 7
_BULLET: Final = "- "
_AT_MARGIN: Final = re.compile(r"[^\s>]")
# A fix never puts a word into a log that ends, voids or withdraws anything.
_GENTLE: Final = HARMLESS | {"networked", "researched", "applied", "prepared"}
_BY: Final = re.compile(r"\bby\s+$", re.IGNORECASE)
# Least similarity (measured on `thankd`, `folowed up with`, `conected with`), and the least lead over any other event.
_ALIKE, _APART = 0.8, 0.1
_ANY_HEADING: Final = re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)", re.MULTILINE)
_BELOW: Final = re.compile(r"\s|[-*+] |$")
_LEVEL_3: Final = "### "


class Change(NamedTuple):
    """A difference: `text[start:end]` `was` typed, and `now` should stand there, from offset `at` in the new text."""

    start: int
    end: int
    was: str
    now: str
    at: int


class _Note(NamedTuple):
    """The problem, the note it stands in, and the row of it, without its line break."""

    problem: Problem
    text: str
    row: str
    settings: Settings
    read: NoteRead


def propose_fix(problem: Problem, text: str, settings: Settings) -> Fix | None:
    """Return the fix of a `problem` of the note `text` (as read, without a BOM), not yet tried; None where the user has to decide."""
    rows, correction = text.split("\n"), problem.correction
    if problem.place.line > len(rows) or (correction is None and problem.check != LOG_MISPLACED.id):
        return None
    row = rows[problem.place.line - 1].removesuffix("\r")
    note = _Note(problem, text, row, settings, read_note(text, problem.place.path, settings))
    # A line with code in it cannot be quoted in the backticks of a hint; the user has to correct it.
    new = _PROPOSALS[correction.kind](note, correction.typed, correction.meant) if correction and "`" not in correction.meant else None
    if new is not None:
        return Fix(problem, problem.place.line, row, new) if new != row else None
    # Log lines at the end of a note without headings: `## Log` goes above the first.
    split, body = note.read
    hidden = hide_code_and_comments(split.body)
    if problem.check != LOG_MISPLACED.id or "log" in body.headings or _ANY_HEADING.search(hidden):
        return None
    lines = hidden.split("\n")
    first = next((at for at, line in enumerate(lines) if is_log_shaped(line)), 0)
    if first + split.body_line != problem.place.line or not all(_BELOW.match(line) for line in lines[first:]):
        return None
    return Fix(problem, problem.place.line, None, f"## {find_log(text, problem.place.path, settings).title}")


def _fix_log_line(note: _Note, _typed: str, new: str) -> str | None:
    """Return the row of a log line with the event, channel or date of `new`; None if more than that row would change."""
    line = next((line for line in note.read.body.log if line.place.line == note.problem.place.line), None)
    if line is None:
        return None
    typed = line.text[: line.breaks[0][0]].rstrip() if line.breaks else line.text
    shift = line.place.column - 1
    if not note.row.startswith(typed, shift):
        return None
    old = tidy_line(line.text).rstrip()
    change = find_change(old, new)
    if change is None or change.end > len(typed):
        return None
    if not is_sure(change.was, change.now) and not _is_misspelt_event(old, new, change):
        from difflib import get_close_matches  # heavy, and only for a line that does not read

        if not _BY.search(old[: change.start]) or get_close_matches(change.was.lower(), CHANNEL_IDS) != [change.now]:
            return None
    gap = "" if change.was else " "
    return f"{note.row[: shift + change.start]}{change.now}{gap}{note.row[shift + change.end :]}"


def _is_misspelt_event(old: str, new: str, change: Change) -> bool:
    """Say whether only the words of a harmless event change, and what was typed resembles no other event, or is only too short."""
    line_start = read_line_start(new)
    event = EVENT.match(new, line_start.end) if isinstance(line_start, LineStart) else None
    if event is None or change.at + len(change.now) > event.end() or change.start < event.start():
        return False
    meant = fold_event(event[0])
    typed, kind = fold_event(old[event.start() : event.end() - len(new) + len(old)]), BY_WORDS[meant].kind
    if kind not in _GENTLE:
        return False
    if not change.was:
        return meant.startswith(f"{typed} ")
    if typed.partition(" ")[0][-1:] != meant.partition(" ")[0][-1:]:  # `thank` and `following up` may be still to do
        return False
    from difflib import SequenceMatcher

    def compare(words: str) -> float:
        return SequenceMatcher(None, typed, words).ratio()

    return compare(meant) >= max(_ALIKE, max(compare(row.words) for row in PHRASES if row.kind != kind) + _APART)


def find_change(old: str, new: str) -> Change | None:
    """Return the one run of words in which `new` differs from `old`; None if words were only removed, or added at the end."""
    was, now = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    above = _count_same([word[0] for word in was], [word[0] for word in now])
    below = _count_same([word[0] for word in was[above:][::-1]], [word[0] for word in now[above:][::-1]])
    gone, come = was[above : len(was) - below], now[above : len(now) - below]
    if not come or above == len(was):
        return None
    start, end = (gone[0].start(), gone[-1].end()) if gone else (was[above].start(),) * 2
    return Change(start, end, old[start:end], " ".join(word[0] for word in come), come[0].start())


def _count_same(one: list[str], other: list[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _fix_date(note: _Note, typed: str, meant: str) -> str | None:
    """Return the line with its date in ISO form."""
    at = note.problem.place.column - 1
    if note.row[at:].count(typed) != 1 or not is_sure(typed, meant):
        return None
    return note.row[:at] + note.row[at:].replace(typed, meant)


def is_sure(typed: str, meant: str) -> bool:  # noqa: PLR0911 - one return for each source of doubt
    """Say whether `typed` can mean only `meant`: a date, a time `HH:MM`, or both."""
    typed = unicodedata.normalize("NFKC", typed)
    parts = _MOMENT.fullmatch(meant.strip(",:"))
    words = [word.casefold() for word in _LETTERS.findall(typed)]
    if parts is None or not parts[0] or not all(word in MONTHS or word in _PARTS for word in words):
        return False
    if parts[2] and int(parts[2]) < _FIRST_HOUR and not _HALVES.search(typed):
        return False
    if parts[1] is None:
        return True
    day = date.fromisoformat(parts[1])
    if str(day.year) not in typed:
        return False
    digits = _NUMERIC.search(typed)
    if digits is None:
        return True
    first, middle, last = int(digits[1]), int(digits[3]), int(digits[4])
    if first >= FIRST_YEAR:
        return (middle, last) == (day.month, day.day)
    return first == middle or max(first, middle) > _MONTHS_A_YEAR


def _fix_heading(note: _Note, _typed: str, meant: str) -> str | None:
    """Return the corrected heading; None if the note already has that section or that person's heading."""
    if not note.row.lstrip(" ").startswith("#"):
        return None
    rows = note.text.split("\n")
    if meant.startswith(_LEVEL_3):
        return None if meant in [row.strip() for row in rows] else meant
    rows[note.problem.place.line - 1] = meant
    after = read_note("\n".join(rows), note.problem.place.path, note.settings)
    return meant if len(after.body.headings) > len(note.read.body.headings) else None


def _fix_key(note: _Note, typed: str, meant: str) -> str | None:
    """Return the front-matter line with the key that was meant; None if that key has a value, or should, under any name."""
    fields, start = note.read.split.fields, note.problem.place.column - 1
    known = {normalise_key(ours): normalise_key(foreign) for foreign, ours in note.settings.aliases.items()}
    if meant in fields or known.get(meant) in fields or not note.row.startswith(typed, start):
        return None
    return note.row[:start] + meant + note.row[start + len(typed) :]


def _fix_bullet(note: _Note, _typed: str, meant: str) -> str | None:
    """Return a log line at the margin of the Log section with its bullet."""
    inside = any(number == note.problem.place.line for number, _ in note.read.body.sections["log"])
    words = meant.removeprefix(_BULLET)
    return _BULLET + note.row[note.row.index(words) :] if inside and _AT_MARGIN.match(note.row) and words in note.row else None


_PROPOSALS: Final = {"log-line": _fix_log_line, "date": _fix_date, "heading": _fix_heading, "bullet": _fix_bullet, "key": _fix_key}
