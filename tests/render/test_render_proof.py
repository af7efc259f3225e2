"""`stats --proof`, and tables as CSV: dated, plain, and nothing in them that a program would run."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.model.figures import Done, Period
from followup_md.render.json import write_json
from followup_md.render.stats import describe_proof, render_csv, render_proof, render_proof_csv

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
