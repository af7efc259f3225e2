"""Every row of rules.md 3.2: what becomes of a round, and what follows from it."""

from __future__ import annotations

import pytest
from support.searches import ADA, FOLLOW_UP, LATER, PROCESS, ROUND, Tale, looking, plan_later, state_of, tell_acme, tell_round

AFTER = "2026-10-19T11:00"
NOTHING = ""


def status_of(tale: Tale, now: str) -> str:
    return tale.process(now, PROCESS).rounds[0].status


def test_note_written_with_its_end_ahead_is_planned_and_derives_prep() -> None:
    tale = tell_acme(body=NOTHING)
    assert status_of(tale, "2026-10-16T12:00") == "planned"
    assert tale.open("2026-10-16T12:00") == {**looking("2026-10-12"), f"prep-{ROUND}": "2026-10-18"}


def test_planned_stays_planned_while_it_runs() -> None:
    tale = tell_acme(body=NOTHING)
    assert status_of(tale, "2026-10-19T10:59") == "planned"
    assert tale.open("2026-10-19T10:59") == looking("2026-10-19")


def test_planned_is_held_at_its_end_and_derives_the_five_things() -> None:
    tale = tell_acme(body=NOTHING, met=("Ada Long", "Ben Cole"), ada="part: hiring-manager")
    tale.person("Ben Cole", 'address: ""\nprofiles: ""')
    assert status_of(tale, AFTER) == "held"
    assert tale.open(AFTER) == {
        **looking("2026-10-19"),
        f"recap-{ROUND}": "2026-10-19 11:00",
        f"review-{ROUND}": "2026-10-20 11:00",
        f"thank-ada-long-{ROUND}": "2026-10-20 11:00",
        f"thank-ben-cole-{ROUND}": "2026-10-20 11:00",
        f"find-contact-ben-cole-{ROUND}": "2026-10-19 23:00",
        f"find-profile-ben-cole-{ROUND}": "2026-10-20 11:00",
        f"connect-ada-long-{ROUND}": "2026-10-20 11:00",
        FOLLOW_UP: "2026-10-26",
    }


def tell_moved() -> Tale:
    """Tell the round of Monday as moved to Wednesday 21 October."""
    tale = Tale()
    tale.person("Ada Long", ADA)
    tell_round(tale, ROUND, "2026-10-21T10:00", "2026-10-16 rescheduled from 2026-10-19 10:00", body=NOTHING)
    return tale


def test_rescheduled_with_a_new_time_stays_planned_and_prep_moves() -> None:
    tale = tell_moved()
    assert status_of(tale, "2026-10-19T12:00") == "planned"
    assert tale.open("2026-10-19T12:00") == {**looking("2026-10-19"), f"prep-{ROUND}": "2026-10-20"}


def test_rescheduled_is_held_when_the_new_end_passes_and_all_dues_move() -> None:
    tale = tell_moved()
    assert status_of(tale, "2026-10-21T10:59") == "planned"
    assert tale.open("2026-10-21T11:00") == {
        **looking("2026-10-19"),
        f"recap-{ROUND}": "2026-10-21 11:00",
        f"review-{ROUND}": "2026-10-22 11:00",
        f"thank-ada-long-{ROUND}": "2026-10-22 11:00",
        FOLLOW_UP: "2026-10-28",
    }


def test_rescheduled_keeps_the_old_time_as_history() -> None:
    (moved,) = tell_moved().process("2026-10-19T12:00", PROCESS).events
    assert (f"{moved.was}", f"{moved.was_time:%H:%M}") == ("2026-10-19", "10:00")


def test_bare_rescheduled_voids_the_note_and_opens_reschedule() -> None:
    tale = tell_acme("2026-10-16 09:00 rescheduled", body=NOTHING)
    assert status_of(tale, "2026-10-20T12:00") == "void"
    # One business day after Friday the 16th is Monday the 19th.
    assert tale.open("2026-10-20T12:00")[f"reschedule-{ROUND}"] == "2026-10-19"
    assert not [name for name in tale.open("2026-10-20T12:00") if name.startswith(("recap", "review", "thank", "prep"))]


def test_bare_rescheduled_ends_when_a_later_round_exists() -> None:
    tale = plan_later(tell_acme("2026-10-16 09:00 rescheduled", body=NOTHING))
    assert tale.open("2026-10-20T12:00") == {**looking("2026-10-19"), f"prep-{LATER}": "2026-11-29"}


@pytest.mark.parametrize("line", ["2026-10-16 09:00 cancelled", "2026-10-16 09:00 cancelled by me"])
def test_cancelled_derives_reschedule_and_a_follow_up_counted_from_the_cancellation(line: str) -> None:
    tale = tell_acme(line, body=NOTHING)
    assert status_of(tale, "2026-10-19T12:00") == "cancelled"
    # Friday 16 October: one business day after is Mon 19, seven days after is Fri 23. No thank-yous, no recap.
    assert tale.open("2026-10-19T12:00") == {**looking("2026-10-19"), f"reschedule-{ROUND}": "2026-10-19", FOLLOW_UP: "2026-10-23"}


def test_cancelled_by_me_and_withdrawn_derives_neither() -> None:
    tale = tell_acme("2026-10-16 09:00 cancelled by me", "2026-10-16 09:30 withdrew", body=NOTHING)
    assert state_of(tale, "2026-10-19T12:00") == "withdrawn"
    assert tale.open("2026-10-19T12:00") == looking("2026-10-19")


def test_no_show_counts_as_cancelled() -> None:
    tale = tell_acme("2026-10-19 10:30 no show")
    assert status_of(tale, "2026-10-19T12:00") == "cancelled"
    assert tale.open("2026-10-19T12:00") == {**looking("2026-10-19"), f"reschedule-{ROUND}": "2026-10-20", FOLLOW_UP: "2026-10-26"}


def test_cancelled_and_then_rescheduled_with_a_new_time_is_a_round_again() -> None:
    tale = tell_moved()
    tale.logs[ROUND].insert(0, "2026-10-15 cancelled")
    assert tale.open("2026-10-19T12:00") == {**looking("2026-10-19"), f"prep-{ROUND}": "2026-10-20"}


def test_missed_leaves_thank_yous_only_for_those_met() -> None:
    tale = tell_acme("2026-10-19 missed [[Ben Cole]]", met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole")
    assert tale.process(AFTER, PROCESS).rounds[0].met == ("Ada Long",)
    assert tale.open("2026-10-19T12:00") == {
        **looking("2026-10-19"),
        f"thank-ada-long-{ROUND}": "2026-10-20 11:00",
        FOLLOW_UP: "2026-10-26",
    }


def test_missed_person_met_in_a_round_of_their_own_is_thanked_for_that_one() -> None:
    tale = tell_acme("2026-10-19 missed [[Ben Cole]]", "2026-10-20 09:00 thanked [[Ada Long]] by letter", met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole", "profiles: none")
    tell_round(tale, "2026-10-22-acme-ben", "2026-10-22T10:00", met=("Ben Cole",))
    # A new round, a new waiting period: seven days after Thursday the 22nd.
    assert tale.open("2026-10-22T12:00") == {
        **looking("2026-10-19"),
        "thank-ben-cole-2026-10-22-acme-ben": "2026-10-23 11:00",
        "follow-up-2026-10-22-acme-ben": "2026-10-29",
    }


def test_held_unconfirmed_keeps_its_actions() -> None:
    tale = tell_acme(body=NOTHING)
    assert status_of(tale, "2026-10-30T12:00") == "held"
    # The thank-you lapsed with the 26th; what is written down is never given up.
    assert tale.open("2026-10-30T12:00") == {
        **looking("2026-10-26"),
        f"recap-{ROUND}": "2026-10-19 11:00",
        f"review-{ROUND}": "2026-10-20 11:00",
        FOLLOW_UP: "2026-10-26",
    }
