"""`status` on a terminal: golden pages, the size of the screen, colour, and text that would like to command it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import (
    DAY,
    NOW,
    PIECES,
    make_action,
    make_eight,
    make_interview,
    make_panel,
    make_problem,
    make_process,
    make_search,
    make_secured,
)

from followup_md.model import Lack
from followup_md.problem import Level
from followup_md.render.terminal import Screen, render_status
from followup_md.render.text import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup_md.model import Search

GOLDEN = Path(__file__).parents[1] / "golden"
ESCAPE = re.compile(r"\x1b\[\d+m")


@pytest.mark.parametrize(
    ("name", "build", "screen"),
    [
        pytest.param("status-panel", make_panel, Screen(), id="panel"),
        pytest.param("status-panel-all", make_panel, Screen(unfold=True), id="panel-unfolded"),
        pytest.param("status-panel-wide", make_panel, Screen(width=100), id="panel-wide"),
        pytest.param("status-eight", make_eight, Screen(), id="eight-processes"),
        pytest.param("status-eight-low", make_eight, Screen(height=16), id="eight-processes-on-a-low-screen"),
        pytest.param("status-secured", make_secured, Screen(), id="secured"),
        pytest.param("status-empty", make_search, Screen(), id="empty"),
    ],
)
def test_golden_page(name: str, build: Callable[[], Search], screen: Screen) -> None:
    page = render_status(build(), [make_problem(), make_problem(Level.WARNING)], screen)
    assert page == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def show(search: Search, **screen: Any) -> list[str]:  # noqa: ANN401 - a table of cases names fields of many types
    return render_status(search, [], Screen(**screen)).splitlines()


def test_a_panel_of_four_comes_out_as_six_lines_with_its_title() -> None:
    lines = show(make_panel())
    assert len(lines[2 : lines.index("", 2)]) == 6


def test_eight_live_processes_fit_the_screen_and_leave_a_line_for_the_prompt() -> None:
    assert len(render_status(make_eight(), [make_problem()]).splitlines()) <= 23


def make_crowd(number: int) -> Search:
    """Return as many panels of yesterday as given, all overdue, each with five kinds of action."""
    rounds = [make_interview(f"note-{place}", f"Company {place}", NOW - DAY) for place in range(number)]
    kinds = ("recap", "review", "thank", "connect", "follow-up")
    actions = [
        make_action(kind, urgency="overdue", process=item.process, interview=item.slug, id=f"{kind}-{item.slug}")
        for item in rounds
        for kind in kinds
    ]
    return make_search(*map(make_process, rounds), actions=tuple(actions))


@pytest.mark.parametrize("number", range(1, 22))
def test_however_crowded_each_round_is_on_the_screen(number: int) -> None:
    lines = show(make_crowd(number))
    assert len(lines) <= 23
    assert all(any(re.search(rf"\bCompany {place}\b", line) for line in lines) for place in range(number))


def test_the_most_urgent_blocks_stay_unfolded_longest() -> None:
    lines = show(make_crowd(6))
    titles = [line.split(",")[0] for line in lines if line.endswith("overdue")]
    assert titles == ["Company 0", "Company 1", "Company 2"]


def test_on_a_tall_screen_everything_is_unfolded() -> None:
    assert len(show(make_crowd(6), height=60)) == 1 + 6 * 7


@pytest.mark.parametrize("number", range(1, 22))
@pytest.mark.parametrize("height", [3, 24, 60])
def test_however_crowded_nothing_overdue_is_left_out(number: int, height: int) -> None:
    page = "\n".join(show(make_crowd(number), height=height))
    words = ("recap", "review", "thank", "connect", "follow up")
    assert [page.count(word) for word in words] == [number] * 5
    assert "+" not in page
    assert "…" not in page


def test_a_folded_block_says_how_much_of_what_is_coming_up_it_hides() -> None:
    search = make_crowd(1)
    actions = tuple(action._replace(urgency="upcoming") for action in search.actions[1:])
    (line,) = [line for line in show(search._replace(actions=(search.actions[0], *actions)), height=3, width=60) if "Company" in line]
    assert line == "! Wed 18 18:00 · Company 0: write the recap · +4        R1.8"


@pytest.mark.parametrize("width", [1, 40, 60, 80, 132])
@pytest.mark.parametrize("unfold", [0, 1])
def test_no_line_is_wider_than_the_screen(width: int, unfold: int) -> None:
    search = make_eight()
    long = make_interview(
        "long", "山田" * 40, NOW - DAY, role="e\u0301" * 90, kind="👩‍💻" * 30, interviewers=("山田" * 30, "Priya " + "x" * 90)
    )
    actions = tuple(
        make_action("thank", person=name, process=long.process, interview="long", lacks=(Lack("consultant", "ready" * 9),))
        for name in long.interviewers
    )
    crowded = search._replace(
        processes=(*search.processes, make_process(long, state="on-hold")),
        actions=(*search.actions, *actions),
        vault=search.vault._replace(interviews=(*search.vault.interviews, long)),
    )
    problem = make_problem(message="山田" * 90)
    page = render_status(crowded, [problem], Screen(width=width, unfold=bool(unfold)))
    # An id is to be copied, and so is never cut.
    ids = {f"    {action.id}" for action in crowded.actions}
    assert max(measure(line) for line in page.splitlines() if line not in ids) <= max(width, 40)
    assert not unfold or ids <= set(page.splitlines())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=60))
def test_no_text_of_a_note_commands_the_terminal_or_breaks_a_line(company: str, name: str, title: str) -> None:
    interview = make_interview("x", company, NOW - DAY, role=title, kind=name, interviewers=(name,))
    fields = {"process": interview.process, "interview": "x"}
    pieces = PIECES._replace(variant="letter", who=title, company=title)
    lacks = (Lack("consultant", title),)
    action = make_action("thank", person=name or "nobody", pieces=pieces, lacks=lacks, blocked_by=Lack("topic", title), **fields)
    search = make_search(make_process(interview), actions=(action, make_action("answer-offer", pieces=pieces, **fields)))
    for unfold in (False, True):
        page = render_status(search, [make_problem(message=title, hint=name)], Screen(unfold=unfold))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", page)
        assert all(measure(line) <= 80 for line in page.split("\n"))
        assert page.encode()


def test_colour_is_sparse_and_changes_nothing_else() -> None:
    search = make_eight()
    plain, coloured = (render_status(search, [], Screen(color=color)) for color in (False, True))
    assert "\x1b" not in plain
    assert [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()] == plain.splitlines()
    assert "\x1b[31m! Tue 17 10:30 · \x1b[0m" in coloured
    assert "\x1b[33m* Tue 17 · \x1b[0m" in coloured
    assert "\x1b[31m overdue\x1b[0m\n" in coloured
    assert coloured.startswith("\x1b[1mKeep looking")
