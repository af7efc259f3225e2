"""The rows of rules.md 7.3: what the days between the rounds bring, worked out by hand.

Elsewhere: `thanks-arrives-late` and the advice to hand the letter in (decision date tomorrow); `decision-before-interview`,
`decision-passed` and `decision-on-day-off` as checks; thanks without a wish, the withdrawal proposed where interest is gone (drafts);
the old recap on the card; notes to one person compared across roles (`draft-twin`); the stricter public silence of an internal interview.
"""

from __future__ import annotations

import pytest
from support.searches import FULL_BODY, Tale

from followup_md.words import say_obstacle

NOTE = "2026-11-17-harbor-panel"
NEXT = "2026-11-25-harbor-final"
FOLLOW_UP, INVITED = f"follow-up-{NOTE}", f"follow-up-invited-{NOTE}"
THANK = f"thank-priya-raman-{NOTE}"
PROCESS = "harbor-engineer"
THANKED = "2026-11-17 18:00 thanked everyone by letter"
SPENT = "2026-11-24 09:00 followed up with [[Priya Raman]] by email"


def tell(*lines: str, extra: str = "", toml: str = "", body: str = FULL_BODY) -> Tale:
    """Tell of a round with Priya Raman on Tuesday 17 November, 13:00-15:30 in New York, and of log lines; connecting is no matter here."""
    tale = Tale(toml='[calendar]\ncountry = "US"\n' + toml)
    tale.person("Priya Raman", "part: hiring-manager\nprofiles: none")
    add_round(tale, NOTE, "2026-11-17", extra=extra, body=body)
    tale.log(NOTE, *lines)
    return tale


def add_round(tale: Tale, note: str, day: str, *, role: str = "Engineer", extra: str = "", body: str = FULL_BODY) -> None:
    lines = ["company: Harbor", f"role: {role}", f"start: {day}T13:00", f"end: {day}T15:30", "timezone: America/New_York"]
    tale.note(note, "\n".join([*lines, 'interviewers: ["[[Priya Raman]]"]', extra]), body)


def find_open(tale: Tale, now: str) -> dict[str, str]:
    """Return what is open besides looking on."""
    return {name: due for name, due in tale.open(now).items() if not name.startswith("keep-looking")}


def test_rescheduled_actions_follow_the_new_time() -> None:
    tale = tell("2026-11-12 rescheduled from 2026-11-13 10:00")
    assert find_open(tale, "2026-11-14T12:00") == {f"prep-{NOTE}": "2026-11-16"}
    assert find_open(tale, "2026-11-17T16:00") == {THANK: "2026-11-18 15:30", FOLLOW_UP: "2026-11-24"}


def test_cancelled_asks_for_a_new_time_and_once_how_it_stands() -> None:
    tale = tell("2026-11-16 10:00 cancelled")
    assert find_open(tale, "2026-11-16T12:00") == {f"reschedule-{NOTE}": "2026-11-17", FOLLOW_UP: "2026-11-23"}
    assert find_open(tale, "2026-11-18T12:00") == {f"reschedule-{NOTE}": "2026-11-17", FOLLOW_UP: "2026-11-23"}


def test_decision_date_past_when_entered_is_due_today() -> None:
    action = tell(THANKED, extra="decision_date: 2026-11-20").action("2026-11-22T12:00", FOLLOW_UP)
    assert (f"{action.due}", action.urgency) == ("2026-11-20", "due")


@pytest.mark.parametrize(
    ("decision", "due"),
    [
        pytest.param("2026-11-18", "2026-11-18", id="tomorrow"),
        pytest.param("2026-11-10", "2026-11-24", id="before-interview-is-not-acted-on"),
        pytest.param("2026-12-05", "2026-12-07", id="saturday"),
        pytest.param("2026-11-26", "2026-11-27", id="holiday"),
        pytest.param("2026-12-08", "2026-12-08", id="in-three-weeks-not-after-seven-days"),
    ],
)
def test_decision_date_is_when_the_follow_up_is_due(decision: str, due: str) -> None:
    tale = tell(THANKED, extra=f"decision_date: {decision}")
    tale.excused = ("decision-before-interview",)
    assert find_open(tale, "2026-11-17T19:00") == {FOLLOW_UP: due}


@pytest.mark.parametrize(("words", "day"), [("in three weeks", "2026-12-08"), ("by end of next week", "2026-11-27")])
def test_date_in_words_is_named_in_a_hint_and_never_guessed(words: str, day: str) -> None:
    tale = tell(THANKED, body=f"{FULL_BODY}\n## Next steps\n- they said: a decision {words}\n")
    vault, _ = tale.vault()
    (problem,) = [problem for problem in vault.problems if problem.check == "vague-date"]
    assert day in problem.hint
    assert find_open(tale, "2026-11-18T12:00") == {FOLLOW_UP: "2026-11-24"}


def test_by_end_of_next_week_the_date_counts_and_the_words_may_stay() -> None:
    body = f"{FULL_BODY}\n## Next steps\n- they said: a decision by 2026-11-27, the end of next week\n"
    assert find_open(tell(THANKED, body=body), "2026-11-18T12:00") == {FOLLOW_UP: "2026-11-27"}


def test_date_moved_by_them_unspent_moves_the_follow_up() -> None:
    tale = tell(THANKED, "2026-11-19 10:00 heard from [[Priya Raman]] decide by 2026-12-11", extra="decision_date: 2026-12-04")
    assert find_open(tale, "2026-11-19T12:00") == {FOLLOW_UP: "2026-12-11"}


MOVED_WHEN_SPENT = (THANKED, SPENT, "2026-11-25 10:00 heard from [[Priya Raman]] decide by 2026-12-11")


def test_date_moved_by_them_spent_stays_closed() -> None:
    tale = tell(*MOVED_WHEN_SPENT)
    assert find_open(tale, "2026-11-25T12:00") == {}
    assert tale.guard("2026-12-11T12:00", "Priya Raman").verdict == "refuse"


@pytest.mark.parametrize(("grace", "due"), [("", "2026-12-11"), ('grace = "1bd"\n', "2026-12-14")])
def test_date_moved_by_them_spent_reopens_where_configured(grace: str, due: str) -> None:
    tale = tell(*MOVED_WHEN_SPENT, toml=f"[follow_up]\nnew_date_reopens = true\n{grace}")
    assert find_open(tale, "2026-11-25T12:00") == {INVITED: due}


def test_date_moved_by_them_spent_reopens_with_an_invitation() -> None:
    tale = tell(*MOVED_WHEN_SPENT, "2026-11-25 11:00 heard from [[Priya Raman]] write again on 2026-12-14")
    assert find_open(tale, "2026-11-25T12:00") == {INVITED: "2026-12-14"}


WRITE_ON_THE_20TH = "2026-11-17 heard from [[Priya Raman]] write again on 2026-11-20"


@pytest.mark.parametrize("toml", ["", '[follow_up]\ngrace = "2bd"\n'], ids=["article", "grace-is-for-decisions"])
def test_write_me_on_the_20th_in_the_interview_dates_the_first_follow_up(toml: str) -> None:
    tale = tell(THANKED, WRITE_ON_THE_20TH, toml=toml)
    assert find_open(tale, "2026-11-18T12:00") == {FOLLOW_UP: "2026-11-20"}
    tale.log(NOTE, "2026-11-20 09:00 followed up with [[Priya Raman]] by email")
    assert find_open(tale, "2026-11-20T12:00") == {}


def test_write_me_on_the_20th_outlives_a_message_without_a_date() -> None:
    tale = tell(THANKED, WRITE_ON_THE_20TH, "2026-11-18 10:00 heard from [[Priya Raman]]: thanks for the letter")
    assert find_open(tale, "2026-11-18T12:00") == {FOLLOW_UP: "2026-11-20"}


def test_a_message_after_the_day_they_named_begins_the_week_again() -> None:
    tale = tell(THANKED, WRITE_ON_THE_20TH, "2026-11-23 10:00 heard from [[Priya Raman]]: we are not there yet")
    assert find_open(tale, "2026-11-23T12:00") == {FOLLOW_UP: "2026-11-30"}


def test_write_me_on_a_day_after_your_follow_up_opens_one_more() -> None:
    tale = tell(THANKED, SPENT, "2026-11-25 10:00 heard from [[Priya Raman]] write again on 2026-12-08")
    assert find_open(tale, "2026-11-25T12:00") == {INVITED: "2026-12-08"}
    before = tale.guard("2026-12-07T12:00", "Priya Raman")
    assert (before.verdict, f"{before.until}") == ("wait", "2026-12-08")
    assert tale.guard("2026-12-09T12:00", "Priya Raman").verdict == "allow"
    tale.log(NOTE, "2026-12-09 09:00 followed up with [[Priya Raman]] by email")
    assert find_open(tale, "2026-12-09T12:00") == {}


def test_invited_twice_the_newest_date_counts_and_the_unused_one_falls_away() -> None:
    words = "heard from [[Priya Raman]] write again on"
    tale = tell(THANKED, SPENT, f"2026-11-25 10:00 {words} 2026-12-07", f"2026-11-27 10:00 {words} 2026-12-14")
    waiting = tale.process("2026-11-27T12:00", PROCESS).waiting
    assert waiting is not None
    assert (waiting.allowed, waiting.sent) == (2, 1)
    assert find_open(tale, "2026-11-27T12:00") == {INVITED: "2026-12-14"}
    tale.log(NOTE, "2026-12-14 09:00 followed up with [[Priya Raman]] by email")
    assert find_open(tale, "2026-12-14T12:00") == {}


def test_invited_twice_one_allowance_each_where_the_first_was_used() -> None:
    tale = tell(THANKED, SPENT, "2026-11-25 10:00 heard from [[Priya Raman]] write again on 2026-12-01")
    tale.log(NOTE, "2026-12-01 09:00 followed up with [[Priya Raman]] by email")
    tale.log(NOTE, "2026-12-02 09:00 heard from [[Priya Raman]] write again on 2026-12-14")
    waiting = tale.process("2026-12-02T12:00", PROCESS).waiting
    assert waiting is not None
    assert (waiting.allowed, waiting.sent) == (3, 2)
    assert find_open(tale, "2026-12-02T12:00") == {INVITED: "2026-12-14"}


@pytest.mark.parametrize(
    ("later", "allowed", "sent", "open_"),
    [
        # One was sent beyond the allowance of one; the letter that Priya asks for is open all the same (R1.17).
        ((), 3, 2, "2026-12-08"),
        (("2026-12-08 09:00 followed up with [[Priya Raman]] by email",), 2, 3, None),
        (("2026-11-26 09:00 heard from [[Priya Raman]] no follow-ups",), 1, 2, None),
        (("2026-11-26 09:00 heard from [[Priya Raman]] write again on 2026-12-10",), 3, 2, "2026-12-10"),
    ],
    ids=["invited", "used", "taken back", "replaced"],
)
def test_an_invited_letter_is_open_after_one_too_many_was_sent(later: tuple[str, ...], allowed: int, sent: int, open_: str | None) -> None:
    beyond = "2026-11-25 09:00 followed up with [[Priya Raman]] by phone"
    tale = tell(THANKED, SPENT, beyond, "2026-11-25 10:00 heard from [[Priya Raman]] write again on 2026-12-08", *later)
    waiting = tale.process("2026-12-08T12:00", PROCESS).waiting
    assert waiting is not None
    assert (waiting.allowed, waiting.sent) == (allowed, sent)
    assert (f"{waiting.next}" if waiting.next else None) == open_
    assert find_open(tale, "2026-12-08T12:00") == ({INVITED: open_} if open_ else {})


def test_dont_call_us_closes_the_guard_and_leaves_the_letter() -> None:
    tale = tell("2026-11-17 17:00 heard from [[Priya Raman]] no follow-ups")
    assert find_open(tale, "2026-11-17T18:00") == {THANK: "2026-11-18 15:30"}
    assert tale.guard("2026-11-24T12:00", "Priya Raman").verdict == "refuse"


def test_dont_call_us_no_contact_ends_the_letter_too() -> None:
    tale = tell("2026-11-17 17:00 heard from [[Priya Raman]] no contact")
    assert find_open(tale, "2026-11-17T18:00") == {}
    assert tale.action("2026-11-17T18:00", THANK).status == "withheld"


@pytest.mark.parametrize(("answer", "left"), [("rejected", {}), ("offer spoken", {f"get-offer-in-writing-{NOTE}": "2026-11-24"})])
def test_they_answer_before_you_follow_up(answer: str, left: dict[str, str]) -> None:
    # Two business days after Friday 20 are Monday and Tuesday.
    assert find_open(tell(THANKED, f"2026-11-20 10:00 {answer}"), "2026-11-20T12:00") == left


def test_new_round_planned_the_old_follow_up_vanishes_and_what_was_spent_does_not_count() -> None:
    tale = tell(THANKED, SPENT)
    add_round(tale, NEXT, "2026-11-30")
    assert find_open(tale, "2026-11-24T12:00") == {f"prep-{NEXT}": "2026-11-29"}
    tale.log(NEXT, "2026-11-30 18:00 thanked everyone by letter")
    assert find_open(tale, "2026-11-30T19:00") == {f"follow-up-{NEXT}": "2026-12-07"}


def test_rejected_before_the_letter_is_posted_it_is_still_due_and_lapses_after_a_week() -> None:
    tale = tell("2026-11-18 09:00 rejected")
    assert find_open(tale, "2026-11-18T12:00") == {THANK: "2026-11-18 15:30"}
    assert find_open(tale, "2026-11-24T23:00") == {THANK: "2026-11-18 15:30"}
    assert find_open(tale, "2026-11-25T00:00") == {}


def test_rejected_then_reopened_waits_anew_and_connects_once() -> None:
    tale = tell(THANKED, "2026-11-17 connected with everyone on LinkedIn", "2026-11-19 09:00 rejected", "2026-12-01 09:00 reopened")
    assert find_open(tale, "2026-12-01T12:00") == {FOLLOW_UP: "2026-12-08", f"engage-priya-raman-{NOTE}": "2026-11-24"}


def test_on_hold_for_months_nothing_to_send_and_keep_looking() -> None:
    tale = tell(THANKED, "2026-11-19 09:00 on hold")
    # Monday 22 March 2027, four months later.
    assert tale.open("2027-03-22T12:00") == {"keep-looking-2027-03-22": "2027-03-28"}


ANALYST = "2026-11-18-harbor-analyst"


def tell_two_roles() -> Tale:
    tale = tell(THANKED)
    add_round(tale, ANALYST, "2026-11-18", role="Analyst")
    tale.log(ANALYST, "2026-11-18 18:00 thanked everyone by letter")
    return tale


def test_several_roles_one_company_own_process_each_and_follow_ups_merged() -> None:
    tale = tell_two_roles()
    now = "2026-11-19T12:00"
    assert find_open(tale, now) == {FOLLOW_UP: "2026-11-24", f"follow-up-{ANALYST}": "2026-11-25"}
    # One person, one week: the process whose id comes first (harbor-analyst) asks for both.
    assert tale.action(now, f"follow-up-{ANALYST}").blocked_by is None
    assert "both posts" in say_obstacle(tale.action(now, FOLLOW_UP).blocked_by)


def test_several_roles_one_company_a_no_for_one_does_not_end_the_other() -> None:
    tale = tell_two_roles()
    tale.log(ANALYST, "2026-11-19 09:00 rejected")
    assert find_open(tale, "2026-11-19T12:00") == {FOLLOW_UP: "2026-11-24"}
    assert tale.action("2026-11-19T12:00", FOLLOW_UP).blocked_by is None


def test_internal_interview_same_24_hours_by_email_and_connected_already() -> None:
    tale = tell("2026-03-02 connected with everyone on LinkedIn", extra="channel: email")
    tale.people["Priya Raman"] = '---\nemail: p@example.com\nprofiles: ["https://www.linkedin.com/in/priya"]\n---\n'
    now = "2026-11-17T16:00"
    assert tale.action(now, f"connect-priya-raman-{NOTE}").status == "done"
    thank = tale.action(now, THANK)
    assert (f"{thank.due:%Y-%m-%d %H:%M}", thank.blocked_by) == ("2026-11-18 15:30", None)


def test_you_lost_interest_thanks_yes_follow_up_no() -> None:
    assert find_open(tell(extra="interest: none"), "2026-11-17T16:00") == {THANK: "2026-11-18 15:30"}


@pytest.mark.parametrize("kind", ["informational", "career fair"])
def test_informational_talk_or_career_fair_thanks_and_connect_but_no_follow_up(kind: str) -> None:
    tale = tell(extra=f"kind: {kind}")
    tale.person("Priya Raman")
    assert find_open(tale, "2026-11-17T16:00") == {THANK: "2026-11-18 15:30", f"connect-priya-raman-{NOTE}": "2026-11-18 15:30"}
