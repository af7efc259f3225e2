"""Several rounds in one note (rules.md section 4, *Note and time*: `rounds-in-one-note`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

# The sound note of the examples is a round of Harbor Logistics on Tuesday 17 November 2026; it is Thursday 19 November.


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        pytest.param("## Round 2 - tech screen, 2026-11-06", "2026-11-06", id="iso"),
        pytest.param("## Second interview (12 Nov)", "2026-11-12", id="day and month"),
        pytest.param("### Onsite, Nov 12", "2026-11-12", id="level 3, month and day"),
        pytest.param("# Phone call 6 November 2026", "2026-11-06", id="level 1"),
        pytest.param("## Panel on 12.11.2026", "2026-11-12", id="digits"),
        pytest.param("## 2026-11-06: call with HR", "2026-11-06", id="date first"),
        pytest.param("## 2. Gespr\u00e4ch 06.11.2026", "2026-11-06", id="German"),
        pytest.param("## Final round 2026-12-03", "2026-12-03", id="to come"),
    ],
)
def test_a_heading_of_another_meeting(looking: Looking, heading: str, day: str) -> None:
    (problem,) = looking.find("rounds-in-one-note", f"{heading}\n- tea\n")
    assert looking.text_at(problem) == heading
    assert f"--start {day}" in problem.hint
    assert "followup-md new" in problem.hint


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("## Interview, 2026-11-17", id="the day of the note"),
        pytest.param("## Round 2", id="no date"),
        pytest.param("## Read on 2026-11-06", id="no meeting"),
        pytest.param("## Prep for the call 2026-11-06", id="preparation"),
        pytest.param("## Follow-up after the interview 2026-11-20", id="what comes after it"),
        pytest.param("## Questions\n### Which round of 2026-11-06 do you mean?", id="a question"),
        pytest.param("## Round 7, 2019-11-06", id="years away"),
        pytest.param("## Panel on 05.06.2026x", id="no date after all"),
    ],
)
def test_another_heading(looking: Looking, heading: str) -> None:
    assert looking.find("rounds-in-one-note", f"{heading}\n- tea\n") == []


def test_a_meeting_that_has_its_note_is_none(looking: Looking) -> None:
    other = "interviews/2026-11-06-harbor.md:\nstart: 2026-11-06T10:00\nend: 2026-11-06T11:00\n"
    assert looking.find("rounds-in-one-note", f"## Round 2, 2026-11-06\n- tea\n{other}") == []


@pytest.mark.parametrize(
    ("day", "level"),
    [("2026-11-10", "warning"), ("2026-11-11", "warning"), ("2026-11-12", "error"), ("2026-11-18", "error"), ("2026-11-25", "error")],
)
def test_a_meeting_of_a_week_ago_is_an_error(looking: Looking, day: str, level: str) -> None:
    (problem,) = looking.find("rounds-in-one-note", f"## Round 2, {day}\n- tea\n")
    assert problem.level == level


def test_the_command_that_makes_its_note_names_company_and_role(looking: Looking) -> None:
    (problem,) = looking.find("rounds-in-one-note", "## Round 2 - tech screen, 2026-11-06 14:00\n")
    assert '`followup-md new "Harbor Logistics" "Data Engineer" --start 2026-11-06`' in problem.hint
