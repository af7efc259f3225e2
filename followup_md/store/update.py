"""Change of a file that is the person's: read, changed and written as one, or not at all."""

from __future__ import annotations

from contextlib import suppress
from time import sleep  # noqa: TID251 - no clock is read
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.errors import FollowupError, MachineFailure
from followup_md.store.lock import lock_vault
from followup_md.store.read import read_bytes, say_reason
from followup_md.store.write import ChangedMeanwhile, write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TRIES: Final = 5
LONGEST: Final = 5_000_000  # as notes are read
_MOMENT: Final = 0.1


class Update(NamedTuple):
    """What became of a file; `path` is relative to the vault, `undoable` says that `log --undo` can take it back."""

    path: str
    before: bytes
    after: bytes
    undoable: bool = False


def update_file(root: str, path: str, change: Callable[[bytes], bytes], *, undoable: bool = False, create: bool = False) -> Update:
    """Change one file of the vault `root` while nobody else writes in it; one that needs no change is not written.

    `change` is pure, returns the new bytes, and raises FollowupError to leave the file alone; it is called again with the new bytes of a
    file that changed meanwhile. `undoable` has the change remembered for `recall`, before it is written: whatever stops the machine,
    no change goes unremembered unless the state folder cannot be written. With `create` a file that is not there counts as empty, and is
    made; taken back, it is left empty.

    FollowupError when the file keeps changing, MachineFailure when it cannot be read or written.
    """
    with lock_vault(root):
        for _ in range(TRIES):
            seen = _read_file(root, path, create=create)
            before = seen or b""
            after = change(before)
            if after == before:
                return Update(path, before, after)
            with suppress(ChangedMeanwhile):
                return Update(path, before, after, _write_file(root, path, seen, after, undoable=undoable))
    raise FollowupError(f"{path} keeps changing", "close it in the other program and run this again")


def update_files(
    root: str,
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    remake: Callable[[str, bytes], bytes],
    tell: Callable[[], None] | None = None,
) -> bool:
    """Change files of the vault `root` as planned, one after the other under one lock; say whether all of it can be taken back.

    `before` and `after` hold them by path as they were read and as they are to be. `remake` gives the bytes for a file that changed
    meanwhile, and raises FollowupError to leave it alone. `tell` is called when another writer makes it wait. One that was empty is made
    where it is not there.
    """
    undoable = True
    with lock_vault(root, tell):
        for path, seen in before.items():

            def change(data: bytes, *, path: str = path, seen: bytes = seen) -> bytes:
                return after[path] if data == seen else remake(path, data)

            update = update_file(root, path, change, undoable=True, create=not seen)
            undoable = undoable and (update.undoable or update.after == update.before)
    return undoable


def _write_file(root: str, path: str, seen: bytes | None, after: bytes, *, undoable: bool) -> bool:
    """Write a file, and say whether that can be taken back: it is remembered before, and forgotten when it is not written."""
    if not undoable:
        write_bytes(f"{root}/{path}", after, seen)
        return False
    from followup_md.store.journal import forget, remember  # noqa: PLC0415 - it loads json, which not every update needs

    entry = remember(root, path, seen or b"", after)
    try:
        write_bytes(f"{root}/{path}", after, seen)
    except FollowupError:
        if entry:
            forget(root, entry)
        raise
    return entry is not None


def _read_file(root: str, path: str, *, create: bool) -> bytes | None:
    try:
        size, data = read_bytes(f"{root}/{path}", LONGEST)
        if not size:
            # Some editors empty a file before they fill it.
            sleep(_MOMENT)
            size, data = read_bytes(f"{root}/{path}", LONGEST)
    except OSError as error:
        if create and isinstance(error, FileNotFoundError):
            return None
        hint = "check its name, its permissions and, if it is a link, where it leads"
        raise MachineFailure(f"{path} could not be read: {say_reason(error)}", hint) from error
    if size > LONGEST:
        raise FollowupError(f"{path} is a file of {size:,} bytes", f"move what it holds elsewhere; at most {LONGEST:,} bytes are read")
    return data
