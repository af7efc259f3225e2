"""Problems for reading: `path:line:column: level message (check)` (architecture.md habit 6)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import make_problem

from followup_md.problem import Level, Place, Problem
from followup_md.render.phrases import count_levels, format_worst, is_remark, render_problems, sort_problems
from followup_md.render.text import measure

LATER = make_problem(Level.WARNING, place=Place(path="people/y.md", line=2, column=1), message="no such note", hint="", check="broken-link")
REMARK = make_problem(Level.INFO)


def test_each_problem_is_a_line_and_below_it_what_to_do() -> None:
    assert render_problems([LATER, make_problem()]) == (
        "interviews/x.md:4:8: error not a date: `2026-02-30` (bad-date)\n"
        "    write it as `2026-03-04`\n"
        "\n"
        "people/y.md:2:1: warning no such note (broken-link)\n"
        "\n"
        "1 error, 1 warning in 2 notes\n"
    )


def test_the_problems_of_one_note_stand_together() -> None:
    below = make_problem(place=Place(path="interviews/x.md", line=9, column=1), message="another", hint="")
    assert render_problems([below, make_problem()]) == (
        "interviews/x.md:4:8: error not a date: `2026-02-30` (bad-date)\n"
        "    write it as `2026-03-04`\n"
        "interviews/x.md:9:1: error another (bad-date)\n"
        "\n"
        "2 errors\n"
    )


def test_on_a_screen_long_lines_go_on_below_and_nothing_is_cut() -> None:
    problem = make_problem(message="a message of several words", hint="and a hint that is longer than a row")
    assert render_problems([problem], width=40) == (
        "interviews/x.md:4:8: error a message of\n    several words (bad-date)\n    and a hint that is longer than a row\n\n1 error\n"
    )
    narrow = render_problems([make_problem(place=Place(path=f"interviews/{'x' * 30}.md", line=4, column=8))], width=20)
    assert f"interviews/{'x' * 30}.md:4:8:\n    error not a\n" in narrow


def test_rows_below_the_first_are_filled() -> None:
    problem = make_problem(message="one two three four five six seven eight nine ten", hint="")
    # 36 cells, then four of indent and at most 32 cells each.
    assert render_problems([problem], width=36).split("\n")[:3] == [
        "interviews/x.md:4:8: error one two",
        "    three four five six seven eight",
        "    nine ten (bad-date)",
    ]


def test_code_and_short_values_are_broken_only_where_they_fit_on_no_row() -> None:
    problem = make_problem(
        message='no section is called "# Log"', hint="write `- rating: 3` under `## Review` below, `- a line that is far too long`"
    )
    assert render_problems([problem], width=28).split("\n")[:-3] == [
        "interviews/x.md:4:8: error",
        "    no section is called",
        '    "# Log" (bad-date)',
        "    write `- rating: 3`",
        "    under `## Review` below,",
        "    `- a line that is far",
        "    too long`",
    ]


@pytest.mark.parametrize("width", [None, 24, 60])
def test_a_path_with_blanks_stays_whole(width: int | None) -> None:
    page = render_problems([make_problem(place=Place(path="my  notes/at error (or: warning) x.md", line=4, column=8))], width=width)
    assert page.startswith("my  notes/at error (or: warning) x.md:4:8:")


def test_a_hint_of_several_lines_stays_indented_without_blank_lines() -> None:
    page = render_problems([make_problem(hint="either\n\nthis\n  or\tthat")])
    assert page.splitlines()[1:4] == ["    either", "    this", "    or that"]


def test_nothing_found_is_said() -> None:
    assert render_problems([]) == "no problems\n"


def test_numbers_agree_with_their_words() -> None:
    problems = [make_problem(), make_problem(), LATER, LATER, REMARK, REMARK]
    assert render_problems(problems).endswith("2 errors, 2 warnings, 2 remarks in 2 notes\n")
    assert render_problems([REMARK]).endswith("1 remark\n")
    assert count_levels(problems[1:]) == {"error": 1, "warning": 2, "info": 2}


def test_colour_sets_place_level_and_check_apart() -> None:
    shown = render_problems([make_problem(message="an error", hint="do `this`"), REMARK], color=True).splitlines()
    assert shown[0] == "\x1b[1minterviews/x.md:4:8:\x1b[0m \x1b[31merror\x1b[0m an error \x1b[2m(bad-date)\x1b[0m"
    assert shown[1] == "    do `this`"
    assert " \x1b[2minfo\x1b[0m " in shown[2]
    assert "\x1b[33mwarning\x1b[0m" in render_problems([LATER], color=True)


def test_a_level_on_a_row_of_its_own_is_coloured_too() -> None:
    assert "\n    \x1b[31merror\x1b[0m not" in render_problems([make_problem(place=Place(path="x" * 40))], color=True, width=40)


@given(st.text(), st.text(), st.text(), st.integers(min_value=1, max_value=120))
def test_colour_and_width_change_no_word(path: str, message: str, hint: str, width: int) -> None:
    problem = make_problem(place=Place(path=path), message=message, hint=hint)
    plain, narrow = render_problems([problem]), render_problems([problem], width=width)
    assert plain.split() == narrow.split()
    assert re.sub(r"\x1b\[\d+m", "", render_problems([problem], color=True, width=width)) == narrow
    rows = narrow.split("\n")
    assert all(measure(row) <= width or len(row.split()) == 1 for row in rows[1:-3])


@given(st.permutations([make_problem(), LATER, REMARK, make_problem(message="another"), make_problem(check="bad-value")]))
def test_the_order_does_not_depend_on_what_was_read_first(problems: list[Problem]) -> None:
    assert sort_problems(problems) == (
        make_problem(message="another"),
        make_problem(),
        make_problem(check="bad-value"),
        REMARK,
        LATER,
    )


@given(st.text(), st.text(), st.text())
def test_no_text_commands_the_terminal(path: str, message: str, hint: str) -> None:
    page = render_problems([make_problem(place=Place(path=path), message=message, hint=hint)])
    assert "\x1b" not in page
    assert page.encode()
    assert sum(line.startswith("    ") for line in page.split("\n")) == len([line for line in hint.splitlines() if line.strip()])


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_sum_names_the_worst_and_fits(width: int) -> None:
    words = format_worst([REMARK, LATER, make_problem(place=Place(path="z.md"), message="m" * 300)], width)
    assert measure(words) == width
    assert words.startswith("3 problems, wo")
    assert words.endswith("; run `followup-md check`")
    assert width == 40 or "worst: z.md:1: mmm" in words


def test_a_long_place_gives_way_to_what_is_wrong() -> None:
    problem = make_problem(place=Place(path=f"interviews/{'x' * 40}.md"), message="Lena Fischer cannot be reached")
    assert format_worst([problem], 80) == "1 problem: Lena Fischer cannot be reached; run `followup-md check`"


@pytest.mark.parametrize("check", ["unreadable-note", "bad-front-matter", "conflict-marks", "missing-date", "bad-date"])
def test_what_can_lose_a_whole_note_is_worse_than_another_error_before_it(check: str) -> None:
    first = make_problem()._replace(place=Place("a.md"), check="unknown-event")
    second = make_problem()._replace(place=Place("b.md", 4), check=check, message="the one that counts")
    assert "worst: b.md:4: the one that counts" in format_worst((first, second), 100)


def test_mere_remarks_do_not_shout() -> None:
    assert format_worst([REMARK, REMARK], 80) == "2 remarks; run `followup-md check`"
    assert is_remark([REMARK])
    assert not is_remark([REMARK, make_problem()])
