"""`followup-md draft`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.acts import all_option
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
from followup_md.errors import FollowupError, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.app.drafting import Drafting
    from followup_md.model import Action

_EPILOG = (
    "ACTION is the id that `status --all` shows, its beginning if no other begins so, or words of it, such as `draft thank priya`. A draft "
    "is yours once it is there: nothing is written over, and a second one gets a number. Where the notes lack something a [mark] stands "
    "in its place."
)


@click.command(epilog=_EPILOG)
@click.argument("actions", nargs=-1, metavar="[ACTION]...")
@click.option("--due", is_flag=True, help="Everything that is overdue, due, or due within 24 hours; what has a draft is left out.")
@all_option
@click.option("--by", "channel", metavar="CHANNEL", help="How it goes: letter, hand or email for thanks, email or phone for a follow-up.")
@click.option("--as", "answer", metavar="ANSWER", help="How to answer an offer: accept, decline or ask-for-time.")
@click.option("--until", metavar="DATE", help="The day until which to ask for time, such as 2026-12-11 or +3bd.")
@click.option("--print", "shown", is_flag=True, help="Print the text; write nothing.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    actions: tuple[str, ...],
    due: bool,  # noqa: FBT001 - as the options have it
    take_all: bool,  # noqa: FBT001 - as the options have it
    channel: str | None,
    answer: str | None,
    until: str | None,
    shown: bool,  # noqa: FBT001 - as the options have it
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Write the draft of a letter, mail or message, from what the notes say."""
    from followup_md.app import load
    from followup_md.app.drafting import plan_drafts, write_drafts
    from followup_md.app.matters import Wish

    _check_options(actions, answer, until, due=due, shown_twice=shown and as_json)
    root, clock, replayed = find_vault(vault), read_clock(now), now is not None
    loaded = load(root, clock, replayed=replayed)
    wish = Wish(channel, answer, _read_until(until, loaded), ready=due)
    drafting = plan_drafts(root, loaded, _choose(loaded, actions, take_all=take_all), wish, clock, replayed=replayed)
    drafting = drafting.leave_known() if due else drafting
    failed = not drafting.drafts and not due
    if failed and len(drafting.withheld) == 1:
        (only,) = drafting.withheld
        raise FollowupError(f"no draft of {only.action.id}: {only.reason}", only.hint)
    if shown and drafting.drafts:
        print_text("\n\n".join(draft.body for draft in drafting.drafts))
        click.echo(_render_beside(loaded, drafting), err=True, nl=False)
    else:
        if not dry_run:
            write_drafts(root, drafting.drafts)
        _print(loaded, drafting, dry=dry_run, as_json=as_json)
    click.get_current_context().exit(int(failed))


def _check_options(actions: Sequence[str], answer: str | None, until: str | None, *, due: bool, shown_twice: bool) -> None:
    """Look at what goes together before the vault is read; UsageProblem for what does not."""
    from followup_md.model.actions import ANSWER_OFFER
    from followup_md.model.draft import DraftKind

    answers = ANSWER_OFFER.drafts

    if due == bool(actions):
        raise UsageProblem(
            "--due takes no ACTION" if due else "no ACTION is given", "name one, as `draft thank priya`, or take --due alone"
        )
    if answer is not None and answer not in answers:
        raise UsageProblem(f"--as cannot be {answer!r}", f"write {', '.join(answers[:-1])} or {answers[-1]}")
    if until is not None and answer != DraftKind.ASK_FOR_TIME:
        raise UsageProblem("--until goes with --as ask-for-time", "it is the day that you ask for")
    if shown_twice:
        raise UsageProblem("--print and --json do not go together", "--dry-run --json writes nothing either")


def _read_until(typed: str | None, loaded: Loaded) -> date | None:
    from followup_md.parse.dates.typed import read_typed_day

    if typed is None:
        return None
    today = loaded.search.now.date()
    day = read_typed_day(typed, today, loaded.calendars.of(None))
    if day <= today:
        raise UsageProblem(f"--until cannot be {typed!r}: {day} is not ahead", "write the day that you ask for, such as +3bd")
    return day


def _choose(loaded: Loaded, typed: Sequence[str], *, take_all: bool) -> tuple[Action, ...]:
    """Return the actions meant: those typed, else all that want a draft by tomorrow."""
    from followup_md.app.drafting import find_due
    from followup_md.cli.lookup import pick_actions

    return pick_actions(loaded.search, typed, take_all=take_all) if typed else find_due(loaded)


def _print(loaded: Loaded, drafting: Drafting, *, dry: bool, as_json: bool) -> None:
    from followup_md.app.drafting import show_drafts
    from followup_md.render.drafted import describe_drafted, render_drafted

    rows, without = show_drafts(loaded, drafting, dry=dry)
    if as_json:
        print_json(describe_drafted(rows, without))
        return
    width = measure_screen()[0] if sys.stdout.isatty() else None
    print_text(render_drafted(rows, without, color=wants_color(), width=width) or "nothing to write by tomorrow\n")


def _render_beside(loaded: Loaded, drafting: Drafting) -> str:
    """Return what goes to standard error, so that a text that is printed into a file stays clean."""
    from followup_md.app.drafting import show_drafts
    from followup_md.render.drafted import render_beside

    return render_beside(*show_drafts(loaded, drafting, dry=True), color=False, width=measure_screen()[0])
