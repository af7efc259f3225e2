"""Dates and times whose digits leave no doubt: what a hint says to write, down to the letter."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.date_text import read_days
from followup_md.parse.dates import find_range, list_moments
from followup_md.parse.vault import parse_interview_note

if TYPE_CHECKING:
    from followup_md.parse.facts import InterviewNote

DAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3:30pm", [datetime(2026, 11, 17, 15, 30)]),
        ("3:30 p.m.", [datetime(2026, 11, 17, 15, 30)]),
        ("15.30", [datetime(2026, 11, 17, 15, 30)]),
        ("15h30", [datetime(2026, 11, 17, 15, 30)]),
        ("1pm", [datetime(2026, 11, 17, 13)]),
        ("12 am", [datetime(2026, 11, 17)]),
        ("12pm", [datetime(2026, 11, 17, 12)]),
        ("2026-9-3T10:00", [datetime(2026, 9, 3, 10)]),
        ("2026-09-03 1pm", [datetime(2026, 9, 3, 13)]),
        ("2026-09-03, 1:15 PM", [datetime(2026, 9, 3, 13, 15)]),
        ("3 Sep 2026 at 10:00", [datetime(2026, 9, 3, 10)]),
        ("03/04/2026 10:00", [datetime(2026, 4, 3, 10), datetime(2026, 3, 4, 10)]),
        ("4 Dec 2026", [date(2026, 12, 4)]),
        ("15", []),
        ("25:00", []),
        ("15:75", []),
        ("soon 1pm", []),
        ("soon", []),
    ],
)
def test_each_reading(text: str, readings: list[date]) -> None:
    assert list(list_moments(text, read_days, DAY)) == readings


def test_a_time_without_a_day_is_no_reading() -> None:
    assert list_moments("3:30pm", read_days) == ()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2026-11-17 13:00-15:30", (time(13), time(15, 30))),
        ("2026-11-17T10:00-11:00", (time(10), time(11))),
        ("2026-11-17 13:00 – 15:30", (time(13), time(15, 30))),
        ("2026-11-17 1-3:30pm", (time(13), time(15, 30))),
        ("17 Nov 2026, 13:00 to 15:30", (time(13), time(15, 30))),
        ("2026-11-17T13:00-05:00", None),
        ("2026-11-17T01:00-05:00", None),
        ("2026-11-17 15:30-13:00", None),
        ("2026-11-17 13:00-25:00", None),
        ("2026-11-17 25:00-13:00", None),
        ("13:00-15:30", None),
        ("2026-11-17", None),
    ],
)
def test_two_times_in_one_value(text: str, times: tuple[time, time] | None) -> None:
    found = find_range(text)
    assert found == (times and tuple(datetime.combine(DAY, clock) for clock in times))


def read(*fields: str, timezone: str | None = None) -> InterviewNote:
    """Read a note that holds `fields` from line 4 on."""
    text = "\n".join(("---", "company: A", "role: B", *fields, "---", ""))
    return parse_interview_note(text, "a.md", Settings(timezone=timezone))


@pytest.mark.parametrize(
    ("start", "hint"),
    [
        ("1pm", "it like `start: YYYY-MM-DDTHH:MM`"),
        ("2026-18-11 10:00", "`start: 2026-11-18T10:00`"),
        ("03/04/2026 10:00", "`start: 2026-04-03T10:00` or `start: 2026-03-04T10:00`"),
        ("Fri 17.11.2026 10:00", "`start: 2026-11-17T10:00` or `start: 2026-11-20T10:00`"),
        # Words beside a date are left out where it is hinted.
        ("2026-11-17 (Tue) 10:00", "`start: 2026-11-17T10:00`"),
        # The zone is kept: it is a value of its own, or asked for where the letters stand for several.
        ("17 Nov 2026 10:00 CET", "`start: 2026-11-17T10:00` and, on a line of its own, `timezone: Europe/Berlin`"),
        ("2026-11-17 10:00 UTC", "`start: 2026-11-17T10:00` and, on a line of its own, `timezone: UTC`"),
        ("2026-11-17 10:00 IST", "`start: 2026-11-17T10:00`, and as `timezone` the zone of a city that has IST"),
        ("2026-11-16T24:00", "`start: 2026-11-17T00:00`"),
        ("2026-11-17T25:00", "it like `start: YYYY-MM-DDTHH:MM`"),
        ("17 Nov 2026 Tuesday", "`start: 2026-11-17`"),
        ("17.11.2026 1:30", "`start: 2026-11-17T01:30` or `start: 2026-11-17T13:30`"),
        ("2026-11-17T13:00-15:30", "`start: 2026-11-17T13:00` and, on a line of its own, `end: 2026-11-17T15:30`"),
        (
            "2026-11-17T10:00-11:00",
            "`start: 2026-11-17T10:00` and, on a line of its own, `end: 2026-11-17T11:00`",
        ),
    ],
)
def test_what_to_write_for_a_start(start: str, hint: str) -> None:
    note = read(f"start: {start}")
    assert [(problem.check, problem.hint.removeprefix("write ").partition(";")[0]) for problem in note.problems] == [("bad-date", hint)]


def test_a_weekday_that_is_not_of_its_date_is_named() -> None:
    (problem,) = read("start: Fri 17.11.2026 10:00").problems
    assert problem.message == 'not a date to be trusted: "Fri 17.11.2026 10:00", for that day is a Tuesday'


@pytest.mark.parametrize(
    ("end", "hint"),
    [
        ("26 Nov 15:00", "write `end: 2026-11-26T15:00`"),
        ("1", "write it like `end: 2026-11-17T14:00`"),
    ],
)
def test_what_to_write_for_an_end(end: str, hint: str) -> None:
    note = read("start: 2026-11-17T13:00", f"end: {end}")
    assert [problem.hint for problem in note.problems] == [hint]
    assert note.problems[0].message.endswith("; 2026-11-17 14:00 is assumed")


def test_a_zone_in_the_start_takes_the_place_of_another() -> None:
    (problem,) = read("start: 2026-11-17 10:00 EST", "timezone: Europe/London").problems
    assert problem.hint == "write `start: 2026-11-17T10:00` and, in place of the one there, `timezone: America/New_York`"


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        # Counted from 10:00; behind 11 on the clock an `h` is that of a time of day.
        ("1h", "11:00"),
        ("2h", "12:00"),
        ("1h30", "11:30"),
        ("1.5 hours", "11:30"),
        ("an hour", "11:00"),
        ("1 hour and 30 min", "11:30"),
        ("45 min", "10:45"),
        ("90 minutes", "11:30"),
        ("90", "11:30"),
        ("8h", "18:00"),
    ],
)
def test_a_length_is_never_taken_for_a_time(typed: str, end: str) -> None:
    (problem,) = read("start: 2026-11-17T10:00", f"end: {typed}").problems
    assert problem.message == f'a length of time, and no end: "{typed}"; 2026-11-17 {end} is assumed'
    assert (problem.check, problem.hint) == ("bad-date", f"write `end: 2026-11-17T{end}`")
    assert problem.correction == ("value", typed, f"2026-11-17T{end}")


@pytest.mark.parametrize(("start", "typed"), [("10:00", "15h"), ("10:00", "10h45"), ("16:00", "17h30")])
def test_an_hour_after_the_start_is_a_time(start: str, typed: str) -> None:
    assert read(f"start: 2026-11-17T{start}", f"end: {typed}").problems == ()


def test_a_length_that_would_end_on_the_next_day_is_a_time_before_the_start() -> None:
    assert [problem.check for problem in read("start: 2026-11-17T16:00", "end: 9h").problems] == ["end-before-start"]


def test_a_length_of_a_round_without_its_hour_is_asked_with_the_times() -> None:
    (problem,) = read("start: 2026-11-17", "end: 1h").problems
    assert (problem.check, problem.message) == ("missing-end", "no time of day: 09:00 to 17:00 is assumed")


def test_a_length_counts_in_the_offset_of_the_start() -> None:
    (problem,) = read("start: 2026-11-17T14:00+01:00", "end: 45 min").problems
    assert problem.hint == "write `end: 2026-11-17T14:45`"


def test_a_length_of_time_as_decision_date_is_counted_from_the_round() -> None:
    (problem,) = read("start: 2026-11-17T13:00", "end: 2026-11-17T14:00", "decision_date: about 2 weeks").problems
    assert (problem.check, problem.hint) == ("vague-date", "write `decision_date: 2026-12-01`")


def test_a_decision_date_is_hinted_without_its_time() -> None:
    note = read("start: 2026-11-17T13:00", "end: 2026-11-17T14:00", "decision_date: 2026-4-12 5:00, perhaps")
    assert [problem.hint for problem in note.problems] == ["write it like `decision_date: YYYY-MM-DD`"]
    note = read("start: 2026-11-17T13:00", "end: 2026-11-17T14:00", "decision_date: 02/03/2027 5pm")
    assert [problem.hint for problem in note.problems] == ["write `decision_date: 2027-03-02` or `decision_date: 2027-02-03`"]


@pytest.mark.parametrize(
    ("fields", "zone", "times"),
    [
        # 13:00 at -5 h is 18:00 UTC; without a zone in the note the end has the offset of the start.
        (("start: 2026-11-17T13:00-05:00", "end: 2026-11-17T15:30"), None, "18:00 20:30"),
        (("start: 2026-11-17T13:00-05:00", "end: 15:30"), "Asia/Tokyo", "18:00 20:30"),
        (("start: 2026-11-17T13:00-05:00", "end: 2026-11-17T19:00", "timezone: UTC"), None, "18:00 19:00"),
        # Honolulu is ten hours behind, and there it is an offset.
        (("start: 2026-11-17T09:00-10:00", "end: 2026-11-17T10:00", "timezone: Pacific/Honolulu"), None, "19:00 20:00"),
        (("start: 2026-11-17T10:00:00-11:00", "end: 2026-11-17T10:30"), None, "21:00 21:30"),
        # rules.md 7.1: over midnight the end belongs to the next date.
        (("start: 2026-11-19T23:30", "end: 2026-11-19T00:20"), None, "23:30 00:20"),
        # The clocks went from 02:00 to 03:00: 02:30 is 03:30, and an hour is assumed behind it.
        (("start: 2026-03-08T02:30", "end: 2026-03-08T03:15", "timezone: America/New_York"), None, "07:30 08:30"),
    ],
)
def test_times_with_offsets_and_over_midnight(fields: tuple[str, ...], zone: str | None, times: str) -> None:
    note = read(*fields, timezone=zone)
    assert {problem.check for problem in note.problems} <= {"skipped-local-time"}
    assert note.facts is not None
    assert " ".join(f"{moment - moment.utcoffset():%H:%M}" for moment in (note.facts.start, note.facts.end)) == times  # type: ignore[operator] # aware


def test_an_end_that_lost_its_offset() -> None:
    # 23:00 at +10 h is 13:00 UTC; the end in the zone of the note is fourteen hours later.
    note = read("start: 2026-11-17T23:00+10:00", "end: 2026-11-18T03:00", "timezone: UTC")
    assert [(problem.check, problem.hint) for problem in note.problems] == [
        ("bad-date", "give the end its offset too, as `end: 2026-11-17T14:00+00:00`")
    ]
    assert "14 hours" in note.problems[0].message
