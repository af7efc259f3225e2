"""Checks about networks (RULES.md section 4, *Follow-up, social*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from looking import Looking

PERSON = "people/Tom Okafor.md:\n"


@pytest.mark.parametrize(
    ("profiles", "told"),
    [
        pytest.param('profiles: ["https://www.facebook.com/tom"]', True, id="family and friends"),
        pytest.param('profiles: ["instagram.com/tom"]', True, id="without a protocol"),
        pytest.param('profiles: ["facebook.com/tom"]\nprivate: ["facebook.com/tom"]', False, id="listed as private"),
        pytest.param('profiles: ["https://www.linkedin.com/in/facebook"]', False, id="the word in another address"),
    ],
)
def test_profile_not_professional(looking: Looking, profiles: str, told: bool) -> None:
    found = looking.find("profile-not-professional", PERSON + profiles)
    assert bool(found) is told
    assert all("tom" in looking.text_at(problem) for problem in found)


@pytest.mark.parametrize(
    ("url", "year"),
    [
        pytest.param("https://plus.google.com/+tom", 2019, id="Google+"),
        pytest.param("http://www.vine.co/tom", 2017, id="with www"),
        pytest.param("https://scholar.google.com/tom", None, id="its neighbour"),
    ],
)
def test_network_gone(looking: Looking, url: str, year: int | None) -> None:
    found = looking.find("network-gone", f'{PERSON}profiles: ["{url}"]')
    assert [problem.message for problem in found] == ([f'"{url}" is on a network that closed in {year}'] if year else [])


MET = 'interviewers: ["[[Tom Okafor]]", "[[Ann Lee]]"]\n'
ANN = "people/Ann Lee.md:\npart: hiring-manager\n"


def test_connect_missing_from_when_it_is_overdue_those_who_decide_first(looking: Looking) -> None:
    # Overdue when the seventh day after Tuesday 17 November has ended.
    assert looking.find("connect-missing", f"At 2026-11-24T23:59:\n{MET}{ANN}") == []
    (problem,) = looking.find("connect-missing", f"At 2026-11-25T00:00:\n{MET}{ANN}")
    assert problem.message == 'not connected with "Ann Lee" and "Tom Okafor", whom you met on Tue 17 Nov'
    assert looking.text_at(problem).startswith("[[Ann Lee]]")


@pytest.mark.parametrize(
    "log",
    [
        pytest.param("connected with [[Tom Okafor]] and [[Ann Lee]] on LinkedIn", id="connected"),
        pytest.param("heard from [[Ann Lee]] no contact", id="no contact is wanted"),
    ],
)
def test_connect_missing_ends(looking: Looking, log: str) -> None:
    assert looking.find("connect-missing", f"At 2026-11-25T00:00:\n{MET}## Log\n- 2026-11-24 {log}\n{ANN}") == []


SHARED, CONNECTED = "shared answer with [[Tom Okafor]]", "connected with [[Tom Okafor]]"


@pytest.mark.parametrize(
    ("log", "told"),
    [
        pytest.param(f"- 2026-11-18 {SHARED}", True, id="not connected"),
        pytest.param(f"- 2026-11-18 10:00 {SHARED}\n- 2026-11-18 11:00 {CONNECTED}", True, id="connected later"),
        pytest.param(f"- 2026-11-18 10:00 {CONNECTED}\n- 2026-11-18 11:00 {SHARED}", False, id="connected before"),
        pytest.param(f"- 2026-11-18 {CONNECTED}\n- 2026-11-18 {SHARED}", False, id="on one day, in this order"),
        pytest.param("- 2026-11-18 shared answer with [[Priya Raman]]", False, id="connected in the sound log"),
    ],
)
def test_answer_before_connect(looking: Looking, log: str, told: bool) -> None:
    found = looking.find("answer-before-connect", f'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n## Log\n{log}')
    assert bool(found) is told
    assert all('"Tom Okafor"' in problem.message for problem in found)
