"""A half-typed note keeps the last good page, and nothing that goes wrong ends the loop."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kept import FILES
from watching import HARBOR, World

from followup_md.app import live
from followup_md.app.page import carry_out
from followup_md.errors import FollowupError, MachineFailure

if TYPE_CHECKING:
    from followup_md.app.page import Build

MakeVault = Callable[..., Path]
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
GLOBEX = "interviews/2026/globex.md"


@pytest.fixture
def world(make_vault: MakeVault) -> World:
    return World(make_vault(FILES), NOON)


# A half-typed note


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        pytest.param("start: 2026-11-17T13:00\n", "", "missing-date", id="no-date"),
        pytest.param("start: 2026-11-17T13:00", "start: 2026-11-1", "bad-date", id="half-a-date"),
        pytest.param("interviewers: [Priya Raman]", "interviewers: [Priya", "bad-front-matter", id="half-a-list"),
        pytest.param("[Priya Raman]\n---\n", "[Priya Raman]\n---\n<<<<<<< a\n=======\n>>>>>>> b\n", "conflict-marks", id="a-merge"),
    ],
)
def test_a_half_typed_note_keeps_the_last_good_page(world: World, old: str, new: str, check: str) -> None:
    world.run(1)
    good = world.index
    world.save(5, old, new)
    world.run(10)
    assert world.index == good
    assert (world.last.changed, world.last.state) == ((HARBOR,), "kept")
    assert [(problem.place.path, problem.check) for problem in world.last.kept_for] == [(HARBOR, check)]
    world.at(15, lambda: (world.root / HARBOR).write_text(FILES[HARBOR].replace("Engineer", "Analyst")))
    world.run(20)
    assert (world.last.changed, world.last.state, world.last.kept_for) == ((HARBOR,), "written", ())
    assert "Harbor, Analyst" in world.index


def test_a_note_that_can_no_longer_be_read_keeps_the_last_good_page(world: World) -> None:
    world.run(1)
    (world.root / HARBOR).unlink()
    world.at(5, (world.root / HARBOR).mkdir)  # a folder of that name does not read, whoever tries
    world.run(10)
    assert world.last.state == "kept"
    assert [problem.check for problem in world.last.kept_for] == ["unreadable-note"]


def test_a_half_typed_configuration_keeps_the_last_good_page(make_vault: MakeVault) -> None:
    world = World(make_vault(FILES, 'timezone = "UTC"\n[folders]\npeople = "people"\n'), NOON)
    world.save(5, 'people = "people"', 'people = "peo', "followup.toml")
    world.run(10)
    assert world.last.state == "kept"
    assert [problem.check for problem in world.last.kept_for] == ["config-unreadable"]
    assert world.last.changed == ("followup.toml",)
    world.save(15, 'people = "peo', 'people = "people"', "followup.toml")
    world.run(20)
    assert (world.last.state, world.last.changed) == ("unchanged", ("followup.toml",))


def test_other_changes_wait_with_it(world: World) -> None:
    world.save(5, "start: 2026-11-17T13:00\n", "")
    world.save(10, "Engineer", "Analyst", GLOBEX)
    world.run(15)
    assert (world.last.changed, world.last.state) == ((GLOBEX,), "kept")
    assert "Analyst" not in world.index
    world.at(20, lambda: (world.root / HARBOR).write_text(FILES[HARBOR]))
    world.run(25)
    assert "Globex, Analyst" in world.index


def test_a_note_that_was_never_whole_keeps_nothing(world: World) -> None:
    world.at(5, lambda: (world.root / "interviews/new.md").write_text("---\ncompany: Acme\n---\n"))
    world.save(10, "Engineer", "Analyst")
    world.run(15)
    assert [rebuild.state for _, rebuild in world.rebuilds] == ["written"] * 3
    assert "Harbor, Analyst" in world.index


def test_once_it_was_whole_it_counts(world: World) -> None:
    path = "interviews/new.md"
    world.at(5, lambda: (world.root / path).write_text("---\ncompany: Acme\n---\n"))
    world.save(10, "company: Acme\n", "company: Acme\nrole: Clerk\nstart: 2026-11-20\n", path)
    world.save(15, "start: 2026-11-20", "start: 2026-11-", path)
    world.run(20)
    assert [rebuild.state for _, rebuild in world.rebuilds] == ["written"] * 3 + ["kept"]


def test_at_the_start_there_is_no_good_page_to_keep(world: World) -> None:
    (world.root / HARBOR).write_text("---\ncompany: [\n---\n")
    world.run(10)
    assert world.last.state == "written"
    assert "Globex" in world.index


def test_a_note_that_says_it_is_as_it_should_be_keeps_nothing(world: World) -> None:
    said = "\n<!-- followup-md: ignore missing-date: they will name a day -->\n"
    world.at(5, lambda: (world.root / HARBOR).write_text(FILES[HARBOR].replace("start: 2026-11-17T13:00\n", "") + said))
    world.run(10)
    assert (world.last.state, world.last.kept_for) == ("written", ())


def test_a_check_that_is_not_told_keeps_the_page_all_the_same(make_vault: MakeVault) -> None:
    world = World(make_vault(FILES, 'timezone = "UTC"\n[check]\nselect = ["thanks"]\n'), NOON)
    world.save(5, "start: 2026-11-17T13:00\n", "")
    world.run(10)
    assert world.last.state == "kept"


def test_a_page_that_is_kept_is_kept_over_midnight(world: World) -> None:
    world.now = datetime(2026, 11, 18, 23, 59, 30, tzinfo=UTC)
    world.save(5, "start: 2026-11-17T13:00\n", "")
    world.run(60)
    assert len(world.times) == 2
    assert "As of Wed 18 Nov 2026." in world.index


# A vault that goes and comes back


def test_a_vault_that_vanishes_is_waited_for(world: World) -> None:
    away = world.root.with_name("away")
    world.at(5, lambda: world.root.rename(away))
    world.at(8, lambda: None)
    world.at(200, lambda: away.rename(world.root))
    world.run(210)
    assert world.losses == [5.3]
    assert world.times == [0, 200.3]
    assert (world.last.cause, world.last.state) == ("return", "unchanged")
    assert world.errors == []
    world.save(220, "Engineer", "Analyst")
    world.run(230)
    assert (world.last.cause, world.last.changed) == ("change", (HARBOR,))


def test_what_changed_while_it_was_away_is_built(world: World) -> None:
    away = world.root.with_name("away")
    world.at(5, lambda: world.root.rename(away))
    world.at(10, lambda: (away / HARBOR).write_text(FILES[HARBOR].replace("Engineer", "Analyst")))
    world.at(15, lambda: away.rename(world.root))
    world.run(20)
    assert (world.last.cause, world.last.state) == ("return", "written")
    assert "Harbor, Analyst" in world.index


def test_where_its_disk_was_mounted_nothing_is_written(world: World) -> None:
    def unmount() -> None:
        shutil.rmtree(world.root)
        world.root.mkdir()

    world.at(5, unmount)
    world.run(200)
    assert world.losses == [5.3]
    assert list(world.root.iterdir()) == []


def test_a_vault_may_vanish_twice(world: World) -> None:
    away = world.root.with_name("away")
    for start in (5, 25):
        world.at(start, lambda: world.root.rename(away))
        world.at(start + 10, lambda: away.rename(world.root))
    world.run(50)
    assert world.losses == [5.3, 25.3]
    assert world.times == [0, 15.3, 35.3]


def test_an_empty_vault_is_no_vault_that_is_gone(make_vault: MakeVault) -> None:
    world = World(make_vault({}, None), NOON)
    world.run(10)
    assert (world.losses, world.last.state) == ([], "written")


# A rebuild that fails


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)


def test_a_full_disk_is_told_once_and_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.save(5, "Engineer", "Analyst")
    with monkeypatch.context() as patch:
        world.at(4, lambda: fill_disk(patch))
        world.run(200)
    assert [(moment, type(error)) for moment, error in world.errors] == [(5.3, MachineFailure)]
    assert "no space left" in str(world.errors[0][1]).lower()
    assert "Harbor, Engineer" in world.index
    plans = world.plans
    assert 4 <= plans <= 6  # once a minute
    world.run(270)
    assert (world.last.cause, world.last.state) == ("retry", "written")
    assert "Harbor, Analyst" in world.index
    assert world.plans == plans + 1


def test_an_error_that_nobody_foresaw_is_told_and_survived(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        world.at(4, lambda: patch.setattr("followup_md.app.live.derive_notes", fail))
        world.save(5, "Engineer", "Analyst")
        world.run(10)
    assert [type(error) for _, error in world.errors] == [ZeroDivisionError]
    world.save(15, "Analyst", "Architect")
    world.run(20)
    assert (world.last.cause, world.last.changed) == ("change", (HARBOR,))
    assert "Harbor, Architect" in world.index


def test_another_error_is_told_anew(world: World) -> None:
    world.at(5, lambda: (world.root / "index.md").write_text("# My page\n"))
    world.at(10, (world.root / "index.md").unlink)
    world.at(10, (world.root / "index.md").mkdir)
    world.run(15)
    assert [type(error) for _, error in world.errors] == [FollowupError, MachineFailure]


def test_an_error_at_the_start_is_survived(world: World) -> None:
    (world.root / "index.md").write_text("# My page\n")
    world.at(5, (world.root / "index.md").unlink)
    world.run(10)
    assert [moment for moment, _ in world.errors] == [0]
    assert (world.times, world.last.cause) == ([5.3], "change")


def test_a_page_saved_while_it_was_planned_is_built_from_the_start(world: World) -> None:
    world.run(1)
    page = world.root / "index.md"
    world.save(5, "Engineer", "Analyst")
    world.planning = 0.2
    world.at(5.1, lambda: page.write_text(world.index + "mine\n"), seen=False)  # of which the report comes too late
    world.run(10)
    assert world.errors == []
    assert world.last.state == "written"
    assert "Harbor, Analyst" in world.index
    assert "mine" not in world.index


def test_words_written_right_after_the_page_are_a_change_still_to_come(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    page = world.root / "index.md"

    def write_and_be_overtaken(root: str, build: Build) -> None:
        carry_out(root, build)
        page.write_text(world.index + "mine\n", encoding="utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(live, "carry_out", write_and_be_overtaken)
        world.run(1)
    assert "mine" in world.index
    world.at(5, lambda: None)
    world.run(10)
    assert world.last.changed == ("index.md",)
    assert "mine" not in world.index
