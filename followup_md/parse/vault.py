"""The whole vault from the texts of its notes: each file read on its own, what did not change not again, then linked."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from followup_md.parse.link import link_vault
from followup_md.parse.notes import parse_draft_note, parse_interview_note, parse_person_note, parse_search_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from followup_md.config import Settings
    from followup_md.model import Vault
    from followup_md.parse.facts import DraftNote, InterviewNote, PersonNote, SearchNote
    from followup_md.problem import Problem


# --- The notes of a vault as they were parsed the last time, for who reads it again and again

T = TypeVar("T")


class NoteText(NamedTuple):
    """One file as text; `path` is relative to the vault, with `/`."""

    path: str
    text: str


class ParsedNotes(Generic[T]):
    """The notes of one kind, by path: what the text was, and what it said."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, tuple[str, T]] = {}

    def parse(self, notes: Iterable[NoteText], parse: Callable[[str, str], T]) -> list[T]:
        """Return each note parsed, by `parse(text, path)` where its text is another than before; what is gone is forgotten."""
        before, self._kept = self._kept, {}
        found = []
        for note in notes:
            known = before.get(note.path)
            # The text itself is compared, and no date of a file: what is kept is never behind what stands there.
            entry = known if known is not None and known[0] == note.text else (note.text, parse(note.text, note.path))
            self._kept[note.path] = entry
            found.append(entry[1])
        return found


class Memory:
    """All notes of a vault as they were parsed the last time; none where the settings are others than then."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._settings: Settings | None = None
        self._forget()

    def begin(self, settings: Settings) -> None:
        """Take up a reading under `settings`, which say how notes are read."""
        if settings != self._settings:
            self._settings = settings
            self._forget()

    def _forget(self) -> None:
        self.interviews: ParsedNotes[InterviewNote] = ParsedNotes()
        self.people: ParsedNotes[PersonNote] = ParsedNotes()
        self.search: ParsedNotes[SearchNote] = ParsedNotes()
        self.letters: ParsedNotes[DraftNote] = ParsedNotes()


# --- The whole vault from the texts of its notes: each file read on its own, then linked

__all__ = ["NoteText", "parse_notes"]


def parse_notes(  # noqa: PLR0913, PLR0917 - what a vault is made of
    interviews: Iterable[NoteText],
    people: Iterable[NoteText],
    search: NoteText | None,
    letters: Iterable[NoteText],
    settings: Settings,
    problems: tuple[Problem, ...] = (),
    memory: Memory | None = None,
) -> Vault:
    """Return all that the notes say; `problems` found before (configuration, disk) stand among those found here.

    Nothing raises for a bad note, and the order of the notes does not count (rules.md I9). What `memory` has of an unchanged note is
    not parsed again.
    """
    known = memory or Memory()
    known.begin(settings)
    # Facts are tuples without cycles, and far more are made than freed: looking for garbage in between took a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return link_vault(
            known.interviews.parse(interviews, partial(parse_interview_note, settings=settings)),
            known.people.parse(people, partial(parse_person_note, settings=settings)),
            next(iter(known.search.parse([search] if search else [], parse_search_note)), None),
            known.letters.parse(letters, parse_draft_note),
            settings,
            problems,
        )
    finally:
        if collects:
            gc.enable()
