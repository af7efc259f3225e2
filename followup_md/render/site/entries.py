"""An open action as the pages show it: what, by when, after which requirement, why, and the note that it is about."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.actions import ByWriting
from followup_md.render.phrases import say_state
from followup_md.render.tasks import find_note_to_open, is_ticked
from followup_md.render.terminal_blocks import WORDS
from followup_md.render.view import find_due, judge, rank_action
from followup_md.render.when import spell_when
from followup_md.requirements import REQUIREMENTS
from followup_md.words import say_action_title, say_why

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from followup_md.model import Action, Search, Urgency


class Entry(NamedTuple):
    """One action: `when` as it is read and `machine` as programs read it, `state` in a word, `lacks` what stands in its way.

    `demand` is the requirement in its own words; `note` the note that one opens for it; `command` what records it, empty where it is
    done by writing in the note.
    """

    title: str
    when: str
    machine: str
    urgency: Urgency
    state: str
    lacks: str
    requirement: str
    demand: str
    why: str
    note: str
    command: str
    doubtful: bool


def list_entries(actions: Iterable[Action], search: Search) -> tuple[Entry, ...]:
    """Return actions, the most urgent first, invitations last."""
    return tuple(_make_entry(action, search) for action in sorted(actions, key=lambda action: rank_action(action, search.now)))


def _make_entry(action: Action, search: Search) -> Entry:
    due, urgency = find_due(action, search.now), judge(action, search.now)
    return Entry(
        title=say_action_title(action),
        when=spell_when(due, search.now),
        machine=_write_time(due),
        urgency=urgency,
        state=WORDS[urgency],
        lacks=_say_lacks(action, search.now),
        requirement=action.requirement,
        demand=REQUIREMENTS[action.requirement],
        why=say_why(action),
        note=find_note_to_open(action, search),
        command=f"followup-md done {action.id}" if is_ticked(action) else "",
        doubtful=action.doubtful,
    )


def _say_lacks(action: Action, now: datetime) -> str:
    """Return what an action lacks; where that is a list of sections alone, that they are missing."""
    said, end = say_state(action, now), action.spec.end
    return f"missing: {said}" if said and isinstance(end, ByWriting) and end.lists_parts else said


def _write_time(due: date | datetime | None) -> str:
    """Return an instant to the minute with its offset, a whole day as a date, as HTML has them."""
    if due is None:
        return ""
    return due.isoformat(timespec="minutes") if isinstance(due, datetime) else due.isoformat()
