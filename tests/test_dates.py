"""Instants, whole days and business days: the vectors of rules.md 7.1, worked out by hand, and properties that hold for all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.dates import (
    Calendar,
    Span,
    add_elapsed,
    add_span,
    day_end,
    day_start,
    has_passed,
    limit_instant,
    read_now,
    spell_day,
    week_start,
)

NEW_YORK = ZoneInfo("America/New_York")
ZONES = [ZoneInfo(name) for name in ("America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Dublin", "Pacific/Chatham", "UTC")]
US = Calendar(listed=frozenset({date(2026, 11, 11), date(2026, 11, 26), date(2026, 12, 25), date(2027, 1, 1)}))
WEEKENDS = Calendar()

moments = st.builds(
    lambda moment, zone: moment.replace(tzinfo=UTC).astimezone(zone),
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2036, 12, 31)),
    st.sampled_from(ZONES),
)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 1))
# Each bit of a number marks one day of January or February 2026 as off or not: far quicker to draw than sets of dates.
calendars = st.integers(0, 2**60 - 1).map(
    lambda bits: Calendar(listed=frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(60) if bits >> n & 1))
)
days_of_2026 = st.dates(min_value=date(2025, 12, 20), max_value=date(2026, 3, 10))


@pytest.mark.parametrize(
    ("zone", "end", "hours", "expected"),
    [
        pytest.param("America/New_York", "2026-03-05T15:30", 24, "2026-03-06T15:30-05:00", id="plain"),
        pytest.param("America/New_York", "2026-03-07T15:30", 24, "2026-03-08T16:30-04:00", id="clocks-forward"),
        pytest.param("America/New_York", "2026-10-31T15:30", 24, "2026-11-01T14:30-05:00", id="clocks-back"),
        pytest.param("America/Chicago", "2026-11-20T23:50", 24, "2026-11-21T23:50-06:00", id="23:50"),
        pytest.param("America/New_York", "2026-10-31T01:30", 24, "2026-11-01T01:30-04:00", id="into-the-fold-first"),
        pytest.param("America/New_York", "2026-10-31T01:30", 25, "2026-11-01T01:30-05:00", id="into-the-fold-second"),
        pytest.param("America/New_York", "2026-03-07T02:30", 24, "2026-03-08T03:30-04:00", id="into-the-gap"),
        pytest.param("Asia/Kolkata", "2026-11-17T13:15", 24, "2026-11-18T13:15+05:30", id="half-hour-zone"),
        pytest.param("Australia/Lord_Howe", "2026-10-03T15:30", 24, "2026-10-04T16:00+11:00", id="half-hour-forward"),
        pytest.param("Australia/Lord_Howe", "2026-04-04T15:30", 24, "2026-04-05T15:00+10:30", id="half-hour-back"),
        pytest.param("Europe/Dublin", "2028-02-28T17:00", 24, "2028-02-29T17:00+00:00", id="leap-day"),
        pytest.param("Europe/Dublin", "2026-02-28T17:00", 24, "2026-03-01T17:00+00:00", id="no-leap-day"),
        pytest.param("Pacific/Auckland", "2026-12-31T16:00", 24, "2027-01-01T16:00+13:00", id="year-end"),
        pytest.param("America/New_York", "2026-03-05T15:30", 0, "2026-03-05T15:30-05:00", id="nothing-added"),
    ],
)
def test_hours_elapse(zone: str, end: str, hours: int, expected: str) -> None:
    moment = datetime.fromisoformat(end).replace(tzinfo=ZoneInfo(zone))
    made = add_elapsed(moment, hours)
    assert made.isoformat(timespec="minutes") == expected
    assert made.tzinfo is moment.tzinfo


@given(moments, st.integers(0, 999))
def test_elapsed_hours_are_exact_in_utc(moment: datetime, hours: int) -> None:
    made = add_elapsed(moment, hours)
    assert made.astimezone(UTC) - moment.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("held", "with_holidays", "weekends_only"),
    [
        pytest.param(date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 23), id="monday"),
        pytest.param(date(2026, 11, 19), date(2026, 11, 27), date(2026, 11, 26), id="thanksgiving"),
        pytest.param(date(2026, 11, 21), date(2026, 11, 30), date(2026, 11, 30), id="saturday"),
        pytest.param(date(2026, 12, 18), date(2026, 12, 28), date(2026, 12, 25), id="christmas"),
    ],
)
def test_follow_up_a_week_later(held: date, with_holidays: date, weekends_only: date) -> None:
    due = add_span(datetime(held.year, held.month, held.day, 15, 30, tzinfo=NEW_YORK), Span(7, "d"), US)
    assert due == held + timedelta(days=7)
    assert US.next_business_day(due) == with_holidays
    assert WEEKENDS.next_business_day(due) == weekends_only


@pytest.mark.parametrize(
    ("calendar", "day", "length", "expected"),
    [
        pytest.param(US, date(2026, 11, 17), 5, date(2026, 11, 24), id="letter-after-an-interview-on-mon-16"),
        pytest.param(US, date(2026, 11, 10), 5, date(2026, 11, 18), id="no-post-on-veterans-day"),
        pytest.param(WEEKENDS, date(2026, 11, 20), 1, date(2026, 11, 23), id="friday-to-monday"),
        pytest.param(WEEKENDS, date(2026, 11, 21), 1, date(2026, 11, 23), id="from-a-saturday"),
        pytest.param(WEEKENDS, date(2026, 11, 21), 0, date(2026, 11, 21), id="none-keeps-even-a-day-off"),
        pytest.param(US, date(2026, 12, 24), 5, date(2027, 1, 4), id="over-the-year-end"),
        pytest.param(WEEKENDS, date(2028, 2, 28), 2, date(2028, 3, 1), id="over-a-leap-day"),
    ],
)
def test_business_days(calendar: Calendar, day: date, length: int, expected: date) -> None:
    assert calendar.add_business_days(day, length) == expected


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        pytest.param(date(2026, 11, 26), date(2026, 11, 25), date(2026, 11, 27), id="thanksgiving"),
        pytest.param(date(2026, 12, 26), date(2026, 12, 24), date(2026, 12, 28), id="saturday-after-a-holiday"),
        pytest.param(date(2027, 1, 2), date(2026, 12, 31), date(2027, 1, 4), id="over-the-year-end"),
        pytest.param(date(2026, 11, 25), date(2026, 11, 25), date(2026, 11, 25), id="itself"),
    ],
)
def test_next_and_previous_business_day(day: date, before: date, after: date) -> None:
    assert (US.previous_business_day(day), US.next_business_day(day)) == (before, after)


def test_holidays_are_looked_up_by_the_year_of_the_day() -> None:
    calendar = Calendar(look_up=lambda year: {date(year, 1, 1): "New Year"})
    assert [calendar.is_business_day(day) for day in (date(2026, 12, 31), date(2027, 1, 1), date(2030, 1, 1))] == [True, False, False]


@given(calendars, days_of_2026, st.integers(1, 15))
def test_business_days_never_end_on_a_day_off(calendar: Calendar, day: date, length: int) -> None:
    made = calendar.add_business_days(day, length)
    between = (day + timedelta(days=n) for n in range(1, (made - day).days + 1))
    assert calendar.is_business_day(made)
    assert sum(map(calendar.is_business_day, between)) == length


@given(calendars, days_of_2026, days_of_2026, st.integers(0, 15), st.integers(0, 15))
def test_business_days_are_monotone(calendar: Calendar, day: date, other: date, length: int, more: int) -> None:
    made = calendar.add_business_days(day, length)
    assert made <= calendar.add_business_days(day, length + more)
    assert calendar.add_business_days(min(day, other), length) <= calendar.add_business_days(max(day, other), length)


@pytest.mark.parametrize(
    ("zone", "day", "start", "end"),
    [
        pytest.param("America/New_York", date(2026, 3, 8), "2026-03-08T05:00", "2026-03-09T04:00", id="day-of-23-hours"),
        pytest.param("America/New_York", date(2026, 11, 1), "2026-11-01T04:00", "2026-11-02T05:00", id="day-of-25-hours"),
        pytest.param("Asia/Kolkata", date(2026, 12, 31), "2026-12-30T18:30", "2026-12-31T18:30", id="half-hour-zone"),
        pytest.param("Australia/Lord_Howe", date(2026, 10, 4), "2026-10-03T13:30", "2026-10-04T13:00", id="day-of-23-hours-and-a-half"),
        pytest.param("America/Sao_Paulo", date(2018, 11, 4), "2018-11-04T03:00", "2018-11-05T02:00", id="sao-paulo-has-no-midnight"),
        pytest.param("Asia/Beirut", date(2026, 3, 29), "2026-03-28T22:00", "2026-03-29T21:00", id="beirut-has-no-midnight"),
        pytest.param("Africa/Cairo", date(2026, 4, 24), "2026-04-23T22:00", "2026-04-24T21:00", id="cairo-has-no-midnight"),
        pytest.param("America/Havana", date(2026, 11, 1), "2026-11-01T04:00", "2026-11-02T05:00", id="havana-has-midnight-twice"),
        pytest.param("Pacific/Apia", date(2011, 12, 30), "2011-12-30T10:00", "2011-12-30T10:00", id="apia-has-no-such-day"),
    ],
)
def test_a_day_begins_and_ends(zone: str, day: date, start: str, end: str) -> None:
    made = day_start(day, ZoneInfo(zone)), day_end(day, ZoneInfo(zone))
    assert [moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") for moment in made] == [start, end]


def test_where_midnight_is_skipped_the_day_begins_at_one() -> None:
    assert day_start(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo")).isoformat() == "2018-11-04T01:00:00-02:00"


@given(days.filter(lambda day: day.year < 2037), st.sampled_from(ZONES))
def test_the_instant_before_a_day_is_of_the_day_before(day: date, zone: ZoneInfo) -> None:
    start = day_start(day, zone)
    before = (start.astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone)
    assert (before.date(), start.date()) == (day - timedelta(days=1), day)


@pytest.mark.parametrize(
    ("span", "typed", "expected"),
    [
        pytest.param(Span(24, "h"), "24h", "2026-11-21T23:50:00-05:00", id="hours"),
        pytest.param(Span(7, "d"), "7d", "2026-11-27", id="days"),
        pytest.param(Span(5, "bd"), "5bd", "2026-11-30", id="business-days-over-thanksgiving"),
        pytest.param(Span(0, "same-day"), "same-day", "2026-11-20", id="same-day"),
        pytest.param(Span(0, "next-morning"), "next-morning", "2026-11-21T09:00:00-05:00", id="next-morning"),
    ],
)
def test_a_span_after_a_moment(span: Span, typed: str, expected: str) -> None:
    moment = datetime(2026, 11, 20, 23, 50, tzinfo=NEW_YORK)  # a Friday; in UTC it is Saturday already
    assert str(span) == typed
    assert add_span(moment, span, US).isoformat() == expected


@pytest.mark.parametrize(
    ("limit", "now", "passed"),
    [
        pytest.param(date(2026, 11, 23), datetime(2026, 11, 23, 0, 0), False, id="not-at-the-midnight-it-begins"),
        pytest.param(date(2026, 11, 23), datetime(2026, 11, 23, 23, 59, 59), False, id="not-in-its-last-second"),
        pytest.param(date(2026, 11, 23), datetime(2026, 11, 24, 0, 0), True, id="when-the-day-has-ended"),
        pytest.param(datetime(2026, 11, 23, 15, 30, tzinfo=NEW_YORK), datetime(2026, 11, 23, 15, 29, 59), False, id="before-the-instant"),
        pytest.param(datetime(2026, 11, 23, 15, 30, tzinfo=NEW_YORK), datetime(2026, 11, 23, 15, 30), True, id="at-the-instant"),
    ],
)
def test_a_limit_has_passed(limit: date | datetime, now: datetime, passed: bool) -> None:
    assert has_passed(limit, now.replace(tzinfo=NEW_YORK), NEW_YORK) is passed


def test_a_whole_day_ends_in_the_zone_of_the_company_not_of_the_reader() -> None:
    now = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Kolkata"))  # Mon 22:30 in New York
    assert not has_passed(date(2026, 11, 23), now, NEW_YORK)
    assert has_passed(date(2026, 11, 23), now, ZoneInfo("Asia/Kolkata"))


def test_an_instant_is_its_own_limit() -> None:
    instant = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    assert limit_instant(instant, NEW_YORK) is instant


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        pytest.param(date(2026, 11, 16), date(2026, 11, 16), id="monday-itself"),
        pytest.param(date(2026, 11, 22), date(2026, 11, 16), id="sunday-is-the-last-day"),
        pytest.param(date(2027, 1, 1), date(2026, 12, 28), id="over-the-year-end"),
    ],
)
def test_week_starts_on_monday(day: date, monday: date) -> None:
    assert week_start(day) == monday


@pytest.mark.parametrize(
    ("day", "spelt"),
    [(date(2026, 12, 4), "Fri 4 Dec"), (date(2026, 11, 29), "Sun 29 Nov"), (date(2027, 1, 11), "Mon 11 Jan")],
)
def test_a_day_is_spelt(day: date, spelt: str) -> None:
    assert spell_day(day) == spelt


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-18", "2026-11-18T12:00:00"),
        (" 2026-11-18T09:30 ", "2026-11-18T09:30:00"),
        ("2026-11-18 09:30:15", "2026-11-18T09:30:15"),
        ("2026-11-18T12:00-05:00", "2026-11-18T12:00:00-05:00"),
    ],
)
def test_a_moment_to_stand_for_now(text: str, moment: str) -> None:
    assert read_now(text).isoformat() == moment


@pytest.mark.parametrize("text", ["now", "2026-W47-3", "20261118", "tomorrow", "2026-11-31", "2026-11-18T25:00", "2026-11-18T"])
def test_no_other_text_stands_for_now(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_now(text)
