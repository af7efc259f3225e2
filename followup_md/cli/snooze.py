"""`followup-md snooze`: an action put off until a day."""

import click

from followup_md.cli.lookup import pick_actions
from followup_md.cli.record import all_option, finish, on_option, plan_marks, read_on
from followup_md.cli.session import SHOW_LINE, Session, take_session
from followup_md.derive.record import format_snoozed
from followup_md.errors import UsageProblem
from followup_md.parse.typed_dates import AmbiguousDate, read_typed_day


@click.command(epilog="ACTION is an id or words of it, as for `done`; DATE is 2026-11-20, tomorrow, fri, +3d or +2bd (business days).")
@click.argument("words", nargs=-1, required=True, metavar="ACTION... DATE")
@all_option
@on_option
@take_session(dry=SHOW_LINE)
def command(session: Session, *, words: tuple[str, ...], take_all: bool, on: str | None) -> None:
    """Put an action off: it is not shown as due before DATE."""
    *actions, day = words
    if not actions:
        raise UsageProblem("an action and a day are wanted", "such as `followup-md snooze connect-priya fri`")
    loaded = session.load()
    today = loaded.search.now.date()
    try:
        until = read_typed_day(day, today, loaded.calendars.of(None))
    except UsageProblem as error:
        if isinstance(error, AmbiguousDate) or any(map(str.isdigit, day)):
            raise
        hint = f"write it last: `followup-md snooze {' '.join(words)} fri`; {error.hint}"
        raise UsageProblem(f"the day is missing: {day!r} is none", hint) from error
    if until <= today:
        raise UsageProblem(f"{until} is not ahead", "name the day on which it is to come back")
    chosen = pick_actions(loaded.search, actions, take_all=take_all)
    finish(session, loaded, plan_marks(session.root, loaded, chosen, read_on(on, loaded), lambda doing: format_snoozed(doing, until)))
