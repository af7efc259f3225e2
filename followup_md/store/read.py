"""Reading notes as bytes; what cannot be read is a problem and hides nothing else."""

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
    may_be_note,
    read_listed,
    report_size,
    report_unread,
    walk_notes,
)
from followup_md.store.entries import list_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from followup_md.problem import Problem

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
            found = tuple(read_listed(entry.name, self._read) for entry in list_entries(self._root) if may_be_note(entry.name))
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
            return [FolderEntry(entry.name, _is_folder(entry)) for entry in list_entries(f"{self._root}/{folder}")]
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


def read_typed(path: str, limit: int) -> RawNote | Problem | None:
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


def say_reason(error: OSError) -> str:
    """Return what the system says is wrong, in lower case."""
    return (error.strerror or str(error)).lower()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _report_error(path: str, error: OSError) -> Problem:
    return report_unread(path, f"it cannot be read: {say_reason(error)}", "check its permissions and, if it is a link, where it leads")
