"""Taking back what was last written into a note, as long as it still stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup_md.store.undo import Entry


def take_back(root: str, path: str, *, dry: bool, tell: Callable[[], None] | None = None) -> tuple[str, ...]:
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
    return tuple(line for line in entry.inserted.splitlines() if line.strip())


def _say(entry: Entry) -> str:
    return next((line.strip() for line in reversed(entry.inserted.splitlines()) if line.strip()), "")
