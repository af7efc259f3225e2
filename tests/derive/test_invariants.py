"""The invariants of rules.md 3.6 over generated searches; hypothesis prints the seed of what fails."""

from __future__ import annotations

import os
import re
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.strategies import Drawn, searches

from followup_md.words import say_action_title, say_lacks, say_obstacle, say_why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.searches import Tale

    from followup_md.model import Action, Search

pytestmark = pytest.mark.slow

MAX = 1  # follow_up.max in both profiles
FOLLOW_UPS = ("follow-up", "follow-up-invited")
# What writes to or calls somebody because of a process; `engage` is an invitation without end, of its own kind.
CONTACTS = ("thank", "connect", *FOLLOW_UPS, "reschedule", "share-answer")
CLOSED_THANKS = {"open", "done", "lapsed", "relayed", "waived", "withheld"}


def look(drawn: Drawn, *, hours: int = 0) -> Search:
    moment = datetime.fromisoformat(drawn.now) + timedelta(hours=hours)
    return drawn.tale.at(moment.isoformat(timespec="minutes"))


def still_open(search: Search, *kinds: str) -> Iterator[Action]:
    return (action for action in search.actions if action.status == "open" and (not kinds or action.action in kinds))


@given(searches())
def test_i1_one_follow_up_and_one_for_each_invitation(drawn: Drawn) -> None:
    search = look(drawn)
    for process in search.processes:
        waiting = process.waiting
        assert len([action for action in still_open(search, *FOLLOW_UPS) if action.process == process.id]) <= 1
        if waiting is None:
            continue
        # A new decision date is an invitation too, with the profile that has `follow_up.new_date_reopens`.
        invitations = [event for event in process.events if event.write_again is not None or event.decide_by is not None]
        assert waiting.allowed <= max(MAX + len(invitations), waiting.sent + 1)
        if waiting.next is not None:
            assert waiting.sent < waiting.allowed
            assert waiting.sent < MAX or any(event.at >= waiting.last_sent.at for event in invitations if waiting.last_sent)


@given(searches())
def test_i2_no_follow_up_while_a_round_is_planned_ahead(drawn: Drawn) -> None:
    search = look(drawn)
    ahead = {process.id for process in search.processes for item in process.rounds if item.status == "planned"}
    waiting = {action.process for action in still_open(search, *FOLLOW_UPS)}
    assert not waiting & ahead


@given(searches())
def test_i3_keep_looking_until_secured_and_done_for_the_week_at_target(drawn: Drawn) -> None:
    search = look(drawn)
    stopped = any(process.state in ("secured", "started") for process in search.processes)
    found = [action.status for action in search.actions if action.action == "keep-looking"]
    wanted = "done" if search.week.done >= search.week.target else "open"
    assert found == ([] if stopped else [wanted])
    assert search.open is not stopped


@given(searches())
def test_i4_exactly_one_thank_for_everybody_met_in_a_held_round(drawn: Drawn) -> None:
    search = look(drawn)
    met = sorted(
        (item.interview.slug, key) for process in search.processes for item in process.rounds if item.status == "held" for key in item.met
    )
    thanks = [action for action in search.actions if action.action == "thank"]
    assert sorted((action.interview, action.person) for action in thanks) == met
    assert {action.status for action in thanks} <= CLOSED_THANKS


@given(searches())
def test_i5_two_rounds_with_one_person_two_thanks_one_connect(drawn: Drawn) -> None:
    search = look(drawn)
    connects = [action.person for action in search.actions if action.action == "connect"]
    assert len(connects) == len(set(connects))


@given(searches(), st.sampled_from(("thanked", "followed up with", "replied to", "connected with")), st.integers(0, 3))
def test_i6_logging_a_contact_makes_no_other_contact_due(drawn: Drawn, said: str, index: int) -> None:
    search = look(drawn)
    held = [item for process in search.processes for item in process.rounds if item.status == "held" and item.met]
    assume(held)
    item = held[index % len(held)]
    before = {action.id for action in still_open(search, *CONTACTS) if action.action != "share-answer"}
    name = search.vault.people[item.met[0]].name
    drawn.tale.log(item.interview.slug, f"{drawn.now.replace('T', ' ')} {said} [[{name}]]")
    after = {action.id for action in still_open(look(drawn), *CONTACTS) if action.action != "share-answer"}
    assert after <= before


@given(searches(), st.integers(1, 5))
def test_i7_a_rating_changes_nothing_but_improve_share_answer_and_review(drawn: Drawn, rating: int) -> None:
    def derive() -> list[tuple[str, str, str]]:
        kinds = ("improve", "share-answer", "review")
        return [(a.id, a.status, str(a.due)) for a in look(drawn).actions if a.action not in kinds]

    before = derive()
    for slug, text in drawn.tale.notes.items():
        drawn.tale.notes[slug] = re.sub(r"rating: \d", f"rating: {rating}", text)
    assert derive() == before


@given(searches(), st.integers(1, 60))
def test_i8_a_rescheduled_round_leaves_nothing_from_its_old_time(drawn: Drawn, days: int) -> None:
    slug = "round-0"
    drawn.tale.logs[slug] = [line for line in drawn.tale.logs[slug] if not re.search("cancelled|no show|rescheduled", line)]
    before = [(action.id, action.due, action.overdue_at) for action in look(drawn).actions]
    old = datetime.fromisoformat(drawn.now) - timedelta(days=days)
    drawn.tale.logs[slug].insert(0, f"2026-08-31 rescheduled from {old:%Y-%m-%d %H:%M}")
    assert [(action.id, action.due, action.overdue_at) for action in look(drawn).actions] == before


@given(searches(), st.randoms(use_true_random=False))
def test_i9_the_order_of_files_does_not_count(drawn: Drawn, order: st.DrawFn) -> None:
    before = look(drawn)
    for files in (drawn.tale.notes, drawn.tale.people):
        items = list(files.items())
        order.shuffle(items)  # type: ignore[attr-defined]
        files.clear()
        files.update(items)
    assert look(drawn) == before


@pytest.fixture
def machine_zone() -> Iterator[None]:
    known = os.environ.get("TZ")
    yield
    os.environ.pop("TZ") if known is None else os.environ.__setitem__("TZ", known)
    time.tzset()


@pytest.mark.usefixtures("machine_zone")
def test_i9_the_zone_of_the_machine_does_not_count() -> None:
    @given(searches(), st.sampled_from(("Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu")))
    def check(drawn: Drawn, zone: str) -> None:
        found = []
        for machine in ("UTC", zone):
            os.environ["TZ"] = machine
            time.tzset()
            found.append(look(drawn))
        assert found[0] == found[1]

    check()


@given(searches())
def test_i10_no_withdrawal_without_a_secured_process(drawn: Drawn) -> None:
    search = look(drawn)
    if not any(process.state in ("secured", "started") for process in search.processes):
        assert not [action for action in search.actions if action.action == "withdraw"]


@given(searches())
def test_i11_no_private_text_reaches_an_action(drawn: Drawn) -> None:
    drawn.tale.notes = {
        slug: re.sub(r"## (Company|Role): bad points\n- .*", r"## \1: bad points\n- SECRET", text)
        for slug, text in drawn.tale.notes.items()
    }
    for action in look(drawn).actions:
        assert "SECRET" not in f"{say_action_title(action)} {say_why(action)} {say_obstacle(action.blocked_by)} {say_lacks(action.lacks)}"


@given(searches(), st.integers(1, 24 * 40))
def test_i12_time_alone_undoes_nothing(drawn: Drawn, hours: int) -> None:
    _drop_later_lines(drawn.tale, drawn.now)
    done = {action.id for action in look(drawn).actions if action.status in ("done", "relayed", "waived")}
    later = {action.id for action in still_open(look(drawn, hours=hours))}
    assert not done & later


def _drop_later_lines(tale: Tale, now: str) -> None:
    for slug, lines in tale.logs.items():
        tale.logs[slug] = [line for line in lines if line[:10] < now[:10]]
    tale.search = [line for line in tale.search if line[:10] < now[:10]]
