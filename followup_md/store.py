"""The disk: finds the vault, reads its notes as bytes, and writes like a guest (FORMAT.md sections 1 and 6)."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from stat import S_ISDIR
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.errors import FollowupError, MachineFailure
from followup_md.problem import Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CONFIG: Final = "followup.toml"
INDEX: Final = "index.md"
# Folders that hold no notes at any depth, beside those whose name begins with a dot.
_NO_NOTES: Final = frozenset({"templates", "node_modules"})
_CONFLICTS: Final = ("conflicted copy", "sync-conflict-")
# Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_RENAME: Final = "rename it with letters that are valid UTF-8"


class RawNote(NamedTuple):
    """One file as it was read; `path` is relative to the vault, with `/`."""

    path: str
    data: bytes


class Shelf(NamedTuple):
    """The notes of one folder, and what could not be read in it."""

    notes: tuple[RawNote, ...]
    problems: tuple[Problem, ...]


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

    The vault itself is the empty text.
    """
    for candidate in (typed, f"{root}/{typed}"):
        if os.path.exists(candidate):
            for resolve in (os.path.abspath, os.path.realpath):
                path = os.path.relpath(resolve(candidate), resolve(root)).replace(os.sep, "/")
                if path != ".." and not path.startswith("../"):
                    return "" if path == "." else path
    return None


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
        found = tuple(_read_entry(root, "", entry, limit) for entry in _list_entries(root) if _is_note(entry.name))
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


def write_text(path: str, text: str, seen: bytes | None) -> None:
    """Write `text` as UTF-8 in one step: whoever reads the file finds the old bytes or the new ones; its links and mode are kept.

    `seen` are the bytes it had when it was read, None for no file. FollowupError when it changed since, MachineFailure when
    the machine will not write; neither leaves anything half-written.
    """
    target = os.path.realpath(path)
    try:
        _check_unchanged(target, seen)
        _replace(target, text.encode())
    except OSError as error:
        reason = _say_reason(error)
        raise MachineFailure(f"{path} could not be written: {reason}", "check permissions and the space on the disk") from error


def _check_unchanged(target: str, seen: bytes | None) -> None:
    try:
        found = _read_bytes(target, len(seen or b""))
    except FileNotFoundError:
        found = None
    if found != (None if seen is None else (len(seen), seen)):
        raise FollowupError(f"{target} changed while this command ran", "run it again")


def _replace(target: str, data: bytes) -> None:
    folder = os.path.dirname(target)
    # A dot name: neither Obsidian nor a sync client takes it for a note.
    draft = f"{folder}/.followup-md-{os.urandom(6).hex()}"
    try:
        handle = os.open(draft, _NEW, 0o666)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        with suppress(FileNotFoundError):
            os.chmod(draft, os.stat(target).st_mode & 0o7777)
        os.replace(draft, target)
    finally:
        with suppress(OSError):
            os.unlink(draft)
    _sync_folder(folder)


def _sync_folder(folder: str) -> None:
    # The new name is on the disk only when the folder is; where a folder cannot be opened (Windows), the system sees to it.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sign_notes(root: str, folders: Collection[str], files: Collection[str]) -> tuple[bytes, int]:
    """Return the signature of all that is read: some files, what lies at the top, and folders at any depth; and the newest time in it (ns).

    It holds each path with its size, its number on the disk and its times, and so changes whenever a file does.
    """
    rows, newest = [], 0
    for path, status in _stat_all(root, folders, files):
        if status is None:
            rows.append(f"{path}\0")
        else:
            newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
            rows.append(f"{path}\0{status.st_size} {status.st_ino} {status.st_mtime_ns} {status.st_ctime_ns}")
    return "\n".join(sorted(rows)).encode("utf-8", "surrogatepass"), newest


def _stat_all(root: str, folders: Collection[str], files: Collection[str]) -> Iterator[tuple[str, os.stat_result | None]]:
    for path in files:
        yield path, _stat(f"{root}/{path}")
    # Generated pages lie at the top, and a build must not make the notes look changed.
    yield from ((name, status) for name, status in _stat_entries(root) if _is_note(name) and name != INDEX)
    seen, pending = set[tuple[int, int]](), list(folders)
    while pending:
        folder = pending.pop()
        own = _stat(f"{root}/{folder}")
        yield folder, own
        if own is None or (own.st_dev, own.st_ino) in seen:
            continue
        seen.add((own.st_dev, own.st_ino))
        for name, status in _stat_entries(f"{root}/{folder}"):
            if status is not None and S_ISDIR(status.st_mode):
                pending.append(f"{folder}/{name}")
            elif _is_note(name):
                yield f"{folder}/{name}", status


def _stat_entries(folder: str) -> Iterator[tuple[str, os.stat_result | None]]:
    with suppress(OSError):
        for entry in _list_entries(folder):
            yield entry.name, _stat(entry.path)


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


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
            entries = _list_entries(f"{root}/{folder}")
        except OSError as error:
            if folder != top or not isinstance(error, FileNotFoundError):  # no folder of interviews: no interviews yet
                yield _report_error(folder, error)
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if _is_folder(entry):
                if entry.name.casefold() not in _NO_NOTES and path not in apart:
                    pending.append(path)
                if _is_note(entry.name):
                    yield _report(path, "a folder with the name of a note", "rename the folder without `.md`; the notes in it are read")
            elif _is_note(entry.name):
                yield _read_entry(root, f"{folder}/", entry, limit)


def _list_entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what stands in a folder by name, without dot names: those hold settings, trash and what editors leave behind."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _is_note(name: str) -> bool:
    # Swap and backup files end otherwise (`note.md~`, `#note.md#`, `4913`).
    return name[-3:].lower() == ".md"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _read_entry(root: str, folder: str, entry: os.DirEntry[str], limit: int) -> RawNote | Problem:
    path = folder + entry.name
    if any(mark in entry.name.casefold() for mark in _CONFLICTS):
        hint = "bring what differs into the note itself, then delete the copy"
        return report("conflict-copy", Place(_spell_path(path)), "a copy that a sync client made of a conflict; it is not read", hint)
    try:
        return _read_note(root, path, limit)
    except OSError as error:
        return _report_error(path, error)


def _read_note(root: str, path: str, limit: int) -> RawNote | Problem:
    if not path.isascii() and _spell_path(path) != path:
        return _report(path, "a name that is not UTF-8", _RENAME)
    size, data = _read_bytes(f"{root}/{path}", limit)
    if size > limit:
        return _report(path, f"a file of {size:,} bytes", f"move what it holds elsewhere; at most {limit:,} bytes are read")
    return RawNote(path, data)


def _read_bytes(path: str, limit: int) -> tuple[int, bytes]:
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


def _spell_path(path: str) -> str:
    """Return a path that can be printed: each byte of a name that is not UTF-8 is spelled out."""
    return path.encode("utf-8", "backslashreplace").decode()


def _report_error(path: str, error: OSError) -> Problem:
    return _report(path, f"it cannot be read: {_say_reason(error)}", "check its permissions and, if it is a link, where it leads")


def _say_reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _report(path: str, message: str, hint: str) -> Problem:
    return report("unreadable-note", Place(_spell_path(path)), message, hint)
