"""A vault that is built again and again, as its notes change and as time goes by (format.md section 8, `watch`)."""

from __future__ import annotations

from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app import derive_notes
from followup_md.app.page import build_index, carry_out, plan_build
from followup_md.app.reading import LONGEST_FILE, OBSIDIAN, reread_vault
from followup_md.config.files import RawNote
from followup_md.config.settings import Folders
from followup_md.derive.moments import find_next_moment
from followup_md.parse.memory import Memory
from followup_md.problem import CONFIG_UNREADABLE
from followup_md.render.problem_text import LOSING
from followup_md.render.rebuild import Rebuild, Ticked, count_pressing
from followup_md.store import CALENDAR, CONFIG, INDEX
from followup_md.store.read import read_file
from followup_md.store.sign import stamp_file, stamp_notes
from followup_md.store.write import ChangedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from followup_md.app import Clock, Loaded
    from followup_md.app.generated import Page
    from followup_md.app.page import Build
    from followup_md.model.views import Cause, PageState
    from followup_md.problem import Problem
    from followup_md.store.sign import Stamp

    Look = Mapping[str, Stamp | None]

# While one of these stands in a file, what it said before is truer than what it says now.
_HALF_TYPED = LOSING | {CONFIG_UNREADABLE.id}


class Plan(NamedTuple):
    """A build of which nothing is written yet, and what lay in the vault before it was read (`look`)."""

    look: Look
    build: Build


class Built(NamedTuple):
    """A build that was carried out, with the problems for which the last good page was kept instead.

    `stamps` are those of the files as they were written, of which no other change is known.
    """

    build: Build
    kept_for: tuple[Problem, ...] = ()
    stamps: Mapping[str, Stamp | None] = {}


class Live:
    """One vault, with what it takes to build it again at once: its notes as parsed, and which of them could be read the last time."""

    def __init__(self, root: str, clock: Clock, *, public: bool = False) -> None:
        """Begin with the vault `root`, of which nothing is known yet; `public` leaves names, companies and texts out of site/."""
        self._root, self._clock, self._public = root, clock, public
        self._memory = Memory()
        self._folders = Folders()
        self._readable: frozenset[str] = frozenset()

    @property
    def places(self) -> dict[str, bool]:
        """The folders to look at, relative to the vault, and whether at any depth, as followup.toml has them by the last plan."""
        folders = self._folders
        deep = dict.fromkeys((folders.interviews, folders.people, folders.letters), True)
        return {"": False, dirname(folders.search): False, **deep}

    def look(self) -> Look:
        """Return the stamp of each file that a build reads or writes, None for what is not there."""
        folders = self._folders
        deep = (folders.interviews, folders.people, folders.letters)
        return stamp_notes(self._root, deep, (CONFIG, INDEX, CALENDAR, folders.search, OBSIDIAN))

    def plan(self, look: Look) -> Plan:
        """Return what a build would do now that the vault was last seen as `look`; nothing is written. The errors are those of a build."""
        before = self._folders
        build = plan_build(self._root, self._load)
        return Plan(look, build) if self._folders == before else self.plan(self.look())

    def carry_out(self, plan: Plan) -> Built:
        """Write what was planned, unless a note that could be read the last time now cannot: then the last good page stays."""
        losses = find_losses(plan.build.loaded)
        if kept_for := tuple(problem for path, problem in sorted(losses.items()) if path in self._readable):
            return Built(plan.build, kept_for=kept_for)
        build = self._write(plan.build)
        self._readable = frozenset(path for path, stamp in plan.look.items() if stamp is not None) - losses.keys()
        meant = {path: data for outcome in build.recorded for path, data in outcome.plan.after.items()}
        meant |= {page.path: page.data for page in build.pages if page.stale and page.data is not None}
        # Of site/ nothing is looked at: nobody writes there, and there may be many files.
        return Built(build, stamps=dict(self._stamp_own({path: data for path, data in meant.items() if path in plan.look})))

    def find_next_moment(self, build: Build) -> datetime:
        """Return when time alone calls for another build (UTC)."""
        return find_next_moment(build.loaded.search, build.loaded.settings)

    def _write(self, build: Build) -> Build:
        try:
            return carry_out(self._root, build, public=self._public)
        except ChangedMeanwhile:  # saved since it was read, perhaps with a tick more
            return build_index(self._root, self._load, public=self._public)

    def _load(self, changed: Mapping[str, bytes]) -> Loaded:
        notes = reread_vault(self._root, self._memory, changed)
        # A configuration that does not read says nothing of folders.
        if all(fault.check != CONFIG_UNREADABLE.id for fault in notes.faults):
            self._folders = notes.settings.folders
        return derive_notes(notes, self._clock)

    def _stamp_own(self, meant: Mapping[str, bytes]) -> Iterator[tuple[str, Stamp | None]]:
        """Yield the stamps of the files that hold what was written; another's words in one are a change still to come."""
        for path, data in meant.items():
            stamp = stamp_file(self._root, path)
            found = read_file(self._root, path, LONGEST_FILE)
            if isinstance(found, RawNote) and found.data == data:
                yield path, stamp


def describe_rebuild(built: Built, cause: Cause, changed: tuple[str, ...]) -> Rebuild:
    """Return what is told of a rebuild."""
    build, kept_for = built.build, built.kept_for
    due, overdue = count_pressing(build.loaded.search)
    states: dict[str, PageState] = {page.path: "kept" if kept_for else _find_state(page) for page in build.pages}
    recorded = 0 if kept_for else sum(len(outcome.plan.written) for outcome in build.recorded)
    ticked = Ticked(recorded, len(build.unrecorded))
    return Rebuild(build.loaded.search.now, cause, changed, states, due, overdue, ticked, kept_for)


def _find_state(page: Page) -> PageState:
    if not page.stale:
        return "unchanged"
    return "removed" if page.text is None else "written"


def find_losses(loaded: Loaded) -> dict[str, Problem]:
    """Return, by path, the first problem that keeps a file from counting; not what its note says is as it should be."""
    meant = {(ignore.place.path, ignore.check) for ignore in loaded.search.vault.ignores}
    # Those of the vault are complete, whatever followup.toml says is to be told.
    found = {*loaded.search.vault.problems, *loaded.problems}
    losses: dict[str, Problem] = {}
    for problem in sorted(found, key=lambda item: (item.place, item.check)):
        if problem.check in _HALF_TYPED and (problem.place.path, problem.check) not in meant:
            losses.setdefault(problem.place.path, problem)
    return losses
