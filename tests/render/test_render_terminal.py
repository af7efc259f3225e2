"""`status` on a terminal: golden pages, the size of the screen, colour, and text that would like to command it."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_searches import (
    DAY,
    DUBLIN,
    NEW_YORK,
    NOW,
    make_action,
    make_eight,
    make_interview,
    make_panel,
    make_problem,
    make_process,
    make_search,
    make_secured,
)

from followup_md.model import Offer, Week
from followup_md.problem import Level
from followup_md.render.terminal import Screen, render_status
from followup_md.render.text import measure
from followup_md.render.view import narrow_search

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


def test_a_folded_block_says_how_much_it_hides() -> None:
    (line,) = [line for line in show(make_crowd(1), height=3, width=60) if "Company" in line]
    assert line.startswith("! Wed 18 18:00 · Company 0: write the recap · ")
    assert re.search(r" · \+[1-4] +R1\.8$", line)


@pytest.mark.parametrize("width", [1, 40, 60, 80, 132])
@pytest.mark.parametrize("unfold", [0, 1])
def test_no_line_is_wider_than_the_screen(width: int, unfold: int) -> None:
    search = make_eight()
    long = make_interview(
        "long", "山田" * 40, NOW - DAY, role="e\u0301" * 90, kind="👩‍💻" * 30, interviewers=("山田" * 30, "Priya " + "x" * 90)
    )
    actions = tuple(
        make_action("thank", person=name, process=long.process, interview="long", lacks="ready" * 9) for name in long.interviewers
    )
    crowded = search._replace(
        processes=(*search.processes, make_process(long, state="on-hold")),
        actions=(*search.actions, *actions),
        vault=search.vault._replace(interviews=(*search.vault.interviews, long)),
    )
    problem = make_problem(message="山田" * 90)
    page = render_status(crowded, [problem], Screen(width=width, unfold=bool(unfold)))
    assert max(map(measure, page.splitlines())) <= max(width, 40)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=60))
def test_no_text_of_a_note_commands_the_terminal_or_breaks_a_line(company: str, name: str, title: str) -> None:
    interview = make_interview("x", company, NOW - DAY, role=title, kind=name, interviewers=(name,))
    fields = {"process": interview.process, "interview": "x"}
    action = make_action("thank", person=name or "nobody", title=title, lacks=title, blocked_by=title, why=title, **fields)
    search = make_search(make_process(interview), actions=(action, make_action("unheard-of", title=title, **fields)))
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


def test_several_mere_invitations_share_a_row_behind_the_duties() -> None:
    rounds = [make_interview(f"note-{place}", f"Company {place}", NOW - 30 * DAY) for place in range(3)]
    names = ("Ana Silva", "Tom Okafor", "Ravi Sen")
    talks = [
        make_action("engage", person=name, process=item.process, urgency="due", requirement="R2.5", due=NOW.date() - DAY)
        for name, item in zip(names, rounds, strict=True)
    ]
    search = make_search(*map(make_process, rounds), actions=(*talks, make_action("recap", process=rounds[0].process)))
    joined = "join conversations with"
    assert show(search._replace(actions=search.actions[1:]))[2:] == [
        "  Wed 18 18:00 · Company 0: write the recap                                 R1.8",
        "  Mon 16 · join conversations with Tom (Company 1), Ravi (Company 2)        R2.5",
    ]
    assert f"{joined} Tom, Ravi " in show(search, width=60)[3]
    assert f"{joined} 2 people" in show(search, width=44)[3]
    assert "Company 1: join a conversation with Tom" in show(search._replace(actions=talks[1:2]))[2]
    assert len(show(search, unfold=1)) > 12


def test_a_due_time_in_another_zone_shows_both_clocks() -> None:
    lines = show(make_panel()._replace(now=NOW.astimezone(DUBLIN)))
    assert any("Wed 18 20:30 (15:30 EST) · 4 letters" in line for line in lines)


def test_a_long_date_does_not_push_the_others_aside() -> None:
    lines = show(make_panel()._replace(now=NOW.astimezone(DUBLIN)))
    assert "  Fri 4 Dec    · follow up with Priya" in lines[8]


def test_what_finds_no_room_beside_a_long_date_stands_below_it() -> None:
    lines = show(make_panel()._replace(now=NOW.astimezone(DUBLIN)))
    assert re.sub(" {2,}", "  ", lines[5]) == "  Wed 18 20:30 (15:30 EST) · 4 letters  R1.8"
    assert lines[6] == "    Priya ready · Tom needs a topic · 2 need an address"
    assert len(lines[2 : lines.index("", 2)]) == 7


def test_what_has_no_details_is_cut_where_it_finds_no_room() -> None:
    round_ = make_interview("x", "Globex", NOW - DAY)
    actions = [make_action(kind, title="t" * 99, process=round_.process, interview="x") for kind in ("unheard-of", "recap")]
    lines = show(make_search(make_process(round_), actions=tuple(actions)))
    assert re.search(r"^  Wed 18 18:00 · t+… R1\.8$", lines[3])


def test_a_doubtful_note_says_so_in_its_title_or_row() -> None:
    round_ = make_interview("x", "Globex", NOW - DAY)
    fields: dict[str, Any] = {"process": round_.process, "interview": "x", "doubtful": True}
    one, two = make_action("recap", **fields), make_action("review", **fields)
    assert "Globex: write the recap · ? note unclear" in show(make_search(make_process(round_), actions=(one,)))[2]
    assert "? a date or log line of the note does not read" in show(make_search(make_process(round_), actions=(one, two)), width=132)[2]
    assert "? note unclear" in show(make_search(make_process(round_), actions=(one, two)))[2]
    assert "because; ? a date or log line of the note does not read" in "\n".join(
        show(make_search(make_process(round_), actions=(one,)), unfold=1)
    )


def test_a_snoozed_action_keeps_its_true_date_beside_it() -> None:
    round_ = make_interview("x", "Globex", NOW - 10 * DAY)
    action = make_action("follow-up", person="Sam Lee", due=NOW.date(), process=round_.process, snoozed_until=date(2026, 11, 20))
    search = make_search(make_process(round_), actions=(action,))
    assert show(search)[2].startswith("  Tue 17 · Globex: follow up with Sam: snoozed until Fri 20")
    both = search._replace(actions=(action, make_action("engage", process=round_.process)))
    assert show(both)[2].startswith("  Tue 17 · Globex: follow up with Sam, snoozed until Fri 20 · +1")
    assert "because; snoozed until Fri 20 Nov" in "\n".join(show(search, unfold=1))


def test_unfolded_each_open_action_has_its_id_its_reason_and_what_blocks_it() -> None:
    search = make_panel()
    blocked = make_action("thank", id="thank-x", blocked_by="write a topic first", why="you met")
    page = "\n".join(show(search._replace(actions=(*search.actions, blocked)), unfold=1))
    assert all(f"    {action.id}\n" in page for action in search.actions)
    assert "    you met; blocked: write a topic first" in page


def test_a_follow_up_whose_day_has_not_come_is_told_once() -> None:
    search = make_eight()
    old = [line for line in show(search, height=60) if "Umbra" in line]
    assert len(old) == 1
    waiting = search.processes[3].waiting
    assert waiting is not None
    later = search.processes[3]._replace(waiting=waiting._replace(next=date(2026, 12, 1)))
    quiet = make_action("follow-up", process=later.id, interview=None, due=date(2026, 12, 1))
    lines = show(make_search(later, actions=(quiet,)))
    assert [line for line in lines if "Umbra" in line] == [lines[-1]]
    assert lines[-1].startswith("nothing to send to Umbra before Tue 1 Dec")
    assert sum("Umbra" in line for line in show(make_search(later, actions=(quiet._replace(urgency="due"),)))) == 2


@pytest.mark.parametrize(
    ("search", "first"),
    [
        pytest.param(make_search(), "Keep looking: 1 of 3 this week, 2 more by Sun 22", id="open"),
        pytest.param(
            make_search(week=Week(monday=date(2026, 11, 16), done=3, target=3)),
            "Keep looking: 3 of 3 this week, well done; the next begins Mon 23",
            id="week-done",
        ),
        pytest.param(make_secured(), "Secured: Harbor Logistics, from Mon 11 Jan 2027. You may stop looking", id="secured"),
        pytest.param(
            make_search(make_process(make_interview("x", "Globex", NOW - DAY), state="started", offer=Offer()), open=False),
            "Secured: Globex. You may stop looking",
            id="secured-without-date-at-hand",
        ),
        pytest.param(make_search(open=False), "You may stop looking", id="closed-but-filtered-away"),
    ],
)
def test_the_search_itself_always_comes_first(search: Search, first: str) -> None:
    line = show(search)[0]
    assert line.startswith(first + " ")
    assert line.endswith("R5.1" if search.open else "R5.8")


def test_an_empty_a_finished_and_a_filtered_page_say_what_to_do() -> None:
    done = make_search(make_process(make_interview("x", "Globex", NOW - DAY), state="rejected"))
    assert show(make_search())[1].startswith("No interviews yet. Write one Markdown note for each")
    assert show(done)[1:] == ["All done: nothing else is due now."]
    assert show(narrow_search(done, process="nowhere"))[1:] == ["Nothing here is about the process or person asked for."]


def test_after_a_rescinded_offer_the_page_ends_with_whom_to_go_back_to() -> None:
    harbor = make_process(make_interview("h", "Harbor", NOW - DAY), state="rescinded")
    globex = make_process(make_interview("g", "Globex", NOW - 30 * DAY), state="withdrawn")
    assert show(make_search(harbor, globex))[-1].startswith("you withdrew and can write once more to Globex: then log `reopened`")


def test_a_round_ahead_says_when_it_begins() -> None:
    ahead = make_interview("x", "Globex", datetime(2026, 11, 19, 11, tzinfo=NEW_YORK), kind=None)
    prep = make_action("prep", process=ahead.process, interview="x", due=date(2026, 11, 18), requirement="R4.2")
    assert (
        "Wed 18 · Globex: prepare your note sheet · interview, Thu 19 10:00" in show(make_search(make_process(ahead), actions=(prep,)))[2]
    )


def test_one_problem_is_not_called_several() -> None:
    page = render_status(make_search(), [make_problem()])
    assert page.endswith("1 problem: interviews/x.md:4: not a date: `2026-02-30`; run `followup-md check`\n")
