"""What is not to be done, and why (R1.15-R1.18, R5.7)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.builders import DAY, DUBLIN, NEW_YORK, NOW, make_action, make_eight, make_event, make_interview, make_process, make_search

from followup_md.model import Process, Reason, Waiting
from followup_md.render.view import NO_FOLLOW_UP, NOTHING, Wait, condense_waits, find_reopenable, find_waits

ROUND = make_interview("2026-11-10-harbor", "Harbor", NOW - 4 * DAY)
AHEAD = make_interview("2026-11-19-harbor", "Harbor", NOW + 2 * DAY)
FRIDAY = date(2026, 12, 4)
NEXT = make_event("heard", date(2026, 11, 16))._replace(next_round=True)
SPENT = make_event("followed-up", date(2026, 11, 16))


def wait(**fields: Any) -> Waiting:  # noqa: ANN401 - a table of cases names fields of many types
    usual = Waiting(since=ROUND.end, anchor=ROUND.end.date(), next=FRIDAY, why=Reason("met", date(2026, 11, 13)))
    return usual._replace(**fields)


@pytest.mark.parametrize(
    ("process", "words", "requirement"),
    [
        pytest.param(
            make_process(ROUND, waiting=wait(decision=FRIDAY)),
            "nothing to send to Harbor before Fri 4 Dec: they decide then",
            "R1.15",
            id="decision",
        ),
        pytest.param(
            make_process(ROUND, waiting=wait()),
            "nothing to send to Harbor before Fri 4 Dec: you met on Fri 13 Nov; they named no date",
            "R1.14",
            id="no-date-named",
        ),
        pytest.param(
            make_process(ROUND, waiting=wait(decision=FRIDAY - DAY, why=Reason("they-decide", FRIDAY - DAY))),
            "nothing to send to Harbor before Fri 4 Dec: they decide by Thu 3 Dec",
            "R1.15",
            id="grace-after-the-decision",
        ),
        pytest.param(
            make_process(ROUND, waiting=wait(decision=FRIDAY, invited=True, sent=1, why=Reason("invited"))),
            "nothing to send to Harbor before Fri 4 Dec: they asked you to write again then",
            "R1.17",
            id="invited",
        ),
        pytest.param(
            make_process(ROUND, state="on-hold", waiting=wait(invited=True, why=Reason("invited"))),
            "nothing to send to Harbor before Fri 4 Dec: they asked you to write again then",
            "R1.17",
            id="an-invited-date-outlives-a-hold",
        ),
        pytest.param(
            make_process(ROUND, waiting=wait(next=None, sent=1, last_sent=SPENT)),
            "nothing more to send to Harbor: you followed up on Mon 16 Nov; they will call",
            "R1.18",
            id="spent",
        ),
        pytest.param(
            make_process(ROUND, waiting=wait(next=None, muted=True, last_sent=SPENT, why=Reason("asked-no-follow-ups", SPENT.day))),
            "nothing more to send to Harbor: they asked on Mon 16 Nov not to be followed up with",
            "R1.18",
            id="muted",
        ),
        pytest.param(
            make_process(ROUND, waiting=wait(next=None, why=Reason("no-post"))),
            "nothing more to send to Harbor: this talk was not about a post",
            "R1.18",
            id="nothing-to-ask",
        ),
        pytest.param(make_process(ROUND, state="on-hold"), "nothing to send to Harbor: on hold", "R5.7", id="on-hold"),
        pytest.param(
            make_process(ROUND, state="on-hold", since=datetime(2026, 11, 2, 9, tzinfo=NEW_YORK), waiting=wait()),
            "nothing to send to Harbor: on hold since Mon 2 Nov",
            "R5.7",
            id="on-hold-since",
        ),
        pytest.param(
            make_process(AHEAD, state="interviewing"),
            "nothing to send to Harbor before Thu 19 Nov: you meet then",
            "R1.18",
            id="a-round-ahead",
        ),
        pytest.param(
            make_process(ROUND, state="interviewing", next_round=NEXT._replace(next_on=FRIDAY, next_time=time(9, 30))),
            "nothing to send to Harbor: the next round is Fri 4 Dec 09:30; write its note: "
            '`followup-md new Harbor "Data Engineer" --start "2026-12-04 09:30"`',
            "R1.18",
            id="a-round-that-they-named",
        ),
        pytest.param(
            make_process(ROUND, state="interviewing", next_round=NEXT),
            'nothing to send to Harbor: they spoke of a next round, no day yet; write its note: `followup-md new Harbor "Data Engineer"`',
            "R1.18",
            id="no-day-yet",
        ),
        pytest.param(
            make_process(ROUND, state="interviewing", role=None, company="Harbor Ltd", next_round=NEXT._replace(next_on=NOW.date() - DAY)),
            "nothing to send to Harbor Ltd: the next round was to be Mon 16 Nov: did it take place? Write its note: "
            '`followup-md new "Harbor Ltd" --start 2026-11-16`',
            "R1.18",
            id="its-day-has-passed",
        ),
        pytest.param(make_process(ROUND, state="applied"), "nothing to send to Harbor: you applied, they answer", "R1.18", id="applied"),
    ],
)
def test_each_silence_has_its_reason(process: Process, words: str, requirement: str) -> None:
    (found,) = find_waits(make_search(process))
    assert (found.say()[0], found.requirement) == (words, requirement)


@pytest.mark.parametrize(
    "process",
    [
        pytest.param(make_process(ROUND, waiting=wait(next=NOW.date())), id="follow-up-due-today"),
        pytest.param(make_process(ROUND, waiting=wait(next=NOW.date() - DAY)), id="follow-up-due-before"),
        pytest.param(make_process(ROUND, state="rejected"), id="over"),
        pytest.param(make_process(ROUND, state="rejected", waiting=wait()), id="over-with-a-date-left"),
        pytest.param(make_process(ROUND, state="waiting"), id="no-waiting-period"),
        pytest.param(make_process(ROUND, state="interviewing"), id="no-round-ahead"),
    ],
)
def test_where_something_may_be_done_nothing_is_said(process: Process) -> None:
    assert find_waits(make_search(process)) == ()


def test_what_has_an_open_action_is_no_silence() -> None:
    ahead, applied = make_process(AHEAD, state="interviewing"), make_process(ROUND._replace(process="x"), state="applied")
    actions = (make_action("prep", process=ahead.id), make_action("reschedule", process="x"))
    assert find_waits(make_search(ahead, applied, actions=actions)) == ()


@pytest.mark.parametrize("kind", ["thank", "connect", "share-answer", "reschedule"])
def test_while_something_else_is_to_be_sent_only_the_follow_up_has_to_wait(kind: str) -> None:
    process = make_process(ROUND, waiting=wait(decision=FRIDAY))
    open_letter = make_action(kind, process=process.id)
    assert (
        find_waits(make_search(process, actions=(open_letter,)))[0].say()[0] == "no follow-up to Harbor before Fri 4 Dec: they decide then"
    )
    due = make_process(ROUND, waiting=wait(next=NOW.date()))
    assert find_waits(make_search(due, actions=(open_letter,))) == ()
    sent = open_letter._replace(status="done")
    assert find_waits(make_search(process, actions=(sent,)))[0].what == NOTHING


def test_a_wait_gets_shorter_by_degrees() -> None:
    (found,) = find_waits(make_search(make_process(ROUND, waiting=wait(next=None, sent=1, last_sent=SPENT))))
    assert found.say()[1:] == (
        "nothing more to Harbor: you followed up on Mon 16 Nov; they will call",
        "nothing more to send to Harbor: you followed up on Mon 16 Nov",
        "nothing more to send to Harbor",
    )


def test_applications_share_one_line_behind_the_others() -> None:
    companies = ("Globex", "Initech")
    applied = [make_process(make_interview(name, name, NOW - DAY), state="applied", rounds=()) for name in companies]
    waits = find_waits(make_search(*applied, make_process(ROUND, waiting=wait())))
    assert [item.company for item in waits] == ["Harbor", "Globex, Initech"]


@pytest.mark.parametrize("reader", [NEW_YORK, DUBLIN, ZoneInfo("Asia/Tokyo")])
def test_a_day_is_counted_in_the_zone_of_the_company(reader: ZoneInfo) -> None:
    process = make_process(ROUND, waiting=wait(next=date(2026, 11, 18)))
    midnight = datetime(2026, 11, 18, 0, 0, tzinfo=NEW_YORK)
    before = (midnight - timedelta(minutes=1)).astimezone(reader)
    assert find_waits(make_search(process, now=before)) != ()
    assert find_waits(make_search(process, now=midnight.astimezone(reader))) == ()


def test_without_a_round_the_day_is_the_readers() -> None:
    process = make_process(ROUND, waiting=wait(next=date(2026, 11, 18)))._replace(rounds=())
    assert find_waits(make_search(process)) != ()
    assert find_waits(make_search(process, now=NOW + timedelta(hours=6))) == ()


@pytest.mark.parametrize("kind", ["thank", "connect"])
def test_on_hold_a_letter_that_is_due_is_still_to_be_sent(kind: str) -> None:
    process = make_process(ROUND, state="on-hold")
    (found,) = find_waits(make_search(process, actions=(make_action(kind, process=process.id),)))
    assert found.say()[0] == "no follow-up to Harbor: on hold"


def test_a_crowded_page_parts_who_waits_for_the_question_from_who_gets_nothing() -> None:
    assert condense_waits(find_waits(make_eight())) == (
        ("no follow-up yet: Harbor Logistics before Fri 4 Dec; Globex before Mon 23 Nov", "R1.15"),
        ("nothing to send: Norline, Tessera", "R1.18"),
    )


def test_on_a_crowded_page_who_waits_for_one_day_stands_together_and_who_waits_for_none_last() -> None:
    days = {"Acme": "", "Beta": "before Mon 23 Nov", "Ceta": "before Fri 20 Nov", "Delta": "before Mon 23 Nov"}
    blank = Wait(process="", company="", until="", why="", first="", requirement="R1.14", what=NO_FOLLOW_UP)
    waits = [blank._replace(company=name, until=day) for name, day in days.items()]
    assert condense_waits(waits) == (("no follow-up: Beta, Delta before Mon 23 Nov; Ceta before Fri 20 Nov; Acme", "R1.14"),)
    assert condense_waits([]) == ()


def test_after_a_rescinded_offer_one_can_go_back_to_whom_one_withdrew_from() -> None:
    others = [make_process(make_interview(name, name, NOW - 30 * DAY), state="withdrawn") for name in ("Globex", "Initech")]
    rescinded = make_process(ROUND, state="rescinded")
    assert find_reopenable(make_search(rescinded, *others)) == ("Globex", "Initech")
    assert find_reopenable(make_search(*others)) == ()
    assert find_reopenable(make_search(rescinded, *others, open=False)) == ()
