"""Which process and which person are meant by the words typed, and what is known when nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.app.lookup import list_known, say_near
from followup_md.errors import FollowupError
from followup_md.model import STOPPED
from followup_md.model.actions import KEEP_LOOKING
from followup_md.slug import slug

if TYPE_CHECKING:
    from followup_md.model import Process, Search


def narrow(search: Search, *, process: str | None, person: str | None) -> Search:
    """Keep one process (its id, or words of id, company and role) and the people of a name (part of it), with or without accents.

    Keep-looking always stays (R5.1), as does a process that ended the search (R5.8). FollowupError when there is none.
    """
    if process is not None:
        ids = match_processes(process, search)
        search = search._replace(
            # Why the search is over is said on every page (R5.8), whatever it is narrowed to.
            processes=tuple(known for known in search.processes if known.id in ids or known.state in STOPPED),
            # What belongs to no process is the search itself.
            actions=tuple(action for action in search.actions if action.process is None or action.process in ids),
        )
    if person is not None:
        keys = _match_people(person, search)
        search = search._replace(
            processes=tuple(known for known in search.processes if keys & _list_people(known) or known.state in STOPPED),
            actions=tuple(action for action in search.actions if action.spec is KEEP_LOOKING or action.person in keys),
        )
    return search


def match_processes(typed: str, search: Search) -> set[str]:
    """Return the ids of the processes meant: the one of that id, else all that hold the words."""
    words = typed.split()
    texts = {process.id: f"{process.id} {process.company} {process.role or ''}" for process in search.processes}
    if typed in texts:
        return {typed}
    meant = {key for key, text in texts.items() if all(_holds(text, word) for word in words)}
    if not meant:
        raise FollowupError(f"no process {typed!r}", say_near(typed, [*texts.values()]) or list_known(sorted(texts)))
    return meant


def _match_people(typed: str, search: Search) -> set[str]:
    """Return the keys of the people whose key or name holds what was typed."""
    people = search.vault.people.values()
    meant = {person.key for person in people if _holds(person.key, typed) or _holds(person.name, typed)}
    if not meant:
        names = sorted({person.name for person in people})
        raise FollowupError(f"no person {typed!r}", say_near(typed, names) or list_known(names))
    return meant


def _holds(text: str, part: str) -> bool:
    """Say whether `part` stands in `text`, in any case, or without its accents."""
    return part.casefold() in text.casefold() or slug(part) in slug(text)


def _list_people(process: Process) -> set[str]:
    """Return the keys of all with whom there was to do: who was met, who was to be, and who is in the log."""
    met = (key for item in process.rounds for key in (*item.met, *item.interview.interviewers))
    return {*met, *(key for event in process.events for key in event.people)}
