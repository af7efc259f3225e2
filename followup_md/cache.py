"""What was worked out before, kept under a stamp of all that it came from, so that an unchanged vault is not read again.

Small files in the user's cache folder, readable by the user alone. They are never trusted over the notes: with any change of a file, of
the program or of Python they are passed over, and with any fault of their own they count as not there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from followup_md import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

OFF: Final = "FOLLOWUP_NO_CACHE"
# A file saved again this soon after it was read may keep its signature (the clocks of disks are coarse): it is read once more.
_SETTLED: Final = 2_000_000_000
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Kept(NamedTuple):
    """A vault as it was read: `folders` and `files` are what was read, `signature` is what lay there then."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    signature: bytes
    value: object


def find_folder() -> str | None:
    """Return the folder of what is kept; None when the user wants nothing kept (`FOLLOWUP_NO_CACHE`) or has no home."""
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    folder = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or (home and f"{home}/.cache")
    return f"{folder}/followup-md" if folder and not os.environ.get(OFF) else None


def name_vault(root: str) -> str:
    """Return the name under which the vault `root` is kept."""
    return f"{crc32(os.fsencode(os.path.realpath(root))):08x}"


def make_stamp(*parts: str) -> bytes:
    """Return the stamp of `parts` and of the program that works with them."""
    return "\0".join((__version__, sys.version, _date_program(), *parts)).encode("utf-8", "surrogateescape")


def recall(name: str, stamp: bytes) -> object | None:
    """Return what was kept of that name under that very stamp, or None."""
    from pickle import load  # noqa: PLC0415 - the user's own files, written by `keep`; loaded only where something is kept

    folder = find_folder()
    if folder is None:
        return None
    # Whatever is wrong with the file, the notes are still there to be read.
    with suppress(Exception), open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 - pathlib costs time
        if load(file) == stamp:  # noqa: S301 - as above
            found: object = load(file)  # noqa: S301 - as above
            return found
    return None


def keep(name: str, stamp: bytes, value: object, newest: int = 0) -> None:
    """Keep a value; not when what it came from was changed just now, at `newest` (ns since 1970). A disk that will not is no matter."""
    from pickle import HIGHEST_PROTOCOL, dumps  # noqa: PLC0415 - as in `recall`

    folder = find_folder()
    if folder is None:
        return
    data = dumps(stamp, HIGHEST_PROTOCOL) + dumps(value, HIGHEST_PROTOCOL)
    draft = f"{folder}/{name}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - pathlib costs time
        with suppress(FileNotFoundError):
            os.unlink(draft)  # noqa: PTH108 - as above
        handle = os.open(draft, _NEW, 0o600)
        with open(handle, "wb") as file:  # noqa: PTH123 - as above
            file.write(data)
            file.flush()
            settled = os.fstat(handle).st_mtime_ns - newest > _SETTLED
        if settled:
            os.replace(draft, f"{folder}/{name}")  # noqa: PTH105 - as above
        else:
            os.unlink(draft)  # noqa: PTH108 - as above


@cache
def _date_program() -> str:
    """Return when the program was changed last, so that one under development never meets what its old self kept."""
    return str(max(entry.stat().st_mtime_ns for entry in _list_sources(os.path.dirname(__file__))))  # noqa: PTH120 - pathlib costs time


def _list_sources(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _list_sources(entry.path)
