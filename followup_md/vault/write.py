"""Writing like a guest: in one step, and nothing that changed since it was read."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import Final

from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault.read import describe_error, read_bytes

# A dot name: neither Obsidian nor a sync client takes it for a note.
TEMPORARY_PREFIX: Final = ".followup-md-"
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_PRIVATE: Final = 0o600
_ANYBODY_WRITES: Final = 0o222
# What a disk without hard links says: memory cards, some network folders, phones.
_NO_LINKS: Final = frozenset({errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK})
_LEFT_BEHIND: Final = 3600 * 10**9


class ChangedMeanwhile(FollowupError):
    """The file is no longer what was read, so it was left alone; reading it again and trying again is safe."""


def write_text(path: str, text: str, seen: bytes | None) -> None:
    """Write `text` as UTF-8; all else is as `write_bytes` does it."""
    write_bytes(path, text.encode(), seen)


def write_bytes(path: str, data: bytes, seen: bytes | None, mode: int = 0o666) -> None:
    """Write `data` in one step: whoever reads the file, whenever the machine stops, finds the old bytes or the new ones.

    `seen` are the bytes it had when it was read; None: there was no file, and one that appears meanwhile is not overwritten. A new
    file gets `mode` less the umask. Of an old one its symbolic links, mode, extended attributes and access list are kept, and its owner
    where the system allows it. A file that nobody, or not this user, may write is refused, though its folder would let it be replaced:
    whoever made it read-only meant the bytes. Its other hard links keep the old bytes, as a backup made of links should.

    ChangedMeanwhile when it is no longer as it was seen, SystemFailure when the machine will not write; neither leaves anything
    half-written.
    """
    target = os.path.realpath(path)
    try:
        _check_unchanged(target, seen)
        if seen is None:
            _create(target, data, mode)
        else:
            _replace(target, data, seen)
    except OSError as error:
        reason = describe_error(error)
        raise SystemFailure(f"{path} could not be written: {reason}", "check permissions and the space on the disk") from error


def remove_file(path: str, seen: bytes | None) -> None:
    """Take a file away that is still as it was `seen`; errors as those of `write_bytes`."""
    try:
        _check_unchanged(path, seen)
        with suppress(FileNotFoundError):  # gone meanwhile, as it should be
            os.unlink(path)
    except OSError as error:
        raise SystemFailure(f"{path} could not be deleted: {describe_error(error)}", "check permissions of its folder") from error


def is_there(path: str) -> bool:
    """Say whether anything has that name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def create_folder(path: str) -> None:
    """Make a folder and those above it; SystemFailure when the machine will not."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise SystemFailure(f"{path} could not be made: {describe_error(error)}", "check permissions and the space on the disk") from error


def create_file(path: str, text: str) -> None:
    """Write a file that is not there, with the folders above it; errors as those of `write_text`."""
    create_folder(os.path.dirname(path))
    write_text(path, text, None)


def _check_unchanged(target: str, seen: bytes | None) -> None:
    try:
        found = read_bytes(target, len(seen or b""))
    except FileNotFoundError:
        found = None
    if found != (None if seen is None else (len(seen), seen)):
        raise _report_change(target)


def _report_change(target: str) -> ChangedMeanwhile:
    return ChangedMeanwhile(f"{target} changed while this command ran", "run it again")


def _create(target: str, data: bytes, mode: int) -> None:
    draft = _name_draft(target)
    try:
        _fill(draft, data, mode)
        try:
            _give_name(draft, target)
        except FileExistsError as error:
            raise _report_change(target) from error
    finally:
        with suppress(OSError):
            os.unlink(draft)
    _settle(target)


def _give_name(draft: str, target: str) -> None:
    """Give a draft a name that is free; FileExistsError when it is not."""
    try:
        os.link(draft, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # The empty file holds the name, for a moment, against whoever makes a file of that name now.
        os.close(os.open(target, _NEW, _PRIVATE))
        try:
            os.replace(draft, target)
        except OSError:
            os.unlink(target)
            raise


def _replace(target: str, data: bytes, seen: bytes) -> None:
    status = os.stat(target)
    if not status.st_mode & _ANYBODY_WRITES or not os.access(target, os.W_OK):
        raise SystemFailure(f"{target} is read-only, so it is left alone", "make it writable, then run it again")
    draft = _name_draft(target)
    try:
        # Private until it has the mode of the file: what nobody else may read is not shown while it is written.
        _fill(draft, data, _PRIVATE)
        _copy_status(draft, target, status)
        _check_unchanged(target, seen)
        os.replace(draft, target)
    finally:
        with suppress(OSError):
            os.unlink(draft)
    _settle(target)


def _name_draft(target: str) -> str:
    return f"{os.path.dirname(target)}/{TEMPORARY_PREFIX}{os.urandom(6).hex()}"


def _fill(draft: str, data: bytes, mode: int) -> None:
    handle = os.open(draft, _NEW, mode)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)


def _copy_status(draft: str, target: str, status: os.stat_result) -> None:
    """Give a draft the owner, the extended attributes (access lists are among them) and the mode of the file that it is to replace."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(draft, -1, status.st_gid)
            os.chown(draft, status.st_uid, -1)
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # a disk without them, or one that only the system may set
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(draft, name, os.getxattr(target, name))
    # Last, for a change of owner takes the set-id bits away; and only where it is needed, for some disks know no modes.
    if os.stat(draft).st_mode != status.st_mode:
        os.chmod(draft, status.st_mode & 0o7777)


def _settle(target: str) -> None:
    """Bring the new name to the disk, and clear away what a process killed while writing here left behind an hour ago or more."""
    folder = os.path.dirname(target)
    # The new name is on the disk only when the folder is; where a folder cannot be opened (Windows), the system sees to it.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    with suppress(OSError), os.scandir(folder) as entries:
        newest = os.stat(target).st_mtime_ns
        for entry in entries:
            # By the disk's own clock: another machine may be writing here right now.
            if entry.name.startswith(TEMPORARY_PREFIX) and newest - entry.stat(follow_symlinks=False).st_mtime_ns > _LEFT_BEHIND:
                os.unlink(entry.path)
