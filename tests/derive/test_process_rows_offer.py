"""rules.md 3.3 from the offer to the first day: each row's from, event, to and effect."""

from __future__ import annotations

import pytest
from support.searches import (
    ADA,
    CONFIRMED,
    OTHER,
    PROCESS,
    ROUND,
    SECURED,
    THANKED,
    US,
    WRITTEN,
    Tale,
    looking,
    state_of,
    tell_acme,
    tell_other,
    tell_round,
)

SPOKEN = "2026-10-21 10:00 offer spoken"
AFTER = "2026-10-23T12:00"
WEEK = looking("2026-10-19")
# Offered on Wednesday 21 October: two business days after is Friday 23. Accepted on Thursday 22: Monday 26.
IN_WRITING = {f"get-offer-in-writing-{ROUND}": "2026-10-23"}
ANSWER = {f"answer-offer-{ROUND}": "2026-10-23"}
START_WITH_ANSWER = {f"get-start-date-{ROUND}": "2026-10-23"}
START = {f"get-start-date-{ROUND}": "2026-10-26"}


def offered(*lines: str, toml: str = US) -> Tale:
    return tell_acme(THANKED, *lines, toml=toml)


def planned(line: str) -> Tale:
    """Tell a round of Monday 26 October that is still ahead, and what they said meanwhile."""
    tale = Tale()
    tale.person("Ada Long", ADA)
    tell_round(tale, ROUND, "2026-10-26T10:00", line)
    return tale


BEFORE = {
    "waiting": (),
    "on-hold": ("2026-10-20 10:00 on hold",),
    "offer-verbal": ("2026-10-20 10:00 offer spoken",),
}


@pytest.mark.parametrize("before", BEFORE)
def test_any_live_offer_spoken_is_offer_verbal(before: str) -> None:
    tale = offered(*BEFORE[before], SPOKEN)
    assert state_of(tale, "2026-10-21T09:59") == before
    assert state_of(tale, "2026-10-21T12:00") == "offer-verbal"
    assert tale.open("2026-10-21T12:00") == {**WEEK, **IN_WRITING}


def test_quiet_offer_spoken_is_offer_verbal() -> None:
    tale = offered("2026-12-01 10:00 offer spoken")
    assert state_of(tale, "2026-12-01T09:00") == "quiet"
    assert tale.open("2026-12-01T12:00") == {**looking("2026-11-30"), f"get-offer-in-writing-{ROUND}": "2026-12-03"}


def test_interviewing_offer_spoken_is_offer_verbal() -> None:
    assert state_of(planned(SPOKEN), "2026-10-22T12:00") == "offer-verbal"


@pytest.mark.parametrize("before", BEFORE)
def test_offer_written_derives_answer_start_date_and_conditions(before: str) -> None:
    tale = offered(*BEFORE[before], WRITTEN, "2026-10-21 11:00 condition background check by 2026-11-05")
    assert state_of(tale, "2026-10-21T12:00") == "offer-written"
    assert tale.open("2026-10-21T12:00") == {
        **WEEK,
        **ANSWER,
        **START_WITH_ANSWER,
        f"clear-conditions-background-check-{ROUND}": "2026-11-05",
    }


def test_interviewing_offer_written_is_offer_written() -> None:
    assert state_of(planned(WRITTEN), "2026-10-22T12:00") == "offer-written"


@pytest.mark.parametrize("line", ["2026-10-22 10:00 accepted", "2026-10-22 10:00 confirmed"])
def test_offer_written_with_half_of_it_is_not_confirmed(line: str) -> None:
    assert state_of(offered(WRITTEN, line), AFTER) == "offer-written"


def test_offer_written_accepted_and_acknowledged_is_confirmed_and_the_search_goes_on() -> None:
    tale = offered(*CONFIRMED)
    assert state_of(tale, AFTER) == "offer-confirmed"
    assert tale.open(AFTER) == {**WEEK, **START}
    assert tale.at(AFTER).open


def test_offer_verbal_accepted_and_acknowledged_stays_verbal() -> None:
    # R5.8 wants the offer in hand: on paper (A10).
    tale = offered(SPOKEN, "2026-10-22 10:00 accepted", "2026-10-22 11:00 confirmed", "2026-10-22 12:00 start on 2026-12-01")
    assert state_of(tale, AFTER) == "offer-verbal"


def test_offer_confirmed_start_date_set_is_secured_and_others_are_withdrawn_from() -> None:
    tale = tell_other(offered(*SECURED))
    assert state_of(tale, "2026-10-22T11:59") == "offer-confirmed"
    assert state_of(tale, "2026-10-22T12:00") == "secured"
    # Secured on Thursday the 22nd: two business days after is Monday the 26th. Globex waits, and is not asked how it stands any more.
    assert tale.open(AFTER) == {f"withdraw-{OTHER}": "2026-10-26"}
    assert not tale.at(AFTER).open


def test_start_date_before_the_acknowledgement_secures_at_the_acknowledgement() -> None:
    tale = offered(WRITTEN, "2026-10-21 11:00 start on 2026-12-01", "2026-10-22 10:00 accepted", "2026-10-22 11:00 confirmed")
    assert state_of(tale, "2026-10-22T10:30") == "offer-written"
    assert state_of(tale, "2026-10-22T11:00") == "secured"


def test_start_date_in_the_notes_offer_counts_as_given_with_the_paper() -> None:
    tale = tell_acme(THANKED, *CONFIRMED, body=f"{tell_acme().notes[ROUND].split('---', 2)[2]}\n## Offer\n- start: 2026-12-01\n")
    assert state_of(tale, "2026-10-22T11:00") == "secured"


def test_secured_first_day_worked_is_started_and_people_stay() -> None:
    linked = "2026-10-20 connected with [[Ada Long]] on LinkedIn"
    tale = tell_acme(THANKED, linked, *SECURED, "2026-12-01 09:00 started", ada="part: hiring-manager")
    assert state_of(tale, "2026-12-01T08:59") == "secured"
    assert state_of(tale, "2026-12-01T09:00") == "started"
    # Connected on the 20th; engaging outlives the opening.
    assert tale.open("2026-12-02T12:00") == {f"engage-ada-long-{ROUND}": "2026-10-27"}


OFFERS = {
    "offer-verbal": (SPOKEN,),
    "offer-written": (WRITTEN,),
    "offer-confirmed": CONFIRMED,
    "secured": SECURED,
}


@pytest.mark.parametrize("before", OFFERS)
def test_offer_rescinded_brings_the_search_back_at_once(before: str) -> None:
    tale = offered(*OFFERS[before], "2026-10-23 10:00 rescinded")
    assert state_of(tale, "2026-10-23T09:59") == before
    assert state_of(tale, "2026-10-23T10:00") == "rescinded"
    assert tale.open("2026-10-23T10:00") == WEEK
    assert tale.at("2026-10-23T10:00").open


def test_rescinded_leaves_withdrawn_processes_reopenable() -> None:
    tale = tell_other(offered(*SECURED, "2026-10-27 10:00 rescinded"), "2026-10-26 10:00 withdrew")
    assert state_of(tale, "2026-10-27T12:00", "globex-clerk") == "withdrawn"
    tale.log(OTHER, "2026-10-28 10:00 reopened")
    assert state_of(tale, "2026-10-28T12:00", "globex-clerk") == "waiting"
    assert tale.open("2026-10-28T12:00") == {**looking("2026-10-26"), f"follow-up-{OTHER}": "2026-11-04"}


def test_secured_start_on_another_date_stays_secured() -> None:
    tale = offered(*SECURED, "2026-10-23 10:00 start on 2027-03-01")
    assert state_of(tale, AFTER) == "secured"
    assert f"{tale.process(AFTER, PROCESS).offer.start}" == "2027-03-01"
    assert tale.open(AFTER) == {}


def test_secured_start_dropped_is_offer_confirmed_and_the_search_is_on_again() -> None:
    tale = offered(*SECURED, "2026-10-23 10:00 start dropped")
    assert state_of(tale, AFTER) == "offer-confirmed"
    # Two business days after the Friday on which it was taken back.
    assert tale.open(AFTER) == {**WEEK, **dict.fromkeys(START, "2026-10-27")}


def test_secured_start_date_passed_without_started_stays_secured() -> None:
    tale = offered(*SECURED)
    assert state_of(tale, "2026-12-15T12:00") == "secured"
    assert tale.open("2026-12-15T12:00") == {}


@pytest.mark.parametrize("before", OFFERS)
def test_offer_declined_is_declined(before: str) -> None:
    tale = offered(*OFFERS[before], "2026-10-23 10:00 declined")
    assert state_of(tale, "2026-10-23T10:00") == "declined"
    assert tale.open("2026-10-23T10:00") == WEEK


@pytest.mark.parametrize("line", ["accepted", "confirmed", "declined", "rescinded", "start on 2026-12-01", "start dropped", "started"])
def test_waiting_words_of_an_offer_before_any_offer_mean_nothing(line: str) -> None:
    tale = offered(f"2026-10-21 10:00 {line}")
    assert state_of(tale, "2026-10-21T12:00") == "waiting"


@pytest.mark.parametrize("before", ["rejected", "closed", "withdrew"])
def test_ended_offer_made_after_all_begins_afresh(before: str) -> None:
    tale = offered(*CONFIRMED, f"2026-10-22 13:00 {before}", "2026-10-23 10:00 offer spoken")
    assert state_of(tale, AFTER) == "offer-verbal"
    assert tale.process(AFTER, PROCESS).offer.on_paper is None


def test_verbal_acceptance_is_asked_again_on_paper() -> None:
    # Written offers often differ from what was said (rules.md 8.8).
    tale = offered(SPOKEN, "2026-10-21 11:00 accepted", "2026-10-22 10:00 offer written")
    # Written on Thursday the 22nd without a deadline: Monday the 26th.
    assert tale.open("2026-10-22T12:00") == {**WEEK, f"answer-offer-{ROUND}": "2026-10-26", f"get-start-date-{ROUND}": "2026-10-26"}


def test_two_offers_neither_ends_the_search() -> None:
    tale = tell_other(offered(*CONFIRMED), "2026-10-22 10:00 offer spoken")
    assert tale.open(AFTER) == {**WEEK, **START, f"get-offer-in-writing-{OTHER}": "2026-10-26"}


def test_round_held_under_an_offer_leaves_the_offer_standing() -> None:
    tale = offered(*CONFIRMED)
    tell_round(tale, "2026-10-23-acme-team", "2026-10-23T09:00", "2026-10-23 11:00 thanked [[Ada Long]]")
    assert state_of(tale, AFTER) == "offer-confirmed"
