"""`followup-md watch`."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.options import find_vault, json_option, measure_screen, print_aside, print_text, read_clock, vault_option, wants_color

if TYPE_CHECKING:
    from types import FrameType

    from followup_md.render.rebuild import Rebuild


@click.command("watch")
@click.option("--poll", is_flag=True, help="Look at the notes every second, for disks that report no changes (networks, some containers).")
@json_option
@vault_option
def command(poll: bool, as_json: bool, vault: str | None) -> None:  # noqa: FBT001 - one argument an option
    """Build at every change of a note, and whenever something becomes due.

    Prints a line for each rebuild. While a note cannot be read, as when it is half typed, the last good pages stay.
    Ctrl-C ends it, with exit code 130; a request to terminate ends it with 0.
    """
    import threading
    from time import monotonic

    from followup_md.app.agenda import say_left
    from followup_md.app.live import Live
    from followup_md.watch.loop import Loop, Times
    from followup_md.watch.sight import Bell, Sight

    root, clock, bell = find_vault(vault), read_clock(None), Bell()
    teller = Teller(as_json=as_json)
    if left := say_left(root):
        print_aside(left)
    sight = Sight(root, bell.ring, teller.polls, poll=poll)
    before, hook = signal.signal(signal.SIGTERM, _leave), threading.excepthook
    # A thread that dies of an error is replaced, and its last words are no concern of the person's.
    threading.excepthook = lambda _: None
    try:
        Loop(Live(root, clock), sight, Times(clock, monotonic, bell.wait), teller).run()
    finally:
        sight.close()
        threading.excepthook = hook
        signal.signal(signal.SIGTERM, before)


class Teller:
    """The terminal: a line for each rebuild on standard output, what went wrong on standard error."""

    def __init__(self, *, as_json: bool) -> None:
        """Print lines for reading, or as JSON."""
        self._as_json = as_json

    def rebuilt(self, rebuild: Rebuild) -> None:
        """Print the line of a rebuild at once; leave when nobody reads any more."""
        from followup_md.render.rebuild import render_rebuild, render_rebuild_json

        width = measure_screen()[0] if sys.stdout.isatty() else None
        line = render_rebuild_json(rebuild) if self._as_json else render_rebuild(rebuild, color=wants_color(), width=width)
        if not print_text(line):
            click.get_current_context().exit()

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


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)
