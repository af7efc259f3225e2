"""Business days of a country: weekends, listed days, and the holidays of the optional library."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from followup_md.config.calendars import Calendars, find_calendar_problems, find_holidays, has_holidays
from followup_md.config.settings import CalendarSettings, Settings
from followup_md.problem import Level, Place


def settings(country: str | None = None, region: str | None = None, holidays: tuple[date, ...] = ()) -> Settings:
    return Settings(calendar=CalendarSettings(country=country, region=region, holidays=holidays))


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)  # as Python itself marks a module that cannot be imported


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2026, 11, 11), "Veterans Day", id="veterans-day"),
        pytest.param(date(2026, 11, 26), "Thanksgiving Day", id="thanksgiving"),
        pytest.param(date(2026, 12, 25), "Christmas Day", id="christmas"),
        pytest.param(date(2026, 7, 3), "Independence Day (observed)", id="kept-on-friday-for-saturday"),
    ],
)
def test_post_days_of_the_united_states(day: date, name: str) -> None:
    calendar = Calendars(settings("US")).of(None)
    assert not calendar.is_business_day(day)
    assert calendar.look_up is not None
    assert calendar.look_up(2026)[day] == name


def test_letter_of_the_golden_story_arrives_after_veterans_day() -> None:
    assert Calendars(settings("US")).of(None).add_business_days(date(2026, 11, 10), 5) == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("day", "open_days"),
    [
        pytest.param(date(2026, 11, 26), {"IE", "DE", "none"}, id="thanksgiving-is-american"),
        pytest.param(date(2026, 3, 17), {"US", "DE", "none"}, id="saint-patrick-is-irish"),
        pytest.param(date(2026, 10, 3), set(), id="a-saturday-everywhere"),
        pytest.param(date(2026, 12, 24), set(), id="listed-everywhere"),
    ],
)
def test_each_country_has_its_own_days(day: date, open_days: set[str]) -> None:
    calendars = Calendars(settings(holidays=(date(2026, 12, 24),)))
    made = {"none": calendars.of(None), **{code: calendars.of(code) for code in ("US", "IE", "DE")}}
    assert {code for code, calendar in made.items() if calendar.is_business_day(day)} == open_days


def test_a_region_belongs_to_the_configured_country_only() -> None:
    epiphany = date(2026, 1, 6)  # Tuesday, a holiday in Bavaria and not in the whole of Germany
    assert not Calendars(settings("DE", "BY")).of(None).is_business_day(epiphany)
    assert not Calendars(settings("DE", "BY")).of("de").is_business_day(epiphany)
    assert Calendars(settings("DE")).of(None).is_business_day(epiphany)
    assert Calendars(settings("IE", "BY")).of("DE").is_business_day(epiphany)


def test_an_unknown_region_leaves_the_holidays_of_the_country() -> None:
    calendar = Calendars(settings("DE", "QQ")).of(None)
    assert not calendar.is_business_day(date(2026, 12, 25))


def test_an_unknown_country_leaves_weekends_and_listed_days() -> None:
    calendar = Calendars(settings("XX", holidays=(date(2026, 12, 24),))).of(None)
    assert calendar.is_business_day(date(2026, 12, 25))
    assert not calendar.is_business_day(date(2026, 12, 24))


def test_a_year_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str | None, int]] = []

    def find(country: str, region: str | None, year: int) -> dict[date, str]:
        asked.append((country, region, year))
        return {date(year, 12, 25): "Christmas"}

    monkeypatch.setattr("followup_md.config.calendars.find_holidays", find)
    calendars = Calendars(settings("US"))
    assert calendars.of(None) is calendars.of("US")
    assert asked == []  # nothing is loaded before a day is asked for
    assert calendars.of(None).add_business_days(date(2026, 12, 24), 8) == date(2027, 1, 6)
    assert asked == [("US", None, 2026), ("US", None, 2027)]


@pytest.mark.usefixtures("no_library")
def test_without_the_library_weekends_and_listed_days_count() -> None:
    calendar = Calendars(settings("US", holidays=(date(2026, 12, 25),))).of(None)
    assert not has_holidays()
    assert calendar.look_up is None
    assert calendar.is_business_day(date(2026, 11, 26))
    assert not calendar.is_business_day(date(2026, 12, 25))


NOTE = Place("interviews/a.md")


def test_the_library_is_found() -> None:
    assert has_holidays()


def test_holidays_of_nowhere() -> None:
    assert find_holidays("XX", None, 2026) is None
    assert find_holidays("DE", "QQ", 2026) is None


@pytest.mark.parametrize(
    ("configured", "used", "library"),
    [
        pytest.param(settings(), {}, True, id="no-country"),
        pytest.param(settings(), {}, False, id="no-country-no-library"),
        pytest.param(settings("DE", "BY"), {"US": NOTE, "IE": NOTE}, True, id="all-known"),
    ],
)
def test_no_problem(configured: Settings, used: dict[str, Place], library: bool) -> None:
    assert find_calendar_problems(configured, used, library=library) == ()


def test_a_missing_library_is_told_once_for_all_countries() -> None:
    (problem,) = find_calendar_problems(settings("IE"), {"US": NOTE, "IE": NOTE, "DE": NOTE}, library=False)
    assert (problem.check, problem.level, problem.place) == ("holidays-missing", Level.WARNING, Place("followup.toml", 1, 1))
    assert "`DE`, `IE`, `US`" in problem.message
    assert problem.hint == "run `pip install 'followup-md[holidays]'`"


def test_a_country_that_a_note_alone_names_needs_the_library_too() -> None:
    assert [problem.check for problem in find_calendar_problems(settings(), {"US": NOTE}, library=False)] == ["holidays-missing"]


@pytest.mark.parametrize(
    ("configured", "used", "message"),
    [
        pytest.param(settings("XX", "BY"), {}, "the library `holidays` does not know the country `XX`", id="country"),
        pytest.param(settings("DE", "QQ"), {"US": NOTE}, "the library `holidays` does not know the region `QQ` of `DE`", id="region"),
    ],
)
def test_what_the_library_does_not_know(configured: Settings, used: dict[str, Place], message: str) -> None:
    (problem,) = find_calendar_problems(configured, used, library=True)
    assert (problem.check, problem.level, problem.message) == ("config-bad-value", Level.ERROR, message)


def test_a_country_that_only_a_note_names_is_told_at_a_note() -> None:
    (problem,) = find_calendar_problems(settings("US"), {"XX": NOTE}, library=True)
    assert (problem.check, problem.place) == ("bad-value", NOTE)
