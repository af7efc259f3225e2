"""Lock of a vault, for one writer at a time, and the user's state folder, which holds it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault.read import describe_error, find_user_folder, name_vault, resolve_root

# Seconds until the user is told that the command waits, and from then until it gives up.
PATIENCE: Final = (1.0, 9.0)
_HINT: Final = "set XDG_STATE_HOME to a folder that you may write to"


def find_state() -> str:
    """Return the user's state folder, which may not exist yet; without a home directory, one of their own among temporary files."""
    if folder := find_user_folder("XDG_STATE_HOME", ".local/state"):
        return folder
    from tempfile import gettempdir

    return f"{gettempdir()}/followup-md-{_find_user()}"


def create_state() -> str:
    """Return the state folder, created if missing, private to the user; SystemFailure if that fails or it belongs to somebody else."""
    folder = find_state()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        owner = os.stat(folder).st_uid
    except OSError as error:
        raise SystemFailure(f"{folder} could not be made: {describe_error(error)}", _HINT) from error
    # Among temporary files anybody can make a folder of that name, and its contents would be trusted. Root may use a user's.
    if _find_user() not in (owner, 0):
        raise SystemFailure(f"{folder} belongs to somebody else", _HINT)
    return folder


def _find_user() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else 0  # Windows: the folder is the user's own


@contextmanager
def lock_vault(root: str, tell: Callable[[], None] | None = None) -> Iterator[None]:
    """Lock the vault `root` against every other writer of this user; the lock is re-entrant.

    `tell` is called once if the wait is noticeable. FollowupError when another command does not end,
    SystemFailure when locking is impossible. A process that dies leaves no lock: the system releases it.
    """
    from filelock import FileLock, Timeout

    soon, later = PATIENCE
    try:
        lock = FileLock(f"{create_state()}/{name_vault(resolve_root(root))}.lock", mode=0o600, is_singleton=True)
        try:
            lock.acquire(timeout=soon)
        except Timeout:
            if tell:
                tell()
            lock.acquire(timeout=later)
    except Timeout as error:
        hint = "wait until it has ended, or end it, and run this again"
        raise FollowupError("another followup-md is writing in this vault", hint) from error
    except OSError as error:
        hint = "check permissions and the space on the disk"
        raise SystemFailure(f"the vault could not be locked: {describe_error(error)}", hint) from error
    try:
        yield
    finally:
        lock.release()
