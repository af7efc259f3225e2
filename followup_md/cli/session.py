"""Session of a command: the vault, the clock, the shared options, and printing."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from functools import cached_property, wraps
from typing import TYPE_CHECKING

import click

from followup_md.dates import read_now
from followup_md.errors import UsageProblem

if TYPE_CHECKING:
    from followup_md.vault.notes import Clock, Loaded

WIDEST = 100
SCREEN = (80, 24)
_EXAMPLE = "write it like 2026-11-18T12:00, 2026-11-18T12:00-05:00 or 2026-11-18"
_NAME_IT = "name the folder that holds interviews/ with -C DIR or FOLLOWUP_VAULT"
# Outside these years there is no data on time zones and holidays.
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_VAULT_HELP = "The folder that holds interviews/; it may stand before the command too."
_NOW_HELP = "Take this time for now: 2026-11-18T12:00 in the zone of followup.toml, 2026-11-18T12:00-05:00, or 2026-11-18 for its noon."
SHOW_LINE = "Write nothing; show the line."
SAY_FILES = "Write nothing; say what would be written."


class Session:
    """One run of a command: the vault and the clock; on first use, UsageProblem for an invalid option of either."""

    def __init__(self, vault: str | None, now: str | None, *, as_json: bool, dry: bool) -> None:
        """Take what was typed; `as_json` for JSON output, `dry` to write nothing."""
        self.vault, self._now = vault, now
        self.as_json, self.dry = as_json, dry
        self.replayed = now is not None

    @cached_property
    def root(self) -> str:
        """The folder of the vault."""
        return find_vault(self.vault)

    @cached_property
    def clock(self) -> "Clock":
        """The clock."""
        return read_clock(self._now)

    def load(self) -> "Loaded":
        """Return the vault at this moment."""
        from followup_md.vault.load import load

        return load(self.root, self.clock, replayed=self.replayed)


def take_session(
    *, vault: bool = True, now: bool = True, json: bool = True, dry: str = ""
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the session and its options, last in the help, to a command; `dry` is the help of `--dry-run`."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(
            *, vault: str | None = None, now: str | None = None, as_json: bool = False, dry_run: bool = False, **options: object
        ) -> None:
            function(Session(vault, now, as_json=as_json, dry=dry_run), **options)

        whole: Callable[..., None] = run
        if vault:
            whole = click.option("-C", "--vault", metavar="DIR", help=_VAULT_HELP)(whole)
        if now:
            whole = click.option("--now", metavar="TIME", help=_NOW_HELP)(whole)
        if json:
            whole = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(whole)
        return click.option("--dry-run", is_flag=True, help=dry)(whole) if dry else whole

    return decorate


def find_vault(typed: str | None) -> str:
    """Return the folder of the vault: as typed after or before the command, else FOLLOWUP_VAULT, else upward from here."""
    from followup_md.vault.read import find_root, is_folder

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


def read_clock(typed: str | None) -> "Clock":
    """Return the clock of a command: `--now` in the zone requested, else the machine's; UsageProblem for an invalid time."""
    if typed is None:
        return datetime.now
    try:
        moment = read_now(typed)
    except ValueError as error:
        raise UsageProblem(f"--now cannot be {typed!r}", _EXAMPLE) from error
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UsageProblem(f"--now cannot be {typed!r}", f"the years {_FIRST_YEAR} to {_LAST_YEAR} are known")

    def read(zone: tzinfo) -> datetime:
        if moment.tzinfo is not None:
            return moment.astimezone(zone)
        local = moment.replace(tzinfo=zone)
        if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
            raise UsageProblem(f"--now cannot be {typed!r}", f"the clocks of {zone} skip that time")
        return local

    return read


def is_asked() -> bool:
    """Say whether the user can be prompted."""
    return sys.stdin.isatty()


def is_talking() -> bool:
    """Say whether somebody is there to answer and to read."""
    return is_asked() and sys.stdout.isatty()


def print_text(text: str | bytes) -> bool:
    """Print `text` in one go, bytes as they are; return False for a closed pipe (`| head`), which is no error."""
    try:
        # Colour is decided before: click would strip it in a pipe in spite of FORCE_COLOR.
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # The flush at exit must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def print_json(page: object, *, indent: int | None = 2) -> bool:
    """Print a page as JSON: in UTF-8, whatever the encoding of the terminal or pipe; return False for a closed pipe."""
    from followup_md.render.json import write_json

    return print_text(f"{write_json(page, indent=indent)}\n".encode())


def wrap_words(text: str, begin: str = "") -> str:
    """Return `begin` and a text, on a terminal in rows that break between words only, below each other."""
    from followup_md.render.text import wrap

    width = measure_width()
    rows = wrap(text, width - len(begin), keep=True) if width else (text,)
    return begin + f"\n{' ' * len(begin)}".join(rows)


def print_aside(text: str) -> None:
    """Print a sentence on standard error, prefixed with the program's name."""
    from followup_md.cli import PROGRAM

    click.echo(wrap_words(f"{PROGRAM}: {text}"), err=True)


def say_waiting() -> None:
    """Print that another command holds the vault."""
    click.echo("another followup-md is writing in this vault; waiting for it", err=True)


def say_lasting() -> None:
    """Print that the write cannot be undone by the program."""
    click.echo("`log --undo` cannot take this back: the folder of the program's own state cannot be written", err=True)


def wants_color() -> bool:
    """Say whether to print in colour: on a terminal unless NO_COLOR is set, everywhere if FORCE_COLOR is."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def measure_screen() -> tuple[int, int]:
    """Return columns (at most WIDEST) and lines of the terminal; 80 and 24 where output goes elsewhere."""
    if not sys.stdout.isatty():
        return SCREEN
    try:
        width, height = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return SCREEN
    return (min(width, WIDEST), height) if width and height else SCREEN


def measure_width() -> int | None:
    """Return the columns of the terminal; None where output goes elsewhere, and nothing is cut or wrapped."""
    return measure_screen()[0] if sys.stdout.isatty() else None
