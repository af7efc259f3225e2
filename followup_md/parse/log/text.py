"""The free text of a log line, in which no date may be lost (format.md section 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.parse.dates.text import find_vague, hint_ambiguous, hint_vague, read_date
from followup_md.parse.log.slips import Slip, insert_clause, refuse_vague, refuse_words
from followup_md.parse.log.words import CLAUSES, FLAGS, TELLING

if TYPE_CHECKING:
    from followup_md.parse.log.parts import PartReader

CLOSE = 0.75
_NEARLY = {clause: clause for clause in TELLING} | {"decision on": "decide by", "decision by": "decide by"}
_AGAIN = re.compile(r"\b(?:again|back|call|contact|touch|follow|write|mail|ring)\b", re.IGNORECASE)
_DATED = re.compile(r"((?:[\w-]+\s+){1,3})(\d{4}-\d\d-\d\d)(?![\w-])", re.ASCII)
_DIGITS = re.compile(r"(?<![\w/.-])\d{1,4}([-./])\d{1,2}\1\d{1,4}(?![\w/-])", re.ASCII)
_MARKS = " :-–—"
_START = re.compile(r"\bstart(?:s|ing)?\s+(?:date\s+)?(?:(?:on|is)\s+)?(\d{4}-\d\d-\d\d)(?![\w-])", re.IGNORECASE | re.ASCII)
# "no contact yet", "no contact details" say nothing of the kind.
_FLAG = re.compile(
    r"(?<![\w-])no\s+(?:(contact)|follow[\s-]?ups?)(?![\w-])(?!\s+(?:yet|since|info|information|details|data|form|person|sheet)\b)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(deadline|decid\w*|decision|by|until|sign)\b(?:\s+[\w']+){0,4}?\s+(\d{4}-\d\d-\d\d)(?![\w-])", re.IGNORECASE | re.ASCII
)


def read_text(reader: PartReader, start: int) -> Slip | None:
    """Read the free text from `start` on, words of what they said included; return the clause that stands in it, if one does."""
    said = reader.text[start:].lstrip(_MARKS).rstrip()
    reader.fields["text"] = said or None
    if not said:
        return None
    slip = reader.find_lost_date(start, len(reader.text)) or _find_start(reader, start) or _find_flag(reader, start, said)
    clear = not slip and not any(CLAUSES[clause].field in reader.fields for clause in TELLING) and "answer by" in reader.row.clauses
    if not clear:
        return slip
    slip = (_find_misspelt(reader, start) if reader.row.loose else None) or _find_deadline(reader, start, said)
    if slip or not reader.row.loose:
        return slip
    # A date that cannot be read costs the event that date alone.
    digits = next((match[0] for match in _DIGITS.finditer(said) if read_date(match[0]) is None), None)
    words = digits or find_vague(said)
    if words is not None:
        begin, lead = reader.text.index(words, start), "write again on" if _AGAIN.search(said) else "decide by"
        days = hint_ambiguous(digits) if digits else hint_vague(words, reader.day)
        lines = [insert_clause(reader.text, reader.skip_back(start), f"{lead} {day}", said) for day in days]
        reader.soft.append(refuse_vague(reader.text, begin, begin + len(words), reader.day, lines))
    return None


def _find_start(reader: PartReader, start: int) -> Slip | None:
    """Find the day on which the work begins, which is an event of its own."""
    found = _START.search(reader.text, start)
    if found is None or read_date(found[1]) is None:
        return None
    rest = f"{reader.text[: found.start()].rstrip(_MARKS + ',;')}{reader.text[found.end() :]}"
    lines = (f"{rest}\n{reader.day} start on {found[1]}",)
    return refuse_words(
        found.start(), found.end(), f'the date of "{found[0]}" would be lost in the text', "give it a line of its own", lines
    )


def _find_flag(reader: PartReader, start: int, said: str) -> Slip | None:
    """Find words that they want no more of it in what they said."""
    found = _FLAG.search(reader.text, start) if reader.row.loose else None
    clause = FLAGS[1 if found[1] else 0] if found else ""
    if found is None or CLAUSES[clause].field in reader.fields:
        return None
    kept = "" if said.strip(" .,;!") == found[0] else said
    line = insert_clause(reader.text, reader.skip_back(min(start, reader.end)), clause, kept)
    return refuse_words(*found.span(), f'"{found[0]}" would be lost in the text', "write it before the `: `", (line,))


def _find_deadline(reader: PartReader, start: int, said: str) -> Slip | None:
    """Find a day ahead behind words that tell of a deadline."""
    found = [match for match in _DEADLINE.finditer(reader.text, start) if (read_date(match[2]) or reader.day) > reader.day]
    if not found:
        return None
    clause = "decide by" if reader.row.loose else "answer by"
    lines = [insert_clause(reader.text, reader.skip_back(min(start, reader.end)), f"{clause} {match[2]}", said) for match in found]
    message = f'the date of "{found[0][0]}" would be lost in the text'
    slip = refuse_words(found[0].start(), found[0].end(), message, f"write `{clause} DATE` before the `: `", lines)
    doubtful = found[0][1].lower() in ("by", "until")
    return slip._replace(choice=True, frame="if that is the deadline, write {}; else note it under `## Next steps`" if doubtful else None)


def _find_misspelt(reader: PartReader, start: int) -> Slip | None:
    """Find words in front of a date ahead that are nearly a clause: `decid by 2026-12-04`."""
    dated = _DATED.search(reader.text, start)
    ahead = read_date(dated[2]) if dated else None
    if dated is None or ahead is None or ahead <= reader.day:
        return None
    from difflib import get_close_matches  # heavy, and only for a date that no clause takes

    words, said = dated[1].split(), reader.text[start:].replace(dated[0], "", 1)
    for length in range(len(words), 0, -1):
        typed = " ".join(words[-length:])
        lines = [
            insert_clause(reader.text, reader.skip_back(start), f"{_NEARLY[clause]} {dated[2]}", said)
            for clause in get_close_matches(typed.lower(), _NEARLY, cutoff=CLOSE)
        ]
        if lines:
            return refuse_words(dated.start(), dated.end(1), f'"{typed}" is no clause', "write `decide by DATE`", lines)
    return None
