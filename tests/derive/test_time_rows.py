"""The rows of rules.md 7.1: instants and whole days, worked out by hand.

Elsewhere: that "yesterday" in the letter agrees with the interview's local date (drafts), the check `thanks-arrives-late`, of which only
the arithmetic stands here, and that every command takes `--now`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from support.searches import Tale, format_due

from followup_md.config.calendars import Calendars
from followup_md.config.read import read_settings

NOTE = "2026-11-16-harbor-technical"
US = '[calendar]\ncountry = "US"\n'


def tell(start: str, end: str = "", zone: str = "America/New_York", *, toml: str = US, extra: str = "", reader: str = "") -> Tale:
    """Tell of one round with Ada Byrd, whose note has no log."""
    tale = Tale(zone=reader or zone, toml=toml)
    tale.person("Ada Byrd")
    lines = ["company: Harbor", "role: Engineer", f"start: {start}", *([f"end: {end}"] if end else []), f"timezone: {zone}"]
    tale.note(NOTE, "\n".join([*lines, 'interviewers: ["[[Ada Byrd]]"]', *([extra] if extra else [])]))
    return tale


def find_problems(tale: Tale) -> list[tuple[str, str]]:
    """Return level and check of every problem of the vault."""
    vault, _ = tale.vault()
    return [(problem.level.value, problem.check) for problem in vault.problems]


def spell_overdue(tale: Tale, now: str, name: str) -> str:
    return format_due(tale.action(now, name).overdue_at)


@pytest.mark.parametrize(
    ("end", "zone", "due"),
    [
        pytest.param("2026-03-05T15:30", "America/New_York", "2026-03-06 15:30", id="plain"),
        pytest.param("2026-03-07T15:30", "America/New_York", "2026-03-08 16:30", id="clocks-forward"),
        pytest.param("2026-10-31T15:30", "America/New_York", "2026-11-01 14:30", id="clocks-back"),
        pytest.param("2026-11-20T23:50", "America/Chicago", "2026-11-21 23:50", id="ten-to-midnight"),
        pytest.param("2026-10-24T15:30", "Europe/Berlin", "2026-10-25 14:30", id="another-zone"),
        pytest.param("2026-04-04T15:30", "Australia/Lord_Howe", "2026-04-05 15:00", id="half-hour-shift"),
        pytest.param("2026-12-31T15:30", "Asia/Kolkata", "2027-01-01 15:30", id="year-end"),
        pytest.param("2028-02-28T15:30", "Europe/Dublin", "2028-02-29 15:30", id="leap-day"),
    ],
)
def test_vector_24_hours_elapse_in_utc(end: str, zone: str, due: str) -> None:
    tale = tell(f"{end[:11]}08:00", end, zone)
    assert tale.open(f"{end[:11]}23:59")[f"thank-ada-byrd-{NOTE}"] == due


@pytest.mark.parametrize(
    ("end", "overdue"),
    [("2026-11-20T10:00", "2026-11-21 00:00"), ("2026-11-20T17:00", "2026-11-21 05:00"), ("2026-11-20T23:50", "2026-11-21 11:50")],
)
def test_recap_overdue_at_the_later_of_next_midnight_and_twelve_hours(end: str, overdue: str) -> None:
    tale = tell("2026-11-20T08:00", end, "America/Chicago")
    assert spell_overdue(tale, "2026-11-20T23:55", f"recap-{NOTE}") == overdue


@pytest.mark.parametrize(
    ("day", "due"),
    [
        pytest.param("2026-11-16", "2026-11-23", id="monday"),
        pytest.param("2026-11-19", "2026-11-27", id="thanksgiving-to-friday"),
        pytest.param("2026-11-21", "2026-11-30", id="saturday-to-monday"),
        pytest.param("2026-12-18", "2026-12-28", id="christmas-to-monday"),
    ],
)
def test_follow_up_us_calendar(day: str, due: str) -> None:
    tale = tell(f"{day}T09:00", f"{day}T10:00")
    assert tale.open(f"{day}T12:00")[f"follow-up-{NOTE}"] == due


@pytest.mark.parametrize(
    ("day", "due"),
    [("2026-11-16", "2026-11-23"), ("2026-11-19", "2026-11-26"), ("2026-11-21", "2026-11-30"), ("2026-12-18", "2026-12-25")],
)
def test_follow_up_without_holiday_calendar(day: str, due: str) -> None:
    tale = tell(f"{day}T09:00", f"{day}T10:00", toml="")
    assert tale.open(f"{day}T12:00")[f"follow-up-{NOTE}"] == due


@pytest.mark.parametrize(
    ("posted", "latest"),
    [
        pytest.param(date(2026, 11, 17), date(2026, 11, 24), id="day-after-monday-16"),
        pytest.param(date(2026, 11, 10), date(2026, 11, 18), id="veterans-day-carries-no-post"),
    ],
)
def test_letter_arrives_at_latest_five_business_days_later(posted: date, latest: date) -> None:
    settings, _ = read_settings(US, "followup.toml")
    assert Calendars(settings).of(None).add_business_days(posted, settings.post.transit) == latest


@pytest.mark.parametrize(("country", "due"), [("US", "2026-10-26"), ("IE", "2026-10-27")])
def test_rule_2_whole_days_follow_the_calendar_of_the_interview(country: str, due: str) -> None:
    # Monday 26 October is a bank holiday in Ireland alone.
    tale = tell("2026-10-19T09:00", "2026-10-19T10:00", extra=f"country: {country}")
    assert tale.open("2026-10-19T12:00")[f"follow-up-{NOTE}"] == due


def test_rule_2_whole_days_pass_in_the_zone_of_the_interview() -> None:
    # Ten past midnight on Tuesday 24 in Dublin is still Monday 23 in New York, the day that the follow-up is due.
    tale = tell("2026-11-16T09:00", "2026-11-16T10:00", reader="Europe/Dublin")
    assert tale.action("2026-11-23T04:00", f"follow-up-{NOTE}").urgency == "upcoming"
    assert tale.action("2026-11-23T06:00", f"follow-up-{NOTE}").urgency == "due"


def test_rule_4_a_whole_day_is_over_when_it_has_ended() -> None:
    # Due Monday 23; the third business day after is Friday 27, since Thursday 26 is Thanksgiving.
    tale = tell("2026-11-16T09:00", "2026-11-16T10:00")
    assert spell_overdue(tale, "2026-11-16T12:00", f"follow-up-{NOTE}") == "2026-11-28 00:00"
    assert tale.action("2026-11-27T23:59", f"follow-up-{NOTE}").urgency == "due"
    assert tale.action("2026-11-28T00:00", f"follow-up-{NOTE}").urgency == "overdue"


def test_case_ten_to_midnight_recap_is_not_overdue_at_midnight() -> None:
    tale = tell("2026-11-20T22:00", "2026-11-20T23:50", "America/Chicago")
    assert tale.open("2026-11-21T00:00")[f"thank-ada-byrd-{NOTE}"] == "2026-11-21 23:50"
    assert tale.action("2026-11-21T00:00", f"recap-{NOTE}").urgency != "overdue"


def test_case_over_midnight_the_end_belongs_to_the_next_date() -> None:
    tale = tell("2026-11-20T23:30", "2026-11-21T00:20")
    assert find_problems(tale) == []
    due = tale.open("2026-11-21T01:00")
    assert due[f"thank-ada-byrd-{NOTE}"] == "2026-11-22 00:20"
    assert due[f"follow-up-{NOTE}"] == "2026-11-30"  # Saturday 21 + 7 = Saturday 28


@pytest.mark.parametrize(("extra", "due"), [("", "2026-11-17 10:00"), ("kind: phone-screen", "2026-11-17 09:30")])
def test_case_no_end_time(extra: str, due: str) -> None:
    tale = tell("2026-11-16T09:00", extra=extra)
    assert ("info", "missing-end") in find_problems(tale)
    assert tale.open("2026-11-16T12:00")[f"thank-ada-byrd-{NOTE}"] == due


def test_case_date_only_takes_the_end_as_17_00_and_says_so() -> None:
    tale = tell("2026-11-16")
    assert tale.open("2026-11-16T18:00")[f"thank-ada-byrd-{NOTE}"] == "2026-11-17 17:00"
    vault, _ = tale.vault()
    assert [problem for problem in vault.problems if "17:00" in problem.message + problem.hint]


def test_case_gap_is_an_error() -> None:
    tale = tell("2026-03-08T02:30", "2026-03-08T04:00")
    assert ("error", "skipped-local-time") in find_problems(tale)


@pytest.mark.parametrize(
    ("end", "due"),
    [
        pytest.param("2026-11-01T01:30", "2026-11-02 00:30", id="first-reading"),
        pytest.param("2026-11-01T01:30-04:00", "2026-11-02 00:30", id="first-by-offset"),
        pytest.param("2026-11-01T01:30-05:00", "2026-11-02 01:30", id="second-by-offset"),
    ],
)
def test_case_fold_takes_the_first_reading_with_a_warning(end: str, due: str) -> None:
    tale = tell("2026-11-01T00:30", end)
    assert (("warning", "repeated-local-time") in find_problems(tale)) is (len(end) == len("2026-11-01T01:30"))
    assert tale.open("2026-11-01T06:00")[f"thank-ada-byrd-{NOTE}"] == due


def test_case_you_fly_home_across_zones_and_the_instant_stays() -> None:
    dues = []
    for reader in ("America/New_York", "Europe/Dublin", "Asia/Kolkata"):
        tale = tell("2026-11-16T09:00", "2026-11-16T10:00", reader=reader)
        due = tale.action("2026-11-17T12:00", f"thank-ada-byrd-{NOTE}").due
        assert isinstance(due, datetime)
        dues.append(due.astimezone(UTC))
    assert dues == [datetime(2026, 11, 17, 15, 0, tzinfo=UTC)] * 3


def test_case_zone_rules_change_moves_dues_but_no_logged_instant() -> None:
    instants, dues = [], []
    for zone in ("America/New_York", "America/Chicago"):
        tale = tell("2026-11-16T09:00", "2026-11-16T10:00", zone, reader="America/New_York")
        tale.log(NOTE, "2026-11-16 20:00 connected with [[Ada Byrd]] on LinkedIn")
        vault, _ = tale.vault()
        instants += [event.at for event in vault.events]
        due = tale.action("2026-11-17T09:00", f"thank-ada-byrd-{NOTE}").due
        assert isinstance(due, datetime)
        dues.append(due.astimezone(UTC).hour)
    assert instants == [datetime(2026, 11, 17, 1, 0, tzinfo=UTC)] * 2
    assert dues == [15, 16]


def test_case_now_is_before_the_interview_only_prep() -> None:
    tale = tell("2026-11-16T09:00", "2026-11-16T10:00")
    assert tale.open("2026-11-12T12:00") == {"keep-looking-2026-11-09": "2026-11-15", f"prep-{NOTE}": "2026-11-15"}


def test_case_clock_of_the_machine_wrong_only_the_moment_given_counts() -> None:
    tale = tell("2031-11-17T09:00", "2031-11-17T10:00")
    assert tale.open("2031-11-17T12:00")[f"thank-ada-byrd-{NOTE}"] == "2031-11-18 10:00"
