"""Which actions, which note and which person are meant by the words typed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.app.lookup import list_known, match_processes, say_near
from followup_md.errors import FollowupError, UsageProblem
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.model import Action, Interview, Person, Process, Search

_KNOWN = 12  # how many an error lists


def pick_actions(search: Search, typed: Sequence[str], *, take_all: bool) -> tuple[Action, ...]:
    """Return the open actions meant: each word an id or the only one that begins so, else all that hold every word.

    Where several hold the words, and not all are asked for, the person is asked once on a terminal; elsewhere UsageProblem lists them.
    """
    open_actions = [action for action in search.actions if action.status == "open"]
    named = [_match_id(word, open_actions) for word in typed]
    if all(named):
        return tuple(dict.fromkeys(action for action in named if action))
    found = [action for action in open_actions if all(_holds(action, word, search) for word in typed)]
    words = " ".join(typed)
    if not found:
        raise FollowupError(f"no open action {words!r}", _say_why_none(search, typed))
    if len(found) == 1 or take_all:
        return tuple(found)
    return _ask(found, words)


def pick_note(loaded: Loaded, root: str, typed: str, day: date, *, ahead: bool = False) -> str:
    """Return the path of the note whose log is meant: a path, a note's name or the words of it, or a process.

    Of a process it is the last round that had begun by `day`, else its first; with `ahead` the first that had not, else its last.
    FollowupError when nothing or several fit.
    """
    from followup_md.store.find import find_path

    settings, search = loaded.settings, loaded.search
    path = find_path(root, typed)
    folders = settings.folders
    if path and path.lower().endswith(".md"):
        if path == folders.search or path.startswith((f"{folders.interviews}/", f"{folders.people}/")):
            return path
        raise UsageProblem(f"{path} is not read by this program", f"its log would not count; notes lie in {folders.interviews}/")
    if slug(typed) == "search":
        return folders.search
    notes = {interview.slug: interview for interview in search.vault.interviews}
    if slug(typed) in notes:
        return notes[slug(typed)].path
    process = next((item for item in search.processes if item.id == typed), None)
    if process:
        return _find_round(process, day, ahead=ahead)
    return _match_note(search, typed, day, ahead=ahead)


def _match_id(word: str, actions: Sequence[Action]) -> Action | None:
    """Return the action of that id, or the only one whose id begins so."""
    begins = [action for action in actions if action.id.startswith(word.casefold())]
    exact = [action for action in begins if action.id == word.casefold()]
    return exact[0] if exact else begins[0] if len(begins) == 1 else None


def _holds(action: Action, word: str, search: Search) -> bool:
    process = next((item for item in search.processes if item.id == action.process), None)
    text = slug(f"{action.id} {action.title} {process.company if process else ''} {process.role or '' if process else ''}")
    return slug(word) in text


def _say_why_none(search: Search, typed: Sequence[str]) -> str:
    """Return what is known of closed actions with these words, else where to look."""
    closed = [action for action in search.actions if action.status != "open" and all(_holds(action, word, search) for word in typed)]
    if closed:
        shown = ", ".join(f"{action.id} is {action.status}" for action in closed[:3])
        return f"{shown}{' and more' if len(closed) > 3 else ''}"  # noqa: PLR2004 - as above
    near = say_near(" ".join(typed), [action.id for action in search.actions if action.status == "open"])
    return near or "`followup-md status --all` shows the ids; a part of one, or words such as `thank harbor`, will do"


def is_asked() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def _ask(found: Sequence[Action], words: str) -> tuple[Action, ...]:
    # An id beside its title would be broken at the edge of the screen, and could not be copied.
    listed = [line for action in found for line in (f"  {action.title}", f"    {action.id}")]
    if not is_asked():
        hint = f"name one, or take all of them with --all: {', '.join(action.id for action in found)}"
        raise UsageProblem(f"{len(found)} open actions fit {words!r}", hint)
    click.echo("\n".join([f"{len(found)} open actions fit {words!r}:", *listed]), err=True)
    if not click.confirm("All of them?", err=True):
        raise FollowupError("nothing was written", "name one by its id, or by more of its words")
    return tuple(found)


def _match_note(search: Search, typed: str, day: date, *, ahead: bool) -> str:
    """Return the note that the words mean: of one process its round, else the one note whose name holds them."""
    processes = match_processes(search, typed)
    if len(processes) == 1:
        return _find_round(processes[0], day, ahead=ahead)
    words = [slug(word) for word in typed.split()]
    notes = [interview for interview in search.vault.interviews if all(word in interview.slug for word in words)]
    people = [person for person in search.vault.people.values() if person.path and _names_person(typed, person)]
    if len(notes) == 1:
        return notes[0].path
    if len(people) == 1 and people[0].path:
        return people[0].path
    if notes or processes:
        listed = [interview.slug for interview in notes] or [process.id for process in processes]
        raise FollowupError(f"{typed!r} fits {len(listed)} notes", f"name one: {', '.join(listed[:_KNOWN])}")
    names = sorted((interview.slug for interview in search.vault.interviews), reverse=True)
    none = "`followup-md check` names notes that do not read" if search.vault.problems else "there are no notes yet"
    raise FollowupError(f"no note and no process {typed!r}", say_near(typed, names) or list_known(names, none))


def _names_person(typed: str, person: Person) -> bool:
    """Say whether what was typed is the name of a person or of their note, or whole words of it."""
    return slug(typed) == slug(person.key) or set(slug(typed).split("-")) <= set(slug(person.name).split("-"))


def _find_round(process: Process, day: date, *, ahead: bool) -> str:
    rounds: list[Interview] = [item.interview for item in process.rounds]
    begun = [interview for interview in rounds if interview.start.date() <= day]
    coming = [interview for interview in rounds if interview.start.date() >= day]
    first, second = (coming[:1], begun[-1:]) if ahead else (begun[-1:], coming[:1])
    return next((interview.path for interview in (*first, *second)), process.note)
