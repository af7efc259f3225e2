"""rules.md 3.4, column by column: get-offer-in-writing, answer-offer, get-start-date, clear-conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.searches import CONFIRMED, ROUND, THANKED, WRITTEN, is_open, looking, tell_acme

from followup_md.words import say_action_title

if TYPE_CHECKING:
    from support.searches import Tale

SPOKEN = "2026-10-21 10:00 offer spoken"
DEADLINE = "2026-10-21 10:00 offer written answer by 2026-11-04"
ACCEPTED = "2026-10-22 10:00 accepted"
CHECK = "2026-10-22 10:00 condition background check by 2026-11-05"
IN_WRITING, ANSWER, START = (f"{word}-{ROUND}" for word in ("get-offer-in-writing", "answer-offer", "get-start-date"))
CLEAR = f"clear-conditions-background-check-{ROUND}"


def offered(*lines: str) -> Tale:
    return tell_acme(THANKED, *lines)


# get-offer-in-writing


def test_get_offer_in_writing_trigger_offer_spoken_and_who_is_asked() -> None:
    tale = offered(SPOKEN)
    assert not is_open(tale, "2026-10-21T09:59", IN_WRITING)
    assert tale.action("2026-10-21T10:00", IN_WRITING).person_name == "Ada Long"


def test_get_offer_in_writing_due_two_business_days_after() -> None:
    assert offered("2026-10-23 offer spoken").open("2026-10-23T23:00")[IN_WRITING] == "2026-10-27"


def test_get_offer_in_writing_overdue_when_the_fifth_business_day_after_is_over() -> None:
    # Wednesday the 21st: Thu 22, Fri 23, Mon 26, Tue 27, Wed 28.
    assert offered(SPOKEN).action("2026-10-28T23:59", IN_WRITING).urgency == "due"
    assert offered(SPOKEN).action("2026-10-29T00:00", IN_WRITING).urgency == "overdue"


@pytest.mark.parametrize("line", ["offer written", "rescinded", "declined"])
def test_get_offer_in_writing_disappears_when_written_rescinded_or_declined(line: str) -> None:
    assert not is_open(offered(SPOKEN, f"2026-10-22 10:00 {line}"), "2026-10-22T12:00", IN_WRITING)


def test_get_offer_in_writing_is_not_blocked_and_the_guard_allows_it() -> None:
    assert offered(SPOKEN).action("2026-10-21T12:00", IN_WRITING).blocked_by is None
    assert offered(SPOKEN).guard("2026-10-21T12:00", "Ada Long", "offer").verdict == "allow"


# answer-offer


def test_answer_offer_trigger_offer_written_and_who_offered() -> None:
    assert not is_open(offered(DEADLINE), "2026-10-21T09:59", ANSWER)
    assert offered(DEADLINE).action("2026-10-21T10:00", ANSWER).person_name == "Ada Long"


@pytest.mark.parametrize(
    ("line", "due", "title"),
    [
        (DEADLINE, "2026-11-04", "Answer the offer of Acme"),
        # No deadline: ask for one within two business days of Wednesday the 21st.
        (WRITTEN, "2026-10-23", "Ask Acme until when the offer stands"),
    ],
    ids=["deadline", "none-stated"],
)
def test_answer_offer_due_at_the_deadline_else_two_business_days(line: str, due: str, title: str) -> None:
    found = offered(line).action("2026-10-21T12:00", ANSWER)
    assert (f"{found.due}", say_action_title(found)) == (due, title)


def test_answer_offer_due_at_the_deadline_in_the_notes_offer() -> None:
    tale = tell_acme(THANKED, WRITTEN, body="\n## Offer\n- title: Analyst\n- answer by: 2026-11-06\n")
    assert tale.open("2026-10-21T12:00")[ANSWER] == "2026-11-06"


def test_answer_offer_keeps_the_deadline_of_the_spoken_offer() -> None:
    tale = offered("2026-10-20 offer spoken answer by 2026-11-03", WRITTEN)
    assert tale.open("2026-10-21T12:00")[ANSWER] == "2026-11-03"


def test_answer_offer_overdue_when_the_deadline_is_over() -> None:
    assert offered(DEADLINE).action("2026-11-04T23:59", ANSWER).urgency == "due"
    assert offered(DEADLINE).action("2026-11-05T00:00", ANSWER).urgency == "overdue"


def test_answer_offer_disappears_when_rescinded() -> None:
    assert not is_open(offered(DEADLINE, "2026-10-22 rescinded"), "2026-10-22T12:00", ANSWER)


def test_answer_offer_done_when_accepted() -> None:
    assert offered(DEADLINE, ACCEPTED).action("2026-10-22T12:00", ANSWER).status == "done"


def test_answer_offer_done_when_declined() -> None:
    assert not is_open(offered(DEADLINE, "2026-10-22 declined"), "2026-10-22T12:00", ANSWER)


@pytest.mark.parametrize("line", ["heard from [[Ada Long]] answer by 2026-11-13", "offer written answer by 2026-11-13"])
def test_answer_offer_extended_moves_the_deadline(line: str) -> None:
    assert offered(DEADLINE, f"2026-10-22 10:00 {line}").open("2026-10-22T12:00")[ANSWER] == "2026-11-13"


# get-start-date


def test_get_start_date_trigger_written_and_none_set_and_who_offered() -> None:
    assert not is_open(offered(WRITTEN), "2026-10-21T09:59", START)
    assert offered(WRITTEN).action("2026-10-21T10:00", START).person_name == "Ada Long"


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        ((DEADLINE,), "2026-11-04"),
        ((WRITTEN,), "2026-10-23"),
        # Accepted on Thursday the 22nd: Fri 23, Mon 26.
        ((DEADLINE, ACCEPTED), "2026-10-26"),
    ],
    ids=["with-the-answer", "no-deadline", "accepted"],
)
def test_get_start_date_due_with_the_answer_at_latest_two_business_days_after(lines: tuple[str, ...], due: str) -> None:
    assert offered(*lines).open("2026-10-22T12:00")[START] == due


def test_get_start_date_overdue_when_the_fifth_business_day_after_is_over() -> None:
    # Accepted on Thursday the 22nd: Fri 23, Mon 26, Tue 27, Wed 28, Thu 29.
    assert offered(*CONFIRMED).action("2026-10-29T23:59", START).urgency == "due"
    assert offered(*CONFIRMED).action("2026-10-30T00:00", START).urgency == "overdue"


@pytest.mark.parametrize("line", ["rescinded", "declined"])
def test_get_start_date_disappears_when_rescinded_or_declined(line: str) -> None:
    assert not is_open(offered(WRITTEN, f"2026-10-22 10:00 {line}"), "2026-10-22T12:00", START)


def test_get_start_date_done_when_set_and_open_again_when_dropped() -> None:
    tale = offered(WRITTEN, "2026-10-22 10:00 start on 2026-12-01", "2026-10-23 10:00 start dropped")
    assert tale.action("2026-10-22T12:00", START).status == "done"
    assert is_open(tale, "2026-10-23T12:00", START)


# clear-conditions


def test_clear_conditions_trigger_each_open_condition() -> None:
    tale = offered(WRITTEN, CHECK, "2026-10-22 10:00 condition references by 2026-11-06", "2026-10-22 11:00 cleared references")
    assert tale.open("2026-10-22T12:00") == {
        **looking("2026-10-19"),
        ANSWER: "2026-10-23",
        START: "2026-10-23",
        CLEAR: "2026-11-05",
    }


def test_clear_conditions_due_per_condition_and_overdue_when_its_day_is_over() -> None:
    assert offered(WRITTEN, CHECK).action("2026-11-05T23:59", CLEAR).urgency == "due"
    assert offered(WRITTEN, CHECK).action("2026-11-06T00:00", CLEAR).urgency == "overdue"


def test_clear_conditions_without_a_date_are_never_due() -> None:
    found = offered(WRITTEN, "2026-10-22 condition background check").action("2027-01-22T12:00", CLEAR)
    assert (found.due, found.overdue_at, found.urgency) == (None, None, "upcoming")


def test_clear_conditions_named_again_keeps_the_newest_date() -> None:
    tale = offered(WRITTEN, CHECK, "2026-10-23 10:00 condition Background Check by 2026-11-12")
    assert tale.open("2026-10-23T12:00")[CLEAR] == "2026-11-12"


def test_clear_conditions_disappears_when_rescinded() -> None:
    assert not is_open(offered(WRITTEN, CHECK, "2026-10-23 rescinded"), "2026-10-23T12:00", CLEAR)


def test_clear_conditions_done_when_cleared() -> None:
    assert not is_open(offered(WRITTEN, CHECK, "2026-10-30 10:00 cleared background check"), "2026-10-30T12:00", CLEAR)


def test_clear_conditions_stay_open_when_secured() -> None:
    tale = offered(*CONFIRMED, "2026-10-22 12:00 start on 2026-12-01", "2026-10-22 13:00 condition background check by 2026-11-05")
    assert tale.open("2026-10-23T12:00") == {CLEAR: "2026-11-05"}
