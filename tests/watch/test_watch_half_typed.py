"""While a note that could be read cannot, the last good page stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.cli import HARBOR, World
from support.vaults import HARBOR_FILES

MakeVault = Callable[..., Path]
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
GLOBEX = "interviews/2026/globex.md"


@pytest.fixture
def world(make_vault: MakeVault) -> World:
    return World(make_vault(HARBOR_FILES), NOON)


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
    world.at(15, lambda: (world.root / HARBOR).write_text(HARBOR_FILES[HARBOR].replace("Engineer", "Analyst")))
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
    world = World(make_vault(HARBOR_FILES, 'timezone = "UTC"\n[folders]\npeople = "people"\n'), NOON)
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
    world.at(20, lambda: (world.root / HARBOR).write_text(HARBOR_FILES[HARBOR]))
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
    world.at(5, lambda: (world.root / HARBOR).write_text(HARBOR_FILES[HARBOR].replace("start: 2026-11-17T13:00\n", "") + said))
    world.run(10)
    assert (world.last.state, world.last.kept_for) == ("written", ())


def test_a_check_that_is_not_told_keeps_the_page_all_the_same(make_vault: MakeVault) -> None:
    world = World(make_vault(HARBOR_FILES, 'timezone = "UTC"\n[check]\nselect = ["thanks"]\n'), NOON)
    world.save(5, "start: 2026-11-17T13:00\n", "")
    world.run(10)
    assert world.last.state == "kept"


def test_a_page_that_is_kept_is_kept_over_midnight(world: World) -> None:
    world.now = datetime(2026, 11, 18, 23, 59, 30, tzinfo=UTC)
    world.save(5, "start: 2026-11-17T13:00\n", "")
    world.run(60)
    assert len(world.times) == 2
    assert "As of Wed 18 Nov 2026." in world.index
