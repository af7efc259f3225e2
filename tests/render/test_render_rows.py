"""What the rows of `status` say in the single case."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from render_builders import DAY, DUBLIN, NEW_YORK, NOW, make_action, make_interview, make_problem, make_process, make_search
from render_searches import make_eight, make_panel, make_secured

from followup_md.model import Offer, Week
from followup_md.render.terminal import Screen, render_status

if TYPE_CHECKING:
    from followup_md.model import Search


def show(search: Search, **screen: Any) -> list[str]:  # noqa: ANN401 - a table of cases names fields of many types
    return render_status(search, [], Screen(**screen)).splitlines()


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
    assert f"{joined} 2 people" in show(search, width=48)[3]
    assert "Company 1: join a conversation with Tom" in show(search._replace(actions=tuple(talks[1:2])))[2]
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
    assert show(done._replace(processes=()))[1:] == ["Nothing here is about the process or person asked for."]


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
