"""Nothing that goes wrong ends the loop: a vault that vanishes, a full disk, an error that nobody foresaw."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.cli import HARBOR, World
from support.vaults import HARBOR_FILES

from followup_md.cli import watch
from followup_md.cli.build import carry_out
from followup_md.errors import FollowupError, SystemFailure

if TYPE_CHECKING:
    from followup_md.cli.build import Build

MakeVault = Callable[..., Path]
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
GLOBEX = "interviews/2026/globex.md"


@pytest.fixture
def world(make_vault: MakeVault) -> World:
    return World(make_vault(HARBOR_FILES), NOON)


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
    world.at(10, lambda: (away / HARBOR).write_text(HARBOR_FILES[HARBOR].replace("Engineer", "Analyst")))
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
    assert [(moment, type(error)) for moment, error in world.errors] == [(5.3, SystemFailure)]
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
        world.at(4, lambda: patch.setattr("followup_md.cli.watch.derive_notes", fail))
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
    assert [type(error) for _, error in world.errors] == [FollowupError, SystemFailure]


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

    def write_and_be_overtaken(root: str, build: Build, *, public: bool) -> Build:
        written = carry_out(root, build, public=public)
        page.write_text(world.index + "mine\n", encoding="utf-8")
        return written

    with monkeypatch.context() as patch:
        patch.setattr(watch, "carry_out", write_and_be_overtaken)
        world.run(1)
    assert "mine" in world.index
    world.at(5, lambda: None)
    world.run(10)
    assert world.last.changed == ("index.md",)
    assert "mine" not in world.index
