"""The round that `new` is to write down: read from what was typed, and brought into a form that reads back from a note."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.app import find_reader_zone
from followup_md.app.new_people import split_people
from followup_md.app.new_vault import check_zone
from followup_md.app.reading import read_vault, recall_holidays
from followup_md.errors import UsageProblem
from followup_md.parse.dates.typed import read_typed_end, read_typed_moment
from followup_md.parse.text import link_target

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from followup_md.app import Clock
    from followup_md.dates import Calendar

_CURLY: Final = "\u2018\u2019\u201c\u201d"  # around a value they are read as quotes


class Typed(NamedTuple):
    """What stands on the command line: texts as typed, `names` those of the interviewers."""

    company: str
    role: str
    end: str | None = None
    zone: str | None = None
    kind: str | None = None
    process: str | None = None
    names: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """A round that lies ahead: texts as typed, but for `start` and `end`, local times; `people` are names with e-mail addresses.

    `more` are properties of the person's own, such as `place`.
    """

    company: str
    role: str
    start: datetime
    end: datetime | None = None
    zone: str | None = None
    kind: str | None = None
    process: str | None = None
    people: Mapping[str, str | None] = {}
    more: Mapping[str, str] = {}


def read_wanted(root: str, clock: Clock, typed: Typed, start: str | datetime) -> Wanted:
    """Return what was typed, with `start` and the end counted from today where the reader is; UsageProblem when one does not read."""
    today, calendar = _find_today(root, clock)
    begin = read_typed_moment(start, today, calendar) if isinstance(start, str) else start
    end = read_typed_end(typed.end, begin, today, calendar) if typed.end else None
    people = dict.fromkeys(split_people(typed.names))
    return Wanted(typed.company, typed.role, begin, end, typed.zone, typed.kind, typed.process, people)


def tidy_wanted(wanted: Wanted) -> Wanted:
    """Return what was typed as it will read, each on one line; UsageProblem for what no note can hold."""
    people = {_tidy_text(name, "name"): email for name, email in wanted.people.items()}
    if wanted.end is not None and wanted.end <= wanted.start:
        raise UsageProblem(f"the end, {wanted.end:%Y-%m-%d %H:%M}, is not after the start", "write a later --end, or none")
    return wanted._replace(
        company=_tidy_text(wanted.company, "company"),
        role=_tidy_text(wanted.role, "role"),
        kind=_tidy_text(wanted.kind, "kind") if wanted.kind is not None else None,
        process=_tidy_text(wanted.process, "process") if wanted.process is not None else None,
        people=people,
        more={key: _tidy_text(text, key) for key, text in wanted.more.items()},
        zone=check_zone(wanted.zone) if wanted.zone else None,
    )


def _tidy_text(text: str, what: str) -> str:
    tidy = " ".join(text.split())
    tidy = (link_target(tidy) or tidy).strip(f"{_CURLY} ")
    bad = next((sign for sign in tidy if unicodedata.category(sign) in ("Cc", "Cs", "Cn") or sign == "\ufeff"), None)
    if bad or not tidy:
        message = f"the {what} {text!r} has a sign that no note can hold" if bad else f"the {what} is empty"
        raise UsageProblem(message, f"write the {what} in letters that an editor shows")
    return tidy


def _find_today(root: str, clock: Clock) -> tuple[date, Calendar]:
    from followup_md.config.calendars import Calendars

    settings = read_vault(root).settings
    return clock(find_reader_zone(settings)).date(), Calendars(settings, recall_holidays).of(None)
