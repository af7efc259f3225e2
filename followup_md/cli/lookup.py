"""Lookup of a note, of actions or of a draft by the words typed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import click

from followup_md.cli.session import is_asked
from followup_md.derive.matching import Called, find_fitting, find_meant, split_words
from followup_md.derive.subjects import explain_none, explain_several, match_note, suggest_words
from followup_md.errors import FollowupError, UsageProblem
from followup_md.model import Action, Draft, Search
from followup_md.model.derived import list_open
from followup_md.slug import slug
from followup_md.vault.notes import Loaded
from followup_md.words import say_action_title

_CLOSED: Final = 3  # how many closed actions it names
_MADE: Final = r"\.(?:pdf|html|eml)$"  # a file made from a draft stands for the draft


def pick_note(loaded: Loaded, root: str, typed: str, day: date, *, ahead: bool = False) -> str:
    """Return the path of the note whose log is meant, by a path, a note's name or words of it, a process, or a person."""
    from followup_md.vault.read import find_path

    folders, search = loaded.settings.folders, loaded.search
    path = find_path(root, typed)
    if path and path.lower().endswith(".md"):
        if path not in loaded.list_copies() and (
            path == folders.search or path.startswith((f"{folders.interviews}/", f"{folders.people}/"))
        ):
            return path
        raise UsageProblem(f"{path} is not read by this program", f"its log would not count; notes lie in {folders.interviews}/")
    return folders.search if slug(typed) == "search" else match_note(search, typed, day, ahead=ahead)


def pick_actions(search: Search, typed: Sequence[str], *, take_all: bool) -> tuple[Action, ...]:
    """Return the open actions meant, by id, by a unique prefix of one, or by words; where several fit, ask or UsageProblem.

    An action that shares the line of another, which that person does not have, is found by the name of that line too. Words in quotes
    are one action each where no action holds all that was typed.
    """
    named = _find_named(search, typed)
    if named:
        return named
    quoted = len(typed) > 1 and any(len(each.split()) > 1 for each in typed) and not _match_actions(typed, list_open(search), search)
    if quoted:
        return tuple(dict.fromkeys(action for each in typed for action in pick_actions(search, (each,), take_all=take_all)))
    found = _find_actions(search, typed)
    if len(found) == 1 or take_all:
        return found
    message = f"{' '.join(typed)!r} fits {len(found)} open actions"
    if not is_asked():
        raise UsageProblem(message, f"name one, or take all of them with --all: {', '.join(action.id for action in found)}")
    # An id on the line of its title would wrap at the edge of the screen, and could not be copied.
    listed = [line for action in found for line in (f"  {say_action_title(action)}", f"    {action.id}")]
    click.echo("\n".join([f"{message}:", *listed]), err=True)
    if not click.confirm("All of them?", err=True):
        raise FollowupError("nothing was written", "name one by its id, or by more of its words")
    return found


def _find_named(search: Search, typed: Sequence[str]) -> tuple[Action, ...]:
    """Return the open actions named, each by its id or a unique prefix of one; none if any word names no action."""
    open_actions = list_open(search)
    named: dict[Action, None] = {}
    for word in typed:
        begins = [action for action in open_actions if action.id.startswith(word.casefold())]
        exact = [action for action in begins if action.id == word.casefold()]
        if not exact and len(begins) != 1:
            return ()
        named[(exact or begins)[0]] = None
    return tuple(named)


def _find_actions(search: Search, typed: Sequence[str]) -> tuple[Action, ...]:
    """Return the open actions that hold every word; FollowupError where none does, with the closed ones that do."""
    open_actions, words = list_open(search), " ".join(typed)
    found = _match_actions(typed, open_actions, search)
    if found:
        return tuple(found)
    closed = _match_actions(typed, [action for action in search.actions if action.status != "open"], search)
    if closed:
        shown = ", ".join(f"{action.id} is {action.status}" for action in closed[:_CLOSED])
        hint = f"{shown}{' and more' if len(closed) > _CLOSED else ''}"
    else:
        texts = ((action.id, say_action_title(action), action.spec.folds_into or "") for action in open_actions)
        similar = suggest_words(words, [text for called in texts for text in called])
        hint = similar or "`followup-md status --all` shows the ids; a part of one, or words such as `thank harbor`, will do"
    raise FollowupError(f"no open action {words!r}", hint)


def _match_actions(typed: Sequence[str], actions: Iterable[Action], search: Search) -> list[Action]:
    """Return the actions that hold each of `typed` in one piece, else those that hold each word of them; punctuation alone means none."""
    if not all(split_words(each) for each in typed):
        return []
    texts: dict[Action, str] = {}
    for action in actions:
        process = next((item for item in search.processes if item.id == action.process), None)
        post = f"{process.company} {process.role or ''}" if process else " "
        texts[action] = f"{action.id} {say_action_title(action)} {post}"

    def fit(known: Mapping[Action, str]) -> list[Action]:
        pieces = [action for action, text in known.items() if all(slug(each) in slug(text) for each in typed)]
        return pieces or [action for action, text in known.items() if find_fitting(" ".join(typed), {action.id: Called((), (text,))})]

    found = fit(texts)
    # What shares the line of an action that there is not is called by the word of that line as well.
    own = {(action.action, action.person, action.interview) for action in search.actions}
    folded = {
        action: f"{action.spec.folds_into} {text}"
        for action, text in texts.items()
        if action.spec.folds_into and (action.spec.folds_into, action.person, action.interview) not in own
    }
    return found + [action for action in fit(folded) if action not in found]


def pick_draft(loaded: Loaded, root: str, typed: Sequence[str]) -> Draft:
    """Return a draft by its path or by words in its name; FollowupError unless exactly one fits, UsageProblem for no draft."""
    from followup_md.vault.read import find_path

    folder, words = loaded.settings.folders.letters, re.sub(_MADE, "", " ".join(typed))
    vault = loaded.search.vault
    drafts = {draft.path: draft for draft in vault.drafts}
    path = find_path(root, words) or find_path(root, f"{folder}/{words}")
    if path in drafts:
        return drafts[path]
    stems = {draft.path.rpartition("/")[2].removesuffix(".md"): draft for draft in drafts.values()}
    # By the file name, which has no accents, else by the name of the recipient too.
    readers = {stem: person.name for stem, draft in stems.items() if (person := vault.people.get(draft.person or ""))}
    found = find_meant(words, {stem: Called((stem,), (stem,)) for stem in stems})
    found = found or find_meant(words, {stem: Called((), (stem, readers.get(stem, ""))) for stem in stems})
    if len(found) == 1:
        return stems[found[0]]
    names = sorted(stems, reverse=True)
    if found:
        raise explain_several(words, sorted(found, reverse=True), "drafts")
    if path and path.lower().endswith(".md"):
        raise UsageProblem(f"{path} is no draft", f"drafts lie in {folder}/")
    raise explain_none(f"no draft {words!r}", words, [*names, *readers.values()], names, f"there are no drafts in {folder}/ yet")
