"""Reading a vault: settings, notes and what is wrong with them, from the cache as long as no file has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.config.calendars import find_calendar_problems, find_holidays, find_library, has_holidays
from followup_md.config.files import RawNote, TextSource
from followup_md.problem import CONFIG_BAD_VALUE, NOTE_OUTSIDE, UNKNOWN_ZONE, UNREADABLE_NOTE, Place, Problem, report
from followup_md.slug import slug
from followup_md.vault import cache
from followup_md.vault.cache import fingerprint_notes
from followup_md.vault.read import CONFIG, INDEX, SITE, DiskSource, resolve_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from followup_md.config import Settings
    from followup_md.config.files import Source
    from followup_md.model import Interview, Person, Vault
    from followup_md.parse.vault import Memory, NoteText

LONGEST_FILE = 5_000_000  # as the parser has it, which an unchanged vault need not load
# These may be put right outside the vault (a disk that was away, the zones of the system), and then no file of it tells.
_OF_THE_MACHINE = frozenset({UNREADABLE_NOTE.id, UNKNOWN_ZONE.id})
OBSIDIAN = ".obsidian/templates.json"
# Obsidian writes this file without escapes; reading it as JSON would cost every command an import.
_OBSIDIAN_TEMPLATES = re.compile(rb'"folder"\s*:\s*"([^"\\]+)"')


class Notes(NamedTuple):
    """A vault as it was read: its settings, its facts, and what is wrong with the settings."""

    settings: Settings
    vault: Vault
    faults: tuple[Problem, ...]


def read_vault(root: str) -> Notes:
    """Return what stands in the vault `root`; notes that have not changed since the last time are not read again."""
    source = DiskSource(root, LONGEST_FILE)
    config = source.read_file(CONFIG)
    if cache.find_folder() is None:
        return _read_notes(source, *_read_settings(config), None, {})
    home = resolve_root(root)
    name, stamp = cache.name_vault(home), cache.make_stamp(home, repr(config), cache.date_file(find_library() or ""))
    kept = cache.recall(name, stamp)
    if (
        isinstance(kept, cache.Kept)
        and fingerprint_notes(root, kept.folders, kept.files)[0] == kept.signature
        and isinstance(kept.value, Notes)
    ):
        return kept.value
    settings, faults = _read_settings(config)
    folders = (settings.folders.interviews, settings.folders.people, settings.folders.letters)
    files = (settings.folders.search, OBSIDIAN)
    # Signed before it is read: what changes meanwhile is read again the next time.
    signature, newest = fingerprint_notes(root, folders, files)
    settled = cache.is_settled(newest)
    notes = _read_notes(source, settings, faults, None, {})
    if settled and all(problem.check not in _OF_THE_MACHINE for problem in (*notes.faults, *notes.vault.problems)):
        cache.keep(name, stamp, cache.Kept(folders, files, signature, notes))
    return notes


def reread_vault(root: str, memory: Memory, changed: Mapping[str, bytes] | None = None) -> Notes:
    """Return what stands in the vault `root`, every file of it read; of the notes those are parsed whose text is not in `memory`.

    `changed` holds notes by path as they are to be, of which nothing is written yet.
    """
    source = DiskSource(root, LONGEST_FILE)
    return _read_notes(source, *_read_settings(source.read_file(CONFIG)), memory, changed or {})


def read_texts(texts: Mapping[str, str]) -> Notes:
    """Return what texts by path (relative, with `/`) say together, as if they stood in a folder; nothing else is read."""
    source = TextSource(texts, LONGEST_FILE)
    settings, faults = _read_settings(source.read_file(CONFIG))
    return Notes(settings, _load_vault(source, settings, None, {}), faults)


def recall_holidays(country: str, region: str | None, year: int) -> Mapping[date, str] | None:
    """Return the holidays of one year as the library knows them, without loading it where it was asked before."""
    name = "-".join(("holidays", slug(country), slug(region or "all"), str(year)))
    # With the words themselves, for a name may stand for several; and a newer library may know other days.
    stamp = cache.make_stamp(country, region or "", cache.date_file(find_library() or ""))
    kept = cache.recall(name, stamp)
    if isinstance(kept, dict):
        return kept
    found = find_holidays(country, region, year)
    if found is not None:
        cache.keep(name, stamp, dict(found))
    return found


def find_calendar_faults(vault: Vault, settings: Settings) -> tuple[Problem, ...]:
    """Return what keeps the holidays of the countries in the vault from counting (R1.14)."""
    # By the country of a person's note the post days of a letter to them are counted.
    notes: list[Interview | Person] = [*vault.interviews, *vault.people.values()]
    places = sorted(((note.place("country"), note.country) for note in notes if note.country), reverse=True)
    countries = {country: place for place, country in places}
    if not countries and settings.calendar.country is None:
        return ()
    return find_calendar_problems(settings, countries, library=has_holidays())


def _read_notes(
    source: Source, settings: Settings, faults: tuple[Problem, ...], memory: Memory | None, changed: Mapping[str, bytes]
) -> Notes:
    vault = _load_vault(source, settings, memory, changed)
    return Notes(settings, vault, (*faults, *find_calendar_faults(vault, settings)))


def _read_settings(config: RawNote | Problem | None) -> tuple[Settings, tuple[Problem, ...]]:
    from followup_md.config.read import read_settings

    problems: list[Problem] = []
    note = _read_text(config, problems)
    settings, faults = read_settings(note.text if note else "", CONFIG)
    return settings, (*problems, *faults)


def _load_vault(source: Source, settings: Settings, memory: Memory | None, changed: Mapping[str, bytes]) -> Vault:
    from followup_md.parse.vault import parse_notes

    problems: list[Problem] = []
    folders = settings.folders
    apart = {folders.interviews, folders.people, folders.letters, folders.templates, SITE}
    obsidian = source.read_file(OBSIDIAN)
    if isinstance(obsidian, RawNote) and (named := _OBSIDIAN_TEMPLATES.search(obsidian.data)):
        apart.add(named[1].decode("utf-8", "replace").strip("/"))

    def read_folder(folder: str) -> tuple[NoteText, ...]:
        notes, faults = source.read_notes(folder, apart)
        problems.extend(faults)
        found = {note.path: note.data for note in notes}
        # What is to be written and is not there yet stands last, as if it had just been found.
        found |= {path: data for path, data in changed.items() if path in found or path.startswith(f"{folder}/")}
        return tuple([_decode(RawNote(path, data), problems) for path, data in found.items()])

    interviews, people, letters = (read_folder(folder) for folder in (folders.interviews, folders.people, folders.letters))
    found = RawNote(folders.search, changed[folders.search]) if folders.search in changed else source.read_file(folders.search)
    search = _read_text(found, problems)
    problems.extend((*_find_misplaced(source, settings),))
    return parse_notes(interviews, people, search, letters, settings, tuple(problems), memory)


def _find_misplaced(source: Source, settings: Settings) -> Iterator[Problem]:
    """Yield each folder that followup.toml names and that is not there, then each note of an interview at the top of the vault."""
    from followup_md.config.read import find_key_place
    from followup_md.parse.notes import looks_like_interview

    usual = type(settings.folders)()
    for name in ("interviews", "people", "letters"):
        folder = getattr(settings.folders, name)
        # One of the usual name may still come.
        if folder != getattr(usual, name) and not source.has_folder(folder):
            config = _read_text(source.read_file(CONFIG), [])
            place = find_key_place(config.text if config else "", ("folders", name), CONFIG)
            hint = "write the path of the folder as it is, below the vault, or make the folder"
            yield report(CONFIG_BAD_VALUE, place, f"`folders.{name}` is no folder: `{folder}`", hint)
    for note in source.read_strays():
        if note.path not in (INDEX, settings.folders.search) and looks_like_interview(_decode(note, []).text):
            renamed = "" if note.path.lower().endswith(".md") else ", and rename it to .md"
            hint = f"move it into {settings.folders.interviews}/{renamed}"
            yield report(NOTE_OUTSIDE, Place(note.path), "a note of an interview outside the folders, so it is not read", hint)


def _read_text(found: RawNote | Problem | None, problems: list[Problem]) -> NoteText | None:
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return _decode(found, problems) if found else None


def _decode(note: RawNote, problems: list[Problem]) -> NoteText:
    from followup_md.parse.front_matter import decode_note
    from followup_md.parse.vault import NoteText

    text, faults = decode_note(note.data, note.path)
    problems.extend(faults)
    return NoteText(path=note.path, text=text)
