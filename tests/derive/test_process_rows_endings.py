"""rules.md 3.3: holds, hints, ends and new beginnings: each row's from, event, to and effect."""

from __future__ import annotations

import pytest
from support.searches import (
    ADA,
    CONFIRMED,
    FOLLOW_UP,
    INVITED,
    LATER,
    PROCESS,
    ROUND,
    SECURED,
    SPENT,
    THANKED,
    WRITTEN,
    Tale,
    looking,
    plan_later,
    state_of,
    tell_acme,
    tell_round,
)

# The live states that a round leads to, and the log that leads there; quiet comes by itself on 25 November.
LIVE = {
    "waiting": (),
    "quiet": (),
    "on-hold": ("2026-10-21 09:00 on hold",),
    "offer-verbal": ("2026-10-21 10:00 offer spoken",),
    "offer-written": (WRITTEN,),
    "offer-confirmed": CONFIRMED,
}


def live(before: str, line: str) -> tuple[Tale, str]:
    """Tell a process in the state `before`, then `line` of the 28th (of November when quiet); return it and the moment after."""
    month = "11" if before == "quiet" else "10"
    tale = tell_acme(THANKED, *LIVE[before])
    assert state_of(tale, f"2026-{month}-28T09:00") == before
    tale.log(ROUND, f"2026-{month}-28 10:00 {line}")
    return tale, f"2026-{month}-28T12:00"


def planned(line: str) -> Tale:
    """Tell a round that is still ahead, and what they said meanwhile."""
    tale = Tale()
    tale.person("Ada Long", ADA)
    tell_round(tale, ROUND, "2026-10-19T10:00", f"2026-10-15 10:00 {line}")
    return tale


def monday_of(now: str) -> str:
    return "2026-11-23" if now.startswith("2026-11") else "2026-10-26"


@pytest.mark.parametrize("before", LIVE)
def test_any_live_on_hold_is_on_hold(before: str) -> None:
    assert state_of(*live(before, "on hold")) == "on-hold"


@pytest.mark.parametrize("before", ["waiting", "quiet"])
def test_on_hold_withdraws_the_follow_up_and_keeps_looking(before: str) -> None:
    tale, now = live(before, "on hold")
    assert tale.open(now) == looking(monday_of(now))


def test_interviewing_on_hold_is_on_hold() -> None:
    tale = planned("on hold")
    assert state_of(tale, "2026-10-16T12:00") == "on-hold"
    assert tale.open("2026-10-16T12:00") == looking("2026-10-12")


def test_on_hold_keeps_a_date_they_invited_to() -> None:
    tale = tell_acme(THANKED, SPENT, "2026-10-27 heard from [[Ada Long]] write again on 2026-11-05", "2026-10-28 on hold")
    assert tale.open("2026-10-28T12:00") == {**looking("2026-10-26"), INVITED: "2026-11-05"}


def test_on_hold_drops_a_decision_date() -> None:
    tale = tell_acme(THANKED, "2026-10-27 heard from [[Ada Long]] decide by 2026-11-05", "2026-10-28 on hold")
    assert tale.open("2026-11-05T12:00") == looking("2026-11-02")


@pytest.mark.parametrize("before", ["waiting", "on-hold", "offer-verbal", "offer-written", "offer-confirmed"])
def test_any_live_hint_changes_no_state(before: str) -> None:
    tale, now = live(before, "heard from [[Ada Long]] by phone: we will make you an offer")
    assert state_of(tale, now) == before
    assert tale.process(now, PROCESS).offer.spoken == tale.process("2026-10-27T12:00", PROCESS).offer.spoken


def test_interviewing_hint_changes_no_state() -> None:
    tale = planned("heard from [[Ada Long]] by phone: you are practically hired")
    assert state_of(tale, "2026-10-16T12:00") == "interviewing"
    assert tale.open("2026-10-16T12:00") == {**looking("2026-10-12"), f"prep-{ROUND}": "2026-10-18"}


ENDINGS = {"rejected": "rejected", "closed": "closed", "withdrew": "withdrawn"}


@pytest.mark.parametrize("word", ENDINGS)
@pytest.mark.parametrize("before", LIVE)
def test_any_live_ends_and_contact_actions_with_it(before: str, word: str) -> None:
    tale, now = live(before, word)
    assert state_of(tale, now) == ENDINGS[word]
    assert tale.open(now) == looking(monday_of(now))


@pytest.mark.parametrize("word", ENDINGS)
def test_interviewing_ends_before_the_round_and_no_round_follows(word: str) -> None:
    tale = planned(word)
    for now, monday in (("2026-10-16T12:00", "2026-10-12"), ("2026-10-19T12:00", "2026-10-19")):
        assert state_of(tale, now) == ENDINGS[word]
        assert tale.open(now) == looking(monday)


@pytest.mark.parametrize("word", ["rejected", "closed"])
def test_rejected_before_the_letter_is_posted_leaves_thanks_recap_and_review(word: str) -> None:
    tale = tell_acme(f"2026-10-20 09:00 {word}", body="\n## Topics\n- nightly loads\n")
    assert tale.open("2026-10-20T09:30") == {
        **looking("2026-10-19"),
        f"recap-{ROUND}": "2026-10-19 11:00",
        f"review-{ROUND}": "2026-10-20 11:00",
        f"thank-ada-long-{ROUND}": "2026-10-20 11:00",
    }


def test_withdrawn_note_is_the_thanks_to_its_addressee_and_the_others_stay_until_they_lapse() -> None:
    tale = tell_acme("2026-10-20 09:00 withdrew", met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole", "profiles: none")
    thank = {f"thank-ben-cole-{ROUND}": "2026-10-20 11:00"}
    assert tale.action("2026-10-20T09:30", f"thank-ada-long-{ROUND}").status == "done"
    assert tale.open("2026-10-20T09:30") == {**looking("2026-10-19"), **thank}
    assert tale.open("2026-10-26T23:59") == {**looking("2026-10-26"), **thank}
    assert tale.open("2026-10-27T00:00") == looking("2026-10-26")


OVER = {
    "on-hold": ("2026-10-21 on hold",),
    "rejected": ("2026-10-21 rejected",),
    "closed": ("2026-10-21 closed",),
    "withdrawn": ("2026-10-21 withdrew",),
    "declined": (WRITTEN, "2026-10-21 11:00 declined"),
    "rescinded": (WRITTEN, "2026-10-21 11:00 rescinded"),
}


@pytest.mark.parametrize("before", OVER)
def test_stopped_reopened_is_waiting_with_a_fresh_allowance_and_history_kept(before: str) -> None:
    tale = tell_acme(THANKED, "2026-10-20 15:00 followed up with [[Ada Long]]", *OVER[before])
    assert state_of(tale, "2026-10-28T09:00") == before
    tale.log(ROUND, "2026-10-28 10:00 reopened")
    assert state_of(tale, "2026-10-28T12:00") == "waiting"
    # Seven days after Wednesday 28 October.
    assert tale.open("2026-10-28T12:00") == {**looking("2026-10-26"), FOLLOW_UP: "2026-11-04"}
    assert tale.process("2026-10-28T12:00", PROCESS).rounds[0].status == "held"


def test_quiet_reopened_is_waiting_with_a_fresh_allowance() -> None:
    tale = tell_acme(THANKED, SPENT, "2026-12-01 10:00 reopened")
    assert state_of(tale, "2026-11-30T12:00") == "quiet"
    assert tale.open("2026-12-01T12:00") == {**looking("2026-11-30"), FOLLOW_UP: "2026-12-08"}


def test_waiting_reopened_changes_nothing() -> None:
    tale = tell_acme(THANKED, SPENT, "2026-10-28 10:00 reopened")
    assert tale.open("2026-10-28T12:00") == looking("2026-10-26")


def test_rejected_feedback_mail_reopens_nothing() -> None:
    tale = tell_acme(THANKED, "2026-10-21 rejected", "2026-10-22 heard from [[Ada Long]] by email: your talk was too long")
    assert state_of(tale, "2026-10-22T18:00") == "rejected"
    assert tale.open("2026-10-22T18:00") == looking("2026-10-19")


@pytest.mark.parametrize("word", ["rejected", "withdrew", "on hold"])
def test_ended_in_an_earlier_note_and_a_round_planned_is_interviewing(word: str) -> None:
    tale = plan_later(tell_acme(THANKED, f"2026-10-21 {word}"))
    assert tale.open("2026-11-27T12:00") == {**looking("2026-11-23"), f"prep-{LATER}": "2026-11-29"}


def test_reopened_connect_is_not_repeated() -> None:
    linked = "2026-10-20 connected with [[Ada Long]] on LinkedIn"
    tale = tell_acme(THANKED, linked, "2026-10-21 rejected", "2026-10-28 10:00 reopened", ada="part: hiring-manager")
    # Seven days after connecting on the 20th.
    engage = {f"engage-ada-long-{ROUND}": "2026-10-27"}
    assert tale.open("2026-10-28T12:00") == {**looking("2026-10-26"), **engage, FOLLOW_UP: "2026-11-04"}


@pytest.mark.parametrize("line", ["on hold", "accepted", "rejected", "closed", "withdrew"])
def test_ended_stays_as_it_ended(line: str) -> None:
    assert state_of(tell_acme(THANKED, WRITTEN, "2026-10-21 11:00 rejected", f"2026-10-22 {line}"), "2026-10-23T12:00") == "rejected"


def test_ended_stays_so_when_the_next_meeting_is_called_off() -> None:
    tale = plan_later(tell_acme(THANKED, "2026-10-21 rejected"), "2026-10-22 cancelled")
    assert state_of(tale, "2026-10-23T12:00") == "rejected"
    assert tale.open("2026-10-23T12:00") == looking("2026-10-19")


def test_started_stays_started_whatever_is_said() -> None:
    tale = tell_acme(THANKED, *SECURED, "2026-12-01 09:00 started", "2026-12-02 heard from [[Ada Long]]", "2026-12-03 rescinded")
    assert state_of(tale, "2026-12-04T12:00") == "started"


def test_secured_on_hold_stays_secured() -> None:
    assert state_of(tell_acme(THANKED, *SECURED, "2026-10-23 on hold"), "2026-10-24T12:00") == "secured"


@pytest.mark.parametrize("words", [": we look forward to it", " no contact"])
def test_offer_heard_of_again_keeps_the_day_since_when_it_stands(words: str) -> None:
    tale = tell_acme(THANKED, WRITTEN, f"2026-10-23 heard from [[Ada Long]]{words}")
    assert f"{tale.process('2026-10-24T12:00', PROCESS).since:%Y-%m-%d}" == "2026-10-21"


def test_offer_no_contact_removes_unsent_thank_yous() -> None:
    tale = tell_acme("2026-10-19 11:30 offer spoken", "2026-10-19 11:45 heard from [[Ada Long]] no contact")
    assert tale.action("2026-10-19T12:00", f"thank-ada-long-{ROUND}").status == "withheld"
    assert tale.guard("2026-10-19T12:00", "Ada Long", "offer").verdict == "refuse"


def test_on_hold_said_twice_stands_since_the_first() -> None:
    tale = tell_acme(THANKED, "2026-10-21 on hold", "2026-10-23 on hold")
    assert f"{tale.process('2026-10-24T12:00', PROCESS).since:%Y-%m-%d}" == "2026-10-21"
