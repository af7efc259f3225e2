"""`followup-md waive`."""

from __future__ import annotations

import click

from followup_md.cli.acts import all_option, dry_option, finish, on_option, read_on
from followup_md.cli.options import find_vault, json_option, now_option, read_clock, vault_option
from followup_md.errors import FollowupError, UsageProblem


@click.command(epilog="ACTION is an id or words of it, as for `done`; put a REASON of several words into quotes.")
@click.argument("words", nargs=-1, required=True, metavar="ACTION... REASON")
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
    """Say that an action is not to be done, and why."""
    from followup_md.app import load
    from followup_md.app.acting import plan_waive
    from followup_md.cli.lookup import pick_actions

    *actions, reason = words
    reason = " ".join(reason.split())
    if not actions or not reason:
        raise UsageProblem("an action and a reason are wanted", 'such as `followup-md waive connect-priya "she has no profile"`')
    root = find_vault(vault)
    loaded = load(root, read_clock(now), replayed=now is not None)
    try:
        chosen = pick_actions(loaded.search, actions, take_all=take_all)
    except FollowupError as error:
        if len(actions) == 1:
            raise
        # What was typed may all be one reason, of which only the last word was taken for it.
        hint = f'put a reason of several words into quotes: `followup-md waive {actions[0]} "{" ".join(words[1:])}"`'
        raise type(error)(error.message, hint) from error
    finish(root, loaded, plan_waive(root, loaded, chosen, read_on(on, loaded), reason), dry=dry_run, as_json=as_json)
