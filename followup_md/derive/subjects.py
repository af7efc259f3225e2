"""Lookup of processes, people and notes by typed words; one did-you-mean for all commands."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from followup_md.derive.dossier import call_process, list_titles
from followup_md.derive.matching import Called, find_fitting, find_meant, read_typed, suggest
from followup_md.errors import FollowupError, say_meant
from followup_md.model import STOPPED, Interview, Person, Process, Search
from followup_md.model.actions import KEEP_LOOKING
from followup_md.slug import slug

_KNOWN: Final = 12  # how many an error lists


def narrow(search: Search, *, process: str | None, person: str | None) -> Search:
    """Keep what matches the words, keep-looking (R5.1) and a process that ended the search (R5.8); FollowupError if nothing matches."""
    if process is not None:
        ids = match_processes(process, search)
        search = search._replace(
            # The reason why the search is over is on every page (R5.8), however narrow.
            processes=tuple(known for known in search.processes if known.id in ids or known.state in STOPPED),
            # An action without a process belongs to the search itself.
            actions=tuple(action for action in search.actions if action.process is None or action.process in ids),
            vault=search.vault._replace(unread=tuple(each for each in search.vault.unread if each.process in ids)),
        )
    if person is None:
        return search
    people = search.vault.people
    # By name, else by key.
    keys = set(find_fitting(person, {key: Called((), (each.name,)) for key, each in people.items()}) or _match_keys(person, people))
    if not keys:
        names = sorted({each.name for each in people.values()})
        raise explain_none(f"no person {person!r}", person, names, names)

    def concerns(known: Process) -> bool:
        """Say whether a process involves these people: in a meeting held or planned, or in the log."""
        met = {key for item in known.rounds for key in (*item.met, *item.interview.interviewers)}
        return not keys.isdisjoint(met.union(key for event in known.events for key in event.people))

    return search._replace(
        processes=tuple(known for known in search.processes if concerns(known) or known.state in STOPPED),
        actions=tuple(action for action in search.actions if action.spec is KEEP_LOOKING or action.person in keys),
        vault=search.vault._replace(unread=tuple(each for each in search.vault.unread if not keys.isdisjoint(each.people))),
    )


def match_processes(typed: str, search: Search) -> set[str]:
    """Return the ids of the matching processes: the one with that id, else all whose id, companies and roles hold the words."""
    called = _call_processes(search, by_id=True)
    meant = [typed] if typed in called else find_fitting(typed, {key: each._replace(whole=()) for key, each in called.items()})
    if not meant:
        raise explain_none(f"no process {typed!r}", typed, _list_texts(called), sorted(called))
    return set(meant)


def pick_subject(search: Search, typed: str) -> str | Process:
    """Return the match for `typed`: the key of a person by name or part of it, or a process; FollowupError otherwise."""
    people, called = search.vault.people, _call_processes(search)
    keys = find_meant(typed, {key: _call_person(person) for key, person in people.items()})
    if len(keys) > 1:
        raise explain_several(typed, sorted(_show_person(people[key]) for key in keys), "people")
    if keys:
        return keys[0]
    processes = _pick_processes(search, typed)
    if len(processes) > 1:
        raise explain_several(typed, sorted(item.id for item in processes), "processes")
    if processes:
        return processes[0]
    by_key = _match_keys(typed, people)
    if len(by_key) == 1:
        return by_key[0]
    names = sorted(person.name for person in people.values())
    raise explain_none(f"nobody and no process {typed!r}", typed, [*names, *_list_texts(called)], names, "the notes name nobody yet")


def match_note(search: Search, typed: str, day: date, *, ahead: bool) -> str:
    """Return the path of the matching note: by name or process id; else of one process, else the one with such a name, else a person's.

    For a process: the last round on or before `day`, else its first; with `ahead` the first on or after `day`, else its last.
    FollowupError when nothing or more than one matches.
    """
    unread = {slug(item.path.rpartition("/")[2].removesuffix(".md")): item.path for item in search.vault.unread}
    notes = unread | {interview.slug: interview.path for interview in search.vault.interviews}
    if slug(typed) in notes:
        return notes[slug(typed)]
    if process := next((item for item in search.processes if item.id == typed), None):
        return _find_round(process, day, ahead=ahead)
    people = {person.path: person for person in search.vault.people.values() if person.path}
    known = find_meant(typed, {path: _call_person(person) for path, person in people.items()})
    # Whether the typed words are whole words of that one person's name.
    words = {word for read in read_typed(people[known[0]].name) for word in read} if len(known) == 1 else set()
    is_name = any(words.issuperset(read) for read in read_typed(typed))
    processes: list[Process] = []
    named: list[str] = []
    # A single match anywhere in the words comes before a single match at the beginnings of words.
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
        raise explain_several(typed, sorted(listed), "notes")
    texts = [*notes, *_list_texts(_call_processes(search)), *(person.name for person in people.values())]
    none = "`followup-md check` names notes that do not read" if search.vault.problems else "there are no notes yet"
    known = [*sorted(notes, reverse=True), *(process.id for process in search.processes if not process.rounds)]
    raise explain_none(f"no note and no process {typed!r}", typed, texts, known, none)


def find_application(search: Search, typed: str) -> Process | None:
    """Return the one process meant where it has no round: what becomes of it stands in the search log."""
    found = [item for item in search.processes if item.id == typed] or _pick_processes(search, typed)
    return found[0] if len(found) == 1 and not found[0].rounds else None


def explain_none(
    message: str, typed: str, texts: Sequence[str], known: Sequence[str], none: str = "the notes name none yet"
) -> FollowupError:
    """Return the error for words without a match, with a did-you-mean, else with the known names."""
    return FollowupError(message, suggest_words(typed, texts) or list_known(known, none))


def suggest_words(typed: str, texts: Sequence[str]) -> str:
    """Return a did-you-mean: each word that no text holds replaced by the nearest word or text; empty when none is near."""
    meant = suggest(typed, texts)
    return say_meant([meant]) if meant else ""


def list_known(names: Sequence[str], none: str = "the notes name none yet") -> str:
    """Return the first few names and the number of others; `none` where there are none."""
    return f"known: {_list(names)}" if names else none


def explain_several(typed: str, names: Sequence[str], what: str) -> FollowupError:
    """Return the error for words that match several things of one kind."""
    return FollowupError(f"{typed!r} fits {len(names)} {what}", f"name one: {_list(names)}")


def _list(names: Sequence[str]) -> str:
    more = f" and {len(names) - _KNOWN} more" if len(names) > _KNOWN else ""
    return f"{', '.join(names[:_KNOWN])}{more}"


def _pick_processes(search: Search, typed: str, choose: Callable[[str, Mapping[str, Called]], list[str]] = find_meant) -> list[Process]:
    """Return the processes that `choose` finds by names, else by words of their ids; FollowupError is for the caller to raise."""
    meant = choose(typed, _call_processes(search)) or choose(typed, _call_processes(search, by_id=True))
    return [process for process in search.processes if process.id in meant]


def _call_processes(search: Search, *, by_id: bool = False) -> Mapping[str, Called]:
    """Return the names of each process by id: its own company and role, and those of its rounds and log lines.

    Those of the notes whose start does not read are there as well.
    """
    unread = {each.process: call_process(each.process, [(each.company, each.role)], by_id=by_id) for each in search.vault.unread}
    return unread | {
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


def _find_round(process: Process, day: date, *, ahead: bool) -> str:
    rounds: list[Interview] = [item.interview for item in process.rounds]
    begun = [interview for interview in rounds if interview.start.date() <= day]
    coming = [interview for interview in rounds if interview.start.date() >= day]
    first, second = (coming[:1], begun[-1:]) if ahead else (begun[-1:], coming[:1])
    return next((interview.path for interview in (*first, *second)), process.note)
