"""`followup-md practice`."""

from __future__ import annotations

import sys

import click

from followup_md.cli.acts import dry_option
from followup_md.cli.lookup import is_asked
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

_EPILOG = (
    "A grade from 1 to 5 goes into the log of the question's note at once: `practised QUESTION rating N`. With the extra `practice` these "
    "lines tell when a question comes back: 1 (blank) and 2 (badly) count as Again, 3 (with effort) as Hard, 4 (well) as Good, 5 (at once) "
    "as Easy. Without it all that is open is asked, what was practised longest ago first. In a pipe the cards are listed."
)


@click.command(epilog=_EPILOG)
@click.option("--all", "take_all", is_flag=True, help="Take every card, due or not.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Take so many cards at most.")
@click.option("--process", metavar="WORDS", help="Only what this process asked: its id, or words of its id, company and role.")
@click.option("--list", "as_list", is_flag=True, help="List the cards with the day on which each is due; ask nothing.")
@dry_option
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    take_all: bool,  # noqa: FBT001 - as the options have it
    limit: int | None,
    process: str | None,
    as_list: bool,  # noqa: FBT001 - as the options have it
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Practise the questions that went badly, as cards: think, look, grade."""
    from followup_md.app import load
    from followup_md.app.lookup import match_processes
    from followup_md.app.practising import Practice
    from followup_md.derive.practice.deck import Choice
    from followup_md.render.practice import Desk, describe_deck, render_ahead, render_list, render_none

    root, clock = find_vault(vault), read_clock(now)
    loaded = load(root, clock, replayed=now is not None)
    practice = Practice(root, loaded, clock, dry=dry_run)
    search = loaded.search
    deck = practice.deal(Choice(None if process is None else match_processes(process, search), take_all, limit))
    desk = Desk(search.now, search.vault.people, measure_screen()[0], wants_color())
    if as_json:
        print_json(describe_deck(deck, desk))
        return
    if not deck.cards:
        print_text(render_none(deck, desk, loaded.settings.review.stumble_at))
        return
    print_text(render_ahead(deck, desk))
    if as_list or not is_talking():
        print_text(render_list(deck, desk))
        return
    from followup_md.cli import INTERRUPTED
    from followup_md.cli.quiz import Quiz

    quiz = Quiz(practice, desk, dry=dry_run)
    quiz.ask(deck)
    if quiz.failed or quiz.stopped:
        click.get_current_context().exit(INTERRUPTED if quiz.stopped else 1)


def is_talking() -> bool:
    """Say whether somebody is there to answer and to read."""
    return is_asked() and sys.stdout.isatty()
