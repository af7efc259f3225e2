"""Files that are notes: decided by their paths alone, whoever lists and reads them (format.md section 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from followup_md.problem import CONFLICT_COPY, NOTE_OUTSIDE, UNREADABLE_NOTE, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

# Folders that hold no notes at any depth, beside those whose name begins with a dot.
_NO_NOTES: Final = frozenset({"templates", "node_modules"})
_CONFLICTS: Final = ("conflicted copy", "sync-conflict-")
_RENAME: Final = "rename it with letters that are valid UTF-8"


class RawNote(NamedTuple):
    """One file as it was read; `path` is relative to the vault, with `/`."""

    path: str
    data: bytes


class FoundNotes(NamedTuple):
    """The notes of one folder, and what could not be read in it."""

    notes: tuple[RawNote, ...]
    problems: tuple[Problem, ...]


class FolderEntry(NamedTuple):
    """What stands in a folder under one name."""

    name: str
    is_folder: bool


class Source(Protocol):
    """Where the files of a vault are read from, each by its path relative to the vault, with `/`. Nothing raises."""

    def read_notes(self, folder: str, apart: Collection[str]) -> FoundNotes:
        """Return every note at any depth of `folder`, but not those below `apart`, which are folders of the vault."""

    def read_strays(self) -> tuple[RawNote, ...]:
        """Return the notes at the top of the vault that read."""

    def read_file(self, path: str) -> RawNote | Problem | None:
        """Return one file; None where there is none."""

    def has_folder(self, path: str) -> bool:
        """Say whether there is a folder of that path."""


class TextSource:
    """The files of a vault as texts by path; a file is there when its text is, a folder when a file lies in it."""

    def __init__(self, texts: Mapping[str, str], limit: int) -> None:
        """Take the texts; those over `limit` bytes are reported unread."""
        self._texts, self._limit = texts, limit
        self._folders: dict[str, dict[FolderEntry, None]] = {"": {}}
        for path in texts:
            *above, name = path.split("/")
            if "" in (*above, name):  # `/a.md` and `a//b.md` are the paths of no file in a folder
                continue
            folder = ""
            for part in above:
                self._folders[folder][FolderEntry(part, is_folder=True)] = None
                folder = f"{folder}/{part}".removeprefix("/")
                self._folders.setdefault(folder, {})
            self._folders[folder][FolderEntry(name, is_folder=False)] = None

    def read_notes(self, folder: str, apart: Collection[str]) -> FoundNotes:
        """Return every note at any depth of `folder`."""
        return gather_notes(walk_notes(folder, apart, self._list, self._read))

    def read_strays(self) -> tuple[RawNote, ...]:
        """Return the notes at the top of the vault."""
        found = (read_listed(entry.name, self._read) for entry in self._list("") if not entry.is_folder and may_be_note(entry.name))
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
        # A lone half of a character has no bytes in UTF-8: these are refused, as they are in a file.
        data = self._texts[path].encode("utf-8", "surrogatepass")
        return find_bad_name(path) or (report_size(path, len(data), self._limit) if len(data) > self._limit else RawNote(path, data))


def walk_notes(
    top: str,
    apart: Collection[str],
    list_folder: Callable[[str], Iterable[FolderEntry] | Problem],
    read: Callable[[str], RawNote | Problem],
) -> Iterator[RawNote | Problem]:
    """Yield every note at any depth of the folder `top`, and what is wrong with files and folders.

    `apart` are folders without notes of its kind, relative to the vault. `list_folder` gives what stands in a folder, without hidden names,
    and `read` one of its files.
    """
    # A stack of its own: folders may be nested deeper than Python calls functions.
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
                if is_note(name):
                    hint = "rename the folder without `.md`; the notes in it are read"
                    yield report_unread(path, "a folder with the name of a note", hint)
            elif is_note(name):
                yield read_listed(path, read)
            elif may_be_note(name):
                hint = "rename it to .md"
                yield report(NOTE_OUTSIDE, Place(spell_path(path)), "a note with another ending, so it is not read", hint)


def gather_notes(found: Iterable[RawNote | Problem]) -> FoundNotes:
    """Return the notes of a folder apart from what could not be read in it."""
    items = tuple(found)
    return FoundNotes(
        notes=tuple(item for item in items if isinstance(item, RawNote)),
        problems=tuple(item for item in items if isinstance(item, Problem)),
    )


def read_listed(path: str, read: Callable[[str], RawNote | Problem]) -> RawNote | Problem:
    """Return a note as `read` gives it, unless its name says that a sync client made it."""
    if any(mark in path.rpartition("/")[2].casefold() for mark in _CONFLICTS):
        hint = "bring what differs into the note itself, then delete the copy"
        return report(CONFLICT_COPY, Place(spell_path(path)), "a copy that a sync client made of a conflict; it is not read", hint)
    return read(path)


def is_hidden(name: str) -> bool:
    """Say whether a file or folder of that name holds settings, trash or what editors leave behind."""
    return name.startswith(".")


def is_note(name: str) -> bool:
    """Say whether a file of that name is a note."""
    # Swap and backup files end otherwise (`note.md~`, `#note.md#`, `4913`).
    return name[-3:].lower() == ".md"


def may_be_note(name: str) -> bool:
    """Say whether a file of that name is a note, or would be with an ending that is read."""
    return is_note(name) or name[-9:].lower() == ".markdown"


def find_bad_name(path: str) -> Problem | None:
    """Return what is wrong with a path that no text can hold; None for any other."""
    if not path.isascii() and spell_path(path) != path:
        return report_unread(path, "a name that is not UTF-8", _RENAME)
    return None


def report_size(path: str, size: int, limit: int) -> Problem:
    """Build the problem of a file of more than `limit` bytes."""
    return report_unread(path, f"a file of {size:,} bytes", f"move what it holds elsewhere; at most {limit:,} bytes are read")


def report_unread(path: str, message: str, hint: str) -> Problem:
    """Build the problem of a file or folder that is not read."""
    return report(UNREADABLE_NOTE, Place(spell_path(path)), message, hint)


def spell_path(path: str) -> str:
    """Return a path that can be printed: each byte of a name that is not UTF-8 is spelled out."""
    return path.encode("utf-8", "backslashreplace").decode()
