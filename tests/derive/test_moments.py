"""When time alone changes what follows; one round, Monday 19 October 2026, 10:00-11:00 in New York (`rows`)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from support.searches import ROUND, Tale, tell_acme, tell_round
from support.strategies import Drawn, searches

from followup_md.config import Settings
from followup_md.config.calendars import Calendars
from followup_md.config.read import read_settings
from followup_md.derive.search import build_search, find_next_change
from followup_md.render.markdown import render_index
from followup_md.vault.notes import check_search

LEAST = timedelta(microseconds=1)


def find_next(tale: Tale, now: str) -> str:
    """Return the next moment in the person's zone, New York, where it is UTC-4 until 1 November."""
    found = find_next_change(tale.at(now), tale.vault()[1])
    assert found.tzinfo is UTC
    return f"{found.astimezone(tale.at(now).now.tzinfo):%Y-%m-%d %H:%M}"


def test_without_notes_it_is_the_readers_next_midnight() -> None:
    assert find_next(Tale(zone="America/New_York"), "2026-11-18T12:00") == "2026-11-19 00:00"


def test_a_midnight_that_is_now_is_past() -> None:
    assert find_next(Tale(zone="America/New_York"), "2026-11-18T00:00") == "2026-11-19 00:00"


def test_a_skipped_midnight_is_the_first_instant_of_the_day() -> None:
    # Beirut sets its clocks forward at midnight on Sunday 29 March 2026: that day begins at one o'clock.
    assert find_next(Tale(zone="Asia/Beirut"), "2026-03-28T12:00") == "2026-03-29 01:00"


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        pytest.param("2026-10-19T09:00", "2026-10-19 10:00", id="it-begins"),
        pytest.param("2026-10-19T10:00", "2026-10-19 11:00", id="it-ends"),
        pytest.param("2026-10-19T11:00", "2026-10-19 23:00", id="half-a-day-after"),
        pytest.param("2026-10-20T00:00", "2026-10-20 11:00", id="thanks-are-overdue"),
        pytest.param("2026-10-20T11:00", "2026-10-21 00:00", id="then-midnight"),
    ],
)
def test_a_round_has_its_moments(now: str, moment: str) -> None:
    assert find_next(tell_acme(), now) == moment


@pytest.mark.parametrize(
    ("toml", "moment"),
    [
        pytest.param('[thank_you]\nnot_before = "2h"', "2026-10-19 13:00", id="thanks-may-be-written"),
        pytest.param('[connect]\nnot_before = "3h"', "2026-10-19 14:00", id="an-invitation-may-be-sent"),
        pytest.param('[connect]\nnot_before = "1d"', "2026-10-19 23:00", id="whole-days-end-at-midnight"),
    ],
)
def test_a_block_ends_with_its_hours(toml: str, moment: str) -> None:
    assert read_settings(toml, "followup.toml")[0] != read_settings("", "followup.toml")[0]
    assert find_next(tell_acme(toml=toml), "2026-10-19T11:00") == moment


def test_thanks_may_be_written_from_the_next_morning() -> None:
    assert find_next(tell_acme(toml='[thank_you]\nnot_before = "next-morning"'), "2026-10-20T00:00") == "2026-10-20 09:00"


def test_a_line_dated_ahead_counts_from_its_time() -> None:
    assert find_next(tell_acme("2026-10-20 14:30 thanked [[Ada Long]] by letter"), "2026-10-20T12:00") == "2026-10-20 14:30"


def test_a_line_without_time_counts_from_midnight() -> None:
    assert find_next(tell_acme("2026-10-21 thanked [[Ada Long]] by letter"), "2026-10-20T12:00") == "2026-10-21 00:00"


def test_the_days_of_a_company_end_where_it_is() -> None:
    tale = tell_acme()
    tale.note(ROUND, "company: Acme\nstart: 2026-10-19T10:00\ntimezone: Asia/Kolkata\ninterviewers: ['[[Ada Long]]']\n")
    assert find_next(tale, "2026-10-25T12:00") == "2026-10-25 14:30"  # midnight in Kolkata, nine and a half hours ahead


def test_a_later_round_does_not_hide_an_earlier_moment() -> None:
    tale = tell_acme()
    tell_round(tale, "2026-10-19-late", "2026-10-19T17:00")
    assert find_next(tale, "2026-10-19T12:00") == "2026-10-19 17:00"


def render(tale: Tale, now: datetime) -> str:
    vault, settings = tale.vault()
    calendars = Calendars(settings)
    search = build_search(vault, settings, calendars.of, now)
    return render_index(search, check_search(search, settings, calendars, ()), settings.tasks)


@profile(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(searches())
def test_before_the_next_moment_the_page_stays_the_same(drawn: Drawn) -> None:
    vault, settings = drawn.tale.vault()
    now = datetime.fromisoformat(drawn.now).replace(tzinfo=ZoneInfo(drawn.tale.zone))
    search = build_search(vault, settings, Calendars(settings).of, now)
    last = (find_next_change(search, settings) - LEAST).astimezone(now.tzinfo)
    assert render(drawn.tale, last) == render(drawn.tale, now)


def test_default_settings_suffice() -> None:
    assert find_next_change(Tale(zone="UTC").at("2026-11-18T12:00"), Settings()) == datetime(2026, 11, 19, tzinfo=UTC)
