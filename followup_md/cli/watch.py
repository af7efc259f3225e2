"""`followup-md watch`: a build at every change of a note, and whenever something becomes due (format.md section 8)."""

from __future__ import annotations

import signal
import sys
from functools import partial
from posixpath import dirname
from typing import TYPE_CHECKING

import click

from followup_md.cli.build import Build, build_index, carry_out, plan_build
from followup_md.cli.calendar import say_left
from followup_md.cli.session import Session, measure_width, print_aside, print_json, print_text, take_session, wants_color
from followup_md.config.settings import Folders
from followup_md.derive.search import find_next_change
from followup_md.errors import UsageProblem
from followup_md.parse.vault import Memory
from followup_md.problem import CONFIG_UNREADABLE, Problem
from followup_md.render.phrases import LOSING, count_fixable
from followup_md.render.reports import Rebuild, describe_build, render_rebuild
from followup_md.render.view import count_pressing
from followup_md.vault.cache import Fingerprint, fingerprint_each, fingerprint_file
from followup_md.vault.load import recall_holidays, reread_vault
from followup_md.vault.notes import CALENDAR, CONFIG, INDEX, LONGEST_FILE, OBSIDIAN, SITE, Clock, Loaded, RawNote, derive_notes
from followup_md.vault.read import read_file
from followup_md.vault.write import ChangedMeanwhile
from followup_md.watch.loop import Built, Clocks, Loop, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from followup_md.model.views import Cause, PageState
    from followup_md.watch.loop import Snapshot
    from followup_md.watch.server import Server

_HIGHEST_PORT = 65535
_SERVE_HELP = "Show the pages of site/ to a browser on this machine as well, anew at each rebuild; 0 is any port that is free."
# While a file has one of these problems, its last good version counts.
_HALF_TYPED = LOSING | {CONFIG_UNREADABLE.id}


@click.command()
@click.option("--serve", metavar="[PORT]", is_flag=False, flag_value="", help=_SERVE_HELP)
@click.option("--public-safe", "public", is_flag=True, help="Leave names, companies and texts out of site/, to show a screen to others.")
@click.option("--poll", is_flag=True, help="Look at the notes every second, for disks that report no changes (networks, some containers).")
@take_session(now=False)
def command(session: Session, *, serve: str | None, public: bool, poll: bool) -> None:
    """Build at every change of a note, and whenever something becomes due.

    Prints a line for each rebuild. While a note cannot be read, as when it is half typed, the last good pages stay.
    Ctrl-C ends it, with exit code 130; a request to terminate ends it with 0.
    """
    import threading
    from contextlib import ExitStack, closing
    from time import monotonic

    from followup_md.watch.observer import ChangeFlag, VaultObserver

    root, clock, flag = session.root, session.clock, ChangeFlag()
    reporter = Reporter(as_json=session.as_json)
    with ExitStack() as ending:
        ending.callback(setattr, threading, "excepthook", threading.excepthook)
        # A thread that fails is replaced; its traceback is of no use to the user.
        threading.excepthook = lambda _: None
        if serve is not None:
            reporter.serve(ending.enter_context(closing(_open_server(root, serve))))
        if left := say_left(root):
            print_aside(left)
        observer = ending.enter_context(closing(VaultObserver(root, flag.set, reporter.polls, poll=poll)))
        ending.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, lambda *_: sys.exit(0)))
        Loop(Live(root, clock, public=public), observer, Clocks(clock, monotonic, flag.wait), reporter).run()


class Reporter:
    """Reporter of rebuilds: a line for each on standard output, errors on standard error, a reload for each open browser."""

    def __init__(self, *, as_json: bool) -> None:
        """Print lines for reading, or as JSON."""
        self._as_json = as_json
        self._server: Server | None = None

    def serve(self, server: Server) -> None:
        """Print the address of the pages, and reload the browsers at every rebuild from now on."""
        self._server = server
        address = server.address
        self._go_on(print_json({"version": 1, "serving": address}, indent=None) if self._as_json else print_text(f"serving {address}\n"))

    def rebuilt(self, rebuild: Rebuild) -> None:
        """Print the line of a rebuild at once; exit when the output pipe is closed."""
        if self._server and any(path.startswith(f"{SITE}/") and state == "written" for path, state in rebuild.states.items()):
            self._server.streams.announce()
        if self._as_json:
            self._go_on(print_json(describe_build(rebuild), indent=None))
        else:
            self._go_on(print_text(render_rebuild(rebuild, color=wants_color(), width=measure_width())))

    def failed(self, error: Exception) -> None:
        """Print why a rebuild failed and what to do about it."""
        from followup_md.cli import explain_error

        known = explain_error(error)
        print_aside("; ".join(filter(None, (known.message, known.hint))))

    def gone(self) -> None:
        """Print that the vault is gone."""
        print_aside("the vault is gone; waiting for it to come back")

    def polls(self, error: OSError) -> None:
        """Print why the notes are polled every second."""
        print_aside(f"looking at the notes every second, since the system cannot report changes: {error.strerror or error}")

    def _go_on(self, read: bool) -> None:  # noqa: FBT001 - the result of a print
        if not read:
            click.get_current_context().exit()


def _open_server(root: str, typed: str) -> Server:
    """Start the server at the port typed, else at the first free one of the usual ports."""
    from followup_md.watch.server import PORTS, open_server

    if not typed:
        server = open_server(root, PORTS)
        if server.port != PORTS[0]:
            print_aside(f"port {PORTS[0]} is taken, so the pages are at another")
        return server
    if not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(_HIGHEST_PORT)) and int(typed) <= _HIGHEST_PORT):
        raise UsageProblem(f"--serve cannot be {typed!r}", f"name a port from 1 to {_HIGHEST_PORT}, or 0 for any that is free")
    return open_server(root, (int(typed),))


class Live:
    """One vault, kept ready for a quick rebuild: its parsed notes, and which of them were readable last time."""

    def __init__(self, root: str, clock: Clock, *, public: bool = False) -> None:
        """Take the vault `root`, not read yet; `public` leaves names, companies and texts out of site/."""
        self._root, self._clock, self._public = root, clock, public
        self._memory = Memory()
        self._folders = Folders()
        self._readable: frozenset[str] = frozenset()

    @property
    def places(self) -> dict[str, bool]:
        """The folders to watch, relative to the vault, and whether at any depth, from followup.toml as of the last plan."""
        folders = self._folders
        return {"": False, dirname(folders.search): False, **dict.fromkeys((folders.interviews, folders.people, folders.letters), True)}

    def take_snapshot(self) -> Snapshot:
        """Return the fingerprint of each file that a build reads or writes, None for a missing file."""
        folders = self._folders
        deep = (folders.interviews, folders.people, folders.letters)
        return fingerprint_each(self._root, deep, (CONFIG, INDEX, CALENDAR, folders.search, OBSIDIAN))

    def plan(self, snapshot: Snapshot) -> Plan:
        """Return what a build would do, given the last `snapshot` of the vault; nothing is written. Errors are those of a build."""
        before = self._folders
        build = plan_build(self._root, self._load)
        return Plan(snapshot, partial(self._carry_out, snapshot, build)) if self._folders == before else self.plan(self.take_snapshot())

    def _carry_out(self, snapshot: Snapshot, build: Build, cause: Cause, changed: tuple[str, ...]) -> Built:
        """Write what was planned, unless a note has become unreadable since the last build: then the last good pages stay."""
        losses = _find_losses(build.loaded)
        kept_for = tuple(problem for path, problem in sorted(losses.items()) if path in self._readable)
        fingerprints: dict[str, Fingerprint | None] = {}
        if not kept_for:
            try:
                build = carry_out(self._root, build, public=self._public)
            except ChangedMeanwhile:  # saved since it was read, perhaps with a new tick
                build = build_index(self._root, self._load, public=self._public)
            self._readable = frozenset(path for path, known in snapshot.items() if known is not None) - losses.keys()
            fingerprints = dict(self._fingerprint_output(build, snapshot))
        search = build.loaded.search
        states: dict[str, PageState] = {
            page.path: "kept" if kept_for else "unchanged" if not page.stale else "removed" if page.text is None else "written"
            for page in build.pages
        }
        recorded = 0 if kept_for else sum(len(outcome.plan.lines) for outcome in build.recorded)
        fixable, ticks = count_fixable(build.loaded.problems, search.vault.drafts), (recorded, len(build.unrecorded))
        rebuild = Rebuild(search.now, cause, changed, states, *count_pressing(search), *ticks, kept_for, fixable)
        return Built(rebuild, build.stale, fingerprints, find_next_change(search, build.loaded.settings))

    def _fingerprint_output(self, build: Build, snapshot: Snapshot) -> Iterator[tuple[str, Fingerprint | None]]:
        """Yield the fingerprints of files that still hold what was written; any other content is a change still to handle."""
        contents = {path: data for outcome in build.recorded for path, data in outcome.plan.after.items()}
        contents |= {page.path: page.data for page in build.pages if page.stale and page.data is not None}
        for path, data in contents.items():
            # site/ is not watched: nobody writes there, and it may have many files.
            if path in snapshot:
                known = fingerprint_file(self._root, path)
                found = read_file(self._root, path, LONGEST_FILE)
                if isinstance(found, RawNote) and found.data == data:
                    yield path, known

    def _load(self, changed: Mapping[str, bytes]) -> Loaded:
        notes = reread_vault(self._root, self._memory, changed)
        # An unreadable configuration does not change the folders.
        if all(fault.check != CONFIG_UNREADABLE.id for fault in notes.faults):
            self._folders = notes.settings.folders
        return derive_notes(notes, self._clock, find_holidays=recall_holidays)


def _find_losses(loaded: Loaded) -> dict[str, Problem]:
    """Return, by path, the first problem that makes a file unusable; not one that its note asks to ignore."""
    meant = {(ignore.place.path, ignore.check) for ignore in loaded.search.vault.ignores}
    # The vault's problems are complete, whatever followup.toml says is to be reported.
    found = {*loaded.search.vault.problems, *loaded.problems}
    losses: dict[str, Problem] = {}
    for problem in sorted(found, key=lambda item: (item.place, item.check)):
        if problem.check in _HALF_TYPED and (problem.place.path, problem.check) not in meant:
            losses.setdefault(problem.place.path, problem)
    return losses
