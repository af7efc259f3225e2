"""The whole vault from the texts of its notes: each file read on its own, then linked."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from followup_md.parse.draft import parse_draft_note
from followup_md.parse.interview import parse_interview_note
from followup_md.parse.link.vault import link_vault
from followup_md.parse.memory import Memory, NoteText
from followup_md.parse.person import parse_person_note
from followup_md.parse.search import parse_search_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup_md.config import Settings
    from followup_md.model import Vault
    from followup_md.problem import Problem


__all__ = ["NoteText", "parse_vault"]


def parse_vault(  # noqa: PLR0913, PLR0917 - what a vault is made of
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
