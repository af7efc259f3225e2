"""Checks about the search as a whole (rules.md section 4, *Offer, search, vault*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

SECURED = "".join(f"- 2026-11-18 16:00 {line}\n" for line in ("offer written", "accepted", "confirmed", "start on 2027-01-11"))
NOTE = "interviews/2026-11-17-harbor-panel.md:\n"


def search(*days: str, what: str = "networked") -> str:
    return "search.md:\n## Log\n" + "".join(f"- {day} {what}\n" for day in days)


def test_stopped_too_early_while_nothing_is_secured(looking: Looking) -> None:
    (problem,) = looking.find("stopped-too-early", "## Log\n- 2026-11-18 waived keep-looking because they love me")
    assert (problem.level, problem.requirement) == ("error", "R5.8")
    assert looking.text_at(problem).startswith("keep-looking")
    assert looking.find("stopped-too-early", f"## Log\n{SECURED}- 2026-11-19 waived keep-looking") == []


@pytest.mark.parametrize(
    ("last", "told"),
    [
        # The interview on Tuesday 17 November is a step of the search itself.
        pytest.param("2026-11-24T12:00", None, id="seven days"),
        pytest.param("2026-11-25T00:00", "no step of the search since Tue 17 Nov", id="more than a week"),
    ],
)
def test_search_idle(looking: Looking, last: str, told: str | None) -> None:
    found = looking.find("search-idle", f"At {last}:\n{search('2026-11-02')}")
    assert [problem.message for problem in found] == ([told] if told else [])
    assert all(looking.text_at(problem) == "2026-11-17T13:00" for problem in found)


def test_a_search_that_is_over_or_has_not_begun_is_not_idle(looking: Looking) -> None:
    assert looking.find("search-idle", f"At 2026-12-22T12:00:\n{search('2026-11-02')}{NOTE}## Log\n{SECURED}") == []
    planned = f"At 2026-11-01T12:00:\n{search('2026-12-01')}"
    assert {problem.check for problem in looking.find_all(planned)} & {"search-idle", "few-live", "search-slowed"} == set()


@pytest.mark.parametrize(
    ("before", "lately", "told"),
    [
        # Looked at on Thursday 19 November: the last two weeks begin on the 6th and hold the interview of the 17th.
        pytest.param(8, 1, None, id="two of eight are half of what two of the four weeks had"),
        pytest.param(9, 1, "2 search activities in the last two weeks, 9 in the four before", id="two of nine"),
        pytest.param(5, 0, "1 search activity in the last two weeks, 5 in the four before", id="one of five"),
        pytest.param(3, 0, None, id="too few to compare"),
    ],
)
def test_search_slowed(looking: Looking, before: int, lately: int, told: str | None) -> None:
    days = (*(f"2026-10-{10 + day}" for day in range(before)), *(f"2026-11-{6 + day:02}" for day in range(lately)))
    found = looking.find("search-slowed", search(*days))
    assert [problem.message for problem in found] == ([told] if told else [])


def test_what_is_idle_is_not_told_as_slow(looking: Looking) -> None:
    days = tuple(f"2026-11-{day}" for day in range(10, 17))
    assert {problem.check for problem in looking.find_all("At 2026-12-10T12:00:\n" + search(*days))} & {"search-idle", "search-slowed"} == {
        "search-idle",
    }


@pytest.mark.parametrize(
    ("applied", "least", "told"),
    [
        pytest.param(0, "", "1 live process, and at least 3 are wanted", id="one"),
        pytest.param(1, "", "2 live processes, and at least 3 are wanted", id="two"),
        pytest.param(2, "", None, id="three"),
        pytest.param(0, "followup.toml:\n[search]\nlive_min = 1\n", None, id="one is enough"),
    ],
)
def test_few_live(looking: Looking, applied: int, least: str, told: str | None) -> None:
    text = search("2026-11-16") + "".join(f"- 2026-11-16 applied to Firm {n} as Clerk\n" for n in range(applied)) + least
    assert [problem.message for problem in looking.find("few-live", text)] == ([told] if told else [])


def test_where_no_process_ever_was_none_is_missed(looking: Looking) -> None:
    assert looking.find("few-live", f"{search('2026-11-16')}{NOTE}---\n---\n") == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("withdrew because I have an offer elsewhere", True, id="an offer"),
        pytest.param("withdrew: took another job", True, id="another job"),
        pytest.param("withdrew because Firm 2026-11-16 is quicker", True, id="another company's name"),
        pytest.param("withdrew: accepted elsewhere", True, id="accepted elsewhere"),
        pytest.param("withdrew because the shifts do not suit me", False, id="another reason"),
        pytest.param("withdrew because their offer is too low", False, id="their own offer"),
        pytest.param("withdrew because the office moves elsewhere", False, id="the office moves"),
        pytest.param("withdrew because they accepted another candidate", False, id="they chose another"),
        pytest.param("withdrew because they have another post for me", False, id="another post with them"),
        pytest.param("withdrew because Harbor Logistics moves", False, id="their own name"),
        pytest.param("withdrew because the firm 2026-11-16 was", False, id="a name is spelled as it is"),
        pytest.param("withdrew", False, id="no reason"),
    ],
)
def test_withdrew_too_early(looking: Looking, line: str, told: bool) -> None:
    found = looking.find("withdrew-too-early", f"## Log\n- 2026-11-18 {line}")
    assert bool(found) is told
    assert all("Harbor Logistics" in problem.message for problem in found)


def test_a_name_within_a_word_is_none_and_a_second_post_is_no_other_company(looking: Looking) -> None:
    applied = search("2026-11-16") + "- 2026-11-16 applied to Arc as Analyst\n- 2026-11-16 applied to Harbor Logistics as Analyst\n"
    lines = "## Log\n- 2026-11-18 withdrew because {}\n" + applied
    assert looking.find("withdrew-too-early", lines.format("Archer runs it")) == []
    assert looking.find("withdrew-too-early", lines.format("Harbor Logistics moves to the coast")) == []
    assert len(looking.find("withdrew-too-early", lines.format("Arc is quicker"))) == 1


def test_once_another_is_secured_one_may_withdraw(looking: Looking) -> None:
    other = f"interviews/2026-11-10-globex.md:\ncompany: Globex\nstart: 2026-11-10T10:00\nend: 2026-11-10T11:00\n## Log\n{SECURED}"
    assert looking.find("withdrew-too-early", f"## Log\n- 2026-11-18 18:00 withdrew because I have an offer\n{other}") == []
    assert len(looking.find("withdrew-too-early", f"## Log\n- 2026-11-18 15:00 withdrew because I have an offer\n{other}")) == 1


@pytest.mark.parametrize(
    ("when", "log", "told"),
    [
        # Quiet 30 days after the follow-up of Friday 4 December, on Sunday 3 January.
        pytest.param("2027-01-02T12:00", "", None, id="not quiet yet"),
        pytest.param("2027-01-03T12:00", "", '"Harbor Logistics": 30 days without a word', id="quiet"),
        pytest.param("2027-01-14T12:00", "", '"Harbor Logistics": 41 days without a word', id="41 days"),
        pytest.param("2027-01-14T12:00", "- 2027-01-08 closed", None, id="given up"),
        pytest.param("2027-01-14T12:00", "- 2027-01-08 waived record-outcome because I wait", None, id="waived"),
        pytest.param("2027-01-14T12:00", "- 2027-01-08 snoozed record-outcome until 2027-01-15", None, id="put off"),
        pytest.param(
            "2027-01-15T12:00",
            "- 2027-01-08 snoozed record-outcome until 2027-01-15",
            '"Harbor Logistics": 42 days without a word',
            id="put off until today",
        ),
    ],
)
def test_silent_process(looking: Looking, when: str, log: str, told: str | None) -> None:
    found = looking.find("silent-process", f"At {when}:\n## Log\n- 2026-12-04 followed up with [[Priya Raman]] by email\n{log}")
    assert [problem.message for problem in found] == ([told] if told else [])
    assert all(looking.text_at(problem) == "Harbor Logistics" for problem in found)
