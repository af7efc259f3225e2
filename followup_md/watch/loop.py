"""Watch loop: one rebuild for each burst of changes, and one whenever time alone calls for it."""

from __future__ import annotations

import gc
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from followup_md.model.views import Cause
    from followup_md.render.reports import Rebuild
    from followup_md.vault.cache import Fingerprint
    from followup_md.vault.notes import Clock

    # The fingerprint of each file that a build reads or writes, None for what is not there.
    Snapshot = Mapping[str, Fingerprint | None]

# A burst is over after this long without a change, and never lasts longer than that (seconds).
QUIET: Final = 0.3
_LONGEST_BURST: Final = 2.0
# After this long without a change a build is planned already; it is written when the burst is indeed over.
_SHORT_QUIET: Final = 0.05
# How often the clock (a laptop may sleep, somebody may set it) and the watched folders are looked at.
_HEARTBEAT: Final = 1.0
# How often the notes are looked at without a change: network disks report none, and systems lose one now and then.
_UNPROMPTED: Final = 60.0
_MINUTE: Final = timedelta(minutes=1)


class Observer(Protocol):
    """Observer of the vault's folders."""

    def update(self, places: Mapping[str, bool]) -> bool:
        """Watch these folders from now on, as `Watched.places`; say whether a change may have gone unseen until now."""


class Listener(Protocol):
    """Receiver of what happens; whatever it raises ends the loop."""

    def rebuilt(self, rebuild: Rebuild) -> None:
        """Report a rebuild."""

    def failed(self, error: Exception) -> None:
        """Report that one failed."""

    def gone(self) -> None:
        """Report that there is nothing left of the vault."""


class Built(NamedTuple):
    """A build: its report, whether any page was `stale`, the files as they were written, and when time alone calls for the `next`."""

    rebuild: Rebuild
    stale: bool
    fingerprints: Snapshot
    next: datetime


class Plan(NamedTuple):
    """A build that is not written: the vault before it was read, and what carries it out for a cause and the paths that changed."""

    snapshot: Snapshot
    carry_out: Callable[[Cause, tuple[str, ...]], Built]


class Watched(Protocol):
    """The vault that is built again and again."""

    @property
    def places(self) -> Mapping[str, bool]:
        """The folders to watch, relative to the vault, and whether at any depth."""

    def take_snapshot(self) -> Snapshot:
        """Return the vault as it is on the disk."""

    def plan(self, snapshot: Snapshot) -> Plan:
        """Return what a build would do now that the vault was last seen as `snapshot`; nothing is written."""


class Clocks(NamedTuple):
    """The wall clock; a monotonic one, in seconds; and a wait of some seconds at most that returns whether something changed."""

    now: Clock
    ticks: Callable[[], float]
    wait: Callable[[float], bool]


class _PlannedRebuild(NamedTuple):
    """A rebuild that is not carried out yet: the vault, why, and its plan, or the error that there is instead of one."""

    snapshot: Snapshot
    cause: Cause
    plan: Plan | None = None
    error: Exception | None = None


class Loop:
    """The state between two rebuilds: the vault as it was, and when time alone calls for the next."""

    def __init__(self, vault: Watched, observer: Observer, clocks: Clocks, listener: Listener) -> None:
        """Start before the first build."""
        self._vault, self._observer, self._clocks, self._listener = vault, observer, clocks, listener
        self._seen: dict[str, object] = {}
        self._built: datetime | None = None
        self._next = clocks.now(UTC)
        self._unprompted = 0.0
        self._gone = False
        self._error = ""

    def run(self) -> None:
        """Build, then again at every change and due time, until somebody interrupts it."""
        self.start()
        while True:
            self.turn()

    def start(self) -> None:
        """Build for the first time, and watch for changes meanwhile."""
        self._observer.update(self._vault.places)
        self._finish(self._plan())

    def turn(self) -> None:
        """Wait for a change, for a heartbeat at most, and build when there is reason to."""
        changed = self._clocks.wait(_HEARTBEAT)
        if self._observer.update(self._vault.places) or changed:
            self._finish(self._plan_after_burst())
        elif self._is_time() or self._clocks.ticks() >= self._unprompted:
            self._finish(self._plan())

    def _plan_after_burst(self) -> _PlannedRebuild | None:
        """Plan a rebuild while a burst comes to its end, and again when something changes after all."""
        end = self._clocks.ticks() + _LONGEST_BURST
        while True:
            while self._changes_within(_SHORT_QUIET, end):
                pass
            begun = self._clocks.ticks()
            planned = self._plan()
            if not self._changes_within(QUIET - _SHORT_QUIET - (self._clocks.ticks() - begun), end):
                return planned

    def _changes_within(self, seconds: float, end: float) -> bool:
        left = end - self._clocks.ticks()
        return left > 0 and self._clocks.wait(max(min(seconds, left), 0))

    def _plan(self) -> _PlannedRebuild | None:
        """Plan a rebuild; None where there is no reason for one."""
        self._unprompted = self._clocks.ticks() + _UNPROMPTED
        snapshot = self._vault.take_snapshot()
        cause: Cause | None
        if self._built is None and not self._error:
            cause = "start"
        elif self._gone:
            cause = "return"
        elif self._list_changed(snapshot):
            cause = "change"
        else:
            cause = ("retry" if self._error else "time") if self._is_time() else None
        if cause is None or self._is_gone(snapshot):
            return cause and _PlannedRebuild(snapshot, cause)
        try:
            plan = self._vault.plan(snapshot)
        except Exception as error:  # noqa: BLE001 - whatever fails is reported, and the loop goes on
            return _PlannedRebuild(snapshot, cause, error=error)
        return _PlannedRebuild(plan.snapshot, cause, plan)

    def _is_gone(self, snapshot: Snapshot) -> bool:
        """Say whether nothing is left of a vault that held something: its disk was taken away, or its folder moved."""
        return any(known is not None for known in self._seen.values()) and all(known is None for known in snapshot.values())

    def _list_changed(self, snapshot: Snapshot) -> tuple[str, ...]:
        return tuple(sorted(path for path in {*self._seen, *snapshot} if self._seen.get(path) != snapshot.get(path)))

    def _is_time(self) -> bool:
        now = self._clocks.now(UTC)
        # After a clock was set back, the pages are those of a later day.
        return now >= self._next or (self._built is not None and now < self._built - _MINUTE)

    def _finish(self, planned: _PlannedRebuild | None) -> None:
        """Carry out a planned rebuild and report it, unless time alone called for it and nothing was written."""
        if planned is None:
            return
        if self._is_gone(planned.snapshot):
            if not self._gone:
                self._listener.gone()
            self._gone = True
            return
        if planned.plan is None:
            self._fail(planned, planned.error)
            return
        changed = self._list_changed(planned.snapshot) if planned.cause == "change" else ()
        try:
            built = planned.plan.carry_out(planned.cause, changed)
        except Exception as error:  # noqa: BLE001 - as in `_plan`
            self._fail(planned, error)
            return
        if planned.cause != "time" or (built.stale and not built.rebuild.kept_for):
            self._listener.rebuilt(built.rebuild)
        # What the build wrote itself is no change.
        self._seen = {**planned.plan.snapshot, **built.fingerprints}
        self._built, self._next = built.rebuild.now, built.next
        self._gone, self._error = False, ""
        gc.collect()  # the program does not while it works, and this loop may run for weeks

    def _fail(self, planned: _PlannedRebuild, error: Exception | None) -> None:
        """Report an error, once while it is the same; what caused it may pass, so that it is tried again in a minute."""
        if error is not None and repr(error) != self._error:
            self._listener.failed(error)
        self._seen, self._gone, self._error = dict(planned.snapshot), False, repr(error)
        self._next = self._clocks.now(UTC) + _MINUTE
