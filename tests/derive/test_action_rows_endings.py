"""rules.md 3.4, column by column: withdraw, record-outcome, reply-rejection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.searches import CONFIRMED, OTHER, ROUND, SECURED, SPENT, THANKED, US, is_open, looking, plan_later, tell_acme, tell_other

if TYPE_CHECKING:
    from support.searches import Tale

WITHDRAW, RECORD, REPLY = f"withdraw-{OTHER}", f"record-outcome-{ROUND}", f"reply-rejection-{ROUND}"
REJECTED = "2026-10-23 10:00 rejected"


# withdraw


def two(*lines: str, other: tuple[str, ...] = ()) -> Tale:
    """Tell Acme by `lines`, and Globex beside it."""
    return tell_other(tell_acme(THANKED, *lines), *other)


def test_withdraw_trigger_one_secured_and_another_live() -> None:
    assert not is_open(two(*SECURED), "2026-10-22T11:59", WITHDRAW)
    assert is_open(two(*SECURED), "2026-10-22T12:00", WITHDRAW)


@pytest.mark.parametrize("lines", [("2026-10-21 offer spoken",), ("2026-10-21 offer written",), CONFIRMED], ids=len)
def test_withdraw_is_never_suggested_before_it_is_secured(lines: tuple[str, ...]) -> None:
    assert not [action for action in two(*lines).at("2026-10-23T12:00").actions if action.action == "withdraw"]


def test_withdraw_not_from_the_secured_process_itself() -> None:
    assert tell_acme(THANKED, *SECURED).open("2026-10-23T12:00") == {}


@pytest.mark.parametrize("line", ["on hold", "offer spoken", "offer written"])
def test_withdraw_from_whatever_is_live(line: str) -> None:
    assert is_open(two(*SECURED, other=(f"2026-10-21 {line}",)), "2026-10-23T12:00", WITHDRAW)


def test_withdraw_from_a_mere_application_by_its_process() -> None:
    tale = tell_acme(THANKED, *SECURED)
    tale.log("search", "2026-10-15 applied to Initech as Clerk")
    assert tale.open("2026-10-23T12:00") == {"withdraw-initech-clerk": "2026-10-26"}


def test_withdraw_who_is_their_contact() -> None:
    assert two(*SECURED).action("2026-10-23T12:00", WITHDRAW).person_name == "Ruth Ames"


def test_withdraw_due_two_business_days_after_it_was_secured() -> None:
    assert two(*SECURED).open("2026-10-23T12:00")[WITHDRAW] == "2026-10-26"


def test_withdraw_overdue_when_the_fifth_business_day_after_is_over() -> None:
    # Secured on Thursday the 22nd: Fri 23, Mon 26, Tue 27, Wed 28, Thu 29.
    assert two(*SECURED).action("2026-10-29T23:59", WITHDRAW).urgency == "due"
    assert two(*SECURED).action("2026-10-30T00:00", WITHDRAW).urgency == "overdue"


@pytest.mark.parametrize("line", ["withdrew", "rejected", "closed"])
def test_withdraw_disappears_when_that_process_ended_and_is_done_when_logged(line: str) -> None:
    assert two(*SECURED, other=(f"2026-10-23 10:00 {line}",)).open("2026-10-23T12:00") == {}


def test_withdraw_goes_when_the_secured_one_is_rescinded() -> None:
    tale = two(*SECURED, "2026-10-23 10:00 rescinded")
    assert tale.open("2026-10-23T12:00") == {**looking("2026-10-19"), f"follow-up-{OTHER}": "2026-10-27"}


def test_withdraw_stays_when_the_first_day_was_worked() -> None:
    assert is_open(two(*SECURED, "2026-12-01 started"), "2026-12-02T12:00", WITHDRAW)


# record-outcome


def test_record_outcome_trigger_quiet_and_due_now() -> None:
    # Thirty days after the follow-up's due of 26 October.
    assert not is_open(tell_acme(THANKED), "2026-11-24T23:59", RECORD)
    found = tell_acme(THANKED).action("2026-11-25T00:00", RECORD)
    assert (f"{found.due}", found.urgency) == ("2026-11-25", "due")


def test_record_outcome_is_never_overdue() -> None:
    assert tell_acme(THANKED).action("2027-11-25T12:00", RECORD).overdue_at is None


@pytest.mark.parametrize("line", ["heard from [[Ada Long]]", "offer spoken", "rejected", "on hold"])
def test_record_outcome_disappears_with_a_word_from_them_or_an_outcome(line: str) -> None:
    tale = tell_acme(THANKED, SPENT, f"2026-11-30 10:00 {line}")
    assert is_open(tale, "2026-11-30T09:59", RECORD)
    assert not is_open(tale, "2026-11-30T10:00", RECORD)


@pytest.mark.parametrize("line", ["closed", "withdrew", "reopened"])
def test_record_outcome_done_when_the_state_is_set(line: str) -> None:
    assert not is_open(tell_acme(THANKED, f"2026-11-30 10:00 {line}"), "2026-11-30T12:00", RECORD)


def test_record_outcome_not_with_a_round_planned() -> None:
    assert not is_open(plan_later(tell_acme(THANKED)), "2026-11-27T12:00", RECORD)


# reply-rejection


def rejected(*lines: str, toml: str = "reply_to_rejection = true\n" + US) -> Tale:
    return tell_acme(THANKED, *lines, toml=toml)


def test_reply_rejection_trigger_rejected_and_configured() -> None:
    assert not is_open(rejected(REJECTED), "2026-10-23T09:59", REPLY)
    assert rejected(REJECTED).open("2026-10-23T10:00") == {**looking("2026-10-19"), REPLY: "2026-10-27"}
    assert not is_open(rejected(REJECTED, toml=US), "2026-10-23T12:00", REPLY)


@pytest.mark.parametrize("line", ["closed", "withdrew"])
def test_reply_rejection_only_to_a_rejection(line: str) -> None:
    assert not is_open(rejected(f"2026-10-23 {line}"), "2026-10-23T12:00", REPLY)


def test_reply_rejection_disappears_when_reopened() -> None:
    assert not is_open(rejected(REJECTED, "2026-10-24 10:00 reopened"), "2026-10-24T12:00", REPLY)


def test_reply_rejection_who_and_due_and_never_overdue() -> None:
    found = rejected(REJECTED).action("2026-10-29T12:00", REPLY)
    # Friday the 23rd: Mon 26, Tue 27.
    assert (found.person_name, f"{found.due}", found.overdue_at) == ("Ada Long", "2026-10-27", None)


def test_reply_rejection_disappears_when_the_seventh_day_after_is_over() -> None:
    assert rejected(REJECTED).action("2026-10-30T23:59", REPLY).status == "open"
    assert rejected(REJECTED).action("2026-10-31T00:00", REPLY).status == "lapsed"


def test_reply_rejection_done_when_logged() -> None:
    tale = rejected("2026-10-21 replied to [[Ada Long]]", REJECTED, "2026-10-26 10:00 replied to [[Ada Long]] by email")
    assert is_open(tale, "2026-10-26T09:59", REPLY)
    assert tale.action("2026-10-26T10:00", REPLY).status == "done"


def test_reply_rejection_a_second_one_is_refused() -> None:
    tale = rejected(REJECTED, "2026-10-26 10:00 replied to [[Ada Long]] by email")
    assert tale.guard("2026-10-27T12:00", "Ada Long").verdict == "refuse"
    assert tale.open("2026-10-27T12:00") == looking("2026-10-26")
