"""Taking back what was last written into a note, as long as it still stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from followup_md.store.undo import Entry


class Undone(NamedTuple):
    """The lines that went out of a note, and those that stand in it again; none of them blank."""

    gone: tuple[str, ...]
    restored: tuple[str, ...]


def take_back(root: str, path: str, *, dry: bool, tell: Callable[[], None] | None = None) -> Undone:
    """Take back what this program last wrote into the note `path`, and return its lines; FollowupError when it does not stand as written.

    With `dry` nothing is written. `tell` is called when another writer makes it wait.
    """
    from followup_md.store.journal import forget, recall
    from followup_md.store.lock import lock_vault
    from followup_md.store.undo import take_back as restore
    from followup_md.store.update import update_file

    with lock_vault(root, tell):
        entry = recall(root, path)
        if entry is None:
            raise FollowupError(f"nothing to take back in {path}", "only what this program wrote, and still remembers, can be taken back")

        def change(data: bytes) -> bytes:
            restored = restore(data, entry)
            if restored is None:
                raise FollowupError(f"{path} no longer holds what was written there: {_say(entry)}", "change the line by hand")
            return data if dry else restored

        update_file(root, path, change)
        if not dry:
            forget(root, entry)
    return _compare(entry.inserted.splitlines(), entry.removed.splitlines())


def _compare(written: Sequence[str], before: Sequence[str]) -> Undone:
    """Return what differs: between two lines that were mended stand others that nobody touched."""
    if not before:
        return Undone(tuple(line for line in written if line.strip()), ())
    from difflib import SequenceMatcher

    gone: list[str] = []
    restored: list[str] = []
    for what, begin, end, other_begin, other_end in SequenceMatcher(None, written, before, autojunk=False).get_opcodes():
        if what != "equal":
            gone += (line for line in written[begin:end] if line.strip())
            restored += (line for line in before[other_begin:other_end] if line.strip())
    return Undone(tuple(gone), tuple(restored))


def _say(entry: Entry) -> str:
    return next((line.strip() for line in reversed(entry.inserted.splitlines()) if line.strip()), "")
