"""One rebuild for each burst of changes: 0.3 s after the last of them, 2 s after the first at the latest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.cli import HARBOR, World
from support.vaults import HARBOR_FILES

MakeVault = Callable[..., Path]
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture
def world(make_vault: MakeVault) -> World:
    return World(make_vault(HARBOR_FILES), NOON)


def append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("more\n")


def test_it_builds_once_at_the_start(world: World) -> None:
    world.run(10)
    assert world.times == [0]
    assert (world.last.cause, world.last.changed, world.last.state) == ("start", (), "written")
    assert "Harbor" in world.index


def test_a_page_that_is_right_already_is_left_alone(world: World) -> None:
    world.run(1)
    before = (world.root / "index.md").stat()
    again = World(world.root, NOON)
    again.run(1)
    assert again.last.state == "unchanged"
    assert (world.root / "index.md").stat().st_ino == before.st_ino


def test_a_save_is_built_when_it_has_settled(world: World) -> None:
    world.save(5, "Engineer", "Analyst")
    world.run(10)
    assert world.times == [0, 5.3]
    assert (world.last.cause, world.last.changed, world.last.state) == ("change", (HARBOR,), "written")
    assert "Harbor, Analyst" in world.index


def test_several_saves_in_a_row_are_one_burst(world: World) -> None:
    for number in range(10):
        world.at(5 + number * 0.2, lambda: append(world.root / HARBOR))
    world.run(10)
    assert world.times == [0, 7.0]  # 2 s after the first; the last came 0.2 s before
    for number in range(5):
        world.at(20 + number * 0.2, lambda: append(world.root / HARBOR))
    world.run(30)
    assert world.times == [0, 7.0, 21.1]  # 0.3 s after the last


def test_nothing_is_planned_amid_a_burst(world: World) -> None:
    for number in range(50):
        world.at(5 + number * 0.02, lambda: append(world.root / HARBOR))
    world.run(10)
    assert world.times == [0, 6.28]
    assert world.plans == 2


@pytest.mark.slow
def test_a_burst_without_an_end_is_built_every_two_seconds(world: World) -> None:
    for number in range(60):
        world.at(5 + number * 0.1, lambda: append(world.root / HARBOR))
    world.run(15)
    assert world.times[1] == 7.0
    assert all(later - before <= 2.1 for before, later in zip(world.times[1:], world.times[2:], strict=False))
    assert 10.9 <= world.times[-1] <= 11.2  # the last save came at 10.9
    assert len(world.times) == 4


def test_what_is_planned_early_is_written_only_when_it_has_settled(world: World) -> None:
    world.planning = 0.1
    world.save(5, "Engineer", "Analyst")
    world.run(10)
    assert world.times == [0.1, 5.3]
    assert world.plans == 2


def test_a_long_plan_takes_the_settling_into_its_time(world: World) -> None:
    world.planning = 0.8
    world.save(5, "Engineer", "Analyst")
    world.run(10)
    assert world.times == [0.8, 5.85]


def test_a_save_while_it_is_planned_is_planned_anew(world: World) -> None:
    world.planning = 0.1
    world.save(5, "Engineer", "Analyst")
    world.save(5.1, "Analyst", "Architect")
    world.run(10)
    assert world.times == [0.1, 5.45]  # the plan was done at 5.15, and the quiet counts from there
    assert "Harbor, Architect" in world.index
    assert "Analyst" not in world.index


def test_a_save_after_the_plan_is_planned_anew(world: World) -> None:
    world.save(5, "Engineer", "Analyst")
    world.save(5.29, "Analyst", "Architect")
    world.run(10)
    assert world.times == [0, 5.59]
    assert "Harbor, Architect" in world.index


def test_a_save_at_the_cap_is_not_lost(world: World) -> None:
    world.planning = 3
    world.save(5, "Engineer", "Analyst")
    world.save(7.5, "Analyst", "Architect")
    world.run(20)
    assert "Harbor, Architect" in world.index
    assert len(world.times) == 3


def test_what_stirs_and_changes_nothing_is_not_built(world: World) -> None:
    world.at(5, lambda: None)
    world.run(10)
    assert world.times == [0]
    assert world.plans == 1


def test_its_own_page_is_no_change(world: World) -> None:
    world.save(5, "Engineer", "Analyst")
    world.at(5.31, lambda: None)  # the report of the page just written
    world.run(100)
    assert world.times == [0, 5.3]


def test_a_page_that_somebody_changes_is_mended(world: World) -> None:
    world.at(5, lambda: append(world.root / "index.md"))
    world.at(15, (world.root / "index.md").unlink)
    world.run(20)
    assert [(rebuild.changed, rebuild.state) for _, rebuild in world.rebuilds[1:]] == [(("index.md",), "written")] * 2
    assert "more" not in world.index


def test_a_tick_on_the_page_is_recorded_and_does_not_loop(make_vault: MakeVault) -> None:
    world = World(make_vault(HARBOR_FILES | {"people/Priya Raman.md": "---\nprofiles: none\naddress: 1 Main St\n---\n"}), NOON)
    world.save(5, "- [ ] Post a thank-you letter to Priya Raman", "- [x] Post a thank-you letter to Priya Raman", "index.md")
    world.run(100)
    assert len(world.times) == 2
    assert (world.last.changed, world.last.state, world.last.unrecorded) == (("index.md",), "written", 0)
    assert world.last.recorded > 0
    assert "thanked [[Priya Raman]]" in (world.root / HARBOR).read_text() + (world.root / "interviews/2026/globex.md").read_text()


def test_a_note_that_is_new_and_one_that_is_gone_are_changes(world: World) -> None:
    world.at(5, lambda: (world.root / "interviews/acme.md").write_text(HARBOR_FILES[HARBOR].replace("Harbor", "Acme")))
    world.run(10)
    assert world.last.changed == ("interviews/acme.md",)
    assert "Acme" in world.index
    world.at(15, (world.root / "interviews/acme.md").unlink)
    world.run(20)
    assert world.last.changed == ("interviews/acme.md",)
    assert "Acme" not in world.index


def test_a_change_that_nobody_reported_is_found_within_a_minute(world: World) -> None:
    world.at(5, lambda: append(world.root / HARBOR), seen=False)
    world.run(70)
    assert len(world.times) == 2
    assert 60 <= world.times[1] <= 61


def test_where_watching_had_to_begin_anew_the_notes_are_looked_at(world: World) -> None:
    def update() -> None:
        append(world.root / HARBOR)
        world.updated = True

    world.at(5.5, update, seen=False)
    world.run(10)
    assert world.times == [0, 6.3]


def test_folders_of_another_name_are_followed(world: World) -> None:
    world.run(1)
    assert world.places == {"": False, "interviews": True, "people": True, "letters": True}
    (world.root / "talks").mkdir()
    config = 'timezone = "UTC"\n[folders]\ninterviews = "talks"\nsearch = "log/search.md"\n'
    world.at(5, lambda: (world.root / "followup.toml").write_text(config))
    world.at(10, lambda: (world.root / "talks/acme.md").write_text(HARBOR_FILES[HARBOR].replace("Harbor", "Acme")))
    world.run(15)
    assert world.places == {"": False, "log": False, "talks": True, "people": True, "letters": True}
    assert world.last.changed == ("talks/acme.md",)
    assert "Acme" in world.index
