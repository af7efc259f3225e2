"""Checks about people (RULES.md section 4, *People*)."""

from __future__ import annotations

import pytest
from tale import Tale

from followup_md.check import find_problems

NOTE = "2026-11-10-acme"
HEAD = """
company: Acme
role: Analyst
start: 2026-11-10T10:00
end: 2026-11-10T11:00
timezone: America/New_York
"""


def tell(interviewers: str, *lines: str) -> Tale:
    tale = Tale()
    tale.note(NOTE, f"{HEAD}interviewers: {interviewers}")
    tale.log(NOTE, *lines)
    return tale


@pytest.mark.parametrize("interviewers", ["", "[]"])
def test_a_held_round_that_names_nobody_is_an_error_from_its_end_on(interviewers: str) -> None:
    tale = tell(interviewers)
    assert find_problems(tale.at("2026-11-10T10:59")) == ()
    (problem,) = find_problems(tale.at("2026-11-10T11:00"))
    assert (problem.check, problem.level, problem.place.path) == ("nobody-met", "error", f"interviews/{NOTE}.md")


def test_a_round_that_names_somebody_passes() -> None:
    assert find_problems(tell('["[[Ada Long]]"]').at("2026-11-12T12:00")) == ()


def test_a_round_that_was_called_off_needs_nobody() -> None:
    assert find_problems(tell("", "2026-11-10 09:00 cancelled").at("2026-11-12T12:00")) == ()


def test_two_checks_in_one_note_hide_neither() -> None:
    found = find_problems(tell("", "2026-11-11 accepted").at("2026-11-12T12:00"))
    assert {problem.check for problem in found} == {"nobody-met", "no-offer-yet"}
