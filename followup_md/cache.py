"""What was read, kept beside the signatures of the files it came from, so that an unchanged vault is not read again.

One file for each vault, in the user's cache folder and readable by the user alone. It is never trusted over the notes: any change of
a file, of the program or of Python passes it over, and with any fault of its own it counts as not there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from followup_md import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OFF: Final = "FOLLOWUP_NO_CACHE"
# A file saved again this soon after it was read may keep its signature (the clocks of disks are coarse): it is read once more.
_SETTLED: Final = 2_000_000_000
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Kept(NamedTuple):
    """A vault as it was read: `stamp` is program and configuration, `folders` what was looked through, `signature` what lay there."""

    stamp: bytes
    folders: tuple[str, ...]
    signature: bytes
    value: object


def find_file(root: str, environment: Mapping[str, str]) -> str | None:
    """Return the file that keeps the vault `root`; None when the user wants nothing kept (`FOLLOWUP_NO_CACHE`) or has no home."""
    home = environment.get("HOME") or environment.get("USERPROFILE")
    folder = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA") or (home and f"{home}/.cache")
    if not folder or environment.get(OFF):
        return None
    return f"{folder}/followup-md/{crc32(os.fsencode(os.path.realpath(root))):08x}"


def make_stamp(root: str, config: bytes) -> bytes:
    """Return the stamp of a vault's folder and configuration, and of the program that reads it."""
    program = max(entry.stat().st_mtime_ns for entry in _list_sources(os.path.dirname(__file__)))  # noqa: PTH120 - pathlib costs time
    return b"\0".join((os.fsencode(os.path.realpath(root)), __version__.encode(), sys.version.encode(), str(program).encode(), config))


def load(file: str, stamp: bytes) -> Kept | None:
    """Return what was kept under `stamp`, or None."""
    # Loaded here, since a vault without anything kept does without it.
    from pickle import load as unpickle  # noqa: PLC0415, S403 - the user's own file, written by `save`

    with suppress(Exception), open(file, "rb") as kept:  # noqa: PTH123 - pathlib costs time
        if unpickle(kept) == stamp:  # noqa: S301 - as above
            found = unpickle(kept)  # noqa: S301 - as above
            return found if isinstance(found, Kept) else None
    return None


def save(file: str, kept: Kept, newest: int) -> None:
    """Keep what was read; `newest` is when the file changed last was changed, in ns since 1970. A disk that will not is no matter."""
    from pickle import HIGHEST_PROTOCOL, dumps  # noqa: PLC0415, S403 - as in `load`

    folder = os.path.dirname(file)  # noqa: PTH120 - pathlib costs time
    draft = f"{file}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - as above
        with suppress(FileNotFoundError):
            os.unlink(draft)  # noqa: PTH108 - as above
        handle = os.open(draft, _NEW, 0o600)
        with open(handle, "wb") as kept_file:  # noqa: PTH123 - as above
            kept_file.write(dumps(kept.stamp, HIGHEST_PROTOCOL) + dumps(kept, HIGHEST_PROTOCOL))
            kept_file.flush()
            settled = os.fstat(handle).st_mtime_ns - newest > _SETTLED
        if settled:
            os.replace(draft, file)  # noqa: PTH105 - as above
        else:
            os.unlink(draft)  # noqa: PTH108 - as above


def _list_sources(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _list_sources(entry.path)
