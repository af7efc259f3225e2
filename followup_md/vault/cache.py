"""Cache of parsed results, and the fingerprints of files that validate it.

Small files in the user's cache folder, readable by the user alone. They are never trusted over the notes: after any change of a file, of
the program or of Python they are ignored, and so are damaged ones.

The key holds the times of every source file of the program, which takes 4 microseconds a file, half of them the system's. Checking less,
such as the times of folders, would miss a file edited in place.
"""

import os
import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cache
from stat import S_ISDIR
from time import time_ns  # noqa: TID251 - compared with the times of files alone; nothing follows from it
from typing import Final, NamedTuple, TypeAlias
from zlib import crc32

from followup_md.vault.notes import INDEX, may_be_note
from followup_md.vault.read import find_user_folder, scan_folder

Fingerprint: TypeAlias = tuple[int, ...]
CACHE_OFF: Final = "FOLLOWUP_NO_CACHE"
MOST_FILES: Final = 64
# A file saved again this soon may keep its fingerprint, since disk clocks are coarse: two seconds on a memory card.
_SETTLED: Final = 2_000_000_000
_ENCODING: Final = ("utf-8", "surrogatepass")  # any file name that a disk may hold
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Kept(NamedTuple):
    """A cached vault: `folders` and `files` are what was read, `signature` is their fingerprint at that time."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    signature: bytes
    value: object


def find_folder() -> str | None:
    """Return the cache folder; None if the user turned the cache off (`FOLLOWUP_NO_CACHE`) or has no home directory."""
    return None if os.environ.get(CACHE_OFF) else find_user_folder("XDG_CACHE_HOME", ".cache")


def fingerprint_parts(*parts: str) -> bytes:
    """Return the fingerprint of `parts` and of the program itself."""
    return "\0".join((sys.version, _fingerprint_program(), *parts)).encode(*_ENCODING)


def date_file(path: str) -> str:
    """Return a text that changes whenever a file is replaced or written; empty if there is no file."""
    status = _stat(path)
    return f"{path} {status.st_ino} {status.st_mtime_ns} {status.st_ctime_ns}" if status else ""


def is_settled(newest: int) -> bool:
    """Say whether files whose newest time is `newest` (ns since 1970) are old enough for any later change to show."""
    return time_ns() - newest > _SETTLED


def recall(name: str, key: bytes) -> object | None:
    """Return the value cached under that name and exactly that key, or None."""
    from pickle import load

    folder = find_folder()
    if folder is None:
        return None
    # Whatever is wrong with the file, the notes can still be read.
    with suppress(Exception), open(f"{folder}/{name}", "rb") as file:
        # A loaded pickle can run code: files of other owners are not loaded. Windows has no such owners.
        is_own = not hasattr(os, "geteuid") or os.fstat(file.fileno()).st_uid == os.geteuid()
        if is_own and load(file) == key:  # noqa: S301 - as above
            found: object = load(file)  # noqa: S301 - as above
            return found
    return None


def recall_vault(root: str, name: str, key: bytes) -> object | None:
    """Return the cached value for the vault `root`, or None, as for `recall`, and also if one of its files has changed."""
    kept = recall(name, key)
    if isinstance(kept, Kept) and fingerprint_notes(root, kept.folders, kept.files)[0] == kept.signature:
        return kept.value
    return None


def keep(name: str, key: bytes, value: object) -> None:
    """Store a value in the cache, if the disk allows it."""
    from pickle import HIGHEST_PROTOCOL, PicklingError, dumps

    folder = find_folder()
    if folder is None:
        return
    try:
        data = dumps(key, HIGHEST_PROTOCOL) + dumps(value, HIGHEST_PROTOCOL)
    except (AttributeError, TypeError, ValueError, PicklingError):  # what cannot be pickled is read again
        return
    draft = f"{folder}/{name}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        try:
            with open(os.open(draft, _NEW, 0o600), "wb") as file:
                file.write(data)
            os.replace(draft, f"{folder}/{name}")
            # Vaults that were tried once and no longer exist.
            with os.scandir(folder) as entries:
                files = sorted((entry for entry in entries if entry.is_file()), key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
            for entry in files[MOST_FILES:]:
                os.unlink(entry.path)
        finally:
            # A leftover of a process with the same number is removed too, and the next command stores the value.
            with suppress(FileNotFoundError):
                os.unlink(draft)


def fingerprint_notes(root: str, folders: Collection[str], files: Collection[str]) -> tuple[bytes, int]:
    """Return the fingerprint of everything read: some files, the top of the vault, and folders at any depth; and its newest time (ns).

    It holds each path with its size, inode number and times, and so changes whenever a file does.
    """
    rows, newest = [], 0
    for path, status in _stat_all(root, folders, files):
        if status is None:
            rows.append(f"{path}\0")
        else:
            newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
            rows.append(f"{path}\0{status.st_size} {status.st_ino} {status.st_mtime_ns} {status.st_ctime_ns}")
    return "\n".join(sorted(rows)).encode("utf-8", "surrogatepass"), newest


def fingerprint_each(root: str, folders: Collection[str], files: Collection[str]) -> dict[str, Fingerprint | None]:
    """Return the fingerprint of each file of `fingerprint_notes` by path, None if missing; for `folders` only that they exist.

    Other files in a folder change the folder's own times, so these are ignored.
    """
    found: dict[str, Fingerprint | None] = {}
    for path, status in _stat_all(root, folders, files):
        if status is None:
            found[path] = None
        elif not S_ISDIR(status.st_mode):
            found[path] = (status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        elif path in folders:
            found[path] = ()
    return found


def fingerprint_file(root: str, path: str) -> Fingerprint | None:
    """Return the fingerprint of one file, None if there is none."""
    return fingerprint_each(root, (), (path,))[path]


def identify_folder(path: str) -> tuple[int, int] | None:
    """Return an identity that tells a folder from any later one at the same path; None if there is none."""
    status = _stat(path)
    return (status.st_dev, status.st_ino) if status is not None and S_ISDIR(status.st_mode) else None


def _stat_all(root: str, folders: Collection[str], files: Collection[str]) -> Iterator[tuple[str, os.stat_result | None]]:
    for path in files:
        yield path, _stat(f"{root}/{path}")
    # Generated pages are at the top, and a build must not make the notes look changed.
    yield from ((name, status) for name, status in _stat_entries(root) if may_be_note(name) and name != INDEX)
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
            elif may_be_note(name):
                yield f"{folder}/{name}", status


def _stat_entries(folder: str) -> Iterator[tuple[str, os.stat_result | None]]:
    with suppress(OSError):
        for entry in scan_folder(folder):
            yield entry.name, _stat(entry.path)


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


@cache
def _fingerprint_program() -> str:
    """Return a value that changes with any source of the program, so that no version reads another's cache."""
    dates: list[str] = []
    folders = list(sys.modules["followup_md"].__path__)
    while folders:
        # In a zip archive there is no folder to list, and an editor's lock file is a dangling link.
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    dates.append(date_file(entry.path))
                elif entry.is_dir() and entry.name != "__pycache__":
                    folders.append(entry.path)
    return f"{crc32(chr(0).join(sorted(dates)).encode(*_ENCODING)):08x}"
