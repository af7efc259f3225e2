"""Checks about offers (RULES.md section 4, *Offer, search, vault* and `no-offer-yet`)."""

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
interviewers: ["[[Ada Long]]"]
"""
# The log begins below the front matter (8 lines), the recap and the heading; the place is that of the text behind `- `.
LINES = (
    "accepted",
    "declined",
    "confirmed",
    "start on 2026-12-01",
    "start dropped",
    "started",
    "condition references",
    "cleared references",
    "rescinded",
)


def tell(*lines: str) -> Tale:
    tale = Tale()
    tale.note(NOTE, HEAD)
    tale.log(NOTE, *lines)
    return tale


@pytest.mark.parametrize("line", LINES)
def test_word_about_an_offer_without_one_is_named_at_its_line(line: str) -> None:
    tale = tell(f"2026-11-18 {line}")
    (problem,) = find_problems(tale.at("2026-11-20T12:00"))
    text = tale.note_text(NOTE).splitlines()
    assert problem.check == "no-offer-yet"
    assert text[problem.place.line - 1][problem.place.column - 1 :] == f"2026-11-18 {line}"


@pytest.mark.parametrize("offer", ["offer spoken", "offer written"])
@pytest.mark.parametrize("line", LINES)
def test_after_an_offer_nothing_is_named(offer: str, line: str) -> None:
    assert find_problems(tell(f"2026-11-16 {offer}", f"2026-11-18 {line}").at("2026-11-20T12:00")) == ()


def test_an_offer_that_comes_later_does_not_count_for_what_stands_before() -> None:
    (problem,) = find_problems(tell("2026-11-16 accepted", "2026-11-18 offer written").at("2026-11-20T12:00"))
    assert problem.message.startswith('"accepted" is not counted')
