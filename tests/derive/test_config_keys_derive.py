"""The keys of rules.md section 2 that change what is derived, but for `thank_you.*` and `connect.*`, and the profile `coach`."""

from __future__ import annotations

import pytest
from support.searches import (
    CONFIRMED,
    FOLLOW_UP,
    FULL_BODY,
    INVITED,
    OTHER,
    ROUND,
    SECURED,
    SPENT,
    THANKED,
    US,
    WRITTEN,
    Tale,
    is_open,
    looking,
    state_of,
    tell_acme,
    tell_other,
    tell_round,
)

from followup_md.words import say_action_title, say_lacks

THANK, CONNECT = f"thank-ada-long-{ROUND}", f"connect-ada-long-{ROUND}"
AFTER = "2026-10-19T12:00"
DECISION = "decision_date: 2026-11-04\n"


def keys(table: str, *lines: str) -> str:
    return f"{US}[{table}]\n" + "\n".join(lines) + "\n"


# follow_up


@pytest.mark.parametrize(
    ("line", "head", "due"),
    [
        # Monday 19 October: five business days are Mon 26, ten are Mon 2 November, fourteen days the same.
        ('wait = "5bd"', "", "2026-10-26"),
        ('wait = "10bd"', "", "2026-11-02"),
        ('wait = "14d"', "", "2026-11-02"),
        ('wait = "14d"', DECISION, "2026-11-04"),
        ("grace = 0", DECISION, "2026-11-04"),
        # Wednesday 4 November: Thu 5, Fri 6; the fifth is Thu 12, since Wed 11 is Veterans Day.
        ('grace = "1bd"', DECISION, "2026-11-05"),
        ('grace = "2bd"', DECISION, "2026-11-06"),
        ('grace = "5bd"', DECISION, "2026-11-12"),
        ('grace = "2bd"', "", "2026-10-26"),
        ('on_day_off = "keep"', "decision_date: 2026-11-11\n", "2026-11-11"),
        ('on_day_off = "previous"', "decision_date: 2026-11-11\n", "2026-11-10"),
        ('on_day_off = "next-business-day"', "decision_date: 2026-11-11\n", "2026-11-12"),
    ],
)
def test_follow_up_wait_grace_and_day_off(line: str, head: str, due: str) -> None:
    tale = tell_acme(THANKED, toml=keys("follow_up", line), head=head)
    assert tale.open("2026-10-20T12:00") == {**looking("2026-10-19"), FOLLOW_UP: due}


def test_follow_up_grace_is_not_added_to_a_day_they_named_for_writing() -> None:
    tale = tell_acme(THANKED, "2026-10-21 heard from [[Ada Long]] write again on 2026-11-04", toml=keys("follow_up", 'grace = "2bd"'))
    assert tale.open("2026-10-21T12:00")[FOLLOW_UP] == "2026-11-04"


def test_follow_up_anchor_thank_you_sent() -> None:
    # Thanked on Wednesday 21 October; until then the interview's day counts. A second note moves nothing.
    tale = tell_acme(
        "2026-10-21 10:00 thanked [[Ada Long]]", toml=keys("follow_up", 'anchor = "thank-you-sent"'), met=("Ada Long", "Ben Cole")
    )
    tale.person("Ben Cole", "profiles: none")
    tale.log(ROUND, "2026-10-23 thanked [[Ben Cole]]")
    assert tale.open("2026-10-21T09:59")[FOLLOW_UP] == "2026-10-26"
    assert tale.open("2026-10-23T12:00")[FOLLOW_UP] == "2026-10-28"


@pytest.mark.parametrize(("gap", "due"), [("7d", "2026-11-02"), ("3bd", "2026-10-29")])
def test_follow_up_max_and_gap(gap: str, due: str) -> None:
    tale = tell_acme(THANKED, SPENT, toml=keys("follow_up", "max = 2", f'gap = "{gap}"'))
    assert tale.open("2026-10-26T12:00") == {**looking("2026-10-26"), FOLLOW_UP: due}
    tale.log(ROUND, f"{due} 10:00 followed up with [[Ada Long]] by phone")
    assert FOLLOW_UP not in tale.open(f"{due}T12:00")


@pytest.mark.parametrize("line", ["new_date_reopens = false", "new_date_reopens = true"])
def test_follow_up_new_date_reopens(line: str) -> None:
    heard = "2026-10-27 heard from [[Ada Long]] decide by 2026-11-04"
    tale = tell_acme(THANKED, SPENT, heard, toml=keys("follow_up", line, 'grace = "1bd"'))
    reopened = {INVITED: "2026-11-05"} if line.endswith("true") else {}
    assert tale.open("2026-10-27T12:00") == {**looking("2026-10-26"), **reopened}


# calendar


@pytest.mark.parametrize(
    ("toml", "head", "start", "due"),
    [
        ("", "", "2026-11-19T10:00", "2026-11-26"),
        ("", "", "2026-12-18T10:00", "2026-12-25"),
        (US, "", "2026-11-19T10:00", "2026-11-27"),
        (US, "country: GB\n", "2026-11-19T10:00", "2026-11-26"),
        ('[calendar]\nholidays = ["2026-10-26", "2026-10-27"]\n', "", "2026-10-19T10:00", "2026-10-28"),
        # Epiphany is a holiday in Bavaria and not in Berlin.
        ('[calendar]\ncountry = "DE"\nregion = "BY"\n', "", "2026-12-30T10:00", "2027-01-07"),
        ('[calendar]\ncountry = "DE"\nregion = "BE"\n', "", "2026-12-30T10:00", "2027-01-06"),
    ],
    ids=["none-thanksgiving", "none-christmas", "country", "country-of-the-note", "listed-days", "region", "other-region"],
)
def test_calendar_country_region_and_holidays(toml: str, head: str, start: str, due: str) -> None:
    tale = tell_acme(toml=toml)
    tell_round(tale, ROUND, start, head=head)
    assert tale.open(f"{start[:10]}T12:00")[FOLLOW_UP] == due


def test_of_several_rounds_the_country_of_the_latest_counts() -> None:
    tale = tell_acme(toml=US)
    tell_round(tale, "2026-11-12-acme-screen", "2026-11-12T10:00", head="country: GB\n")
    tell_round(tale, ROUND, "2026-11-19T10:00")
    # A week later is Thanksgiving, a working day in Britain only.
    assert tale.open("2026-11-19T12:00")[FOLLOW_UP] == "2026-11-27"


# search, offer, review, quiet_after


def test_search_weekly() -> None:
    tale = tell_acme(toml=keys("search", "weekly = 2"))
    assert say_lacks(tale.action(AFTER, "keep-looking-2026-10-19").lacks) == "1 of 2 this week"
    assert tell_other(tale).action("2026-10-20T12:00", "keep-looking-2026-10-19").status == "done"


def test_search_stop_accepted() -> None:
    tale = tell_other(tell_acme(THANKED, *CONFIRMED[:2], toml=keys("search", 'stop = "accepted"')))
    assert state_of(tale, "2026-10-22T09:59") == "offer-written"
    assert state_of(tale, "2026-10-22T10:00") == "secured"
    assert tale.open("2026-10-22T12:00") == {
        f"withdraw-{OTHER}": "2026-10-26",
        f"get-start-date-{ROUND}": "2026-10-26",
    }


def test_search_stop_accepted_wants_the_paper_all_the_same() -> None:
    lines = ("2026-10-21 offer spoken", "2026-10-22 10:00 accepted")
    assert state_of(tell_acme(THANKED, *lines, toml=keys("search", 'stop = "accepted"')), "2026-10-22T12:00") == "offer-verbal"


@pytest.mark.parametrize(("line", "state"), [("false", "secured"), ("true", "offer-confirmed")])
def test_offer_conditions_must_clear(line: str, state: str) -> None:
    check = "2026-10-21 11:00 condition background check"
    toml = keys("offer", f"conditions_must_clear = {line}")
    tale = tell_acme(THANKED, WRITTEN, check, *SECURED[1:], "2026-10-30 10:00 cleared background check", toml=toml)
    assert state_of(tale, "2026-10-22T12:00") == state
    assert state_of(tale, "2026-10-30T10:00") == "secured"


def test_review_stumble_at() -> None:
    body = FULL_BODY.replace("### What did you last learn?\n- rating: 4", "### Why us?\n- rating: 3")
    for stumble_at, expected in ((2, False), (3, True)):
        tale = tell_acme(body=body, toml=keys("review", f"stumble_at = {stumble_at}"))
        assert is_open(tale, AFTER, f"improve-why-us-{ROUND}") is expected


def test_quiet_after() -> None:
    tale = tell_acme(THANKED, toml='quiet_after = "10d"\n' + US)
    # Ten days after the follow-up's due of 26 October.
    assert state_of(tale, "2026-11-04T23:59") == "waiting"
    assert state_of(tale, "2026-11-05T00:00") == "quiet"
    assert tale.open("2026-11-05T12:00") == {**looking("2026-11-02"), f"record-outcome-{ROUND}": "2026-11-05"}


# profile = "coach": e-mail, 24 h, not before 2 h, connect if invited, grace 2bd, a new date reopens.


def coached(*lines: str, head: str = "") -> Tale:
    return tell_acme(*lines, head=head, ada="part: hiring-manager", toml='profile = "coach"\n' + US)


def test_profile_coach_thanks_by_mail_within_24_hours_and_not_before_two() -> None:
    found = coached().action("2026-10-19T12:59", THANK)
    assert (say_action_title(found), f"{found.due:%d %H:%M}", found.urgency) == (
        "E-mail a thank-you note to Ada Long",
        "20 11:00",
        "blocked",
    )
    assert coached().action("2026-10-19T13:00", THANK).blocked_by is None


def test_profile_coach_connects_if_invited() -> None:
    assert coached().action("2026-10-20T12:00", CONNECT).urgency == "blocked"


def test_profile_coach_waits_two_business_days_past_the_date_and_reopens_with_a_new_one() -> None:
    heard = "2026-11-09 heard from [[Ada Long]] decide by 2026-11-16"
    tale = coached(THANKED, "2026-11-06 10:00 followed up with [[Ada Long]]", heard, head=DECISION)
    assert tale.open("2026-10-20T12:00")[FOLLOW_UP] == "2026-11-06"
    assert tale.open("2026-11-09T12:00")[INVITED] == "2026-11-18"


def test_profile_coach_gives_way_to_a_key() -> None:
    toml = 'profile = "coach"\n' + keys("thank_you", 'channel = "letter"')
    assert say_action_title(tell_acme(toml=toml).action("2026-10-19T14:00", THANK)) == "Post a thank-you letter to Ada Long"
