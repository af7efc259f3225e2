"""Task lines for the Obsidian Tasks plugin: text and links before the fields, nothing after them (format.md 11.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.actions import ByWriting
from followup_md.render.markup import escape, link
from followup_md.render.phrases import BLOCKED, DOUBT, say_snooze
from followup_md.render.text import clean
from followup_md.render.view import find_day, find_due, name_whom
from followup_md.render.when import spell_full
from followup_md.words import say_action_title, say_lacks, say_obstacle

if TYPE_CHECKING:
    from collections.abc import Container

    from followup_md.config.settings import Tasks
    from followup_md.model import Action, Search


def is_ticked(action: Action) -> bool:
    """Say whether an action is recorded by ticking it: what the log records, not what is done by writing in a note."""
    return not isinstance(action.spec.end, ByWriting)


def render_task(action: Action, search: Search, tasks: Tasks) -> str:
    """Return one open task line; the parenthesis after the title keeps whatever the title ends in from being read as a field."""
    blocked = f"{BLOCKED}{say_obstacle(action.blocked_by)}" if action.blocked_by else ""
    warning = say_lacks(action.lacks) if action.spec.is_follow_up else ""
    remarks = "; ".join(filter(None, (blocked, warning, say_snooze(action, search.now, spell_full), DOUBT * action.doubtful)))
    words = "; ".join(filter(None, (link_subject(action, search), escape(remarks))))
    said = f"- [ ] {escape(say_action_title(action))} ({words})"
    tag = f" {clean(tasks.global_filter)}" if tasks.global_filter else ""
    day = find_day(find_due(action, search.now), search.now)
    if tasks.format == "none":
        return f"{said}{f', due {day}' if day else ''}{tag} <!-- {action.id} -->"
    if tasks.format == "dataview":
        return f"{said}{tag}  [id:: {action.id}]{f'  [due:: {day}]' if day else ''}"
    return f"{said}{tag} 🆔 {action.id}{f' 📅 {day}' if day else ''}"


def link_subject(action: Action, search: Search) -> str:
    """Return the link to the person an action is about, to the interview note where they have none, else to the action's note."""
    person = search.vault.people.get(action.person or "")
    return link(name_whom(action, search) or "note", (person.path if person else None) or action.note)


def link_writing(action: Action, search: Search, words: str, renamed: Container[str] = ()) -> str:
    """Return `words` about an action that is done by writing in a note, as a link to where one writes.

    To the heading, but not for the sections in `renamed`: which of its names stands in the note is not known here.
    """
    end = action.spec.end
    heading = end.heading if isinstance(end, ByWriting) else ""
    return link(words, find_note_to_open(action, search), "" if heading in renamed else heading)


def find_note_to_open(action: Action, search: Search) -> str:
    """Return the path of the note that one opens for an action: the person's where it is written there and there is one, else its own."""
    end = action.spec.end
    person = search.vault.people.get(action.person or "") if isinstance(end, ByWriting) and end.of_person else None
    return (person.path if person else None) or action.note
