"""Dates as people type them: what is read, what is refused, and what words could mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.date_text import (
    Mention,
    PartialDate,
    find_mentions,
    find_vague,
    hint_ambiguous,
    hint_vague,
    looks_like_date,
    read_date,
    read_log_date,
    read_moment,
    read_relative_days,
)
from followup_md.dates import Calendar

TUESDAY = date(2026, 11, 17)
INDIA = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize("text", ["2026-11-18", " 2026-11-18 ", "[[2026-11-18]]", "[[ 2026-11-18 ]]"])
def test_reads_an_iso_date_bare_or_linked(text: str) -> None:
    assert read_date(text) == date(2026, 11, 18)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-02-30", "2026-13-01", "2026-00-10", "03/04/26", "2026-1-8", "20261118", "18 Nov 2026", "2026-11-18T13:00"),
        *("next Friday", "[[2026-11-18", "2026-11-18]]", "२०२६-११-१८", "1969-12-31", "2201-01-01", "0026-11-18"),
    ],
)
def test_refuses_what_is_no_plain_iso_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2200, 12, 31), date(2028, 2, 29)])
def test_reads_the_first_the_last_and_a_leap_day(day: date) -> None:
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["18 Nov 2026", "18 November 2026", "18 nov. 2026", "18  NOV  2026", "2026-11-18", "[[2026-11-18]]"])
def test_reads_the_dates_of_a_log_line(text: str) -> None:
    assert read_log_date(text) == date(2026, 11, 18)


@pytest.mark.parametrize("text", ["31 Nov 2026", "18 Nox 2026", "18 Nov", "Nov 18 2026", "18 Nov 1969", "0 Nov 2026"])
def test_refuses_a_worded_date_that_is_no_day(text: str) -> None:
    assert read_log_date(text) is None


@pytest.mark.parametrize(("month", "number"), [("Sept", 9), ("Sep", 9), ("May", 5), ("June", 6), ("Dec", 12), ("january", 1)])
def test_reads_each_month_short_and_long(month: str, number: int) -> None:
    assert read_log_date(f"4 {month} 2026") == date(2026, number, 4)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-17", date(2026, 11, 17)),
        ("[[2026-11-17]]", date(2026, 11, 17)),
        ("2026-11-17T13:00", datetime(2026, 11, 17, 13)),
        ("2026-11-17 13:00", datetime(2026, 11, 17, 13)),
        ("2026-11-17t9:05", datetime(2026, 11, 17, 9, 5)),
        ("2026-11-17T13:00:59", datetime(2026, 11, 17, 13, 0, 59)),
        ("2026-11-17T13:00:59.123", datetime(2026, 11, 17, 13, 0, 59)),
        ("2026-11-17T13:00Z", datetime(2026, 11, 17, 13, tzinfo=UTC)),
        ("2026-11-17T13:00+05:30", datetime(2026, 11, 17, 13, tzinfo=INDIA)),
        ("2026-11-17 13:00 +0530", datetime(2026, 11, 17, 13, tzinfo=INDIA)),
        ("2026-11-17T13:00-05", datetime(2026, 11, 17, 13, tzinfo=timezone(timedelta(hours=-5)))),
    ],
)
def test_reads_a_date_and_a_time(text: str, moment: date) -> None:
    assert read_moment(text) == moment
    found = read_moment(text)
    assert isinstance(found, datetime) == isinstance(moment, datetime)
    assert getattr(found, "tzinfo", None) == getattr(moment, "tzinfo", None)


@pytest.mark.parametrize(
    "text",
    ["", "13:00", "2026-11-17T24:00", "2026-11-17T13:60", "2026-02-30T13:00", "2026-11-17T13:00+24:00", "2026-11-17T1pm", "tomorrow 13:00"],
)
def test_refuses_a_moment_that_cannot_be(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        *[
            (text, True)
            for text in ("2026-11-18", "2026-02-30", "[[2026-02-30]]", "03/04/26", "3.4.2026", "18 Nov 2026", "2026-11-18 25:00")
        ],
        *[(text, False) for text in ("next Friday", "about 30 days", "", "2026", "3/4")],
    ],
)
def test_tells_a_date_from_prose(text: str, *, is_date: bool) -> None:
    assert looks_like_date(text) is is_date


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/04/26", (date(2026, 4, 3), date(2026, 3, 4))),
        ("03.04.2026", (date(2026, 4, 3),)),
        ("10.13.2026", (date(2026, 10, 13),)),
        ("18/11/2026", (date(2026, 11, 18),)),
        ("11-18-26", (date(2026, 11, 18),)),
        ("05/05/26", (date(2026, 5, 5),)),
        ("2026/11/18", (date(2026, 11, 18),)),
        ("2026-1-8", (date(2026, 1, 8),)),
        ("2026-18-11", (date(2026, 11, 18),)),
        ("2026-02-30", ()),
        ("31/31/26", ()),
        ("soon", ()),
    ],
)
def test_offers_each_order_of_the_digits_that_is_a_day(text: str, days: tuple[date, ...]) -> None:
    assert hint_ambiguous(text) == days


# 17 November 2026 is a Tuesday; the days are counted on a calendar by hand.
@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("today", "today", ["2026-11-17"]),
        ("yesterday", "yesterday", ["2026-11-16"]),
        ("by tomorrow", "tomorrow", ["2026-11-18"]),
        ("the day after tomorrow", "the day after tomorrow", ["2026-11-19"]),
        ("by Friday", "Friday", ["2026-11-20"]),
        ("this Friday", "this Friday", ["2026-11-20"]),
        ("on Tuesday", "Tuesday", ["2026-11-17", "2026-11-24"]),
        ("next Friday", "next Friday", ["2026-11-20", "2026-11-27"]),
        ("next Tuesday", "next Tuesday", ["2026-11-24"]),
        ("NEXT  monday", "NEXT  monday", ["2026-11-23", "2026-11-30"]),
        ("Friday week", "Friday week", ["2026-11-27"]),
        ("a week from Friday", "a week from Friday", ["2026-11-27"]),
        ("the Friday after next", "Friday after next", []),
        ("in three weeks", "in three weeks", ["2026-12-08"]),
        ("within 10 days", "within 10 days", ["2026-11-27"]),
        ("two weeks from now", "two weeks from now", ["2026-12-01"]),
        ("in a week", "in a week", ["2026-11-24"]),
        ("in a couple of weeks", "in a couple of weeks", ["2026-12-01"]),
        ("in a fortnight", "in a fortnight", ["2026-12-01"]),
        ("in two months", "in two months", ["2027-01-17"]),
        ("in five business days", "in five business days", ["2026-11-24"]),
        ("in a few days", "in a few days", []),
        ("this week", "this week", ["2026-11-20"]),
        ("by the end of the week", "the end of the week", ["2026-11-20"]),
        ("EOW", "EOW", ["2026-11-20"]),
        ("by end of next week", "end of next week", ["2026-11-27"]),
        ("next week", "next week", ["2026-11-27"]),
        ("early next week", "early next week", []),
        ("end of the month", "end of the month", ["2026-11-30"]),
        ("next month", "next month", ["2026-12-31"]),
        ("write me on the 20th", "the 20th", ["2026-11-20"]),
        ("the 17th", "the 17th", ["2026-12-17"]),
        ("the 31st", "the 31st", ["2026-12-31"]),
        ("the 32nd", "the 32nd", []),
        ("by 4 December", "4 December", ["2026-12-04"]),
        ("the 4th of December", "the 4th of December", ["2026-12-04"]),
        ("December 4, 2026", "December 4, 2026", ["2026-12-04"]),
        ("by March 3", "March 3", ["2027-03-03"]),
        ("29 February", "29 February", ["2028-02-29"]),
        ("31 June", "31 June", []),
        ("early December", "early December", ["2026-12-01", "2026-12-10"]),
        ("mid-December", "mid-December", ["2026-12-15"]),
        ("late February", "late February", ["2027-02-28"]),
        ("the end of November", "the end of November", ["2026-11-30"]),
        ("by March", "by March", ["2027-03-31"]),
        ("the end of the year", "the end of the year", ["2026-12-31"]),
        # ISO weeks: 17 November 2026 lies in week 47; week 53 of 2026 ends in January.
        ("KW 50", "KW 50", ["2026-12-11"]),
        ("in calendar week 47", "calendar week 47", ["2026-11-20"]),
        ("week 53", "week 53", ["2027-01-01"]),
        ("week 3", "week 3", ["2027-01-22"]),
        ("week 60", "week 60", []),
        ("after the holidays", "after the holidays", []),
        ("asap", "asap", []),
        ("as soon as possible", "as soon as possible", []),
        ("soon", "soon", []),
    ],
)
def test_finds_a_date_in_words_and_each_day_that_it_could_mean(text: str, words: str, days: list[str]) -> None:
    assert find_vague(text) == words
    assert [day.isoformat() for day in hint_vague(text, TUESDAY)] == days


@pytest.mark.parametrize(
    ("said_on", "day"),
    [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-27"), ("2026-11-22", "2026-11-27")],
    ids=["on-the-friday", "on-the-saturday", "on-the-sunday"],
)
def test_this_week_is_the_coming_one_when_its_friday_is_over(said_on: str, day: str) -> None:
    assert hint_vague("this week", date.fromisoformat(said_on)) == (date.fromisoformat(day),)


def test_months_run_on_over_the_end_of_the_year() -> None:
    assert hint_vague("in three months", date(2026, 11, 30)) == (date(2027, 2, 28),)
    assert hint_vague("next month", date(2026, 12, 5)) == (date(2027, 1, 31),)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "she was kind",
            "last Friday",
            "since Monday",
            "the 3rd round",
            "see you soon",
            "start asap",
            "they may call",
            "he marched on",
        ),
        *("in 12 years", "2026-12-04", "on day 3", "call me today please", "week 2 of the onboarding"),
    ],
)
def test_finds_no_date_where_prose_names_none_ahead(text: str) -> None:
    assert find_vague(text) is None
    assert hint_vague(text, TUESDAY) == ()


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_of_the_years_reads_back(day: date) -> None:
    assert read_date(day.isoformat()) == read_log_date(f"{day:%d %b %Y}") == read_moment(str(day)) == day
    assert looks_like_date(str(day))


VAGUE_WORDS = st.sampled_from(
    [
        "next",
        "friday",
        "in",
        "three",
        "999",
        "months",
        "weeks",
        "the",
        "31st",
        "end",
        "of",
        "week",
        "march",
        "29",
        "february",
        "by",
        "asap",
        "month",
    ],
)


@given(st.one_of(st.text(max_size=40), st.lists(VAGUE_WORDS, max_size=6).map(" ".join)), st.dates(date(1970, 1, 1), date(2200, 12, 31)))
def test_any_text_gives_days_in_order_and_none_without_words(text: str, said_on: date) -> None:
    words, days = find_vague(text), hint_vague(text, said_on)
    assert words is None or words in text
    assert list(days) == sorted(set(days))
    assert words or not days


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_without_an_error(text: str) -> None:
    assert read_log_date(text) is None or looks_like_date(text)
    assert read_moment(text) is None or looks_like_date(text)
    assert len(hint_ambiguous(text)) <= 4


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tomorrow", ["2026-11-18"]),
        ("tue", ["2026-11-17", "2026-11-24"]),
        ("+2bd", ["2026-11-19"]),
        ("1w", ["2026-11-24", "2026-11-10"]),
        ("18 nov", []),
    ],
)
def test_words_of_a_command_give_every_day_that_they_can_mean(text: str, days: list[str]) -> None:
    assert list(map(str, read_relative_days(text, TUESDAY, Calendar()))) == days


def test_the_days_that_prose_names() -> None:
    text = "We met on Friday, 13 November, and yesterday; the 2nd of 2026-12-02 is by May 4th, today."
    assert list(find_mentions(text)) == [
        Mention("Friday", 10, PartialDate(weekday=4)),
        Mention("13 November", 18, PartialDate(month=11, day=13)),
        Mention("yesterday", 35, PartialDate(), back=1),
        Mention("the 2nd", 46, PartialDate(day=2)),
        Mention("2026-12-02", 57, PartialDate(2026, 12, 2)),
        Mention("May 4th", 74, PartialDate(month=5, day=4)),
        Mention("today", 83, PartialDate(), back=0),
    ]


def test_part_of_a_date_fits_days_and_lists_them() -> None:
    leap = PartialDate(month=2, day=29)
    assert leap.fits(date(2028, 2, 29))
    assert not leap.fits(date(2028, 3, 29))
    assert leap.list_days(range(2026, 2030)) == (date(2028, 2, 29),)
    assert PartialDate(2026, 11, 18).list_days(()) == (date(2026, 11, 18),)
    assert PartialDate(day=2).list_days((2026,)) == ()
