"""File writing: atomic, and never over a file that has changed since it was read."""

import errno
import os
from contextlib import suppress
from typing import Final

from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault.read import describe_error, read_bytes

# A dot name, so that neither Obsidian nor a sync client takes it for a note.
TEMPORARY_PREFIX: Final = ".followup-md-"
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_PRIVATE: Final = 0o600
_ANYBODY_WRITES: Final = 0o222
# Errors from a disk without hard links: memory cards, some network folders, phones.
_NO_LINKS: Final = frozenset({errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK})
_LEFT_BEHIND: Final = 3600 * 10**9


class ChangedMeanwhile(FollowupError):
    """The file has changed since it was read, so it was left alone; reading it again and retrying is safe."""


def write_text(path: str, text: str, seen: bytes | None) -> None:
    """Write `text` as UTF-8; otherwise as `write_bytes`."""
    write_bytes(path, text.encode(), seen)


def write_bytes(path: str, data: bytes, seen: bytes | None, mode: int = 0o666) -> None:
    """Write `data` atomically: a reader, even after a crash, finds either the old bytes or the new ones.

    `seen` is its content when read; None means there was no file, and one that appears meanwhile is not overwritten. A new
    file gets `mode` less the umask. An old one keeps its symbolic links, mode, extended attributes and access list, and its owner
    if the system allows it. A file that nobody, or not this user, may write is refused, though its folder would let it be replaced:
    read-only protects the content. Its other hard links keep the old bytes, as a backup made of links should.

    ChangedMeanwhile when it differs from `seen`, SystemFailure when it cannot be written; neither leaves anything
    half-written.
    """
    target = os.path.realpath(path)
    try:
        _check_unchanged(target, seen)
        _put(target, data, seen, mode)
    except OSError as error:
        reason = describe_error(error)
        raise SystemFailure(f"{path} could not be written: {reason}", "check permissions and the space on the disk") from error


def remove_file(path: str, seen: bytes | None) -> None:
    """Remove a file that is still as `seen`; errors as for `write_bytes`."""
    try:
        _check_unchanged(path, seen)
        with suppress(FileNotFoundError):  # already gone, which is fine
            os.unlink(path)
    except OSError as error:
        raise SystemFailure(f"{path} could not be deleted: {describe_error(error)}", "check permissions of its folder") from error


def is_there(path: str) -> bool:
    """Say whether anything has that name, even a dangling link."""
    return os.path.lexists(path)


def create_folder(path: str) -> None:
    """Make a folder and its parents; SystemFailure when that fails."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise SystemFailure(f"{path} could not be made: {describe_error(error)}", "check permissions and the space on the disk") from error


def create_file(path: str, text: str) -> None:
    """Write a new file, with its parent folders; errors as for `write_text`."""
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


def _give_name(draft: str, target: str) -> None:
    """Give a temporary file an unused name; FileExistsError if it is in use."""
    try:
        os.link(draft, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # The empty file reserves the name for a moment, in case somebody else makes a file of that name now.
        os.close(os.open(target, _NEW, _PRIVATE))
        try:
            os.replace(draft, target)
        except OSError:
            os.unlink(target)
            raise


def _put(target: str, data: bytes, seen: bytes | None, mode: int) -> None:
    """Write a temporary file, and give it the name of a new file or of the one that was `seen`."""
    status = None if seen is None else os.stat(target)
    if status and (not status.st_mode & _ANYBODY_WRITES or not os.access(target, os.W_OK)):
        raise SystemFailure(f"{target} is read-only, so it is left alone", "make it writable, then run it again")
    draft = f"{os.path.dirname(target)}/{TEMPORARY_PREFIX}{os.urandom(6).hex()}"
    try:
        # Private until it has the mode of the file, so that private content is never readable while being written.
        _fill(draft, data, _PRIVATE if status else mode)
        if status:
            _copy_status(draft, target, status)
            _check_unchanged(target, seen)
            os.replace(draft, target)
        else:
            try:
                _give_name(draft, target)
            except FileExistsError as error:
                raise _report_change(target) from error
    finally:
        with suppress(OSError):
            os.unlink(draft)
    _settle(target)


def _fill(draft: str, data: bytes, mode: int) -> None:
    handle = os.open(draft, _NEW, mode)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)


def _copy_status(draft: str, target: str, status: os.stat_result) -> None:
    """Give a temporary file the owner, extended attributes (access lists included) and mode of the file that it will replace."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(draft, -1, status.st_gid)
            os.chown(draft, status.st_uid, -1)
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # a disk without them, or an attribute that only the system may set
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(draft, name, os.getxattr(target, name))
    # Last, since a change of owner clears the set-id bits; and only if needed, since some disks have no modes.
    if os.stat(draft).st_mode != status.st_mode:
        os.chmod(draft, status.st_mode & 0o7777)


def _settle(target: str) -> None:
    """Flush the new name to disk, and remove leftovers, an hour old or more, of processes killed while writing here."""
    folder = os.path.dirname(target)
    # The new name is on disk only once the folder is flushed; where folders cannot be opened (Windows), the system does it.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    with suppress(OSError), os.scandir(folder) as entries:
        newest = os.stat(target).st_mtime_ns
        for entry in entries:
            # By the disk's clock: another machine may be writing here right now.
            if entry.name.startswith(TEMPORARY_PREFIX) and newest - entry.stat(follow_symlinks=False).st_mtime_ns > _LEFT_BEHIND:
                os.unlink(entry.path)
