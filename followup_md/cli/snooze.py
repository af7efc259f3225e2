"""`followup-md snooze`."""

from __future__ import annotations

import click

from followup_md.cli.acts import all_option, dry_option, finish, on_option, read_on
from followup_md.cli.options import find_vault, json_option, now_option, read_clock, vault_option
from followup_md.errors import UsageProblem


@click.command(epilog="ACTION is an id or words of it, as for `done`; DATE is 2026-11-20, tomorrow, fri, +3d or +2bd (business days).")
@click.argument("words", nargs=-1, required=True, metavar="ACTION... DATE")
@all_option
@on_option
@dry_option
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    words: tuple[str, ...],
    take_all: bool,  # noqa: FBT001 - as the options have it
    on: str | None,
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Put an action off: it is not shown as due before DATE."""
    from followup_md.app import load
    from followup_md.app.acting import plan_snooze
    from followup_md.cli.lookup import pick_actions
    from followup_md.parse.dates.typed import read_typed_day

    *actions, day = words
    if not actions:
        raise UsageProblem("an action and a day are wanted", "such as `followup-md snooze connect-priya fri`")
    root = find_vault(vault)
    loaded = load(root, read_clock(now), replayed=now is not None)
    today = loaded.search.now.date()
    until = read_typed_day(day, today, loaded.calendars.of(None))
    if until <= today:
        raise UsageProblem(f"{until} is not ahead", "name the day on which it is to come back")
    chosen = pick_actions(loaded.search, actions, take_all=take_all)
    finish(root, loaded, plan_snooze(root, loaded, chosen, read_on(on, loaded), until), dry=dry_run, as_json=as_json)
