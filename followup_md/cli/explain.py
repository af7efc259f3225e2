"""`followup-md explain`."""

from __future__ import annotations

import click

from followup_md.cli.options import json_option, measure_screen, print_json, print_text, wants_color

_EPILOG = (
    "An ID is one such as thank, thanks-late, R1.8 or follow_up.grace; the name of a subject, such as thanks, R1 or follow_up, lists what "
    "belongs to it. The examples of a check show only those lines of a note that matter."
)


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1, metavar="[ID]...")
@json_option
def command(names: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001 - as the option has it
    """Explain an action, a check, a requirement or a configuration key; without an ID, list them all."""
    from followup_md.app.manual import Answer, find_pages, list_pages
    from followup_md.render.manual import describe_pages, render_list, render_pages

    found = find_pages(names) if names else Answer((), list_pages())
    if as_json:
        print_json(describe_pages(dict.fromkeys((*found.pages, *found.listed))))
        return
    width, color = measure_screen()[0], wants_color()
    parts = (render_pages(found.pages, width, color=color), render_list(found.listed, width, color=color))
    print_text("\n".join(part for part in parts if part))
