"""`followup-md done`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup_md.cli.acts import all_option, dry_option, finish, on_option, read_on
from followup_md.cli.lookup import is_asked
from followup_md.cli.options import find_vault, json_option, now_option, read_clock, vault_option
from followup_md.errors import FollowupError
from followup_md.model.channels import CHANNEL_IDS

if TYPE_CHECKING:
    from followup_md.app.acting import Outcome

_EPILOG = (
    "ACTION is the id that `status --all` shows, its beginning if no other begins so, or words of it: `done thank harbor` lists what they "
    "fit and asks once."
)


@click.command(epilog=_EPILOG)
@click.argument("actions", nargs=-1, required=True, metavar="ACTION...")
@all_option
@on_option
@click.option("--by", "channel", metavar="CHANNEL", help=f"How it went: {', '.join(CHANNEL_IDS[:-1])} or {CHANNEL_IDS[-1]}.")
@click.option("--because", "reason", metavar="REASON", help="Why you wrote although the guard would have said wait; kept in the log.")
@dry_option
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    actions: tuple[str, ...],
    take_all: bool,  # noqa: FBT001 - as the options have it
    on: str | None,
    channel: str | None,
    reason: str | None,
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Record an action as done: one line into the log of its note."""
    from followup_md.app import load
    from followup_md.app.acting import plan_done
    from followup_md.cli.lookup import pick_actions

    root = find_vault(vault)
    loaded = load(root, read_clock(now), replayed=now is not None)
    chosen = pick_actions(loaded.search, actions, take_all=take_all)
    day = read_on(on, loaded)
    outcome = plan_done(root, loaded, chosen, day, channel, reason)
    if reason is None and not dry_run and any(action.spec.is_follow_up for action in chosen):
        asked = _ask_why(outcome)
        outcome = plan_done(root, loaded, chosen, day, channel, asked) if asked else outcome
    finish(root, loaded, outcome, dry=dry_run, as_json=as_json)


def _ask_why(outcome: Outcome) -> str | None:
    """Ask for the reason of a follow-up that the guard would have stopped; None where it is in order."""
    from followup_md.render.verdict import say_verdict

    if not outcome.judged:
        return None
    words = f"{outcome.judged[0].name}: {say_verdict(outcome.judged[0].verdict)}"
    hint = "if it has gone out all the same, say why with --because REASON; if not, leave it until then"
    if not is_asked():
        raise FollowupError(words, hint)
    click.echo(words, err=True)
    reason = str(
        click.prompt("If it has gone out all the same, why? Empty: write nothing", default="", show_default=False, err=True)
    ).strip()
    if not reason:
        raise FollowupError("nothing was written", hint)
    return reason
