"""The generated pages: as they are, as they should be, and written when the two differ; what was ticked on one is recorded first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.errors import FollowupError, MachineFailure
from followup_md.problem import Problem
from followup_md.store import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.app.acting import Outcome
    from followup_md.model.page import Tick, Unrecorded

    Read = Callable[[Mapping[str, bytes]], Loaded]

_LONGEST_PAGE = 50_000_000
_TRIES = 5
MARK = "<!-- followup-md:"  # how every generated page of every version begins


class Page(NamedTuple):
    """A generated file: the bytes it has (None: there is none), and the text that it should have."""

    path: str
    seen: bytes | None
    text: str

    @property
    def stale(self) -> bool:
        """Say whether the file differs from what it should be."""
        return self.seen != self.text.encode()


class Build(NamedTuple):
    """What a build does: the page, the lines that ticks put into the notes, the ticks that stay, and the vault after it."""

    page: Page
    recorded: tuple[Outcome, ...]
    unrecorded: tuple[Unrecorded, ...]
    loaded: Loaded


def build_index(root: str, read: Read, *, record: bool = True, write: bool = True) -> Build:
    """Record what was ticked on the index page, then write the page anew if its bytes change.

    Without `record` ticks stay where they are; without `write` nothing is written. A page that is saved meanwhile is read again, so that
    no tick is lost. FollowupError when the page is not this program's, MachineFailure when the machine will not write.
    """
    from followup_md.store.write import ChangedMeanwhile

    recorded: tuple[Outcome, ...] = ()
    for _ in range(_TRIES):
        build = plan_build(root, read, record=record)
        recorded += build.recorded
        try:
            if write:
                carry_out(root, build)
        except ChangedMeanwhile:
            continue
        return build._replace(recorded=recorded)
    raise FollowupError(f"{INDEX} keeps changing", "close it in the other program, and build again")


def plan_build(root: str, read: Read, *, record: bool = True) -> Build:
    """Return what a build would write; nothing is written. `read` loads the vault, with some notes as they are to be."""
    from followup_md.render.markdown import render_index

    seen = _read_index(root)
    loaded = read({})
    recorded, unrecorded = _plan_ticks(root, loaded, seen, record=record)
    if recorded:
        loaded = read(recorded[0].plan.after)
    settings = loaded.settings
    text = render_index(loaded.search, loaded.problems, settings.tasks, settings.sections, unrecorded)
    return Build(Page(path=INDEX, seen=seen, text=text), recorded, unrecorded, loaded)


def carry_out(root: str, build: Build) -> None:
    """Write what was planned: first the notes, then the page, so that a tick is on one of them whatever stops the machine.

    ChangedMeanwhile when the page was saved after it was read: the notes are written, and the page is not.
    """
    from followup_md.store.write import write_text

    for outcome in build.recorded:
        from followup_md.app.acting import write_outcome

        write_outcome(root, build.loaded, outcome)
    if build.page.stale:
        write_text(f"{root}/{build.page.path}", build.page.text, build.page.seen)


def _plan_ticks(root: str, loaded: Loaded, seen: bytes | None, *, record: bool) -> tuple[tuple[Outcome, ...], tuple[Unrecorded, ...]]:
    ticks = _read_ticks(seen)
    if not ticks:
        return (), ()
    from followup_md.app.ticking import keep_ticks, plan_ticks

    return plan_ticks(root, loaded, ticks, _find_saved(root, loaded)) if record else keep_ticks(ticks, "it was built with --no-record")


def _read_ticks(seen: bytes | None) -> tuple[Tick, ...]:
    if seen is None:
        return ()
    from followup_md.parse.page import read_ticks

    return read_ticks(seen.decode("utf-8-sig", "replace"))


def _find_saved(root: str, loaded: Loaded) -> date:
    """Return the reader's day on which the page was last saved."""
    from followup_md.store.read import find_saved

    return datetime.fromtimestamp(find_saved(f"{root}/{INDEX}"), loaded.search.now.tzinfo).date()


def _read_index(root: str) -> bytes | None:
    """Return the bytes of the index page, None when there is none; FollowupError when it must be left alone."""
    from followup_md.store.read import read_file

    found = read_file(root, INDEX, _LONGEST_PAGE)
    if found is None:
        return None
    if isinstance(found, Problem):
        raise MachineFailure(f"{INDEX} is in the way: {found.message}", found.hint)
    if not found.data.decode("utf-8-sig", "replace").startswith(MARK):
        raise FollowupError(f"{INDEX} is not a page of this program, so it is left alone", "rename it or move it, then build again")
    return found.data
