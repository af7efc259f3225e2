"""`followup-md watch`."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.options import (
    find_vault,
    json_option,
    measure_screen,
    print_aside,
    print_json,
    print_text,
    read_clock,
    vault_option,
    wants_color,
)
from followup_md.errors import UsageProblem
from followup_md.store import SITE

if TYPE_CHECKING:
    from types import FrameType

    from followup_md.render.rebuild import Rebuild
    from followup_md.watch.serve import Server

_HIGHEST_PORT = 65535


@click.command()
@click.option(
    "--serve",
    metavar="[PORT]",
    is_flag=False,
    flag_value="",
    help="Show the pages of site/ to a browser on this machine as well, anew at each rebuild; 0 is any port that is free.",
)
@click.option("--public-safe", "public", is_flag=True, help="Leave names, companies and texts out of site/, to show a screen to others.")
@click.option("--poll", is_flag=True, help="Look at the notes every second, for disks that report no changes (networks, some containers).")
@json_option
@vault_option
def command(serve: str | None, public: bool, poll: bool, as_json: bool, vault: str | None) -> None:  # noqa: FBT001 - one argument an option
    """Build at every change of a note, and whenever something becomes due.

    Prints a line for each rebuild. While a note cannot be read, as when it is half typed, the last good pages stay.
    Ctrl-C ends it, with exit code 130; a request to terminate ends it with 0.
    """
    import threading
    from contextlib import ExitStack, closing
    from time import monotonic

    from followup_md.app.agenda import say_left
    from followup_md.app.live import Live
    from followup_md.watch.loop import Loop, Times
    from followup_md.watch.sight import Bell, Sight

    root, clock, bell = find_vault(vault), read_clock(None), Bell()
    teller = Teller(as_json=as_json)
    with ExitStack() as ending:
        ending.callback(setattr, threading, "excepthook", threading.excepthook)
        # A thread that dies of an error is replaced, and its last words are no concern of the person's.
        threading.excepthook = lambda _: None
        if serve is not None:
            teller.serve(ending.enter_context(closing(_open_server(root, serve))))
        if left := say_left(root):
            print_aside(left)
        sight = ending.enter_context(closing(Sight(root, bell.ring, teller.polls, poll=poll)))
        ending.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, _leave))
        Loop(Live(root, clock, public=public), sight, Times(clock, monotonic, bell.wait), teller).run()


class Teller:
    """The terminal: a line for each rebuild on standard output, what went wrong on standard error; and the browsers that look on."""

    def __init__(self, *, as_json: bool) -> None:
        """Print lines for reading, or as JSON."""
        self._as_json = as_json
        self._server: Server | None = None

    def serve(self, server: Server) -> None:
        """Print where the pages are, and tell the browsers of every rebuild from now on."""
        self._server = server
        address = server.address
        self._go_on(print_json({"version": 1, "serving": address}, indent=None) if self._as_json else print_text(f"serving {address}\n"))

    def rebuilt(self, rebuild: Rebuild) -> None:
        """Print the line of a rebuild at once; leave when nobody reads any more."""
        from followup_md.render.rebuild import describe_rebuild, render_rebuild

        if self._server and any(path.startswith(f"{SITE}/") and state == "written" for path, state in rebuild.states.items()):
            self._server.streams.tell()
        width = measure_screen()[0] if sys.stdout.isatty() else None
        if self._as_json:
            self._go_on(print_json(describe_rebuild(rebuild), indent=None))
        else:
            self._go_on(print_text(render_rebuild(rebuild, color=wants_color(), width=width)))

    def failed(self, error: Exception) -> None:
        """Print why a rebuild failed and what to do about it."""
        from followup_md.cli import explain_error

        known = explain_error(error)
        print_aside("; ".join(filter(None, (known.message, known.hint))))

    def gone(self) -> None:
        """Print that the vault is gone."""
        print_aside("the vault is gone; waiting for it to come back")

    def polls(self, error: OSError) -> None:
        """Print why changes are looked for every second."""
        print_aside(f"looking at the notes every second, since the system cannot report changes: {error.strerror or error}")

    def _go_on(self, read: bool) -> None:  # noqa: FBT001 - what a print came to
        if not read:
            click.get_current_context().exit()


def _open_server(root: str, typed: str) -> Server:
    """Start the server at the port as typed, or, when none was, at the first usual one that is free."""
    from followup_md.watch.serve import PORTS, open_server

    named = _read_port(typed) if typed else None
    server = open_server(root, PORTS if named is None else (named,))
    if named is None and server.port != PORTS[0]:
        print_aside(f"port {PORTS[0]} is taken, so the pages are at another")
    return server


def _read_port(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) <= len(str(_HIGHEST_PORT)) and int(typed) <= _HIGHEST_PORT:
        return int(typed)
    raise UsageProblem(f"--serve cannot be {typed!r}", f"name a port from 1 to {_HIGHEST_PORT}, or 0 for any that is free")


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)
