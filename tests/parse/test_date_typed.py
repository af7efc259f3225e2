"""Dates and times as people type them into a command: what is read, and what is refused with each reading."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.dates import Calendar
from followup_md.errors import UsageProblem
from followup_md.parse.typed_dates import read_typed_day, read_typed_end, read_typed_moment

WEDNESDAY = date(2026, 11, 18)
THANKSGIVING = date(2026, 11, 26)
CALENDAR = Calendar(frozenset({THANKSGIVING}))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-18", date(2026, 11, 18)),
        ("[[2026-11-18]]", date(2026, 11, 18)),
        ("18 Nov 2026", date(2026, 11, 18)),
        ("November 18th, 2026", date(2026, 11, 18)),
        ("3rd of december", date(2026, 12, 3)),
        ("4 Dec", date(2026, 12, 4)),
        ("2 Jan.", date(2027, 1, 2)),
        # 181 days ahead, and 184 back.
        ("18 May", date(2027, 5, 18)),
        ("15.10.", date(2026, 10, 15)),
        ("20261120", date(2026, 11, 20)),
        ("03.04.2026", date(2026, 4, 3)),
        ("10 oct", date(2026, 10, 10)),
        ("2026/11/8", date(2026, 11, 8)),
        ("25/12/2026", date(2026, 12, 25)),
        ("12/25/2026", date(2026, 12, 25)),
        ("04.04.26", date(2026, 4, 4)),
        ("31/12/26", date(2026, 12, 31)),
        ("today", date(2026, 11, 18)),
        (" Tomorrow ", date(2026, 11, 19)),
        ("the day  after tomorrow", date(2026, 11, 20)),
        ("YESTERDAY", date(2026, 11, 17)),
        ("day before yesterday", date(2026, 11, 16)),
        ("fri", date(2026, 11, 20)),
        ("Friday", date(2026, 11, 20)),
        ("this Fri.", date(2026, 11, 20)),
        ("coming tues", date(2026, 11, 24)),
        ("mon", date(2026, 11, 23)),
        ("fri week", date(2026, 11, 27)),
        ("next wed", date(2026, 11, 25)),
        ("last fri", date(2026, 11, 13)),
        ("last weds", date(2026, 11, 11)),
        ("+3d", date(2026, 11, 21)),
        ("+0d", date(2026, 11, 18)),
        ("-2d", date(2026, 11, 16)),
        ("\u22122d", date(2026, 11, 16)),
        ("+1w", date(2026, 11, 25)),
        ("in 3 days", date(2026, 11, 21)),
        ("2 weeks from now", date(2026, 12, 2)),
        ("3 days ago", date(2026, 11, 15)),
        ("0d", date(2026, 11, 18)),
        ("+2bd", date(2026, 11, 20)),
        ("in 3 business days", date(2026, 11, 23)),
        # Thanksgiving does not count: from Wednesday these are 19, 20, 23, 24, 25 and 27 November.
        ("+6bd", date(2026, 11, 27)),
        ("-3bd", date(2026, 11, 13)),
        ("Fri 20 Nov 2026", date(2026, 11, 20)),
        ("friday, 2026-11-20", date(2026, 11, 20)),
        ("fri 20 nov", date(2026, 11, 20)),
        # 4 March 2026 is a Wednesday, 3 April 2026 a Friday.
        ("fri 03/04/26", date(2026, 4, 3)),
    ],
)
def test_a_day(text: str, day: date) -> None:
    assert read_typed_day(text, WEDNESDAY, CALENDAR) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("1 jun", date(2026, 6, 1), id="not next summer"),
        pytest.param("18 may", date(2026, 5, 18), id="nor where that is nearer"),
        pytest.param("wed", date(2026, 11, 18), id="today, not in a week"),
        pytest.param("03/04/26", None, id="both lie behind"),
        pytest.param("4 dec", date(2026, 12, 4), id="only one reading, and it lies ahead"),
    ],
)
def test_of_several_readings_those_behind_are_taken_where_the_past_is_meant(text: str, day: date | None) -> None:
    with pytest.raises(UsageProblem) if day is None else nullcontext():
        assert read_typed_day(text, WEDNESDAY, CALENDAR, past=True) == day


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("03/04/26", "write 2026-03-04 (Wed 4 Mar) or 2026-04-03 (Fri 3 Apr)"),
        ("03/04/2026", "write 2026-03-04 (Wed 4 Mar) or 2026-04-03 (Fri 3 Apr)"),
        # The year may stand in front as well.
        ("25-12-26", "write 2026-12-25 (Fri 25 Dec) or 2025-12-26 (Fri 26 Dec)"),
        ("wed", "write 2026-11-18 (Wed 18 Nov) or 2026-11-25 (Wed 25 Nov)"),
        ("next fri", "write 2026-11-20 (Fri 20 Nov) or 2026-11-27 (Fri 27 Nov)"),
        ("last mon", "write 2026-11-09 (Mon 9 Nov) or 2026-11-16 (Mon 16 Nov)"),
        ("3d", "write 2026-11-21 (Sat 21 Nov) or 2026-11-15 (Sun 15 Nov)"),
        ("3/12", "write 2027-03-12 (Fri 12 Mar) or 2026-12-03 (Thu 3 Dec)"),
    ],
)
def test_an_ambiguous_day_is_refused_with_its_readings(text: str, hint: str) -> None:
    with pytest.raises(UsageProblem, match="is ambiguous") as caught:
        read_typed_day(text, WEDNESDAY, CALENDAR)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "next week", "end of month", "2026-02-30", "31 Nov 2026", "2026-18-11", "11", "fri next", "last fri week"),
        *("+3", "+3m", "in 3d ago", "+4h", "tomorrow fri", "fri soon", "30 feb", "1/2/1969", "31.31.31"),
    ],
)
def test_what_is_no_day_is_refused_with_what_is(text: str) -> None:
    with pytest.raises(UsageProblem, match="is no date that can be read") as caught:
        read_typed_day(text, WEDNESDAY, CALENDAR)
    assert caught.value.hint.startswith("write 2026-11-18, 18 Nov, today, tomorrow")


def test_days_beyond_the_known_years_are_refused() -> None:
    assert read_typed_day("+1d", date(2200, 12, 30), CALENDAR) == date(2200, 12, 31)
    with pytest.raises(UsageProblem, match="is no date"):
        read_typed_day("+1d", date(2200, 12, 31), CALENDAR)


def test_a_name_that_is_not_of_the_day_is_refused() -> None:
    with pytest.raises(UsageProblem, match="'mon 20 nov' is no Monday") as caught:
        read_typed_day("mon 20 nov", WEDNESDAY, CALENDAR)
    assert caught.value.hint == "write 2026-11-20 (Fri 20 Nov), or another day"


@pytest.mark.parametrize("text", ["tomorrow 14:00", "2026-11-18T13:00", "2pm fri"])
def test_a_time_is_not_dropped(text: str) -> None:
    with pytest.raises(UsageProblem, match="has a time, and only a day is wanted"):
        read_typed_day(text, WEDNESDAY, CALENDAR)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-20T13:00", datetime(2026, 11, 20, 13)),
        ("2026-11-20 9:05", datetime(2026, 11, 20, 9, 5)),
        ("2026-9-3T10:00", datetime(2026, 9, 3, 10)),
        ("tomorrow 14:00", datetime(2026, 11, 19, 14)),
        ("fri 9:30", datetime(2026, 11, 20, 9, 30)),
        ("Fri, 9.30", datetime(2026, 11, 20, 9, 30)),
        ("fri at 2pm", datetime(2026, 11, 20, 14)),
        ("fri 2:30 p.m.", datetime(2026, 11, 20, 14, 30)),
        ("fri 12am", datetime(2026, 11, 20)),
        ("fri 12:15 PM", datetime(2026, 11, 20, 12, 15)),
        ("today 14h", datetime(2026, 11, 18, 14)),
        ("today 14h30", datetime(2026, 11, 18, 14, 30)),
        ("fri noon", datetime(2026, 11, 20, 12)),
        ("fri 07:00", datetime(2026, 11, 20, 7)),
        ("fri 7:00", datetime(2026, 11, 20, 7)),
        ("fri 02:30", datetime(2026, 11, 20, 2, 30)),
        ("fri 0:30", datetime(2026, 11, 20, 0, 30)),
        ("+3d 10:00", datetime(2026, 11, 21, 10)),
        ("+2bd 23:59", datetime(2026, 11, 20, 23, 59)),
        ("2pm tomorrow", datetime(2026, 11, 19, 14)),
        ("at 9:30 on 4 Dec", datetime(2026, 12, 4, 9, 30)),
        ("Fri 20 Nov 2026, 14:00", datetime(2026, 11, 20, 14)),
        ("in 3 days at 10:00", datetime(2026, 11, 21, 10)),
    ],
)
def test_a_moment(text: str, moment: datetime) -> None:
    assert read_typed_moment(text, WEDNESDAY, CALENDAR) == moment


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("fri 2:30", "write 2026-11-20T02:30 (Fri 20 Nov) or 2026-11-20T14:30 (Fri 20 Nov)"),
        ("fri 6h", "write 2026-11-20T06:00 (Fri 20 Nov) or 2026-11-20T18:00 (Fri 20 Nov)"),
        ("wed 9:30", "write 2026-11-18T09:30 (Wed 18 Nov) or 2026-11-25T09:30 (Wed 25 Nov)"),
        ("03/04/26 9:30", "write 2026-03-04T09:30 (Wed 4 Mar) or 2026-04-03T09:30 (Fri 3 Apr)"),
    ],
)
def test_an_ambiguous_moment_is_refused_with_its_readings(text: str, hint: str) -> None:
    with pytest.raises(UsageProblem, match="is ambiguous") as caught:
        read_typed_moment(text, WEDNESDAY, CALENDAR)
    assert caught.value.hint == hint


@pytest.mark.parametrize("text", ["fri", "2026-11-18", "wed", "9.12.26"])
def test_a_day_alone_is_no_moment(text: str) -> None:
    with pytest.raises(UsageProblem, match="has no time") as caught:
        read_typed_moment(text, WEDNESDAY, CALENDAR)
    assert caught.value.hint == f"write it behind the day, like {text} 14:00 or 2pm"


@pytest.mark.parametrize(
    "text", ["", "soon", "14:00", "soon 14:00", "fri 9", "9 fri", "fri 24:00", "fri 9:75", "fri 14pm", "fri 0am", "2026-02-30T13:00"]
)
def test_what_is_no_moment_is_refused_with_what_is(text: str) -> None:
    with pytest.raises(UsageProblem, match="is no date that can be read") as caught:
        read_typed_moment(text, WEDNESDAY, CALENDAR)
    assert caught.value.hint.startswith("write a time behind a day: 14:00, 9:30, 9.30, 14h or 2pm; the day as 2026-11-18")


@pytest.mark.parametrize("text", ["2026-11-18T13:00-05:00", "2026-11-18T13:00Z"])
def test_an_offset_is_not_dropped(text: str) -> None:
    with pytest.raises(UsageProblem, match="has an offset"):
        read_typed_moment(text, WEDNESDAY, CALENDAR)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("15:30", datetime(2026, 11, 20, 15, 30)),
        ("3:30", datetime(2026, 11, 20, 15, 30)),
        ("3.30pm", datetime(2026, 11, 20, 15, 30)),
        ("16h", datetime(2026, 11, 20, 16)),
        ("1:59am", datetime(2026, 11, 21, 1, 59)),
        ("0:30", datetime(2026, 11, 21, 0, 30)),
        ("fri 15:30", datetime(2026, 11, 20, 15, 30)),
        ("2026-11-20T16:00", datetime(2026, 11, 20, 16)),
    ],
)
def test_an_end_is_the_first_such_time_after_the_start(text: str, end: datetime) -> None:
    assert read_typed_end(text, datetime(2026, 11, 20, 14), WEDNESDAY, CALENDAR) == end


@pytest.mark.parametrize("text", ["13:30", "noon", "2am"])
def test_an_end_before_the_start_is_refused(text: str) -> None:
    # Over midnight it is less than twelve hours from 14:00.
    with pytest.raises(UsageProblem, match="is before the start, 14:00"):
        read_typed_end(text, datetime(2026, 11, 20, 14), WEDNESDAY, CALENDAR)


@given(st.dates(date(1971, 1, 1), date(2199, 12, 31)), st.dates(date(1970, 1, 1), date(2200, 12, 31)))
def test_an_iso_date_is_itself_whatever_today_is(today: date, day: date) -> None:
    assert read_typed_day(day.isoformat(), today, CALENDAR) == day


@given(st.dates(date(1971, 1, 1), date(2199, 12, 31)), st.text(max_size=20))
def test_any_text_is_a_day_or_refused(today: date, text: str) -> None:
    for read in (read_typed_day, read_typed_moment):
        with suppress(UsageProblem):
            read(text, today, CALENDAR)
