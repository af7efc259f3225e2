"""What is wrong with a date that does not read, and what to write instead: every reading, never a guess (FORMAT.md 2.1)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from followup_md.parse.dates.text import find_vague, hint_ambiguous, hint_vague, looks_like_date, read_log_date, read_moment
from followup_md.problem import report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from followup_md.problem import Place, Problem


def read_day(text: str) -> date | None:
    """Return the day of a date, or of a date and time; None when it does not read."""
    moment = read_moment(text)
    return moment.date() if isinstance(moment, datetime) else moment


def judge_date(key: str, text: str, place: Place, said_on: date | None, example: str) -> Problem:
    """Build the `bad-date` or `vague-date` of the front matter's `key: text`; words count from `said_on`, where that is known."""
    typed = read_log_date(text)
    days = (typed,) if typed else hint_ambiguous(text)
    if looks_like_date(text) or not find_vague(text):
        hint = f"write {join_choices(f'{key}: {day}' for day in days)}" if days else f"write it as `{key}: {example}`"
        return report("bad-date", place, f'not a date to be trusted: "{text}"', hint)
    days = hint_vague(text, said_on) if said_on else ()
    hint = f"write {join_choices(f'{key}: {day}' for day in days)}" if days else f"write the date that was meant, as `{key}: {example}`"
    return report("vague-date", place, f'a date in words: "{text}"', hint)


def join_choices(lines: Iterable[str]) -> str:
    """Return the lines as code, joined by `or`."""
    return " or ".join(f"`{line}`" for line in lines)
