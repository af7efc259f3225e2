"""Checks about networks (rules.md section 4, *Follow-up, social*)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

PERSON = "people/Tom Okafor.md:\n"


@pytest.mark.parametrize(
    ("profiles", "told"),
    [
        pytest.param('profiles: ["https://www.facebook.com/tom"]', True, id="family and friends"),
        pytest.param('profiles: ["instagram.com/tom"]', True, id="without a protocol"),
        pytest.param('profiles: ["facebook.com/tom"]\nprivate: ["facebook.com/tom"]', False, id="listed as private"),
        pytest.param('profiles: ["https://www.Facebook.com/tom/"]\nprivate: ["facebook.com/tom"]', False, id="typed in another way"),
        pytest.param('profiles: ["facebook.com/tom"]\nprivate: ["facebook.com/tim"]', True, id="another one is listed"),
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
        pytest.param("https://www.viadeo.com/tom", None, id="no year is known"),
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


def test_the_lines_of_connect_missing_end_it(looking: Looking) -> None:
    late = f"At 2026-11-25T00:00:\n{MET}"
    (problem,) = looking.find("connect-missing", late + ANN)
    lines = re.findall(r"`([^`]+)`", problem.hint)
    links = "[[Ann Lee]] and [[Tom Okafor]]"
    assert lines == [f"- 2026-11-25 connected with {links}", f"- 2026-11-25 waived connect {links} because …"]
    for line in lines:
        checks = {found.check for found in looking.find_all(f"{late}## Log\n{line}\n{ANN}")}
        assert checks & {"connect-missing", "unknown-event", "broken-link"} == set()


CONNECT = 'followup.toml:\n[connect]\nwhen = "{when}"\n'
PRIVATE = "people/Ann Lee.md:\n{profiles}people/Tom Okafor.md:\n{profiles}"


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        pytest.param(ANN + CONNECT.format(when="after-interview"), True, id="from the interview on"),
        pytest.param(ANN + CONNECT.format(when="if-invited"), False, id="nobody suggested it"),
        pytest.param(ANN + CONNECT.format(when="after-decision"), False, id="they have not decided"),
        pytest.param("## Log\n- 2026-11-24 rejected\n" + ANN + CONNECT.format(when="after-decision"), True, id="they have decided"),
        pytest.param(PRIVATE.format(profiles='profiles: ["https://www.instagram.com/x"]\n'), False, id="for family and friends alone"),
        pytest.param(
            PRIVATE.format(profiles='profiles: ["https://www.linkedin.com/in/x/"]\nprivate: ["linkedin.com/in/x"]\n'),
            False,
            id="to be left alone, typed in another way",
        ),
    ],
)
def test_connect_missing_is_silent_while_it_has_to_wait(looking: Looking, rest: str, told: bool) -> None:
    assert bool(looking.find("connect-missing", f"At 2026-11-25T00:00:\n{MET}{rest}")) is told


SHARED, CONNECTED = "shared answer with [[Tom Okafor]]", "connected with [[Tom Okafor]]"


@pytest.mark.parametrize(
    ("log", "told"),
    [
        pytest.param(f"- 2026-11-18 {SHARED}", True, id="not connected"),
        pytest.param(f"- 2026-11-18 10:00 {SHARED}\n- 2026-11-18 11:00 {CONNECTED}", True, id="connected later"),
        pytest.param(f"- 2026-11-18 10:00 {CONNECTED}\n- 2026-11-18 11:00 {SHARED}", False, id="connected before"),
        pytest.param(f"- 2026-11-18 {CONNECTED}\n- 2026-11-18 {SHARED}", False, id="on one day, in this order"),
        pytest.param(f"- 2026-11-18 {SHARED}\n- 2026-11-18 {CONNECTED}", False, id="on one day, in the other order"),
        pytest.param(f"- 2026-11-18 10:00 {SHARED}\n- 2026-11-18 {CONNECTED}", False, id="on one day, one with a time"),
        pytest.param(f"- 2026-11-18 {SHARED}\n- 2026-11-19 {CONNECTED}", True, id="connected on a later day"),
        pytest.param("- 2026-11-18 shared answer with [[Priya Raman]]", False, id="connected in the sound log"),
    ],
)
def test_answer_before_connect(looking: Looking, log: str, told: bool) -> None:
    found = looking.find("answer-before-connect", f'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n## Log\n{log}')
    assert bool(found) is told
    assert all('"Tom Okafor"' in problem.message for problem in found)
