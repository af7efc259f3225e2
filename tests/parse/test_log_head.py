"""The beginning of a log line, and where its free text begins."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.parse.log_start import LineStart, Slip, find_free_text, read_line_start

DAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "clock", "rest"),
    [
        ("2026-11-18 thanked", None, "thanked"),
        ("2026-11-18", None, ""),
        ("2026-11-18:", None, ""),
        ("2026-11-18 12:00", time(12), ""),
        ("2026-11-18 12:00 thanked", time(12), "thanked"),
        ("2026-11-18T12:00:30 thanked", time(12), "thanked"),
        ("[[2026-11-18]], 7:05: thanked", time(7, 5), "thanked"),
        ("18 Nov 2026 23:59, thanked", time(23, 59), "thanked"),
        ("2026-11-18 00:00 thanked", time(0), "thanked"),
    ],
)
def test_reads_the_head(text: str, clock: time | None, rest: str) -> None:
    head = read_line_start(text)
    assert isinstance(head, LineStart)
    assert (head.day, head.clock, text[head.end :]) == (DAY, clock, rest)


@pytest.mark.parametrize(
    ("text", "check", "fault"),
    [
        ("", "unknown-event", ""),
        ("thanked Priya", "unknown-event", "thanked"),
        ("[[2026-11-18 thanked", "unknown-event", "[[2026-11-18"),
        ("2026-11-18thanked", "unknown-event", "2026-11-18thanked"),
        ("1969-12-31 thanked", "bad-date", "1969-12-31"),
        ("2026-13-01 thanked", "bad-date", "2026-13-01"),
        ("[[2026-02-30]] thanked", "bad-date", "[[2026-02-30]]"),
        ("11/18/2026 thanked", "bad-date", "11/18/2026"),
        ("2026-11-18 24:00 thanked", "bad-date", "24:00"),
        ("2026-11-18 9.61 thanked", "bad-date", "9.61"),
        ("2026-11-18 99 thanked", "bad-date", "99"),
        ("last week thanked", "unknown-event", "last"),
        ("tomorrow thanked", "vague-date", "tomorrow"),
        ("today thanked", "vague-date", "today"),
    ],
)
def test_names_what_is_wrong_with_the_head(text: str, check: str, fault: str) -> None:
    slip = read_line_start(text)
    assert isinstance(slip, Slip)
    assert (slip.check.id, text[slip.start : slip.end]) == (check, fault)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("3pm", "15:00"),
        ("3 PM", "15:00"),
        ("12am", "00:00"),
        ("12 p.m.", "12:00"),
        ("9:30 am", "09:30"),
        ("9.30", "09:30"),
        ("9h30", "09:30"),
    ],
)
def test_a_time_in_another_form_is_offered_in_24_hours(typed: str, clock: str) -> None:
    slip = read_line_start(f"2026-11-18 {typed} thanked Priya")
    assert isinstance(slip, Slip)
    assert slip.lines[0] == f"2026-11-18 {clock} thanked Priya"


@pytest.mark.parametrize(
    ("text", "grammar"),
    [
        ("thanked Priya", "thanked Priya"),
        ("thanked Priya: warm", "thanked Priya"),
        ("thanked Priya - warm: short", "thanked Priya"),
        ("thanked Priya – warm", "thanked Priya"),
        ("thanked Priya — warm", "thanked Priya"),
        ("thanked Priya:", "thanked Priya"),
        ("thanked [[a: b - c|d – e]] by letter: warm", "thanked [[a: b - c|d – e]] by letter"),
        ("thanked Anne-Marie at 12:00", "thanked Anne-Marie at 12:00"),
        ("thanked [[half: warm", "thanked [[half"),
    ],
)
def test_free_text_begins_at_the_first_mark_outside_a_link(text: str, grammar: str) -> None:
    assert text[: find_free_text(text, 0)] == grammar


@given(st.dates(date(1970, 1, 1), date(2200, 12, 31)), st.times(), st.sampled_from(["{day} ", "[[{day}]]: ", "{day}, "]))
def test_every_date_and_time_reads_back(day: date, clock: time, shape: str) -> None:
    assert read_line_start(f"{shape.format(day=day)}{clock:%H:%M} thanked") == LineStart(
        day, clock.replace(second=0, microsecond=0), len(shape.format(day=day)) + 6
    )


@given(st.text(max_size=40))
def test_any_text_has_a_head_or_a_slip_inside_it(text: str) -> None:
    head = read_line_start(text)
    assert 0 <= head.end <= len(text)
    assert 0 <= find_free_text(text, 0) <= len(text)
