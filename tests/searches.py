"""Whole searches at random: rounds, people, logs and zones, as the files of a vault (for the invariants of rules.md 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st
from tale import FULL_BODY, Tale

if TYPE_CHECKING:
    from collections.abc import Callable

ZONES = ("America/New_York", "Europe/Dublin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland", "UTC")
PEOPLE = ("Priya Raman", "Tom Okafor", "Lena Fischer", "Dana Cole")
COMPANIES = ("Harbor Logistics", "Globex")
ROLES = ("Data Engineer", "Analyst")
T = TypeVar("T")
FIRST = datetime(2026, 9, 1, 9, 0)
PARTS = ("hiring-manager", "interviewer", "recruiter", "scheduler")
# What a log line can say; `{p}` is a person, `{d}` a later day.
LINES = (
    "thanked {p} by letter",
    "thanked {p} by letter",
    "followed up with {p} by email",
    "replied to {p} by email",
    "connected with {p} on LinkedIn",
    "engaged with {p} on LinkedIn",
    "heard from {p} by phone",
    "heard from {p} by email decide by {d}",
    "heard from {p} by email write again on {d}",
    "heard from {p} no follow-ups",
    "heard from {p} no contact",
    "missed {p}",
    "cancelled",
    "cancelled by me",
    "no show",
    "rescheduled",
    "on hold",
    "rejected",
    "closed",
    "reopened",
    "offer spoken",
    "offer written answer by {d}",
    "rescinded",
    "accepted",
    "declined",
    "withdrew",
    "confirmed",
    "start on {d}",
    "start dropped",
    "started",
    "prepared",
    "networked",
    "researched",
    "waived thank {p} because we never spoke",
    "snoozed recap until {d}",
)


@dataclass(frozen=True)
class Drawn:
    """A drawn search and the moment at which it is looked at, in the person's zone."""

    tale: Tale
    now: str


@st.composite
def searches(draw: Callable[..., object]) -> Drawn:
    """Draw a vault of one to four rounds and a moment in its four months."""
    pick = Pick(draw)
    tale = Tale(zone=pick.one(ZONES), toml=pick.one(("", '[calendar]\nholidays = ["2026-09-14", "2026-11-26"]\n', 'profile = "coach"\n')))
    for name in PEOPLE:
        if pick.number(0, 3):
            tale.person(name, "\n".join([f"part: {pick.one(PARTS)}", *pick.one(((), ("profiles: none",), ('address: ""',)))]))
    for index in range(pick.number(1, 4)):
        _draw_round(tale, index, pick)
    for _ in range(pick.number(0, 4)):
        tale.log("search", f"{pick.day(FIRST)} {pick.one(('networked', 'researched', 'applied to Initech as Clerk'))}")
    return Drawn(tale, (FIRST + timedelta(hours=pick.number(0, 24 * 120), minutes=pick.number(0, 59))).isoformat(timespec="minutes"))


class Pick:
    """Short words for drawing."""

    def __init__(self, draw: Callable[..., object]) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        drawn = self._draw(st.integers(low, high))
        assert isinstance(drawn, int)
        return drawn

    def one(self, choices: tuple[T, ...]) -> T:
        return choices[self.number(0, len(choices) - 1)]

    def day(self, start: datetime, most: int = 60) -> str:
        return f"{start + timedelta(days=self.number(0, most)):%Y-%m-%d}"


def _draw_round(tale: Tale, index: int, pick: Pick) -> None:
    start = FIRST + timedelta(days=pick.number(0, 80), minutes=15 * pick.number(0, 40))
    end = start + timedelta(minutes=15 * pick.number(1, 12))
    names = [name for name in PEOPLE if pick.number(0, 2)]
    head = [
        f"company: {pick.one(COMPANIES)}",
        f"role: {pick.one(ROLES)}",
        f"kind: {pick.one(('phone-screen', 'panel', 'informational'))}",
        f"start: {start:%Y-%m-%dT%H:%M}",
        f"end: {end:%Y-%m-%dT%H:%M}",
        f"timezone: {pick.one(ZONES)}",
        "interviewers: [" + ", ".join(f'"[[{name}]]"' for name in names) + "]",
    ]
    if pick.number(0, 1):
        head.append(f"decision_date: {pick.day(start, 30)}")
    if not pick.number(0, 4):
        head.append("interest: none")
    slug = f"round-{index}"
    tale.note(slug, "\n".join(head), _draw_body(names, pick))
    known = tuple(sorted({*names, *tale.people}))
    for _ in range(pick.number(0, 6)):
        tale.log(slug, _draw_line(start, known, pick))


def _draw_body(names: list[str], pick: Pick) -> str:
    question = f"## Questions\n### Schema drift?\n- rating: {pick.number(1, 5)}\n"
    if names and pick.number(0, 1):
        question += f"- asked by: [[{names[0]}]]\n"
    if pick.number(0, 1):
        question += "- better: a contract test\n"
    return pick.one(("", "\n## Topics\n- loads\n\n", FULL_BODY + "\n")) + question


def _draw_line(start: datetime, known: tuple[str, ...], pick: Pick) -> str:
    when = pick.day(start) + pick.one(("", " 08:00", " 17:30"))
    said = pick.one(LINES if known else tuple(line for line in LINES if "{p}" not in line))
    return f"{when} " + said.format(p=f"[[{pick.one(known or ('',))}]]", d=pick.day(start, 90))
