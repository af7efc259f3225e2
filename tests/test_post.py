"""Days in the post: the letters of rules.md 7.1 and 7.6 worked out by hand, and properties of all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.config.calendars import Calendars, PostDay, list_post_days, name_day_off, say_post_days
from followup_md.config.settings import CalendarSettings, Settings
from followup_md.dates import Calendar

US = Calendars(Settings(calendar=CalendarSettings(country="US"))).of(None)
LISTED = Calendar(listed=frozenset({date(2026, 11, 19), date(2026, 11, 21)}))


def november(day: int, off: str | None = None, number: int | None = None) -> PostDay:
    return PostDay(date(2026, 11, day), off, number)


def test_row_7_6_a_letter_posted_before_veterans_day_is_there_on_wednesday_week() -> None:
    assert list_post_days(date(2026, 11, 10), 5, US) == (
        november(10, number=0),
        november(11, "Veterans Day"),
        november(12, number=1),
        november(13, number=2),
        november(14, "weekend"),
        november(15, "weekend"),
        november(16, number=3),
        november(17, number=4),
        november(18, number=5),
    )


def test_row_7_1_a_letter_posted_on_tuesday_17_november_is_there_on_tuesday_24() -> None:
    days = list_post_days(date(2026, 11, 17), 5, US)
    assert days[-1] == november(24, number=5)
    assert say_post_days(days) == "Tue 17 posted, Wed 18 (1), Thu 19 (2), Fri 20 (3), weekend, Mon 23 (4), Tue 24 (5)"


@pytest.mark.parametrize(
    ("day", "calendar", "reason"),
    [
        pytest.param(date(2026, 11, 18), LISTED, None, id="a business day"),
        pytest.param(date(2026, 11, 19), LISTED, "day off", id="listed"),
        pytest.param(date(2026, 11, 21), LISTED, "weekend", id="listed, and a Saturday all the same"),
        pytest.param(date(2026, 11, 26), US, "Thanksgiving Day", id="a holiday"),
        pytest.param(date(2026, 11, 26), Calendar(), None, id="a holiday that no calendar knows"),
        pytest.param(date(2026, 11, 19), US._replace(listed=LISTED.listed), "day off", id="listed, and no holiday"),
        pytest.param(date(2027, 1, 1), US, "New Year's Day", id="of the next year"),
    ],
)
def test_why_no_post_moves(day: date, calendar: Calendar, reason: str | None) -> None:
    assert name_day_off(day, calendar) == reason


@pytest.mark.parametrize(
    ("posted", "transit", "said"),
    [
        pytest.param(date(2026, 11, 27), 2, "Fri 27 posted, weekend, Mon 30 (1), Tue 1 Dec (2)", id="over the end of a month"),
        pytest.param(date(2026, 10, 30), 1, "Fri 30 posted, weekend, Mon 2 Nov (1)", id="a month that ends at the weekend"),
        pytest.param(date(2026, 11, 14), 1, "Sat 14 posted, weekend, Mon 16 (1)", id="posted on a Saturday"),
        pytest.param(date(2026, 11, 15), 1, "Sun 15 posted, Mon 16 (1)", id="posted on a Sunday"),
        pytest.param(date(2026, 11, 17), 0, "Tue 17 posted", id="there the same day"),
    ],
)
def test_days_in_words(posted: date, transit: int, said: str) -> None:
    assert say_post_days(list_post_days(posted, transit, US)) == said


@given(st.dates(date(2026, 1, 1), date(2027, 6, 1)), st.integers(0, 12), st.sets(st.dates(date(2026, 1, 1), date(2027, 6, 1)), max_size=40))
def test_no_day_is_left_out_and_the_last_is_that_of_the_calendar(posted: date, transit: int, listed: set[date]) -> None:
    calendar = Calendar(listed=frozenset(listed))
    days = list_post_days(posted, transit, calendar)
    assert days[-1].day == calendar.add_business_days(posted, transit)
    assert [item.day for item in days] == [posted + timedelta(days=number) for number in range(len(days))]
    assert [item.number for item in days if item.number is not None] == list(range(transit + 1))
    assert all((item.off is None) is (item.number is not None) for item in days)
