"""The notes of a vault as they were parsed the last time, for who reads it again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from followup_md.config import Settings
    from followup_md.parse.notes import DraftNote, InterviewNote, PersonNote, SearchNote

T = TypeVar("T")


class NoteText(NamedTuple):
    """One file as text; `path` is relative to the vault, with `/`."""

    path: str
    text: str


class Shelf(Generic[T]):
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
        self.interviews: Shelf[InterviewNote] = Shelf()
        self.people: Shelf[PersonNote] = Shelf()
        self.search: Shelf[SearchNote] = Shelf()
        self.letters: Shelf[DraftNote] = Shelf()
