"""A date in another form to the one that is read; and beside each the nearest one that a person has to judge."""

from __future__ import annotations

import pytest
from support.vaults import FIXED_HEAD, FIXED_START, find_fixes, fix_log_line


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("- 2026-18-11 prepared", "- 2026-11-18 prepared", id="day-before-month"),
        pytest.param("- 2026-11-18 rescheduled from 11.17.2026", "- 2026-11-18 rescheduled from 2026-11-17", id="month-before-day"),
    ],
)
def test_a_date_in_the_log_takes_its_form(typed: str, meant: str) -> None:
    assert fix_log_line(typed, "bad-date") == meant


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("- 03/04/2026 thanked Priya", id="two-orders"),
        pytest.param("- 2026/18/11 thanked Priya", id="day-before-month"),
        pytest.param("- 2026-02-30 thanked Priya", id="no-day"),
        pytest.param("- 2026-11-18 3.30 thanked Priya", id="night-or-afternoon"),
    ],
)
def test_a_date_in_the_log_is_never_guessed(typed: str) -> None:
    assert fix_log_line(typed, "bad-date") is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("11.17.2026", "2026-11-17", id="day"),
        pytest.param("11.17.2026 1pm # by phone", "2026-11-17T13:00 # by phone", id="comment-stays"),
        pytest.param('"11.17.2026 13.00"', '"2026-11-17T13:00"', id="quotes-stay"),
        pytest.param("\uff11\uff11.17.2026 13:00", "2026-11-17T13:00", id="digits-of-full-width"),
        pytest.param("11.17.26 13:00", "2026-11-17T13:00", id="year-of-two-digits"),
    ],
)
def test_a_date_of_the_front_matter_takes_its_form(typed: str, meant: str) -> None:
    (fix,) = find_fixes(FIXED_HEAD.replace(FIXED_START, f"start: {typed}"), "bad-date")
    assert fix.changes[0] == (4, f"start: {typed}", f"start: {meant}")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("03/04/2026", id="two-orders"),
        pytest.param("2026-11-17 2.30", id="night-or-afternoon"),
        pytest.param("2026-02-30", id="no-day"),
        pytest.param("2026-11-17 13:00-15:30", id="two-times"),
    ],
)
def test_a_date_of_the_front_matter_is_never_guessed(typed: str) -> None:
    assert find_fixes(FIXED_HEAD.replace(FIXED_START, f"start: {typed}"), "bad-date") == []


def test_a_day_without_its_year_takes_that_of_the_note() -> None:
    text = FIXED_HEAD.replace(FIXED_START, "start: 17 Nov 13:00") + "## Log\n- 2026-11-18 thanked Priya\n"
    (fix,) = find_fixes(text, "vague-date")
    assert fix.changes[0].new == "start: 2026-11-17T13:00"


def test_a_date_in_words_is_left() -> None:
    assert find_fixes(FIXED_HEAD.replace(FIXED_START, "start: next Friday"), "vague-date") == []
