"""`followup-md calendar`."""

from __future__ import annotations

import click

from followup_md.cli.options import find_vault, json_option, now_option, print_json, print_text, read_clock, vault_option


@click.command(epilog="`build` keeps the same in followups.ics, for a calendar that subscribes to the file.")
@click.option("--stdout", is_flag=True, help="Print it, as is done anyway.")
@json_option
@now_option
@vault_option
def command(stdout: bool, as_json: bool, now: str | None, vault: str | None) -> None:  # noqa: ARG001, FBT001 - one argument an option; there is nowhere else to print to
    """Print the calendar: interviews, decision dates and what is to be done by a day.

    In the iCalendar format, which needs the extra `calendar`; JSON does not. Set `calendar.as` and `calendar.names` in followup.toml.
    """
    from followup_md.app import load
    from followup_md.app.agenda import describe_agenda, show_agenda

    root = find_vault(vault)
    loaded = load(root, read_clock(now), replayed=now is not None)
    if as_json:
        print_json(describe_agenda(loaded))
    else:
        # As bytes, since the format has newlines of its own.
        print_text(show_agenda(root, loaded).encode())
