"""The days of the post as a small calendar: one row a day, in columns, with the day on which they decide."""

from __future__ import annotations

from datetime import date

import pytest

from followup_md.config.calendars import PostDay, list_post_days
from followup_md.dates import Calendar
from followup_md.render.letter import render_post_days
from followup_md.render.text import measure

TUESDAY, FRIDAY = date(2026, 11, 10), date(2026, 11, 13)


def calendar(name: str = "Veterans Day") -> Calendar:
    return Calendar(look_up=lambda _: {date(2026, 11, 11): name})


def show(decision: date | None = FRIDAY, *, name: str = "Veterans Day", width: int = 80, transit: int = 5) -> list[str]:
    return render_post_days(list_post_days(TUESDAY, transit, calendar(name)), decision, color=False, width=width).split("\n")


def test_a_row_a_day_with_the_day_of_the_decision() -> None:
    assert show() == [
        "  Tue 10 Nov  posted",
        "  Wed 11 Nov  Veterans Day",
        "  Thu 12 Nov  on its way           1",
        "  Fri 13 Nov  on its way           2  they decide",
        "  Sat 14 Nov  weekend",
        "  Sun 15 Nov  weekend",
        "  Mon 16 Nov  on its way           3",
        "  Tue 17 Nov  on its way           4",
        "  Wed 18 Nov  there at the latest  5",
        "",
    ]


@pytest.mark.parametrize(
    ("decision", "row", "shown"),
    [
        pytest.param(date(2026, 11, 20), -2, "  Fri 20 Nov                          they decide", id="behind"),
        pytest.param(date(2026, 11, 9), 0, "  Mon 9 Nov                           they decide", id="before"),
        pytest.param(date(2026, 11, 14), 4, "  Sat 14 Nov  weekend                 they decide", id="at the weekend"),
        pytest.param(date(2026, 11, 18), -2, "  Wed 18 Nov  there at the latest  5  they decide", id="on the day it is there"),
        pytest.param(None, -2, "  Wed 18 Nov  there at the latest  5", id="not known"),
    ],
)
def test_where_they_decide(decision: date | None, row: int, shown: str) -> None:
    assert show(decision)[row] == shown


def test_a_letter_that_is_handed_over_at_once_is_one_row() -> None:
    assert show(None, transit=0) == ["  Tue 10 Nov  posted, and there the same day", ""]


@pytest.mark.parametrize("width", [80, 40, 36])
@pytest.mark.parametrize(
    "name", ["A day in memory of " + "all who ever carried a letter over the hills " * 2, "文化の日" * 12, "bad\x1b[31m"]
)
def test_no_row_is_wider_than_the_screen_and_no_name_commands_it(name: str, width: int) -> None:
    rows = show(name=name, width=width)
    assert all(measure(row) <= width and row.isprintable() for row in rows)
    assert rows[3].endswith("  2  they decide")


def test_numbers_stand_below_each_other() -> None:
    rows = [row for row in show(None, transit=11) if row.endswith(tuple("0123456789"))]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[0].endswith("   1")
    assert rows[-1].endswith("  11")


def test_colour_changes_no_column() -> None:
    days = (PostDay(TUESDAY, number=0), PostDay(date(2026, 11, 11), "weekend"), PostDay(date(2026, 11, 12), number=1))
    plain, colored = (render_post_days(days, date(2026, 11, 12), color=color, width=80) for color in (False, True))
    assert "\x1b[2m  Wed 11 Nov  weekend\x1b[0m" in colored
    assert "\x1b[33m  Thu 12 Nov" in colored
    assert colored.replace("\x1b[2m", "").replace("\x1b[33m", "").replace("\x1b[0m", "") == plain
