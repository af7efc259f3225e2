"""A round that was moved: which words say so, and `start` and `end` of its note changed in place, no other byte."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from followup_md.config import Settings
from followup_md.dates import Calendar
from followup_md.parse.facts import LogContext, LogLine
from followup_md.parse.fixes import propose_fix
from followup_md.parse.log_line import parse_log_line
from followup_md.parse.moved import move_round
from followup_md.parse.typed_dates import AmbiguousDate, NewTime, read_new_time
from followup_md.problem import Place, Problem

PATH = "interviews/a.md"
# A Thursday; the round is on the Monday after it.
SAID, START = date(2026, 10, 15), date(2026, 10, 19)


def read(words: str) -> NewTime | None:
    return read_new_time(words, SAID, START, Calendar())


@pytest.mark.parametrize(
    "words",
    [
        "rescheduled to 2026-10-21 10:00",
        "moved to 2026-10-21 10:00",
        "postponed to 2026-10-21T10:00",
        "interview moved to Wed 21 Oct at 10am",
        "the interview was moved to wed 10:00",
        "they moved it to 21 Oct 2026, 10:00",
        "second round has been pushed back to 2026-10-21 10.00",
        "Rescheduled from 2026-10-19 10:00 to 2026-10-21 10:00",
        "moved the call to +6d 10:00",
        "rescheduled for 2026-10-21 10:00",
        "Tom Byrne has moved us to 2026-10-21 10:00",
        "[[Tom Byrne]] moved the interview to 21.10.2026 10am",
    ],
)
def test_a_day_and_a_time_are_read(words: str) -> None:
    assert read(words) == NewTime(date(2026, 10, 21), time(10))


def test_a_time_alone_is_of_the_day_that_it_had_and_a_day_alone_has_no_time() -> None:
    assert read("moved to 14:30") == NewTime(START, time(14, 30))
    assert read("interview moved to 2026-10-21") == NewTime(date(2026, 10, 21))


def test_an_end_of_its_own_is_read() -> None:
    assert read("moved to 2026-10-21 10:00-10:45") == NewTime(date(2026, 10, 21), time(10), datetime(2026, 10, 21, 10, 45))


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("rescheduled to 2026-10-21 10:00 by me", "by me"),
        ("rescheduled to 2026-10-21 10:00 because she is ill", "because she is ill"),
        ("rescheduled to 2026-10-21 10:00: she is ill", "she is ill"),
        ("rescheduled to 2026-10-21 10:00 - same link", "same link"),
    ],
)
def test_what_stands_behind_is_kept(words: str, remark: str) -> None:
    assert read(words) == NewTime(date(2026, 10, 21), time(10), None, remark)


@pytest.mark.parametrize(
    "words",
    [
        "moved to team matching",
        "start date moved to 2027-01-11",
        "decision moved to 2026-10-30",
        "Decision moved to 2026-10-30",
        "Tom moved to 2026-10-30",
        "rescheduled from 2026-10-19 10:00",
        "rescheduled",
        "need to have it moved to 2026-10-21 10:00",
        "asked for it to be moved to 2026-10-21 10:00",
        "not rescheduled to 2026-10-21 10:00",
        "moved house to 2026-10-21",
        "",
    ],
)
def test_other_words_move_nothing(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize("words", ["moved to 10/11/2026 10:00", "moved to thu 10:00", "moved to wed 2:30", "moved to thu"])
def test_a_time_that_may_be_several_is_refused(words: str) -> None:
    with pytest.raises(AmbiguousDate):
        read(words)


def move(front: str, new: NewTime, settings: Settings | None = None) -> tuple[str, str] | None:
    """Return the two lines of times after the move, and the words for the log; all other lines must be as they were."""
    text = (
        f"\ufeff---\r\ncompany: Acme # ltd\r\nrole: 'Dev'\r\n{front}\r\ninterviewers: [Ann Lee]\r\n---\r\n\r\n## Topics\r\n- start: {front}"
    )
    moved = move_round(text, PATH, settings or Settings(timezone="Europe/Dublin"), new)
    if moved is None:
        return None
    begin = text.index(front)
    after = moved.text[begin : len(moved.text) - len(text) + begin + len(front)]
    assert moved.text == text[:begin] + after + text[begin + len(front) :]
    rows = dict(enumerate(text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n"), 1))
    for change in moved.changes:
        assert rows[change.line] == change.old
        rows[change.line] = change.new
    assert list(rows.values()) == moved.text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    return after.replace("\r\n", "\n"), moved.event


WED = NewTime(date(2026, 10, 21), time(10))


@pytest.mark.parametrize(
    ("front", "after", "event"),
    [
        pytest.param("start: 2026-10-19T10:00", "start: 2026-10-21T10:00", "2026-10-19 10:00", id="no end"),
        pytest.param("start: 2026-10-19T10:00\nend: ", "start: 2026-10-21T10:00\nend: ", "2026-10-19 10:00", id="empty end"),
        pytest.param(
            "start: 2026-10-19T11:00\nend: 2026-10-19T12:30",
            "start: 2026-10-21T10:00\nend: 2026-10-21T11:30",
            "2026-10-19 11:00",
            id="as long as before",
        ),
        pytest.param(
            "end: \"2026-10-19 12:30\" # or longer\nSTART: '2026-10-19 11:00'   # by their clock",
            "end: \"2026-10-21 11:30\" # or longer\nSTART: '2026-10-21 10:00'   # by their clock",
            "2026-10-19 11:00",
            id="quotes, comments, order",
        ),
        pytest.param("start: 2026-10-19 11:00:00\nend: 12:00", "start: 2026-10-21 10:00:00\nend: 11:00", "2026-10-19 11:00", id="a clock"),
        pytest.param(
            "start: 2026-10-19T11:00-04:00\nend: 2026-10-19T12:00-04:00",
            "start: 2026-10-21T10:00-04:00\nend: 2026-10-21T11:00-04:00",
            "2026-10-19 11:00",
            id="an offset is the clock",
        ),
        pytest.param(
            "start: 2026-10-19T10:00:00Z\ntimezone: Europe/Dublin", "start: 2026-10-21T10:00:00+01:00\ntimezone: Europe/Dublin",
            "2026-10-19 11:00", id="an offset in a note with a zone",
        ),
        pytest.param("start: 2026-10-19T10:00Z", "start: 2026-10-21T10:00Z", "2026-10-19 10:00", id="of UTC"),
        pytest.param("start: 2026-10-19", "start: 2026-10-21T10:00", "2026-10-19", id="a day that gets a time"),
        pytest.param("start: 2026-10-19\nend: 2026-10-19", "start: 2026-10-21T10:00\nend: 2026-10-21", "2026-10-19", id="an end without"),
    ],
)  # fmt: skip
def test_start_and_end_are_changed_in_place(front: str, after: str, event: str) -> None:
    assert move(front.replace("\n", "\r\n"), WED) == (after, f"rescheduled from {event}")


def test_a_day_without_a_time_stays_one() -> None:
    assert move("start: 2026-10-19", NewTime(date(2026, 10, 21))) == ("start: 2026-10-21", "rescheduled from 2026-10-19")


@pytest.mark.parametrize(
    ("end", "after", "remark"),
    [
        pytest.param("\nend: 2026-10-19T11:00", "\nend: 2026-10-21T10:45", "", id="in its place"),
        pytest.param("\nend:  # open", "\nend: 2026-10-21T10:45  # open", "", id="where it is empty"),
        pytest.param("", "", ": until 10:45", id="into the log where the note has no such key"),
    ],
)
def test_an_end_of_its_own_is_written(end: str, after: str, remark: str) -> None:
    new = NewTime(date(2026, 10, 21), time(10), datetime(2026, 10, 21, 10, 45))
    front = f"start: 2026-10-19T10:00{end}".replace("\n", "\r\n")
    assert move(front, new) == (f"start: 2026-10-21T10:00{after}", f"rescheduled from 2026-10-19 10:00{remark}")


def test_over_the_end_of_summer_time_the_round_is_as_long_as_before() -> None:
    new = NewTime(date(2026, 10, 25), time(0, 30))
    front = "start: 2026-10-19T10:00\r\nend: 2026-10-19T13:00"
    assert move(front, new) == ("start: 2026-10-25T00:30\nend: 2026-10-25T02:30", "rescheduled from 2026-10-19 10:00")


def test_an_end_by_its_clock_that_falls_behind_midnight_gets_its_day() -> None:
    new = NewTime(date(2026, 10, 21), time(23, 30))
    front = "start: 2026-10-19T10:00\r\nend: 11:00"
    assert move(front, new) == ("start: 2026-10-21T23:30\nend: 2026-10-22T00:30", "rescheduled from 2026-10-19 10:00")


def test_properties_of_another_name_are_known() -> None:
    settings = Settings(timezone="Europe/Dublin", aliases={"beginn": "start"})
    assert move("beginn: 2026-10-19T10:00", WED, settings) == ("beginn: 2026-10-21T10:00", "rescheduled from 2026-10-19 10:00")


@pytest.mark.parametrize(
    ("remark", "event"),
    [
        ("by me", "rescheduled from 2026-10-19 10:00 by me"),
        ("by phone", "rescheduled from 2026-10-19 10:00 by phone"),
        ("because she is ill", "rescheduled from 2026-10-19 10:00 because she is ill"),
        ("by the recruiter", "rescheduled from 2026-10-19 10:00: by the recruiter"),
        ("same link", "rescheduled from 2026-10-19 10:00: same link"),
    ],
)
def test_what_stood_behind_the_time_goes_into_the_line(remark: str, event: str) -> None:
    assert move("start: 2026-10-19T10:00", WED._replace(remark=remark)) == ("start: 2026-10-21T10:00", event)


@pytest.mark.parametrize(
    ("front", "new"),
    [
        pytest.param("start: soon", WED, id="no round"),
        pytest.param('start: "2026\\x2d10-19T10:00"', WED, id="an escape"),
        pytest.param("start: 2026-10-19T10:00", NewTime(date(2026, 3, 29), time(1, 30)), id="a time that the clocks skip"),
        pytest.param("start: 2026-10-19T10:00\r\nend: 12:00", NewTime(date(2026, 10, 25), time(0, 30)), id="an end that comes twice"),
    ],
)
def test_a_note_that_would_not_read_so_is_left_alone(front: str, new: NewTime) -> None:
    assert move(front, new) is None


def ask(line: str) -> Problem:
    """Return the problem of a line in the log of the note of that round."""
    begin = datetime(2026, 10, 19, 10, tzinfo=UTC)
    context = LogContext(day=START, start=begin, end=begin + timedelta(minutes=90))
    event, (problem,) = parse_log_line(LogLine(f"2026-10-15 {line}", Place(PATH, 9, 3)), context)
    assert event is None
    return problem


def test_in_a_note_all_three_changes_are_asked_about() -> None:
    problem = ask("interview moved to 21.10.2026 14:00 by me")
    assert problem.choices == ("2026-10-15 rescheduled from 2026-10-19 10:00 by me",)
    assert (
        problem.hint == f"set `start: 2026-10-21T14:00` and `end: 2026-10-21T15:30` in the front matter, and write `{problem.choices[0]}`"
    )


def test_while_the_time_is_open_it_is_asked_for() -> None:
    problem = ask("interview moved to 2026-10-21")
    assert problem.choices == ("2026-10-15 rescheduled from 2026-10-19 10:00",)
    assert problem.hint.startswith("name the day and the time, as `2026-10-15 rescheduled to 2026-10-21 10:00`; ")
    assert problem.correction is None


def test_a_day_that_may_be_several_moves_nothing_and_a_day_that_is_over_is_none() -> None:
    problem = ask("moved to 11/12/2026 10:00")
    assert problem.correction is None
    assert problem.hint.startswith(
        "name the day and the time, as `2026-10-15 rescheduled to 2026-12-11 10:00` or `2026-10-15 rescheduled to 2026-11-12 10:00`; "
    )
    assert "start: 2026-11-10T10:00" in ask("moved to 10/11/2026 10:00").hint


@pytest.mark.parametrize(
    ("end", "times"),
    [
        pytest.param("end: 2026-10-19T11:30\n", ("start: 2026-10-21T14:00", "end: 2026-10-21T15:30"), id="as long as before"),
        pytest.param("end: 2026-10-19T12:00\n", ("start: 2026-10-21T14:00", "end: 2026-10-21T15:30"), id="with an end of its own"),
        pytest.param('end: "2026-10-19T12\\x3a00"\n', None, id="an escape"),
    ],
)
def test_the_lines_of_a_note_are_put_right_together_or_not_at_all(end: str, times: tuple[str, str] | None) -> None:
    line = "- 2026-10-15 moved to 2026-10-21 14:00"
    text = f"---\ncompany: Acme\nrole: Dev\nstart: 2026-10-19T10:00\n{end}---\n\n## Log\n{line}\n"
    problem = ask("moved to 2026-10-21 14:00")
    fix = propose_fix(problem._replace(place=Place(PATH, 9, 3)), text, Settings(timezone="Europe/Dublin"))
    after = ("- 2026-10-15 rescheduled from 2026-10-19 10:00",)
    assert (fix and tuple(change.new for change in fix.changes)) == (times and times + after)
