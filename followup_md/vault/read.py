"""The vault on the disk: where it lies, which files are notes, their bytes, and the remotes of its git repository (format.md 1 and 6)."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from followup_md.problem import CONFLICT_COPY, NOTE_OUTSIDE, UNREADABLE_NOTE, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence


# --- Files that are notes: decided by their paths alone, whoever lists and reads them (format.md section 1)

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


# --- The vault on the disk: where it lies, what stands in its folders, and its notes as bytes (format.md sections 1 and 6)

# --- The disk: finds the vault, reads its notes as bytes, and writes like a guest (format.md sections 1 and 6)

CONFIG: Final = "followup.toml"
INDEX: Final = "index.md"
CALENDAR: Final = "followups.ics"
SITE: Final = "site"


# --- What stands in a folder


def scan_folder(folder: str) -> list[os.DirEntry[str]]:
    """Return what stands in a folder by name, without what is hidden."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not is_hidden(entry.name)), key=lambda entry: entry.name)


def list_folder(folder: str) -> list[str]:
    """Return the names of what stands in a folder; none where there is no such folder, or it does not open."""
    try:
        return [entry.name for entry in scan_folder(folder)]
    except OSError:
        return []


# --- Where the vault lies, and what a path typed means in it


def find_root(start: str) -> str | None:
    """Return the nearest folder from `start` upward that holds `followup.toml`, absolute, or None."""
    folder, parent = os.path.abspath(start), ""
    while folder != parent:
        if os.path.isfile(f"{folder}/{CONFIG}"):
            return folder
        folder, parent = os.path.dirname(folder), folder
    return None


def resolve_root(root: str) -> str:
    """Return the one absolute path of a vault, however it was typed and through whatever links."""
    return os.path.realpath(root)


def is_folder(path: str) -> bool:
    """Say whether `path` is a folder."""
    return os.path.isdir(path)


def find_path(root: str, typed: str) -> str | None:
    """Return a path as typed (tried from the current folder, then from the vault) relative to the vault, or None where nothing is there.

    A note goes by its name without `.md` as well, as editors show it. The vault itself is the empty text.
    """
    for candidate in (typed, f"{root}/{typed}", f"{typed}.md", f"{root}/{typed}.md"):
        if os.path.exists(candidate):
            for resolve in (os.path.abspath, os.path.realpath):
                path = os.path.relpath(resolve(candidate), resolve(root)).replace(os.sep, "/")
                if path != ".." and not path.startswith("../"):
                    return "" if path == "." else path
    return None


# --- What the machine itself knows that a new vault is given


def find_system_zone() -> str | None:
    """Return the name of the zone that the machine's clock is set to; None where it cannot be told."""
    from tzlocal import get_localzone_name  # loaded for the one command that makes a vault

    try:
        return get_localzone_name()
    except (LookupError, OSError, ValueError):  # settings that contradict each other, or name no zone
        return None


# --- Reading notes as bytes; what cannot be read is a problem and hides nothing else

# Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class DiskSource:
    """The files of the vault in the folder `root`; of a file over `limit` bytes nothing is read."""

    def __init__(self, root: str, limit: int) -> None:
        """Take the folder as it was typed."""
        self._root, self._limit = root, limit

    def read_notes(self, folder: str, apart: Collection[str]) -> FoundNotes:
        """Read every note at any depth of `folder`; a file that cannot be read is a problem and hides no other."""
        return gather_notes(walk_notes(folder, apart, _Lister(self._root, folder).list_folder, self._read))

    def read_strays(self) -> tuple[RawNote, ...]:
        """Read the notes at the top of the vault, where a phone puts them; what does not read there is nobody's loss."""
        try:
            found = tuple(read_listed(entry.name, self._read) for entry in scan_folder(self._root) if may_be_note(entry.name))
        except OSError:
            return ()
        return tuple(item for item in found if isinstance(item, RawNote))

    def read_file(self, path: str) -> RawNote | Problem | None:
        """Read one file; None where there is none."""
        try:
            return self._open(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            return _report_error(path, error)

    def has_folder(self, path: str) -> bool:
        """Say whether there is a folder of that path."""
        return os.path.isdir(f"{self._root}/{path}")

    def _read(self, path: str) -> RawNote | Problem:
        try:
            return self._open(path)
        except OSError as error:
            return _report_error(path, error)

    def _open(self, path: str) -> RawNote | Problem:
        if bad := find_bad_name(path):
            return bad
        size, data = read_bytes(f"{self._root}/{path}", self._limit)
        return report_size(path, size, self._limit) if size > self._limit else RawNote(path, data)


class _Lister:
    """What stands in the folders below `top`, each of which is listed once, however many links lead to it."""

    def __init__(self, root: str, top: str) -> None:
        """Begin with `top`, which need not be there."""
        self._root, self._top, self._seen = root, top, set[tuple[int, int]]()

    def list_folder(self, folder: str) -> Sequence[FolderEntry] | Problem:
        """Return what stands in a folder, or why it is not read."""
        try:
            status = os.stat(f"{self._root}/{folder}")
            if (status.st_dev, status.st_ino) in self._seen:
                return report_unread(folder, "a link to a folder that is read already", "remove the link")
            self._seen.add((status.st_dev, status.st_ino))
            return [FolderEntry(entry.name, _is_folder(entry)) for entry in scan_folder(f"{self._root}/{folder}")]
        except OSError as error:
            # No folder of interviews: no interviews yet.
            return () if folder == self._top and isinstance(error, FileNotFoundError) else _report_error(folder, error)


def read_notes(root: str, folder: str, apart: Collection[str], limit: int) -> FoundNotes:
    """Read every note at any depth of `folder`; a file that cannot be read is a problem and hides no other, and none is raised.

    `apart` are folders that hold no notes of this kind, relative to the vault; files over `limit` bytes are reported unread.
    """
    return DiskSource(root, limit).read_notes(folder, apart)


def read_file(root: str, path: str, limit: int) -> RawNote | Problem | None:
    """Read one file; None where there is none."""
    return DiskSource(root, limit).read_file(path)


def find_saved(path: str) -> float:
    """Return when a file was last saved, in seconds since 1970; OSError when it is not there."""
    return os.stat(path).st_mtime


def read_typed_path(path: str, limit: int) -> RawNote | Problem | None:
    """Read the file of a path as typed, in the vault or not; None where there is none."""
    return read_file(os.path.dirname(path) or ".", os.path.basename(path), limit)


def read_bytes(path: str, limit: int) -> tuple[int, bytes]:
    """Return the size of a file and its bytes; of one over `limit` bytes, none of them. OSError when it does not read."""
    handle = os.open(path, _READ)
    try:
        status = os.fstat(handle)
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "no regular file")
        if size > limit:
            return size, b""
        with open(handle, "rb", buffering=0, closefd=False) as file:
            return size, file.readall()
    finally:
        os.close(handle)


def describe_error(error: OSError) -> str:
    """Return what the system says is wrong, in lower case."""
    return (error.strerror or str(error)).lower()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _report_error(path: str, error: OSError) -> Problem:
    return report_unread(path, f"it cannot be read: {describe_error(error)}", "check its permissions and, if it is a link, where it leads")


# --- Remotes of the git repository that a folder lies in, read from the files of git: no command of it is run

_LONGEST: Final = 1_000_000
# As text: `re` compiles them where there is a repository.
_SECTION: Final = r'\s*\[\s*([\w.-]+)(?:\s+"(?:[^"\\]|\\.)*")?\s*\]'
_URL: Final = r"(?i)\s*(?:push)?url\s*=\s*(.*?)\s*"


def find_remotes(folder: str) -> tuple[str, ...]:
    """Return the addresses of all remotes of the git repository that `folder` lies in; none without a repository, or without remotes."""
    config = _find_config(os.path.realpath(folder))
    found: list[str] = []
    section = ""
    for line in _read_text(config).split("\n") if config else ():
        if header := re.match(_SECTION, line):
            section = header[1].casefold()
            line = line[header.end() :]  # noqa: PLW2901 - a value may stand behind its header
        if section == "remote" and (url := re.fullmatch(_URL, line)):
            found.append(url[1].strip('"'))
    return tuple(dict.fromkeys(found))


def _find_config(folder: str) -> str | None:
    """Return the path of the nearest repository's configuration, from `folder` upward."""
    parent = ""
    while folder != parent:
        git = f"{folder}/.git"
        if os.path.isdir(git):
            return f"{git}/config"
        if os.path.isfile(git):
            # A file leads to a submodule's own, or to what all worktrees of a repository share.
            key, _, path = _read_text(git).strip().partition(": ")
            own = os.path.join(folder, path)
            return os.path.join(own, _read_text(f"{own}/commondir").strip(), "config") if key == "gitdir" else None
        folder, parent = os.path.dirname(folder), folder
    return None


def _read_text(path: str) -> str:
    with suppress(OSError):
        return read_bytes(path, _LONGEST)[1].decode("utf-8", "replace")
    return ""
