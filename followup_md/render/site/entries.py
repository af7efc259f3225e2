"""Open actions as the pages show them: what, by when, after which requirement, why, and the note that it is about."""

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

    from followup_md.model import Action, Search, Urgency


class Entry(NamedTuple):
    """One action: `when` as it is read and `iso` as ISO 8601, `state` in a word, `lacks` what stands in its way.

    `demand` is the requirement in its own words; `note` the note that one opens for it; `command` what records it, empty where it is
    done by writing in the note.
    """

    title: str
    when: str
    iso: str
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
    now = search.now
    entries = []
    for action in sorted(actions, key=lambda action: rank_action(action, now)):
        due, urgency = find_due(action, now), judge(action, now)
        # What it lacks; where that is a list of sections alone, that they are missing.
        lacks, end = say_state(action, now), action.spec.end
        if lacks and isinstance(end, ByWriting) and end.lists_parts:
            lacks = f"missing: {lacks}"
        # An instant to the minute with its offset, a whole day as a date.
        iso = due.isoformat(timespec="minutes") if isinstance(due, datetime) else due.isoformat() if due else ""
        entry = Entry(
            title=say_action_title(action),
            when=spell_when(due, now),
            iso=iso,
            urgency=urgency,
            state=WORDS[urgency],
            lacks=lacks,
            requirement=action.requirement,
            demand=REQUIREMENTS[action.requirement],
            why=say_why(action),
            note=find_note_to_open(action, search),
            command=f"followup-md done {action.id}" if is_ticked(action) else "",
            doubtful=action.doubtful,
        )
        entries.append(entry)
    return tuple(entries)
