"""The beginning of a log line, and where its free text begins."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.parse.facts import LogContext
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
        ("11/31/2026 thanked", "bad-date", "11/31/2026"),
        ("18 Nov thanked", "bad-date", "18 Nov"),
        ("03/04/2026 thanked", "bad-date", "03/04/2026"),
        ("20261118thanked", "unknown-event", "20261118thanked"),
        ("2026-11-18 13pm thanked", "bad-date", "13pm"),
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
def test_a_time_in_another_form_is_read(typed: str, clock: str) -> None:
    start = read_line_start(f"2026-11-18 {typed} thanked Priya")
    assert isinstance(start, LineStart)
    assert start.clock == time.fromisoformat(clock)
    assert f"2026-11-18 {typed} thanked Priya"[start.end :] == "thanked Priya"


@pytest.mark.parametrize(("typed", "clocks"), [("3.30", ["15:30", "03:30"]), ("6h15", ["18:15", "06:15"]), ("03.30", [])])
def test_a_time_that_may_be_at_night_is_asked_about(typed: str, clocks: list[str]) -> None:
    start = read_line_start(f"2026-11-18 {typed} thanked Priya")
    assert (list(start.lines) if isinstance(start, Slip) else []) == [f"2026-11-18 {clock} thanked Priya" for clock in clocks]


# A round on Monday 12 October 2026; the lines are of Thursday the 15th.
ROUND = LogContext(day=date(2026, 10, 12))
LINE_DAY = date(2026, 10, 15)
FORMS = (
    "2026-10-15 -", "2026-10-15 \u2013", "2026-10-15 \u2014", "15.10.2026", "15.10.26:", "15/10/2026", "15/10/26", "15-10-2026",
    "2026/10/15", "2026.10.15", "20261015", "Oct 15, 2026", "October 15 2026", "oct. 15 2026", "15th of October 2026",
    "15-Oct-2026", "Thursday 15 October 2026", "Thu, 15 Oct 2026", "Thu 15.10.2026 -", "2026\u201110\u201115",
    "\uff12\uff10\uff12\uff16-10-15", "**2026-10-15**", "**2026-10-15:**", "**15.10.2026** \u2013", "*2026-10-15*",
    "__2026-10-15__", "`2026-10-15`", "[[2026-10-15|yesterday]]", "[[daily/2026-10-15]]", "**[[2026-10-15]]**",
    "[yesterday](2026-10-15.md)", "[Thu](../daily/2026-10-15)", "Oct 15", "15 Oct", "15. October", "15.10.", "15/10",
    "Thu 15 Oct", "Thu 15.10.:",
)  # fmt: skip


@pytest.mark.parametrize("typed", FORMS)
def test_a_day_in_any_form_that_means_one_thing_begins_a_line(typed: str) -> None:
    text = f"{typed} thanked Tom"
    start = read_line_start(text, ROUND)
    assert isinstance(start, LineStart)
    assert (start.day, start.clock) == (LINE_DAY, None)
    line = start.line or text
    plain = read_line_start(line)
    assert isinstance(plain, LineStart)
    assert (plain.day, line[plain.end :]) == (LINE_DAY, "thanked Tom")


@pytest.mark.parametrize("typed", ["15.10.2026 9am", "Oct 15 9:00", "**15.10.2026 9.00**", "15/10, 9h -"])
def test_a_time_stands_behind_a_day_in_any_form(typed: str) -> None:
    start = read_line_start(f"{typed} thanked Tom", ROUND)
    assert isinstance(start, LineStart)
    assert (start.day, start.clock) == (LINE_DAY, time(9))


# Of several readings one over a year from the round is dropped, and one over 60 days before it; one alone within 30 days of it is meant.
@pytest.mark.parametrize(
    ("typed", "round_day", "country", "days"),
    [
        ("10/12/2026", "2026-10-12", None, ["2026-10-12"]),  # 12 October is the day itself, 10 December 59 days off
        ("12.10.2026", "2026-12-10", "US", ["2026-10-12"]),  # dots are day first everywhere
        ("05/10/2026", "2026-10-12", "US", ["2026-10-05"]),  # 10 May lies 155 days before it
        ("11/10/2026", "2026-10-12", "IE", ["2026-10-11", "2026-11-10"]),  # both lie within 30 days
        ("11/10/2026", "2026-10-12", "US", ["2026-11-10", "2026-10-11"]),
        ("03/04/2026", "2026-03-20", None, ["2026-04-03", "2026-03-04"]),
        ("02/01/2027", "2026-12-20", None, ["2027-01-02"]),  # 13 days; 1 February lies 43 days off
        ("Jan 5", "2026-12-28", None, ["2027-01-05"]),
        ("30 Dec", "2027-01-04", None, ["2026-12-30"]),
        ("10/12", "2026-10-12", None, ["2026-10-12"]),
        ("Fri 15 Oct", "2026-10-12", None, ["2026-10-15", "2026-10-16"]),  # the 15th is a Thursday
    ],
)
def test_of_several_readings_the_round_decides(typed: str, round_day: str, country: str | None, days: list[str]) -> None:
    start = read_line_start(f"{typed} thanked Tom", LogContext(day=date.fromisoformat(round_day), country=country))
    lines = [start.line] if isinstance(start, LineStart) else list(start.lines)
    assert lines == [f"{day} thanked Tom" for day in days]


def test_without_a_round_only_what_is_plain_is_read() -> None:
    several, undated, plain = (read_line_start(f"{typed} thanked Tom") for typed in ("10/12/2026", "Oct 15", "15/10/2026"))
    assert isinstance(several, Slip)
    assert several.lines == ("2026-12-10 thanked Tom", "2026-10-12 thanked Tom")
    assert isinstance(undated, Slip)
    assert (undated.lines, undated.advice) == ((), "begin with the day it was, with its year: `YYYY-MM-DD`")
    assert isinstance(plain, LineStart)


# A weekday is the first one from the round on; what was yesterday nobody can say.
@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Thursday:", ["2026-10-15 thanked Tom"]),
        ("Mon -", ["2026-10-12 thanked Tom"]),
        ("yesterday:", []),
        ("Monday", ["2026-10-12 thanked Tom"]),
    ],
)
def test_a_day_in_words_is_asked_about(typed: str, lines: list[str]) -> None:
    start = read_line_start(f"{typed} thanked Tom", ROUND)
    assert isinstance(start, Slip)
    assert list(start.lines) == lines


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


@pytest.mark.parametrize("said", ["today", "This morning:", "tonight,"])
def test_words_for_the_day_of_the_line_itself_say_nothing_more(said: str) -> None:
    text = f"2026-10-15 {said} thanked Tom"
    start = read_line_start(text)
    assert isinstance(start, LineStart)
    assert (start.day, text[start.end :]) == (LINE_DAY, "thanked Tom")


@pytest.mark.parametrize("said", ["yesterday:", "last night"])
def test_the_day_before_the_line_is_asked_about(said: str) -> None:
    start = read_line_start(f"2026-10-15 {said} thanked Tom")
    assert isinstance(start, Slip)
    assert (start.check.id, start.lines) == ("vague-date", ("2026-10-14 thanked Tom",))
