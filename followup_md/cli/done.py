"""`followup-md done`: the log line after which an action is done."""

from collections.abc import Sequence

import click

from followup_md.cli import record
from followup_md.cli.lookup import pick_actions
from followup_md.cli.record import Outcome, all_option, finish, on_option, plan_outcome, read_on
from followup_md.cli.session import SHOW_LINE, Session, is_asked, take_session
from followup_md.dates import spell_day
from followup_md.errors import FollowupError
from followup_md.model import Action
from followup_md.model.events import CHANNEL_IDS
from followup_md.vault.notes import Loaded

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
@take_session(dry=SHOW_LINE)
def command(session: Session, *, actions: tuple[str, ...], take_all: bool, on: str | None, channel: str | None, reason: str | None) -> None:
    """Record an action as done: one line into the log of its note."""
    root, loaded = session.root, session.load()
    chosen = pick_actions(loaded.search, actions, take_all=take_all)
    day = read_on(on, loaded)
    outcome = plan_done(root, loaded, chosen, day, channel, reason)
    if reason is None and not session.dry and outcome.judged and any(action.spec.is_follow_up for action in chosen):
        # The guard would have stopped this follow-up: ask why it was sent anyway.
        from followup_md.render.reports import format_verdict

        words = f"{outcome.judged[0].name}: {format_verdict(outcome.judged[0].verdict)}"
        hint = "if it has gone out all the same, say why with --because REASON; if not, leave it until then"
        if not is_asked():
            raise FollowupError(words, hint)
        click.echo(words, err=True)
        question = "If it has gone out all the same, why? Empty: write nothing"
        asked = str(click.prompt(question, default="", show_default=False, err=True)).strip()
        if not asked:
            raise FollowupError("nothing was written", hint)
        outcome = plan_done(root, loaded, chosen, day, channel, asked)
    finish(session, loaded, outcome)


def plan_done(root: str, loaded: Loaded, actions: Sequence[Action], day: str, channel: str | None, reason: str | None) -> Outcome:
    """Plan the log lines that mark `actions` as done on `day` (a date, with or without a time); FollowupError where no line can."""
    from followup_md.derive.record import Doing, Refusal, format_done

    entries = []
    for action in actions:
        lines = format_done(Doing(action, loaded.search, loaded.settings, channel))
        if isinstance(lines, Refusal):
            raise FollowupError(f"{action.id} cannot be marked as done: {lines.reason}", lines.hint)
        because = f" because {reason}" if reason else ""
        entries += [record.PlannedLine(record.find_note(action, loaded), f"{day} {words}{because}") for words in lines]
    outcome = plan_outcome(root, loaded, tuple(entries))
    starts = {interview.slug: interview.start.date() for interview in outcome.search.vault.interviews}
    for action in record.find_still_open(actions, outcome.search)[:1]:
        met = starts.get(action.interview or "")
        said = record.split_day(day)
        if met and said and said < met:
            hint = "name the day on which it was done with --on"
            raise FollowupError(f"{spell_day(said)} lies before the interview of {spell_day(met)}", hint)
        note = action.interview or action.process
        hint = f"write the line that fits: `followup-md log {note} TEXT`; `followup-md explain {action.action}` shows one"
        raise FollowupError(f"{action.id} would still be open after that line, so nothing is written", hint)
    return outcome
