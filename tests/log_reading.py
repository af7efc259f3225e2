"""Helpers of the log's tests: the people of one interview note, and one line read among them."""

from __future__ import annotations

import re

from followup_md.model import Event
from followup_md.parse.log.line import parse_log_line
from followup_md.parse.names import Names
from followup_md.parse.notes import LogLine
from followup_md.problem import Place, Problem

PRIYA, TOM, LENA, DANA = "Priya Raman", "Tom Okafor", "Lena Fischer", "Dana Cole"
GLOBEX_KIM, ACME_KIM = "J. Kim (Globex)", "J. Kim (Acme)"
PLACE = Place("interviews/2026-11-17-harbor-panel.md", 41, 3)
NAMES = Names(
    links={name.casefold(): (name,) for name in (PRIYA, TOM, LENA, DANA, GLOBEX_KIM, ACME_KIM, "Mark By")},
    full={name.casefold(): (name,) for name in (PRIYA, TOM, LENA, DANA, "Mark By")}
    | {"j. kim": (GLOBEX_KIM, ACME_KIM), "sam reed, jr.": ("Sam Reed, Jr.",), "sam reed": ("Sam Reed",), "ann lee": ("harbor/ann-lee",)},
    parts={
        **dict.fromkeys(("priya", "raman"), (PRIYA,)),
        **dict.fromkeys(("tom", "okafor"), (TOM,)),
        **dict.fromkeys(("lena", "fischer"), (LENA,)),
    },
    everyone=(PRIYA, TOM, LENA),
)
OUTSIDE = NAMES._replace(parts={}, everyone=())


def read(text: str, *, names: Names = NAMES, in_interview: bool = True, happened: bool = True) -> tuple[Event | None, tuple[Problem, ...]]:
    """Read one line of the log of the interview note."""
    return parse_log_line(LogLine(text, PLACE, happened), names, in_interview=in_interview)


def read_well(text: str) -> Event:
    """Read a line that has nothing wrong with it."""
    event, problems = read(text)
    assert problems == ()
    assert event is not None
    return event


def facts(event: Event) -> dict[str, object]:
    """Return what the line itself says: the fields that are set, without kind, place, day and time."""
    unset = Event(kind=event.kind, place=event.place, day=event.day, clock=event.clock, at=event.at)
    return {field: value for field, value in event._asdict().items() if value != getattr(unset, field)}


def read_badly(text: str) -> Problem:
    """Read a line that gives no event and one problem."""
    event, problems = read(text)
    assert event is None
    (problem,) = problems
    return problem


def lines_of(hint: str) -> list[str]:
    """Return the whole lines in a hint: what stands between backticks and begins with a date."""
    return [line for line in re.findall(r"`([^`]+)`", hint) if re.match(r"\d{4}-\d\d-\d\d[ ,:]", line)]
