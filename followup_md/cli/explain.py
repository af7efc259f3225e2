"""`followup-md explain`."""

from __future__ import annotations

import click

from followup_md.cli.options import json_option, measure_screen, print_text, wants_color


@click.command("explain", epilog="Names as in R1.8, thanks-late, thank or follow_up.grace; a subject such as thanks gives all of it.")
@click.argument("names", nargs=-1, metavar="[ID]...")
@json_option
def command(names: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001 - as the option has it
    """Show the manual page of an action, a check, a requirement or a configuration key; without an ID, the list of all."""
    from followup_md.app.manual import find_pages, list_pages
    from followup_md.render.manual import render_list, render_pages, render_pages_json

    pages = find_pages(names) if names else list_pages()
    if as_json:
        print_text(render_pages_json(pages))
        return
    render = render_pages if names else render_list
    print_text(render(pages, measure_screen()[0], color=wants_color()))
