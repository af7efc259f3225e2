"""Where days, marks and words stand on a timeline, and that none of them run into each other on a phone."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, starmap

import pytest

from followup_md.model import Reason
from followup_md.render.site.timeline import (
    ENTRY_KINDS,
    NARROW,
    ON_AXIS,
    THEIRS,
    YOURS,
    Scale,
    build_scale,
    draw_mark,
    format_number,
    list_flags,
    list_ticks,
    place_marks,
)
from followup_md.render.site.timeline_facts import TimelineEntry, TimelineWait

NOVEMBER = date(2026, 11, 1)  # a Sunday
MET = Reason("met", NOVEMBER)
LETTER = 7  # pixels, of the words below and above a timeline


def on(number: int) -> date:
    """Return a day by how many lie between it and 1 November."""
    return NOVEMBER + timedelta(days=number)


def reach(days: int) -> Scale:
    """Return the scale from 1 November over some days."""
    return build_scale([NOVEMBER, on(days)])


def test_the_first_and_the_last_day_keep_a_margin() -> None:
    scale = reach(100)
    assert [scale.place(on(number)) for number in (0, 50, 100)] == [3, 50, 97]


@pytest.mark.parametrize(("days", "begin"), [(0, 7), (1, 6), (13, 0)])
def test_a_few_days_stand_in_the_middle_of_two_weeks(days: int, begin: int) -> None:
    scale = reach(days)
    assert scale.last - scale.first == 14
    assert NOVEMBER.toordinal() - scale.first == begin


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        pytest.param(0, ["26 Oct", "2 Nov"], id="mondays-of-a-day"),
        pytest.param(30, ["9 Nov", "16 Nov", "23 Nov"], id="mondays"),
        pytest.param(60, ["9 Nov", "23 Nov", "7 Dec", "21 Dec"], id="every-other-monday"),
        pytest.param(120, ["1 Dec", "1 Jan", "1 Feb"], id="months"),
        pytest.param(280, ["1 Jan", "1 Mar", "1 May", "1 Jul"], id="every-other-month"),
        pytest.param(420, ["Jan 2027", "Apr 2027", "Jul 2027", "Oct 2027"], id="quarters-with-their-year"),
        pytest.param(730, ["Jan 2027", "Jul 2027", "Jan 2028", "Jul 2028"], id="two-years"),
        pytest.param(1500, ["Jan 2028", "Jan 2029", "Jan 2030"], id="years"),
        pytest.param(3650, ["Jan 2028", "Jan 2031", "Jan 2034"], id="a-decade"),
    ],
)
def test_the_dates_below_are_round_ones(days: int, labels: list[str]) -> None:
    assert [label for _, label in list_ticks(reach(days))] == labels


def measure(x: float, label: str) -> tuple[float, float]:
    """Return where a date stands on a phone, and half of its width, in pixels."""
    return x * NARROW / 100, len(label) * LETTER / 2


def test_no_dates_run_into_each_other_however_long_it_took() -> None:
    for days in range(1500):
        ticks = list_ticks(reach(days))
        assert 1 <= len(ticks) <= 5, days
        edges = [(middle - half, middle + half) for middle, half in starmap(measure, ticks)]
        assert edges[0][0] >= 0, days
        assert edges[-1][1] <= NARROW, days
        assert all(before[1] < after[0] for before, after in pairwise(edges)), days


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_break_nothing(day: date) -> None:
    assert all(0 <= x <= 100 for x, _ in list_ticks(build_scale([day])))
    assert len(list_ticks(build_scale([NOVEMBER, day]))) <= 5


@pytest.mark.parametrize(("number", "spelt"), [(3.0, "3"), (97, "97"), (7.7000001, "7.7"), (43.2857, "43.29"), (100, "100")])
def test_a_number_has_two_decimals_at_most(number: float, spelt: str) -> None:
    assert format_number(number) == spelt


def levels(*facts: tuple[int, str]) -> list[int]:
    """Place facts on a scale on which a day is 0.94 per cent, some three pixels on a phone."""
    return [mark.level for mark in place_marks([TimelineEntry(on(day), kind, "") for day, kind in facts], reach(100))]


def test_what_would_touch_on_a_phone_is_stacked_and_what_would_not_stands_on_one_level() -> None:
    # A mark is fourteen pixels wide with its margin: four days are 12, five are 15.
    assert levels((0, "theirs"), (4, "theirs")) == [1, 2]
    assert levels((0, "theirs"), (5, "theirs")) == [1, 1]
    assert levels((0, "yours"), (4, "yours"), (8, "yours")) == [-1, -2, -1]


def test_the_two_sides_do_not_push_each_other() -> None:
    assert levels((0, "theirs"), (0, "yours"), (0, "held")) == [0, 1, -1]


def test_rounds_of_one_day_push_contacts_further_out() -> None:
    assert levels((0, "held"), (0, "planned"), (0, "theirs")) == [0, 1, 2]


def test_days_that_are_named_are_no_marks() -> None:
    assert levels((0, "today"), (1, "decision"), (2, "wait")) == []


def test_every_kind_has_its_place_and_a_shape_of_its_own() -> None:
    assert set(ENTRY_KINDS) - ON_AXIS - THEIRS - YOURS == {"wait", "decision", "answer", "start", "today"}
    shapes = [draw_mark(kind).replace(f"tl-{kind}", "") for kind in ENTRY_KINDS]
    assert len(set(shapes)) == len(shapes)


def test_a_shape_in_a_list_is_silent() -> None:
    assert all('aria-hidden="true"' in draw_mark(kind) for kind in ENTRY_KINDS)


def flag(*days: tuple[int, str]) -> list[tuple[str, int, bool]]:
    """Name days on the scale of 100 days; the words of `today` take 14 of them, those of a decision 34 (`decision 29 Nov`)."""
    entries = [TimelineEntry(on(day), kind, "") for day, kind in days]
    return [(each.text, each.row, each.back) for each in list_flags(entries, (), reach(100))]


def test_words_that_have_room_share_a_row() -> None:
    assert flag((0, "today"), (28, "decision")) == [("decision 29 Nov", 0, False), ("today", 0, False)]


def test_of_words_that_meet_the_left_ones_stand_higher() -> None:
    assert flag((18, "today"), (28, "decision")) == [("decision 29 Nov", 0, False), ("today", 1, False)]


def test_at_the_right_end_words_turn_back_and_the_right_ones_stand_higher() -> None:
    assert flag((93, "today"), (100, "decision")) == [("today", 0, True), ("decision 9 Feb", 1, True)]


def test_days_that_fall_together_each_have_a_row() -> None:
    rows = [row for _, row, _ in flag((50, "today"), (50, "answer"), (50, "start"))]
    assert sorted(rows) == [0, 1, 2]


@pytest.mark.parametrize(
    ("wait", "texts"),
    [
        pytest.param(TimelineWait(on(0), on(7), on(7), MET, now=True), ["follow-up 8 Nov"], id="present"),
        pytest.param(TimelineWait(on(0), on(7), on(7), MET), [], id="past"),
        pytest.param(TimelineWait(on(0), None, None, MET, now=True), [], id="without-an-end"),
    ],
)
def test_the_day_of_the_next_follow_up_is_named(wait: TimelineWait, texts: list[str]) -> None:
    assert [each.text for each in list_flags((), (wait,), reach(100))] == texts


def test_where_the_decision_names_the_day_of_the_follow_up_it_stands_alone() -> None:
    flags = list_flags([TimelineEntry(on(7), "decision", "")], (TimelineWait(on(0), on(7), on(7), MET, now=True),), reach(100))
    assert [each.text for each in flags] == ["decision 8 Nov"]
