"""The pest guard (rules.md 3.5, rules 1 to 3): what counts, what is free, and the allowance, branch by branch."""

from __future__ import annotations

import pytest
from support.searches import DECIDE, FREE, HARBOR_ANALYST, HARBOR_PANEL, HARBOR_SPENT, Tale, add_round, ask_guard, list_verdict, tell_harbor

from followup_md.derive.guard import find_side
from followup_md.words import say_instead, say_verdict_reason

# Rule 1: what counts


@pytest.mark.parametrize("channel", ["letter", "hand", "email", "phone", "text", "message", "visit"])
@pytest.mark.parametrize("person", ["Priya Raman", "Tom Okafor", "Lena Fischer"])
def test_rule_1_every_channel_counts_for_everybody_on_their_side(channel: str, person: str) -> None:
    tale = tell_harbor(f"2026-11-24 09:00 followed up with [[Tom Okafor]] by {channel}")
    assert ask_guard(tale, "2026-11-25T12:00", person) == ("refuse", "R1.17", "")


def test_rule_1_their_side_is_whoever_the_notes_name_with_it() -> None:
    lines = ("2026-11-18 10:00 heard from [[Ivy Shaw]]: a date will follow",)
    tale = tell_harbor(*lines, extra='agency: "[[Cy Doyle]]"\ndecision_from: "[[Ned Orr]]"')
    for name in ("Cy Doyle", "Ned Orr", "Ivy Shaw"):
        tale.person(name)
    tale.person("Una Else", "company: Globex")
    context = tale._context("2026-11-18T12:00")  # noqa: SLF001 - the helper of the tests
    side = set(find_side(context.processes[0], context))
    assert side == {"Priya Raman", "Tom Okafor", "Lena Fischer", "Cy Doyle", "Ned Orr", "Ivy Shaw"}


# Rule 2: what does not count


@pytest.mark.parametrize("purpose", FREE)
def test_rule_2_free_purposes_are_allowed_even_when_the_allowance_is_spent(purpose: str) -> None:
    verdict = tell_harbor(HARBOR_SPENT).guard("2026-11-24T12:00", "Priya Raman", purpose)
    assert (list_verdict(verdict), say_instead(verdict)) == (("allow", "R1.12", ""), "")


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-18 09:00 thanked everyone by letter",
        "2026-11-18 09:00 replied to [[Priya Raman]] by email",
        "2026-11-18 09:00 sent [[Priya Raman]]: the sample query",
        "2026-11-18 09:00 connected with [[Priya Raman]] on LinkedIn",
    ],
)
def test_rule_2_free_contacts_spend_nothing(line: str) -> None:
    assert ask_guard(tell_harbor(line), "2026-11-24T12:00") == ("allow", "R1.14", "")


def test_rule_2_one_thank_you_a_person() -> None:
    tale = tell_harbor("2026-11-18 09:00 thanked [[Priya Raman]] by letter")
    assert ask_guard(tale, "2026-11-18T12:00", "Tom Okafor", "thanks") == ("allow", "R1.1", "")


def test_rule_2_one_thank_you_a_round() -> None:
    tale = tell_harbor("2026-11-18 09:00 thanked everyone by letter")
    add_round(tale, "2026-11-20-harbor-final", "2026-11-20", "Priya Raman")
    assert ask_guard(tale, "2026-11-20T16:00", purpose="thanks") == ("allow", "R1.1", "")


def test_rule_2_a_reply_to_a_rejection_is_allowed() -> None:
    assert ask_guard(tell_harbor("2026-11-19 09:00 rejected"), "2026-11-19T12:00", purpose="reply")[0] == "allow"


# Rule 3: the allowance


def test_rule_3_one_follow_up_when_it_is_due() -> None:
    verdict = tell_harbor().guard("2026-11-24T12:00", "Priya Raman")
    assert list_verdict(verdict) == ("allow", "R1.14", "")
    assert "Tue 24 Nov" in say_verdict_reason(verdict)


def test_rule_3_spent_is_refused() -> None:
    assert ask_guard(tell_harbor(HARBOR_SPENT), "2026-12-15T12:00") == ("refuse", "R1.17", "")


def test_rule_3_an_invitation_opens_one_at_its_date() -> None:
    tale = tell_harbor(HARBOR_SPENT, "2026-11-25 10:00 heard from [[Priya Raman]] write again on 2026-12-08")
    assert ask_guard(tale, "2026-12-07T12:00") == ("wait", "R1.17", "2026-12-08")
    assert ask_guard(tale, "2026-12-08T12:00") == ("allow", "R1.17", "")
    tale.log(HARBOR_PANEL, "2026-12-08 13:00 followed up with [[Priya Raman]] by phone")
    assert ask_guard(tale, "2026-12-08T14:00") == ("refuse", "R1.17", "")


def test_rule_3_an_invitation_for_the_same_week_counts() -> None:
    tale = tell_harbor(HARBOR_SPENT, "2026-11-25 10:00 heard from [[Priya Raman]] write again on 2026-11-27")
    assert ask_guard(tale, "2026-11-27T12:00") == ("allow", "R1.17", "")


def test_rule_3_an_invitation_that_replaces_a_decision_date_is_the_reason() -> None:
    lines = (
        "2026-12-04 09:00 followed up with [[Priya Raman]] by email",
        "2026-12-07 10:00 heard from [[Priya Raman]] write again on 2026-12-15",
    )
    assert ask_guard(tell_harbor(*lines, extra=DECIDE), "2026-12-08T12:00") == ("wait", "R1.17", "2026-12-15")


def test_rule_3_two_where_configured_with_the_gap_between_them() -> None:
    tale = tell_harbor(HARBOR_SPENT, toml='[follow_up]\nmax = 2\ngap = "7d"\n')
    verdict = tale.guard("2026-11-25T12:00", "Priya Raman")
    assert (verdict.verdict, f"{verdict.until}") == ("wait", "2026-12-01")
    assert "you followed up on Tue 24 Nov" in say_verdict_reason(verdict)
    assert ask_guard(tale, "2026-12-01T12:00")[0] == "allow"
    tale.log(HARBOR_PANEL, "2026-12-01 13:00 followed up with [[Priya Raman]] by email")
    assert ask_guard(tale, "2026-12-02T12:00") == ("refuse", "R1.17", "")


@pytest.mark.parametrize(("event", "words"), [("rejected", "they said no"), ("closed", "closed"), ("offer spoken", "not yet in writing")])
def test_rule_3_nothing_to_ask_where_nobody_waits(event: str, words: str) -> None:
    verdict = tell_harbor(f"2026-11-19 09:00 {event}").guard("2026-12-01T12:00", "Priya Raman")
    assert list_verdict(verdict) == ("refuse", "R1.18", "")
    assert words in say_verdict_reason(verdict)


def test_rule_3_nothing_to_ask_while_a_round_is_planned() -> None:
    verdict = tell_harbor().guard("2026-11-16T12:00", "Priya Raman")
    assert (list_verdict(verdict), "a round is planned" in say_verdict_reason(verdict)) == (("refuse", "R1.18", ""), True)


def test_rule_3_nothing_to_ask_after_a_mere_application() -> None:
    tale = tell_harbor()
    tale.log("search", "2026-11-16 applied to Globex as Analyst")
    tale.person("Ruth Ames", "company: Globex")
    verdict = tale.guard("2026-11-24T12:00", "Ruth Ames")
    assert (list_verdict(verdict), "you have applied" in say_verdict_reason(verdict)) == (("refuse", "R1.18", ""), True)


def test_rule_3_quiet_is_waited_out() -> None:
    # The follow-up was due on 24 November; thirty days later is 24 December.
    tale = tell_harbor()
    assert ask_guard(tale, "2026-12-23T12:00")[0] == "allow"
    verdict = tale.guard("2026-12-24T12:00", "Priya Raman")
    assert (list_verdict(verdict), "nothing was heard for long" in say_verdict_reason(verdict)) == (("refuse", "R1.18", ""), True)


def test_rule_3_on_hold_there_is_nothing_to_ask() -> None:
    verdict = tell_harbor("2026-11-19 09:00 on hold").guard("2026-12-01T12:00", "Priya Raman")
    assert (verdict.verdict, say_verdict_reason(verdict)) == ("refuse", "they put it on hold")


@pytest.mark.parametrize(("extra", "why"), [("kind: informational", "not about a post"), ("interest: none", "no interest")])
def test_rule_3_no_follow_up_where_none_is_wanted(extra: str, why: str) -> None:
    verdict = tell_harbor(extra=extra).guard("2026-11-24T12:00", "Priya Raman")
    assert (verdict.verdict, why in say_verdict_reason(verdict)) == ("refuse", True)


# Several processes, or none


def test_the_kindest_verdict_of_several_processes_counts() -> None:
    # Engineer was refused; for Analyst, met on Wednesday 18, the week is over on Wednesday 25.
    tale = tell_harbor("2026-11-19 09:00 rejected")
    add_round(tale, HARBOR_ANALYST, "2026-11-18", "Priya Raman", role="Analyst")
    assert ask_guard(tale, "2026-11-24T12:00") == ("wait", "R1.14", "2026-11-25")
    assert ask_guard(tale, "2026-11-25T12:00") == ("allow", "R1.14", "")


@pytest.mark.parametrize("purpose", ["status", "thanks"])
def test_somebody_the_notes_know_no_interview_with_may_be_written_to(purpose: str) -> None:
    tale = tell_harbor()
    tale.person("Una Else", "company: Globex")
    verdict = tale.guard("2026-11-18T12:00", "Una Else", purpose)
    assert (list_verdict(verdict), say_instead(verdict)) == (("allow", "R0.1", ""), "")


@pytest.mark.parametrize(
    ("reader", "company", "now", "verdict"),
    [
        # Thursday evening in London is a quarter to one on Friday in Kathmandu.
        ("Europe/London", "Asia/Kathmandu", "2026-12-03T19:00", "allow"),
        ("Europe/London", "Asia/Kathmandu", "2026-12-03T18:00", "wait"),
        # Friday morning in Auckland is Thursday afternoon in New York.
        ("Pacific/Auckland", "America/New_York", "2026-12-04T08:00", "wait"),
        ("Pacific/Auckland", "America/New_York", "2026-12-04T19:00", "allow"),
    ],
)
def test_the_day_is_that_of_the_company(reader: str, company: str, now: str, verdict: str) -> None:
    tale = Tale(zone=reader, toml="")
    tale.person("Ada Long")
    times = f"start: 2026-11-17T10:00\nend: 2026-11-17T11:00\ntimezone: {company}"
    tale.note("acme", f'company: Acme\nrole: Analyst\n{times}\ninterviewers: ["[[Ada Long]]"]\ndecision_date: 2026-12-04')
    assert tale.guard(now, "Ada Long").verdict == verdict


def test_of_several_posts_the_verdict_says_which_it_is_about() -> None:
    tale = tell_harbor(extra=DECIDE)
    add_round(tale, HARBOR_ANALYST, "2026-11-18", "Priya Raman", role="Analyst")
    # The Analyst's round named no date: a week after Wednesday 18 November comes before 4 December.
    assert say_verdict_reason(tale.guard("2026-11-19T12:00", "Priya Raman")).endswith("; this is about Harbor, Analyst")
    assert "this is about" not in say_verdict_reason(tale.guard("2026-11-19T12:00", "Tom Okafor"))


def test_a_post_without_a_role_goes_by_its_company() -> None:
    tale = tell_harbor(extra=DECIDE)
    names = 'interviewers: ["[[Priya Raman]]"]'
    tale.note("2026-11-18-umbra", f"company: Umbra\nstart: 2026-11-18T13:00\nend: 2026-11-18T15:30\ntimezone: America/New_York\n{names}")
    assert say_verdict_reason(tale.guard("2026-11-19T12:00", "Priya Raman")).endswith("; this is about Umbra")
