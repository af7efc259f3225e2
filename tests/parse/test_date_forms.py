"""Days in every form that people write: what each can mean, and which of several readings a round makes plausible (format.md 2.1)."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.date_text import choose_days, match_day, read_days
from followup_md.parse.dates import find_clocks, list_moments, read_loosely

ROUND = date(2026, 11, 17)  # a Tuesday


def days(*texts: str) -> tuple[date, ...]:
    """Return the days of ISO texts."""
    return tuple(map(date.fromisoformat, texts))


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-17", "[[2026-11-17]]", "17.11.2026", "17. 11. 2026", "17.11.26", "17/11/2026", "17-11-2026", "2026/11/17", "2026.11.17"),
        *(
            "20261117",
            "17 Nov 2026",
            "17. November 2026",
            "17th of November 2026",
            "the 17th of November, 2026",
            "17-Nov-2026",
            "17 nov 26",
        ),
        *("Nov 17, 2026", "nov. 17th 2026", "November 17 2026", "Nov 17,2026", "17 Nov '26", "Tuesday 17 November 2026", "Tue, 17.11.2026"),
        *("tues 2026-11-17", "2026\u201311\u201317", "2026-11-17 "),
    ],
)
def test_a_day_that_means_one_thing(text: str) -> None:
    assert read_days(text) == (ROUND,)


@pytest.mark.parametrize("text", ["2026-9-3", "2026/9/3", "3.9.2026", "03.09.2026", "20260903", "3 Sept 2026"])
def test_dots_are_day_first_and_zeros_may_be_missing(text: str) -> None:
    assert read_days(text) == (date(2026, 9, 3),)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2026", days("2026-04-03", "2026-03-04")),
        ("03/04/26", days("2026-04-03", "2026-03-04")),
        ("03-04-2026", days("2026-04-03", "2026-03-04")),
        ("05/05/26", days("2026-05-05")),
        # With dashes the year may stand in front.
        ("25-12-26", days("2026-12-25", "2025-12-26")),
        # 3 April 2026 is a Friday, 4 March a Wednesday.
        ("Fri 03/04/2026", days("2026-04-03")),
        ("Wednesday, 03/04/2026", days("2026-03-04")),
        # 17 November 2026 is a Tuesday; the nearest Friday is the 20th, the nearest Sunday the 15th.
        ("Friday 17 Nov 2026", days("2026-11-17", "2026-11-20")),
        ("Sun 2026-11-17", days("2026-11-17", "2026-11-15")),
    ],
)
def test_a_day_that_may_mean_several(text: str, readings: tuple[date, ...]) -> None:
    assert read_days(text) == readings


def test_the_order_of_the_country_comes_first() -> None:
    assert read_days("03/04/2026", month_first=True) == days("2026-03-04", "2026-04-03")
    assert read_days("03.04.2026", month_first=True) == days("2026-04-03")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "soon",
            "2026-02-30",
            "2026-18-11",
            "10.13.2026",
            "31/31/26",
            "20261317",
            "31 Nov 2026",
            "18 Nox 2026",
            "17.11",
            "17-11",
            "11",
        ),
        *("1/2/1969", "2026-11-17 13:00", "17 Nov 2026 and more", "2026-11-171", "3.4.2026.5", "12345678", "17 Nov 2201"),
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert read_days(text) == ()
    assert read_days(text, ROUND) == ()


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("15 Oct", days("2026-10-15")),
        ("Oct 15th", days("2026-10-15")),
        ("15.10.", days("2026-10-15")),
        ("3 Mar", days("2027-03-03")),
        ("28 Jun.", days("2026-06-28")),
        ("12/11", days("2026-11-12", "2026-12-11")),
        ("Thu 19 Nov", days("2026-11-19")),
        ("29 Feb", ()),
    ],
)
def test_without_a_year_it_is_the_nearest_such_day(text: str, readings: tuple[date, ...]) -> None:
    assert read_days(text, ROUND) == readings
    assert read_days(text) == ()


@pytest.mark.parametrize(
    ("line", "rest", "readings"),
    [
        ("15.10.2026 thanked Priya", " thanked Priya", days("2026-10-15")),
        ("15.10. thanked Priya", " thanked Priya", days("2026-10-15")),
        ("15.10. 15:00 thanked Priya", " 15:00 thanked Priya", days("2026-10-15")),
        ("Oct 15, 2026: thanked Priya", ": thanked Priya", days("2026-10-15")),
        ("15 Oct 10 applications", " 10 applications", days("2026-10-15")),
        ("Oct 15 20:00 thanked Priya", " 20:00 thanked Priya", days("2026-10-15")),
        ("20261015 thanked", " thanked", days("2026-10-15")),
        ("3 marched on", "3 marched on", ()),
        ("thanked Priya", "thanked Priya", ()),
        ("31.11.2026 thanked", " thanked", ()),
    ],
)
def test_a_day_that_begins_a_line(line: str, rest: str, readings: tuple[date, ...]) -> None:
    end, found = match_day(line, ROUND)
    assert (line[end:], found) == (rest, readings)


@pytest.mark.parametrize(
    ("text", "base", "since", "chosen"),
    [
        # 10 December lies 59 days off, 12 October is the day of the round itself.
        ("10/12/2026", "2026-10-12", "2026-08-13", "2026-10-12"),
        # 12 March lies before the round.
        ("03/12/2026", "2026-11-17", "2026-11-17", "2026-12-03"),
        # Over a year from the round.
        ("26-11-17", "2026-11-17", "1970-01-01", "2026-11-17"),
        # 3 April and 4 March: both within thirty days, so both are asked; and neither within thirty.
        ("03/04/2026", "2026-03-20", "1970-01-01", "2026-04-03 2026-03-04"),
        ("03/04/2026", "2026-08-20", "1970-01-01", "2026-04-03 2026-03-04"),
        # None is left: what they meant is asked.
        ("03/04/2026", "2029-03-20", "1970-01-01", "2026-04-03 2026-03-04"),
        # One reading needs no round.
        ("17.11.2026", "2029-03-20", "2029-01-01", "2026-11-17"),
        # The weekday contradicts the day, be it before the round or not.
        ("Friday 17 Nov 2026", "2026-11-17", "2026-11-18", "2026-11-17 2026-11-20"),
    ],
)
def test_of_several_readings_the_plausible_one_is_meant(text: str, base: str, since: str, chosen: str) -> None:
    found = choose_days(read_days(text), date.fromisoformat(base), date.fromisoformat(since))
    assert " ".join(map(str, found)) == chosen


def test_nothing_is_chosen_without_a_round() -> None:
    assert choose_days(days("2026-04-03", "2026-03-04"), None) == days("2026-04-03", "2026-03-04")
    assert choose_days((), ROUND) == ()


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        *[
            (text, [time(15)])
            for text in ("3pm", "3 PM", "3 p.m.", "15h", "15 h", "15.00", "15:00", "15:00:00", "15h00", "15 Uhr", "15:00 uhr")
        ],
        ("3:30pm", [time(15, 30)]),
        ("12am", [time(0)]),
        ("noon", [time(12)]),
        ("3:30", [time(3, 30), time(15, 30)]),
        ("3 o'clock", [time(3), time(15)]),
        ("03:30", [time(3, 30)]),
        *[(text, []) for text in ("15", "25:00", "15:75", "13pm", "0am", "soon", "")],
    ],
)
def test_a_time_of_day(text: str, clocks: list[time]) -> None:
    assert list(find_clocks(text)) == clocks


@pytest.mark.parametrize(
    "text",
    [
        *("2026-10-13 3pm", "13.10.2026 15:00", "13.10.2026, 15.00", "13 Oct 2026 at 3 pm", "Oct 13, 2026 15h", "20261013 15:00"),
        *("Tuesday 13 October 2026, 15:00", "3pm on 13 Oct 2026", "2026/10/13T15:00", "13.10.2026 um 15 Uhr", "13/10/2026 - 3pm"),
        "\uff12\uff10\uff12\uff16-10-13 15:00",
    ],
)
def test_a_day_and_a_time_that_mean_one_moment(text: str) -> None:
    assert read_loosely(text, None) == datetime(2026, 10, 13, 15)


def test_a_day_of_one_digit_may_be_half_typed() -> None:
    assert read_loosely("2026-11-1", None) is None
    assert read_loosely("2026-11-1 15:00", None) == datetime(2026, 11, 1, 15)


@pytest.mark.parametrize(
    "text", ["03/04/2026 15:00", "13.10.2026 3:00", "13 Oct 15:00", "13 Oct", "Mon 13.10.2026", "next Friday", "3pm", ""]
)
def test_a_moment_in_doubt_is_not_read(text: str) -> None:
    assert read_loosely(text, None) is None


def test_a_time_alone_is_one_of_the_day() -> None:
    assert list_moments("3pm", read_days, ROUND) == (datetime(2026, 11, 17, 15),)
    assert list_moments("3:30", read_days, ROUND) == (datetime(2026, 11, 17, 3, 30), datetime(2026, 11, 17, 15, 30))


@given(
    st.dates(date(1970, 1, 1), date(2200, 12, 31)),
    st.sampled_from(["%Y%m%d", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y", "%A %d %B %Y", "%Y/%m/%d"]),
)
def test_every_day_reads_back_from_each_plain_form(day: date, form: str) -> None:
    assert read_days(day.strftime(form)) == (day,)


@given(st.text(alphabet="0123456789./- ,:OctNovTue'", max_size=16), st.one_of(st.none(), st.dates(date(1970, 1, 1), date(2200, 12, 31))))
def test_any_text_has_few_readings_and_no_error(text: str, base: date | None) -> None:
    found = read_days(text, base)
    assert len(found) <= 4
    assert len(set(found)) == len(found)
    assert set(choose_days(found, base)) <= set(found)
