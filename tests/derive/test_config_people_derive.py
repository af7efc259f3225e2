"""The keys `thank_you.*` and `connect.*` of rules.md section 2, as far as they change what is derived."""

from __future__ import annotations

import pytest
from support.searches import ADA, FOLLOW_UP, ROUND, THANKED, US, is_open, looking, tell_acme

from followup_md.words import say_action_title

THANK, CONNECT = f"thank-ada-long-{ROUND}", f"connect-ada-long-{ROUND}"
AFTER = "2026-10-19T12:00"


def keys(table: str, *lines: str) -> str:
    return f"{US}[{table}]\n" + "\n".join(lines) + "\n"


# thank_you


@pytest.mark.parametrize(
    ("channel", "title", "missing"),
    [
        ("letter", "Post a thank-you letter to Ada Long", "address"),
        ("email", "E-mail a thank-you note to Ada Long", "email"),
        ("both", "Post and e-mail a thank-you note to Ada Long", "email"),
    ],
)
def test_thank_you_channel(channel: str, title: str, missing: str) -> None:
    toml = keys("thank_you", f'channel = "{channel}"')
    assert say_action_title(tell_acme(toml=toml).action(AFTER, THANK)) == title
    assert is_open(tell_acme(toml=toml, ada=f'{ADA}\n{missing}: ""'), AFTER, f"find-contact-ada-long-{ROUND}")


def test_thank_you_channel_person_beats_interview_beats_key() -> None:
    email = keys("thank_you", 'channel = "email"')
    assert say_action_title(tell_acme(toml=email, head="channel: both\n").action(AFTER, THANK)).startswith("Post and e-mail")
    assert say_action_title(tell_acme(toml=email, head="channel: both\n", ada=f"{ADA}\nchannel: letter").action(AFTER, THANK)).startswith(
        "Post a"
    )


@pytest.mark.parametrize(
    ("within", "due", "before", "at"),
    [
        ("48h", "2026-10-21 11:00", "2026-10-21T10:59", "2026-10-21T11:00"),
        ("same-day", "2026-10-19", "2026-10-19T23:59", "2026-10-20T00:00"),
        ("2d", "2026-10-21", "2026-10-21T23:59", "2026-10-22T00:00"),
    ],
)
def test_thank_you_within(within: str, due: str, before: str, at: str) -> None:
    tale = tell_acme(toml=keys("thank_you", f'within = "{within}"'))
    assert tale.open(AFTER)[THANK] == due
    assert tale.action(before, THANK).urgency == "due"
    assert tale.action(at, THANK).urgency == "overdue"


@pytest.mark.parametrize(
    ("not_before", "before", "at"),
    [("2h", "2026-10-19T12:59", "2026-10-19T13:00"), ("next-morning", "2026-10-20T08:59", "2026-10-20T09:00")],
)
def test_thank_you_not_before(not_before: str, before: str, at: str) -> None:
    tale = tell_acme(toml=keys("thank_you", f'not_before = "{not_before}"'))
    assert tale.action(before, THANK).urgency == "blocked"
    assert tale.action(at, THANK).blocked_by is None


def test_thank_you_panel_lead() -> None:
    tale = tell_acme(toml=keys("thank_you", 'panel = "lead"'), met=("Ben Cole", "Ada Long"))
    tale.person("Ben Cole")
    assert tale.action(AFTER, THANK).status == "open"
    assert tale.action(AFTER, f"thank-ben-cole-{ROUND}").status == "withheld"


def test_thank_you_kinds_skipped() -> None:
    toml = keys("thank_you", 'kinds = ["skip phone-screen"]')
    assert tell_acme(toml=toml, head="kind: Phone Screen\n").action(AFTER, THANK).status == "withheld"
    assert tell_acme(toml=toml, head="kind: panel\n").action(AFTER, THANK).status == "open"


@pytest.mark.parametrize(
    ("also", "part"), [("coordinator", "scheduler"), ("receptionist", "scheduler"), ("scheduler", "scheduler"), ("recruiter", "recruiter")]
)
def test_thank_you_also_those_of_the_company_whom_one_did_not_interview_with(also: str, part: str) -> None:
    for toml, expected in ((US, False), (keys("thank_you", f'also = ["{also}"]'), True)):
        tale = tell_acme(toml=toml)
        tale.person("Sam Dunn", f"part: {part}\ncompany: Acme\nprofiles: none")
        tale.person("Una Poe", f"part: {part}\ncompany: Globex\nprofiles: none")
        tale.person("Vic Roe", f"part: {part}\nprofiles: none")
        thanks = {name for name in tale.open(AFTER) if name.startswith("thank")}
        assert thanks == ({THANK, f"thank-sam-dunn-{ROUND}"} if expected else {THANK})


def test_thank_you_also_once_for_a_scheduler_among_the_interviewers() -> None:
    tale = tell_acme(toml=keys("thank_you", 'also = ["coordinator"]'), met=("Ada Long", "Sam Dunn"))
    tale.person("Sam Dunn", "part: scheduler\ncompany: Acme\nprofiles: none")
    assert [name for name in tale.open(AFTER) if name.startswith("thank-sam")] == [f"thank-sam-dunn-{ROUND}"]


# connect


@pytest.mark.parametrize(
    ("when", "now", "urgency"),
    [("after-interview", AFTER, "upcoming"), ("if-invited", AFTER, "blocked"), ("after-decision", AFTER, "blocked")],
)
def test_connect_when(when: str, now: str, urgency: str) -> None:
    tale = tell_acme(toml=keys("connect", f'when = "{when}"', 'within = "3d"'), ada="part: hiring-manager")
    assert tale.action(now, CONNECT).urgency == urgency


def test_connect_when_after_decision_opens_with_the_outcome() -> None:
    tale = tell_acme("2026-10-21 10:00 rejected", toml=keys("connect", 'when = "after-decision"'), ada="part: hiring-manager")
    assert tale.action("2026-10-21T09:59", CONNECT).urgency == "blocked"
    assert tale.action("2026-10-21T10:00", CONNECT).blocked_by is None


def test_connect_when_never() -> None:
    toml = keys("connect", 'when = "never"')
    for ada in ("part: hiring-manager", "part: hiring-manager\nprofiles:"):
        assert tell_acme(THANKED, toml=toml, ada=ada).open("2026-10-20T12:00") == {**looking("2026-10-19"), FOLLOW_UP: "2026-10-26"}


def test_connect_within_and_not_before() -> None:
    tale = tell_acme(toml=keys("connect", 'within = "3d"', 'not_before = "24h"'), ada="part: hiring-manager")
    assert tale.open(AFTER)[CONNECT] == "2026-10-22"
    assert tale.action("2026-10-20T10:59", CONNECT).urgency == "blocked"
    assert tale.action("2026-10-20T11:00", CONNECT).blocked_by is None


def test_connect_networks() -> None:
    tale = tell_acme(toml=keys("connect", 'networks = ["xing"]'), ada="part: hiring-manager")
    assert tale.action(AFTER, CONNECT).urgency == "blocked"
