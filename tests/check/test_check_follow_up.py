"""Checks about following up (rules.md section 4, *Follow-up, social*; 3.5 for the guard, 7.3 for the rows)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

CHECKS = ("follow-up-early", "follow-up-pest", "follow-up-many-people", "follow-up-two-channels")
# They decide on Friday 4 December; a week after the interview is Tuesday 24 November.
NO_DATE = "decision_date:\n## Next steps\n- they said: no date\n"
LATE = "At 2026-12-22T12:00:\n"
HEARD, AGAIN = "heard from [[Priya Raman]]", "followed up with [[Priya Raman]]"
ASKED = f"2026-12-04 {AGAIN} by email"
INVITED = f"2026-12-08 {HEARD} write again on 2026-12-18"


def find(looking: Looking, text: str) -> list[tuple[str, str]]:
    """Return what the four checks say, each with its line."""
    return [(problem.check, looking.text_at(problem)) for problem in looking.find_all(text) if problem.check in CHECKS]


def test_the_day_named_by_them_is_not_too_early(looking: Looking) -> None:
    assert find(looking, f"{LATE}## Log\n- {ASKED}") == []
    early = "2026-12-03 followed up with [[Priya Raman]] by email"
    assert find(looking, f"{LATE}## Log\n- {early}") == [("follow-up-early", early)]
    (problem,) = looking.find("follow-up-early", f"{LATE}## Log\n- {early}")
    assert problem.message == "followed up on Thu 3 Dec, and it was not due before Fri 4 Dec: they decide by Fri 4 Dec"


def test_a_day_off_that_they_named_is_not_too_early(looking: Looking) -> None:
    saturday = f"{LATE}decision_date: 2026-12-05\n## Log\n- 2026-12-0{{}} followed up with [[Priya Raman]] by email"
    assert find(looking, saturday.format(5)) == []
    assert [check for check, _ in find(looking, saturday.format(4))] == ["follow-up-early"]


@pytest.mark.parametrize(
    ("day", "told"),
    [pytest.param("2026-11-23", True, id="the sixth day"), pytest.param("2026-11-24", False, id="the seventh day")],
)
def test_without_a_date_a_week_is_waited(looking: Looking, day: str, told: bool) -> None:
    found = find(looking, f"{LATE}{NO_DATE}## Log\n- {day} followed up with [[Priya Raman]] by email")
    assert [check for check, _ in found] == (["follow-up-early"] if told else [])


@pytest.mark.parametrize(
    ("lines", "pest"),
    [
        pytest.param((ASKED, "2026-12-07 followed up with [[Tom Okafor]] by email"), True, id="a second one to somebody else"),
        pytest.param((ASKED, "2026-12-07 followed up with [[Priya Raman]] by phone"), True, id="a call after the mail"),
        pytest.param((ASKED, f"2026-12-08 {HEARD} decide by 2026-12-18", f"2026-12-18 {AGAIN}"), True, id="a new date opens none"),
        pytest.param((ASKED, INVITED, f"2026-12-18 {AGAIN}"), False, id="invited"),
        pytest.param((ASKED, INVITED, f"2026-12-18 {AGAIN}", f"2026-12-21 {AGAIN}"), True, id="each invitation opens one"),
        pytest.param((f"2026-11-19 {HEARD} no follow-ups", ASKED), True, id="they want none"),
        pytest.param(("2026-11-30 rejected", ASKED), True, id="after a no"),
        pytest.param(("2026-11-30 on hold", ASKED), True, id="on hold"),
        pytest.param(("2026-11-30 on hold", f"2026-12-01 {HEARD} write again on 2026-12-04", ASKED), False, id="on hold, asked to write"),
        pytest.param(("2026-11-20 offer spoken", ASKED), False, id="talk about an offer"),
    ],
)
def test_follow_up_pest(looking: Looking, lines: tuple[str, ...], pest: bool) -> None:
    found = find(looking, f"{LATE}## Log\n" + "\n".join(f"- {line}" for line in lines))
    assert found == ([("follow-up-pest", lines[-1])] if pest else [])


def test_follow_up_pest_says_what_went_before_and_what_is_better(looking: Looking) -> None:
    (problem,) = looking.find("follow-up-pest", f"At 2026-12-08T12:00:\n## Log\n- {ASKED}\n- 2026-12-07 followed up with [[Tom Okafor]]")
    assert problem.message == 'one follow-up too many to "Tom Okafor": you followed up on Fri 4 Dec; nobody asked you to write again'
    # On Monday 7 December one applied and one talked to somebody.
    assert problem.hint.endswith("Better: this week you have 2 of 3 search activities")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("2026-12-04 followed up with [[Priya Raman]] and [[Tom Okafor]] by email",), True, id="one line for two"),
        pytest.param((ASKED, "2026-12-04 followed up with [[Tom Okafor]] by email"), True, id="two lines of one day"),
        pytest.param((ASKED,), False, id="one person"),
    ],
)
def test_follow_up_many_people(looking: Looking, lines: tuple[str, ...], told: bool) -> None:
    text = f"{LATE}## Log\n" + "\n".join(f"- {line}" for line in lines)
    assert find(looking, text) == ([("follow-up-many-people", lines[-1])] if told else [])
    for problem in looking.find("follow-up-many-people", text):
        assert problem.message == '"Priya Raman" and "Tom Okafor" were all asked how it stands'


@pytest.mark.parametrize(
    ("line", "check"),
    [
        pytest.param("2026-12-04 followed up with [[Priya Raman]] by phone", "follow-up-two-channels", id="the same day"),
        pytest.param("2026-12-05 followed up with [[Priya Raman]] by phone", "follow-up-two-channels", id="the next day"),
        pytest.param("2026-12-06 followed up with [[Priya Raman]] by phone", "follow-up-pest", id="two days later"),
        pytest.param("2026-12-05 followed up with [[Priya Raman]] by email", "follow-up-pest", id="the same channel"),
        pytest.param("2026-12-05 followed up with [[Priya Raman]]", "follow-up-pest", id="no channel"),
        pytest.param("2026-12-04 followed up with [[Tom Okafor]] by phone", "follow-up-two-channels", id="somebody else, by phone"),
    ],
)
def test_follow_up_two_channels(looking: Looking, line: str, check: str) -> None:
    assert find(looking, f"{LATE}## Log\n- {ASKED}\n- {line}") == [(check, line)]


@pytest.mark.parametrize("named", [pytest.param(day, id=day) for day in ("2026-12-05", "2026-12-06")])
def test_what_they_ask_for_is_no_second_channel(looking: Looking, named: str) -> None:
    # Asked by mail on Friday, they say when to call; a call on Saturday is then in order if they named that day.
    lines = (ASKED, f"2026-12-04 18:00 {HEARD} write again on {named}", f"2026-12-05 {AGAIN} by phone")
    found = find(looking, f"{LATE}## Log\n" + "\n".join(f"- {line}" for line in lines))
    late = [("follow-up-early", lines[-1]), ("follow-up-two-channels", lines[-1])]
    assert sorted(found) == ([] if named == "2026-12-05" else late)


def test_whom_they_ask_you_to_write_to_is_no_further_one(looking: Looking) -> None:
    lines = ("2026-12-04 09:00 followed up with [[Priya Raman]]", f"2026-12-04 10:00 {HEARD} write again on 2026-12-04")
    again = "2026-12-04 11:00 followed up with [[Tom Okafor]]"
    assert find(looking, f"{LATE}## Log\n- {lines[0]}\n- {lines[1]}\n- {again}") == []
    assert find(looking, f"{LATE}## Log\n- {lines[0]}\n- {again}") == [("follow-up-many-people", again)]


TOM = 'interviewers: ["[[Tom Okafor]]"]\ndecision_from: "[[Tom Okafor]]"\n'


@pytest.mark.parametrize(
    ("when", "log", "told"),
    [
        pytest.param("2026-12-03T12:00", "", False, id="not due yet"),
        pytest.param("2026-12-04T12:00", "", True, id="due"),
        pytest.param("2026-12-04T12:00", "- 2026-11-18 09:30 thanked [[Tom Okafor]] by letter", False, id="thanked"),
        pytest.param("2026-12-04T12:00", "- 2026-12-04 followed up with [[Tom Okafor]]", False, id="asked already"),
    ],
)
def test_follow_up_no_thanks(looking: Looking, when: str, log: str, told: bool) -> None:
    found = looking.find("follow-up-no-thanks", f"At {when}:\n{TOM}## Log\n{log}")
    assert bool(found) is told
    assert all("Tom Okafor" in problem.message and looking.text_at(problem).startswith("[[Tom Okafor]]") for problem in found)


FIRST = (
    "interviews/2026-11-12-harbor.md:\nstart: 2026-11-12T13:00\nend: 2026-11-12T14:00\n"
    'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\ndecision_date:\ndecision_from:\n'
)


def test_follow_up_no_thanks_stands_at_the_latest_round_with_that_person(looking: Looking) -> None:
    text = f'At 2026-12-04T12:00:\ndecision_from: "[[Tom Okafor]]"\n{FIRST}'
    (problem,) = looking.find("follow-up-no-thanks", text)
    assert problem.place.path == "interviews/2026-11-12-harbor.md"
    assert looking.text_at(problem).startswith("[[Tom Okafor]]")


@pytest.mark.parametrize(
    ("came_back", "told"),
    [pytest.param("", False, id="it arrived"), pytest.param("- 2026-11-16 bounced [[Tom Okafor]]\n", True, id="it came back")],
)
def test_thanks_for_an_earlier_round_are_thanks(looking: Looking, came_back: str, told: bool) -> None:
    text = f"At 2026-12-04T12:00:\n{TOM}{FIRST}## Log\n- 2026-11-13 10:00 thanked [[Tom Okafor]] by letter\n{came_back}"
    assert bool(looking.find("follow-up-no-thanks", text)) is told


NO = "2026-11-18 10:00 heard from [[Priya Raman]] by email no contact"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("2026-11-18 11:00 engaged with [[Priya Raman]]", True, id="a conversation"),
        pytest.param("2026-11-18 11:00 sent [[Priya Raman]]: the sample", True, id="material"),
        pytest.param("2026-11-18 11:00 replied to [[Priya Raman]]", False, id="an answer"),
        pytest.param("2026-11-18 09:30 engaged with [[Priya Raman]]", False, id="before they said so"),
        pytest.param("2026-11-18 11:00 offer written\n- 2026-11-19 09:00 sent [[Priya Raman]]: x", False, id="they make an offer"),
        pytest.param("2026-11-18 11:00 reopened\n- 2026-11-18 12:00 engaged with [[Priya Raman]]", False, id="reopened"),
        pytest.param(
            "2026-11-18 11:00 heard from [[Priya Raman]] write again on 2026-11-19\n- 2026-11-19 09:00 sent [[Priya Raman]]: x",
            False,
            id="they ask for it",
        ),
    ],
)
def test_told_no_contact(looking: Looking, line: str, told: bool) -> None:
    found = looking.find("told-no-contact", f"## Log\n- {NO}\n- {line}")
    assert [looking.text_at(problem) for problem in found] == ([line] if told else [])
    assert all("they asked on Wed 18 Nov for no contact" in problem.message for problem in found)


def test_a_new_round_ends_the_wish_for_no_contact(looking: Looking) -> None:
    later = (
        "interviews/2026-11-19-harbor.md:\nstart: 2026-11-19T09:00\nend: 2026-11-19T10:00\n"
        "## Log\n- 2026-11-19 11:00 thanked [[Priya Raman]] by letter\n"
    )
    assert looking.find("told-no-contact", f"## Log\n- {NO}\n{later}") == []
