"""Vault from any source, folder or texts: which files are notes, their facts, and what follows at a moment (format.md 1); pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeAlias
from zoneinfo import ZoneInfo

from followup_md.config.calendars import Calendars, FindHolidays, find_calendar_problems, has_holidays
from followup_md.model.facts import find_person
from followup_md.problem import CONFIG_BAD_VALUE, CONFLICT_COPY, DOUBTFUL, NOTE_OUTSIDE, UNREADABLE_NOTE, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime, tzinfo

    from followup_md.config import Settings
    from followup_md.derive.context import Context
    from followup_md.model import Interview, Person, Process, Purpose, Search, Vault
    from followup_md.model.edits import Judged
    from followup_md.parse.vault import Memory, NoteText

    ListFolder = Callable[[str], Iterable["FolderEntry"] | Problem]
    ReadNote = Callable[[str], "RawNote | Problem"]

Clock: TypeAlias = "Callable[[tzinfo], datetime]"
CONFIG: Final = "followup.toml"
INDEX: Final = "index.md"
CALENDAR: Final = "followups.ics"
SITE: Final = "site"
OBSIDIAN: Final = ".obsidian/templates.json"
LONGEST_FILE: Final = 5_000_000  # same as in the parser, which need not be loaded for an unchanged vault
# Obsidian writes this file without escapes; reading it as JSON would cost every command an import.
_OBSIDIAN_TEMPLATES = re.compile(rb'"folder"\s*:\s*"([^"\\]+)"')
# Folders without notes at any depth, besides those whose name begins with a dot.
_NO_NOTES: Final = frozenset({"templates", "node_modules"})
_CONFLICT: Final = r"(?i:conflicted copy|sync-conflict-)"
# What else sync clients add to a name: a number, a remark, or the name of a computer. As text: few names are that of another and more.
_TAIL: Final = r"(?i: \d{1,2}| \(\d{1,2}\)| \([^()]*conflict[^()]*\)|[._-](?:sync-)?conflict-[\w-]*|\.dub)|-(?=.*[A-Z])[\w' -]{4,}"


class Notes(NamedTuple):
    """A vault as read: settings, facts, and problems of the settings."""

    settings: Settings
    vault: Vault
    faults: tuple[Problem, ...]


class Loaded(NamedTuple):
    """A vault at one moment: settings, everything derived from its notes, and their problems."""

    settings: Settings
    search: Search
    problems: tuple[Problem, ...]
    calendars: Calendars

    def open_context(self, search: Search | None = None) -> Context:
        """Return the context for the rules, for this search or another with the same settings."""
        from followup_md.derive.context import build_context

        of = search or self.search
        return build_context(of.vault, self.settings, self.calendars.of, of.now, of.processes, of.week)

    def find_interview(self, path: str) -> Interview | None:
        """Return the interview of a note; None where it has none that reads."""
        return next((each for each in self.search.vault.interviews if each.path == path), None)

    def list_copies(self) -> frozenset[str]:
        """Return the paths of the copies that a sync client made of notes, which are not read."""
        return frozenset(problem.place.path for problem in self.search.vault.problems if problem.check == CONFLICT_COPY.id)

    def list_met(self, interview: Interview) -> tuple[Person, ...]:
        """Return the interviewers of a round."""
        return tuple(find_person(key, self.search.vault.people) for key in interview.interviewers)

    def derive(self, vault: Vault, now: datetime | None = None) -> Search:
        """Return what follows from other notes with the same settings, now or at another moment."""
        from followup_md.derive.search import build_search

        return build_search(vault, self.settings, self.calendars.of, now or self.search.now)


class RawNote(NamedTuple):
    """One file as read; `path` is relative to the vault, with `/`."""

    path: str
    data: bytes


class FolderEntry(NamedTuple):
    """One entry of a folder."""

    name: str
    is_folder: bool


class Source(Protocol):
    """Source of the files of a vault, each by its path relative to the vault, with `/`. Nothing raises."""

    def read_notes(self, folder: str, apart: Collection[str]) -> Iterator[RawNote | Problem]:
        """Yield every note at any depth of `folder`, except below the folders `apart`; and a problem for each unreadable file."""

    def read_strays(self) -> tuple[RawNote, ...]:
        """Return the readable notes at the top of the vault."""

    def read_file(self, path: str) -> RawNote | Problem | None:
        """Return one file; None where there is none."""

    def has_folder(self, path: str) -> bool:
        """Say whether there is a folder of that path."""


def read_texts(texts: Mapping[str, str]) -> Notes:
    """Return the vault of texts by path (relative, with `/`), as if they were in a folder; calendar problems are left out."""
    source = TextSource(texts, LONGEST_FILE)
    settings, faults = read_config(source.read_file(CONFIG))
    return Notes(settings, _load_vault(source, settings, None, {}), faults)


def read_source(
    source: Source, settings: Settings, faults: Sequence[Problem], memory: Memory | None = None, changed: Mapping[str, bytes] | None = None
) -> Notes:
    """Return the vault in `source`; notes in `memory` are not parsed again, and `changed` holds planned versions of notes by path."""
    vault = _load_vault(source, settings, memory, changed or {})
    return Notes(settings, vault, (*faults, *find_calendar_faults(vault, settings)))


def read_config(config: RawNote | Problem | None) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a followup.toml, and its problems."""
    from followup_md.config.read import read_settings

    problems: list[Problem] = []
    note = _read_text(config, problems)
    settings, faults = read_settings(note.text if note else "", CONFIG)
    return settings, (*problems, *faults)


def find_calendar_faults(vault: Vault, settings: Settings) -> tuple[Problem, ...]:
    """Return why holidays of countries in the vault do not count, if so (R1.14)."""
    # The country in a person's note decides the delivery days of a letter to them.
    notes: list[Interview | Person] = [*vault.interviews, *vault.people.values()]
    places = sorted(((note.place("country"), note.country) for note in notes if note.country), reverse=True)
    countries = {country: place for place, country in places}
    if not countries and settings.calendar.country is None:
        return ()
    return find_calendar_problems(settings, countries, library=has_holidays())


def find_reader_zone(settings: Settings) -> tzinfo:
    """Return the user's time zone, UTC if none is set."""
    return ZoneInfo(settings.timezone or "UTC")


def derive_notes(
    notes: Notes,
    clock: Clock,
    *,
    replayed: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    find_holidays: FindHolidays,
) -> Loaded:
    """Derive everything from the notes, at the moment that `clock` gives in the reader's zone.

    `replayed` says that the moment was chosen by the user, so that later log lines are not errors. `select` and `ignore` name
    checks and subjects, and override `[check]` in followup.toml.
    """
    from followup_md.check.context import Choice, apply_options
    from followup_md.derive.search import build_search

    settings, vault, faults = notes
    calendars = Calendars(settings, find_holidays)
    search = build_search(vault, settings, calendars.of, clock(find_reader_zone(settings)))
    problems = check_search(search, settings, calendars, faults, replayed=replayed)
    choice = apply_options(Choice(*settings.check), select, ignore)
    chosen = tuple([problem for problem in problems if choice.allows(problem.check)])
    # What rests on a note with a wrong date is always shown as doubtful, whether or not that problem is selected.
    doubtful = {problem.place.path for problem in problems if problem.check in DOUBTFUL}
    if doubtful:
        actions = [action._replace(doubtful=True) if action.note in doubtful else action for action in search.actions]
        search = search._replace(actions=tuple(actions))
    return Loaded(settings, search, chosen, calendars)


def check_search(
    search: Search, settings: Settings, calendars: Calendars, faults: Sequence[Problem], *, replayed: bool = False
) -> tuple[Problem, ...]:
    """Return the problems of the notes behind a search, by place; `faults` are those of the settings, `replayed` is as in Inspection."""
    from followup_md.check import Inspection, run_checks

    return run_checks(Inspection(search, settings, calendars.of, (*faults, *search.vault.problems), replayed=replayed))


def ask_guard(loaded: Loaded, subject: str | Process, purpose: Purpose, channel: str | None = None) -> Judged:
    """Return the subject of a question (a person's key or a process) and the guard's verdict on that contact now."""
    from followup_md.derive.guard import judge_person, judge_process
    from followup_md.model.edits import Judged

    context = loaded.open_context()
    if isinstance(subject, str):
        return Judged(context.person_name(subject), judge_person(context, subject, purpose, channel))
    person, verdict = judge_process(context, subject, purpose, channel)
    return Judged(context.person_name(person) if person else subject.company, verdict)


class TextSource:
    """Files of a vault as texts by path; a folder exists if there is a file in it."""

    def __init__(self, texts: Mapping[str, str], limit: int) -> None:
        """Take the texts; those over `limit` bytes are reported as not read."""
        self._texts, self._limit = texts, limit
        self._folders: dict[str, dict[FolderEntry, None]] = {"": {}}
        for path in texts:
            *above, name = path.split("/")
            if "" in (*above, name):  # `/a.md` and `a//b.md` cannot be paths of files in a folder
                continue
            folder = ""
            for part in above:
                self._folders[folder][FolderEntry(part, is_folder=True)] = None
                folder = f"{folder}/{part}".removeprefix("/")
                self._folders.setdefault(folder, {})
            self._folders[folder][FolderEntry(name, is_folder=False)] = None

    def read_notes(self, folder: str, apart: Collection[str]) -> Iterator[RawNote | Problem]:
        """Yield every note at any depth of `folder`, and what is wrong with files and folders."""
        return walk_notes(folder, apart, self._list, self._read)

    def read_strays(self) -> tuple[RawNote, ...]:
        """Return the notes at the top of the vault."""
        found = (self._read(entry.name) for entry in self._list("") if not entry.is_folder and may_be_note(entry.name))
        return tuple(note for note in found if isinstance(note, RawNote))

    def read_file(self, path: str) -> RawNote | Problem | None:
        """Return one file; None where there is none."""
        return self._read(path) if path in self._texts else None

    def has_folder(self, path: str) -> bool:
        """Say whether a file lies in the folder of that path."""
        return path in self._folders

    def _list(self, folder: str) -> Iterable[FolderEntry]:
        return sorted(entry for entry in self._folders.get(folder, ()) if not is_hidden(entry.name))

    def _read(self, path: str) -> RawNote | Problem:
        # A lone surrogate has no UTF-8 bytes: refused, as in a file.
        data = self._texts[path].encode("utf-8", "surrogatepass")
        return find_bad_name(path) or (report_size(path, len(data), self._limit) if len(data) > self._limit else RawNote(path, data))


def walk_notes(top: str, apart: Collection[str], list_folder: ListFolder, read: ReadNote) -> Iterator[RawNote | Problem]:
    """Yield every note at any depth of the folder `top`, and what is wrong with files and folders.

    `apart` are folders without notes of its kind, relative to the vault. `list_folder` gives the entries of a folder, without hidden names,
    and `read` one of its files.
    """
    # An explicit stack: folders may be nested deeper than Python's recursion limit.
    pending = [top]
    while pending:
        folder = pending.pop()
        entries = list_folder(folder)
        if isinstance(entries, Problem):
            yield entries
            continue
        for name, is_folder in entries:
            path = f"{folder}/{name}"
            if is_folder:
                if name.casefold() not in _NO_NOTES and path not in apart:
                    pending.append(path)
                if _is_note(name):
                    hint = "rename the folder without `.md`; the notes in it are read"
                    yield report_unread(path, "a folder with the name of a note", hint)
            elif _is_note(name):
                yield _report_copy(path, "a conflict") if re.search(_CONFLICT, name) else read(path)
            elif may_be_note(name):
                yield report(NOTE_OUTSIDE, Place(_spell_path(path)), "a note with another ending, so it is not read", "rename it to .md")


def _report_copy(path: str, of: str) -> Problem:
    hint = "bring what differs into the note itself, then delete the copy; if it is a note of its own, give it a name of its own"
    return report(CONFLICT_COPY, Place(_spell_path(path)), f"a copy that a sync client made of {of}; it is not read", hint)


def _pair_copies(paths: Collection[str]) -> dict[str, str]:
    """Return, by the path of a note, the one whose name it has but for what sync clients add."""
    known = {path[:-3].lower(): path for path in paths}
    split = ((path, path[:cut].lower(), path[cut:-3]) for path in paths for cut in range(len(path) - 3))
    return {path: known[head] for path, head, tail in split if head in known and re.fullmatch(_TAIL, tail)}


def _is_copy(one: str, other: str, aliases: Mapping[str, str]) -> bool:
    """Say whether two notes are one: by invitation, or by company with role and start, or with four lines in five, one of them dated."""
    from followup_md.parse.front_matter import parse_front_matter, read_values

    def read(text: str) -> tuple[list[str], set[str]]:
        split = parse_front_matter(text, "")[0]
        values = read_values(split, text, "", (), aliases)
        found = [values.scalar(key) for key in ("invitation", "company", "role", "start")]
        return found, {line.strip() for line in (*split.body.split("\n"), found[-1]) if not line.startswith("#")} - {""}

    (invitation, *what), lines = read(one)
    (same, *same_what), same_lines = read(other)
    shared = lines & same_lines
    nearly = 2 * (len(lines) + len(same_lines)) <= 5 * len(shared) and any(re.search(r"\d{4}-\d", line) for line in shared)
    return (invitation != "" and invitation == same) or (what[0] == same_what[0] and (nearly or (all(what[::2]) and what == same_what)))


def may_be_note(name: str) -> bool:
    """Say whether a file of that name is a note, or would be with another extension."""
    return _is_note(name) or name[-9:].lower() == ".markdown"


def _is_note(name: str) -> bool:
    """Say whether a file of that name is a note."""
    # Swap and backup files have other endings (`note.md~`, `#note.md#`, `4913`).
    return name[-3:].lower() == ".md"


def is_hidden(name: str) -> bool:
    """Say whether a file or folder of that name is hidden: settings, trash or editor leftovers."""
    return name.startswith(".")


def find_bad_name(path: str) -> Problem | None:
    """Return the problem of a path that is not valid text; None for any other path."""
    if not path.isascii() and _spell_path(path) != path:
        return report_unread(path, "a name that is not UTF-8", "rename it with letters that are valid UTF-8")
    return None


def report_size(path: str, size: int, limit: int) -> Problem:
    """Build the problem of a file of more than `limit` bytes."""
    return report_unread(path, f"a file of {size:,} bytes", f"move what it holds elsewhere; at most {limit:,} bytes are read")


def report_unread(path: str, message: str, hint: str) -> Problem:
    """Build the problem of a file or folder that is not read."""
    return report(UNREADABLE_NOTE, Place(_spell_path(path)), message, hint)


def _spell_path(path: str) -> str:
    """Return a path that can be printed: each byte of a name that is not UTF-8 is spelled out."""
    return path.encode("utf-8", "backslashreplace").decode()


def _load_vault(source: Source, settings: Settings, memory: Memory | None, changed: Mapping[str, bytes]) -> Vault:
    from followup_md.parse.vault import parse_notes

    problems: list[Problem] = []
    folders = settings.folders
    apart = {folders.interviews, folders.people, folders.letters, folders.templates, SITE}
    obsidian = source.read_file(OBSIDIAN)
    if isinstance(obsidian, RawNote) and (named := _OBSIDIAN_TEMPLATES.search(obsidian.data)):
        apart.add(named[1].decode("utf-8", "replace").strip("/"))

    def read_folder(folder: str) -> tuple[NoteText, ...]:
        found: dict[str, bytes] = {}
        for item in source.read_notes(folder, apart):
            if isinstance(item, RawNote):
                found[item.path] = item.data
            else:
                problems.append(item)
        # Planned notes that do not exist yet come last, as if just found.
        found |= {path: data for path, data in changed.items() if path in found or path.startswith(f"{folder}/")}
        notes = {path: _decode(RawNote(path, data), problems) for path, data in found.items()}
        for path, of in _pair_copies(notes).items() if folder == folders.interviews else ():
            if _is_copy(notes[path].text, notes[of].text, settings.aliases):
                problems.append(_report_copy(path, f'"{of}"'))
                found.pop(path)
        return tuple([notes[path] for path in found])

    interviews, people, letters = (read_folder(folder) for folder in (folders.interviews, folders.people, folders.letters))
    found = RawNote(folders.search, changed[folders.search]) if folders.search in changed else source.read_file(folders.search)
    search = _read_text(found, problems)
    problems.extend(_find_misplaced(source, settings))
    return parse_notes(interviews, people, search, letters, settings, tuple(problems), memory)


def _find_misplaced(source: Source, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each missing folder named in followup.toml, then for each interview or copy of the search log at the top."""
    from followup_md.config.read import find_key_place
    from followup_md.parse.vault import looks_like_interview

    usual = type(settings.folders)()
    for name in ("interviews", "people", "letters"):
        folder = getattr(settings.folders, name)
        # A folder with the default name may be created later.
        if folder != getattr(usual, name) and not source.has_folder(folder):
            config = _read_text(source.read_file(CONFIG), [])
            place = find_key_place(config.text if config else "", ("folders", name), CONFIG)
            hint = "write the path of the folder as it is, below the vault, or make the folder"
            yield report(CONFIG_BAD_VALUE, place, f"`folders.{name}` is no folder: `{folder}`", hint)
    search, strays = settings.folders.search, source.read_strays()
    copies = _pair_copies([note.path for note in strays])
    for note in strays:
        if copies.get(note.path) == search:
            yield _report_copy(note.path, f'"{search}"')
        elif note.path not in (INDEX, search) and not re.search(_CONFLICT, note.path) and looks_like_interview(_decode(note, []).text):
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
