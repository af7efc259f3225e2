"""`followup-md waive`: an action that is not to be done, and why."""

import click

from followup_md.cli.lookup import pick_actions
from followup_md.cli.record import all_option, finish, on_option, plan_marks, read_on
from followup_md.cli.session import SHOW_LINE, Session, take_session
from followup_md.derive.record import format_waived
from followup_md.errors import FollowupError, UsageProblem


@click.command(epilog="ACTION is an id or words of it, as for `done`; put a REASON of several words into quotes.")
@click.argument("words", nargs=-1, required=True, metavar="ACTION... REASON")
@all_option
@on_option
@take_session(dry=SHOW_LINE)
def command(session: Session, *, words: tuple[str, ...], take_all: bool, on: str | None) -> None:
    """Say that an action is not to be done, and why."""
    *actions, reason = words
    reason = " ".join(reason.split())
    if not actions or not reason:
        raise UsageProblem("an action and a reason are wanted", 'such as `followup-md waive connect-priya "she has no profile"`')
    loaded = session.load()
    try:
        chosen = pick_actions(loaded.search, actions, take_all=take_all)
    except FollowupError as error:
        if len(actions) == 1:
            raise
        # The words typed may all be one reason, of which only the last was taken for it.
        hint = f'put a reason of several words into quotes: `followup-md waive {actions[0]} "{" ".join(words[1:])}"`'
        raise type(error)(error.message, hint) from error
    finish(session, loaded, plan_marks(session.root, loaded, chosen, read_on(on, loaded), lambda doing: format_waived(doing, reason)))
