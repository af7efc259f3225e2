"""Which process and which person are meant by the words typed, and what is known when nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model import Search

_KNOWN = 12  # how many names an error lists


def narrow(search: Search, *, process: str | None, person: str | None) -> Search:
    """Keep one process (its id, or words of id, company and role) and one person (part of the name); FollowupError when none is."""
    if process is not None:
        ids = _match_processes(process, search)
        search = search._replace(
            processes=tuple(known for known in search.processes if known.id in ids),
            # What belongs to no process is the search itself, and keep-looking is always shown (R5.1).
            actions=tuple(action for action in search.actions if action.process is None or action.process in ids),
        )
    if person is not None:
        from followup_md.render.view import narrow_search

        _require_person(person, search)
        search = narrow_search(search, person=person)
    return search


def _match_processes(typed: str, search: Search) -> set[str]:
    """Return the ids of the processes meant: the one of that id, else all that hold the words."""
    words = typed.casefold().split()
    texts = {process.id: f"{process.id} {process.company} {process.role or ''}".casefold() for process in search.processes}
    if typed in texts:
        return {typed}
    meant = {key for key, text in texts.items() if all(word in text for word in words)}
    if not meant:
        raise FollowupError(f"no process {typed!r}", _list_known(sorted(texts)))
    return meant


def _require_person(typed: str, search: Search) -> None:
    people = search.vault.people
    if not any(typed.casefold() in text.casefold() for person in people.values() for text in (person.key, person.name)):
        raise FollowupError(f"no person {typed!r}", _list_known(sorted({person.name for person in people.values()})))


def _list_known(names: Sequence[str]) -> str:
    if not names:
        return "the notes name none yet"
    more = f" and {len(names) - _KNOWN} more" if len(names) > _KNOWN else ""
    return f"known: {', '.join(names[:_KNOWN])}{more}"
