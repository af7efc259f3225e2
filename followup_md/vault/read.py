"""The vault on the disk: where it lies, what stands in its folders, and its notes as bytes (format.md sections 1 and 6)."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

from followup_md.config.files import (
    FolderEntry,
    FoundNotes,
    RawNote,
    find_bad_name,
    gather_notes,
    is_hidden,
    may_be_note,
    read_listed,
    report_size,
    report_unread,
    walk_notes,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from followup_md.problem import Problem


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
