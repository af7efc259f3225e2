"""Journal of what was last written into each note: what was put in, what stood around it, and digests of the note before and after.

An entry is written before its change. Whether the change came to pass is read off the note, by its digests: a command that was killed
between the two leaves an entry that is passed over.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from followup_md.errors import FollowupError
from followup_md.store.find import resolve_root
from followup_md.store.lock import lock_vault
from followup_md.store.read import read_bytes
from followup_md.store.state import find_state, make_state, name_vault
from followup_md.store.undo import Entry, digest, make_entry
from followup_md.store.write import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST: Final = 200
_LONGEST_CHANGE: Final = 20_000  # bytes; no event is that long
_LONGEST_FILE: Final = 50_000_000
_KINDS: Final = tuple(int if name in {"line", "offset"} else str for name in Entry._fields)


def remember(root: str, path: str, before: bytes, after: bytes) -> Entry | None:
    """Remember a change that is about to be written; None when it cannot be, which stops nothing."""
    entry = make_entry(resolve_root(root), path, before, after)
    if len(entry.removed) + len(entry.inserted) > _LONGEST_CHANGE:
        return None
    begin = (entry.root, entry.path, entry.before)
    # An earlier change that began from there never came to pass, or was undone by hand.
    saved = _save(root, lambda entries: [*(each for each in entries if (each.root, each.path, each.before) != begin), entry])
    return entry if saved else None


def recall(root: str, path: str | None = None) -> Entry | None:
    """Return the last change of a file (None: of any) that stands and was not taken back yet; None where there is none."""
    home = resolve_root(root)
    for entry in reversed(list(_parse(_read(_locate(root, find_state())) or b""))):
        # Vaults of one name share a file.
        if entry.root == home and path in (None, entry.path):
            now = _read(f"{root}/{entry.path}")
            # A note that is gone has nothing to take back, and one that is as it was before was undone by hand.
            if now is not None and digest(now) != entry.before:
                return entry
    return None


def forget(root: str, entry: Entry) -> bool:
    """Forget a change, as one taken back; False when the journal cannot be written."""
    return _save(root, lambda entries: [each for each in entries if each.number != entry.number])


def _save(root: str, change: Callable[[list[Entry]], list[Entry]]) -> bool:
    try:
        with lock_vault(root):
            path = _locate(root, make_state())
            seen = _read(path)
            entries = change(list(_parse(seen or b"")))[-MOST:]
            text = "".join(json.dumps(entry._asdict()) + "\n" for entry in entries)  # noqa: TID251 - read by nobody but this program
            write_bytes(path, text.encode(), seen, mode=0o600)
    except FollowupError:
        return False
    return True


def _locate(root: str, folder: str) -> str:
    return f"{folder}/{name_vault(root)}.undo"


def _read(path: str) -> bytes | None:
    try:
        return read_bytes(path, _LONGEST_FILE)[1]
    except OSError:
        return None


def _parse(data: bytes) -> Iterator[Entry]:
    for line in data.splitlines():
        # A line of another version, or spoilt, is passed over: it costs one step of undo, and nothing else.
        with suppress(ValueError, TypeError):
            entry = Entry(**json.loads(line))
            if all(type(value) is kind for value, kind in zip(entry, _KINDS, strict=True)):
                yield entry
