"""Signatures of what is read, which change whenever a file does: one of all of it, or one of each."""

from __future__ import annotations

import os
from contextlib import suppress
from stat import S_ISDIR
from typing import TYPE_CHECKING, TypeAlias

from followup_md.config.files import may_be_note
from followup_md.store import INDEX
from followup_md.store.entries import list_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Stamp: TypeAlias = tuple[int, ...]


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


def stamp_notes(root: str, folders: Collection[str], files: Collection[str]) -> dict[str, Stamp | None]:
    """Return the stamp of each file that `sign_notes` signs, by path; of `folders` only that they are there. None: it is not there.

    What comes and goes beside the notes changes a folder's own times, so that these say nothing.
    """
    stamps: dict[str, Stamp | None] = {}
    for path, status in _stat_all(root, folders, files):
        if status is None:
            stamps[path] = None
        elif not S_ISDIR(status.st_mode):
            stamps[path] = (status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        elif path in folders:
            stamps[path] = ()
    return stamps


def stamp_file(root: str, path: str) -> Stamp | None:
    """Return the stamp of one file, None where there is none."""
    return stamp_notes(root, (), (path,))[path]


def identify_folder(path: str) -> tuple[int, int] | None:
    """Return what tells a folder from any other that comes into its place; None where there is none."""
    status = _stat(path)
    return (status.st_dev, status.st_ino) if status is not None and S_ISDIR(status.st_mode) else None


def _stat_all(root: str, folders: Collection[str], files: Collection[str]) -> Iterator[tuple[str, os.stat_result | None]]:
    for path in files:
        yield path, _stat(f"{root}/{path}")
    # Generated pages lie at the top, and a build must not make the notes look changed.
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
        for entry in list_entries(folder):
            yield entry.name, _stat(entry.path)


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None
