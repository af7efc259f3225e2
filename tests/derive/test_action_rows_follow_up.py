"""rules.md 3.4, column by column: follow-up and follow-up-invited."""

from __future__ import annotations

import pytest
from support.searches import FOLLOW_UP, INVITED, PROCESS, ROUND, SPENT, THANKED, Tale, is_open, looking, plan_later, tell_acme, tell_round

from followup_md.words import say_action_title, say_lacks

DECISION = "decision_date: 2026-11-04\n"
INVITATION = "2026-10-27 10:00 heard from [[Ada Long]] write again on 2026-11-05"
INVITED_TO = (THANKED, SPENT, INVITATION)
OUTCOMES = ["offer spoken", "offer written", "rejected", "closed", "withdrew"]


def panel(*parts: str, head: str = "", lines: tuple[str, ...] = ()) -> Tale:
    """Tell a round with Ann, Bob and Cy, whose parts are given in that order."""
    names = ("Ann Ash", "Bob Bay", "Cy Coe")
    tale = tell_acme(*lines, head=head, met=names)
    for name, part in zip(names, parts, strict=True):
        tale.person(name, f"part: {part}\nprofiles: none")
    return tale


# follow-up


def test_follow_up_trigger_waiting_period_open() -> None:
    assert not is_open(tell_acme(THANKED), "2026-10-19T10:59", FOLLOW_UP)
    assert is_open(tell_acme(THANKED), "2026-10-19T11:00", FOLLOW_UP)


WHO = [
    pytest.param(("recruiter", "hiring-manager", "interviewer"), f'{DECISION}decision_from: "[[Cy Coe]]"\n', "Cy Coe", id="date-giver"),
    pytest.param(("recruiter", "hiring-manager", "interviewer"), 'decision_from: "[[Cy Coe]]"\n', "Cy Coe", id="who-is-to-give-one"),
    pytest.param(("recruiter", "hiring-manager", "interviewer"), "", "Bob Bay", id="then-hiring-manager"),
    pytest.param(("interviewer", "interviewer", "recruiter"), "", "Cy Coe", id="then-recruiter"),
    pytest.param(("interviewer", "interviewer", "interviewer"), "", "Ann Ash", id="then-lead"),
]


@pytest.mark.parametrize(("parts", "head", "name"), WHO)
def test_follow_up_who_gave_the_date_else_manager_else_recruiter_else_lead(parts: tuple[str, ...], head: str, name: str) -> None:
    assert panel(*parts, head=head).action("2026-10-19T12:00", FOLLOW_UP).person_name == name


def test_follow_up_who_gave_the_date_by_phone() -> None:
    line = "2026-10-21 heard from [[Cy Coe]] by phone decide by 2026-11-04"
    tale = panel("recruiter", "hiring-manager", "interviewer", lines=(line,))
    assert tale.action("2026-10-22T12:00", FOLLOW_UP).person_name == "Cy Coe"


def test_follow_up_who_without_anybody_named() -> None:
    tale = Tale()
    tale.note(ROUND, "company: Acme\nrole: Analyst\nstart: 2026-10-19T10:00\ntimezone: America/New_York")
    tale.log(ROUND, "2026-10-14 09:00 cancelled")
    found = tale.action("2026-10-15T12:00", FOLLOW_UP)
    assert (found.person, say_action_title(found)) == (None, "Follow up with Acme")


# The US calendar of rules.md 7.1 and the decision dates of rules.md 7.3: (head, start, due).
DUE = [
    pytest.param("", "2026-11-16T10:00", "2026-11-23", id="a-week-later"),
    pytest.param("", "2026-11-19T10:00", "2026-11-27", id="thanksgiving-to-friday"),
    pytest.param("", "2026-11-21T10:00", "2026-11-30", id="saturday-to-monday"),
    pytest.param("", "2026-12-18T10:00", "2026-12-28", id="christmas-to-monday"),
    pytest.param("decision_date: 2026-11-17\n", "2026-11-16T10:00", "2026-11-17", id="sooner-than-a-week"),
    pytest.param("decision_date: 2026-12-07\n", "2026-11-16T10:00", "2026-12-07", id="in-three-weeks"),
    pytest.param("decision_date: 2026-12-05\n", "2026-11-16T10:00", "2026-12-07", id="decision-on-a-saturday"),
    pytest.param("decision_date: 2026-11-26\n", "2026-11-16T10:00", "2026-11-27", id="decision-on-a-holiday"),
]


@pytest.mark.parametrize(("head", "start", "due"), DUE)
def test_follow_up_due_at_the_decision_date_else_a_week_later_moved_off_days_off(head: str, start: str, due: str) -> None:
    tale = tell_acme()
    tell_round(tale, ROUND, start, head=head)
    assert tale.open(f"{start[:10]}T12:00")[FOLLOW_UP] == due


def test_follow_up_due_at_the_date_in_next_steps() -> None:
    tale = tell_acme(THANKED, body="\n## Next steps\n- they said: a decision by 2026-11-04\n")
    assert tale.open("2026-10-19T12:00")[FOLLOW_UP] == "2026-11-04"


def test_follow_up_decision_date_before_the_meeting_counts_for_nothing() -> None:
    tale = tell_acme(THANKED, head="decision_date: 2026-10-15\n")
    tale.excused = ("decision-before-interview",)
    assert tale.open("2026-10-21T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-10-26"}


def test_follow_up_decision_date_of_the_day_is_due_at_once() -> None:
    assert tell_acme(head="decision_date: 2026-10-19\n").action("2026-10-19T12:00", FOLLOW_UP).urgency == "due"


def test_follow_up_due_on_its_day_and_upcoming_before() -> None:
    assert tell_acme(THANKED).action("2026-10-25T23:59", FOLLOW_UP).urgency == "upcoming"
    assert tell_acme(THANKED).action("2026-10-26T00:00", FOLLOW_UP).urgency == "due"


def test_follow_up_overdue_when_the_third_business_day_after_is_over() -> None:
    # Due Monday the 26th; the third business day after is Thursday the 29th.
    assert tell_acme(THANKED).action("2026-10-29T23:59", FOLLOW_UP).urgency == "due"
    assert tell_acme(THANKED).action("2026-10-30T00:00", FOLLOW_UP).urgency == "overdue"


def test_follow_up_disappears_with_the_next_round_planned() -> None:
    assert not is_open(plan_later(tell_acme(THANKED)), "2026-10-26T12:00", FOLLOW_UP)


@pytest.mark.parametrize("line", [*OUTCOMES, "on hold", "heard from [[Ada Long]] no follow-ups", "heard from [[Ada Long]] no contact"])
def test_follow_up_disappears_with_an_outcome_a_hold_or_when_muted(line: str) -> None:
    tale = tell_acme(THANKED, f"2026-10-21 10:00 {line}")
    assert is_open(tale, "2026-10-21T09:59", FOLLOW_UP)
    assert not is_open(tale, "2026-10-21T10:00", FOLLOW_UP)


@pytest.mark.parametrize("channel", ["letter", "email", "phone", "text", "message", "visit", "hand"])
def test_follow_up_done_when_logged_by_any_channel(channel: str) -> None:
    tale = tell_acme(THANKED, f"2026-10-26 10:00 followed up with [[Ada Long]] by {channel}")
    assert tale.action("2026-10-26T12:00", FOLLOW_UP).status == "done"


def test_follow_up_done_when_logged_to_anybody_there() -> None:
    tale = panel("hiring-manager", "interviewer", "recruiter", lines=("2026-10-26 10:00 followed up with [[Cy Coe]] by email",))
    assert tale.action("2026-10-26T12:00", FOLLOW_UP).status == "done"


@pytest.mark.parametrize("head", ["kind: informational\n", "kind: career fair\n", "interest: none\n"])
def test_follow_up_not_where_there_is_nothing_to_ask(head: str) -> None:
    assert tell_acme(THANKED, head=head).open("2026-10-26T12:00") == looking("2026-10-26")


def test_follow_up_before_due_the_guard_says_wait() -> None:
    verdict = tell_acme(THANKED).guard("2026-10-25T12:00", "Ada Long")
    assert (verdict.verdict, f"{verdict.until}", verdict.requirement) == ("wait", "2026-10-26", "R1.14")
    assert tell_acme(THANKED).guard("2026-10-26T12:00", "Ada Long").verdict == "allow"


def test_follow_up_allowance_spent_the_guard_refuses() -> None:
    verdict = tell_acme(THANKED, SPENT).guard("2026-10-27T12:00", "Ada Long")
    assert (verdict.verdict, verdict.requirement) == ("refuse", "R1.17")


def test_follow_up_sent_too_early_is_spent_all_the_same() -> None:
    tale = tell_acme(THANKED, "2026-10-22 10:00 followed up with [[Ada Long]] by phone")
    assert tale.open("2026-10-26T12:00") == looking("2026-10-26")


def test_follow_up_warns_of_a_thank_you_unsent() -> None:
    assert say_lacks(tell_acme().action("2026-10-26T12:00", FOLLOW_UP).lacks) == "no thank-you yet: begin with it"
    assert say_lacks(tell_acme(THANKED).action("2026-10-26T12:00", FOLLOW_UP).lacks) == ""


def test_follow_up_goes_via_the_agencys_consultant() -> None:
    tale = tell_acme(THANKED, head=f'agency: "[[Max Hart]]"\n{DECISION}decision_from: "[[Ada Long]]"\n')
    tale.person("Max Hart", "part: agency")
    assert tale.action("2026-10-26T12:00", FOLLOW_UP).person_name == "Max Hart"


def two_posts(second: str) -> Tale:
    """Tell two roles at Acme, met by the same Ada, the second one on `second`."""
    tale = tell_acme(THANKED)
    tell_round(tale, "2026-10-acme-clerk", second, head="role: Clerk\n")
    return tale


def test_follow_up_for_two_posts_to_one_person_in_one_week_is_merged() -> None:
    # Due Mon 26 and Wed 28 October; `acme-analyst` comes before `acme-clerk`.
    tale = two_posts("2026-10-21T10:00")
    assert tale.action("2026-10-26T12:00", FOLLOW_UP).blocked_by is None
    assert tale.action("2026-10-26T12:00", "follow-up-2026-10-acme-clerk").urgency == "blocked"


def test_follow_up_for_two_posts_in_two_weeks_is_not_merged() -> None:
    assert two_posts("2026-10-27T10:00").action("2026-11-02T12:00", "follow-up-2026-10-acme-clerk").blocked_by is None


# follow-up-invited


def test_follow_up_invited_trigger_a_date_named_after_the_first_was_sent() -> None:
    tale = tell_acme(*INVITED_TO)
    assert not is_open(tale, "2026-10-27T09:59", INVITED)
    assert tale.open("2026-10-27T10:00") == {**looking("2026-10-26"), INVITED: "2026-11-05"}


def test_follow_up_invited_who_is_the_inviter() -> None:
    lines = ("2026-10-26 10:00 followed up with [[Ann Ash]]", "2026-10-27 10:00 heard from [[Cy Coe]] write again on 2026-11-05")
    tale = panel("hiring-manager", "interviewer", "interviewer", lines=lines)
    assert tale.action("2026-10-27T12:00", INVITED).person_name == "Cy Coe"


@pytest.mark.parametrize(("named", "due"), [("2026-11-07", "2026-11-09"), ("2026-11-11", "2026-11-12")], ids=["saturday", "veterans-day"])
def test_follow_up_invited_due_on_that_date_moved_off_days_off(named: str, due: str) -> None:
    tale = tell_acme(THANKED, SPENT, f"2026-10-27 heard from [[Ada Long]] write again on {named}")
    assert tale.open("2026-10-27T23:00")[INVITED] == due


def test_follow_up_invited_overdue_when_the_third_business_day_after_is_over() -> None:
    # Thursday 5 November; Veterans Day is Wednesday the 11th: Fri 6, Mon 9, Tue 10.
    assert tell_acme(*INVITED_TO).action("2026-11-10T23:59", INVITED).urgency == "due"
    assert tell_acme(*INVITED_TO).action("2026-11-11T00:00", INVITED).urgency == "overdue"


def test_follow_up_invited_disappears_with_the_next_round_planned() -> None:
    assert not is_open(plan_later(tell_acme(*INVITED_TO)), "2026-11-05T12:00", INVITED)


@pytest.mark.parametrize("line", [*OUTCOMES, "heard from [[Ada Long]] no follow-ups", "heard from [[Ada Long]] no contact"])
def test_follow_up_invited_disappears_with_an_outcome_or_when_muted(line: str) -> None:
    tale = tell_acme(*INVITED_TO, f"2026-10-28 10:00 {line}")
    assert is_open(tale, "2026-10-28T09:59", INVITED)
    assert not is_open(tale, "2026-10-28T10:00", INVITED)


def test_follow_up_invited_gives_way_to_a_newer_invitation() -> None:
    tale = tell_acme(*INVITED_TO, "2026-10-28 heard from [[Ada Long]] write again on 2026-11-12")
    assert tale.open("2026-10-28T12:00") == {**looking("2026-10-26"), INVITED: "2026-11-12"}
    tale.log(ROUND, "2026-11-12 10:00 followed up with [[Ada Long]]")
    assert tale.open("2026-11-12T12:00") == looking("2026-11-09")


def test_follow_up_invited_stays_on_hold() -> None:
    assert is_open(tell_acme(*INVITED_TO, "2026-10-28 on hold"), "2026-11-05T12:00", INVITED)


def test_follow_up_invited_done_when_logged() -> None:
    tale = tell_acme(*INVITED_TO, "2026-11-05 10:00 followed up with [[Ada Long]] by phone")
    assert is_open(tale, "2026-11-05T09:59", INVITED)
    assert tale.open("2026-11-05T10:00") == looking("2026-11-02")


def test_follow_up_invited_twice_grants_one_each() -> None:
    again = "2026-11-09 heard from [[Ada Long]] write again on 2026-11-19"
    tale = tell_acme(*INVITED_TO, "2026-11-05 10:00 followed up with [[Ada Long]]", again)
    assert tale.open("2026-11-09T23:00") == {**looking("2026-11-09"), INVITED: "2026-11-19"}
    waiting = tale.process("2026-11-09T23:00", PROCESS).waiting
    assert waiting is not None
    assert (waiting.allowed, waiting.sent) == (3, 2)


def test_follow_up_invited_before_the_date_the_guard_says_wait() -> None:
    tale = tell_acme(*INVITED_TO)
    verdict = tale.guard("2026-11-04T12:00", "Ada Long")
    assert (verdict.verdict, f"{verdict.until}", verdict.requirement) == ("wait", "2026-11-05", "R1.17")
    assert tale.guard("2026-11-05T12:00", "Ada Long").verdict == "allow"
    assert tale.guard("2026-11-06T12:00", "Ada Long").verdict == "allow"


@pytest.mark.parametrize(("now", "lacks"), [("2026-12-03T18:00", ""), ("2026-12-03T19:00", "no thank-you yet: begin with it")])
def test_follow_up_warns_from_the_day_that_it_is_for_the_company(now: str, lacks: str) -> None:
    # A quarter to midnight on Thursday in Kathmandu, and a quarter to one on Friday, their day; the thanks are open until the 9th.
    tale = Tale(zone="Europe/London", toml="")
    tale.person("Ada Long")
    times = "start: 2026-12-02T10:00\nend: 2026-12-02T11:00\ntimezone: Asia/Kathmandu"
    tale.note("acme", f'company: Acme\nrole: Analyst\n{times}\ninterviewers: ["[[Ada Long]]"]\ndecision_date: 2026-12-04')
    assert say_lacks(tale.action(now, "follow-up-acme").lacks) == lacks
