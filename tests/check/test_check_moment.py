"""Whether an interview took place (rules.md section 4: `meeting-unconfirmed`); what the reader found has its tests with the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.vault.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from support.vaults import Looking

SECTIONS = (
    *("Topics", "Questions", "Review", "Job description", "Requirements", "Company: good points", "Company: bad points"),
    *("Role: good points", "Role: bad points", "First impressions", "Environment"),
)
EMPTY = "interviews/2026-11-19-globex.md:\ncompany: Globex\nstart: 2026-11-19T10:00\nend: 2026-11-19T11:00\ndecision_date:\n" + "".join(
    f"## {name}\n" for name in SECTIONS
)


@pytest.mark.parametrize(
    ("when", "rest", "told"),
    [
        pytest.param("2026-11-19T10:59", "", False, id="not over yet"),
        pytest.param("2026-11-19T11:00", "", True, id="just over"),
        pytest.param("2026-11-19T12:00", "## Environment\n- bright", False, id="the recap has begun"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 thanked [[Priya Raman]]", False, id="something is logged since"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-18 prepared", True, id="something was logged before"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 08:00 prepared", True, id="something was logged that morning"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 10:59 replied to [[Priya Raman]]", True, id="a minute before its end"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 11:00 replied to [[Priya Raman]]", False, id="at its end"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 cancelled", False, id="cancelled"),
        pytest.param("2026-11-19T12:00", "## Log\n- 2026-11-19 rescheduled", False, id="moved"),
    ],
)
def test_meeting_unconfirmed(looking: Looking, when: str, rest: str, told: bool) -> None:
    found = looking.find("meeting-unconfirmed", f"At {when}:\n{EMPTY}{rest}")
    assert bool(found) is told
    assert all(looking.text_at(problem) == "2026-11-19T10:00" for problem in found)


@pytest.mark.parametrize("event", ["cancelled", "rescheduled"])
def test_the_lines_that_the_hint_offers_end_it(looking: Looking, event: str) -> None:
    (problem,) = looking.find("meeting-unconfirmed", EMPTY)
    assert f"`- 2026-11-19 {event}`" in problem.hint
    assert looking.find("meeting-unconfirmed", f"{EMPTY}## Log\n- 2026-11-19 {event}") == []


# Wednesday 09:00 to 10:00 in Tokyo is Tuesday 19:00 to 20:00 for the reader in New York.
TOKYO = EMPTY.replace("2026-11-19T10:00", "2026-11-18T09:00").replace("2026-11-19T11:00", "2026-11-18T10:00\ntimezone: Asia/Tokyo")
EVENING = "At 2026-11-17T21:00:\n"
ONLY = 'followup.toml:\n[check]\nselect = ["meeting-unconfirmed", "event-in-future"]\n'


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("2026-11-17 thanked [[Priya Raman]]", False, id="the reader's day"),
        pytest.param("2026-11-17 20:00 thanked [[Priya Raman]]", False, id="the minute of the end"),
        pytest.param("2026-11-17 18:00 prepared", True, id="an hour before"),
        pytest.param("2026-11-16 prepared", True, id="the day before"),
    ],
)
def test_a_log_is_read_in_the_readers_days(looking: Looking, line: str, told: bool) -> None:
    assert bool(looking.find("meeting-unconfirmed", f"{EVENING}{TOKYO}## Log\n- {line}")) is told


@pytest.mark.parametrize("event", ["cancelled", "rescheduled"])
def test_the_lines_that_the_hint_offers_are_never_dated_ahead(looking: Looking, event: str) -> None:
    (problem,) = looking.find("meeting-unconfirmed", EVENING + TOKYO)
    assert "the interview of Wed 18 Nov is over" in problem.message
    assert f"`- 2026-11-17 {event}`" in problem.hint
    looking.write(f"{EVENING}{TOKYO}## Log\n- 2026-11-17 {event}\n{ONLY}")
    note = "interviews/2026-11-19-globex.md"
    assert [found.check for found in load(str(looking.root), clock_at(looking.now())).problems if found.place.path == note] == []


def clock_at(now: datetime) -> Callable[[tzinfo], datetime]:
    def clock(zone: tzinfo) -> datetime:
        return now.replace(tzinfo=zone)

    return clock


def test_the_day_told_is_that_of_the_start(looking: Looking) -> None:
    night = EMPTY.replace("2026-11-19T10:00", "2026-11-17T23:30").replace("2026-11-19T11:00", "2026-11-18T00:20")
    (problem,) = looking.find("meeting-unconfirmed", night)
    assert problem.message == "the interview of Tue 17 Nov is over, and the note is still as it was before"
    assert "`- 2026-11-18 cancelled`" in problem.hint
