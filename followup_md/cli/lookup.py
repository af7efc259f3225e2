"""Which actions are meant by the words typed; who is there to answer is asked where several fit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.app.lookup import find_actions, find_named
from followup_md.errors import FollowupError, UsageProblem
from followup_md.words import say_action_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model import Action, Search


def pick_actions(search: Search, typed: Sequence[str], *, take_all: bool) -> tuple[Action, ...]:
    """Return the open actions meant: each word an id or the only one that begins so, else all that hold every word.

    Where several hold the words, and not all are asked for, the person is asked once on a terminal; elsewhere UsageProblem lists them.
    """
    named = find_named(search, typed)
    if named:
        return named
    found = find_actions(search, typed)
    return found if len(found) == 1 or take_all else _ask(found, " ".join(typed))


def is_asked() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def _ask(found: Sequence[Action], words: str) -> tuple[Action, ...]:
    # An id beside its title would be broken at the edge of the screen, and could not be copied.
    listed = [line for action in found for line in (f"  {say_action_title(action)}", f"    {action.id}")]
    said = f"{words!r} fits {len(found)} open actions"
    if not is_asked():
        raise UsageProblem(said, f"name one, or take all of them with --all: {', '.join(action.id for action in found)}")
    click.echo("\n".join([f"{said}:", *listed]), err=True)
    if not click.confirm("All of them?", err=True):
        raise FollowupError("nothing was written", "name one by its id, or by more of its words")
    return tuple(found)
