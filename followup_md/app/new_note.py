"""A new interview note and the person notes that it needs: planned, read back, then written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_md.app import find_reader_zone, load
from followup_md.app.new_people import find_guests
from followup_md.app.new_text import make_interview, make_person
from followup_md.app.reading import read_vault
from followup_md.app.wanted import tidy_wanted
from followup_md.derive.stumbles import find_open_stumbles
from followup_md.errors import FollowupError
from followup_md.problem import Level
from followup_md.slug import slug
from followup_md.store.make import is_there, make_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.app import Clock
    from followup_md.app.new_people import Guest
    from followup_md.app.new_text import NewFile
    from followup_md.app.wanted import Wanted
    from followup_md.config import Settings
    from followup_md.derive.stumbles import Stumble
    from followup_md.model import Interview
    from followup_md.problem import Problem

_LONGEST_SLUG: Final = 80


class NewNotes(NamedTuple):
    """The notes to be written, the interview's first; who takes part, and what stands under `## Prepare`."""

    wanted: Wanted
    zone: str
    files: tuple[NewFile, ...]
    guests: tuple[Guest, ...]
    stumbles: tuple[Stumble, ...]


def plan_notes(root: str, clock: Clock, wanted: Wanted) -> NewNotes:
    """Return the notes of a new round; UsageProblem for a value that would not read back from them as it was typed.

    FollowupError when there is a note of that post and that moment: the command was run twice.
    """
    wanted = tidy_wanted(wanted)
    loaded = load(root, clock)
    settings, vault = loaded.settings, loaded.search.vault
    _check_unwritten(vault.interviews, wanted, settings)
    guests = find_guests(vault.people, wanted.people, wanted.company)
    stumbles = find_open_stumbles(loaded.search.processes)
    path = _choose_path(root, settings, wanted, {interview.slug for interview in vault.interviews})
    note = make_interview(root, path, settings, wanted, guests, stumbles)
    people = [make_person(root, settings, guest, wanted.company) for guest in guests if guest.is_new]
    _check_free(root, people)
    return NewNotes(wanted, wanted.zone or settings.timezone or "UTC", (note, *people), guests, stumbles)


def write_notes(root: str, notes: NewNotes) -> tuple[Problem, ...]:
    """Write the notes, those of the people first; return the errors that other notes have by it, such as a name that now fits two."""
    before = set(read_vault(root).vault.problems)
    for file in reversed(notes.files):
        make_file(f"{root}/{file.path}", file.text)
    after = read_vault(root).vault.problems
    return tuple(problem for problem in after if problem.level == Level.ERROR and problem not in before)


def _check_unwritten(interviews: Sequence[Interview], wanted: Wanted, settings: Settings) -> None:
    process = slug(wanted.process or f"{wanted.company} {wanted.role}")
    start = wanted.start.replace(tzinfo=ZoneInfo(wanted.zone) if wanted.zone else find_reader_zone(settings))
    known = next((one for one in interviews if one.process == process and one.start == start), None)
    if known:
        raise FollowupError(f"{known.path} is the note of that round", "write into that one; another round has another --start")


def _check_free(root: str, people: Sequence[NewFile]) -> None:
    for file in people:
        if is_there(f"{root}/{file.path}"):
            hint = "run `followup-md check`, and mend that note first"
            raise FollowupError(f"{file.path} is there, but is no person's note that reads", hint)


def _choose_path(root: str, settings: Settings, wanted: Wanted, taken: set[str]) -> str:
    parts = (f"{wanted.start:%Y-%m-%d}", _shorten(wanted.company), *([_shorten(wanted.kind)] if wanted.kind else []))
    stem, number = "-".join(parts), 1
    name = stem
    while name in taken or is_there(f"{root}/{settings.folders.interviews}/{name}.md"):
        number += 1
        name = f"{stem}-{number}"
    return f"{settings.folders.interviews}/{name}.md"


def _shorten(text: str) -> str:
    return slug(text)[:_LONGEST_SLUG].strip("-")
