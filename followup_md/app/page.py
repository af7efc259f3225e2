"""The generated pages: as they are, as they should be, and written when the two differ; what was ticked on one is recorded first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.generated import PAGE_MARK, Page, read_generated, write_stale
from followup_md.errors import FollowupError
from followup_md.store import CALENDAR, INDEX, SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.app.acting import Outcome
    from followup_md.model.page import Tick, Unrecorded

    Read = Callable[[Mapping[str, bytes]], Loaded]

_TRIES = 5


class Build(NamedTuple):
    """What a build does: the pages, the lines that ticks put into the notes, the ticks that stay, and the vault after it.

    Those of site/ are among the pages once it is carried out: they take longest, and nobody waits for them to see what is due.
    """

    pages: tuple[Page, ...]
    recorded: tuple[Outcome, ...]
    unrecorded: tuple[Unrecorded, ...]
    loaded: Loaded

    @property
    def stale(self) -> bool:
        """Say whether any page differs from what it should be."""
        return any(page.stale for page in self.pages)


def build_index(root: str, read: Read, *, record: bool = True, write: bool = True, public: bool = False) -> Build:
    """Record what was ticked on the index page, then write each page anew whose bytes change.

    Without `record` ticks stay where they are; without `write` nothing is written; `public` leaves names, companies and texts out of
    site/. A page that is saved meanwhile is read again, so that no tick is lost. FollowupError when a page is not this program's,
    MachineFailure when the machine will not write.
    """
    from followup_md.store.write import ChangedMeanwhile

    recorded: tuple[Outcome, ...] = ()
    for _ in range(_TRIES):
        build = plan_build(root, read, record=record)
        recorded += build.recorded
        try:
            build = carry_out(root, build, public=public) if write else add_site(root, build, public=public)
        except ChangedMeanwhile:
            continue
        return build._replace(recorded=recorded)
    raise FollowupError(f"{INDEX}, {CALENDAR} or {SITE}/ keeps changing", "close it in the other program, and build again")


def plan_build(root: str, read: Read, *, record: bool = True) -> Build:
    """Return what a build would write; nothing is written. `read` loads the vault, with some notes as they are to be."""
    from followup_md.app.agenda import plan_agenda
    from followup_md.app.site import check_site
    from followup_md.render.markdown import render_index

    seen = read_generated(root, INDEX, PAGE_MARK, "page")
    loaded = read({})
    recorded, unrecorded = _plan_ticks(root, loaded, seen, record=record)
    if recorded:
        loaded = read(recorded[0].plan.after)
    settings = loaded.settings
    text = render_index(loaded.search, loaded.problems, settings.tasks, settings.sections, unrecorded)
    pages = (Page(path=INDEX, seen=seen, text=text), plan_agenda(root, loaded))
    check_site(root, loaded.search)
    return Build(tuple(page for page in pages if page), recorded, unrecorded, loaded)


def carry_out(root: str, build: Build, *, public: bool = False) -> Build:
    """Write what was planned: first the notes, then the pages, so that a tick is on one of them whatever stops the machine; site/ last.

    ChangedMeanwhile when a page was saved after it was read: the notes are written, and that page and those behind it are not.
    """
    for outcome in build.recorded:
        from followup_md.app.acting import write_outcome

        write_outcome(root, build.loaded, outcome)
    write_stale(root, build.pages)
    whole = add_site(root, build, public=public)
    write_stale(root, whole.pages[len(build.pages) :])
    return whole


def add_site(root: str, build: Build, *, public: bool = False) -> Build:
    """Return a build with the files of site/ among its pages; none of them is written."""
    from followup_md.app.site import plan_site

    changed = build.recorded[0].plan.after if build.recorded else {}
    return build._replace(pages=(*build.pages, *plan_site(root, build.loaded, changed, public=public)))


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
