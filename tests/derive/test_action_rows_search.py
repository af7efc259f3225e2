"""rules.md 3.4: keep-looking column by column, the order of display, and what a person says of an action themselves."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from support.searches import (
    FOLLOW_UP,
    ROUND,
    SECURED,
    THANKED,
    WRITTEN,
    Tale,
    is_open,
    looking,
    open_actions,
    plan_later,
    tell_acme,
    tell_other,
    tell_round,
)

from followup_md.config.calendars import Calendars
from followup_md.derive.search import build_search
from followup_md.words import say_lacks

LOOKING = "keep-looking-2026-10-19"
THREE = ("2026-10-20 applied to Initech as Clerk", "2026-10-21 networked", "2026-10-22 researched")


def searched(*lines: str) -> Tale:
    """Tell of search activities, and of nothing else."""
    tale = Tale()
    tale.log("search", *lines)
    return tale


def test_keep_looking_trigger_always_even_with_nothing_else() -> None:
    assert Tale().open("2026-10-20T12:00") == looking("2026-10-19")


def test_keep_looking_due_at_the_end_of_the_week_and_never_overdue_in_it() -> None:
    found = Tale().action("2026-10-25T23:59", LOOKING)
    assert (f"{found.due}", found.urgency, found.person) == ("2026-10-25", "due", None)


def test_keep_looking_shortfall_is_not_carried_over() -> None:
    tale = searched("2026-10-20 networked")
    assert (tale.at("2026-10-25T23:59").week.done, tale.at("2026-10-26T00:00").week.done) == (1, 0)
    assert tale.open("2026-10-26T00:00") == looking("2026-10-26")
    assert tale.at("2026-10-26T00:00").week.target == 3


def test_keep_looking_shortfall_of_last_week_is_shown() -> None:
    tale = searched("2026-10-20 networked")
    # One of three in the week of Monday the 19th; the week before it knew no search yet.
    assert [tale.at(f"{now}T12:00").week.short for now in ("2026-10-21", "2026-10-26", "2026-11-02")] == [0, 2, 3]
    assert searched(*THREE).at("2026-10-26T12:00").week.short == 0


def test_keep_looking_done_for_the_week_at_the_target() -> None:
    assert say_lacks(searched(*THREE[:2]).action("2026-10-22T18:00", LOOKING).lacks) == "2 of 3 this week"
    assert searched(*THREE).action("2026-10-22T18:00", LOOKING).status == "done"
    assert searched(*THREE).open("2026-10-26T12:00") == looking("2026-10-26")


def test_keep_looking_counts_rounds() -> None:
    assert tell_other(tell_acme()).at("2026-10-20T12:00").week.done == 2


def test_keep_looking_does_not_count_a_round_called_off() -> None:
    assert tell_acme("2026-10-16 cancelled").at("2026-10-19T12:00").week.done == 0


def test_keep_looking_counts_nothing_in_a_process_with_an_offer() -> None:
    tale = tell_acme(THANKED, WRITTEN)
    tell_round(tale, "2026-10-23-acme", "2026-10-23T10:00")
    # The round of Monday counted before the offer; the one of Friday comes under it.
    assert tale.at("2026-10-23T12:00").week.done == 1


def test_keep_looking_counts_again_when_the_offer_is_gone() -> None:
    tale = tell_acme(THANKED, WRITTEN, "2026-10-22 10:00 rescinded")
    tell_round(tale, "2026-10-23-acme", "2026-10-23T10:00")
    assert tale.at("2026-10-23T12:00").week.done == 2


def test_keep_looking_disappears_when_secured_or_started() -> None:
    tale = tell_acme(THANKED, *SECURED, "2026-12-01 started")
    assert is_open(tale, "2026-10-22T11:59", LOOKING)
    assert tale.open("2026-10-22T12:00") == {}
    assert tale.open("2026-12-02T12:00") == {}


@pytest.mark.parametrize("line", ["offer spoken", "on hold", "heard from [[Ada Long]]: you are practically hired", "accepted"])
def test_keep_looking_is_blocked_by_nothing_they_say(line: str) -> None:
    found = tell_acme(THANKED, WRITTEN, f"2026-10-22 10:00 {line}").action("2026-10-23T12:00", LOOKING)
    assert (found.status, found.urgency, found.blocked_by) == ("open", "upcoming", None)


def test_keep_looking_is_not_waived_even_by_an_event_that_says_so() -> None:
    tale = tell_acme("2026-10-20 09:00 waived recap because I need a rest")
    vault, settings = tale.vault()
    (event,) = vault.events
    said = vault._replace(events=(event._replace(subject="keep-looking"),))
    now = datetime(2026, 10, 21, 12, tzinfo=ZoneInfo("America/New_York"))
    assert open_actions(build_search(said, settings, Calendars(settings).of, now))[LOOKING] == "2026-10-25"


def test_order_keep_looking_then_overdue_then_by_due_then_by_kind() -> None:
    body = "\n## Questions\n### Why did you leave Initech?\n- rating: 1\n- asked by: [[Ada Long]]\n"
    tale = plan_later(tell_acme(body=body, ada="part: hiring-manager"))
    names = [action.action for action in tale.at("2026-10-20T12:00").actions if action.status == "open"]
    # Overdue since Tuesday 11:00 (the recap since midnight), then thank (blocked, so not overdue), connect until the 26th, prep.
    assert names == ["keep-looking", "recap", "review", "improve", "thank", "connect", "prep"]


def test_snoozed_is_not_due_before_then_and_keeps_its_due_date() -> None:
    tale = tell_acme(THANKED, "2026-10-26 09:00 snoozed follow-up until 2026-10-28")
    found = tale.action("2026-10-27T12:00", FOLLOW_UP)
    assert (found.urgency, f"{found.due}", f"{found.snoozed_until}") == ("upcoming", "2026-10-26", "2026-10-28")
    assert tale.action("2026-10-28T00:00", FOLLOW_UP).urgency == "due"


def test_snoozed_follow_up_is_so_for_its_own_waiting_period_only() -> None:
    tale = tell_acme(THANKED, "2026-10-26 09:00 waived follow-up", "2026-10-27 on hold", "2026-10-28 reopened")
    assert tale.open("2026-10-28T23:00") == {**looking("2026-10-26"), FOLLOW_UP: "2026-11-04"}


@pytest.mark.parametrize(("waived", "snoozed"), [("09:00", "10:00"), ("10:00", "09:00")], ids=["snoozed after", "snoozed before"])
def test_a_waived_action_stays_waived_whatever_was_snoozed_before_or_after(waived: str, snoozed: str) -> None:
    tale = tell_acme(f"2026-10-20 {waived} waived thank because she left the room", f"2026-10-20 {snoozed} snoozed thank until 2026-10-21")
    for now in ("2026-10-20T12:00", "2026-10-22T12:00"):
        found = tale.action(now, f"thank-ada-long-{ROUND}")
        assert (found.status, found.urgency, found.snoozed_until) == ("waived", "upcoming", None)


@pytest.mark.parametrize("what", [f"thank-ada-long-{ROUND}", "thank [[Ada Long]]", "thank"])
def test_waived_by_id_or_by_word(what: str) -> None:
    tale = tell_acme(f"2026-10-20 09:00 waived {what} because she left the room")
    assert tale.action("2026-10-20T10:00", f"thank-ada-long-{ROUND}").status == "waived"


def test_waived_for_one_person_leaves_the_others() -> None:
    tale = tell_acme("2026-10-20 09:00 waived thank [[Ben Cole]]", met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole")
    assert tale.action("2026-10-20T10:00", f"thank-ada-long-{ROUND}").status == "open"


def test_waived_connect_is_waived_for_the_person_whichever_note_says_it() -> None:
    tale = tell_acme(THANKED, ada="part: hiring-manager")
    tell_round(tale, "2026-10-21-acme", "2026-10-21T10:00", "2026-10-21 12:00 waived connect [[Ada Long]]")
    assert tale.action("2026-10-21T13:00", f"connect-ada-long-{ROUND}").status == "waived"


def test_waived_in_another_round_does_not_count_here() -> None:
    tale = tell_acme(ada="part: hiring-manager")
    tell_round(tale, "2026-10-21-acme", "2026-10-21T10:00", "2026-10-21 12:00 waived thank [[Ada Long]]")
    assert tale.action("2026-10-21T13:00", f"thank-ada-long-{ROUND}").status == "open"


def test_waived_follow_up_of_one_process_leaves_the_other() -> None:
    tale = tell_other(tell_acme(THANKED), "2026-10-26 09:00 waived follow-up")
    assert tale.open("2026-10-26T12:00") == {**looking("2026-10-26"), FOLLOW_UP: "2026-10-26"}


def test_done_stays_done_when_waived_afterwards() -> None:
    tale = tell_acme(THANKED, "2026-10-20 10:00 waived thank [[Ada Long]]")
    assert tale.action("2026-10-20T12:00", f"thank-ada-long-{ROUND}").status == "done"
