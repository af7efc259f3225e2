"""Writing like a guest: in one step, only what differs, and nothing that changed since it was read."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

from followup_md.errors import FollowupError, MachineFailure
from followup_md.store.read import read_bytes, say_reason

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


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
        reason = say_reason(error)
        raise MachineFailure(f"{path} could not be written: {reason}", "check permissions and the space on the disk") from error


def _check_unchanged(target: str, seen: bytes | None) -> None:
    try:
        found = read_bytes(target, len(seen or b""))
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
