"""The one line that mends a problem of a note, by the correction that it carries; the line is still to be tried."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.model.fix import Fix
from followup_md.parse.body.hidden import hide_code_and_comments
from followup_md.parse.body.layout import NoteRead, find_log, read_note
from followup_md.parse.body.log_lines import is_log_shaped
from followup_md.parse.head.fields import normalise_key
from followup_md.parse.mend.dates import is_sure
from followup_md.parse.mend.log_line import respell_log_line, set_bullet
from followup_md.problem import LOG_MISPLACED

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.problem import Problem

_ANY_HEADING: Final = re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)", re.MULTILINE)
_BELOW: Final = re.compile(r"\s|[-*+] |$")
_LEVEL_3: Final = "### "


class _Note(NamedTuple):
    """The problem, the note it stands in, and the row of it, without its line break."""

    problem: Problem
    text: str
    row: str
    settings: Settings
    read: NoteRead


def propose_fix(problem: Problem, text: str, settings: Settings) -> Fix | None:
    """Return what mends a `problem` of the note `text` (as read, without a BOM), not yet tried; None where a person has to judge."""
    rows, correction = text.split("\n"), problem.correction
    if problem.place.line > len(rows) or (correction is None and problem.check != LOG_MISPLACED.id):
        return None
    row = rows[problem.place.line - 1].removesuffix("\r")
    note = _Note(problem, text, row, settings, read_note(text, problem.place.path, settings))
    # A line with code in it cannot stand in the backticks of a hint, and is left to the person.
    new = _PROPOSALS[correction.kind](note, correction.typed, correction.meant) if correction and "`" not in correction.meant else None
    if new is not None:
        return Fix(problem, problem.place.line, row, new) if new != row else None
    return _insert_log_heading(note) if problem.check == LOG_MISPLACED.id else None


def _mend_log_line(note: _Note, _typed: str, meant: str) -> str | None:
    line = next((line for line in note.read.body.log if line.place.line == note.problem.place.line), None)
    return respell_log_line(note.row, line, meant) if line else None


def _mend_date(note: _Note, typed: str, meant: str) -> str | None:
    """Return the line with its date in ISO form."""
    at = note.problem.place.column - 1
    if note.row[at:].count(typed) != 1 or not is_sure(typed, meant):
        return None
    return note.row[:at] + note.row[at:].replace(typed, meant)


def _mend_heading(note: _Note, _typed: str, meant: str) -> str | None:
    """Return the heading as it is read; not where the note has that section, or that person's heading, already."""
    if not note.row.lstrip(" ").startswith("#"):
        return None
    rows = note.text.split("\n")
    if meant.startswith(_LEVEL_3):
        return None if meant in [row.strip() for row in rows] else meant
    rows[note.problem.place.line - 1] = meant
    after = read_note("\n".join(rows), note.problem.place.path, note.settings)
    return meant if len(after.body.headings) > len(note.read.body.headings) else None


def _mend_key(note: _Note, typed: str, meant: str) -> str | None:
    """Return the line of front matter under the key that was meant; not where that has a value, or should, under any name."""
    fields, start = note.read.head.fields, note.problem.place.column - 1
    known = {normalise_key(ours): normalise_key(foreign) for foreign, ours in note.settings.aliases.items()}
    if meant in fields or known.get(meant) in fields or not note.row.startswith(typed, start):
        return None
    return note.row[:start] + meant + note.row[start + len(typed) :]


def _mend_bullet(note: _Note, _typed: str, meant: str) -> str | None:
    """Return a log line at the margin of the Log section with its bullet."""
    inside = any(number == note.problem.place.line for number, _ in note.read.body.sections["log"])
    return set_bullet(note.row, meant) if inside else None


def _insert_log_heading(note: _Note) -> Fix | None:
    """Return the heading `## Log` for log lines at the end of a note without headings, above the first of them."""
    head, body = note.read
    hidden = hide_code_and_comments(head.body)
    if "log" in body.headings or _ANY_HEADING.search(hidden):
        return None
    rows = hidden.split("\n")
    first = next((at for at, row in enumerate(rows) if is_log_shaped(row)), 0)
    number = first + head.body_line
    if number != note.problem.place.line or not all(_BELOW.match(row) for row in rows[first:]):
        return None
    return Fix(note.problem, number, None, f"## {find_log(note.text, note.problem.place.path, note.settings).title}")


_PROPOSALS: Final = {
    "log-line": _mend_log_line,
    "date": _mend_date,
    "heading": _mend_heading,
    "bullet": _mend_bullet,
    "key": _mend_key,
}
