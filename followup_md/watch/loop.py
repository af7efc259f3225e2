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

    Look = Mapping[str, Fingerprint | None]

# A burst is over after this long without a change, and never lasts longer than that (seconds).
QUIET: Final = 0.3
CAP: Final = 2.0
# After so short a quiet a page is planned already, to be written when the burst is indeed over.
BREATH: Final = 0.05
# How often the wall clock is read, which a closed laptop or somebody's hand moves, and the watched folders with it.
HEARTBEAT: Final = 1.0
# How often the notes are looked at unasked: networks report no changes of theirs, and systems lose one now and then.
UNASKED: Final = 60.0
_MINUTE: Final = timedelta(minutes=1)


class Observer(Protocol):
    """Observer of the vault's folders."""

    def renew(self, places: Mapping[str, bool]) -> bool:
        """Look at these folders from now on, as `Watched.places`; say whether something may have gone unseen until now."""
        ...


class Listener(Protocol):
    """Receiver of what happens; whatever it raises ends the loop."""

    def rebuilt(self, rebuild: Rebuild) -> None:
        """Report a rebuild."""
        ...

    def failed(self, error: Exception) -> None:
        """Report that one failed."""
        ...

    def gone(self) -> None:
        """Report that there is nothing left of the vault."""
        ...


class Built(NamedTuple):
    """A build that was carried out: what is reported of it, and whether any page differed from what it should be.

    `stamps` are those of the files as they were written, of which no other change is known; at `next` (UTC) time alone calls for another.
    """

    rebuild: Rebuild
    stale: bool
    stamps: Mapping[str, Fingerprint | None]
    next: datetime


class Plan(NamedTuple):
    """A build of which nothing is written yet: what lay in the vault before it was read, and how it is carried out.

    That takes why it is built and the paths that changed.
    """

    look: Look
    carry_out: Callable[[Cause, tuple[str, ...]], Built]


class Watched(Protocol):
    """The vault that is built again and again."""

    @property
    def places(self) -> Mapping[str, bool]:
        """The folders to look at, relative to the vault, and whether at any depth."""
        ...

    def look(self) -> Look:
        """Return the stamp of each file that a build reads or writes, None for what is not there."""
        ...

    def plan(self, look: Look) -> Plan:
        """Return what a build would do now that the vault was last seen as `look`; nothing is written."""
        ...


class Clocks(NamedTuple):
    """The wall clock; a monotonic one, in seconds; and a wait of some seconds at most that returns whether something changed."""

    now: Clock
    ticks: Callable[[], float]
    wait: Callable[[float], bool]


class PlannedRebuild(NamedTuple):
    """A rebuild that is not carried out yet: by which `look` and why, and its plan, or the error that there is instead of one."""

    look: Look
    cause: Cause
    plan: Plan | None = None
    error: Exception | None = None


class Loop:
    """The state between two rebuilds: what lay in the vault, and when time alone calls for the next."""

    def __init__(self, live: Watched, sight: Observer, times: Clocks, teller: Listener) -> None:
        """Start before the first build."""
        self._live, self._sight, self._times, self._teller = live, sight, times, teller
        self._seen: dict[str, object] = {}
        self._built: datetime | None = None
        self._next = times.now(UTC)
        self._unasked = 0.0
        self._gone = False
        self._error = ""

    def run(self) -> None:
        """Build, then again at every change and due time, until somebody interrupts it."""
        self.start()
        while True:
            self.turn()

    def start(self) -> None:
        """Build for the first time, and watch for changes meanwhile."""
        self._sight.renew(self._live.places)
        self._finish(self._draft())

    def turn(self) -> None:
        """Wait for a change, for a heartbeat at most, and build when there is reason to."""
        stirred = self._times.wait(HEARTBEAT)
        if self._sight.renew(self._live.places) or stirred:
            self._finish(self._settle())
        elif self._is_time() or self._times.ticks() >= self._unasked:
            self._finish(self._draft())

    def _settle(self) -> PlannedRebuild | None:
        """Return what is to be done once the burst is over; it is planned meanwhile, and again when something changes after all."""
        end = self._times.ticks() + CAP
        while True:
            while self._stirs(BREATH, end):
                pass
            begun = self._times.ticks()
            draft = self._draft()
            if not self._stirs(QUIET - BREATH - (self._times.ticks() - begun), end):
                return draft

    def _stirs(self, seconds: float, end: float) -> bool:
        left = end - self._times.ticks()
        return left > 0 and self._times.wait(max(min(seconds, left), 0))

    def _draft(self) -> PlannedRebuild | None:
        """Plan a rebuild; None where there is no reason for one."""
        self._unasked = self._times.ticks() + UNASKED
        look = self._live.look()
        cause: Cause | None
        if self._built is None and not self._error:
            cause = "start"
        elif self._gone:
            cause = "return"
        elif self._list_changed(look):
            cause = "change"
        else:
            cause = ("retry" if self._error else "time") if self._is_time() else None
        if cause is None or self._is_gone(look):
            return cause and PlannedRebuild(look, cause)
        try:
            plan = self._live.plan(look)
        except Exception as error:  # noqa: BLE001 - whatever fails is reported, and the loop goes on
            return PlannedRebuild(look, cause, error=error)
        return PlannedRebuild(plan.look, cause, plan)

    def _is_gone(self, look: Look) -> bool:
        """Say whether nothing is left of a vault that held something: its disk was taken away, or its folder moved."""
        return any(stamp is not None for stamp in self._seen.values()) and all(stamp is None for stamp in look.values())

    def _list_changed(self, look: Look) -> tuple[str, ...]:
        return tuple(sorted(path for path in {*self._seen, *look} if self._seen.get(path) != look.get(path)))

    def _is_time(self) -> bool:
        now = self._times.now(UTC)
        # A clock that was set back makes a page of tomorrow.
        return now >= self._next or (self._built is not None and now < self._built - _MINUTE)

    def _finish(self, draft: PlannedRebuild | None) -> None:
        """Carry out a planned rebuild and report it, unless time alone called for it and nothing was written."""
        if draft is None:
            return
        if self._is_gone(draft.look):
            if not self._gone:
                self._teller.gone()
            self._gone = True
            return
        if draft.plan is None:
            self._fail(draft, draft.error)
            return
        changed = self._list_changed(draft.look) if draft.cause == "change" else ()
        try:
            built = draft.plan.carry_out(draft.cause, changed)
        except Exception as error:  # noqa: BLE001 - as in `_draft`
            self._fail(draft, error)
            return
        if draft.cause != "time" or (built.stale and not built.rebuild.kept_for):
            self._teller.rebuilt(built.rebuild)
        # What the build wrote itself is no change.
        self._seen = {**draft.plan.look, **built.stamps}
        self._built, self._next = built.rebuild.now, built.next
        self._gone, self._error = False, ""
        gc.collect()  # the program does not while it works, and this loop may run for weeks

    def _fail(self, draft: PlannedRebuild, error: Exception | None) -> None:
        """Report an error, once while it is the same; what caused it may pass, so that it is tried again in a minute."""
        if error is not None and repr(error) != self._error:
            self._teller.failed(error)
        self._seen, self._gone, self._error = dict(draft.look), False, repr(error)
        self._next = self._times.now(UTC) + _MINUTE
