"""Time alone makes actions due: the page is built anew at midnight and at each due time, whatever the clock does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from support.cli import HARBOR, World
from support.vaults import HARBOR_FILES

MakeVault = Callable[..., Path]
KOLKATA = 'timezone = "Asia/Kolkata"\n'


def at(hour: int, minute: int = 0, second: int = 0, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=UTC)


def make_world(make_vault: MakeVault, now: datetime, config: str = 'timezone = "UTC"\n') -> World:
    return World(make_vault(HARBOR_FILES, config), now)


def shift(world: World, change: timedelta) -> None:
    world.now += change


def test_at_midnight_a_new_page_is_built(make_vault: MakeVault) -> None:
    world = make_world(make_vault, at(23, 59, 30, day=20))
    world.run(60)
    assert world.times == [0, 30]
    assert (world.last.cause, world.last.changed, world.last.state) == ("time", (), "written")
    assert "As of Sat 21 Nov 2026." in world.index


def test_it_is_the_readers_midnight(make_vault: MakeVault) -> None:
    world = make_world(make_vault, at(18, 29, 30, day=20), KOLKATA)
    world.run(60)
    assert world.times == [0, 30]
    assert world.last.now == datetime(2026, 11, 21, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert "As of Sat 21 Nov 2026." in world.index


def test_at_a_due_time_a_new_page_is_built(make_vault: MakeVault) -> None:
    world = make_world(make_vault, at(15, 29, 50))  # the rounds ended at 15:30 the day before
    world.run(5)
    before = world.last.overdue
    world.run(20)
    assert world.times == [0, 10]
    assert world.last.overdue > before


def test_a_time_that_changes_nothing_is_not_told(make_vault: MakeVault) -> None:
    ahead = HARBOR_FILES[HARBOR].replace("2026-11-17", "2026-12-17").replace("role:", "timezone: Asia/Kolkata\nrole:")
    world = World(make_vault({HARBOR: ahead}), at(18, 29, 50))  # the day ends in Kolkata ten seconds later
    world.run(20)
    assert world.plans == 2
    assert world.times == [0]


def test_after_a_sleep_it_is_built_at_once(make_vault: MakeVault) -> None:
    world = make_world(make_vault, at(16, day=20))
    world.at(5.5, lambda: shift(world, timedelta(hours=10)), seen=False)
    world.run(20)
    assert world.times == [0, 6]
    assert "As of Sat 21 Nov 2026." in world.index


def test_a_clock_that_is_set_back_gives_the_page_of_its_day(make_vault: MakeVault) -> None:
    world = make_world(make_vault, at(16, day=20))
    world.at(5.5, lambda: shift(world, timedelta(days=-1)), seen=False)
    world.run(20)
    assert world.times == [0, 6]
    assert "As of Thu 19 Nov 2026." in world.index


def test_a_clock_that_is_set_back_by_seconds_is_none_of_it(make_vault: MakeVault) -> None:
    world = make_world(make_vault, at(16, day=20))
    world.at(5.5, lambda: shift(world, timedelta(seconds=-30)), seen=False)
    world.run(20)
    assert world.plans == 1
