"""rules.md 3.4, column by column: reschedule."""

from __future__ import annotations

import pytest
from support.searches import FOLLOW_UP, LATER, ROUND, THANKED, is_open, looking, plan_later, tell_acme, tell_round

RESCHEDULE = f"reschedule-{ROUND}"
CANCELLED = "2026-10-16 09:00 cancelled"


def test_reschedule_trigger_cancelled_without_a_new_time() -> None:
    tale = tell_acme(CANCELLED)
    assert not is_open(tale, "2026-10-16T08:59", RESCHEDULE)
    # Friday the 16th: one business day after is Monday the 19th, seven days after Friday the 23rd.
    assert tale.open("2026-10-16T12:00") == {**looking("2026-10-12"), RESCHEDULE: "2026-10-19", FOLLOW_UP: "2026-10-23"}


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("hiring-manager", "recruiter", "scheduler"), "Cy Coe"),
        (("hiring-manager", "recruiter", "interviewer"), "Bob Bay"),
        (("interviewer", "hiring-manager", "interviewer"), "Bob Bay"),
    ],
    ids=["scheduler", "else-recruiter", "else-who-is-asked"],
)
def test_reschedule_who_is_the_scheduler(parts: tuple[str, ...], name: str) -> None:
    names = ("Ann Ash", "Bob Bay", "Cy Coe")
    tale = tell_acme(CANCELLED, met=names)
    for person, part in zip(names, parts, strict=True):
        tale.person(person, f"part: {part}")
    assert tale.action("2026-10-16T12:00", RESCHEDULE).person_name == name


def test_reschedule_overdue_when_the_third_business_day_after_is_over() -> None:
    # Friday the 16th: Mon 19, Tue 20, Wed 21.
    assert tell_acme(CANCELLED).action("2026-10-21T23:59", RESCHEDULE).urgency == "due"
    assert tell_acme(CANCELLED).action("2026-10-22T00:00", RESCHEDULE).urgency == "overdue"


def test_reschedule_disappears_with_a_new_round() -> None:
    tale = plan_later(tell_acme(CANCELLED))
    assert not is_open(tale, "2026-10-16T12:00", RESCHEDULE)
    assert not is_open(tale, "2026-12-01T12:00", RESCHEDULE)


@pytest.mark.parametrize("line", ["offer spoken", "offer written", "rejected", "closed", "withdrew"])
def test_reschedule_disappears_with_an_outcome(line: str) -> None:
    assert not is_open(tell_acme(CANCELLED, f"2026-10-16 10:00 {line}"), "2026-10-16T12:00", RESCHEDULE)


@pytest.mark.parametrize("line", ["replied to [[Ada Long]] by email", "sent [[Ada Long]]: three times that suit me"])
def test_reschedule_done_when_a_reply_is_logged(line: str) -> None:
    assert tell_acme(CANCELLED, f"2026-10-16 10:00 {line}").action("2026-10-16T12:00", RESCHEDULE).status == "done"


def test_reschedule_not_for_a_round_before_the_one_that_was_held() -> None:
    tale = tell_acme(THANKED)
    tell_round(tale, "2026-10-12-acme", "2026-10-12T10:00", "2026-10-09 cancelled")
    assert tale.open("2026-10-20T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-10-26"}


def test_reschedule_after_a_held_round_counts_the_wait_from_the_cancellation() -> None:
    tale = plan_later(tell_acme(THANKED), "2026-11-20 cancelled")
    # Friday 20 November: one business day after is Mon 23; seven days after is Fri 27.
    assert tale.open("2026-11-20T12:00") == {
        **looking("2026-11-16"),
        f"reschedule-{LATER}": "2026-11-23",
        f"follow-up-{LATER}": "2026-11-27",
    }
