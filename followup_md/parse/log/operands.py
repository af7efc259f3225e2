"""What stands right behind the words of an event: its persons, its subject or its date (the table of format.md section 3)."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from followup_md.model.actions import ACTIONS, KEEP_LOOKING
from followup_md.parse.log.people import read_people
from followup_md.parse.log.slips import Slip, refuse_words
from followup_md.parse.text import link_target
from followup_md.problem import RATING_RANGE, STOPPED_TOO_EARLY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from followup_md.model.events import Operand
    from followup_md.parse.log.parts import PartReader

# What may be waived or snoozed, alone or as the first words of an action id; nothing stops the search itself (R5.2).
_MARKED = tuple(spec.id for spec in ACTIONS if spec.mark)

_ACTION = re.compile(r"\s*([\w:-]*)")
_RATING = re.compile(r"\s+rating\s+(\d+)(?:/5)?(?![\w/-])", re.IGNORECASE | re.ASCII)
_CLOCK = re.compile(r"\s+([01]?\d|2[0-3]):([0-5]\d)(?![\w:])", re.ASCII)
_AS = re.compile(r".*\s(as)\s", re.IGNORECASE)
BEST = 5


def read_operand(reader: PartReader, pos: int) -> int | Slip:
    """Read the operand of the event's row at `pos` into the reader's fields; return where the qualifiers begin."""
    return _READERS[reader.row.operand](reader, pos)


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
        advice = f"write the question and how it went, 1 to {BEST}: `practised QUESTION rating N`"
        return refuse_words(pos, reader.end, f'"{reader.row.words}" wants a question and a rating', advice)
    rating = found[-1]
    if not 1 <= int(rating[1]) <= BEST:
        slip = refuse_words(rating.start(1), rating.end(1), f"the rating {rating[1]} is not from 1 to {BEST}", f"use 1 to {BEST}")
        return slip._replace(check=RATING_RANGE)
    reader.fields["subject"] = reader.text[pos : rating.start()].strip()
    reader.fields["rating"] = int(rating[1])
    return rating.end()


def _read_from(reader: PartReader, pos: int) -> int | Slip:
    dated = reader.read_date(pos)
    if isinstance(dated, Slip) or dated.day is None:
        return dated if isinstance(dated, Slip) else reader.soft.pop()
    reader.fields["was"] = dated.day
    clock = _CLOCK.match(reader.text, dated.end, reader.end)
    if clock is None:
        return dated.end
    reader.fields["was_time"] = time(int(clock[1]), int(clock[2]))
    return clock.end()


def _read_on(reader: PartReader, pos: int) -> int | Slip:
    dated = reader.read_date(pos)
    if isinstance(dated, Slip) or dated.day is None:
        return dated if isinstance(dated, Slip) else reader.soft.pop()
    reader.fields["until"] = dated.day
    return dated.end


def _read_company(reader: PartReader, pos: int) -> int | Slip:
    end = reader.read_words(pos)
    if isinstance(end, Slip):
        return end
    words = reader.text[pos:end]
    last = _AS.match(words)
    company, role = (words[: last.start(1)], words[last.end(1) :]) if last else (words, "")
    if not company.strip() or not role.strip(" ,."):
        advice = "write `applied to COMPANY as ROLE`"
        return refuse_words(pos, end, '"applied to" wants a company and a role', advice)
    reader.fields["company"] = _plain(company)
    reader.fields["role"] = _plain(role.rstrip(" ,."))
    return reader.end


def _plain(words: str) -> str:
    return link_target(words) or " ".join(words.split())


_READERS: Mapping[Operand, Callable[[PartReader, int], int | Slip]] = {
    "": _read_nothing,
    "people": _read_people,
    "action": _read_action,
    "subject": _read_subject,
    "question": _read_question,
    "from": _read_from,
    "on": _read_on,
    "company": _read_company,
}
