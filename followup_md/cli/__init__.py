"""Command line: a group that loads each command only when it runs, and the one place where errors become messages and exit codes."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Any, cast

import click

from followup_md import __version__
from followup_md.errors import FollowupError, SystemFailure, say_meant

PROGRAM = "followup-md"
# The program's help loads no command; a test compares these texts with each command's own.
COMMANDS = {
    "init": "Make a folder ready for notes: settings, folders, a note to copy.",
    "new": "Write the note of an interview, ahead or just over, and notes of the people in it.",
    "status": "Show what is due, to whom, by when and why.",
    "check": "Show what is wrong with the notes, or was forgotten in them.",
    "build": "Record what was ticked on the index page, and write it, the pages of site/ and the calendar anew.",
    "watch": "Build at every change of a note, and whenever something becomes due.",
    "done": "Record an action as done: one line into the log of its note.",
    "log": "Record what happened: one line into the log of a note, in its place by date.",
    "jot": "Note down one thing before it is forgotten: a topic, a question, a promise.",
    "recap": "Write the recap in five minutes: answer what is asked, skip what you like.",
    "hear": "Read a mail of theirs, and propose the line of the log that it means.",
    "snooze": "Put an action off: it is not shown as due before DATE.",
    "waive": "Say that an action is not to be done, and why.",
    "draft": "Write the draft of a letter, mail or message, from what the notes say.",
    "card": "Show all about a process on one screen, when they call.",
    "guard": "Ask whether to write to somebody or call them now.",
    "letter": "Make a draft ready to print and sign, or to open in a mail program.",
    "check-post": "Ask whether a text meant for a public place gives the interview away.",
    "practice": "Practise the questions that went badly, as cards: think, look, grade.",
    "stats": "Show the search in figures: rounds, rates with their counts, activity by week.",
    "calendar": "Print the calendar: interviews, decision dates and what is to be done by a day.",
    "explain": "Explain an action, a check, a requirement or a configuration key; without an ID, list them all.",
    "schema": "Print the JSON Schema of a command's output.",
}
INTERRUPTED = 130
_VAULT_HELP = "The folder that holds interviews/; else FOLLOWUP_VAULT, else the nearest folder upward with a followup.toml."
REPORT = "this is a fault of the program, not of your notes; set FOLLOWUP_DEBUG=1, run it again and report what it prints"


class LazyGroup(click.Group):
    """A group whose commands are the modules of this package, each loaded only when it is run."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options before the command."""
        # For a short option, click first tries the long ones and loads `difflib` for a did-you-mean that nobody sees: 10 ms.
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*("--vault" if arg == "-C" else arg for arg in args[:end]), *args[end:]])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the names of all commands, in help order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        """Load a command; None for an unknown name."""
        from importlib import import_module

        if cmd_name not in COMMANDS:
            return None
        command = cast("click.Command", import_module(f"followup_md.cli.{cmd_name.replace('-', '_')}").command)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command named first in `args`; a typo gets a did-you-mean."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from followup_md.derive.matching import find_close

            ctx.fail("; ".join(filter(None, (f"no command {args[0]!r}", say_meant(find_close(args[0], COMMANDS))))))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the list of commands from the table, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click types it
        """Run the command; every error becomes a sentence on standard error and an exit code (format.md section 8)."""
        for stream in (sys.stdout, sys.stderr):
            # Characters that the terminal cannot show are escaped, so that printing them is no error.
            cast("Any", stream).reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except click.Abort:
            # Ctrl-C or Ctrl-D at a prompt, before anything is written (`practice` handles its own); the cursor is still on its line.
            click.echo(f"\n{PROGRAM}: nothing was written", err=True)
            ctx.exit(INTERRUPTED)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - unexpected errors are raised again on request
            known = explain_error(error)
            click.echo(f"{PROGRAM}: {known.message}", err=True)
            if known.hint:
                from textwrap import TextWrapper

                # Break at spaces only: an id split over two lines cannot be copied.
                wrapper = TextWrapper(click.HelpFormatter().width, " " * 4, " " * 4, break_on_hyphens=False, break_long_words=False)
                click.echo(wrapper.fill(known.hint), err=True)
            for line in known.lines:
                click.echo(f"    {line}", err=True)
            ctx.exit(known.exit_code)


def explain_error(error: Exception) -> FollowupError:
    """Return any error as one with a message for the user; with FOLLOWUP_DEBUG, an unexpected error is raised again."""
    if isinstance(error, FollowupError):
        return error
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return SystemFailure(f"{place}{error.strerror or error}")
    if os.environ.get("FOLLOWUP_DEBUG"):
        raise error
    return SystemFailure(f"{type(error).__name__}: {error}", REPORT)


@click.group(name=PROGRAM, cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "--vault", metavar="DIR", help=_VAULT_HELP)
@click.version_option(__version__, prog_name=PROGRAM)
def cli(vault: str | None) -> None:
    """Show what to do after a job interview, from Markdown notes about it.

    Each interview is a note in the folder interviews/ whose front matter holds
    company, role, start and interviewers.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the program and exit, without garbage collection: commands are too short to need it, and it takes a tenth of their time."""
    gc.disable()
    try:
        cli(args, prog_name=PROGRAM)
    finally:
        gc.freeze()  # Python collects once more at exit even when disabled, but skips frozen objects
