"""`card`: what a query means in the vault, and the card of the one process that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.app import find_reader_zone
from followup_md.app.reading import read_vault, recall_holidays
from followup_md.app.shelf import read_shelf
from followup_md.config.calendars import Calendars
from followup_md.derive.processes import derive_processes
from followup_md.derive.recall.card import make_card
from followup_md.derive.recall.dossier import Archive, open_dossiers
from followup_md.derive.recall.find import find
from followup_md.derive.recall.match import fold, read_typed, split_words
from followup_md.derive.recall.phone import read_number
from followup_md.derive.recall.pick import find_words
from followup_md.model import LIVE
from followup_md.model.card import Answer, Hit
from followup_md.problem import Level

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date, datetime

    from followup_md.app import Clock
    from followup_md.app.reading import Notes
    from followup_md.app.shelf import Shelf
    from followup_md.derive.recall.find import Found
    from followup_md.model import Process, Vault


class _Read(NamedTuple):
    """What a query found: the notes of the processes that it may mean, sought in `archive`, and how a misspelt one was read."""

    notes: Notes
    archive: Archive
    found: Found
    read_as: str | None = None


def answer_call(root: str, clock: Clock, query: str) -> tuple[Answer, datetime]:
    """Return what a query came to, and the moment, in the reader's zone; neither checks nor actions are asked for."""
    shelf = read_shelf(root)
    now = clock(find_reader_zone(shelf.notes.settings))
    notes, archive, found, read_as = _seek(shelf, query, now)
    processes = _derive(notes, found.fits.keys(), now)
    processes.sort(key=lambda process: (not found.fits[process.id].whole, process.state not in LIVE, -_find_latest(process).toordinal()))
    # A word picks one among all that there are, not among those that were found.
    words = find_words(shelf.name_all()) if len(processes) > 1 else {}
    answer = Answer(
        query=query,
        hits=tuple(Hit(process, found.fits[process.id], words.get(process.id, process.id)) for process in processes),
        people=tuple(archive.people[key] for key in found.people),
        read_as=read_as,
        lost=_order_lost(shelf.lost, query),
        number=bool(read_number(query)),
    )
    if len(processes) != 1:
        return answer, now
    keys = next(dossier.people for dossier in archive.dossiers if dossier.id == processes[0].id)
    card = make_card(processes[0], keys, archive.people, found.people, now)
    return answer._replace(card=card._replace(faulty=_find_faulty(notes.vault, card.process))), now


def _seek(shelf: Shelf, query: str, now: datetime) -> _Read:
    """Seek a query in each spelling that it may have in the notes; where nothing fits, as it was perhaps meant."""
    spellings = (query, *(" ".join(words) for words in read_typed(query)[1:]))
    for read in (_seek_spelt(shelf, spelt, now) for spelt in spellings):
        if read.found:
            return read
    for spelt in filter(None, shelf.spell(query)):
        near = _seek_spelt(shelf, spelt, now)
        if near.found:
            return near._replace(read_as=spelt)
    return read


def _seek_spelt(shelf: Shelf, query: str, now: datetime) -> _Read:
    notes = shelf.take(query)
    archive = Archive(open_dossiers(notes.vault, shelf.spare, now), notes.vault.people)
    return _Read(notes, archive, find(archive, query))


def list_names(root: str) -> list[str]:
    """Return the companies and people that can be asked for, to say so when nothing fits."""
    vault = read_vault(root).vault
    return sorted({interview.company for interview in vault.interviews}) + sorted({person.name for person in vault.people.values()})


def _derive(notes: Notes, names: Container[str], now: datetime) -> list[Process]:
    """Return the processes of those ids and no other: to derive all of them takes longer than to read them."""
    settings, vault, _ = notes
    chosen = vault._replace(
        interviews=tuple(interview for interview in vault.interviews if interview.process in names),
        events=tuple(event for event in vault.events if event.process in names),
    )
    return list(derive_processes(chosen, settings, Calendars(settings, recall_holidays).of, now))


def _find_latest(process: Process) -> date:
    """Return the day of the last contact, else of the last line or round that a process has."""
    days = [event.day for event in process.events] + [item.interview.start.date() for item in process.rounds]
    return process.last_contact or max(days)


def _order_lost(lost: Sequence[str], query: str) -> tuple[str, ...]:
    """Return the paths of what does not read, first those whose name holds a word of the query."""
    words = split_words(query)
    return tuple(sorted(lost, key=lambda path: (not any(word in fold(path) for word in words), path)))


def _find_faulty(vault: Vault, process: Process) -> tuple[str, ...]:
    """Return the paths of a process's notes in which something does not read."""
    own = {item.interview.path for item in process.rounds} | {event.place.path for event in process.events}
    return tuple(sorted({problem.place.path for problem in vault.problems if problem.level == Level.ERROR and problem.place.path in own}))
