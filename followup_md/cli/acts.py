"""What the commands that record have in common: their options, the day they record, and what they print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.options import measure_screen, print_json, print_text, wants_color
from followup_md.errors import UsageProblem

if TYPE_CHECKING:
    from followup_md.app import Loaded
    from followup_md.app.acting import Outcome

on_option = click.option(
    "--on", metavar="DATE", help="When it happened, if not today: 2026-11-18, yesterday or -2d, with a time if you like."
)
dry_option = click.option("--dry-run", is_flag=True, help="Write nothing; show the line.")
all_option = click.option("--all", "take_all", is_flag=True, help="Take every open action that the words fit, without asking.")


def read_on(typed: str | None, loaded: Loaded) -> str:
    """Return the day on which something happened as a log line begins, with its time where one was typed; today by default."""
    from followup_md.parse.dates.clock import split_time
    from followup_md.parse.dates.typed import read_typed_day, read_typed_moment

    today = loaded.search.now.date()
    if typed is None:
        return today.isoformat()
    calendar = loaded.calendars.of(None)
    timed = "T" in typed or any(clocks for _, clocks in split_time(typed))
    if not timed:
        day = read_typed_day(typed, today, calendar)
        said = day.isoformat()
    else:
        moment = read_typed_moment(typed, today, calendar)
        day, said = moment.date(), f"{moment:%Y-%m-%d %H:%M}"
    if day > today:
        raise UsageProblem(f"--on cannot be {typed!r}: {day} is still to come", "the log holds what has happened; write it down then")
    return said


def say_waiting() -> None:
    """Say that another command holds the vault."""
    click.echo("another followup-md is writing in this vault; waiting for it", err=True)


def say_lasting() -> None:
    """Say that what was written cannot be taken back by the program."""
    click.echo("`log --undo` cannot take this back: the folder of the program's own state cannot be written", err=True)


def finish(root: str, loaded: Loaded, outcome: Outcome, *, dry: bool, as_json: bool) -> None:
    """Write what was planned, unless it is a dry run, and print it."""
    from followup_md.app.acting import write_outcome
    from followup_md.render.written import describe_outcome, render_written

    if not (dry or write_outcome(root, loaded, outcome, say_waiting)):
        say_lasting()
    plan = outcome.plan
    if as_json:
        print_json(describe_outcome(plan.written, outcome.judged, plan.consequences, dry=dry))
        return
    width = measure_screen()[0] if sys.stdout.isatty() else None
    print_text(render_written(plan.written, outcome.judged, plan.consequences, dry=dry, color=wants_color(), width=width))
