"""A date in another form to the one that is read; and beside each the nearest one that a person has to judge."""

from __future__ import annotations

import pytest
from support.vaults import FIXED_HEAD, FIXED_START, find_fixes, fix_log_line

from followup_md.parse.fixes import is_sure


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("- 2026/11/18 thanked Priya", "- 2026-11-18 thanked Priya", id="slashes"),
        pytest.param("- 18.11.2026 thanked Priya", "- 2026-11-18 thanked Priya", id="a-day-above-12"),
        pytest.param("- 11/11/2026 prepared", "- 2026-11-11 prepared", id="day-and-month-alike"),
        pytest.param(
            "- 2026-11-20 heard from Priya decide by 2026/12/04", "- 2026-11-20 heard from Priya decide by 2026-12-04", id="clause"
        ),
        pytest.param("- 2026-11-18 3pm thanked Priya", "- 2026-11-18 15:00 thanked Priya", id="time"),
    ],
)
def test_a_date_in_the_log_takes_its_form(typed: str, meant: str) -> None:
    assert fix_log_line(typed, "bad-date") == meant


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("- 03/04/2026 thanked Priya", id="two-orders"),
        pytest.param("- 2026-11-20 heard from Priya decide by 03/12/2026", id="two-orders-of-which-one-lies-before"),
        pytest.param("- 18/11/26 thanked Priya", id="year-of-two-digits"),
        pytest.param("- 2026/18/11 thanked Priya", id="day-before-month"),
        pytest.param("- 2026-02-30 thanked Priya", id="no-day"),
        pytest.param("- 2026-11-18 25:00 thanked Priya", id="no-time"),
        pytest.param("- 2026-11-18 3.30 thanked Priya", id="night-or-afternoon"),
        pytest.param("- 2026/11/18 thankd Priya", id="and-an-event"),
    ],
)
def test_a_date_in_the_log_is_never_guessed(typed: str) -> None:
    assert fix_log_line(typed, "bad-date") is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("2026/11/17 13:00", "2026-11-17T13:00", id="slashes"),
        pytest.param("17 Nov 2026", "2026-11-17", id="month-in-words"),
        pytest.param("17 Nov 2026 1pm # by phone", "2026-11-17T13:00 # by phone", id="comment-stays"),
        pytest.param('"17.11.2026 13.00"', '"2026-11-17T13:00"', id="quotes-stay"),
        pytest.param("\uff12\uff10\uff12\uff16-11-17 13:00", "2026-11-17T13:00", id="digits-of-full-width"),
    ],
)
def test_a_date_of_the_front_matter_takes_its_form(typed: str, meant: str) -> None:
    (fix,) = find_fixes(FIXED_HEAD.replace(FIXED_START, f"start: {typed}"), "bad-date")
    assert (fix.line, fix.old, fix.new) == (4, f"start: {typed}", f"start: {meant}")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("03/04/2026", id="two-orders"),
        pytest.param("17.11.26 13:00", id="year-of-two-digits"),
        pytest.param("2026-11-17 2.30", id="night-or-afternoon"),
        pytest.param("2026-02-30", id="no-day"),
        pytest.param("2026-11-17 13:00-15:30", id="two-times"),
    ],
)
def test_a_date_of_the_front_matter_is_never_guessed(typed: str) -> None:
    assert find_fixes(FIXED_HEAD.replace(FIXED_START, f"start: {typed}"), "bad-date") == []


def test_a_date_in_words_is_left() -> None:
    assert find_fixes(FIXED_HEAD.replace(FIXED_START, "start: next Friday"), "vague-date") == []


def test_a_date_needs_a_date() -> None:
    assert not is_sure("2026/11/18", "thanked")
    assert not is_sure("", "")
