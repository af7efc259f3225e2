"""A vault: read, from what is kept of it where no file changed, and at one moment, with all that follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.config.calendars import find_calendar_problems, find_holidays, find_library, has_holidays
from followup_md.problem import (
    CONFIG_BAD_VALUE,
    DOUBTFUL,
    NOTE_OUTSIDE,
    UNKNOWN_ZONE,
    UNREADABLE_NOTE,
    VAULT_PUBLIC,
    Place,
    Problem,
    report,
)
from followup_md.slug import slug
from followup_md.vault import cache
from followup_md.vault.cache import fingerprint_notes
from followup_md.vault.read import CONFIG, INDEX, SITE, DiskSource, RawNote, TextSource, find_remotes, resolve_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime, tzinfo

    from followup_md.config import Settings
    from followup_md.config.calendars import Calendars, FindHolidays
    from followup_md.derive.context import Context
    from followup_md.model import Interview, Person, Process, Purpose, Search, Vault
    from followup_md.model.edits import Judged
    from followup_md.parse.vault import Memory, NoteText
    from followup_md.vault.read import Source

    Clock = Callable[[tzinfo], datetime]


# --- Reading a vault: settings, notes and what is wrong with them, from the cache as long as no file has changed

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
    from followup_md.parse.vault import looks_like_interview

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


# --- A vault at one moment: its notes read, what follows from them, and what is wrong with them

# Hosts on which anybody reads what is not set to be private.
_PUBLIC: Final = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_ADDRESS: Final = r"(?:\w[\w+.-]*://)?(?:[^@/\s]*@)?([\w.-]+)(?:[:/].*)?"  # as text: `re` compiles it where there is a remote


class Loaded(NamedTuple):
    """A vault at one moment: its settings, all that follows from its notes, and what is wrong with them."""

    settings: Settings
    search: Search
    problems: tuple[Problem, ...]
    calendars: Calendars

    def open_context(self, search: Search | None = None) -> Context:
        """Return what the rules look at, of this search or of another one with the same settings."""
        from followup_md.derive.context import build_context

        of = search or self.search
        return build_context(of.vault, self.settings, self.calendars.of, of.now, of.processes, of.week)

    def derive(self, vault: Vault, now: datetime | None = None) -> Search:
        """Return what follows from other notes with the same settings, now or at another moment."""
        from followup_md.derive.search import build_search

        return build_search(vault, self.settings, self.calendars.of, now or self.search.now)


def load(root: str, clock: Clock, *, replayed: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Loaded:
    """Read the vault in `root` and derive all that follows at the moment that `clock` gives in the reader's zone.

    `replayed` says that the moment was chosen, so that what is logged later may simply have come later. `select` and `ignore` name
    checks and subjects, over what `[check]` of followup.toml says.
    """
    return derive_here(root, read_vault(root), clock, replayed=replayed, select=select, ignore=ignore)


def derive_here(
    root: str, notes: Notes, clock: Clock, *, replayed: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Loaded:
    """Derive all that follows from notes of the vault in `root`, and from where it lies; the rest is as for `load`."""
    # Asked anew each time, since no file of the vault says where its repository goes.
    notes = notes._replace(faults=(*notes.faults, *find_exposure(root, notes.settings)))
    return derive_notes(notes, clock, replayed=replayed, select=select, ignore=ignore)


def load_changed(root: str, clock: Clock, changed: Mapping[str, bytes], *, replayed: bool = False) -> Loaded:
    """Load the vault with some notes, by path, as they are to be; nothing else is asked, so that a page is the same in every clone."""
    if not changed:
        return derive_notes(read_vault(root), clock, replayed=replayed)
    from followup_md.parse.vault import Memory

    return derive_notes(reread_vault(root, Memory(), changed), clock, replayed=replayed)


def derive_notes(
    notes: Notes,
    clock: Clock,
    *,
    replayed: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    find_holidays: FindHolidays = recall_holidays,
) -> Loaded:
    """Derive all that follows from what was read; the rest is as for `load`."""
    from followup_md.check.spec import Choice, apply_options
    from followup_md.config.calendars import Calendars
    from followup_md.derive.search import build_search

    settings, vault, faults = notes
    calendars = Calendars(settings, find_holidays)
    search = build_search(vault, settings, calendars.of, clock(find_reader_zone(settings)))
    problems = check_search(search, settings, calendars, faults, replayed=replayed)
    choice = apply_options(Choice(*settings.check), select, ignore)
    chosen = tuple([problem for problem in problems if choice.allows(problem.check)])
    # What rests on a note in which a date is wrong is nowhere shown as sure, whether or not that problem is among those chosen.
    doubtful = {problem.place.path for problem in problems if problem.check in DOUBTFUL}
    if doubtful:
        actions = [action._replace(doubtful=True) if action.note in doubtful else action for action in search.actions]
        search = search._replace(actions=tuple(actions))
    return Loaded(settings, search, chosen, calendars)


def check_search(
    search: Search, settings: Settings, calendars: Calendars, faults: Sequence[Problem], *, replayed: bool = False
) -> tuple[Problem, ...]:
    """Return what is wrong with the notes behind a search, by place; `faults` are those of the settings, `replayed` is Inspection's."""
    from followup_md.check import Inspection, run_checks

    return run_checks(Inspection(search, settings, calendars.of, (*faults, *search.vault.problems), replayed=replayed))


def find_reader_zone(settings: Settings) -> tzinfo:
    """Return the zone of the person, UTC when none is set."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.timezone or "UTC")


def ask_guard(loaded: Loaded, subject: str | Process, purpose: Purpose, channel: str | None = None) -> Judged:
    """Return whom a question is about, a person's key or a process, and what the guard says to that contact now."""
    from followup_md.derive.guard import judge_person, judge_process
    from followup_md.model.edits import Judged

    context = loaded.open_context()
    if isinstance(subject, str):
        return Judged(context.person_name(subject), judge_person(context, subject, purpose, channel))
    person, verdict = judge_process(context, subject, purpose, channel)
    return Judged(context.person_name(person) if person else subject.company, verdict)


def find_exposure(root: str, settings: Settings) -> Iterator[Problem]:
    """Yield the `vault-public` of a vault whose repository goes to a public host, unless the settings say who reads it."""
    if settings.repository:
        return
    for host in find_hosts(root):
        if any(host == known or host.endswith(f".{known}") for known in _PUBLIC):
            message = f"the git repository around these notes goes to {host}, which shows everybody what is not private"
            hint = (
                'see that the repository is private there, and write `repository = "private"` above the first table; or `"public"`, if the '
                "notes are meant to be read"
            )
            yield report(VAULT_PUBLIC, Place(CONFIG), message, hint)
            return


def find_hosts(root: str) -> tuple[str, ...]:
    """Return the hosts, in lower case, that the git repository around `root` is pushed to or fetched from."""
    hosts = (match[1].casefold() for url in find_remotes(root) if (match := re.fullmatch(_ADDRESS, url, re.ASCII)))
    return tuple(dict.fromkeys(host for host in hosts if "." in host.strip(".")))
