"""What the rows of `status` say in the single case."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from support.builders import (
    DAY,
    DUBLIN,
    NEW_YORK,
    NOW,
    PIECES,
    THANKS,
    make_action,
    make_eight,
    make_event,
    make_interview,
    make_panel,
    make_problem,
    make_process,
    make_search,
    make_secured,
)

from followup_md.model import Lack, Offer, Reason, Waiting, Week
from followup_md.render.terminal import Screen, render_status

if TYPE_CHECKING:
    from followup_md.model import Search


OLD = make_interview("x", "Globex", NOW - 30 * DAY)
CHECKS = (make_event("condition", date(2026, 11, 2), subject="background check"), make_event("condition", date(2026, 11, 2)))


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
        "  any time · join conversations with Tom (Company 1), Ravi (Company 2)      R2.5",
    ]
    assert f"{joined} Tom, Ravi " in show(search, width=60)[3]
    assert any(f"{joined} 2 people" in line for line in show(search, width=50))
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


def test_what_has_no_details_runs_on_below_where_it_finds_no_room() -> None:
    round_ = make_interview("x", "Globex", NOW - DAY)
    pieces = PIECES._replace(company="ten words " * 9)
    actions = [make_action(kind, pieces=pieces, process=round_.process, interview="x") for kind in ("answer-offer", "recap")]
    lines = show(make_search(make_process(round_), actions=tuple(actions)))
    assert re.search(r"^  Wed 18 18:00 · answer the offer of (ten words )+(ten)? +R1\.8$", lines[3])
    assert re.search(r"^    (words )?(ten words ?)+$", lines[4])
    assert " ".join(lines[3:5]).count("words") == 9


def test_a_doubtful_note_says_so_in_its_title_or_row() -> None:
    round_ = make_interview("x", "Globex", NOW - DAY)
    fields: dict[str, Any] = {"process": round_.process, "interview": "x", "doubtful": True}
    one, two = make_action("recap", **fields), make_action("review", **fields)
    assert "Globex: write the recap · ? note unclear" in show(make_search(make_process(round_), actions=(one,)))[2]
    assert "? a date or log line of the note does not read" in show(make_search(make_process(round_), actions=(one, two)), width=132)[2]
    assert "? note unclear" in show(make_search(make_process(round_), actions=(one, two)))[2]
    unfolded = " ".join(" ".join(show(make_search(make_process(round_), actions=(one,)), unfold=1)).split())
    assert "they may call weeks later; ? a date or log line of the note does not read" in unfolded


def test_a_snoozed_action_keeps_its_true_date_beside_it() -> None:
    round_ = make_interview("x", "Globex", NOW - 10 * DAY)
    action = make_action("follow-up", person="Sam Lee", due=NOW.date(), process=round_.process, snoozed_until=date(2026, 11, 20))
    search = make_search(make_process(round_), actions=(action,))
    assert show(search)[2].startswith("  Tue 17 · Globex: follow up with Sam, snoozed until Fri 20")
    both = search._replace(actions=(action, make_action("engage", process=round_.process)))
    assert show(both)[2].startswith("  Tue 17 · Globex: follow up with Sam, snoozed until Fri 20 · +1")
    assert "once; snoozed until Fri 20 Nov" in " ".join(" ".join(show(search, unfold=1)).split())
    over = search._replace(actions=(action._replace(snoozed_until=NOW.date(), urgency="due", overdue_at=None),))
    assert "snoozed" not in "\n".join([*show(over), *show(over, unfold=1)])


def test_unfolded_each_open_action_has_its_id_its_reason_and_what_blocks_it() -> None:
    search = make_panel()
    blocked = make_action("thank", id="thank-x", blocked_by=Lack("topic", "Ada"))
    page = "\n".join(show(search._replace(actions=(*search.actions, blocked)), unfold=1))
    assert all(f"    {action.id}\n" in page for action in search.actions)
    assert "blocked: write down first what you and Ada talked about" in " ".join(page.split())


def test_unfolded_the_overdue_stand_first_and_a_long_title_is_not_cut() -> None:
    round_ = make_interview("x", "Globex", NOW - DAY)
    fields: dict[str, Any] = {"process": round_.process, "interview": "x"}
    first = make_action("thank", pieces=PIECES._replace(variant="letter", who="ten words " * 9), **fields)
    late = make_action("find-contact", pieces=PIECES._replace(missing=("address",)), urgency="overdue", **fields)
    lines = show(make_search(make_process(round_), actions=(first, late)), unfold=1)
    assert lines[3].startswith("! Wed 18 18:00 · Find an address for Sam Lee ")
    named = show(make_search(make_process(round_._replace(company="Very " * 20)), actions=(first,)), unfold=1)
    assert " ".join(named[2:4]).count("Very") == 20
    assert " ".join(lines).count("ten words") == 9


def test_unfolded_a_follow_up_says_its_warning_and_how_long_its_date_is_past() -> None:
    round_ = make_interview("x", "Globex", NOW - DAY)
    action = make_action("follow-up", process=round_.process, due=date(2026, 11, 15), overdue_at=None, lacks=(THANKS,))
    lines = show(make_search(make_process(round_), actions=(action,)), unfold=1)
    assert "once; no thank-you yet: begin with it; 2 days past" in " ".join(" ".join(lines).split())


def test_a_warned_follow_up_is_not_left_to_the_wait() -> None:
    round_ = make_interview("x", "Globex", NOW - 10 * DAY)
    day = date(2026, 11, 20)
    waiting = Waiting(since=round_.end, anchor=round_.end.date(), next=day, why=Reason("invited"))
    action = make_action("follow-up", process=round_.process, due=day, lacks=(THANKS,))
    search = make_search(make_process(round_, waiting=waiting), actions=(action,))
    assert show(search)[2].startswith("  Fri 20 · Globex: follow up, no thank-you yet: begin with it ")
    assert len(show(search._replace(actions=(action._replace(lacks=()),)))) == 3


def test_nothing_is_all_done_while_one_can_go_back() -> None:
    lost, left = (make_interview(name, name, NOW - 30 * DAY) for name in "ab")
    lines = show(make_search(make_process(lost, "rescinded"), make_process(left, "withdrawn")))
    assert lines[1:] == ["", "you withdrew and can write once more to b: then log `reopened`              R5.8"]


def test_a_wait_keeps_its_reason() -> None:
    round_ = make_interview("x", "Globex", NOW - 10 * DAY)
    why = Reason("asked-no-contact", date(2026, 11, 13))
    waiting = Waiting(since=round_.end, anchor=round_.end.date(), muted=True, why=why)
    lines = show(make_search(make_process(round_, waiting=waiting)))
    assert lines[-2].startswith("nothing more to send to Globex: they asked")
    assert f"{lines[-2][:-5].strip()} {lines[-1].strip()}".endswith("no letter, no invitation")


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
        pytest.param(
            make_search(week=Week(monday=date(2026, 11, 16), done=1, target=3, short=2)),
            "Keep looking: 1 of 3 this week, 2 more by Sun 22; last week 2 short",
            id="last-week-fell-short",
        ),
        pytest.param(
            make_search(week=Week(monday=date(2026, 11, 16), done=3, target=3, short=2)),
            "Keep looking: 3 of 3 this week, well done; the next begins Mon 23",
            id="what-is-made-up-for-is-not-held-against-one",
        ),
        pytest.param(make_secured(), "Secured: Harbor Logistics, from Mon 11 Jan 2027. You may stop looking", id="secured"),
        pytest.param(
            make_search(make_process(make_interview("x", "Globex", NOW - DAY), state="started", offer=Offer()), open=False),
            "Secured: started at Globex. You may stop looking",
            id="started-without-date-at-hand",
        ),
        pytest.param(
            make_search(make_process(OLD, state="started", offer=Offer(start=date(2026, 11, 2))), open=False),
            "Secured: started at Globex on Mon 2 Nov. You may stop looking",
            id="started",
        ),
        pytest.param(
            make_search(make_process(OLD, state="secured", offer=Offer(start=date(2026, 11, 16))), open=False),
            "Secured: Globex, from Mon 16 Nov. Did you start? Then log `started`",
            id="start-date-passed-without-a-word",
        ),
        pytest.param(
            make_search(make_process(OLD, state="secured", offer=Offer(start=date(2026, 11, 17))), open=False),
            "Secured: Globex, from Tue 17 Nov. You may stop looking",
            id="first-day",
        ),
        pytest.param(
            make_search(make_process(OLD, state="secured", rounds=(), offer=Offer(start=date(2026, 11, 1))), open=False),
            "Secured: Globex, from Sun 1 Nov. Did you start? Then log `started`",
            id="no-round",
        ),
        pytest.param(
            make_search(make_process(OLD, state="secured", offer=Offer(conditions=CHECKS)), open=False, now=NOW),
            "Secured: Globex; do not resign yet: background check, a condition open.",
            id="conditions",
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
    assert show(make_search())[1].startswith("No interviews yet. `followup-md new COMPANY ROLE` writes the note")
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
