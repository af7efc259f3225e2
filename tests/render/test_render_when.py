"""Dates and times for reading (rules.md 7.1, rule 3)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from support.builders import DUBLIN, NEW_YORK, NOW

from followup_md.render.text import format_due, format_full, format_short_date

IN_DUBLIN = datetime(2026, 11, 17, 23, 0, tzinfo=DUBLIN)
SAO_PAULO = ZoneInfo("America/Sao_Paulo")


@pytest.mark.parametrize(
    ("day", "short", "full"),
    [
        pytest.param(date(2026, 11, 18), "Wed 18", "Wed 18 Nov", id="this-month"),
        pytest.param(date(2026, 12, 4), "Fri 4 Dec", "Fri 4 Dec", id="another-month"),
        pytest.param(date(2027, 1, 11), "Mon 11 Jan 2027", "Mon 11 Jan 2027", id="another-year"),
        pytest.param(date(2025, 11, 18), "Tue 18 Nov 2025", "Tue 18 Nov 2025", id="this-month-a-year-ago"),
    ],
)
def test_a_day_is_as_short_as_it_is_clear(day: date, short: str, full: str) -> None:
    assert format_short_date(day, NOW) == short
    assert format_full(day, NOW) == full


@pytest.mark.parametrize(
    ("due", "now", "shown"),
    [
        pytest.param(None, NOW, "any time", id="no-date"),
        pytest.param(date(2026, 12, 4), NOW, "Fri 4 Dec", id="whole-day"),
        pytest.param(datetime(2026, 11, 18, 15, 30, tzinfo=NEW_YORK), NOW, "Wed 18 15:30", id="same-zone"),
        pytest.param(datetime(2026, 11, 18, 15, 30, tzinfo=ZoneInfo("America/Toronto")), NOW, "Wed 18 15:30", id="other-name-same-clock"),
        pytest.param(datetime(2026, 11, 18, 15, 30, tzinfo=NEW_YORK), IN_DUBLIN, "Wed 18 20:30 (15:30 EST)", id="both-clocks"),
        pytest.param(datetime(2026, 11, 18, 20, 30, tzinfo=NEW_YORK), IN_DUBLIN, "Thu 19 01:30 (Wed 18 20:30 EST)", id="both-days"),
        pytest.param(
            datetime(2026, 11, 18, 15, 30, tzinfo=SAO_PAULO), IN_DUBLIN, "Wed 18 18:30 (15:30 Sao Paulo)", id="city-for-a-bare-offset"
        ),
    ],
)
def test_an_instant_is_shown_in_the_readers_zone_and_in_its_own(due: date | datetime | None, now: datetime, shown: str) -> None:
    assert format_due(due, now) == shown
