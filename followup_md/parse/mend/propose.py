"""The one line that mends a problem of a note, taken from its hint where that leaves no choice; it is still to be tried."""

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
from followup_md.problem import BAD_DATE, LOG_MISPLACED, UNKNOWN_EVENT, UNKNOWN_FIELD, UNKNOWN_SECTION

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.problem import Problem

_VALUE: Final = re.compile(r"write `[^`]*?: ([^`: ]+(?::\d\d)?)`")
_TYPED: Final = re.compile(r'not a date to be trusted: "([^"]+)"')
_HEADING: Final = re.compile(r"write `(#{2,3} [^`]+)`; what stands below is not read as it is")
_ANY_HEADING: Final = re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)", re.MULTILINE)
_KEY: Final = re.compile(r"did you mean `(\w+)`\? It is ignored as it stands")
_TYPED_KEY: Final = re.compile(r'unknown field "(.+)"')
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
    rows = text.split("\n")
    propose = _PROPOSALS.get(problem.check)
    if propose is None or problem.place.line > len(rows):
        return None
    row = rows[problem.place.line - 1].removesuffix("\r")
    note = _Note(problem, text, row, settings, read_note(text, problem.place.path, settings))
    new = propose(note)
    if new is not None:
        return Fix(problem, problem.place.line, row, new) if new != row else None
    return _insert_log_heading(note) if problem.check == LOG_MISPLACED.id else None


def _mend_log_line(note: _Note) -> str | None:
    line = next((line for line in note.read.body.log if line.place.line == note.problem.place.line), None)
    return respell_log_line(note.row, line, note.problem.hint) if line else None


def _mend_date(note: _Note) -> str | None:
    """Return the line with its date in ISO form, in a log line or in any other."""
    typed, meant = _TYPED.match(note.problem.message), _VALUE.fullmatch(note.problem.hint)
    if typed is None:
        return _mend_log_line(note)
    at = note.problem.place.column - 1
    if meant is None or note.row[at:].count(typed[1]) != 1 or not is_sure(typed[1], meant[1]):
        return None
    return note.row[:at] + note.row[at:].replace(typed[1], meant[1])


def _mend_heading(note: _Note) -> str | None:
    """Return the heading as it is read; not where the note has that section, or that person's heading, already."""
    meant = _HEADING.fullmatch(note.problem.hint)
    if meant is None or not _is_heading(note.row):
        return None
    rows = note.text.split("\n")
    if meant[1].startswith(_LEVEL_3):
        return None if meant[1] in [row.strip() for row in rows] else meant[1]
    rows[note.problem.place.line - 1] = meant[1]
    after = read_note("\n".join(rows), note.problem.place.path, note.settings)
    return meant[1] if len(after.body.headings) > len(note.read.body.headings) else None


def _is_heading(row: str) -> bool:
    return row.lstrip(" ").startswith("#")


def _mend_key(note: _Note) -> str | None:
    """Return the line of front matter under the key that was meant; not where that has a value, or should, under any name."""
    typed, meant = _TYPED_KEY.fullmatch(note.problem.message), _KEY.fullmatch(note.problem.hint)
    if typed is None or meant is None:
        return None
    fields, start = note.read.head.fields, note.problem.place.column - 1
    known = {normalise_key(ours): normalise_key(foreign) for foreign, ours in note.settings.aliases.items()}
    if meant[1] in fields or known.get(meant[1]) in fields or not note.row.startswith(typed[1], start):
        return None
    return note.row[:start] + meant[1] + note.row[start + len(typed[1]) :]


def _mend_bullet(note: _Note) -> str | None:
    """Return a log line at the margin of the Log section with its bullet."""
    inside = any(number == note.problem.place.line for number, _ in note.read.body.sections["log"])
    return set_bullet(note.row, note.problem.hint) if inside else None


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
    UNKNOWN_EVENT.id: _mend_log_line,
    BAD_DATE.id: _mend_date,
    UNKNOWN_SECTION.id: _mend_heading,
    LOG_MISPLACED.id: _mend_bullet,
    UNKNOWN_FIELD.id: _mend_key,
}
