"""Who or what is meant by the words typed: processes, people, notes, actions and drafts; one matcher, one did-you-mean for all commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn

import click

from followup_md.cli.session import is_asked
from followup_md.derive.dossier import call_process, list_titles
from followup_md.derive.matching import Called, find_fitting, find_meant, read_typed, split_words, suggest
from followup_md.errors import FollowupError, UsageProblem, say_meant
from followup_md.model import STOPPED
from followup_md.model.actions import KEEP_LOOKING
from followup_md.slug import slug
from followup_md.words import say_action_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from followup_md.model import Action, Draft, Interview, Person, Process, Search
    from followup_md.vault.load import Loaded

_KNOWN: Final = 12  # how many an error lists
_CLOSED: Final = 3  # how many closed actions it names
_MADE: Final = r"\.(?:pdf|html|eml)$"  # whoever names what was made of a draft means the draft


# Where none fits, or several do


def refuse_none(message: str, typed: str, texts: Sequence[str], known: Sequence[str], none: str = "the notes name none yet") -> NoReturn:
    """Raise FollowupError for words that fit nothing, with what was probably meant, else with what is known."""
    raise FollowupError(message, say_near(typed, texts) or list_known(known, none))


def say_near(typed: str, texts: Sequence[str]) -> str:
    """Return a did-you-mean in which each word that no text holds is the nearest that one holds, or is; empty when none is near."""
    meant = suggest(typed, texts)
    return say_meant([meant]) if meant else ""


def list_known(names: Sequence[str], none: str = "the notes name none yet") -> str:
    """Return the first of the names and how many more there are; `none` where there is none."""
    return f"known: {_list(names)}" if names else none


def _refuse_several(typed: str, names: Sequence[str], what: str) -> NoReturn:
    raise FollowupError(f"{typed!r} fits {len(names)} {what}", f"name one: {_list(names)}")


def _list(names: Sequence[str]) -> str:
    more = f" and {len(names) - _KNOWN} more" if len(names) > _KNOWN else ""
    return f"{', '.join(names[:_KNOWN])}{more}"


# Processes and people


def narrow(search: Search, *, process: str | None, person: str | None) -> Search:
    """Keep the processes and the people that the words fit.

    Keep-looking always stays (R5.1), as does a process that ended the search (R5.8). FollowupError when there is none.
    """
    if process is not None:
        ids = match_processes(process, search)
        search = search._replace(
            # Why the search is over stands on every page (R5.8), whatever it is narrowed to.
            processes=tuple(known for known in search.processes if known.id in ids or known.state in STOPPED),
            # What belongs to no process is the search itself.
            actions=tuple(action for action in search.actions if action.process is None or action.process in ids),
        )
    if person is None:
        return search
    people = search.vault.people
    # By name, else by key.
    keys = set(find_fitting(person, {key: Called((), (each.name,)) for key, each in people.items()}) or _match_keys(person, people))
    if not keys:
        names = sorted({each.name for each in people.values()})
        refuse_none(f"no person {person!r}", person, names, names)

    def concerns(known: Process) -> bool:
        """Say whether it is theirs: who was met, who was to be, or who is in the log."""
        met = {key for item in known.rounds for key in (*item.met, *item.interview.interviewers)}
        return not keys.isdisjoint(met.union(key for event in known.events for key in event.people))

    return search._replace(
        processes=tuple(known for known in search.processes if concerns(known) or known.state in STOPPED),
        actions=tuple(action for action in search.actions if action.spec is KEEP_LOOKING or action.person in keys),
    )


def match_processes(typed: str, search: Search) -> set[str]:
    """Return the ids of the processes meant: the one of that id, else all whose id, companies and roles hold the words."""
    called = _call_processes(search, by_id=True)
    meant = [typed] if typed in called else find_fitting(typed, {key: each._replace(whole=()) for key, each in called.items()})
    if not meant:
        refuse_none(f"no process {typed!r}", typed, _list_texts(called), sorted(called))
    return set(meant)


def pick_subject(search: Search, typed: str) -> str | Process:
    """Return what `typed` means: the key of a person by name or part of it, or a process; FollowupError otherwise."""
    people, called = search.vault.people, _call_processes(search)
    keys = find_meant(typed, {key: _call_person(person) for key, person in people.items()})
    if len(keys) > 1:
        _refuse_several(typed, sorted(_show_person(people[key]) for key in keys), "people")
    if keys:
        return keys[0]
    processes = _pick_processes(search, typed)
    if len(processes) > 1:
        _refuse_several(typed, sorted(item.id for item in processes), "processes")
    if processes:
        return processes[0]
    by_key = _match_keys(typed, people)
    if len(by_key) == 1:
        return by_key[0]
    names = sorted(person.name for person in people.values())
    refuse_none(f"nobody and no process {typed!r}", typed, [*names, *_list_texts(called)], names, "the notes name nobody yet")


def _pick_processes(search: Search, typed: str, choose: Callable[[str, Mapping[str, Called]], list[str]] = find_meant) -> list[Process]:
    """Return the processes that `choose` finds by names, else by words of their ids; FollowupError is for the caller to raise."""
    meant = choose(typed, _call_processes(search)) or choose(typed, _call_processes(search, by_id=True))
    return [process for process in search.processes if process.id in meant]


def _call_processes(search: Search, *, by_id: bool = False) -> Mapping[str, Called]:
    """Return by id what each process is called: its own company and role, and those of its rounds and log lines."""
    return {
        process.id: call_process(
            process.id,
            [(process.company, process.role), *list_titles([item.interview for item in process.rounds], process.events)],
            by_id=by_id,
        )
        for process in search.processes
    }


def _list_texts(called: Mapping[str, Called]) -> list[str]:
    return [text for each in called.values() for text in each.texts]


def _call_person(person: Person) -> Called:
    return Called((person.name, person.key, _show_person(person)), (person.name,))


def _show_person(person: Person) -> str:
    return f"{person.name} ({person.company or person.key})"


def _match_keys(typed: str, people: Mapping[str, Person]) -> list[str]:
    return find_fitting(typed, {key: Called((), (key,)) for key in people})


# Notes


def pick_note(loaded: Loaded, root: str, typed: str, day: date, *, ahead: bool = False) -> str:
    """Return the path of the note whose log is meant: a path, a note's name or the words of it, a process, or a person.

    Of a process it is the last round on or before `day`, else its first; with `ahead` the first on or after `day`, else its last.
    FollowupError when nothing or several fit.
    """
    from followup_md.vault.read import find_path

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


def _match_note(search: Search, typed: str, day: date, *, ahead: bool) -> str:
    """Return the note that the words mean: of one process its round, else the one note whose name holds them, else that of a person."""
    notes = {interview.slug: interview.path for interview in search.vault.interviews}
    people = {person.path: person for person in search.vault.people.values() if person.path}
    known = find_meant(typed, {path: _call_person(person) for path, person in people.items()})
    # Whether what was typed are whole words of that one person's name.
    words = {word for read in read_typed(people[known[0]].name) for word in read} if len(known) == 1 else set()
    is_name = any(words.issuperset(read) for read in read_typed(typed))
    processes: list[Process] = []
    named: list[str] = []
    # A single match anywhere in the words goes before a single match at the beginnings of words.
    for choose in (find_fitting, find_meant):
        processes = _pick_processes(search, typed, choose)
        named = choose(typed, {key: Called((), (key,)) for key in notes})
        if len(processes) == 1:
            return _find_round(processes[0], day, ahead=ahead)
        if len(named) == 1:
            return notes[named[0]]
        if len(known) == 1 and (not (named or processes) or is_name):
            return known[0]
    listed = named or [process.id for process in processes] or [_show_person(people[path]) for path in known]
    if listed:
        _refuse_several(typed, sorted(listed), "notes")
    texts = [*notes, *_list_texts(_call_processes(search)), *(person.name for person in people.values())]
    none = "`followup-md check` names notes that do not read" if search.vault.problems else "there are no notes yet"
    refuse_none(f"no note and no process {typed!r}", typed, texts, sorted(notes, reverse=True), none)


def _find_round(process: Process, day: date, *, ahead: bool) -> str:
    rounds: list[Interview] = [item.interview for item in process.rounds]
    begun = [interview for interview in rounds if interview.start.date() <= day]
    coming = [interview for interview in rounds if interview.start.date() >= day]
    first, second = (coming[:1], begun[-1:]) if ahead else (begun[-1:], coming[:1])
    return next((interview.path for interview in (*first, *second)), process.note)


# Actions


def pick_actions(search: Search, typed: Sequence[str], *, take_all: bool) -> tuple[Action, ...]:
    """Return the open actions meant: each word an id or the only one that begins so, else all that hold every word.

    Where several hold the words, and not all are asked for, the person is asked once on a terminal; elsewhere UsageProblem lists them.
    """
    named = find_named(search, typed)
    if named:
        return named
    found = find_actions(search, typed)
    if len(found) == 1 or take_all:
        return found
    message = f"{' '.join(typed)!r} fits {len(found)} open actions"
    if not is_asked():
        raise UsageProblem(message, f"name one, or take all of them with --all: {', '.join(action.id for action in found)}")
    # An id beside its title would be broken at the edge of the screen, and could not be copied.
    listed = [line for action in found for line in (f"  {say_action_title(action)}", f"    {action.id}")]
    click.echo("\n".join([f"{message}:", *listed]), err=True)
    if not click.confirm("All of them?", err=True):
        raise FollowupError("nothing was written", "name one by its id, or by more of its words")
    return found


def find_named(search: Search, typed: Sequence[str]) -> tuple[Action, ...]:
    """Return the open actions that the words name, each by its id or the beginning of exactly one id; none if one of them names none."""
    open_actions = _list_open(search)
    named: dict[Action, None] = {}
    for word in typed:
        begins = [action for action in open_actions if action.id.startswith(word.casefold())]
        exact = [action for action in begins if action.id == word.casefold()]
        if not exact and len(begins) != 1:
            return ()
        named[(exact or begins)[0]] = None
    return tuple(named)


def find_actions(search: Search, typed: Sequence[str]) -> tuple[Action, ...]:
    """Return the open actions that hold every word; FollowupError where none does, with what is known of closed ones."""
    open_actions, words = _list_open(search), " ".join(typed)
    found = _match_actions(typed, open_actions, search)
    if found:
        return tuple(found)
    closed = _match_actions(typed, [action for action in search.actions if action.status != "open"], search)
    if closed:
        shown = ", ".join(f"{action.id} is {action.status}" for action in closed[:_CLOSED])
        hint = f"{shown}{' and more' if len(closed) > _CLOSED else ''}"
    else:
        near = say_near(words, [text for action in open_actions for text in (action.id, say_action_title(action))])
        hint = near or "`followup-md status --all` shows the ids; a part of one, or words such as `thank harbor`, will do"
    raise FollowupError(f"no open action {words!r}", hint)


def _list_open(search: Search) -> list[Action]:
    return [action for action in search.actions if action.status == "open"]


def _match_actions(typed: Sequence[str], actions: Iterable[Action], search: Search) -> list[Action]:
    """Return the actions that hold each of `typed` in one piece, else those that hold each word of them; punctuation alone means none."""
    if not all(split_words(each) for each in typed):
        return []
    texts: dict[Action, str] = {}
    for action in actions:
        process = next((item for item in search.processes if item.id == action.process), None)
        texts[action] = (
            f"{action.id} {say_action_title(action)} {process.company if process else ''} {process.role or '' if process else ''}"
        )
    pieces = [action for action, text in texts.items() if all(slug(each) in slug(text) for each in typed)]
    words = " ".join(typed)
    return pieces or [action for action, text in texts.items() if find_fitting(words, {action.id: Called((), (text,))})]


# Drafts


def pick_draft(loaded: Loaded, root: str, typed: Sequence[str]) -> Draft:
    """Return the draft of a path (tried from here, from the vault, in its folder of letters), or the one whose name holds all words.

    FollowupError when none or several fit, UsageProblem for a file that is no draft.
    """
    from followup_md.vault.read import find_path

    folder, words = loaded.settings.folders.letters, re.sub(_MADE, "", " ".join(typed))
    vault = loaded.search.vault
    drafts = {draft.path: draft for draft in vault.drafts}
    path = find_path(root, words) or find_path(root, f"{folder}/{words}")
    if path in drafts:
        return drafts[path]
    stems = {draft.path.rpartition("/")[2].removesuffix(".md"): draft for draft in drafts.values()}
    # By the name of the file, which has no accents, else by that of its reader too.
    readers = {stem: person.name for stem, draft in stems.items() if (person := vault.people.get(draft.person or ""))}
    found = find_meant(words, {stem: Called((stem,), (stem,)) for stem in stems})
    found = found or find_meant(words, {stem: Called((), (stem, readers.get(stem, ""))) for stem in stems})
    if len(found) == 1:
        return stems[found[0]]
    names = sorted(stems, reverse=True)
    if found:
        _refuse_several(words, sorted(found, reverse=True), "drafts")
    if path and path.lower().endswith(".md"):
        raise UsageProblem(f"{path} is no draft", f"drafts lie in {folder}/")
    refuse_none(f"no draft {words!r}", words, [*names, *readers.values()], names, f"there are no drafts in {folder}/ yet")
