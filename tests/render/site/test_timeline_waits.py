"""The waits of a process: from when to when the rules say not to ask, before each follow-up and now (R1.14-R1.18)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from support.builders import DUBLIN, NEW_YORK, make_event, make_interview, make_process
from support.pages import draw_timeline, find_shaded, find_texts
from support.searches import THANKED, US, tell_acme

from followup_md.model import Process, Reason, SentFollowUp, State, Waiting
from followup_md.render.site.timeline_facts import TimelineWait, find_timeline_waits

ROUND = make_interview("2026-11-10-harbor", "Harbor", datetime(2026, 11, 10, 20, tzinfo=NEW_YORK))
MET = date(2026, 11, 10)
WEEK_ON = date(2026, 11, 17)
WAITING = Waiting(since=ROUND.end, anchor=MET, next=WEEK_ON, why=Reason("met", MET))
HELD_UP = datetime(2026, 11, 14, 9, tzinfo=NEW_YORK)
SENT = make_event("followed-up", date(2026, 11, 18))
DECIDED = Reason("they-decide", date(2026, 11, 20))
UNASKED = Reason("sent", WEEK_ON)


def wait(process: Process) -> list[TimelineWait]:
    return list(find_timeline_waits(process, NEW_YORK))


def test_the_present_wait_reaches_from_the_round_to_the_day_of_the_follow_up() -> None:
    assert wait(make_process(ROUND, waiting=WAITING)) == [TimelineWait(MET, WEEK_ON, WEEK_ON, WAITING.why, now=True)]


@pytest.mark.parametrize(
    ("state", "fields", "waiting", "begin"),
    [
        pytest.param("waiting", {}, WAITING._replace(next=None, muted=True), MET, id="muted"),
        pytest.param("waiting", {}, WAITING._replace(next=None, last_sent=SENT), SENT.day, id="spent"),
        pytest.param("waiting", {}, WAITING._replace(anchor=date(2026, 11, 13)), date(2026, 11, 13), id="they-wrote-meanwhile"),
        pytest.param("on-hold", {"since": HELD_UP}, WAITING._replace(next=None), HELD_UP.date(), id="hold"),
        pytest.param("on-hold", {}, WAITING._replace(next=None), MET, id="on-hold-since-nobody-knows-when"),
        pytest.param("on-hold", {"since": HELD_UP}, WAITING._replace(invited=True), MET, id="invited-on-hold"),
        pytest.param("quiet", {"quiet_since": date(2026, 12, 17)}, WAITING._replace(next=None), date(2026, 12, 17), id="quiet"),
        pytest.param(
            "quiet", {"quiet_since": date(2026, 12, 17)}, WAITING._replace(next=None, last_sent=SENT), SENT.day, id="quiet-after-asking"
        ),
    ],
)
def test_a_wait_begins_with_what_it_is_counted_from(state: State, fields: dict[str, object], waiting: Waiting, begin: date) -> None:
    process = make_process(ROUND, state=state, waiting=waiting, **fields)
    assert [(each.begin, each.end) for each in wait(process)] == [(begin, waiting.next)]


def test_the_wait_before_a_follow_up_ended_when_it_was_in_order() -> None:
    process = make_process(ROUND, follow_ups=(SentFollowUp(SENT, WEEK_ON, WAITING.why, MET),))
    assert wait(process) == [TimelineWait(MET, WEEK_ON, WEEK_ON, WAITING.why)]


def test_a_follow_up_too_early_ended_its_wait_itself() -> None:
    process = make_process(ROUND, follow_ups=(SentFollowUp(SENT, date(2026, 11, 20), DECIDED, MET),))
    assert wait(process) == [TimelineWait(MET, SENT.day, date(2026, 11, 20), DECIDED)]


def test_a_follow_up_that_was_never_in_order_had_its_wait() -> None:
    process = make_process(ROUND, follow_ups=(SentFollowUp(SENT, None, UNASKED, WEEK_ON),))
    assert wait(process) == [TimelineWait(WEEK_ON, SENT.day, None, UNASKED)]


def test_without_a_wait_nothing_is_shaded() -> None:
    on_hold = SentFollowUp(SENT, None, Reason("was-on-hold"))
    same_day = SentFollowUp(SENT, SENT.day, Reason("told-when"), SENT.day)
    assert wait(make_process(ROUND, follow_ups=(on_hold, same_day))) == []


def test_a_wait_begins_where_the_round_stands_for_the_reader() -> None:
    # Eight in the evening in New York is one in the morning of the next day in Dublin.
    process = make_process(ROUND, waiting=WAITING, follow_ups=(SentFollowUp(SENT, WEEK_ON, WAITING.why, MET),))
    assert [each.begin for each in find_timeline_waits(process, DUBLIN)] == [date(2026, 11, 11)] * 2


def test_the_day_of_the_follow_up_is_named_where_no_decision_names_it() -> None:
    found = draw_timeline(make_process(ROUND, waiting=WAITING))
    # Seven days in the middle of fourteen: 3 + 94 * 10 / 14.
    assert ("70.14%", "follow-up 17 Nov") in find_texts(found, "tl-flag")
    assert find_shaded(found) == [("23.14%", "47%")]


def test_the_model_knows_from_when_each_follow_up_was_waited_for() -> None:
    sent = ["2026-10-26 10:00 followed up with [[Ada Long]] by email", "2026-10-28 10:00 followed up with [[Ada Long]] by phone"]
    tale = tell_acme(THANKED, *sent, toml=US)
    (process,) = tale.at("2026-10-29T12:00").processes
    # Met on Monday the 19th: in order a week later; after that, from the first on, never again.
    assert [(each.since, each.earliest) for each in process.follow_ups] == [
        (date(2026, 10, 19), date(2026, 10, 26)),
        (date(2026, 10, 26), None),
    ]
