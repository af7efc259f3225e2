"""rules.md 3.4, column by column: find-contact and thank."""

from __future__ import annotations

import pytest
from support.searches import ADA, FULL_BODY, ROUND, THANKED, is_open, looking, tell_acme, tell_round

from followup_md.words import say_action_title, say_lacks, say_obstacle

THANK, FIND = f"thank-ada-long-{ROUND}", f"find-contact-ada-long-{ROUND}"
HOMELESS = f'{ADA}\naddress: ""'
AFTER = "2026-10-19T12:00"
NO_CONTACT = "2026-10-19 11:30 heard from [[Ada Long]] no contact"


# find-contact


def test_find_contact_trigger_no_way_by_the_chosen_channel() -> None:
    assert not is_open(tell_acme(), AFTER, FIND)
    found = tell_acme(ada=HOMELESS).action(AFTER, FIND)
    assert (found.person_name, say_lacks(found.lacks)) == ("Ada Long", "needs an address")


@pytest.mark.parametrize(
    ("ada", "head", "lacks"),
    [
        (f'{ADA}\nemail: ""', "channel: email\n", "needs an e-mail address"),
        (f'{ADA}\nemail: ""\nchannel: email', "", "needs an e-mail address"),
        (f'{ADA}\nemail: ""\naddress: ""', "channel: both\n", "needs an address and an e-mail address"),
        (f'{ADA}\nemail: ""', "channel: both\n", "needs an e-mail address"),
    ],
    ids=["interview-email", "person-email", "both-lacking", "both-without-mail"],
)
def test_find_contact_trigger_follows_the_channel(ada: str, head: str, lacks: str) -> None:
    assert say_lacks(tell_acme(ada=ada, head=head).action(AFTER, FIND).lacks) == lacks


@pytest.mark.parametrize(("ada", "head"), [(f'{ADA}\nemail: ""', ""), (HOMELESS, "channel: email\n")], ids=["letter", "email"])
def test_find_contact_not_for_a_channel_that_is_not_used(ada: str, head: str) -> None:
    assert not is_open(tell_acme(ada=ada, head=head), AFTER, FIND)


def test_find_contact_due_12_hours_after_the_end_and_overdue_after() -> None:
    tale = tell_acme(ada=HOMELESS)
    assert tale.open(AFTER)[FIND] == "2026-10-19 23:00"
    assert tale.action("2026-10-19T22:59", FIND).urgency == "due"
    assert tale.action("2026-10-19T23:00", FIND).urgency == "overdue"


@pytest.mark.parametrize("line", [THANKED, "2026-10-20 09:00 thanked [[Ada Long]] via [[Ben Cole]]"], ids=["done", "relayed"])
def test_find_contact_disappears_when_the_note_is_done_or_relayed(line: str) -> None:
    tale = tell_acme(line, ada=HOMELESS, met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole", "profiles: none")
    assert is_open(tale, "2026-10-20T08:59", FIND)
    assert not is_open(tale, "2026-10-20T09:00", FIND)


def test_find_contact_done_when_a_relay_is_recorded() -> None:
    tale = tell_acme(ada=f'{HOMELESS}\nrelay: "[[Ben Cole]]"')
    tale.person("Ben Cole")
    assert tale.open(AFTER) == {**looking("2026-10-19"), THANK: "2026-10-20 11:00", f"follow-up-{ROUND}": "2026-10-26"}


def test_find_contact_blocked_by_no_contact() -> None:
    assert not is_open(tell_acme(NO_CONTACT, ada=HOMELESS), AFTER, FIND)


def test_find_contact_comes_back_when_the_note_bounced() -> None:
    tale = tell_acme(THANKED, "2026-10-22 bounced [[Ada Long]]")
    assert say_lacks(tale.action("2026-10-22T12:00", FIND).lacks) == "needs another address"


# thank


def test_thank_trigger_each_person_met_in_each_held_round() -> None:
    tale = tell_acme(met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole", "profiles: none")
    assert not is_open(tale, "2026-10-19T10:59", THANK)
    due = "2026-10-20 11:00"
    assert tale.open("2026-10-19T11:00") == {
        **looking("2026-10-19"),
        THANK: due,
        f"thank-ben-cole-{ROUND}": due,
        f"follow-up-{ROUND}": "2026-10-26",
    }


def test_thank_two_rounds_with_one_person_two_notes() -> None:
    tale = tell_acme()
    tell_round(tale, "2026-10-20-acme", "2026-10-20T10:00")
    assert {THANK, "thank-ada-long-2026-10-20-acme"} <= tale.open("2026-10-20T12:00").keys()


def test_thank_who_is_the_person() -> None:
    assert tell_acme().action(AFTER, THANK).person_name == "Ada Long"


# rules.md 7.1: 24 elapsed hours; New York's clocks went forward on 8 March and back on 1 November 2026, Chicago's alike.
VECTORS = [
    pytest.param("2026-03-05T14:30", "2026-03-06 15:30", id="plain"),
    pytest.param("2026-03-07T14:30", "2026-03-08 16:30", id="clocks-forward"),
    pytest.param("2026-10-31T14:30", "2026-11-01 14:30", id="clocks-back"),
    pytest.param("2026-11-20T22:50", "2026-11-21 23:50", id="late-evening"),
]


@pytest.mark.parametrize(("start", "due"), VECTORS)
def test_thank_due_24_elapsed_hours_after_the_end(start: str, due: str) -> None:
    tale = tell_acme()
    tell_round(tale, ROUND, start)
    assert tale.open(f"{start[:10]}T23:55")[THANK] == due


def test_thank_overdue_after_24_hours() -> None:
    assert tell_acme().action("2026-10-20T10:59", THANK).urgency == "due"
    assert tell_acme().action("2026-10-20T11:00", THANK).urgency == "overdue"


def test_thank_disappears_when_the_seventh_day_after_the_end_is_over() -> None:
    assert tell_acme().action("2026-10-26T23:59", THANK).status == "open"
    assert tell_acme().action("2026-10-27T00:00", THANK).status == "lapsed"


def test_thank_disappears_with_no_contact() -> None:
    assert tell_acme(NO_CONTACT).action(AFTER, THANK).status == "withheld"


def test_thank_disappears_with_a_withdrawal_note_to_that_person() -> None:
    tale = tell_acme("2026-10-20 09:00 withdrew", met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole")
    assert tale.action("2026-10-20T10:00", THANK).status == "done"
    assert tale.action("2026-10-20T10:00", f"thank-ben-cole-{ROUND}").status == "open"


def test_thank_withdrawal_after_the_lapse_thanks_nobody() -> None:
    assert tell_acme("2026-10-28 withdrew").action("2026-10-29T12:00", THANK).status == "lapsed"


def test_thank_withdrawal_before_the_round_thanks_nobody() -> None:
    tale = tell_acme("2026-10-12 09:00 withdrew", "2026-10-13 09:00 reopened")
    assert tale.action(AFTER, THANK).status == "open"


@pytest.mark.parametrize("line", ["on hold", "rejected", "closed", "offer spoken", "heard from [[Ada Long]] no follow-ups"])
def test_thank_stays_whatever_they_say(line: str) -> None:
    assert is_open(tell_acme(f"2026-10-19 11:30 {line}"), AFTER, THANK)


@pytest.mark.parametrize("interest", ["none", "high"])
def test_thank_stays_whatever_the_interest(interest: str) -> None:
    assert is_open(tell_acme(head=f"interest: {interest}\n"), AFTER, THANK)


def test_thank_done_when_logged() -> None:
    assert tell_acme(THANKED).action("2026-10-20T09:00", THANK).status == "done"
    assert is_open(tell_acme(THANKED), "2026-10-20T08:59", THANK)


@pytest.mark.parametrize(
    ("zone", "line", "done"),
    [
        pytest.param("America/New_York", "2026-10-18 thanked [[Ada Long]] by letter", False, id="on an earlier day"),
        pytest.param("America/New_York", "2026-10-19 09:59 thanked [[Ada Long]] by letter", False, id="at a time before the start"),
        pytest.param("America/New_York", "2026-10-19 10:30 thanked [[Ada Long]] by hand", True, id="while one met"),
        pytest.param("America/New_York", "2026-10-19 thanked [[Ada Long]] by letter", True, id="on the day"),
        # 10:00 in New York is 01:00 of the next day in Sydney, and 04:00 of the same day in Honolulu.
        pytest.param("Australia/Sydney", "2026-10-19 thanked [[Ada Long]] by letter", True, id="on the day there"),
        pytest.param("Australia/Sydney", "2026-10-18 thanked [[Ada Long]] by letter", False, id="on an earlier day in both zones"),
    ],
)
def test_thank_not_done_by_what_is_dated_before_the_round(zone: str, line: str, done: bool) -> None:
    tale = tell_acme(line)
    tale.zone, tale.excused = zone, ("sent-before-interview",)
    assert (tale.action("2026-10-21T12:00", THANK).status == "done") is done


def test_thank_a_return_dated_before_the_round_is_none() -> None:
    tale = tell_acme("2026-10-18 bounced [[Ada Long]]")
    assert tale.action(AFTER, THANK).blocked_by is None


def test_thank_done_for_the_logged_person_alone() -> None:
    tale = tell_acme(THANKED, met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole", "profiles: none")
    assert [name for name in tale.open("2026-10-20T09:00") if name.startswith("thank")] == [f"thank-ben-cole-{ROUND}"]


def test_thank_relayed_through_a_named_person() -> None:
    tale = tell_acme("2026-10-20 09:00 thanked [[Ada Long]] via [[Ben Cole]]")
    tale.person("Ben Cole")
    assert tale.action("2026-10-20T09:00", THANK).status == "relayed"


def test_thank_waived_with_a_reason() -> None:
    assert tell_acme("2026-10-20 waived thank [[Ada Long]] because she left the room").action("2026-10-20T09:00", THANK).status == "waived"


def test_thank_that_was_waived_does_not_lapse() -> None:
    assert tell_acme("2026-10-20 waived thank [[Ada Long]] because she left the room").action("2026-11-20T09:00", THANK).status == "waived"


def test_thank_open_again_when_it_bounced() -> None:
    tale = tell_acme(THANKED, "2026-10-22 bounced [[Ada Long]]")
    found = tale.action("2026-10-22T12:00", THANK)
    assert (found.status, found.urgency, say_lacks(found.lacks)) == ("open", "blocked", "needs another address, since the note came back")


def test_thank_bounced_is_done_when_sent_once_more() -> None:
    tale = tell_acme(THANKED, "2026-10-22 10:00 bounced [[Ada Long]]", "2026-10-22 11:00 thanked [[Ada Long]] by email")
    assert tale.action("2026-10-22T12:00", THANK).status == "done"


def test_thank_bounced_goes_through_the_relay() -> None:
    tale = tell_acme(THANKED, "2026-10-22 bounced [[Ada Long]]", ada=f'{ADA}\nrelay: "[[Ben Cole]]"')
    tale.person("Ben Cole")
    assert tale.action("2026-10-22T12:00", THANK).blocked_by is None
    assert not is_open(tale, "2026-10-22T12:00", FIND)


def test_thank_blocked_without_a_topic_for_that_person() -> None:
    body = FULL_BODY.replace("- the work of the team", "### [[Ben Cole]]\n- the on-call rota")
    tale = tell_acme(met=("Ada Long", "Ben Cole"), body=body)
    tale.person("Ben Cole")
    found = tale.action(AFTER, THANK)
    assert (found.urgency, say_lacks(found.lacks)) == ("blocked", "needs a topic")
    assert "R1.4" in say_obstacle(found.blocked_by)
    assert tale.action(AFTER, f"thank-ben-cole-{ROUND}").blocked_by is None


def test_thank_blocked_without_a_contact_route() -> None:
    found = tell_acme(ada=HOMELESS).action(AFTER, THANK)
    assert (found.urgency, say_lacks(found.lacks)) == ("blocked", "needs an address")


@pytest.mark.parametrize(("more", "lacks"), [("", "goes through Max Hart"), ("direct: true\n", "ready")], ids=["no-consent", "direct"])
def test_thank_blocked_by_the_agency_without_consent(more: str, lacks: str) -> None:
    tale = tell_acme(head=f'agency: "[[Max Hart]]"\n{more}')
    tale.person("Max Hart", "part: agency")
    assert say_lacks(tale.action(AFTER, THANK).lacks) == lacks


def test_thank_to_the_consultant_is_not_blocked_by_the_agency() -> None:
    tale = tell_acme(head='agency: "[[Max Hart]]"\n', met=("Max Hart",))
    tale.person("Max Hart", "part: agency")
    assert say_lacks(tale.action(AFTER, f"thank-max-hart-{ROUND}").lacks) == "ready"


def test_find_contact_not_in_an_agencys_process() -> None:
    tale = tell_acme(head='agency: "[[Max Hart]]"\n', ada=HOMELESS)
    tale.person("Max Hart", "part: agency")
    assert not is_open(tale, AFTER, FIND)


def test_thank_a_second_time_for_the_round_is_refused() -> None:
    verdict = tell_acme(THANKED).guard("2026-10-21T12:00", "Ada Long", "thanks")
    assert (verdict.verdict, verdict.requirement) == ("refuse", "R1.12")


def test_thank_not_the_scheduler() -> None:
    tale = tell_acme(met=("Ada Long", "Sam Dunn"))
    tale.person("Sam Dunn", "part: scheduler\nprofiles: none")
    assert tale.action(AFTER, f"thank-sam-dunn-{ROUND}").status == "withheld"


def test_thank_person_without_a_note_is_blocked_for_want_of_an_address() -> None:
    tale = tell_acme(met=("Ada Long", "Eve Stone"))
    assert say_lacks(tale.action(AFTER, f"thank-eve-stone-{ROUND}").lacks) == "needs an address"


@pytest.mark.parametrize(
    ("ada", "title"),
    [
        (ADA, "Post a thank-you letter to Ada Long"),
        (f"{ADA}\nchannel: email", "E-mail a thank-you note to Ada Long"),
        (f"{ADA}\nchannel: both", "Post and e-mail a thank-you note to Ada Long"),
        (f'{HOMELESS}\nrelay: "[[Max Hart]]"', "Have Max Hart pass on your thanks to Ada Long"),
        # With an address of their own nobody has to pass anything on.
        (f'{ADA}\nrelay: "[[Max Hart]]"', "Post a thank-you letter to Ada Long"),
    ],
    ids=["letter", "email", "both", "relay", "relay-not-needed"],
)
def test_thank_says_how(ada: str, title: str) -> None:
    tale = tell_acme(ada=ada)
    tale.person("Max Hart")
    assert say_action_title(tale.action(AFTER, THANK)) == title
