"""A rejection reopened, twice, in Dublin with Ireland's bank holidays: after each event the whole set of open actions, by hand."""

from __future__ import annotations

import pytest
from support.searches import Tale

FIRST = "2026-10-12-tidewell-technical"
SECOND = "2026-10-24-tidewell-onsite"
PROCESS = "tidewell-foods-planner"

# Monday 12 October, still summer time.
FIRST_HEAD = """
company: Tidewell Foods
role: Planner
kind: technical
start: 2026-10-12T14:00
end: 2026-10-12T15:00
timezone: Europe/Dublin
interviewers: ["[[Aoife Brennan]]", "[[Conor Daly]]"]
"""
# Saturday 24 October, the day before the clocks go back.
SECOND_HEAD = """
company: Tidewell Foods
role: Planner
kind: onsite
start: 2026-10-24T09:30
end: 2026-10-24T11:00
timezone: Europe/Dublin
interviewers: ["[[Aoife Brennan]]", "[[Niamh Keane]]"]
"""
THANK_CONOR = {f"thank-conor-daly-{FIRST}": "2026-10-13 15:00"}
CONNECT_CONOR = {f"connect-conor-daly-{FIRST}": "2026-10-13 15:00"}
ENGAGE_AOIFE = {f"engage-aoife-brennan-{FIRST}": "2026-10-20"}  # connected on the 13th
ENGAGE_NIAMH = {f"engage-niamh-keane-{SECOND}": "2026-11-01"}  # connected on the 25th


@pytest.fixture
def tale() -> Tale:
    told = Tale(zone="Europe/Dublin", toml='[calendar]\ncountry = "IE"\n')
    told.person("Aoife Brennan", "part: hiring-manager")
    told.person("Conor Daly")
    told.person("Niamh Keane")
    return told


def tell_first_round(tale: Tale) -> None:
    tale.note(FIRST, FIRST_HEAD)


def tell_letter_to_aoife(tale: Tale) -> None:
    tell_first_round(tale)
    tale.log(FIRST, "2026-10-13 10:00 thanked [[Aoife Brennan]] by letter", "2026-10-13 connected with [[Aoife Brennan]] on LinkedIn")


def tell_rejection(tale: Tale) -> None:
    tell_letter_to_aoife(tale)
    tale.log(FIRST, "2026-10-14 11:00 rejected")


def tell_reopening(tale: Tale) -> None:
    tell_rejection(tale)
    tale.log(FIRST, "2026-10-19 10:00 reopened")


def tell_second_round(tale: Tale) -> None:
    tell_reopening(tale)
    tale.note(SECOND, SECOND_HEAD)


def tell_second_letters(tale: Tale) -> None:
    tell_second_round(tale)
    tale.log(SECOND, "2026-10-24 18:00 thanked everyone by letter", "2026-10-25 connected with [[Niamh Keane]] on LinkedIn")


def tell_follow_up(tale: Tale) -> None:
    tell_second_letters(tale)
    tale.log(SECOND, "2026-11-02 09:30 followed up with [[Aoife Brennan]] by email")


def tell_second_rejection(tale: Tale) -> None:
    tell_follow_up(tale)
    tale.log(SECOND, "2026-11-04 15:00 rejected")


def tell_second_reopening(tale: Tale) -> None:
    tell_second_rejection(tale)
    tale.log(SECOND, "2026-11-10 09:00 reopened")


def test_monday_12_october_first_round(tale: Tale) -> None:
    tell_first_round(tale)
    assert tale.open("2026-10-12T16:00") == {
        "keep-looking-2026-10-12": "2026-10-18",
        f"thank-aoife-brennan-{FIRST}": "2026-10-13 15:00",
        f"connect-aoife-brennan-{FIRST}": "2026-10-13 15:00",
        f"follow-up-{FIRST}": "2026-10-19",
        **THANK_CONOR,
        **CONNECT_CONOR,
    }


def test_tuesday_13_october_one_of_two_letters(tale: Tale) -> None:
    tell_letter_to_aoife(tale)
    assert tale.open("2026-10-13T12:00") == {
        "keep-looking-2026-10-12": "2026-10-18",
        f"follow-up-{FIRST}": "2026-10-19",
        **THANK_CONOR,
        **CONNECT_CONOR,
        **ENGAGE_AOIFE,
    }


def test_wednesday_14_october_rejected_and_the_other_letter_still_due(tale: Tale) -> None:
    tell_rejection(tale)
    assert tale.process("2026-10-14T12:00", PROCESS).state == "rejected"
    assert tale.open("2026-10-14T12:00") == {
        "keep-looking-2026-10-12": "2026-10-18",
        **THANK_CONOR,
        **CONNECT_CONOR,
        **ENGAGE_AOIFE,
    }


def test_monday_19_october_reopened_begins_a_new_wait(tale: Tale) -> None:
    tell_reopening(tale)
    assert tale.process("2026-10-19T12:00", PROCESS).state == "waiting"
    assert tale.open("2026-10-19T12:00") == {
        "keep-looking-2026-10-19": "2026-10-25",
        f"follow-up-{FIRST}": "2026-10-27",  # 19 + 7 = Monday 26, the October bank holiday
        **THANK_CONOR,  # the seventh day after the 12th has not ended
        **CONNECT_CONOR,
        **ENGAGE_AOIFE,
    }


def test_tuesday_20_october_the_unsent_letter_lapsed(tale: Tale) -> None:
    tell_reopening(tale)
    assert tale.open("2026-10-20T09:00") == {
        "keep-looking-2026-10-19": "2026-10-25",
        f"follow-up-{FIRST}": "2026-10-27",
        **CONNECT_CONOR,
        **ENGAGE_AOIFE,
    }


def test_wednesday_21_october_invited_again_withdraws_the_follow_up(tale: Tale) -> None:
    tell_second_round(tale)
    assert tale.process("2026-10-21T12:00", PROCESS).state == "interviewing"
    assert tale.open("2026-10-21T12:00") == {
        "keep-looking-2026-10-19": "2026-10-25",
        f"prep-{SECOND}": "2026-10-23",
        **CONNECT_CONOR,
        **ENGAGE_AOIFE,
    }


def test_saturday_24_october_second_round_thanks_aoife_again_and_connects_once(tale: Tale) -> None:
    tell_second_round(tale)
    assert tale.open("2026-10-24T11:30") == {
        "keep-looking-2026-10-19": "2026-10-25",
        # 24 elapsed hours over the end of summer time: 11:00 +01:00 becomes 10:00 +00:00
        f"thank-aoife-brennan-{SECOND}": "2026-10-25 10:00",
        f"thank-niamh-keane-{SECOND}": "2026-10-25 10:00",
        f"connect-niamh-keane-{SECOND}": "2026-10-25 10:00",
        f"follow-up-{SECOND}": "2026-11-02",  # 24 + 7 = Saturday 31
        **CONNECT_CONOR,
        **ENGAGE_AOIFE,
    }


def test_sunday_25_october_letters_written(tale: Tale) -> None:
    tell_second_letters(tale)
    assert tale.open("2026-10-25T12:00") == {
        "keep-looking-2026-10-19": "2026-10-25",
        f"follow-up-{SECOND}": "2026-11-02",
        **CONNECT_CONOR,
        **ENGAGE_AOIFE,
        **ENGAGE_NIAMH,
    }


def test_monday_2_november_follow_up_spent(tale: Tale) -> None:
    tell_follow_up(tale)
    assert tale.open("2026-11-02T12:00") == {"keep-looking-2026-11-02": "2026-11-08", **CONNECT_CONOR, **ENGAGE_AOIFE, **ENGAGE_NIAMH}


def test_wednesday_4_november_rejected_again(tale: Tale) -> None:
    tell_second_rejection(tale)
    assert tale.open("2026-11-04T16:00") == {"keep-looking-2026-11-02": "2026-11-08", **CONNECT_CONOR, **ENGAGE_AOIFE, **ENGAGE_NIAMH}
    verdict = tale.guard("2026-11-04T16:00", "Aoife Brennan")
    assert (verdict.verdict, verdict.requirement) == ("refuse", "R1.18")


def test_tuesday_10_november_reopened_again_with_a_fresh_allowance(tale: Tale) -> None:
    tell_second_reopening(tale)
    waiting = tale.process("2026-11-10T10:00", PROCESS).waiting
    assert waiting is not None
    assert (waiting.sent, waiting.allowed) == (0, 1)
    assert tale.open("2026-11-10T10:00") == {
        "keep-looking-2026-11-09": "2026-11-15",
        f"follow-up-{SECOND}": "2026-11-17",
        **CONNECT_CONOR,  # given up when the thirtieth day after 12 October, the 11th of November, has ended
        **ENGAGE_AOIFE,
        **ENGAGE_NIAMH,
    }
