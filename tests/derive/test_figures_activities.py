"""Search activities: what they are, by week, and what is told of each (R5.1-R5.3)."""

from __future__ import annotations

from datetime import date

import pytest
from support.searches import ALWAYS, count_figures, list_deeds, meet, since, tell_nothing, until

from followup_md.model.figures import Activities, Done, Period, WeekCount

MON = [date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)]


def weeks(found: Activities) -> list[tuple[date, int]]:
    return [(week.monday, week.done) for week in found.weeks]


def test_each_kind_and_each_channel_is_counted() -> None:
    tale = tell_nothing()
    tale.toml = "[search]\nweekly = 4\n"
    tale.log("search", "2026-11-16 applied to Globex as Clerk by email", "2026-11-16 applied: a bakery", "2026-11-17 networked by phone")
    tale.log("search", "2026-11-18 researched", "2026-11-18 13:00 researched: not yet")
    meet(tale, "2026-11-18")
    assert count_figures(tale).activities == Activities(
        all=5,
        kinds={"applied": 2, "networked": 1, "researched": 1, "round": 1},
        channels={"not said": 2, "email": 1, "phone": 1},
        weeks=(WeekCount(MON[3], 5),),
        target=4,
    )


def test_a_round_ahead_counts_this_week_and_no_later_one_does() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-20")
    meet(tale, "2026-11-23", company="Globex")
    found = count_figures(tale).activities
    assert (found.all, found.ahead, weeks(found)) == (1, 1, [(MON[3], 1)])


def test_what_was_called_off_or_stands_under_an_offer_is_none() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-16", "2026-11-15 cancelled")
    meet(tale, "2026-11-09", "2026-11-10 offer spoken", company="Globex")
    meet(tale, "2026-11-17", company="Globex")
    assert weeks(count_figures(tale).activities) == [(MON[2], 1), (MON[3], 0)]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        pytest.param(ALWAYS, [(MON[0], 1), (MON[1], 0), (MON[2], 2), (MON[3], 0)], id="weeks without anything are there"),
        pytest.param(since("2026-11-12"), [(MON[2], 1), (MON[3], 0)], id="from the middle of a week on"),
        pytest.param(since("2026-11-16"), [(MON[3], 0)], id="nothing since"),
        pytest.param(since("2026-10-20"), [(date(2026, 10, 19), 0), (MON[0], 1), (MON[1], 0), (MON[2], 2), (MON[3], 0)], id="from before"),
        pytest.param(until("2026-11-01"), [(MON[0], 1)], id="up to a Sunday"),
        pytest.param(until("2026-11-11"), [(MON[0], 1), (MON[1], 0), (MON[2], 1)], id="up to the middle of a week"),
        pytest.param(until("2026-10-20"), [], id="nothing until then"),
        pytest.param(Period(date(2026, 11, 3), date(2026, 11, 4)), [(MON[1], 0)], id="two days"),
    ],
)
def test_weeks_of_a_period(period: Period, found: list[tuple[date, int]]) -> None:
    tale = tell_nothing()
    tale.log("search", "2026-10-30 networked", "2026-11-10 researched", "2026-11-13 networked")
    activities = count_figures(tale, period=period).activities
    assert weeks(activities) == found
    assert activities.all == sum(done for _, done in found)


SECURED = ("2026-11-04 offer written", "2026-11-05 accepted", "2026-11-06 09:00 confirmed", "2026-11-06 10:00 start on 2026-12-01")


@pytest.mark.parametrize(
    ("lines", "period", "found"),
    [
        pytest.param((), ALWAYS, [(MON[0], 1), (MON[1], 0)], id="the week of it is the last"),
        pytest.param(("2026-11-10 networked",), ALWAYS, [(MON[0], 1), (MON[1], 0), (MON[2], 1)], id="what was done all the same is shown"),
        pytest.param((), since("2026-11-09"), [], id="nothing is asked for after it"),
    ],
)
def test_no_week_is_wanting_once_the_search_is_over(lines: tuple[str, ...], period: Period, found: list[tuple[date, int]]) -> None:
    tale = tell_nothing()
    meet(tale, "2026-10-30", *SECURED)
    tale.log("search", *lines)
    for now in ("2026-11-18T12:00", "2026-12-02T12:00"):
        assert weeks(count_figures(tale, now, period).activities) == found
    tale.log("2026-10-30-harbor", "2026-12-01 started")
    assert weeks(count_figures(tale, "2026-12-20T12:00", period).activities) == found


def test_who_began_without_a_word_of_a_confirmed_offer_stopped_then() -> None:
    tale = tell_nothing()
    meet(tale, "2026-10-30", "2026-11-02 offer spoken", "2026-11-12 started")
    assert weeks(count_figures(tale).activities) == [(MON[0], 1), (MON[1], 0), (MON[2], 0)]


def test_of_an_activity_only_what_is_nobodys_secret_is_told() -> None:
    tale = tell_nothing()
    tale.person("Priya Raman")
    tale.log("search", "2026-11-02 applied to Globex as Clerk by email via Priya Raman because they pay: my cousin knows")
    tale.log("search", "2026-11-03 networked on LinkedIn: with Priya", "2026-11-04 networked on Facebook")
    meet(tale, "2026-11-05", kind="panel", company="Harbor")
    assert list_deeds(tale) == [
        Done(date(2026, 11, 2), "applied", "Globex", "Clerk", channel="email"),
        Done(date(2026, 11, 3), "networked", network="linkedin"),
        Done(date(2026, 11, 4), "networked"),
        Done(date(2026, 11, 5), "round", "Harbor", "Engineer", kind="panel"),
    ]


def test_an_application_in_a_note_is_that_of_its_process() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-05", "2026-11-02 applied by letter", "2026-11-03 researched")
    assert list_deeds(tale)[:2] == [
        Done(date(2026, 11, 2), "applied", "Harbor", "Engineer", channel="letter"),
        Done(date(2026, 11, 3), "researched"),
    ]


def test_what_was_done_is_told_by_day_and_what_lies_ahead_is_marked() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-19")
    tale.log("search", "2026-11-17 researched", "2026-11-17 applied to Globex as Clerk", "2026-11-16 networked")
    assert [(done.what, done.held) for done in list_deeds(tale)] == [
        ("networked", True),
        ("applied", True),
        ("researched", True),
        ("round", False),
    ]
