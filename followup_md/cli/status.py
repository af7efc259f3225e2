"""`followup-md status`."""

from __future__ import annotations

import click

from followup_md.cli.options import (
    find_vault,
    json_option,
    measure_screen,
    now_option,
    print_json,
    print_text,
    read_clock,
    vault_option,
    wants_color,
)


@click.command(epilog="Marks before a date: ! overdue, * due by the end of today, - blocked; none: still to come.")
@click.option("--all", "unfold", is_flag=True, help="Show each action in a row of its own, with its reason.")
@click.option("--process", metavar="WORDS", help="Only this process: its id, or words of its id, company and role.")
@click.option("--person", metavar="NAME", help="Only this person: any part of the name.")
@json_option
@now_option
@vault_option
def command(unfold: bool, process: str | None, person: str | None, as_json: bool, now: str | None, vault: str | None) -> None:  # noqa: FBT001 - one argument an option
    """Show what is due, to whom, by when and why."""
    from followup_md.app import describe_status, load, show_status

    loaded = load(find_vault(vault), read_clock(now), replayed=now is not None)
    if process is not None or person is not None:
        from followup_md.app.lookup import narrow

        loaded = loaded._replace(search=narrow(loaded.search, process=process, person=person))
    if as_json:
        print_json(describe_status(loaded))
        return
    from followup_md.render.terminal import Screen

    width, height = measure_screen()
    print_text(show_status(loaded, Screen(width=width, height=height, color=wants_color(), unfold=unfold)))
