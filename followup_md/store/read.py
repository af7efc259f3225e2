"""Reading notes as bytes; what cannot be read is a problem and hides nothing else."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.problem import CONFLICT_COPY, NOTE_OUTSIDE, UNREADABLE_NOTE, Place, Problem, report
from followup_md.store.entries import is_note, list_entries, may_be_note

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# Folders that hold no notes at any depth, beside those whose name begins with a dot.
_NO_NOTES: Final = frozenset({"templates", "node_modules"})
_CONFLICTS: Final = ("conflicted copy", "sync-conflict-")
# Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_RENAME: Final = "rename it with letters that are valid UTF-8"


class RawNote(NamedTuple):
    """One file as it was read; `path` is relative to the vault, with `/`."""

    path: str
    data: bytes


class Shelf(NamedTuple):
    """The notes of one folder, and what could not be read in it."""

    notes: tuple[RawNote, ...]
    problems: tuple[Problem, ...]


def read_notes(root: str, folder: str, apart: Collection[str], limit: int) -> Shelf:
    """Read every note at any depth of `folder`; a file that cannot be read is a problem and hides no other, and none is raised.

    `apart` are folders that hold no notes of this kind, relative to the vault; files over `limit` bytes are reported unread.
    """
    found = tuple(_walk(root, folder, apart, limit))
    return Shelf(
        notes=tuple(item for item in found if isinstance(item, RawNote)),
        problems=tuple(item for item in found if isinstance(item, Problem)),
    )


def read_strays(root: str, limit: int) -> tuple[RawNote, ...]:
    """Read the notes at the top of the vault, where a phone puts them; what does not read there is nobody's loss."""
    try:
        found = tuple(_read_entry(root, "", entry, limit) for entry in list_entries(root) if may_be_note(entry.name))
    except OSError:
        return ()
    return tuple(item for item in found if isinstance(item, RawNote))


def read_file(root: str, path: str, limit: int) -> RawNote | Problem | None:
    """Read one file; None where there is none."""
    try:
        return _read_note(root, path, limit)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _report_error(path, error)


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


def _walk(root: str, top: str, apart: Collection[str], limit: int) -> Iterator[RawNote | Problem]:
    # A stack of its own: folders may be nested deeper than Python calls functions.
    pending, seen = [top], set[tuple[int, int]]()
    while pending:
        folder = pending.pop()
        try:
            status = os.stat(f"{root}/{folder}")
            if (status.st_dev, status.st_ino) in seen:
                yield _report(folder, "a link to a folder that is read already", "remove the link")
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = list_entries(f"{root}/{folder}")
        except OSError as error:
            if folder != top or not isinstance(error, FileNotFoundError):  # no folder of interviews: no interviews yet
                yield _report_error(folder, error)
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if _is_folder(entry):
                if entry.name.casefold() not in _NO_NOTES and path not in apart:
                    pending.append(path)
                if is_note(entry.name):
                    yield _report(path, "a folder with the name of a note", "rename the folder without `.md`; the notes in it are read")
            elif may_be_note(entry.name):
                yield _read_entry(root, f"{folder}/", entry, limit) if is_note(entry.name) else _report_ending(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _read_entry(root: str, folder: str, entry: os.DirEntry[str], limit: int) -> RawNote | Problem:
    path = folder + entry.name
    if any(mark in entry.name.casefold() for mark in _CONFLICTS):
        hint = "bring what differs into the note itself, then delete the copy"
        return report(CONFLICT_COPY, Place(_spell_path(path)), "a copy that a sync client made of a conflict; it is not read", hint)
    try:
        return _read_note(root, path, limit)
    except OSError as error:
        return _report_error(path, error)


def _read_note(root: str, path: str, limit: int) -> RawNote | Problem:
    if not path.isascii() and _spell_path(path) != path:
        return _report(path, "a name that is not UTF-8", _RENAME)
    size, data = read_bytes(f"{root}/{path}", limit)
    if size > limit:
        return _report(path, f"a file of {size:,} bytes", f"move what it holds elsewhere; at most {limit:,} bytes are read")
    return RawNote(path, data)


def _spell_path(path: str) -> str:
    """Return a path that can be printed: each byte of a name that is not UTF-8 is spelled out."""
    return path.encode("utf-8", "backslashreplace").decode()


def _report_ending(path: str) -> Problem:
    return report(NOTE_OUTSIDE, Place(_spell_path(path)), "a note with another ending, so it is not read", "rename it to .md")


def _report_error(path: str, error: OSError) -> Problem:
    return _report(path, f"it cannot be read: {say_reason(error)}", "check its permissions and, if it is a link, where it leads")


def _report(path: str, message: str, hint: str) -> Problem:
    return report(UNREADABLE_NOTE, Place(_spell_path(path)), message, hint)
