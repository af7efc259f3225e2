"""The wiring: read → parse → derive → render → write; each room is loaded only by the command that needs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.errors import FollowupError, MachineFailure
from followup_md.problem import Level, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from followup_md.config import Settings
    from followup_md.model import Search, Vault
    from followup_md.parse.vault import NoteText
    from followup_md.render.terminal import Screen
    from followup_md.store import RawNote

    Clock = Callable[[tzinfo], datetime]

INDEX = "index.md"
_LONGEST_PAGE = 50_000_000
MARK = "<!-- followup-md:"  # how every generated page of every version begins
# Any mark in the box is a tick: every task of the page is the program's own (EVIDENCE.md section 2).
_TICKED = re.compile(r"^[\s>]*(?:[-*+]|\d+[.)])\s+\[[^ \]]\]\s", re.MULTILINE)
# Obsidian writes this file without escapes; reading it as JSON would cost every command an import.
_OBSIDIAN_TEMPLATES = re.compile(rb'"folder"\s*:\s*"([^"\\]+)"')


class Loaded(NamedTuple):
    """A vault at one moment: its settings, all that follows from its notes, and what is wrong with them."""

    settings: Settings
    search: Search
    problems: tuple[Problem, ...]


class Page(NamedTuple):
    """A generated file: the bytes it has (None: there is none), and the text that it should have."""

    path: str
    seen: bytes | None
    text: str

    @property
    def stale(self) -> bool:
        """Say whether the file differs from what it should be."""
        return self.seen != self.text.encode()


def load(root: str, clock: Clock) -> Loaded:
    """Read the vault in `root` and derive all that follows at the moment that `clock` gives in the reader's zone."""
    from followup_md.config import Calendars
    from followup_md.derive import derive_search

    settings, faults = _load_settings(root)
    vault = _load_vault(root, settings)
    search = derive_search(vault, settings, Calendars(settings).of, clock(find_reader_zone(settings)))
    return Loaded(settings, search, (*faults, *vault.problems, *find_calendar_faults(vault, settings)))


def find_reader_zone(settings: Settings) -> tzinfo:
    """Return the zone of the person, UTC when none is set."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.timezone or "UTC")


def find_calendar_faults(vault: Vault, settings: Settings) -> tuple[Problem, ...]:
    """Return what keeps the holidays of the countries in the vault from counting (R1.14)."""
    from followup_md.config import find_calendar_problems, has_library

    countries = [interview.country for interview in vault.interviews if interview.country]
    if not countries and settings.calendar.country is None:
        return ()
    return find_calendar_problems(settings, countries, library=has_library())


def list_problems(root: str, clock: Clock, paths: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return the problems of the vault, or those of some files and folders of it (relative to the vault; empty: all of it)."""
    problems = load(root, clock).problems
    if not paths or "" in paths:
        return problems
    return tuple(problem for problem in problems if any(_lies_in(problem.place.path, path) for path in paths))


def has_failed(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Say whether `check` exits 1: an error, or with `strict` a warning as well."""
    failing = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in failing for problem in problems)


def show_status(loaded: Loaded, screen: Screen) -> str:
    """Return the page of `status`."""
    from followup_md.render.terminal import render_status

    return render_status(loaded.search, loaded.problems, screen)


def show_status_json(loaded: Loaded) -> str:
    """Return `status` as JSON."""
    from followup_md.render.json_status import render_status_json

    return render_status_json(loaded.search, loaded.problems)


def show_problems(problems: Sequence[Problem], form: Literal["text", "json"], *, color: bool) -> str:
    """Return problems in one of the forms of `check`."""
    if form == "json":
        from followup_md.render.json_check import render_problems_json

        return render_problems_json(problems)
    from followup_md.render.problem_text import render_problems

    return render_problems(problems, color=color)


def plan_index(root: str, clock: Clock) -> Page:
    """Return the index page as it is and as it should be; FollowupError when it is not this program's, or holds ticks it would lose."""
    from followup_md.render.markdown import render_index

    seen = _read_index(root)
    loaded = load(root, clock)
    return Page(path=INDEX, seen=seen, text=render_index(loaded.search, loaded.problems, loaded.settings.tasks))


def write_page(root: str, page: Page) -> None:
    """Write a generated file, if its bytes change."""
    from followup_md.store import write_text

    if page.stale:
        write_text(f"{root}/{page.path}", page.text, page.seen)


def _read_index(root: str) -> bytes | None:
    """Return the bytes of the index page, None when there is none; FollowupError when it must be left alone."""
    from followup_md.store import read_file

    found = read_file(root, INDEX, _LONGEST_PAGE)
    if found is None:
        return None
    if isinstance(found, Problem):
        raise MachineFailure(f"{INDEX} is in the way: {found.message}", found.hint)
    text = found.data.decode("utf-8-sig", "replace")
    if not text.startswith(MARK):
        raise FollowupError(f"{INDEX} is not a page of this program, so it is left alone", "rename it or move it, then build again")
    if _TICKED.search(text):
        hint = "log what is done in the notes and untick it, or move the page away, then build again"
        raise FollowupError(f"{INDEX} has ticked tasks, and this version cannot record them yet", hint)
    return found.data


def _load_settings(root: str) -> tuple[Settings, tuple[Problem, ...]]:
    from followup_md.config import read_settings
    from followup_md.store import CONFIG

    problems: list[Problem] = []
    note = _read_text(root, CONFIG, problems)
    settings, faults = read_settings(note.text if note else "", CONFIG)
    return settings, (*problems, *faults)


def _load_vault(root: str, settings: Settings) -> Vault:
    from followup_md.parse.vault import parse_vault

    problems: list[Problem] = []
    folders = settings.folders
    apart = {folders.interviews, folders.people, folders.letters, folders.templates, "site", *_find_obsidian_templates(root)}
    interviews, people, letters = (
        tuple(_read_folder(root, folder, apart, problems)) for folder in (folders.interviews, folders.people, folders.letters)
    )
    search = _read_text(root, folders.search, problems)
    problems.extend(_find_strays(root, settings))
    return parse_vault(interviews, people, search, letters, settings, tuple(problems))


def _find_obsidian_templates(root: str) -> Iterator[str]:
    from followup_md.store import RawNote, read_file

    file = read_file(root, ".obsidian/templates.json", _LONGEST_PAGE)
    if isinstance(file, RawNote) and (found := _OBSIDIAN_TEMPLATES.search(file.data)):
        yield found[1].decode("utf-8", "replace").strip("/")


def _read_folder(root: str, folder: str, apart: set[str], problems: list[Problem]) -> Iterator[NoteText]:
    from followup_md.parse.head.front_matter import MAX_NOTE_BYTES
    from followup_md.store import read_notes

    shelf = read_notes(root, folder, apart, MAX_NOTE_BYTES)
    problems.extend(shelf.problems)
    return (_decode(note, problems) for note in shelf.notes)


def _read_text(root: str, path: str, problems: list[Problem]) -> NoteText | None:
    from followup_md.parse.head.front_matter import MAX_NOTE_BYTES
    from followup_md.store import read_file

    found = read_file(root, path, MAX_NOTE_BYTES)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return _decode(found, problems) if found else None


def _decode(note: RawNote, problems: list[Problem]) -> NoteText:
    from followup_md.parse.head.front_matter import decode_note
    from followup_md.parse.vault import NoteText

    text, faults = decode_note(note.data, note.path)
    problems.extend(faults)
    return NoteText(path=note.path, text=text)


def _find_strays(root: str, settings: Settings) -> Iterator[Problem]:
    """Yield each note of an interview that lies at the top of the vault, where nothing is read."""
    from followup_md.parse.head.front_matter import MAX_NOTE_BYTES, decode_note, parse_front_matter
    from followup_md.store import read_strays

    for note in read_strays(root, MAX_NOTE_BYTES):
        folded = note.data.lower()
        if b"company" in folded and b"start" in folded and note.path not in (INDEX, settings.folders.search):
            head, _ = parse_front_matter(decode_note(note.data, note.path)[0], note.path)
            if {"company", "start"} <= head.fields.keys():
                hint = f"move it into {settings.folders.interviews}/"
                yield report("note-outside", Place(note.path), "a note of an interview outside the folders, so it is not read", hint)


def _lies_in(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")
