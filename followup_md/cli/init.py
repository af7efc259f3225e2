"""`followup-md init`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup_md.cli.options import json_option, measure_screen, print_json, print_text, vault_option

if TYPE_CHECKING:
    from followup_md.model.views import FileState


@click.command()
@click.argument("folder", required=False, metavar="[DIR]")
@click.option("--zone", metavar="ZONE", help="The IANA zone you live in, such as Europe/Dublin; else that of this machine.")
@click.option("--obsidian", is_flag=True, help="Add settings of Obsidian: its templates folder, the types of the properties, a Base.")
@click.option("--letters", is_flag=True, help="Add the texts that drafts are made of, to change the words of your letters.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@json_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    folder: str | None,
    zone: str | None,
    obsidian: bool,  # noqa: FBT001 - as the options have it
    letters: bool,  # noqa: FBT001 - as the options have it
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    vault: str | None,
) -> None:
    """Make a folder ready for notes: settings, folders, a note to copy.

    DIR is the folder, made where there is none; without it, the current one. What is there already is never touched.
    """
    from followup_md.app.new_vault import make_vault, plan_vault
    from followup_md.render.files import render_states, say_state
    from followup_md.render.new_vault import describe_init, render_advice
    from followup_md.store.find import resolve_root
    from followup_md.store.machine import find_machine_zone

    above: str | None = click.get_current_context().find_root().params.get("vault")
    typed = folder or vault or above or "."
    made = plan_vault(typed, zone, find_machine_zone, obsidian=obsidian, letters=letters)
    if not dry_run:
        make_vault(made)
    done: FileState = "would-be-written" if dry_run else "written"
    states: list[tuple[str, FileState]] = [(piece.path, "there-already" if piece.there else done) for piece in made.pieces]
    if as_json:
        print_json(describe_init(made.root, made.zone, made.hosts, states))
        return
    enter = None if made.root == resolve_root(".") else typed
    advice = render_advice(made.zone, made.hosts, measure_screen()[0], config_is_new=not made.pieces[0].there, enter=enter)
    print_text(f"{render_states([(path, say_state(state)) for path, state in states])}\n{advice}")
