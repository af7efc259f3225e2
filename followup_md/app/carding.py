"""`card`: what a query means in the vault, and the card of the one process that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.app import find_reader_zone
from followup_md.app.reading import read_vault, recall_holidays
from followup_md.config.calendars import Calendars
from followup_md.derive.processes import derive_processes
from followup_md.derive.recall.card import make_card
from followup_md.derive.recall.dossier import Archive, open_dossiers
from followup_md.derive.recall.find import find
from followup_md.derive.recall.phone import read_number
from followup_md.derive.recall.pick import find_words
from followup_md.derive.recall.words import fold, split_words
from followup_md.model import LIVE
from followup_md.model.card import Answer, Hit
from followup_md.problem import Level

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date, datetime

    from followup_md.app import Clock
    from followup_md.app.reading import Notes
    from followup_md.model import Process, Vault


def answer_call(root: str, clock: Clock, query: str) -> tuple[Answer, datetime]:
    """Return what a query came to, and the moment, in the reader's zone; neither checks nor actions are asked for."""
    notes = read_vault(root)
    now = clock(find_reader_zone(notes.settings))
    vault = notes.vault
    archive = Archive(open_dossiers(vault, now), vault.people)
    found = find(archive, query)
    processes = _derive(notes, found.fits.keys(), now)
    processes.sort(key=lambda process: (not found.fits[process.id].whole, process.state not in LIVE, -_find_latest(process).toordinal()))
    words = find_words(archive) if len(processes) > 1 else {}
    answer = Answer(
        query=query,
        hits=tuple(Hit(process, found.fits[process.id], words.get(process.id, process.id)) for process in processes),
        people=tuple(vault.people[key] for key in found.people),
        read_as=found.read_as,
        lost=_find_lost(vault, query),
        number=bool(read_number(query)),
    )
    if len(processes) == 1:
        (process,) = processes
        keys = next(dossier.people for dossier in archive.dossiers if dossier.id == process.id)
        card = make_card(process, keys, vault.people, found.people, now)
        answer = answer._replace(card=card._replace(faulty=_find_faulty(vault, card.process)))
    return answer, now


def list_known(root: str) -> list[str]:
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


def _find_lost(vault: Vault, query: str) -> tuple[str, ...]:
    """Return the paths of notes of which nothing could be read, first those whose name holds a word of the query."""
    read = {interview.path for interview in vault.interviews} | {person.path for person in vault.people.values()}
    read |= {draft.path for draft in vault.drafts} | {event.place.path for event in vault.events}
    lost = {problem.place.path for problem in vault.problems if problem.level == Level.ERROR} - read
    words = split_words(query)
    return tuple(
        sorted((path for path in lost if path.endswith(".md")), key=lambda path: (not any(word in fold(path) for word in words), path))
    )


def _find_faulty(vault: Vault, process: Process) -> tuple[str, ...]:
    """Return the paths of a process's notes in which something does not read."""
    own = {item.interview.path for item in process.rounds} | {event.place.path for event in process.events}
    return tuple(sorted({problem.place.path for problem in vault.problems if problem.level == Level.ERROR and problem.place.path in own}))
