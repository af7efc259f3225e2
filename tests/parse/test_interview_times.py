"""When a round took place: zones, offsets, changes of the clocks, and ends that are missing or wrong (rules.md 7.1)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followup_md.config import Settings
from followup_md.config.settings import Sender
from followup_md.parse.front_matter import Values
from followup_md.parse.interview_fields import localise
from followup_md.parse.vault import parse_interview_note

if TYPE_CHECKING:
    from followup_md.parse.facts import InterviewNote

YEARS = datetime(1970, 1, 2), datetime(2037, 12, 31)


def read(settings: Settings | None = None, /, **fields: str) -> InterviewNote:
    """Read a note with `fields` from line 4 on."""
    lines = [f"{key}: {value}" for key, value in fields.items()]
    return parse_interview_note("\n".join(("---", "company: A", "role: B", *lines, "---", "")), "a.md", settings or Settings())


def times(note: InterviewNote) -> tuple[str, str]:
    assert note.facts is not None
    return note.facts.start.isoformat(timespec="minutes"), note.facts.end.isoformat(timespec="minutes")


def found(note: InterviewNote) -> list[tuple[str, int, int]]:
    return [(problem.check, problem.place.line, problem.place.column) for problem in note.problems]


@pytest.mark.parametrize(
    "start",
    ["2026-11-17T13:00", "2026-11-17 13:00", "2026-11-17T13:00:00", '"2026-11-17T13:00"', "2026-11-17T19:00+01:00", "2026-11-17T18:00Z"],
)
def test_start_is_wall_time_in_the_zone_unless_it_has_an_offset(start: str) -> None:
    note = read(start=start, end="2026-11-17T15:30", timezone="America/New_York")
    assert found(note) == []
    assert times(note) == ("2026-11-17T13:00-05:00", "2026-11-17T15:30-05:00")


@pytest.mark.parametrize(
    ("of_settings", "offset"), [("Europe/Dublin", "+00:00"), ("Asia/Kolkata", "+05:30"), (None, "+00:00"), ("Nowhere", "+00:00")]
)
def test_the_zone_falls_back_to_the_settings_and_then_to_utc(of_settings: str | None, offset: str) -> None:
    note = read(Settings(timezone=of_settings), start="2026-11-17T13:00", end="2026-11-17T14:00")
    assert found(note) == []
    assert times(note)[0] == f"2026-11-17T13:00{offset}"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Berlin", "`Europe/Berlin`"),
        ("New York", "`America/New_York`"),
        ("Europe/Berln", "`Europe/Berlin`"),
        ("EST5", "such as `Europe/Berlin`"),
        ("America", ""),
        ("../etc", ""),
        ("x" * 300, ""),
    ],
)
def test_an_unknown_zone_is_reported_and_replaced(typed: str, hint: str) -> None:
    note = read(Settings(timezone="Asia/Tokyo"), start="2026-11-17T13:00", end="2026-11-17T14:00", timezone=typed)
    assert found(note) == [("unknown-zone", 6, 11)]
    assert "Asia/Tokyo" in note.problems[0].message
    assert hint in note.problems[0].hint
    assert times(note)[0] == "2026-11-17T13:00+09:00"


@pytest.mark.parametrize(
    ("start", "check", "line"),
    [
        ("", "missing-date", 4),
        ("2026-02-30", "bad-date", 4),
        ("2026-11-17T25:00", "bad-date", 4),
        ("03/11/2026", "bad-date", 4),
        ("17 Nov", "vague-date", 4),
        ("1969-12-31T13:00", "bad-date", 4),
        ("2201-01-01T13:00", "bad-date", 4),
        ("next Friday", "vague-date", 4),
        ("[a, b]", "bad-value", 4),
    ],
)
def test_without_a_readable_start_there_are_no_facts(start: str, check: str, line: int) -> None:
    note = read(start=start)
    assert [(name, at) for name, at, _ in found(note)] == [(check, line)]
    assert note.facts is None
    assert note.company == "A"


def test_no_start_at_all() -> None:
    assert found(read()) == [("missing-date", 1, 1)]


@pytest.mark.parametrize(
    ("kind", "end", "minutes"),
    [("panel", "2026-11-17T14:00+00:00", 60), ("Phone Screen", "2026-11-17T13:30+00:00", 30)],
)
def test_a_missing_end_is_assumed_by_the_kind(kind: str, end: str, minutes: int) -> None:
    note = read(start="2026-11-17T13:00", kind=kind)
    assert found(note) == [("missing-end", 4, 8)]
    assert f"{minutes} min" in note.problems[0].message
    assert f"`end: {end[:16]}`" in note.problems[0].hint
    assert times(note)[1] == end


def test_an_empty_end_is_missing_at_its_key() -> None:
    assert found(read(start="2026-11-17T13:00", end="")) == [("missing-end", 5, 1)]


def test_an_assumed_end_counts_elapsed_minutes() -> None:
    # Clocks go from 02:00 to 03:00 in between.
    note = read(start="2026-03-08T01:30", timezone="America/New_York")
    assert times(note) == ("2026-03-08T01:30-05:00", "2026-03-08T03:30-04:00")


def test_a_date_alone_is_nine_to_five_and_says_so() -> None:
    note = read(start="2026-11-17")
    assert found(note) == [("missing-end", 4, 8)]
    assert "09:00 to 17:00 is assumed" in note.problems[0].message
    assert times(note) == ("2026-11-17T09:00+00:00", "2026-11-17T17:00+00:00")


@pytest.mark.parametrize(
    ("start", "end", "read_end"),
    [
        pytest.param("2026-11-17", "2026-11-17T12:00", "2026-11-17T12:00+00:00", id="date-and-time"),
        pytest.param("2026-11-17T13:00", "2026-11-18", "2026-11-18T17:00+00:00", id="last-day-of-two"),
        pytest.param("2026-11-17T13:00", "15:30", "2026-11-17T15:30+00:00", id="time-alone"),
        pytest.param("2026-11-17T23:30", "00:20", "2026-11-18T00:20+00:00", id="time-alone-over-midnight"),
        pytest.param("2026-11-17T23:30", "2026-11-18T00:20", "2026-11-18T00:20+00:00", id="over-midnight"),
        pytest.param("2026-11-17T13:00", "2026-11-17T14:30+01:00", "2026-11-17T13:30+00:00", id="offset"),
    ],
)
def test_ends_that_are_taken_as_typed(start: str, end: str, read_end: str) -> None:
    note = read(start=start, end=end)
    assert found(note) == []
    assert times(note)[1] == read_end


@pytest.mark.parametrize(
    ("start", "end", "read_times"),
    [
        ("17.11.2026 13:00", "3pm", ("2026-11-17T13:00+00:00", "2026-11-17T15:00+00:00")),
        ("Nov 17, 2026 1pm", "15.30", ("2026-11-17T13:00+00:00", "2026-11-17T15:30+00:00")),
        ("Tue 17 Nov 2026, 13h", "17.11.2026 15:30", ("2026-11-17T13:00+00:00", "2026-11-17T15:30+00:00")),
        # Half past three in the night would be fourteen and a half hours later.
        ("20261117 13:00", "3.30", ("2026-11-17T13:00+00:00", "2026-11-17T15:30+00:00")),
        ("17/11/26 22:00", "1.30", ("2026-11-17T22:00+00:00", "2026-11-18T01:30+00:00")),
        # Of 3 April and 4 March the day of the start.
        ("2026-03-04T14:00", "03/04/2026 15:00", ("2026-03-04T14:00+00:00", "2026-03-04T15:00+00:00")),
        ("17 November 2026", "11am", ("2026-11-17T09:00+00:00", "2026-11-17T11:00+00:00")),
    ],
)
def test_times_in_every_plain_form(start: str, end: str, read_times: tuple[str, str]) -> None:
    note = read(start=f'"{start}"', end=f'"{end}"')
    assert found(note) == []
    assert times(note) == read_times


def test_the_order_of_the_senders_country_comes_first() -> None:
    for country, hint in (("US", "`start: 2026-03-04` or `start: 2026-04-03`"), ("IE", "`start: 2026-04-03` or `start: 2026-03-04`")):
        (problem,) = read(Settings(sender=Sender(country=country)), start="03/04/2026").problems
        assert problem.hint == f"write {hint}"


@pytest.mark.parametrize(
    ("typed", "day"), [("03/12/2026", "2026-12-03"), ("Fri 4 Dec 2026", "2026-12-04"), ("4.12.26 17:00", "2026-12-04")]
)
def test_a_decision_date_in_a_plain_form(typed: str, day: str) -> None:
    # 12 March lies before the round.
    note = read(start="2026-11-17T13:00", end="2026-11-17T14:00", decision_date=typed)
    assert found(note) == []
    assert note.facts is not None
    assert str(note.facts.decision_date) == day


SWAP = "swap them: `start: 2026-11-17T{}` and, on a line of its own, `end: 2026-11-17T15:00`"


@pytest.mark.parametrize(
    ("end", "hint"),
    [
        pytest.param("2026-11-17T14:00", SWAP.format("14:00"), id="an hour early"),
        pytest.param("14:00", SWAP.format("14:00"), id="a clock alone"),
        pytest.param("2026-11-17T15:30+01:00", SWAP.format("14:30"), id="an offset"),
        pytest.param("2026-11-17T15:00", "write when it was over, as `end: 2026-11-17T16:00`", id="the same moment"),
        pytest.param("15:00", "write when it was over, as `end: 2026-11-17T16:00`", id="the same clock"),
        pytest.param("2026-11-16", "write the day of the end, as `end: 2026-11-17T17:00`", id="the day before"),
        pytest.param("2026-11-16T16:30", "write the day of the end, as `end: 2026-11-17T16:30`", id="another day, a later clock"),
    ],
)
def test_an_end_that_is_not_after_the_start(end: str, hint: str) -> None:
    note = read(start="2026-11-17T15:00", end=end)
    assert found(note) == [("end-before-start", 5, 6)]
    assert note.problems[0].hint == hint
    assert times(note)[1] == "2026-11-17T16:00+00:00"


@pytest.mark.parametrize(
    ("end", "kind", "read_times"),
    [
        pytest.param("2026-11-17T08:30", "panel", ("2026-11-17T07:30+00:00", "2026-11-17T08:30+00:00"), id="before nine"),
        pytest.param("2026-11-17T09:00", "phone-screen", ("2026-11-17T08:30+00:00", "2026-11-17T09:00+00:00"), id="at nine"),
        pytest.param("08:30", "panel", ("2026-11-17T07:30+00:00", "2026-11-17T08:30+00:00"), id="a time alone"),
        pytest.param("2026-11-17T10:30+02:00", "panel", ("2026-11-17T07:30+00:00", "2026-11-17T08:30+00:00"), id="with an offset"),
        pytest.param("2026-11-17T00:20", "panel", ("2026-11-17T00:00+00:00", "2026-11-17T00:20+00:00"), id="no day earlier"),
        pytest.param("2026-11-17T11:00", "panel", ("2026-11-17T09:00+00:00", "2026-11-17T11:00+00:00"), id="later"),
        pytest.param("2026-11-18T08:00", "panel", ("2026-11-17T09:00+00:00", "2026-11-18T08:00+00:00"), id="on the next day"),
    ],
)
def test_a_start_without_time_lies_before_the_end(end: str, kind: str, read_times: tuple[str, str]) -> None:
    note = read(start="2026-11-17", end=end, kind=kind)
    assert found(note) == []
    assert times(note) == read_times


@given(st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "UTC"]), st.datetimes(*YEARS))
@example("America/New_York", datetime(2026, 11, 1, 1, 30))
@example("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45))
@example("Pacific/Apia", datetime(2011, 12, 30, 12))
def test_only_a_time_that_is_skipped_or_repeated_is_reported(zone: str, moment: datetime) -> None:
    values = Values({}, "a.md", "", [])
    local = localise(values, "start", moment, ZoneInfo(zone))
    problem = next(iter(values.problems), None)
    back = local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    first, second = (moment.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1))
    assert (problem is None) == (first == second)
    assert back == moment or (problem is not None and problem.check == "skipped-local-time")


def test_an_end_of_the_same_date_without_time_is_missing() -> None:
    assert found(read(start="2026-11-17T18:00", end="2026-11-17")) == [("missing-end", 5, 6)]


@pytest.mark.parametrize(
    ("end", "check", "hint"),
    [
        ("25:00", "bad-date", "`end: 2026-11-17T16:00`"),
        ("11.17.2026", "bad-date", "`end: 2026-11-17`"),
        ("tomorrow", "vague-date", "`end: 2026-11-18`"),
    ],
)
def test_an_unreadable_end(end: str, check: str, hint: str) -> None:
    note = read(start="2026-11-17T15:00", end=end)
    assert found(note) == [(check, 5, 6)]
    assert hint in note.problems[0].hint
    assert times(note)[1] == "2026-11-17T16:00+00:00"


def test_a_local_time_that_was_skipped() -> None:
    note = read(start="2026-03-08T02:30", end="2026-03-08T04:00", timezone="America/New_York")
    assert found(note) == [("skipped-local-time", 4, 8)]
    assert note.problems[0].hint.startswith("write `2026-03-08T01:30` or `2026-03-08T03:30`")
    assert times(note)[0] == "2026-03-08T03:30-04:00"


def test_a_local_time_that_came_twice_is_the_first() -> None:
    note = read(start="2026-11-01T01:30", end="2026-11-01T02:30", timezone="America/New_York")
    assert found(note) == [("repeated-local-time", 4, 8)]
    assert "write `2026-11-01T01:30-04:00` for the first or `2026-11-01T01:30-05:00` for the second" in note.problems[0].hint
    assert times(note)[0] == "2026-11-01T01:30-04:00"


def test_an_offset_settles_a_local_time_that_came_twice() -> None:
    note = read(start="2026-11-01T01:30-04:00", end="2026-11-01T01:10-05:00", timezone="America/New_York")
    assert found(note) == []
    assert note.facts is not None
    assert note.facts.end.astimezone(UTC) == datetime(2026, 11, 1, 6, 10, tzinfo=UTC)


def test_an_end_that_came_twice_is_told_before_its_order() -> None:
    # The second 01:30 is over at the second 01:45, and not at the first, which is read.
    note = read(start="2026-11-01T01:30-05:00", end="2026-11-01T01:45", timezone="America/New_York")
    assert found(note) == [("repeated-local-time", 5, 6)]
    assert found(read(start="2026-11-01T01:30-05:00", end="2026-11-01T01:45-05:00", timezone="America/New_York")) == []


@pytest.mark.parametrize("offset", ["-04:00", "-05:00"])
@pytest.mark.parametrize(("key", "start", "end"), [("start", "01:30", "02:30"), ("end", "00:30", "01:30")])
def test_the_hint_of_a_local_time_that_came_twice_is_the_value_to_write(key: str, start: str, end: str, offset: str) -> None:
    fields = {"start": f"2026-11-01T{start}", "end": f"2026-11-01T{end}", "timezone": "America/New_York"}
    (problem,) = read(**fields).problems
    assert (problem.check, f"`{fields[key]}{offset}`" in problem.hint) == ("repeated-local-time", True)
    note = read(**fields | {key: fields[key] + offset})
    assert found(note) == []
    assert times(note)[key == "end"] == fields[key] + offset
