"""Lock of a vault for one writer at a time: it lies outside the vault, and ends with the process that holds it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from followup_md.errors import FollowupError, MachineFailure
from followup_md.store.read import say_reason
from followup_md.store.state import make_state, name_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE: Final = (1.0, 9.0)
"""Seconds until the person is told that the command waits, and from then until it gives up."""


@contextmanager
def lock_vault(root: str, tell: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the vault `root` against every other writer of this user; who holds it already may hold it again.

    `tell` is called once when the wait is long enough to be noticed. FollowupError when another command does not end,
    MachineFailure when there can be no lock. A process that dies leaves none: the system takes it away.
    """
    from filelock import FileLock, Timeout

    soon, later = PATIENCE
    try:
        lock = FileLock(f"{make_state()}/{name_vault(root)}.lock", mode=0o600, is_singleton=True)
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
        raise MachineFailure(
            f"the vault could not be locked: {say_reason(error)}", "check permissions and the space on the disk"
        ) from error
    try:
        yield
    finally:
        lock.release()
