"""rules.md 3.4, column by column: find-profile, connect, engage, share-answer."""

from __future__ import annotations

import pytest
from support.searches import FULL_BODY, LATER, ROUND, THANKED, Tale, is_open, looking, tell_acme, tell_round

FIND, CONNECT = f"find-profile-ada-long-{ROUND}", f"connect-ada-long-{ROUND}"
ENGAGE, SHARE = f"engage-ada-long-{ROUND}", f"share-answer-why-did-you-leave-initech-{ROUND}"
MANAGER = "part: hiring-manager"
UNKNOWN = f"{MANAGER}\nprofiles:"
AFTER = "2026-10-19T12:00"
LINKED = "2026-10-21 10:00 connected with [[Ada Long]] on LinkedIn"
NO_CONTACT = "2026-10-21 11:00 heard from [[Ada Long]] no contact"
STUMBLED = FULL_BODY.replace(
    "### What did you last learn?\n- rating: 4\n",
    "### Why did you leave Initech?\n- asked by: [[Ada Long]]\n- rating: 2\n- better: I had built what I came for\n",
)


# find-profile


def test_find_profile_trigger_held_and_no_profile_recorded() -> None:
    tale = tell_acme(ada=UNKNOWN)
    assert not is_open(tale, "2026-10-19T10:59", FIND)
    assert tale.action("2026-10-19T11:00", FIND).person_name == "Ada Long"


def test_find_profile_due_24_hours_after_the_end() -> None:
    assert tell_acme(ada=UNKNOWN).open(AFTER)[FIND] == "2026-10-20 11:00"


def test_find_profile_overdue_when_the_seventh_day_is_over() -> None:
    tale = tell_acme(ada=UNKNOWN)
    assert tale.action("2026-10-26T23:59", FIND).urgency == "due"
    assert tale.action("2026-10-27T00:00", FIND).urgency == "overdue"


def test_find_profile_disappears_when_the_thirtieth_day_is_over() -> None:
    assert is_open(tell_acme(ada=UNKNOWN), "2026-11-18T23:59", FIND)
    assert not is_open(tell_acme(ada=UNKNOWN), "2026-11-19T00:00", FIND)


@pytest.mark.parametrize("ada", [MANAGER, f"{MANAGER}\nprofiles: none"], ids=["profile", "none-public"])
def test_find_profile_done_when_a_profile_or_none_is_recorded(ada: str) -> None:
    assert not is_open(tell_acme(ada=ada), AFTER, FIND)


def test_find_profile_once_a_person_with_a_new_occasion_after_thirty_days() -> None:
    tale = tell_acme(ada=UNKNOWN)
    tell_round(tale, "2026-10-21-acme", "2026-10-21T10:00")
    tell_round(tale, LATER, "2026-11-30T10:00")
    assert [name for name in tale.open("2026-10-21T12:00") if name.startswith("find-profile")] == [FIND]
    assert [name for name in tale.open("2026-11-30T12:00") if name.startswith("find-profile")] == [f"find-profile-ada-long-{LATER}"]


# connect


def test_connect_trigger_public_professional_profile_known() -> None:
    tale = tell_acme(ada=MANAGER)
    assert not is_open(tale, "2026-10-19T10:59", CONNECT)
    assert tale.action("2026-10-19T11:00", CONNECT).person_name == "Ada Long"


def test_connect_once_per_person_not_per_round() -> None:
    tale = tell_acme(ada=MANAGER)
    tell_round(tale, "2026-10-21-acme", "2026-10-21T10:00")
    assert [name for name in tale.open("2026-10-21T12:00") if name.startswith("connect")] == [CONNECT]


def test_connect_due_24_hours_after_the_end() -> None:
    assert tell_acme(ada=MANAGER).open(AFTER)[CONNECT] == "2026-10-20 11:00"


def test_connect_overdue_when_the_seventh_day_is_over() -> None:
    assert tell_acme(ada=MANAGER).action("2026-10-26T23:59", CONNECT).urgency == "due"
    assert tell_acme(ada=MANAGER).action("2026-10-27T00:00", CONNECT).urgency == "overdue"


def test_connect_disappears_when_the_thirtieth_day_is_over() -> None:
    assert tell_acme(ada=MANAGER).action("2026-11-18T23:59", CONNECT).status == "open"
    assert tell_acme(ada=MANAGER).action("2026-11-19T00:00", CONNECT).status == "lapsed"


def test_connect_disappears_with_none_public() -> None:
    assert not is_open(tell_acme(ada=f"{MANAGER}\nprofiles: none"), AFTER, CONNECT)


def test_connect_disappears_with_no_contact() -> None:
    assert tell_acme(NO_CONTACT, ada=MANAGER).action("2026-10-21T12:00", CONNECT).status == "withheld"


def test_connect_stays_after_a_rejection() -> None:
    # The relationship outlives the opening (R2.6).
    assert is_open(tell_acme("2026-10-20 rejected", ada=MANAGER), "2026-10-21T12:00", CONNECT)


def test_connect_done_when_the_invitation_is_logged() -> None:
    assert tell_acme(LINKED, ada=MANAGER).action("2026-10-21T12:00", CONNECT).status == "done"


def test_connect_done_without_a_profile_on_record() -> None:
    tale = tell_acme(THANKED, LINKED, ada=UNKNOWN)
    assert tale.open("2026-10-21T12:00") == {**looking("2026-10-19"), ENGAGE: "2026-10-28", f"follow-up-{ROUND}": "2026-10-26"}


PRIVATE = [
    pytest.param('["https://www.facebook.com/ada"]', id="family-network"),
    pytest.param('["https://www.linkedin.com/in/ada"]\nprivate: ["https://www.linkedin.com/in/ada"]', id="marked-private"),
    pytest.param('["https://ada.example.com"]', id="no-network"),
    pytest.param('["https://[ada"]', id="no-address"),
]


@pytest.mark.parametrize("profiles", PRIVATE)
def test_connect_blocked_by_a_private_profile(profiles: str) -> None:
    found = tell_acme(ada=f"{MANAGER}\nprofiles: {profiles}").action(AFTER, CONNECT)
    assert (found.status, found.urgency) == ("open", "blocked")


@pytest.mark.parametrize("url", ["linkedin.com/in/ada", "https://twitter.com/ada", "https://x.com/ada", "https://bsky.app/profile/ada"])
def test_connect_not_blocked_on_a_network_by_any_of_its_names(url: str) -> None:
    assert tell_acme(ada=f'{MANAGER}\nprofiles: ["{url}"]').action(AFTER, CONNECT).blocked_by is None


# engage


def test_engage_trigger_connected_and_due_seven_days_after() -> None:
    tale = tell_acme(THANKED, LINKED, ada=MANAGER)
    assert not is_open(tale, "2026-10-21T09:59", ENGAGE)
    assert tale.open("2026-10-21T10:00") == {**looking("2026-10-19"), ENGAGE: "2026-10-28", f"follow-up-{ROUND}": "2026-10-26"}


def test_engage_is_never_overdue() -> None:
    found = tell_acme(LINKED, ada=MANAGER).action("2027-10-21T10:00", ENGAGE)
    assert (found.person_name, found.overdue_at, found.urgency) == ("Ada Long", None, "due")


def test_engage_disappears_with_no_contact() -> None:
    assert not is_open(tell_acme(LINKED, NO_CONTACT, ada=MANAGER), "2026-10-21T12:00", ENGAGE)


@pytest.mark.parametrize("line", ["rejected", "closed", "withdrew"])
def test_engage_outlives_the_opening(line: str) -> None:
    assert is_open(tell_acme(LINKED, f"2026-10-22 {line}", ada=MANAGER), "2026-10-30T12:00", ENGAGE)


def test_engage_done_when_any_engagement_is_logged() -> None:
    tale = tell_acme(LINKED, "2026-10-22 10:00 engaged with [[Ada Long]] on LinkedIn", ada=MANAGER)
    assert is_open(tale, "2026-10-22T09:59", ENGAGE)
    assert tale.action("2026-10-22T10:00", ENGAGE).status == "done"


# share-answer


def stumbled(*lines: str) -> Tale:
    return tell_acme(*lines, ada=MANAGER, body=STUMBLED)


def test_share_answer_trigger_stumble_not_in_a_sent_note_and_asker_connected() -> None:
    tale = stumbled(THANKED, LINKED)
    assert not is_open(tale, "2026-10-21T09:59", SHARE)
    found = tale.action("2026-10-21T10:00", SHARE)
    assert (found.person_name, found.blocked_by) == ("Ada Long", None)


def test_share_answer_not_while_the_letter_may_still_say_it() -> None:
    assert not is_open(stumbled(LINKED), "2026-10-21T12:00", SHARE)


def test_share_answer_only_with_the_asker() -> None:
    tale = tell_acme(THANKED, "2026-10-21 connected with [[Ben Cole]]", ada=MANAGER, body=STUMBLED, met=("Ada Long", "Ben Cole"))
    tale.person("Ben Cole")
    assert not is_open(tale, "2026-10-21T12:00", SHARE)


def test_share_answer_due_seven_days_after_the_interview_and_never_overdue() -> None:
    tale = stumbled(THANKED, LINKED)
    assert tale.open("2026-10-21T12:00")[SHARE] == "2026-10-26"
    assert tale.action("2026-11-20T12:00", SHARE).overdue_at is None


LETTER = (
    f'---\nkind: thank-you\nto: "[[Ada Long]]"\ninterview: "[[{ROUND}]]"\n---\nAfter giving it more thought: why I did leave Initech.\n'
)


def test_share_answer_disappears_when_the_letter_addressed_it() -> None:
    tale = stumbled(THANKED, LINKED)
    tale.letters["2026-10-20-ada-long-thank-you"] = LETTER
    assert not is_open(tale, "2026-10-21T12:00", SHARE)


def test_share_answer_disappears_when_the_logged_note_addressed_it() -> None:
    assert not is_open(stumbled(f"{THANKED}: why I did leave Initech", LINKED), "2026-10-21T12:00", SHARE)


@pytest.mark.parametrize(("words", "expected"), [("your drift", True), ("schema drift", False)], ids=["one-word", "two-words"])
def test_share_answer_is_addressed_by_two_of_the_longer_words(words: str, expected: bool) -> None:
    body = STUMBLED.replace("Why did you leave Initech?", "How would you handle schema drift?")
    tale = tell_acme(f"{THANKED}: of {words}", LINKED, ada=MANAGER, body=body)
    assert is_open(tale, "2026-10-21T12:00", f"share-answer-how-would-you-handle-schema-drift-{ROUND}") is expected


@pytest.mark.parametrize("line", ["offer spoken", "offer written", "rejected", "closed", "withdrew"])
def test_share_answer_disappears_with_an_outcome(line: str) -> None:
    assert not is_open(stumbled(THANKED, LINKED, f"2026-10-22 {line}"), "2026-10-23T12:00", SHARE)


def test_share_answer_disappears_with_no_contact() -> None:
    assert not is_open(stumbled(THANKED, LINKED, NO_CONTACT), "2026-10-21T12:00", SHARE)


def test_share_answer_done_when_the_share_is_logged() -> None:
    tale = stumbled(THANKED, LINKED, "2026-10-26 10:00 shared answer with [[Ada Long]]")
    assert tale.action("2026-10-26T12:00", SHARE).status == "done"


def test_share_answer_blocked_by_not_connected() -> None:
    assert not is_open(stumbled(THANKED), "2026-10-21T12:00", SHARE)


def test_share_answer_blocked_without_a_better_answer() -> None:
    bare = STUMBLED.replace("- better: I had built what I came for\n", "")
    assert tell_acme(THANKED, LINKED, ada=MANAGER, body=bare).action("2026-10-21T12:00", SHARE).urgency == "blocked"
