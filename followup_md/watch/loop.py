"""Watch loop: one rebuild for each burst of changes, and one whenever something becomes due."""

import gc
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from followup_md.model.views import Cause
    from followup_md.render.reports import Rebuild
    from followup_md.vault.cache import Fingerprint
    from followup_md.vault.notes import Clock

    # The fingerprint of each file that a build reads or writes, None for a missing file.
    Snapshot = Mapping[str, Fingerprint | None]

# A burst of changes ends after QUIET seconds without one, and after _LONGEST_BURST seconds at the latest.
QUIET: Final = 0.3
_LONGEST_BURST: Final = 2.0
# A build is planned after this many seconds without a change, and written once the burst is over.
_SHORT_QUIET: Final = 0.05
# Seconds between checks of the clock (a laptop may sleep, the clock may be set) and of the watched folders.
_HEARTBEAT: Final = 1.0
# Seconds between checks of the notes without a reported change: network disks report none, and systems sometimes lose one.
_UNPROMPTED: Final = 60.0
_MINUTE: Final = timedelta(minutes=1)


class Observer(Protocol):
    """Observer of the vault's folders."""

    def update(self, places: Mapping[str, bool]) -> bool:
        """Watch these folders from now on, as `Watched.places`; say whether a change may have been missed until now."""


class Listener(Protocol):
    """Listener to rebuilds; any error that it raises ends the loop."""

    def rebuilt(self, rebuild: "Rebuild") -> None:
        """Report a rebuild."""

    def failed(self, error: Exception) -> None:
        """Report a failed rebuild."""

    def gone(self) -> None:
        """Report that the vault is gone."""


class Built(NamedTuple):
    """A build: its report, whether any page was `stale`, the fingerprints of files written, and when the `next` is due."""

    rebuild: "Rebuild"
    stale: bool
    fingerprints: "Snapshot"
    next: datetime


class Plan(NamedTuple):
    """A build not yet written: the vault before it was read, and the function that writes it, given a cause and the paths changed."""

    snapshot: "Snapshot"
    carry_out: "Callable[[Cause, tuple[str, ...]], Built]"


class Watched(Protocol):
    """The vault that is watched and rebuilt."""

    @property
    def places(self) -> Mapping[str, bool]:
        """The folders to watch, relative to the vault, and whether at any depth."""

    def take_snapshot(self) -> "Snapshot":
        """Return the fingerprints of the vault's files on disk."""

    def plan(self, snapshot: "Snapshot") -> Plan:
        """Return what a build would do, given the last `snapshot` of the vault; nothing is written."""


class Clocks(NamedTuple):
    """The wall clock; a monotonic clock, in seconds; and a wait of at most some seconds that returns whether something changed."""

    now: "Clock"
    ticks: Callable[[], float]
    wait: Callable[[float], bool]


class _PlannedRebuild(NamedTuple):
    """A rebuild not carried out yet: the vault, the cause, and the plan or the error in place of one."""

    snapshot: "Snapshot"
    cause: "Cause"
    plan: Plan | None = None
    error: Exception | None = None


class Loop:
    """State between two rebuilds: the vault as last seen, and when the next rebuild is due."""

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
        """Build, then again at every change and due time, until interrupted."""
        self.start()
        while True:
            self.turn()

    def start(self) -> None:
        """Start watching and build for the first time."""
        self._observer.update(self._vault.places)
        self._finish(self._plan())

    def turn(self) -> None:
        """Wait for a change, one heartbeat at most, and build if there is a reason."""
        changed = self._clocks.wait(_HEARTBEAT)
        if self._observer.update(self._vault.places) or changed:
            self._finish(self._plan_after_burst())
        elif self._is_time() or self._clocks.ticks() >= self._unprompted:
            self._finish(self._plan())

    def _plan_after_burst(self) -> _PlannedRebuild | None:
        """Plan a rebuild while a burst ends, and again if there is another change."""
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
        """Plan a rebuild; None if there is no reason for one."""
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

    def _is_gone(self, snapshot: "Snapshot") -> bool:
        """Say whether a vault that had files has none now: its disk was unplugged, or its folder moved."""
        return any(known is not None for known in self._seen.values()) and all(known is None for known in snapshot.values())

    def _list_changed(self, snapshot: "Snapshot") -> tuple[str, ...]:
        return tuple(sorted(path for path in {*self._seen, *snapshot} if self._seen.get(path) != snapshot.get(path)))

    def _is_time(self) -> bool:
        now = self._clocks.now(UTC)
        # After the clock was set back, the pages show a later day.
        return now >= self._next or (self._built is not None and now < self._built - _MINUTE)

    def _finish(self, planned: _PlannedRebuild | None) -> None:
        """Carry out a planned rebuild and report it, unless it was only due by time and nothing was written."""
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
        # The build's own writes are no change.
        self._seen = {**planned.plan.snapshot, **built.fingerprints}
        self._built, self._next = built.rebuild.now, built.next
        self._gone, self._error = False, ""
        gc.collect()  # automatic collection is off, and this loop may run for weeks

    def _fail(self, planned: _PlannedRebuild, error: Exception | None) -> None:
        """Report an error, once while it stays the same; the cause may pass, so the build is tried again in a minute."""
        if error is not None and repr(error) != self._error:
            self._listener.failed(error)
        self._seen, self._gone, self._error = dict(planned.snapshot), False, repr(error)
        self._next = self._clocks.now(UTC) + _MINUTE
