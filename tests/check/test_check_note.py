"""Checks about one note beside the others (rules.md section 4, *Note and time* and *vault*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

OTHER = (
    "interviews/{name}.md:\ncompany: {company}\nstart: 2026-11-{day}T{start}\nend: 2026-11-{day}T{end}\n"
    "kind: {kind}\ninterviewers: [{who}]\ndecision_date:\n{rest}\n"
)


def other(**changed: str) -> str:
    """Return a second note that tells of the same meeting, but for what is `changed`."""
    same = {"name": "b", "company": "Harbor Logistics", "day": "17", "start": "13:00", "end": "14:00", "kind": "panel"}
    return OTHER.format(**{**same, "who": '"[[Priya Raman]]"', "rest": "", **changed})


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param(other(), True, id="the same meeting"),
        pytest.param(other(company="harbor logistics"), True, id="in other letters"),
        pytest.param(other(end="14:30"), True, id="another end"),
        pytest.param(other(company="Globex"), False, id="another company"),
        pytest.param(other(day="24"), False, id="another day"),
        pytest.param(other(who='"[[Tom Okafor]]"'), False, id="other people"),
        pytest.param(other(rest="## Log\n- 2026-11-17 cancelled"), False, id="called off"),
    ],
)
def test_duplicate_interview(looking: Looking, second: str, told: bool) -> None:
    found = looking.find("duplicate-interview", second)
    assert bool(found) is told
    assert all(problem.place.path == "interviews/b.md" and "2026-11-17-harbor-panel.md" in problem.hint for problem in found)
    assert all(looking.text_at(problem) == "2026-11-17T13:00" for problem in found)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param(other(company="Globex", start="13:59", end="15:00"), True, id="a minute together"),
        pytest.param(other(company="Globex", start="14:00", end="15:00"), False, id="one after the other"),
        pytest.param(other(company="Globex", start="12:00", end="13:00"), False, id="one before the other"),
        pytest.param(other(company="Globex", start="12:00", end="15:00"), True, id="one within the other"),
        pytest.param(other(), False, id="the same meeting is told as that"),
        pytest.param(other(company="Globex", rest="## Log\n- 2026-11-17 cancelled"), False, id="called off"),
        pytest.param(other(company="Globex").replace("kind:", "timezone: Europe/Berlin\nkind:"), False, id="in another zone"),
    ],
)
def test_overlapping_interviews(looking: Looking, second: str, told: bool) -> None:
    found = looking.find("overlapping-interviews", second)
    assert bool(found) is told
    assert all(looking.text_at(problem).startswith("2026-11-17T") for problem in found)


def test_a_long_interview_overlaps_with_each_that_lies_in_it(looking: Looking) -> None:
    day = other(name="day", company="Globex", day="18", start="09:00", end="17:00")
    early = other(name="early", company="Initech", day="18", start="10:00", end="11:00")
    late = other(name="late", company="Initrode", day="18", start="15:00", end="16:00")
    found = looking.find("overlapping-interviews", day + early + late)
    assert [problem.place.path for problem in found] == ["interviews/early.md", "interviews/late.md"]
    assert all("interviews/day.md" in problem.hint for problem in found)


SCREEN = {"kind": "phone-screen", "day": "24", "start": "10:00", "end": "10:30"}


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param("kind: final\n", other(**SCREEN), True, id="a screen after the final round"),
        pytest.param("kind: technical\n", other(**SCREEN), False, id="a screen after another round"),
        pytest.param("kind: final\n", other(**{**SCREEN, "kind": "technical"}), False, id="another round after the final one"),
        pytest.param("kind: final\n", other(**{**SCREEN, "day": "10"}), False, id="a screen before the final round"),
        pytest.param("kind: final\n## Log\n- 2026-11-18 rejected\n", other(**SCREEN), False, id="a new beginning"),
        pytest.param("kind: final\n## Log\n- 2026-11-18 reopened\n", other(**SCREEN), False, id="taken up again"),
        pytest.param("kind: final\n", other(**{**SCREEN, "company": "Globex"}), False, id="another process"),
    ],
)
def test_rounds_out_of_order(looking: Looking, first: str, second: str, told: bool) -> None:
    found = looking.find("rounds-out-of-order", first + second)
    assert bool(found) is told
    assert all(looking.text_at(problem) == "phone-screen" and "Tue 24 Nov" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("role", "company", "told"),
    [
        pytest.param("Office Manager", "Harbor Logistics", True, id="another post"),
        pytest.param("Office Manager", "Globex", True, id="another company too"),
        pytest.param("Data Engineer", "Globex", True, id="the same title elsewhere"),
        pytest.param("Senior Data Engineer", "Harbor Logistics", False, id="a title that grew"),
        pytest.param("data  engineer", "harbor logistics", False, id="the same in other letters"),
        pytest.param("", "Harbor Logistics", False, id="no title"),
    ],
)
def test_process_clash(looking: Looking, role: str, company: str, told: bool) -> None:
    second = other(company=company, day="24").replace("kind: panel", f"kind: panel\nrole: {role}\nprocess: harbor")
    found = looking.find("process-clash", f"process: harbor\n{second}")
    assert bool(found) is told
    assert all(looking.text_at(problem) == "harbor" and f'"{role} at {company}"' in problem.message for problem in found)


def test_a_process_joined_by_its_name_alone_is_told_at_the_role(looking: Looking) -> None:
    # `Harbor Logistics` with `Data Engineer`, and `Harbor` with `Logistics Data Engineer`, make one id.
    second = other(company="Harbor", day="24").replace("kind: panel", "kind: panel\nrole: Logistics Data Engineer")
    (problem,) = looking.find("process-clash", second)
    assert looking.text_at(problem) == "Logistics Data Engineer"


def test_of_two_notes_with_one_name_the_later_is_told(looking: Looking) -> None:
    (problem,) = looking.find("id-clash", other(name="z/2026-11-17-harbor-panel", day="24"))
    assert problem.place.path == "interviews/z/2026-11-17-harbor-panel.md"


@pytest.mark.parametrize(
    ("start", "meant"),
    [
        # Now is Thursday 19 November 2026; of the same day in 2025 to 2027 the closest is meant.
        pytest.param("2062-11-26T10:00", "2026-11-26T10:00", id="digits the wrong way round"),
        pytest.param("2028-01-12T09:30", "2027-01-12T09:30", id="a year too far"),
        pytest.param("2028-02-29T09:30", "2027-02-28T09:30", id="a day that few years have"),
        pytest.param("2027-11-20T10:00", None, id="a year ahead"),
        pytest.param("2026-11-26T10:00", None, id="next week"),
    ],
)
def test_start_far_ahead(looking: Looking, start: str, meant: str | None) -> None:
    day = start.partition("T")[0]
    found = looking.find("start-far-ahead", f"interviews/b.md:\ncompany: Globex\nstart: {start}\nend: {day}T11:00\ndecision_date:\n")
    assert [problem.hint for problem in found] == (
        [f"write the year that was meant, as `start: {meant}`, and that of the end"] if meant else []
    )
    assert all(looking.text_at(problem) == start for problem in found)
