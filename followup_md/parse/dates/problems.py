"""What is wrong with a date that does not read, and what to write instead: every reading, never a guess (format.md 2.1)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from followup_md.parse.dates.loose import read_loosely
from followup_md.parse.dates.text import find_vague, hint_vague, looks_like_date, read_moment
from followup_md.problem import BAD_DATE, VAGUE_DATE, Correction, report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from followup_md.problem import Place, Problem


def read_day(text: str) -> date | None:
    """Return the day of a date, or of a date and time; None when it does not read."""
    moment = read_moment(text)
    return moment.date() if isinstance(moment, datetime) else moment


def judge_date(line: str, text: str, place: Place, said_on: date | None, example: str) -> Problem:
    """Build the `bad-date` or `vague-date` of `text`, in whose `line` (`start: {}`) the hint puts each reading, else the `example`.

    Words count from `said_on`, where that is known, and a time alone is one of that day. A date that is all of a value, and that can be
    read in one way alone, comes with its correction.
    """
    loose = read_loosely(text, said_on)
    if loose or looks_like_date(text) or not find_vague(text):
        # A key that takes a day alone is given no time.
        readings = dict.fromkeys(moment if "T" in example or not isinstance(moment, datetime) else moment.date() for moment in loose)
        hint = f"write {_join(line, readings)}" if readings else f"write it like `{line.format(example)}`"
        correction = Correction("date", text, show_moment(*readings)) if len(readings) == 1 and line.endswith(": {}") else None
        return report(BAD_DATE, place, f'not a date to be trusted: "{text}"', hint, correction)
    days = hint_vague(text, said_on) if said_on else ()
    hint = f"write {_join(line, days)}" if days else f"write the date that was meant, like `{line.format(example)}`"
    return report(VAGUE_DATE, place, f'a date in words: "{text}"', hint)


def join_choices(lines: Iterable[str]) -> str:
    """Return the lines as code, joined by `or`."""
    return " or ".join(f"`{line}`" for line in lines)


def show_moment(moment: date | datetime) -> str:
    """Return a date, or a date and time to the minute, as it is typed in a note."""
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else str(moment)


def _join(line: str, readings: Iterable[date | datetime]) -> str:
    return join_choices(line.format(show_moment(reading)) for reading in readings)
