"""What the commands share: their options, the one clock, the vault they work on, and how they print."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import click

from followup_md.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

WIDEST = 100
SCREEN = (80, 24)
_EXAMPLE = "write it like 2026-11-18T12:00, 2026-11-18T12:00-05:00 or 2026-11-18"
_NAME_IT = "name the folder that holds interviews/ with -C DIR or FOLLOWUP_VAULT"
# Beyond these years clocks and calendars know no zones and no holidays.
_FIRST_YEAR, _LAST_YEAR = 1970, 2199

vault_option = click.option("-C", "--vault", metavar="DIR", help="The folder that holds interviews/; it may stand before the command too.")
now_option = click.option(
    "--now",
    metavar="TIME",
    help="Take this time for now: 2026-11-18T12:00 in the zone of followup.toml, 2026-11-18T12:00-05:00, or 2026-11-18 for its noon.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def find_vault(typed: str | None) -> str:
    """Return the folder of the vault: as typed behind or before the command, else FOLLOWUP_VAULT, else upward from here."""
    from followup_md.store.find import find_root, is_folder

    named: str | None = typed or click.get_current_context().find_root().params.get("vault")
    chosen = named or os.environ.get("FOLLOWUP_VAULT")
    if not chosen:
        root = find_root(".")
        if root is None:
            raise UsageProblem("no followup.toml here or in a folder above", f"{_NAME_IT}, or make one with `followup-md init DIR`")
        return root
    if not is_folder(chosen):
        raise UsageProblem(f"no folder {chosen!r}" + ("" if named else ", which FOLLOWUP_VAULT names"), _NAME_IT)
    return chosen


def read_clock(typed: str | None) -> Callable[[tzinfo], datetime]:
    """Return the clock of a command: `--now` read in the zone it is asked for, else the machine's; UsageProblem when it does not read."""
    if typed is None:
        return datetime.now
    try:
        moment = _parse_moment(typed.strip())
    except ValueError as error:
        raise UsageProblem(f"--now cannot be {typed!r}", _EXAMPLE) from error
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UsageProblem(f"--now cannot be {typed!r}", f"the years {_FIRST_YEAR} to {_LAST_YEAR} are known")
    return lambda zone: _place_moment(moment, zone, typed)


def print_text(text: str | bytes) -> bool:
    """Print `text` in one go, bytes as they are, and say if the reader is there.

    One that has gone (`| head`) is no error, and the command keeps its exit code.
    """
    try:
        # Whether there is colour in it was decided before: click would take it out again in a pipe that FORCE_COLOR asks it for.
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # What Python flushes when it ends must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def print_json(page: object, *, indent: int | None = 2) -> bool:
    """Print a page as JSON: in UTF-8, whatever the encoding of the terminal or pipe; say if the reader is there."""
    from followup_md.render.json import write_json

    return print_text(f"{write_json(page, indent=indent)}\n".encode())


def print_aside(text: str) -> None:
    """Print a sentence on standard error, under the name of the program."""
    from followup_md.cli import PROGRAM

    click.echo(f"{PROGRAM}: {text}", err=True)


def wants_color() -> bool:
    """Say whether to print in colour: on a terminal, unless NO_COLOR is set; FORCE_COLOR does so everywhere."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def measure_screen() -> tuple[int, int]:
    """Return the cells across, at most WIDEST, and the lines down of the terminal; 80 and 24 where output goes elsewhere."""
    if not sys.stdout.isatty():
        return SCREEN
    try:
        width, height = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return SCREEN
    return (min(width, WIDEST), height) if width and height else SCREEN


def _parse_moment(text: str) -> datetime:
    # `fromisoformat` alone would also read week dates, which nobody types by intent, and a bare day as midnight.
    if text[4:5] != "-" or text[7:8] != "-":
        raise ValueError(text)
    day = date.fromisoformat(text[:10])
    return datetime.combine(day, time(12)) if len(text) == len("2026-11-18") else datetime.fromisoformat(text)


def _place_moment(moment: datetime, zone: tzinfo, typed: str) -> datetime:
    if moment.tzinfo is not None:
        return moment.astimezone(zone)
    local = moment.replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
        raise UsageProblem(f"--now cannot be {typed!r}", f"the clocks of {zone} skip that time")
    return local
