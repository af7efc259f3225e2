"""Blocks and lines: what stands together, in which order, under which names."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from support.builders import DAY, DUBLIN, NEW_YORK, NOW, make_action, make_interview, make_panel, make_process, make_search

from followup_md.model import Action, Person, Urgency
from followup_md.model.derived import list_open
from followup_md.render.view import (
    build_blocks,
    find_due_date,
    find_snooze,
    find_urgency,
    judge,
    label_processes,
    name_person,
    shorten_names,
)

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

OLD = make_interview("2026-10-01-globex", "Globex", NOW - 8 * DAY, interviewers=("Sam Lee",))
FRESH = make_interview("2026-11-16-globex", "Globex", NOW - DAY, interviewers=("Sam Lee",))


def about_old(action: str, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action(action, **({"process": OLD.process, "interview": OLD.slug, "note": OLD.path} | fields))


def test_the_panel_of_four_has_seventeen_actions_in_five_lines() -> None:
    search = make_panel()
    assert len(list_open(search)) == 17
    (block,) = build_blocks(search)
    assert [(line.spec.id, len(line.main), len(line.folded)) for line in block.lines] == [
        ("recap", 1, 0),
        ("review", 1, 3),
        ("thank", 4, 2),
        ("connect", 0, 4),
        ("follow-up", 1, 0),
    ]


def test_a_line_whose_main_actions_are_blocked_is_as_urgent_as_what_prepares_them() -> None:
    (block,) = build_blocks(make_search(actions=(make_action("thank", urgency="blocked"), make_action("find-contact", urgency="due"))))
    assert block.lines[0].urgency == "due"


def test_a_line_of_which_all_is_blocked_is_blocked() -> None:
    (block,) = build_blocks(make_search(actions=(make_action("thank", urgency="blocked"),)))
    assert block.lines[0].urgency == "blocked"


def test_joining_conversations_comes_last_although_it_is_due_first() -> None:
    actions = (make_action("engage", urgency="due"), make_action("follow-up"))
    (block,) = build_blocks(make_search(actions=actions))
    assert [line.spec.id for line in block.lines] == ["follow-up", "engage"]


def test_an_invitation_never_stands_before_what_has_to_be_done() -> None:
    actions = (about_old("engage", urgency="due"), make_action("thank", urgency="due"))
    search = make_search(make_process(OLD), actions=actions)
    assert [(block.label, block.urgency) for block in build_blocks(search)] == [("Search", "due"), ("Globex", "upcoming")]
    later = search._replace(actions=(actions[0], actions[1]._replace(urgency="upcoming")))
    assert [block.label for block in build_blocks(later)] == ["Search", "Globex"]


def test_closed_actions_and_keep_looking_stand_in_no_block() -> None:
    actions = (make_action("thank", status="done"), make_action("keep-looking"), make_action("recap", status="waived"))
    assert build_blocks(make_search(actions=actions)) == ()


def test_rounds_over_a_week_old_share_the_block_of_their_process() -> None:
    process = make_process(OLD)._replace(rounds=(*make_process(OLD).rounds, *make_process(FRESH).rounds))
    actions = (about_old("recap"), about_old("thank", interview=FRESH.slug), about_old("withdraw", interview=None))
    search = make_search(process, actions=actions)
    found = [(block.interview.slug if block.interview else None, [line.spec.id for line in block.lines]) for block in build_blocks(search)]
    assert found == [(None, ["withdraw", "recap"]), (FRESH.slug, ["thank"])]


def test_by_round_every_round_has_its_block_however_old() -> None:
    search = make_search(make_process(OLD), actions=(about_old("recap"),))
    assert [block.interview for block in build_blocks(search, by_round=True)] == [OLD]


@pytest.mark.parametrize("zone", [NEW_YORK, DUBLIN])
def test_a_round_is_fresh_until_its_seventh_day_ends_where_it_was(zone: ZoneInfo) -> None:
    round_ = OLD._replace(end=datetime(2026, 11, 10, 9, 0, tzinfo=zone))
    last = datetime(2026, 11, 17, 23, 59, tzinfo=zone).astimezone(NEW_YORK)
    search = make_search(make_process(round_), actions=(about_old("recap"),), now=last)
    assert build_blocks(search)[0].interview == round_
    assert build_blocks(search._replace(now=last + timedelta(minutes=1)))[0].interview is None


def test_the_date_of_an_invitation_is_shown_while_it_lies_ahead() -> None:
    engage = make_action("engage", due=NOW.date() + DAY)
    assert [find_due_date(engage, NOW), find_due_date(engage, NOW + DAY), find_due_date(engage._replace(due=None), NOW)] == [
        engage.due,
        None,
        None,
    ]
    assert find_due_date(make_action("thank", due=NOW.date()), NOW + DAY) == NOW.date()


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, False), (1, True)])
def test_a_snooze_is_over_when_its_day_has_come(days: int, shown: bool) -> None:
    day = NOW.date() + days * DAY
    action = make_action("thank", snoozed_until=day, urgency="blocked", overdue_at=NOW)
    assert find_snooze(action, NOW) == (day if shown else None)
    assert judge(action, NOW) == ("blocked" if shown else "overdue")


def test_to_withdraw_leads_its_block_and_mere_invitations_end_it() -> None:
    actions = tuple(make_action(kind, urgency="overdue") for kind in ("engage", "follow-up", "withdraw"))
    (block,) = build_blocks(make_search(actions=actions))
    assert [line.spec.id for line in block.lines] == ["withdraw", "follow-up", "engage"]


def test_a_line_shows_no_overdue_mark_beside_a_date_that_lies_ahead() -> None:
    late = make_action("find-contact", urgency="overdue", overdue_at=NOW)
    (blocked,) = build_blocks(make_search(actions=(make_action("thank", urgency="blocked"), late)))
    assert (blocked.lines[0].urgency, blocked.urgency) == ("due", "overdue")
    (free,) = build_blocks(make_search(actions=(make_action("thank"), late)))
    assert free.lines[0].urgency == "upcoming"
    (alone,) = build_blocks(make_search(actions=(late,)))
    assert alone.lines[0].urgency == "overdue"


def test_blocks_stand_overdue_then_due_then_the_rest_in_the_order_of_display() -> None:
    urgencies: tuple[Urgency, ...] = ("blocked", "upcoming", "due", "overdue")
    rounds = [make_interview(f"note-{urgency}", urgency, NOW - DAY) for urgency in urgencies]
    actions = [
        make_action("recap", urgency=name, process=item.process, interview=item.slug) for name, item in zip(urgencies, rounds, strict=True)
    ]
    search = make_search(*map(make_process, rounds), actions=tuple(actions))
    assert [block.company for block in build_blocks(search)] == ["overdue", "due", "blocked", "upcoming"]


def test_a_block_without_process_is_named_by_its_round_or_by_the_search() -> None:
    search = make_search(make_process(OLD))
    lost = (about_old("recap", process=None), make_action("thank", process=None, interview=None))
    blocks = build_blocks(search._replace(processes=(), actions=lost), by_round=True)
    assert [(block.process, block.label, block.company, block.role) for block in blocks] == [
        (None, "Globex", "Globex", "Data Engineer"),
        (None, "Search", "Search", None),
    ]


@pytest.mark.parametrize(
    ("fields", "urgency"),
    [
        pytest.param({"urgency": "due"}, "due", id="as-derived"),
        pytest.param({"urgency": "blocked", "overdue_at": NOW}, "overdue", id="blocked-and-late"),
        pytest.param({"urgency": "blocked", "overdue_at": NOW + DAY}, "blocked", id="blocked-in-time"),
        pytest.param({"urgency": "blocked", "overdue_at": None}, "blocked", id="blocked-never-late"),
        pytest.param({"urgency": "blocked", "overdue_at": NOW, "snoozed_until": NOW.date() + DAY}, "blocked", id="blocked-and-snoozed"),
        pytest.param({"urgency": "upcoming", "overdue_at": NOW}, "upcoming", id="only-blocked-is-judged-again"),
    ],
)
def test_what_is_blocked_past_its_time_is_late(fields: dict[str, Any], urgency: Urgency) -> None:
    action = make_action("thank", **fields)
    assert judge(action, NOW) == urgency
    assert find_urgency([make_action("thank", urgency="blocked"), action], NOW) == urgency


@pytest.mark.parametrize(
    ("names", "short"),
    [
        pytest.param(["Priya Raman", "Tom Okafor"], ["Priya", "Tom"], id="first-names"),
        pytest.param(["Ana Silva", "Ana Costa", "Tom Okafor"], ["Ana Silva", "Ana Costa", "Tom"], id="two-of-a-name"),
        pytest.param(["Dr. Silva"], ["Dr. Silva"], id="a-title-is-no-name"),
        pytest.param(["the tall engineer"], ["the tall engineer"], id="no-name-known"),
        pytest.param(["山田太郎"], ["山田太郎"], id="one-word"),
        pytest.param([" "], [" "], id="blank"),
    ],
)
def test_people_go_by_first_names_where_that_is_clear(names: list[str], short: list[str]) -> None:
    actions = [make_action("thank", person=name) for name in names]
    assert list(shorten_names(actions, make_search()).values()) == short


def test_a_name_comes_from_the_action_else_from_the_person_else_from_the_key() -> None:
    search = make_panel()
    people = {"k": Person(key="k", name="Kim Jensen")}
    search = search._replace(vault=search.vault._replace(people=people))
    assert (name_person("k", search), name_person("globex/j-kim", search)) == ("Kim Jensen", "globex/j-kim")
    assert shorten_names([make_action("thank", person="k", person_name=None)], search) == {"k": "Kim"}


def test_a_process_goes_by_its_role_as_well_where_the_company_has_several() -> None:
    one, two = make_process(FRESH), make_process(FRESH._replace(process="globex-analyst", role="Analyst"))
    unnamed, long = two._replace(role=None), one._replace(company="G" * 60)
    assert label_processes(make_search(one)) == {one.id: "Globex"}
    assert label_processes(make_search(one, two)) == {one.id: "Globex, Data Engineer", two.id: "Globex, Analyst"}
    assert label_processes(make_search(one, unnamed))[two.id] == "Globex"
    assert label_processes(make_search(long)) == {one.id: "G" * 31 + "…"}
