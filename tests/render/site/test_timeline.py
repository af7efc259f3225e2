"""The timeline as a picture: days in proportion, both sides of the axis, what is shaded, and what a screen reader is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from support.builders import NEW_YORK, NOW, make_event, make_interview, make_process, make_search
from support.pages import TimelineLine, draw_timeline, find_axis, find_lines, find_marks, find_shaded, find_texts, parse_timeline

from followup_md.model import Offer, Process, Reason, Round, Waiting
from followup_md.render.site.timeline import draw_timelines

# Twenty days from the round on the 10th to the decision on the 30th: each is 94 / 20 = 4.7 per cent of the width, from 3 per cent on.
TENTH = make_interview("2026-11-10-harbor", "Harbor", datetime(2026, 11, 10, 11, tzinfo=NEW_YORK), interviewers=("Ann Lee",))
DECISION = date(2026, 11, 30)
WAIT = Waiting(since=TENTH.end, anchor=date(2026, 11, 10), decision=DECISION, next=DECISION, why=Reason("they-decide", DECISION))
THANKED = make_event("thanked", date(2026, 11, 11), people=("Ann Lee",), channel="letter")
HEARD = make_event("heard", date(2026, 11, 15), people=("Ann Lee",), text="soon")
PROCESS = make_process(TENTH, waiting=WAIT, events=(THANKED, HEARD))
REJECTED = make_event("rejected", date(2026, 11, 15))
OVER = make_process(
    TENTH, state="rejected", since=datetime(2026, 11, 15, 12, tzinfo=NEW_YORK), events=(REJECTED, make_event("replied", date(2026, 11, 30)))
)


def test_days_stand_in_proportion() -> None:
    assert [(mark.kind, mark.x) for mark in find_marks(draw_timeline(PROCESS))] == [("held", "3%"), ("theirs", "26.5%"), ("yours", "7.7%")]


def test_what_they_did_stands_above_the_axis_and_what_you_did_below_it() -> None:
    found = draw_timeline(PROCESS)
    held, theirs, yours = find_marks(found)
    assert theirs.y < held.y == find_axis(found) < yours.y


def test_the_pointer_is_told_what_a_mark_is() -> None:
    assert [mark.text for mark in find_marks(draw_timeline(PROCESS))] == [
        "interview (panel) with Ann Lee",
        "heard from Ann Lee: soon",
        "you thanked Ann Lee by letter",
    ]


def test_what_falls_on_one_spot_is_stacked() -> None:
    process = PROCESS._replace(events=(THANKED, THANKED, THANKED))
    first, second, third = find_marks(draw_timeline(process))[1:]
    assert {mark.x for mark in (first, second, third)} == {"7.7%"}
    assert second.y - first.y == third.y - second.y == 16


def test_a_picture_grows_with_its_stacks_and_holds_them() -> None:
    one, three = draw_timeline(PROCESS._replace(events=(THANKED,))), draw_timeline(PROCESS._replace(events=(THANKED, THANKED, THANKED)))
    heights = [int(parse_timeline(found).attrib["height"]) for found in (one, three)]
    assert heights[1] - heights[0] == 32
    assert max(mark.y for mark in find_marks(three)) + 9 < heights[1]


def test_a_second_round_of_a_day_stands_above_the_first_and_contacts_above_both() -> None:
    twice = PROCESS._replace(rounds=PROCESS.rounds * 2, events=(make_event("heard", date(2026, 11, 10)),))
    found = draw_timeline(twice)
    levels = [find_axis(found) - mark.y for mark in find_marks(found)]
    assert levels == [0, 21, 37]


def test_the_wait_is_shaded_from_the_round_until_the_follow_up_is_in_order() -> None:
    found = draw_timeline(PROCESS)
    axis = find_axis(found)
    assert find_shaded(found) == [("3%", "94%")]
    assert find_lines(found, "tl-edge") == [TimelineLine(x, x, axis - 11, axis + 11) for x in ("3%", "97%")]


def test_a_wait_that_nothing_ends_runs_off_the_picture() -> None:
    waiting = WAIT._replace(next=None, last_sent=make_event("followed-up", date(2026, 11, 15)))
    found = draw_timeline(PROCESS._replace(waiting=waiting))
    assert find_shaded(found) == [("26.5%", "73.5%")]
    assert [line.left for line in find_lines(found, "tl-edge")] == ["26.5%"]


def test_the_hatching_belongs_to_its_own_picture() -> None:
    root = parse_timeline(draw_timeline(PROCESS))
    (pattern,) = root.iter("pattern")
    assert f"url(#{pattern.attrib['id']})" in {rect.get("fill") for rect in root.iter("rect")}


def test_today_has_a_line() -> None:
    found = draw_timeline(PROCESS)
    (line,) = find_lines(found, "tl-line tl-today")
    assert (line.left, line.right) == ("35.9%", "35.9%")
    assert line.top < min(mark.y for mark in find_marks(found)) < max(mark.y for mark in find_marks(found)) < line.bottom
    assert ("35.9%", "today") in find_texts(found, "tl-flag")


def test_the_axis_is_solid_until_today_and_dashed_after_it() -> None:
    found = draw_timeline(PROCESS)
    assert [line[:2] for line in find_lines(found, "tl-axis")] == [("3%", "35.9%")]
    assert [line[:2] for line in find_lines(found, "tl-axis tl-ahead")] == [("35.9%", "97%")]


def test_a_process_that_lies_ahead_has_no_past() -> None:
    ahead = make_process(make_interview("x", "Harbor", NOW + timedelta(days=2)), state="interviewing")
    found = draw_timeline(ahead._replace(events=()), NOW)
    # The 17th to the 19th, with six days on either side: today is 6 of 14 days along, 3 + 94 * 6 / 14.
    assert [line[:2] for line in find_lines(found, "tl-axis")] == [("43.29%", "43.29%")]
    assert find_lines(found, "tl-axis tl-ahead")[0][:2] == ("43.29%", "97%")


def test_what_is_over_ends_where_it_ended_and_knows_no_today() -> None:
    found = draw_timeline(OVER)
    axis = find_axis(found)
    assert find_lines(found, "tl-axis") == [TimelineLine("3%", "26.5%", axis, axis), TimelineLine("26.5%", "26.5%", axis - 11, axis + 11)]
    assert find_lines(found, "tl-axis tl-ahead") == [TimelineLine("26.5%", "97%", axis, axis)]
    assert find_texts(found, "tl-flag") == []
    assert find_shaded(found) == []


def test_of_what_was_over_in_a_day_nothing_stands_beside_that_day() -> None:
    process = make_process(TENTH, state="rejected", since=datetime(2026, 11, 10, 15, tzinfo=NEW_YORK))
    lines = [*find_lines(draw_timeline(process), "tl-axis"), *find_lines(draw_timeline(process), "tl-axis tl-ahead")]
    assert {(line.left, line.right) for line in lines} == {("50%", "50%")}


def test_the_decision_has_a_line_and_its_date() -> None:
    found = draw_timeline(PROCESS)
    assert [line.left for line in find_lines(found, "tl-line tl-decision")] == ["97%"]
    assert ("97%", "decision 30 Nov") in find_texts(found, "tl-flag")
    assert find_lines(found, "tl-late") == []


def test_a_decision_that_lapsed_is_not_there() -> None:
    note = TENTH._replace(decision_date=DECISION)
    moving = make_process(note, state="interviewing", rounds=(*make_process(note).rounds, _plan(date(2026, 11, 20))))
    found = draw_timeline(moving)
    assert find_lines(found, "tl-line tl-decision") == []
    assert "decision" not in {entry.kind for entry in found.entries}


def _plan(day: date) -> Round:
    end = datetime(day.year, day.month, day.day, 11, tzinfo=NEW_YORK)
    return make_process(make_interview("2026-11-20-harbor", "Harbor", end)).rounds[0]


def test_the_time_past_their_decision_is_marked_until_today() -> None:
    # They were to decide halfway between the round and today.
    now = datetime(2026, 11, 30, 12, tzinfo=NEW_YORK)
    found = draw_timeline(PROCESS._replace(waiting=WAIT._replace(decision=date(2026, 11, 20), next=date(2026, 11, 20))), now)
    (late,) = find_lines(found, "tl-late")
    assert (late.left, late.right) == ("50%", "97%")
    assert late.bottom < find_axis(found)


def test_on_the_day_of_their_decision_they_are_not_late() -> None:
    assert find_lines(draw_timeline(PROCESS._replace(waiting=WAIT._replace(decision=NOW.date()))), "tl-late") == []


@pytest.mark.parametrize(
    ("offer", "state", "flags"),
    [
        pytest.param(Offer(answer_by=DECISION, start=None), "offer-written", ["answer by 30 Nov"], id="to-be-answered"),
        pytest.param(Offer(answer_by=DECISION, accepted=THANKED), "offer-written", [], id="answered"),
        pytest.param(Offer(start=DECISION), "secured", ["first day 30 Nov"], id="start"),
        pytest.param(Offer(start=DECISION, answer_by=DECISION), "rescinded", [], id="taken-back"),
    ],
)
def test_the_days_of_an_offer_count_while_it_stands(offer: Offer, state: str, flags: list[str]) -> None:
    process = make_process(TENTH, state=state, offer=offer)  # type: ignore[arg-type] # a state of the table
    assert [text for _, text in find_texts(draw_timeline(process), "tl-flag") if text != "today"] == flags


def test_the_title_says_what_it_shows() -> None:
    root = parse_timeline(draw_timeline(PROCESS))
    title = root.find("title")
    assert title is not None
    assert title.text == "Harbor, Tue 10 Nov to Mon 30 Nov: 1 round, 2 contacts, decision Mon 30 Nov"
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", title.get("id"))


@pytest.mark.parametrize(
    ("process", "title"),
    [
        pytest.param(make_process(TENTH, state="rejected", since=TENTH.end), "Harbor, Tue 10 Nov: 1 round", id="one-day"),
        pytest.param(make_process(TENTH, rounds=()), "Harbor, Tue 17 Nov", id="nothing-yet"),
    ],
)
def test_the_title_leaves_out_what_is_not_there(process: Process, title: str) -> None:
    assert parse_timeline(draw_timeline(process)).findtext("title") == title


def test_two_posts_of_one_company_are_told_apart() -> None:
    other = PROCESS._replace(id="other", role="Analyst")
    titles = [parse_timeline(each).findtext("title") or "" for each in draw_timelines(make_search(PROCESS, other))]
    assert [title.partition(", Tue")[0] for title in titles] == ["Harbor, Data Engineer", "Harbor, Analyst"]


def test_two_timelines_on_a_page_share_no_id() -> None:
    found = [ET.fromstring(draw_timeline(PROCESS._replace(id=name)).svg) for name in ("one", "two")]  # noqa: S314 - our own pictures
    ids = [each.get("id") for root in found for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 4
