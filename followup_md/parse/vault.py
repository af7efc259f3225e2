"""The whole vault from the texts of its notes: each file read on its own, then linked."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

from followup_md.parse.draft import parse_draft_note
from followup_md.parse.interview import parse_interview_note
from followup_md.parse.link.vault import link_vault
from followup_md.parse.person import parse_person_note
from followup_md.parse.search import parse_search_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup_md.config import Settings
    from followup_md.model import Vault
    from followup_md.problem import Problem


class NoteText(NamedTuple):
    """One file as text; `path` is relative to the vault, with `/`."""

    path: str
    text: str


def parse_vault(
    interviews: Iterable[NoteText],
    people: Iterable[NoteText],
    search: NoteText | None,
    letters: Iterable[NoteText],
    settings: Settings,
    problems: tuple[Problem, ...] = (),
) -> Vault:
    """Return all that the notes say; `problems` found before (configuration, disk) stand among those found here.

    Nothing raises for a bad note, and the order of the notes does not count (RULES.md I9).
    """
    # Facts are tuples without cycles, and far more are made than freed: looking for garbage in between took a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return link_vault(
            [parse_interview_note(note.text, note.path, settings) for note in interviews],
            [parse_person_note(note.text, note.path, settings) for note in people],
            parse_search_note(search.text, search.path) if search else None,
            [parse_draft_note(note.text, note.path) for note in letters],
            settings,
            problems,
        )
    finally:
        if collects:
            gc.enable()
