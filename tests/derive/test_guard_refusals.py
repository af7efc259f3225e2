"""The pest guard (rules.md 3.5, rules 4 to 7): when, whom, how often thanks, what they asked for, and its words.

The override with a written reason is tested with the command `done`.
"""

from __future__ import annotations

import pytest
from support.searches import (
    DECIDE,
    HARBOR_ANALYST,
    HARBOR_PANEL,
    HARBOR_SPENT,
    INSTEAD,
    PURPOSES,
    UNTHANKED,
    add_round,
    ask_guard,
    list_verdict,
    tell_harbor,
)

from followup_md.words import say_instead, say_verdict_reason

# Rule 4: not before the day, not two people, not twice a week


@pytest.mark.parametrize(
    ("lines", "extra", "requirement", "until"),
    [
        pytest.param((), "", "R1.14", "2026-11-24", id="a-week-later"),
        pytest.param((), DECIDE, "R1.15", "2026-12-04", id="decision-date"),
        pytest.param(
            ("2026-11-17 heard from [[Priya Raman]] write again on 2026-11-30",), "", "R1.15", "2026-11-30", id="named-at-the-end-A6"
        ),
        pytest.param(("2026-11-18 09:00 heard from [[Tom Okafor]]: nothing new",), "", "R1.14", "2026-11-25", id="a-week-after-they-wrote"),
    ],
)
def test_rule_4_never_before_the_due_date(lines: tuple[str, ...], extra: str, requirement: str, until: str) -> None:
    verdict = tell_harbor(*lines, extra=extra).guard("2026-11-19T12:00", "Priya Raman")
    assert list_verdict(verdict) == ("wait", requirement, until)
    assert say_instead(verdict) == UNTHANKED


def test_rule_2_who_was_thanked_is_not_to_be_thanked_meanwhile() -> None:
    tale = tell_harbor("2026-11-18 thanked [[Priya Raman]] by letter")
    assert say_instead(tale.guard("2026-11-19T12:00", "Priya Raman")) == INSTEAD
    assert say_instead(tale.guard("2026-11-19T12:00", "Tom Okafor")) == UNTHANKED


def test_rule_4_allowed_on_the_decision_date_itself() -> None:
    assert ask_guard(tell_harbor(extra=DECIDE), "2026-12-04T00:00") == ("allow", "R1.15", "")


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        pytest.param("", "Priya Raman is the one to ask", id="hiring-manager"),
        pytest.param(DECIDE, "Priya Raman gave you the date", id="who-gave-the-date"),
    ],
)
@pytest.mark.parametrize("person", ["Tom Okafor", "Lena Fischer"])
def test_rule_4_never_two_people(extra: str, words: str, person: str) -> None:
    verdict = tell_harbor(extra=extra).guard("2026-12-04T12:00", person)
    assert list_verdict(verdict) == ("refuse", "R1.12", "")
    assert words in say_verdict_reason(verdict)


def test_rule_4_a_date_that_has_passed_and_was_answered_names_nobody() -> None:
    # Tom's date went by, then he wrote without a new one: the hiring manager is asked a week later.
    extra = 'decision_date: 2026-11-18\ndecision_from: "[[Tom Okafor]]"'
    tale = tell_harbor("2026-11-19 10:00 heard from [[Tom Okafor]]: it takes longer", extra=extra)
    assert ask_guard(tale, "2026-11-20T12:00", "Tom Okafor") == ("refuse", "R1.12", "")
    assert ask_guard(tale, "2026-11-20T12:00") == ("wait", "R1.14", "2026-11-27")  # Thursday 26 is Thanksgiving


def test_rule_4_through_the_consultant_in_an_agencys_process() -> None:
    tale = tell_harbor(extra='agency: "[[Cy Doyle]]"')
    tale.person("Cy Doyle", "part: agency")
    assert ask_guard(tale, "2026-11-24T12:00", "Cy Doyle") == ("allow", "R1.14", "")
    assert ask_guard(tale, "2026-11-24T12:00") == ("refuse", "R1.12", "")


def test_rule_4_nobody_named_anybody_may_be_asked() -> None:
    tale = tell_harbor()
    tale.notes.clear()
    add_round(tale, HARBOR_PANEL, "2026-11-17")
    assert ask_guard(tale, "2026-11-24T12:00", "Lena Fischer") == ("allow", "R1.14", "")


def test_rule_4_not_in_the_same_week_as_another_post_there() -> None:
    # The follow-up for Analyst is due on Wednesday 25; the one for Engineer went out on Monday 23.
    tale = tell_harbor("2026-11-23 09:00 followed up with [[Priya Raman]] by email")
    add_round(tale, HARBOR_ANALYST, "2026-11-18", "Priya Raman", role="Analyst")
    verdict = tale.guard("2026-11-25T12:00", "Priya Raman")
    assert list_verdict(verdict) == ("wait", "R1.12", "2026-11-30")
    assert "about another post" in say_verdict_reason(verdict)
    assert ask_guard(tale, "2026-11-30T12:00") == ("allow", "R1.14", "")


def test_rule_4_last_weeks_follow_up_for_another_post_is_no_obstacle() -> None:
    # The one for Analyst went out on Sunday 22 already, in the week before.
    tale = tell_harbor()
    add_round(tale, HARBOR_ANALYST, "2026-11-18", "Priya Raman", role="Analyst")
    tale.log(HARBOR_ANALYST, "2026-11-22 09:00 followed up with [[Priya Raman]] by email")
    assert ask_guard(tale, "2026-11-24T12:00") == ("allow", "R1.14", "")


# Rule 5: thanks


def test_rule_5_a_second_thank_you_is_refused() -> None:
    verdict = tell_harbor("2026-11-17 18:00 thanked [[Priya Raman]] by email").guard("2026-11-18T12:00", "Priya Raman", "thanks")
    assert list_verdict(verdict) == ("refuse", "R1.12", "")
    assert "Tue 17 Nov" in say_verdict_reason(verdict)


def test_rule_5_with_both_the_other_one_may_follow_and_no_third() -> None:
    tale = tell_harbor("2026-11-17 18:00 thanked [[Priya Raman]] by email", extra="channel: both")
    assert ask_guard(tale, "2026-11-18T12:00", purpose="thanks")[0] == "allow"
    tale.log(HARBOR_PANEL, "2026-11-18 13:00 thanked [[Priya Raman]] by letter")
    assert ask_guard(tale, "2026-11-18T14:00", purpose="thanks") == ("refuse", "R1.12", "")


def test_rule_5_thanks_that_were_passed_on_are_all_the_thanks() -> None:
    tale = tell_harbor("2026-11-17 18:00 thanked [[Priya Raman]] by email via [[Tom Okafor]]", extra="channel: both")
    assert ask_guard(tale, "2026-11-18T12:00", purpose="thanks") == ("refuse", "R1.12", "")


def test_rule_5_a_note_that_came_back_thanked_nobody() -> None:
    tale = tell_harbor("2026-11-17 18:00 thanked [[Priya Raman]] by letter", "2026-11-19 09:00 bounced [[Priya Raman]]")
    assert ask_guard(tale, "2026-11-19T12:00", purpose="thanks") == ("allow", "R1.1", "")


def test_rule_5_the_withdrawal_was_the_thanks_to_its_addressee() -> None:
    tale = tell_harbor("2026-11-18 09:00 withdrew")
    assert ask_guard(tale, "2026-11-18T12:00", purpose="thanks") == ("refuse", "R1.12", "")
    assert ask_guard(tale, "2026-11-18T12:00", "Tom Okafor", "thanks") == ("allow", "R1.1", "")


def test_rule_5_nobody_is_thanked_before_the_meeting() -> None:
    assert ask_guard(tell_harbor(), "2026-11-17T14:00", purpose="thanks") == ("refuse", "R1.1", "")


def test_rule_5_thanks_of_a_lapsed_week_move_into_the_follow_up() -> None:
    assert ask_guard(tell_harbor(), "2026-11-24T23:59", purpose="thanks") == ("allow", "R1.1", "")
    verdict = tell_harbor().guard("2026-11-25T00:00", "Priya Raman", "thanks")
    assert (list_verdict(verdict), "put them into your follow-up" in say_verdict_reason(verdict)) == (("refuse", "R1.8", ""), True)


def test_rule_5_thanks_go_through_the_consultant_unless_they_agreed() -> None:
    tale = tell_harbor(extra='agency: "[[Cy Doyle]]"')
    tale.person("Cy Doyle", "part: agency")
    verdict = tale.guard("2026-11-17T16:00", "Priya Raman", "thanks")
    assert (verdict.verdict, "Cy Doyle" in say_verdict_reason(verdict)) == ("refuse", True)
    add_round(tale, HARBOR_PANEL, "2026-11-17", "Priya Raman", "Cy Doyle", extra='agency: "[[Cy Doyle]]"')
    assert ask_guard(tale, "2026-11-17T16:00", "Cy Doyle", "thanks")[0] == "allow"
    add_round(tale, HARBOR_PANEL, "2026-11-17", "Priya Raman", extra='agency: "[[Cy Doyle]]"\ndirect: true')
    assert ask_guard(tale, "2026-11-17T16:00", purpose="thanks")[0] == "allow"


def test_rule_5_speaks_of_the_process_in_which_one_met() -> None:
    # Lena is everybody's colleague at Harbor; of two roles there only Engineer met her, and her letter has gone out.
    tale = tell_harbor()
    add_round(tale, HARBOR_PANEL, "2026-11-17", "Lena Fischer")
    add_round(tale, HARBOR_ANALYST, "2026-11-18", "Tom Okafor", role="Analyst")
    tale.log(HARBOR_PANEL, "2026-11-17 18:00 thanked everyone by letter")
    assert "has your thanks" in say_verdict_reason(tale.guard("2026-11-18T16:00", "Lena Fischer", "thanks"))


# Rule 6: told not to


def test_rule_6_no_follow_ups_closes_the_allowance_and_nothing_else() -> None:
    tale = tell_harbor("2026-11-17 17:00 heard from [[Priya Raman]] no follow-ups")
    verdict = tale.guard("2026-11-24T12:00", "Priya Raman")
    assert list_verdict(verdict) == ("refuse", "R1.17", "")
    assert "not to be followed up with" in say_verdict_reason(verdict)
    others = [purpose for purpose in PURPOSES if purpose != "status"]
    assert {ask_guard(tale, "2026-11-24T12:00", purpose=purpose)[0] for purpose in others} == {"allow"}


def test_rule_6_no_follow_ups_is_the_reason_also_after_the_allowance_was_spent() -> None:
    verdict = tell_harbor(HARBOR_SPENT, "2026-11-25 09:00 heard from [[Priya Raman]] no follow-ups").guard(
        "2026-11-25T12:00", "Priya Raman"
    )
    assert say_verdict_reason(verdict) == "they asked on Wed 25 Nov not to be followed up with"


@pytest.mark.parametrize("purpose", [purpose for purpose in PURPOSES if purpose != "reply"])
@pytest.mark.parametrize("person", ["Priya Raman", "Tom Okafor"])
def test_rule_6_no_contact_closes_all_but_replies(purpose: str, person: str) -> None:
    verdict = tell_harbor("2026-11-17 17:00 heard from [[Priya Raman]] no contact").guard("2026-11-18T12:00", person, purpose)
    assert list_verdict(verdict) == ("refuse", "R1.13", "")
    assert say_instead(verdict) == INSTEAD


def test_rule_6_no_contact_leaves_replies() -> None:
    assert (
        ask_guard(tell_harbor("2026-11-17 17:00 heard from [[Priya Raman]] no contact"), "2026-11-18T12:00", purpose="reply")[0] == "allow"
    )


# Rule 7: the words


def test_rule_7_the_message_names_who_when_and_what_is_allowed_instead() -> None:
    tale = tell_harbor("2026-11-27 09:00 followed up with [[Priya Raman]] by email")
    tale.log("search", "2026-11-30 researched", "2026-12-01 networked")
    verdict = tale.guard("2026-12-01T12:00", "Tom Okafor")
    assert list_verdict(verdict) == ("refuse", "R1.17", "")
    assert "you followed up with Priya Raman on Fri 27 Nov; nobody asked you to write again" in say_verdict_reason(verdict)
    assert "If they want you they will call" in say_verdict_reason(verdict)
    assert say_instead(verdict) == "Allowed today: replying to them. Better: this week you have 2 of 3 search activities."


def test_rule_7_a_follow_up_to_two_names_both() -> None:
    tale = tell_harbor("2026-11-24 09:00 followed up with [[Priya Raman]] and [[Tom Okafor]] by email")
    assert "you followed up with Priya Raman and Tom Okafor on Tue 24 Nov" in say_verdict_reason(
        tale.guard("2026-11-25T12:00", "Priya Raman")
    )
