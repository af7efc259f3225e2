"""The rows of rules.md 7.4: from a spoken offer to the first day of work, worked out by hand.

Elsewhere: the checks `hint-is-not-offer`, `conditions-open`, `start-date-odd` (start moved back, start passed silently) and
`offer-deadline-near`; the list of whom to contact again after a rescission, and deadlines side by side, as `status` shows them.
"""

from __future__ import annotations

import pytest
from support.searches import FULL_BODY, Tale

NOTE, OTHER = "2026-11-17-harbor-final", "2026-11-18-globex-final"
HARBOR, GLOBEX = "harbor-engineer", "globex-engineer"
WRITTEN = "2026-11-23 10:00 offer written answer by 2026-12-01"
YES = ("2026-11-24 10:00 accepted", "2026-11-24 15:00 confirmed")
START = "2026-11-24 16:00 start on 2027-01-04"
# Globex is followed up with on Wednesday 25 November.
FOLLOW_UP_GLOBEX = {f"follow-up-{OTHER}": "2026-11-25"}


def tell(*lines: str, toml: str = "", body: str = FULL_BODY) -> Tale:
    """Tell of a round at Harbor and one at Globex, both thanked for, and of lines in Harbor's log."""
    tale = Tale(toml='[calendar]\ncountry = "US"\n' + toml)
    for note, company, day, name in ((NOTE, "Harbor", "2026-11-17", "Priya Raman"), (OTHER, "Globex", "2026-11-18", "Ruth Ames")):
        tale.person(name, "profiles: none")
        head = f"company: {company}\nrole: Engineer\nstart: {day}T13:00\nend: {day}T14:00\ntimezone: America/New_York\n"
        tale.note(note, f'{head}interviewers: ["[[{name}]]"]', body if note == NOTE else FULL_BODY)
        tale.log(note, f"{day} 18:00 thanked everyone by letter")
    tale.log(NOTE, *lines)
    return tale


def find_state(tale: Tale, now: str, process: str = HARBOR) -> str:
    return tale.process(now, process).state


def find_withdrawals(tale: Tale, now: str) -> dict[str, str]:
    return {name: due for name, due in tale.open(now).items() if name.startswith("withdraw")}


def is_looking(tale: Tale, now: str) -> bool:
    return any(name.startswith("keep-looking") for name in tale.open(now))


def test_youre_basically_hired_stops_nothing() -> None:
    tale = tell("2026-11-19 10:00 heard from [[Priya Raman]]: you are basically hired, the offer is on its way")
    assert find_state(tale, "2026-11-19T12:00") == "waiting"
    assert tale.open("2026-11-19T12:00") == {
        "keep-looking-2026-11-16": "2026-11-22",
        f"follow-up-{NOTE}": "2026-11-27",  # they wrote on Thursday 19; a week later is Thanksgiving
        **FOLLOW_UP_GLOBEX,
    }


def test_spoken_offer_then_rescinded_never_stopped_the_search() -> None:
    tale = tell("2026-11-20 10:00 offer spoken", "2026-11-23 10:00 rescinded")
    assert tale.open("2026-11-20T12:00") == {
        "keep-looking-2026-11-16": "2026-11-22",
        f"get-offer-in-writing-{NOTE}": "2026-11-24",  # two business days after Friday 20
        **FOLLOW_UP_GLOBEX,
    }
    assert find_state(tale, "2026-11-23T12:00") == "rescinded"
    assert tale.open("2026-11-23T12:00") == {"keep-looking-2026-11-23": "2026-11-29", **FOLLOW_UP_GLOBEX}


def test_written_without_start_date_the_search_goes_on() -> None:
    assert tell(WRITTEN).open("2026-11-23T12:00") == {
        "keep-looking-2026-11-23": "2026-11-29",
        f"answer-offer-{NOTE}": "2026-12-01",
        f"get-start-date-{NOTE}": "2026-12-01",
        **FOLLOW_UP_GLOBEX,
    }


def test_accepted_start_asap_is_not_secured() -> None:
    tale = tell(WRITTEN, *YES, body=f"{FULL_BODY}\n## Offer\n- start: asap\n")
    assert find_state(tale, "2026-11-24T17:00") == "offer-confirmed"
    assert tale.open("2026-11-24T17:00") == {
        "keep-looking-2026-11-23": "2026-11-29",
        f"get-start-date-{NOTE}": "2026-11-27",  # two business days after Tuesday 24, Thanksgiving left out
        **FOLLOW_UP_GLOBEX,
    }


CHECK = "2026-11-23 11:00 condition background check by 2026-12-04"


def test_accepted_with_start_date_and_a_check_pending_is_secured() -> None:
    tale = tell(WRITTEN, CHECK, *YES, START)
    assert find_state(tale, "2026-11-24T17:00") == "secured"
    assert tale.open("2026-11-24T17:00") == {
        f"clear-conditions-background-check-{NOTE}": "2026-12-04",
        f"withdraw-{OTHER}": "2026-11-27",  # and nothing is asked of whom one withdraws from
    }


def test_accepted_with_start_date_and_a_check_pending_is_not_secured_under_the_strict_key() -> None:
    tale = tell(WRITTEN, CHECK, *YES, START, "2026-12-03 10:00 cleared background check", toml="[offer]\nconditions_must_clear = true\n")
    assert find_state(tale, "2026-11-24T17:00") == "offer-confirmed"
    assert is_looking(tale, "2026-11-24T17:00")
    assert find_withdrawals(tale, "2026-11-24T17:00") == {}
    assert find_state(tale, "2026-12-03T12:00") == "secured"
    assert find_withdrawals(tale, "2026-12-03T12:00") == {f"withdraw-{OTHER}": "2026-12-07"}


def test_start_date_moved_back_three_months_is_still_secured() -> None:
    tale = tell(WRITTEN, *YES, START, "2026-12-10 10:00 start on 2027-04-05")
    assert find_state(tale, "2026-12-10T12:00") == "secured"
    assert f"{tale.process('2026-12-10T12:00', HARBOR).offer.start}" == "2027-04-05"
    assert not is_looking(tale, "2026-12-10T12:00")
    # The search stopped on 24 November, and the withdrawals are counted from then.
    assert find_withdrawals(tale, "2026-12-10T12:00") == {f"withdraw-{OTHER}": "2026-11-27"}


def test_start_date_dropped_brings_the_search_back() -> None:
    tale = tell(WRITTEN, *YES, START, "2026-12-10 10:00 start dropped")
    assert find_state(tale, "2026-12-10T12:00") == "offer-confirmed"
    assert is_looking(tale, "2026-12-10T12:00")
    assert find_withdrawals(tale, "2026-12-10T12:00") == {}


def test_secured_then_rescinded_the_search_is_on_at_once_and_the_withdrawn_can_be_reopened() -> None:
    tale = tell(WRITTEN, *YES, START, "2026-12-02 09:00 rescinded")
    tale.log(OTHER, "2026-11-25 09:00 withdrew", "2026-12-04 09:00 reopened")
    assert tale.open("2026-11-30T12:00") == {}
    assert tale.open("2026-12-02T12:00") == {"keep-looking-2026-11-30": "2026-12-06"}
    assert find_state(tale, "2026-12-02T12:00", GLOBEX) == "withdrawn"
    assert tale.open("2026-12-04T12:00") == {"keep-looking-2026-11-30": "2026-12-06", f"follow-up-{OTHER}": "2026-12-11"}


def test_two_offers_neither_ends_the_search_until_one_is_secured() -> None:
    tale = tell(WRITTEN, *YES, START)
    tale.log(OTHER, "2026-11-23 12:00 offer written answer by 2026-11-30")
    assert tale.open("2026-11-23T13:00") == {
        "keep-looking-2026-11-23": "2026-11-29",
        f"answer-offer-{NOTE}": "2026-12-01",
        f"get-start-date-{NOTE}": "2026-12-01",
        f"answer-offer-{OTHER}": "2026-11-30",
        f"get-start-date-{OTHER}": "2026-11-30",
    }
    assert not is_looking(tale, "2026-11-24T17:00")
    assert find_withdrawals(tale, "2026-11-24T17:00") == {f"withdraw-{OTHER}": "2026-11-27"}


def test_start_date_passed_silently_is_not_archived() -> None:
    tale = tell(WRITTEN, *YES, START)
    assert find_state(tale, "2027-01-11T12:00") == "secured"
    tale.log(NOTE, "2027-01-11 13:00 started")
    assert find_state(tale, "2027-01-11T14:00") == "started"
    assert not is_looking(tale, "2027-01-11T14:00")


@pytest.mark.parametrize("start", ["2026-12-01", "2027-09-01"], ids=["fixed-term", "student"])
def test_fixed_term_or_later_start_withdraw_applies(start: str) -> None:
    tale = tell(WRITTEN, *YES, f"2026-11-24 16:00 start on {start}")
    assert find_withdrawals(tale, "2026-11-24T17:00") == {f"withdraw-{OTHER}": "2026-11-27"}
