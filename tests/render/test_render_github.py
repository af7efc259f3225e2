"""Problems as workflow commands of GitHub Actions, escaped as these are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import make_problem

from followup_md.problem import Level, Place
from followup_md.render.checks import render_problems_github


@pytest.mark.parametrize(
    ("level", "command"),
    [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "notice")],
)
def test_each_level_has_its_command(level: Level, command: str) -> None:
    first, summary = render_problems_github([make_problem(level)]).splitlines()
    assert first == (f"::{command} file=interviews/x.md,line=4,col=8,title=bad-date::not a date: `2026-02-30`%0Awrite it as `2026-03-04`")
    assert summary == {"error": "1 error", "warning": "1 warning", "notice": "1 remark"}[command]


def test_paths_are_those_of_the_repository() -> None:
    assert "file=notes/search/interviews/x.md," in render_problems_github([make_problem()], "notes/search")


def test_signs_of_the_command_are_escaped() -> None:
    place = Place(path="interviews/50%, a:b.md", line=1, column=1)
    shown = render_problems_github([make_problem(place=place, message="100% of a,b:c", hint="one\n\ntwo")])
    assert shown.startswith("::error file=interviews/50%25%2C a%3Ab.md,line=1,col=1,title=bad-date::100%25 of a,b:c%0Aone%0Atwo\n")


def test_a_problem_without_a_hint_is_one_line() -> None:
    assert "%0A" not in render_problems_github([make_problem(hint="")])


def test_the_summary_is_that_of_the_text() -> None:
    other = make_problem(Level.WARNING, place=Place(path="people/y.md"))
    assert render_problems_github([make_problem(), other]).splitlines()[-1] == "1 error, 1 warning in 2 notes"


def test_nothing_found_is_said() -> None:
    assert render_problems_github([]) == "no problems\n"


@given(st.text(), st.text(), st.text())
def test_every_problem_is_one_line(path: str, message: str, hint: str) -> None:
    place = Place(path=f"x{path}", line=1, column=1)
    shown = render_problems_github([make_problem(place=place, message=message, hint=hint)])
    assert shown.count("\n") == 2
    assert "\r" not in shown
