"""`followup-md card`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.options import (
    find_vault,
    json_option,
    measure_screen,
    now_option,
    print_aside,
    print_json,
    print_text,
    read_clock,
    vault_option,
    wants_color,
)

if TYPE_CHECKING:
    from followup_md.app import Clock

NO_NUMBER = "no note of a person has a `phone` that ends so; ask for the company or a name"


@click.command(epilog="The card is for your eyes alone: it has your doubts and your stumbles. In a pipe nothing is cut.")
@click.argument("query", nargs=-1, required=True)
@click.option("--all", "unfold", is_flag=True, help="Cut nothing, and say all of it, on more than one screen.")
@click.option("--html", "as_page", is_flag=True, help="Bring site/ up to date and open the page of the process in the browser.")
@json_option
@now_option
@vault_option
def command(
    query: tuple[str, ...],
    unfold: bool,  # noqa: FBT001 - as above
    as_page: bool,  # noqa: FBT001 - as above
    as_json: bool,  # noqa: FBT001 - as above
    now: str | None,
    vault: str | None,
) -> None:
    """Show all about a process on one screen, when they call."""
    from followup_md.app.carding import answer_call, list_names
    from followup_md.errors import FollowupError, UsageProblem

    if as_page and (as_json or unfold):
        raise UsageProblem("--html opens a page and prints no card", "leave out --json and --all")
    typed, root, clock = " ".join(query), find_vault(vault), read_clock(now)
    answer, moment = answer_call(root, clock, typed)
    if not answer.hits and not answer.people:
        from followup_md.app.lookup import list_known, say_near

        names = list_names(root)
        known = (answer.number and NO_NUMBER) or say_near(typed, names) or list_known(names)
        lost = f"; not read: {', '.join(answer.lost)}" if answer.lost else ""
        raise FollowupError(f"nothing in the notes fits {typed!r}", known + lost)
    if as_page and answer.card:
        open_page(root, clock, answer.card.process.id)
        return
    from followup_md.render.card import Sheet, describe_answer, render_answer

    if as_json:
        print_json(describe_answer(answer, moment))
        return
    width, height = measure_screen()
    sheet = Sheet(width if is_on_terminal() else None, height, wants_color(), unfold)
    print_text(render_answer(answer, moment, sheet))


def open_page(root: str, clock: Clock, process: str) -> None:
    """Open the page of a process, as the notes have it now, and print where it lies."""
    from followup_md.app import load
    from followup_md.app.site import write_process_page

    path = write_process_page(root, load(root, clock), process)
    print_text(f"{path}\n")
    if click.launch(f"{root}/{path}"):
        print_aside("no browser could be opened; open that page yourself")


def is_on_terminal() -> bool:
    """Say whether the card is read on a screen, and so has to fit it."""
    return sys.stdout.isatty()
