"""The generated pages: as they are, as they should be, and written when the two differ; what was ticked on one is recorded first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.errors import FollowupError, MachineFailure
from followup_md.problem import Problem
from followup_md.store import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.app.acting import Outcome
    from followup_md.model.page import Tick, Unrecorded

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


def build_index(root: str, read: Callable[[], Loaded], *, record: bool = True, write: bool = True) -> Build:
    """Record what was ticked on the index page, then write the page anew if its bytes change; `read` loads the vault as it is by then.

    Without `record` ticks stay where they are; without `write` nothing is written. A page that is saved meanwhile is read again, so that
    no tick is lost. FollowupError when the page is not this program's, MachineFailure when the machine will not write.
    """
    from followup_md.store.write import ChangedMeanwhile

    recorded: tuple[Outcome, ...] = ()
    for _ in range(_TRIES):
        build = _plan(root, read, record=record, write=write)
        recorded += build.recorded
        try:
            if write:
                _write_page(root, build.page)
        except ChangedMeanwhile:
            continue
        return build._replace(recorded=recorded)
    raise FollowupError(f"{INDEX} keeps changing", "close it in the other program, and build again")


def _plan(root: str, read: Callable[[], Loaded], *, record: bool, write: bool) -> Build:
    from followup_md.render.markdown import render_index

    seen = _read_index(root)
    loaded = read()
    recorded: tuple[Outcome, ...] = ()
    unrecorded: tuple[Unrecorded, ...] = ()
    ticks = _read_ticks(seen)
    if ticks:
        from followup_md.app.acting import write_outcome
        from followup_md.app.ticking import keep_ticks, plan_ticks

        saved = _find_saved(root, loaded)
        ticked = plan_ticks(root, loaded, ticks, saved) if record else keep_ticks(ticks, "it was built with --no-record")
        recorded, unrecorded = ticked
        if recorded and write:
            write_outcome(root, loaded, recorded[0])
            loaded = read()
    settings = loaded.settings
    text = render_index(loaded.search, loaded.problems, settings.tasks, settings.sections, unrecorded)
    return Build(Page(path=INDEX, seen=seen, text=text), recorded, unrecorded, loaded)


def _write_page(root: str, page: Page) -> None:
    from followup_md.store.write import write_text

    if page.stale:
        write_text(f"{root}/{page.path}", page.text, page.seen)


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
