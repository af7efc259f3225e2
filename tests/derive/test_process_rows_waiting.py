"""rules.md 3.3 from the application to the long silence: each row's from, event, to and effect."""

from __future__ import annotations

import pytest
from support.searches import (
    ADA,
    FOLLOW_UP,
    FULL_BODY,
    INVITED,
    LATER,
    PROCESS,
    ROUND,
    SPENT,
    THANKED,
    US,
    Tale,
    looking,
    plan_later,
    state_of,
    tell_acme,
    tell_round,
)

from followup_md.config import Settings
from followup_md.derive.record import Doing, format_done
from followup_md.words import say_full_reason

APPLIED = "2026-10-13 applied to Acme as Analyst"


def applied() -> Tale:
    """Tell of an application alone, in the search log."""
    tale = Tale()
    tale.person("Ada Long", ADA)
    tale.log("search", APPLIED)
    return tale


def settled(*lines: str, toml: str = US) -> Tale:
    """Tell the round with everything done but the follow-up."""
    return tell_acme(THANKED, *lines, toml=toml)


def test_nothing_applied_is_applied_and_counts_as_search_activity() -> None:
    tale = applied()
    assert not tale.at("2026-10-12T23:00").processes
    assert state_of(tale, "2026-10-13T12:00") == "applied"
    assert tale.at("2026-10-13T12:00").week.done == 1
    assert tale.open("2026-10-13T12:00") == looking("2026-10-12")


# The rows "round planned": the one of live states, and the one of what had stopped.
STOPPED = {
    "waiting": ["2026-10-26 10:00 followed up with [[Ada Long]] by email", "2026-11-20 heard from [[Ada Long]]"],
    "quiet": [],
    "on-hold": ["2026-10-21 on hold"],
    "rejected": ["2026-10-21 rejected"],
    "closed": ["2026-10-21 closed"],
    "withdrawn": ["2026-10-21 withdrew"],
    "declined": ["2026-10-21 09:00 offer spoken", "2026-10-21 10:00 declined"],
    "rescinded": ["2026-10-21 09:00 offer spoken", "2026-10-21 10:00 rescinded"],
}


@pytest.mark.parametrize("before", STOPPED)
def test_round_planned_makes_it_interviewing_and_nothing_is_asked(before: str) -> None:
    tale = settled(*STOPPED[before])
    assert state_of(tale, "2026-11-27T12:00") == before
    plan_later(tale)
    assert state_of(tale, "2026-11-27T12:00") == "interviewing"
    assert tale.open("2026-11-27T12:00") == {**looking("2026-11-23"), f"prep-{LATER}": "2026-11-29"}


@pytest.mark.parametrize("before", STOPPED)
def test_round_held_after_all_begins_a_new_waiting_period_with_a_fresh_allowance(before: str) -> None:
    tale = plan_later(settled(*STOPPED[before]), "2026-11-30 15:00 thanked [[Ada Long]] by letter")
    assert state_of(tale, "2026-11-30T16:00") == "waiting"
    # Seven days after Monday 30 November.
    assert tale.open("2026-11-30T16:00") == {**looking("2026-11-30"), f"follow-up-{LATER}": "2026-12-07"}


def test_applied_round_planned_is_interviewing() -> None:
    tale = applied()
    tell_round(tale, ROUND, "2026-10-19T10:00")
    assert state_of(tale, "2026-10-16T12:00") == "interviewing"
    assert tale.open("2026-10-16T12:00") == {**looking("2026-10-12"), f"prep-{ROUND}": "2026-10-18"}


def test_interviewing_last_planned_round_held_is_waiting_from_its_end() -> None:
    tale = settled()
    assert state_of(tale, "2026-10-19T10:59") == "interviewing"
    assert state_of(tale, "2026-10-19T11:00") == "waiting"
    assert tale.open("2026-10-20T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-10-26"}


def test_interviewing_with_one_held_and_one_planned_is_not_waiting() -> None:
    tale = plan_later(settled())
    assert state_of(tale, "2026-10-26T12:00") == "interviewing"
    assert tale.process("2026-10-26T12:00", PROCESS).waiting is None


def test_interviewing_last_planned_round_cancelled_none_held_is_waiting_from_the_cancellation() -> None:
    tale = tell_acme("2026-10-14 09:00 cancelled")
    assert state_of(tale, "2026-10-15T12:00") == "waiting"
    # Wednesday 14 October: one business day after is Thu 15, seven days after is Wed 21.
    assert tale.open("2026-10-15T12:00") == {**looking("2026-10-12"), f"reschedule-{ROUND}": "2026-10-15", FOLLOW_UP: "2026-10-21"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("after the works council", "you met on Mon 19 Oct; what they said of their decision holds no date"),
        ("no date", "you met on Mon 19 Oct; they named no date"),
    ],
)
def test_waiting_after_words_without_a_date_never_says_that_they_named_none(said: str, words: str) -> None:
    waiting = tell_acme(body=f"{FULL_BODY}\n## Next steps\n- they said: {said}\n").process("2026-10-21T12:00", PROCESS).waiting
    assert waiting is not None
    assert say_full_reason(waiting.why) == words


def test_waiting_inbound_without_a_date_re_anchors_while_unspent() -> None:
    tale = settled("2026-10-22 heard from [[Ada Long]] by phone")
    assert state_of(tale, "2026-10-23T12:00") == "waiting"
    assert tale.open("2026-10-23T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-10-29"}


def test_waiting_inbound_without_a_date_gives_nothing_back_once_spent() -> None:
    tale = settled(SPENT, "2026-10-28 heard from [[Ada Long]] by phone")
    assert tale.open("2026-11-05T12:00") == looking("2026-11-02")


def test_waiting_inbound_without_a_date_leaves_an_open_decision_date_alone() -> None:
    tale = settled("2026-10-22 heard from [[Ada Long]] decide by 2026-11-05", "2026-10-23 heard from [[Ada Long]] by phone")
    assert tale.open("2026-10-24T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-11-05"}


def test_waiting_inbound_after_a_passed_decision_date_re_anchors() -> None:
    tale = settled("2026-10-22 heard from [[Ada Long]] decide by 2026-10-23", "2026-10-27 heard from [[Ada Long]] by phone")
    assert tale.open("2026-10-28T12:00") == {**looking("2026-10-26"), FOLLOW_UP: "2026-11-03"}


@pytest.mark.parametrize("day", ["2026-10-23", "2026-11-05"])
def test_waiting_inbound_decision_date_moves_the_unspent_follow_up(day: str) -> None:
    tale = settled(f"2026-10-22 heard from [[Ada Long]] decide by {day}")
    assert tale.open("2026-10-22T18:00") == {**looking("2026-10-19"), FOLLOW_UP: day}


def test_waiting_inbound_decision_date_reopens_nothing_once_spent() -> None:
    tale = settled(SPENT, "2026-10-27 heard from [[Ada Long]] decide by 2026-11-05")
    assert tale.open("2026-11-05T12:00") == looking("2026-11-02")


def test_waiting_inbound_decision_date_reopens_once_spent_with_the_key() -> None:
    tale = settled(SPENT, "2026-10-27 heard from [[Ada Long]] decide by 2026-11-05", toml=US + "[follow_up]\nnew_date_reopens = true\n")
    assert tale.open("2026-10-27T18:00") == {**looking("2026-10-26"), INVITED: "2026-11-05"}


def test_waiting_invited_moves_the_unspent_follow_up() -> None:
    tale = settled("2026-10-22 heard from [[Ada Long]] write again on 2026-11-05")
    assert state_of(tale, "2026-10-22T18:00") == "waiting"
    assert tale.open("2026-10-22T18:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-11-05"}


def test_waiting_invited_grants_no_second_follow_up_while_unspent() -> None:
    tale = settled("2026-10-22 heard from [[Ada Long]] write again on 2026-11-05", "2026-11-05 10:00 followed up with [[Ada Long]]")
    assert tale.open("2026-11-06T12:00") == looking("2026-11-02")


def test_waiting_invited_once_spent_opens_exactly_one_more() -> None:
    tale = settled(SPENT, "2026-10-27 heard from [[Ada Long]] write again on 2026-11-05")
    assert tale.open("2026-10-27T18:00") == {**looking("2026-10-26"), INVITED: "2026-11-05"}
    tale.log(ROUND, "2026-11-05 10:00 followed up with [[Ada Long]] by email")
    assert tale.open("2026-11-05T12:00") == looking("2026-11-02")


def test_quiet_invited_is_waiting_with_the_follow_up_on_that_date() -> None:
    # Quiet since 25 November (see below); Tuesday 8 December is no day off.
    tale = settled("2026-11-27 heard from [[Ada Long]] write again on 2026-12-08")
    assert state_of(tale, "2026-11-26T12:00") == "quiet"
    assert state_of(tale, "2026-11-27T12:00") == "waiting"
    assert tale.open("2026-11-27T12:00") == {**looking("2026-11-23"), FOLLOW_UP: "2026-12-08"}


@pytest.mark.parametrize("words", ["no follow-ups", "no contact"])
def test_waiting_told_to_stop_mutes_and_closes_the_guard(words: str) -> None:
    tale = settled(f"2026-10-21 heard from [[Ada Long]] {words}")
    assert state_of(tale, "2026-10-26T12:00") == "waiting"
    assert tale.open("2026-10-26T12:00") == looking("2026-10-26")
    assert tale.guard("2026-10-26T12:00", "Ada Long").verdict == "refuse"


def test_waiting_told_no_follow_ups_keeps_unsent_thank_yous_and_connects() -> None:
    tale = tell_acme("2026-10-20 09:00 heard from [[Ada Long]] no follow-ups", ada="part: hiring-manager")
    due = "2026-10-20 11:00"
    assert tale.open("2026-10-20T09:30") == {
        **looking("2026-10-19"),
        f"thank-ada-long-{ROUND}": due,
        f"connect-ada-long-{ROUND}": due,
    }


def test_waiting_told_no_contact_removes_unsent_thank_yous_and_connects() -> None:
    tale = tell_acme("2026-10-20 09:00 heard from [[Ada Long]] no contact", ada="part: hiring-manager")
    assert tale.open("2026-10-20T09:30") == looking("2026-10-19")


# `quiet_after` is 30 days: from the follow-up's due of 26 October to 25 November, and so on from each later day.
QUIET = [
    pytest.param([], "2026-11-25", id="follow-up-due-26-oct"),
    pytest.param(["2026-10-30 10:00 followed up with [[Ada Long]]"], "2026-11-29", id="own-contact-30-oct"),
    pytest.param([SPENT, "2026-10-28 heard from [[Ada Long]]"], "2026-11-27", id="their-contact-28-oct"),
    pytest.param([SPENT, "2026-10-28 heard from [[Ada Long]] decide by 2026-11-05"], "2026-12-05", id="decision-date-5-nov"),
    pytest.param(["2026-10-22 heard from [[Ada Long]]"], "2026-11-28", id="follow-up-re-anchored-29-oct"),
]


@pytest.mark.parametrize(("lines", "day"), QUIET)
def test_waiting_is_quiet_thirty_days_after_the_latest_word_date_or_due(lines: list[str], day: str) -> None:
    tale = settled(*lines)
    eve = f"{day[:8]}{int(day[8:]) - 1:02}T23:59"
    assert state_of(tale, eve) == "waiting"
    assert state_of(tale, f"{day}T00:00") == "quiet"


def test_quiet_derives_record_outcome_and_nothing_to_send() -> None:
    assert settled().open("2026-11-25T12:00") == {**looking("2026-11-23"), f"record-outcome-{ROUND}": "2026-11-25"}


def test_quiet_ends_by_heard_from_with_a_fresh_allowance() -> None:
    tale = settled(SPENT, "2026-12-01 heard from [[Ada Long]] by phone")
    assert state_of(tale, "2026-11-30T12:00") == "quiet"
    assert state_of(tale, "2026-12-01T18:00") == "waiting"
    assert tale.open("2026-12-01T18:00") == {**looking("2026-11-30"), FOLLOW_UP: "2026-12-08"}


def test_quiet_is_not_ended_by_ones_own_letter() -> None:
    tale = settled(SPENT, "2026-12-01 10:00 followed up with [[Ada Long]] by email")
    assert state_of(tale, "2026-12-01T18:00") == "quiet"


def test_date_given_before_a_waiting_period_began_lapses_with_the_one_before() -> None:
    tale = plan_later(settled("2026-10-22 heard from [[Ada Long]] decide by 2026-12-18"), "2026-11-30 15:00 thanked [[Ada Long]] by letter")
    assert tale.open("2026-11-30T16:00") == {**looking("2026-11-30"), f"follow-up-{LATER}": "2026-12-07"}


@pytest.mark.parametrize("line", ["offer spoken", "offer written", "rejected", "closed", "on hold", "heard from [[Ada Long]]", "withdrew"])
def test_last_contact_is_the_last_word_of_either_side(line: str) -> None:
    tale = tell_acme("2026-10-20 12:00 thanked [[Ada Long]] by letter", f"2026-10-23 10:00 {line}")
    assert f"{tale.process('2026-10-23T12:00', PROCESS).last_contact}" == "2026-10-23"


# The row "they name a next round". Said on Wednesday 21 October; without it the follow-up would be due on Monday the 26th.
NAMED = "2026-10-21 heard from [[Ada Long]] next round"


@pytest.mark.parametrize(
    ("line", "last", "lapsed", "due"),
    [
        # Seven days after Thursday the 29th are Thursday 5 November; the new wait counts a week from the 29th.
        pytest.param(f"{NAMED} on 2026-10-29 10:00", "2026-11-05T23:59", "2026-11-06T00:00", "2026-11-05", id="day"),
        # Seven days after the line; a week from it.
        pytest.param(f"{NAMED}: they will call", "2026-10-28T23:59", "2026-10-29T00:00", "2026-10-28", id="no-day"),
    ],
)
def test_a_next_round_that_they_named_holds_the_floor_until_a_week_after_it(line: str, last: str, lapsed: str, due: str) -> None:
    tale = settled(line)
    assert FOLLOW_UP in tale.open("2026-10-20T12:00")
    assert tale.guard("2026-10-27T12:00", "Ada Long").reason.kind == "round-planned"
    for now in ("2026-10-21T23:59", last):
        assert (state_of(tale, now), FOLLOW_UP in tale.open(now), tale.process(now, PROCESS).next_round is not None) == (
            "interviewing",
            False,
            True,
        )
    assert (state_of(tale, lapsed), tale.open(lapsed)[FOLLOW_UP]) == ("waiting", due)


def test_a_line_after_the_floor_has_lapsed_finds_the_new_wait() -> None:
    # It lapsed on Thursday the 29th; their word of 2 November is a status without a day, so the week begins again.
    tale = settled(NAMED, "2026-11-02 heard from [[Ada Long]]")
    assert tale.open("2026-11-02T23:59")[FOLLOW_UP] == "2026-11-09"


def test_a_round_that_begins_takes_the_place_of_the_one_they_named() -> None:
    tale = plan_later(settled(f"{NAMED} on 2026-11-30"), "2026-11-30 15:00 thanked [[Ada Long]] by letter")
    assert tale.process("2026-11-20T12:00", PROCESS).next_round is None  # its note stands
    assert state_of(tale, "2026-11-20T12:00") == "interviewing"
    assert tale.open("2026-11-30T16:00")[f"follow-up-{LATER}"] == "2026-12-07"


@pytest.mark.parametrize("kind", ["on hold", "rejected", "closed", "withdrew"])
def test_a_next_round_reopens_what_had_stopped(kind: str) -> None:
    tale = settled(f"2026-10-20 {kind}", f"{NAMED} on 2026-10-29")
    assert state_of(tale, "2026-10-21T23:59") == "interviewing"
    assert state_of(tale, "2026-11-06T00:00") == "waiting"


def test_with_an_offer_the_state_stays_and_the_next_round_is_named() -> None:
    tale = settled("2026-10-20 10:00 offer spoken", f"{NAMED} on 2026-10-29")
    process = tale.process("2026-10-21T23:59", PROCESS)
    assert process.state == "offer-verbal"
    assert process.next_round is not None
    assert f"{process.next_round.next_on}" == "2026-10-29"


# An application without a round: its company is named in the search log.
@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("rejected by Acme", "rejected"),
        ("closed at Acme as Analyst: filled", "closed"),
        ("withdrew from Acme", "withdrawn"),
        ("on hold at Acme", "on-hold"),
        ("heard from Acme: they are slow", "applied"),
        ("heard from Acme next round on 2026-10-22", "interviewing"),
        ("rejected by Acme as Clerk", None),
    ],
)
def test_an_application_takes_the_state_that_the_search_log_says(line: str, state: str | None) -> None:
    tale = applied()
    tale.log("search", f"2026-10-20 {line}")
    if state is None:
        tale.excused = ("unknown-event",)
    process = tale.process("2026-10-20T23:59", PROCESS)
    assert (process.state, process.company, process.role) == (state or "applied", "Acme", "Analyst")


def test_the_line_that_withdraws_an_application_says_its_company() -> None:
    tale = plan_later(settled("2026-10-21 offer written", "2026-10-21 accepted", "2026-10-21 confirmed", "2026-10-21 start on 2026-12-01"))
    tale.log("search", "2026-10-13 applied to Globex as Clerk", "2026-10-13 applied to Initech")
    search = tale.at("2026-10-21T23:59")
    actions = {action.process: action for action in search.actions if action.action == "withdraw"}
    lines = {process: format_done(Doing(action, search, Settings())) for process, action in actions.items()}
    assert lines == {"globex-clerk": ("withdrew from Globex as Clerk",), "initech": ("withdrew from Initech",)}


def test_after_the_next_round_of_an_application_there_is_nobody_to_ask() -> None:
    tale = applied()
    tale.log("search", "2026-10-20 heard from Acme next round on 2026-10-22")
    assert state_of(tale, "2026-10-29T23:59") == "interviewing"
    assert state_of(tale, "2026-10-30T00:00") == "applied"
    assert tale.open("2026-10-30T00:00") == looking("2026-10-26")


def test_a_line_in_everyday_order_may_come_before_the_application_in_the_file() -> None:
    tale = Tale()
    tale.log("search", "2026-10-20 rejected by Acme", APPLIED)
    assert state_of(tale, "2026-10-20T23:59") == "rejected"


def test_an_application_without_a_role_joins_the_rounds_of_its_company() -> None:
    tale = settled()
    tale.log("search", "2026-10-13 applied to Acme", "2026-10-13 applied to Globex")
    assert [process.id for process in tale.at("2026-10-20T12:00").processes] == [PROCESS, "globex"]
