"""Fixes: the lines that put a problem of a note right, where they alone are likely."""

import re
from datetime import datetime
from typing import Final, NamedTuple

from followup_md.config import Settings
from followup_md.model.edits import Fix, LineChange
from followup_md.parse.fences import normalise_key
from followup_md.parse.log_layout import NoteRead, find_log, read_note
from followup_md.parse.log_place import is_log_shaped
from followup_md.parse.log_start import tidy_line
from followup_md.parse.sections import hide_code_and_comments
from followup_md.problem import LOG_MISPLACED, Problem

_WORD: Final = re.compile(r"\S+")
_BULLET: Final = "- "
# A title of the whole note is none.
_ANY_SECTION: Final = re.compile(r"^ {0,3}#{2,6}(?:[ \t]|$)", re.MULTILINE)
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
    """Return the fix of a `problem` of the note `text` (as read, without a BOM), not yet tried; None where the user has to decide.

    What is to be one more line of a log (an `entry`) is left to the caller, who knows the place for it.
    """
    rows, correction = text.split("\n"), problem.correction
    if problem.place.line > len(rows) or correction is None:
        return None
    number, row = problem.place.line, rows[problem.place.line - 1].removesuffix("\r")
    note = _Note(problem, text, row, settings, read_note(text, problem.place.path, settings))
    if correction.kind == "moved":
        return _propose_moved(note, correction.typed, correction.meant)
    propose = _PROPOSALS.get(correction.kind)
    # A line with code in it cannot be quoted in the backticks of a hint; the user has to correct it.
    new = propose(note, correction.typed, correction.meant) if propose and "`" not in correction.meant else None
    if new is not None and new != row:
        first, *more = new.split("\n")
        return Fix(problem, (LineChange(number, row, first), *(LineChange(number + 1, None, each) for each in more)))
    return _propose_title(note) if problem.check == LOG_MISPLACED.id and new is None else None


def _propose_moved(note: _Note, times: str, line: str) -> Fix | None:
    """Return the fix of the line of a round that was moved: its `start` and `end` change with it."""
    from followup_md.parse.moved import move_round  # noqa: PLC0415 - for few notes
    from followup_md.parse.typed_dates import NewTime  # noqa: PLC0415 - for few notes

    start, end = (datetime.fromisoformat(row.partition(": ")[2]) for row in times.split("\n"))
    path, settings, new = note.problem.place.path, note.settings, NewTime(start.date(), start.time())
    moved, row = move_round(note.text, path, settings, new), _fix_log_line(note, "", line)
    if moved and moved.end.replace(tzinfo=None) != end:  # it is no longer as long as before
        moved = move_round(note.text, path, settings, new._replace(end=end))
    if moved is None or row is None:
        return None
    changes = (change for change in moved.changes if change.old != change.new)
    return Fix(note.problem, (*changes, LineChange(note.problem.place.line, note.row, row)))


def _propose_title(note: _Note) -> Fix | None:
    """Return the fix of log lines at the end of a note without sections: `## Log` goes above the first."""
    split, body = note.read
    hidden = hide_code_and_comments(split.body)
    lines = hidden.split("\n")
    first = next((at for at, line in enumerate(lines) if is_log_shaped(line)), 0)
    if "log" in body.headings or _ANY_SECTION.search(hidden) or first + split.body_line != note.problem.place.line:
        return None
    if not all(_BELOW.match(line) for line in lines[first:]):
        return None
    title = find_log(note.text, note.problem.place.path, note.settings).title
    return Fix(note.problem, (LineChange(note.problem.place.line, None, f"## {title}"),))


def _fix_log_line(note: _Note, _typed: str, new: str) -> str | None:
    """Return the row of a log line as `new` has it, with what else was typed in it; None if more than that row would change."""
    line = next((line for line in note.read.body.log if line.place.line == note.problem.place.line), None)
    if line is None:
        return None
    typed = line.text[: line.breaks[0][0]].rstrip() if line.breaks else line.text
    shift = line.place.column - 1
    if not note.row.startswith(typed, shift):
        return None
    old = tidy_line(line.text).rstrip()
    first, *more = new.split("\n")
    change = find_change(old, first)
    if change is None or more:
        # Words go, or come at the end, or the line becomes several: written anew, where it holds nothing beside its words.
        written = None if line.breaks or old != line.text.rstrip() else first
    else:
        is_there = change.end <= len(typed) and note.row[shift + change.start : shift + change.end] == change.was
        written = f"{typed[: change.start]}{change.now}{'' if change.was else ' '}{typed[change.end :]}" if is_there else None
    if written is None:
        return None
    return "\n".join((f"{note.row[:shift]}{written}{note.row[shift + len(typed) :]}", *(f"{note.row[:shift]}{each}" for each in more)))


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


def _fix_heading(note: _Note, _typed: str, meant: str) -> str | None:
    """Return the corrected heading; None if the note already has that section or that person's heading, or words would be lost."""
    if not note.row.lstrip(" ").startswith("#"):
        return None
    rows = note.text.split("\n")
    if meant.startswith(_LEVEL_3):
        return None if meant in [row.strip() for row in rows] else meant
    rows[note.problem.place.line - 1] = meant
    after = read_note("\n".join(rows), note.problem.place.path, note.settings)
    return meant if len(after.body.headings) > len(note.read.body.headings) and not re.search("[(/]", note.row) else None


def _fix_key(note: _Note, typed: str, meant: str) -> str | None:
    """Return the front-matter line with the key that was meant; None if that key has a value, or should, under any name."""
    fields, start = note.read.split.fields, note.problem.place.column - 1
    known = {normalise_key(ours): normalise_key(foreign) for foreign, ours in note.settings.aliases.items()}
    if meant in fields or known.get(meant) in fields or not note.row.startswith(typed, start):
        return None
    return note.row[:start] + meant + note.row[start + len(typed) :]


def _fix_value(note: _Note, typed: str, meant: str) -> str | None:
    """Return the line of front matter with the value that was meant; a quote may stand in front of it."""
    start = note.row.find(typed, note.problem.place.column - 1)
    is_there = start >= 0 and not note.row[note.problem.place.column - 1 : start].strip("\"'")
    return note.row[:start] + meant + note.row[start + len(typed) :] if is_there else None


def _fix_bullet(note: _Note, typed: str, meant: str) -> str | None:
    """Return a row of a log with its bullet, or what it is to be instead."""
    if note.row.strip() != typed:  # a comment stands in it
        return None
    words = meant.removeprefix(_BULLET)
    return _BULLET + note.row[note.row.index(words) :] if words in note.row else meant


_PROPOSALS: Final = {"log-line": _fix_log_line, "heading": _fix_heading, "bullet": _fix_bullet, "key": _fix_key, "value": _fix_value}
