"""The readings A1-A12 of rules.md 1.1, where the article leaves a choice."""

from __future__ import annotations

import pytest
from support.searches import (
    CONFIRMED,
    FOLLOW_UP,
    LATER,
    ROUND,
    SECURED,
    SPENT,
    THANKED,
    is_open,
    looking,
    plan_later,
    state_of,
    tell_acme,
    tell_round,
)

THANK = f"thank-ada-long-{ROUND}"


def test_a1_a_week_later_counts_from_the_interview_not_from_a_late_note() -> None:
    tale = tell_acme("2026-10-23 thanked [[Ada Long]] by letter")
    assert tale.open("2026-10-23T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-10-26"}


def test_a1_a_week_later_counts_from_the_day_of_the_end() -> None:
    tale = tell_acme()
    # Over midnight: 23:00 on Monday to 00:30 on Tuesday the 20th.
    tale.note(
        ROUND,
        "company: Acme\nrole: Analyst\nstart: 2026-10-19T23:00\nend: 2026-10-20T00:30\ntimezone: America/New_York\n"
        'interviewers: ["[[Ada Long]]"]',
    )
    assert tale.open("2026-10-20T12:00") == {**looking("2026-10-19"), THANK: "2026-10-21 00:30", FOLLOW_UP: "2026-10-27"}


def test_a2_within_24_hours_is_the_posting() -> None:
    tale = tell_acme("2026-10-20 10:59 thanked [[Ada Long]] by letter")
    assert tale.action("2026-10-20T10:59", THANK).status == "done"


def test_a3_the_24_hours_run_elapsed_from_the_end_in_the_rounds_own_zone() -> None:
    tale = tell_acme()
    head = "company: Acme\nrole: Analyst\nstart: 2026-10-24T15:00\nend: 2026-10-24T15:30\ntimezone: Europe/Dublin\n"
    tale.note(ROUND, f'{head}interviewers: ["[[Ada Long]]"]')
    # Ireland's clocks went back on Sunday 25 October 2026: 24 hours after 15:30 are 14:30 there, which is 10:30 in New York.
    assert tale.open("2026-10-24T12:00")[THANK] == "2026-10-25 14:30"
    assert tale.action("2026-10-25T10:29", THANK).urgency == "due"
    assert tale.action("2026-10-25T10:30", THANK).urgency == "overdue"


@pytest.mark.parametrize("part", ["recruiter", "interviewer", "hiring-manager"])
def test_a4_everyone_who_talked_with_you_is_thanked(part: str) -> None:
    assert is_open(tell_acme(ada=f"part: {part}\nprofiles: none"), "2026-10-19T12:00", THANK)


def test_a4_the_scheduler_is_not_thanked() -> None:
    assert tell_acme(ada="part: scheduler\nprofiles: none").action("2026-10-19T12:00", THANK).status == "withheld"


def test_a5_a_date_given_by_anyone_counts_and_the_newest_wins() -> None:
    first = "2026-10-21 heard from [[Ben Cole]] decide by 2026-11-12"
    second = "2026-10-22 heard from [[Ada Long]] decide by 2026-11-04"
    tale = tell_acme(THANKED, first, second, head="decision_date: 2026-10-30\n")
    tale.person("Ben Cole", "part: recruiter")
    for now, day, name in (
        ("2026-10-20T12:00", "2026-10-30", "Ada Long"),
        ("2026-10-21T12:00", "2026-11-12", "Ben Cole"),
        ("2026-10-22T12:00", "2026-11-04", "Ada Long"),
    ):
        assert tale.open(now)[FOLLOW_UP] == day
        assert tale.action(now, FOLLOW_UP).person_name == name


def test_a6_a_day_named_in_the_interview_dates_the_first_follow_up_and_grants_no_second() -> None:
    tale = tell_acme(
        THANKED, "2026-10-19 11:00 heard from [[Ada Long]] write again on 2026-11-04", "2026-11-04 followed up with [[Ada Long]]"
    )
    assert tale.open("2026-10-20T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-11-04"}
    assert tale.open("2026-11-04T12:00") == looking("2026-11-02")


def test_a7_one_follow_up_a_process_whoever_gets_it() -> None:
    tale = tell_acme(THANKED, "2026-10-26 10:00 followed up with [[Ben Cole]]", met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole", "profiles: none")
    assert FOLLOW_UP not in tale.open("2026-10-26T12:00")
    assert tale.guard("2026-10-26T12:00", "Ada Long").verdict == "refuse"


def test_a7_another_role_at_the_company_has_its_own() -> None:
    tale = tell_acme(THANKED, SPENT)
    tell_round(tale, "2026-10-27-acme-clerk", "2026-10-27T10:00", "2026-10-27 15:00 thanked [[Ada Long]]", head="role: Clerk\n")
    assert tale.open("2026-10-28T12:00") == {**looking("2026-10-26"), "follow-up-2026-10-27-acme-clerk": "2026-11-03"}


def test_a8_each_round_has_its_own_five_things_and_its_own_follow_up() -> None:
    tale = plan_later(tell_acme(THANKED, SPENT))
    tell_round(tale, LATER, "2026-11-30T10:00", body="")
    assert tale.open("2026-11-30T12:00") == {
        **looking("2026-11-30"),
        f"recap-{LATER}": "2026-11-30 11:00",
        f"review-{LATER}": "2026-12-01 11:00",
        f"thank-ada-long-{LATER}": "2026-12-01 11:00",
        f"follow-up-{LATER}": "2026-12-07",
    }


def test_a9_recap_is_due_at_the_end_review_and_connect_a_day_after() -> None:
    found = tell_acme(body="", ada="part: hiring-manager").open("2026-10-19T12:00")
    dues = [found[f"{word}-{ROUND}"] for word in ("recap", "review", "connect-ada-long")]
    assert dues == ["2026-10-19 11:00", "2026-10-20 11:00", "2026-10-20 11:00"]


def test_a10_an_offer_in_hand_is_written_accepted_and_acknowledged() -> None:
    start = "2026-10-21 11:00 start on 2026-12-01"
    for count, state in enumerate(("offer-written", "offer-written", "secured"), start=1):
        assert state_of(tell_acme(THANKED, *CONFIRMED[:count], start), "2026-10-23T12:00") == state


def test_a10_open_conditions_do_not_count_against_it() -> None:
    tale = tell_acme(THANKED, *SECURED, "2026-10-22 10:30 condition background check")
    assert state_of(tale, "2026-10-23T12:00") == "secured"


def test_a11_a_start_date_is_a_date() -> None:
    assert state_of(tell_acme(THANKED, *CONFIRMED), "2026-12-31T12:00") == "offer-confirmed"
    soon = tell_acme(THANKED, *CONFIRMED, body="\n## Offer\n- start: as soon as possible\n")
    assert state_of(soon, "2026-12-31T12:00") == "offer-confirmed"


def test_a12_a_connection_request_is_no_follow_up() -> None:
    tale = tell_acme(THANKED, "2026-10-22 connected with [[Ada Long]] on LinkedIn")
    assert tale.open("2026-10-22T12:00")[FOLLOW_UP] == "2026-10-26"


def test_a12_a_question_about_the_status_is_one_on_any_network() -> None:
    tale = tell_acme(THANKED, "2026-10-26 10:00 followed up with [[Ada Long]] by message on LinkedIn")
    assert FOLLOW_UP not in tale.open("2026-10-26T12:00")
