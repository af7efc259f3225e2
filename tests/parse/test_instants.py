"""The instant of a log line (format.md section 3, *When*; rules.md 7.1)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.model import Event
from followup_md.parse.link import set_instants
from followup_md.problem import Place

NEW_YORK = ZoneInfo("America/New_York")
LAST = time.max
ANY = datetime(2000, 1, 1, tzinfo=UTC)


def line(number: int, day: date, clock: time | None = None) -> Event:
    return Event(kind="networked", place=Place("search.md", number), day=day, clock=clock, at=ANY)


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param([None], [LAST], id="alone: the end of the day"),
        pytest.param([time(9)], [time(9)], id="timed"),
        pytest.param([None, time(9)], [time(9), time(9)], id="before a timed line"),
        pytest.param([time(9), None], [time(9), LAST], id="behind a timed line"),
        pytest.param([None, None, time(9), None], [time(9), time(9), time(9), LAST], id="around one"),
        pytest.param([None, time(12), None, time(9)], [time(12), time(12), time(9), time(9)], id="the next, not the earliest"),
    ],
)
def test_untimed_line_is_as_late_as_the_order_of_the_file_lets(clocks: list[time | None], expected: list[time]) -> None:
    day = date(2026, 11, 18)
    placed = set_instants([line(number, day, clock) for number, clock in enumerate(clocks)], UTC)
    assert [event.at for event in placed] == [datetime.combine(day, clock, UTC) for clock in expected]


def test_timed_line_of_another_day_binds_nothing() -> None:
    placed = set_instants([line(1, date(2026, 11, 18)), line(2, date(2026, 11, 17), time(9))], UTC)
    assert placed[0].at == datetime.combine(date(2026, 11, 18), LAST, UTC)


def test_lines_come_back_in_the_order_of_the_file() -> None:
    placed = set_instants([line(2, date(2026, 11, 18), time(9)), line(1, date(2026, 11, 18))], UTC)
    assert [(event.place.line, event.at.hour) for event in placed] == [(1, 9), (2, 9)]


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        pytest.param(date(2026, 3, 8), None, datetime(2026, 3, 9, 3, 59, 59, 999999, UTC), id="a day of 23 hours"),
        pytest.param(date(2026, 11, 1), None, datetime(2026, 11, 2, 4, 59, 59, 999999, UTC), id="a day of 25 hours"),
        pytest.param(date(2026, 11, 1), time(1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC), id="an hour that comes twice: the first"),
        pytest.param(date(2026, 3, 8), time(2, 30), datetime(2026, 3, 8, 7, 30, tzinfo=UTC), id="an hour that is skipped"),
        pytest.param(date.max, None, datetime.combine(date.max, LAST, UTC), id="the last day that there is"),
        pytest.param(date.max, time(23), datetime.combine(date.max, time(23), UTC), id="its last hour"),
    ],
)
def test_times_are_local(day: date, clock: time | None, expected: datetime) -> None:
    assert set_instants([line(1, day, clock)], NEW_YORK)[0].at == expected


@given(st.lists(st.one_of(st.none(), st.times()), max_size=6), st.dates())
def test_an_instant_is_aware_in_utc_and_a_timed_line_is_never_before_an_untimed_one_above_it(clocks: list[time | None], day: date) -> None:
    placed = set_instants([line(number, day, clock) for number, clock in enumerate(clocks)], NEW_YORK)
    assert all(event.at.tzinfo is UTC for event in placed)
    for above, below in pairwise(placed):
        if above.clock is None:
            assert above.at <= below.at
