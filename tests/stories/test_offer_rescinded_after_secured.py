"""An offer rescinded after it was secured, in Chicago with US holidays: after each event the whole set of open actions, by hand."""

from __future__ import annotations

import pytest
from support.searches import Tale

PRAIRIE = "2026-11-10-prairie-final"
LAKE = "2026-11-12-lakeshore-screen"
PRAIRIE_HEAD = """
company: Prairie Freight
role: Analyst
kind: final
start: 2026-11-10T09:00
end: 2026-11-10T10:00
timezone: America/Chicago
interviewers: ["[[Marta Voss]]"]
decision_date: 2026-11-16
decision_from: "[[Marta Voss]]"
"""
LAKE_HEAD = """
company: Lakeshore Bank
role: Modeller
kind: phone-screen
start: 2026-11-12T13:00
end: 2026-11-12T13:30
timezone: America/Chicago
interviewers: ["[[Owen Platt]]"]
"""
ENGAGE = {f"engage-marta-voss-{PRAIRIE}": "2026-11-17"}  # connected on the 10th
FOLLOW_UP_LAKE = {f"follow-up-{LAKE}": "2026-11-19"}
CHECKED = {f"clear-conditions-background-check-{PRAIRIE}": "2026-12-01"}
WITHDRAW_OAKLINE = {"withdraw-oakline-planner": "2026-11-27"}


@pytest.fixture
def tale() -> Tale:
    told = Tale(zone="America/Chicago")
    told.person("Marta Voss", "part: hiring-manager")
    told.person("Owen Platt", "part: recruiter\nprofiles: none")
    return told


def tell_two_rounds(tale: Tale) -> None:
    tale.note(PRAIRIE, PRAIRIE_HEAD)
    tale.log(PRAIRIE, "2026-11-10 17:00 thanked everyone by letter", "2026-11-10 connected with everyone on LinkedIn")
    tale.note(LAKE, LAKE_HEAD)
    tale.log(LAKE, "2026-11-12 16:00 thanked everyone by letter")


def tell_offer(tale: Tale) -> None:
    tell_two_rounds(tale)
    tale.log(PRAIRIE, "2026-11-16 10:00 offer written answer by 2026-11-23")


def tell_start_date(tale: Tale) -> None:
    tell_offer(tale)
    tale.log("search", "2026-11-17 applied to Oakline as Planner")
    tale.log(PRAIRIE, "2026-11-18 09:00 start on 2027-01-04")


def tell_acceptance(tale: Tale) -> None:
    tell_start_date(tale)
    tale.log(PRAIRIE, "2026-11-19 09:00 accepted", "2026-11-19 11:00 condition background check by 2026-12-01")
    tale.log(LAKE, "2026-11-19 15:00 followed up with [[Owen Platt]] by email")


def tell_confirmation(tale: Tale) -> None:
    tell_acceptance(tale)
    tale.log(PRAIRIE, "2026-11-24 15:00 confirmed")


def tell_withdrawal(tale: Tale) -> None:
    tell_confirmation(tale)
    tale.log(LAKE, "2026-11-25 10:00 withdrew")


def tell_cleared(tale: Tale) -> None:
    tell_withdrawal(tale)
    tale.log(PRAIRIE, "2026-11-30 09:00 cleared background check")


def tell_rescission(tale: Tale) -> None:
    tell_cleared(tale)
    tale.log(PRAIRIE, "2026-12-03 16:00 rescinded")


def tell_both_reopened(tale: Tale) -> None:
    tell_rescission(tale)
    tale.log(LAKE, "2026-12-07 09:00 reopened")
    tale.log(PRAIRIE, "2026-12-08 15:00 reopened")


def tell_second_offer(tale: Tale) -> None:
    tell_both_reopened(tale)
    tale.log(PRAIRIE, "2026-12-09 10:00 offer written answer by 2026-12-16")


def test_friday_13_november_two_waits(tale: Tale) -> None:
    tell_two_rounds(tale)
    assert tale.open("2026-11-13T12:00") == {
        "keep-looking-2026-11-09": "2026-11-15",  # two rounds of three activities
        f"follow-up-{PRAIRIE}": "2026-11-16",
        **FOLLOW_UP_LAKE,
        **ENGAGE,
    }


def test_monday_16_november_written_without_start_date(tale: Tale) -> None:
    tell_offer(tale)
    assert tale.open("2026-11-16T12:00") == {
        "keep-looking-2026-11-16": "2026-11-22",
        f"answer-offer-{PRAIRIE}": "2026-11-23",
        f"get-start-date-{PRAIRIE}": "2026-11-23",  # with the answer
        **FOLLOW_UP_LAKE,
        **ENGAGE,
    }


def test_wednesday_18_november_start_date_before_the_answer(tale: Tale) -> None:
    tell_start_date(tale)
    assert tale.open("2026-11-18T10:00") == {
        "keep-looking-2026-11-16": "2026-11-22",
        f"answer-offer-{PRAIRIE}": "2026-11-23",
        **FOLLOW_UP_LAKE,
        **ENGAGE,
    }


def test_thursday_19_november_accepted_but_not_acknowledged(tale: Tale) -> None:
    tell_acceptance(tale)
    assert tale.process("2026-11-19T16:00", "prairie-freight-analyst").state == "offer-written"
    assert tale.open("2026-11-19T16:00") == {"keep-looking-2026-11-16": "2026-11-22", **CHECKED, **ENGAGE}


def test_tuesday_24_november_secured_with_a_condition_open(tale: Tale) -> None:
    tell_confirmation(tale)
    assert tale.process("2026-11-24T16:00", "prairie-freight-analyst").state == "secured"
    assert tale.open("2026-11-24T16:00") == {
        f"withdraw-{LAKE}": "2026-11-27",  # two business days: Wednesday 25; Thursday 26 is Thanksgiving; Friday 27
        **WITHDRAW_OAKLINE,
        **CHECKED,
        **ENGAGE,
    }


def test_wednesday_25_november_one_withdrawal(tale: Tale) -> None:
    tell_withdrawal(tale)
    assert tale.open("2026-11-25T12:00") == {**WITHDRAW_OAKLINE, **CHECKED, **ENGAGE}


def test_monday_30_november_condition_cleared(tale: Tale) -> None:
    tell_cleared(tale)
    assert tale.open("2026-11-30T12:00") == {**WITHDRAW_OAKLINE, **ENGAGE}


def test_thursday_3_december_rescinded_brings_the_search_back_at_once(tale: Tale) -> None:
    tell_rescission(tale)
    states = {process.id: process.state for process in tale.at("2026-12-03T17:00").processes}
    assert states == {"prairie-freight-analyst": "rescinded", "lakeshore-bank-modeller": "withdrawn", "oakline-planner": "applied"}
    assert tale.open("2026-12-03T17:00") == {"keep-looking-2026-11-30": "2026-12-06", **ENGAGE}


def test_tuesday_8_december_both_reopened_with_fresh_allowances(tale: Tale) -> None:
    tell_both_reopened(tale)
    assert tale.open("2026-12-08T16:00") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"follow-up-{LAKE}": "2026-12-14",
        f"follow-up-{PRAIRIE}": "2026-12-15",
        **ENGAGE,
    }


def test_wednesday_9_december_the_old_yes_and_start_date_do_not_count_for_the_new_offer(tale: Tale) -> None:
    tell_second_offer(tale)
    assert tale.process("2026-12-09T12:00", "prairie-freight-analyst").state == "offer-written"
    assert tale.open("2026-12-09T12:00") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"answer-offer-{PRAIRIE}": "2026-12-16",
        f"get-start-date-{PRAIRIE}": "2026-12-16",
        f"follow-up-{LAKE}": "2026-12-14",
        **ENGAGE,
    }
