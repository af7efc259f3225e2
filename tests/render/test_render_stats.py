"""The figures of a search and the list of activities for an agency."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import NOW, make_interview, make_process, make_search

from followup_md.model import Vault
from followup_md.model.figures import Activities, Answers, Done, Figures, Period, Processes, Rate, Rounds, Stumbles, Thanks, WeekCount
from followup_md.render.json import write_json
from followup_md.render.stats import (
    BLOCKS,
    PLAIN,
    StatsScreen,
    describe_proof,
    draw_bar,
    format_period,
    list_figures,
    list_weeks,
    render_csv,
    render_proof,
    render_proof_csv,
    render_stats,
)
from followup_md.render.text import measure

TODAY = date(2026, 11, 18)
NOON = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("Europe/Dublin"))
DEEDS = (
    Done(date(2026, 11, 2), "applied", "Globex", "Clerk | Analyst", channel="email"),
    Done(date(2026, 11, 5), "networked", network="linkedin"),
    Done(date(2026, 11, 10), "round", "Harbor", "Engineer", kind="phone-screen"),
)


def test_the_page_has_the_period_the_weeks_and_a_table() -> None:
    assert render_proof(describe_proof(DEEDS, Period(), NOON)) == (
        "# Search activities\n\n"
        "From 2026-11-02 to 2026-11-18: 3 activities.\n\n"
        "By week, from its Monday: 2026-11-02: 2, 2026-11-09: 1.\n\n"
        "| Date | Employer | Role | What was done | How |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 2026-11-02 | Globex | Clerk \\| Analyst | applied | by e-mail |\n"
        "| 2026-11-05 |  |  | networked | on LinkedIn |\n"
        "| 2026-11-10 | Harbor | Engineer | interview (phone screen) | by phone |\n"
    )


def test_the_period_is_the_one_asked_for() -> None:
    page = render_proof(describe_proof(DEEDS[:1], Period(date(2026, 11, 1), date(2026, 11, 8)), NOON))
    assert page.split("\n")[2] == "From 2026-11-01 to 2026-11-08: 1 activity."


def test_nothing_done_is_said_without_a_table() -> None:
    assert render_proof(describe_proof((), Period(), NOON)) == "# Search activities\n\nFrom 2026-11-18 to 2026-11-18: 0 activities.\n"


@pytest.mark.parametrize(
    ("deed", "what", "how"),
    [
        pytest.param(Done(TODAY, "researched"), "researched employers", "", id="research"),
        pytest.param(Done(TODAY, "round"), "interview", "", id="a round of no kind"),
        pytest.param(Done(TODAY, "round", kind="onsite"), "interview (on site)", "in person", id="on site"),
        pytest.param(Done(TODAY, "round", kind="informational"), "interview (informational)", "", id="informational"),
        pytest.param(Done(TODAY, "round", kind="lunch-with-my-ex"), "interview", "", id="a kind in one's own words"),
        pytest.param(Done(TODAY, "applied", channel="visit", network="xing"), "applied", "in person", id="by channel before network"),
    ],
)
def test_what_and_how(deed: Done, what: str, how: str) -> None:
    (_, row) = csv.reader(StringIO(render_proof_csv(describe_proof([deed], Period(), NOON))))
    assert row == ["2026-11-18", "", "", what, how]


def test_the_csv_is_the_same_table() -> None:
    assert render_proof_csv(describe_proof(DEEDS, Period(), NOON)) == (
        "Date,Employer,Role,What was done,How\r\n"
        "2026-11-02,Globex,Clerk | Analyst,applied,by e-mail\r\n"
        "2026-11-05,,,networked,on LinkedIn\r\n"
        "2026-11-10,Harbor,Engineer,interview (phone screen),by phone\r\n"
    )


def test_the_json_is_the_same_as_data() -> None:
    data = json.loads(write_json(describe_proof((*DEEDS, Done(TODAY, "round", kind="lunch-with-my-ex")), Period(), NOON)))
    assert data == {
        "version": 1,
        "now": "2026-11-18T12:00:00+00:00",
        "period": {"since": "2026-11-02", "until": "2026-11-18"},
        "weeks": [{"monday": "2026-11-02", "count": 2}, {"monday": "2026-11-09", "count": 1}, {"monday": "2026-11-16", "count": 1}],
        "activities": [
            {"date": "2026-11-02", "employer": "Globex", "role": "Clerk | Analyst", "what": "applied", "kind": None, "how": "by e-mail"},
            {"date": "2026-11-05", "employer": None, "role": None, "what": "networked", "kind": None, "how": "on LinkedIn"},
            {
                "date": "2026-11-10",
                "employer": "Harbor",
                "role": "Engineer",
                "what": "interview",
                "kind": "phone-screen",
                "how": "by phone",
            },
            {"date": "2026-11-18", "employer": None, "role": None, "what": "interview", "kind": None, "how": None},
        ],
    }


def test_of_nothing_the_json_has_the_period() -> None:
    data = json.loads(write_json(describe_proof((), Period(since=date(2026, 11, 1)), NOON)))
    assert (data["period"], data["weeks"], data["activities"]) == ({"since": "2026-11-01", "until": "2026-11-18"}, [], [])


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+49 20", "'+49 20", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@sum", "'@sum", id="at"),
        pytest.param("\t=1", "'=1", id="behind a tab"),
        pytest.param("\r\n=1", "'=1", id="behind a line break"),
        pytest.param(" =1", "'=1", id="behind a blank"),
        pytest.param("a=1", "a=1", id="within"),
        pytest.param('a "b", c', '"a ""b"", c"', id="quotes and commas"),
        pytest.param("Café", "Café", id="not ASCII"),
        pytest.param(None, "", id="nothing"),
        pytest.param(-3, "-3", id="a number"),
        pytest.param(2.5, "2.5", id="half a number"),
        pytest.param(7.0, "7", id="a whole number"),
    ],
)
def test_a_cell_is_text_and_runs_nothing(cell: str | float | None, shown: str) -> None:
    assert render_csv([["x", cell]]) == f"x,{shown}\r\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1))
def test_any_text_comes_back_as_one_row_and_never_as_a_formula(rows: list[list[str]]) -> None:
    read = list(csv.reader(StringIO(render_csv(rows), newline="")))
    assert [len(row) for row in read] == [2] * len(rows)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row)


SEARCH = make_search(make_process(make_interview("a", "Harbor", NOW)))
FULL = Figures(
    rounds=Rounds(6, {"technical": 3, "phone-screen": 2, "final": 1}),
    processes=Processes(6, 5, 4),
    second_round=Rate(2, 5, 1),
    offer=Rate(1, 5, 3),
    answers=Answers((2, 7, 14, 15), Rate(4, 6, 2)),
    thanks=Thanks(Rate(5, 9, 1), 2, {"letter": 4, "passed on": 3}),
    stumbles=Stumbles(3, 2, 1),
    activities=Activities(
        all=9,
        kinds={"round": 6, "applied": 3},
        channels={"not said": 2, "email": 1},
        weeks=(WeekCount(date(2026, 11, 9), 7), WeekCount(date(2026, 11, 16), 2)),
        target=3,
        ahead=1,
    ),
)


def say(figures: Figures) -> dict[str, str]:
    return dict(list_figures(figures))


def test_the_page_begins_with_the_search_and_ends_with_the_weeks() -> None:
    assert render_stats(SEARCH, FULL, StatsScreen()).split("\n") == [
        "Keep looking: 1 of 3 this week, 2 more by Sun 22                            R5.1",
        "",
        "Up to Tue 17 Nov",
        "rounds held         6: 3 technical, 2 phone-screen, 1 final",
        "processes           6: 5 with a round held, 4 live",
        "to a second round   2 of 5 (40%), 1 still open",
        "to an offer         1 of 5 (20%), 3 still open",
        "days to an answer   median 10.5, from 2 to 15; after 4 of 6 rounds, 2 still open",
        "thank-yous in time  5 of 9 (56%), 2 late, 1 not sent, 1 still open",
        "  how               4 letter, 3 passed on",
        "stumbles repaired   1 of 3; 2 have a better answer",
        "search activities   9: 6 rounds, 3 applied; 1 of the rounds still ahead",
        "  how               2 not said, 1 email",
        "",
        "By week, target 3 (│)",
        "  Mon 9 Nov   7  ██████│████████",
        "  Mon 16 Nov  2  ████  │",
        "",
    ]


def test_what_there_is_none_of_is_said() -> None:
    assert say(Figures()) == {
        "rounds held": "none",
        "processes": "none",
        "to a second round": "none of them had a round",
        "to an offer": "none of them had a round",
        "days to an answer": "no round about a post held",
        "thank-yous in time": "nobody to be thanked",
        "stumbles repaired": "no stumbles",
        "search activities": "none",
    }


@pytest.mark.parametrize(
    ("figures", "label", "words"),
    [
        pytest.param(FULL._replace(offer=Rate(1, 4)), "to an offer", "1 of 4", id="four make no rate"),
        pytest.param(FULL._replace(offer=Rate(0, 5)), "to an offer", "0 of 5 (0%)", id="five do"),
        pytest.param(
            FULL._replace(answers=Answers((), Rate(0, 1, 1))), "days to an answer", "none; after 0 of 1 round, 1 still open", id="none"
        ),
        pytest.param(
            FULL._replace(answers=Answers((8,), Rate(1, 2))), "days to an answer", "8; after 1 of 2 rounds", id="one is no median"
        ),
        pytest.param(
            FULL._replace(answers=Answers((8, 10), Rate(2, 2))),
            "days to an answer",
            "median 9, from 8 to 10; after 2 of 2 rounds",
            id="two",
        ),
        pytest.param(
            FULL._replace(period=Period(until=date(2026, 11, 8))),
            "processes",
            "6 begun in this time: 5 with a round held, 4 live",
            id="those of a period",
        ),
        pytest.param(Figures(period=Period(since=date(2026, 11, 8))), "processes", "none begun in this time", id="none of a period"),
        pytest.param(FULL._replace(stumbles=Stumbles(6, 1, 0)), "stumbles repaired", "0 of 6 (0%); 1 has a better answer", id="one answer"),
        pytest.param(FULL._replace(thanks=Thanks(Rate(2, 2))), "thank-yous in time", "2 of 2", id="all in time"),
    ],
)
def test_words_of_a_figure(figures: Figures, label: str, words: str) -> None:
    assert say(figures)[label] == words


def test_channels_of_which_none_was_named_are_left_out() -> None:
    figures = FULL._replace(thanks=Thanks(Rate(0, 1)), activities=FULL.activities._replace(channels={"not said": 3}))
    assert "  how" not in say(figures)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(), "Up to Tue 17 Nov"),
        (Period(since=date(2026, 11, 2)), "From Mon 2 Nov to Tue 17 Nov"),
        (Period(until=date(2026, 11, 8)), "Up to Sun 8 Nov"),
        (Period(date(2025, 11, 3), date(2026, 11, 8)), "From Mon 3 Nov 2025 to Sun 8 Nov"),
    ],
)
def test_the_period_is_said(period: Period, words: str) -> None:
    assert format_period(period, NOW) == words


@pytest.mark.parametrize("width", [10, 40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen_and_no_number_is_parted_from_what_it_counts(width: int) -> None:
    lines = render_stats(SEARCH, FULL, StatsScreen(width=width)).split("\n")
    assert max(map(measure, lines)) <= max(width, 40)
    figures = lines[lines.index("Up to Tue 17 Nov") + 1 : lines.index("By week, target 3 (│)")]
    assert not any(line[-1:].isdigit() for line in figures)


def test_colour_changes_no_character() -> None:
    plain, painted = (render_stats(SEARCH, FULL, StatsScreen(color=color)) for color in (False, True))
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m"):
        painted = painted.replace(code, "")
    assert (painted, "\x1b" in plain) == (plain, False)


def test_notes_that_do_not_read_are_named() -> None:
    for paths, words in ((("a.md",), "1 note has a date"), (("a.md", "b.md"), "2 notes have a date")):
        search = SEARCH._replace(vault=Vault(doubtful=frozenset(paths)))
        assert render_stats(search, FULL, StatsScreen()).split("\n")[-3].startswith(words)


def test_an_empty_vault_says_what_to_do() -> None:
    page = render_stats(make_search(), Figures(), StatsScreen())
    assert page.startswith("Keep looking")
    assert "\n\nNothing to count yet. `followup-md new COMPANY ROLE` writes the note" in page
    assert "rounds held" not in page


def draw(counts: list[int], target: int, width: int = 80, *, color: bool = False, today: int = 0) -> list[str]:
    first = date(2026, 11, 2)
    weeks = tuple(WeekCount(first + timedelta(weeks=place), done) for place, done in enumerate(counts))
    now = datetime(2026, 11, 2, 12, tzinfo=UTC) + timedelta(weeks=today)
    return list(list_weeks(Activities(weeks=weeks, target=target), now, width, PLAIN, color=color))


@pytest.mark.parametrize(
    ("filled", "target", "bar"),
    [(0, 0, "|"), (0, 3, "   |"), (2, 3, "## |"), (3, 3, "###|"), (5, 3, "###|##")],
)
def test_a_bar_has_the_target_in_it(filled: int, target: int, bar: str) -> None:
    assert draw_bar(filled, target, PLAIN) == bar


def test_counts_stand_right_and_days_left() -> None:
    assert draw([2, 10], 3) == ["By week, target 3 (|)", "  Mon 2 Nov   2  ####  |", "  Mon 9 Nov  10  ######|" + "#" * 14]


@pytest.mark.parametrize(
    ("width", "bar"),
    [
        # Behind `  Mon 2 Nov  20  ` (17 cells) and for the mark there is one cell less than remains.
        pytest.param(58, "######|" + "#" * 34, id="two cells each"),
        pytest.param(57, "###|" + "#" * 17, id="one cell each"),
        pytest.param(38, "###|" + "#" * 17, id="just so"),
        pytest.param(37, "##|" + "#" * 17, id="fewer than one each"),
    ],
)
def test_bars_get_shorter_where_the_longest_does_not_fit(width: int, bar: str) -> None:
    (_, row) = draw([20], 3, width)
    assert row == f"  Mon 2 Nov  20  {bar}"
    assert len(row) <= width


def test_a_target_above_all_counts_is_on_the_screen_too() -> None:
    (_, row) = draw([1], 40, 38)
    assert row == "  Mon 2 Nov   1  " + " " * 20 + "|"


@pytest.mark.parametrize(
    ("done", "today", "code"),
    [
        pytest.param(3, 0, "\x1b[32m", id="target met"),
        pytest.param(2, 1, "\x1b[33m", id="short"),
        pytest.param(2, 0, "", id="not over yet"),
    ],
)
def test_colours_of_a_bar(done: int, today: int, code: str) -> None:
    (_, row) = draw([done], 3, color=True, today=today)
    assert row.partition(f"  {done}  ")[2].startswith(code or "#")


def test_no_week_is_nothing_at_all() -> None:
    assert draw([], 3) == []


def test_bars_and_marks_take_one_cell() -> None:
    assert [measure(char) for char in (*BLOCKS, *PLAIN)] == [1, 1, 1, 1]
