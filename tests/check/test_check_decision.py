"""Checks about the day on which they decide (RULES.md section 4 and 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from looking import Looking

US = 'followup.toml:\n[calendar]\ncountry = "US"\n'


@pytest.mark.parametrize(
    ("when", "message"),
    [
        pytest.param("2026-12-04T23:59", None, id="on the day"),
        pytest.param("2026-12-05T00:00", "1 day past Fri 4 Dec, the day by which they meant to decide", id="when it has ended"),
        pytest.param("2026-12-06T12:00", "2 days past Fri 4 Dec, the day by which they meant to decide", id="two days past"),
    ],
)
def test_decision_passed(looking: Looking, when: str, message: str | None) -> None:
    found = looking.find("decision-passed", f"At {when}:\ndecision_date: 2026-12-04")
    assert [problem.message for problem in found] == ([message] if message else [])
    assert all(looking.text_at(problem) == "2026-12-04" and "is due now" in problem.hint for problem in found)


@pytest.mark.parametrize(
    "log",
    [
        pytest.param("2026-12-04 followed up with [[Priya Raman]] by email", id="asked"),
        pytest.param("2026-12-04 rejected", id="an outcome"),
        pytest.param("2026-12-04 on hold", id="on hold"),
        pytest.param("2026-12-03 heard from [[Priya Raman]] no follow-ups", id="they want none"),
        pytest.param("2026-12-03 heard from [[Priya Raman]] decide by 2026-12-11", id="they moved it"),
    ],
)
def test_decision_passed_is_silent(looking: Looking, log: str) -> None:
    assert looking.find("decision-passed", f"At 2026-12-06T12:00:\n## Log\n- {log}") == []


def test_decision_passed_with_grace_names_the_day_of_the_follow_up(looking: Looking) -> None:
    (problem,) = looking.find("decision-passed", 'At 2026-12-05T12:00:\nfollowup.toml:\n[follow_up]\ngrace = "2bd"')
    assert problem.hint.startswith("your one follow-up is due on Tue 8 Dec")


@pytest.mark.parametrize(
    ("note", "message"),
    [
        pytest.param("decision_date: 2026-12-04", None, id="a Friday"),
        pytest.param("decision_date: 2026-12-05", "Sat 5 Dec is a day off; Mon 7 Dec is used", id="a Saturday"),
        pytest.param(f"decision_date: 2026-11-26\n{US}", "Thu 26 Nov is a day off; Fri 27 Nov is used", id="Thanksgiving"),
        pytest.param("decision_date: 2026-11-26", None, id="Thanksgiving, no country set"),
        pytest.param('decision_date: 2026-12-05\nfollowup.toml:\n[follow_up]\non_day_off = "keep"', None, id="kept"),
        pytest.param(
            'decision_date: 2026-12-05\nfollowup.toml:\n[follow_up]\non_day_off = "previous"',
            "Sat 5 Dec is a day off; Fri 4 Dec is used",
            id="moved back",
        ),
        pytest.param("At 2026-12-06T12:00:\ndecision_date: 2026-12-05", None, id="it has passed"),
        pytest.param("decision_date: 2026-12-05\n## Log\n- 2026-11-19 rejected", None, id="an outcome"),
    ],
)
def test_decision_on_day_off(looking: Looking, note: str, message: str | None) -> None:
    found = looking.find("decision-on-day-off", note)
    assert [problem.message for problem in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("note", "place"),
    [
        pytest.param("decision_date: 2026-12-05", "2026-12-05", id="front matter"),
        pytest.param("decision_date:\n## Next steps\n- they said: by 2026-12-05", "by 2026-12-05", id="next steps"),
        pytest.param(
            "## Log\n- 2026-11-19 heard from [[Priya Raman]] decide by 2026-12-05",
            "2026-11-19 heard from [[Priya Raman]] decide by 2026-12-05",
            id="log",
        ),
    ],
)
def test_where_the_day_stands(looking: Looking, note: str, place: str) -> None:
    (problem,) = looking.find("decision-on-day-off", note)
    assert looking.text_at(problem) == place
