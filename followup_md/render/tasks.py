"""Task lines for the Obsidian Tasks plugin: text and links before the fields, nothing after them (EVIDENCE.md section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.markup import escape, link
from followup_md.render.phrases import DOUBT, FOLLOW_UPS
from followup_md.render.text import clean
from followup_md.render.view import find_day, find_due, find_snooze, name_whom
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import datetime

    from followup_md.config.settings import Tasks
    from followup_md.model import Action, Search

# What is done by writing in a note needs no tick: the heading to write under, for an interview note.
IN_NOTES = {"recap": "topics", "review": "review", "improve": "questions", "find-contact": "", "find-profile": ""}
OF_PERSON = frozenset({"find-contact", "find-profile"})


def is_ticked(action: Action) -> bool:
    """Say whether an action is recorded by ticking it: what the log records, not what is done by writing in a note."""
    return action.action not in IN_NOTES


def render_task(action: Action, search: Search, tasks: Tasks) -> str:
    """Return one open task line; the parenthesis after the title keeps whatever the title ends in from being read as a field."""
    words = [link_subject(action, search), *filter(None, [_say_obstacle(action, search.now)])]
    said = f"- [ ] {escape(action.title)} ({'; '.join(words)})"
    tag = f" {clean(tasks.global_filter)}" if tasks.global_filter else ""
    day = find_day(find_due(action, search.now), search.now)
    if tasks.format == "none":
        return f"{said}{f', due {day}' if day else ''}{tag} <!-- {action.id} -->"
    if tasks.format == "dataview":
        return f"{said}{tag}  [id:: {action.id}]{f'  [due:: {day}]' if day else ''}"
    return f"{said}{tag} 🆔 {action.id}{f' 📅 {day}' if day else ''}"


def _say_obstacle(action: Action, now: datetime) -> str:
    blocked = f"blocked: {action.blocked_by}" if action.blocked_by else ""
    until = find_snooze(action, now)
    snoozed = f"snoozed until {spell_full(until, now)}" if until else ""
    warning = action.lacks if action.action in FOLLOW_UPS else ""
    return escape("; ".join(filter(None, (blocked, warning, snoozed, DOUBT * action.doubtful))))


def link_subject(action: Action, search: Search) -> str:
    """Return the link to the person an action is about, to the interview note where they have none, else to the action's note."""
    person = search.vault.people.get(action.person or "")
    return link(name_whom(action, search) or "note", (person.path if person else None) or action.note)


def link_writing(action: Action, search: Search, words: str, renamed: Container[str] = ()) -> str:
    """Return `words` about an action that is done by writing in a note, as a link to where one writes.

    To the heading, but not for the sections in `renamed`: which of its names stands in the note is not known here.
    """
    person = search.vault.people.get(action.person or "") if action.action in OF_PERSON else None
    path = (person.path if person else None) or action.note
    heading = IN_NOTES[action.action]
    return link(words, path, "" if heading in renamed else heading)
