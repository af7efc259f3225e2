"""A vault that is watched in a time of its own: what happens when is scripted, and nothing waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from followup_md.cli.watch import Live
from followup_md.watch.loop import Loop, Times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo
    from pathlib import Path

    from followup_md.render.rebuild import Rebuild
    from followup_md.watch.loop import Look, Plan

HARBOR = "interviews/harbor.md"


class World:
    """One vault, the clock of the wall, and a loop that watches; `planning` is how many seconds a plan takes."""

    def __init__(self, root: Path, now: datetime, planning: float = 0.0) -> None:
        """Begin at `now` (aware), with nothing built yet."""
        self.root, self.now, self.planning = root, now, planning
        self.ticks, self.rung, self.renewed = 0.0, False, False
        self.places: dict[str, bool] = {}
        self.script: list[tuple[float, Callable[[], None]]] = []
        self.rebuilds: list[tuple[float, Rebuild]] = []
        self.errors: list[tuple[float, Exception]] = []
        self.losses: list[float] = []
        self.plans = 0
        times = Times(self.clock, lambda: self.ticks, self.wait)
        self.loop = Loop(SlowLive(self), self, times, self)

    # What happens

    def at(self, seconds: float, act: Callable[[], object], *, seen: bool = True) -> None:
        """Let something be done that many seconds from the start; what is not `seen` rings no bell."""

        def happen() -> None:
            act()
            self.rung = self.rung or seen

        self.script.append((seconds, happen))
        self.script.sort(key=lambda item: item[0])

    def save(self, seconds: float, old: str, new: str, path: str = HARBOR) -> None:
        """Let a note be changed."""
        file = self.root / path
        self.at(seconds, lambda: file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8"))

    def run(self, seconds: float) -> None:
        """Build, then watch until that many seconds after the start."""
        if not self.ticks:
            self.loop.start()
        while self.ticks < seconds:
            self.loop.turn()

    # What the loop asks for

    def wait(self, seconds: float) -> bool:
        """Let time pass until something rings, `seconds` at most."""
        end = self.ticks + seconds
        while not self.rung and self.script and self.script[0][0] <= end:
            self.pass_to(self.script[0][0])
        if not self.rung:
            self.pass_to(end)
        rung, self.rung = self.rung, False
        return rung

    def pass_to(self, end: float) -> None:
        """Let time pass, and in it what is scripted."""
        while self.script and self.script[0][0] <= end:
            moment, happen = self.script.pop(0)
            self._advance(moment)
            happen()
        self._advance(end)

    def _advance(self, end: float) -> None:
        self.now += timedelta(seconds=max(end - self.ticks, 0))
        self.ticks = max(end, self.ticks)

    def renew(self, places: Mapping[str, bool]) -> bool:
        """Take down what is to be watched."""
        self.places = dict(places)
        renewed, self.renewed = self.renewed, False
        return renewed

    def rebuilt(self, rebuild: Rebuild) -> None:
        """Take down a rebuild."""
        self.rebuilds.append((round(self.ticks, 3), rebuild))

    def failed(self, error: Exception) -> None:
        """Take down an error."""
        self.errors.append((round(self.ticks, 3), error))

    def gone(self) -> None:
        """Take down that the vault is gone."""
        self.losses.append(round(self.ticks, 3))

    # What came of it

    @property
    def index(self) -> str:
        """The page as it stands."""
        return (self.root / "index.md").read_text(encoding="utf-8")

    @property
    def times(self) -> list[float]:
        """When it was rebuilt, in seconds from the start."""
        return [moment for moment, _ in self.rebuilds]

    @property
    def last(self) -> Rebuild:
        """The last rebuild."""
        return self.rebuilds[-1][1]

    def clock(self, zone: tzinfo) -> datetime:
        """Return the time on the wall."""
        return self.now.astimezone(zone)


class SlowLive(Live):
    """A vault whose plans take time, in which more may happen."""

    def __init__(self, world: World) -> None:
        """Live in that world."""
        super().__init__(str(world.root), world.clock)
        self._world = world

    def plan(self, look: Look) -> Plan:
        """Plan, and only then let the time pass that it took."""
        plan = super().plan(look)
        self._world.plans += 1
        self._world.pass_to(self._world.ticks + self._world.planning)
        return plan
