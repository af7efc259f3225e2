"""Whether an interview took place (RULES.md section 4: `meeting-unconfirmed`); what the reader found has its tests with the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from looking import Looking

SECTIONS = (
    *("Topics", "Questions", "Review", "Job description", "Requirements", "Company: good points", "Company: bad points"),
    *("Role: good points", "Role: bad points", "First impressions", "Environment"),
)
EMPTY = "interviews/2026-11-19-globex.md:\ncompany: Globex\nstart: 2026-11-19T10:00\nend: 2026-11-19T11:00\ndecision_date:\n" + "".join(
    f"## {name}\n" for name in SECTIONS
)


@pytest.mark.parametrize(
    ("when", "rest", "told"),
    [
        pytest.param("2026-11-19T10:59", "", False, id="not over yet"),
        pytest.param("2026-11-19T11:00", "", True, id="just over"),
        pytest.param("2026-11-19T12:00", "## Environment\n- bright", False, id="the recap has begun"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 thanked [[Priya Raman]]", False, id="something is logged since"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-18 prepared", True, id="something was logged before"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 cancelled", False, id="cancelled"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 rescheduled", False, id="moved"),
    ],
)
def test_meeting_unconfirmed(looking: Looking, when: str, rest: str, told: bool) -> None:
    found = looking.find("meeting-unconfirmed", f"At {when}:\n{EMPTY}{rest}")
    assert bool(found) is told
    assert all(looking.text_at(problem) == "2026-11-19T10:00" for problem in found)


@pytest.mark.parametrize("event", ["cancelled", "rescheduled"])
def test_the_lines_that_the_hint_offers_end_it(looking: Looking, event: str) -> None:
    (problem,) = looking.find("meeting-unconfirmed", EMPTY)
    assert f"`- 2026-11-19 {event}`" in problem.hint
    assert looking.find("meeting-unconfirmed", f"{EMPTY}## Log\n- 2026-11-19 {event}") == []
