"""Journal of changes to notes: each note is read, changed and written under a lock, and the change recorded for undo.

An entry is written before its change. The note's digest shows whether the change was made: a command that was killed
in between leaves an entry that is ignored.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import takewhile
from time import sleep  # noqa: TID251 - no clock is read
from typing import Final, NamedTuple

from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault.lock import create_state, find_state, lock_vault
from followup_md.vault.notes import LONGEST_FILE
from followup_md.vault.read import describe_error, name_vault, read_bytes, resolve_root
from followup_md.vault.write import ChangedMeanwhile, write_bytes

_Contents = Mapping[str, bytes]
_AROUND: Final = 500  # bytes of context on either side
_ENDS: Final = (b"\n", b"\r", b"")  # line endings; nothing at the end of the file
MOST_ENTRIES: Final = 200
_LONGEST_CHANGE: Final = 20_000  # bytes that are added or go; no event is that long
_LONGEST_SPAN: Final = 200_000  # bytes; a round that was moved changes a line at either end of its note
_LONGEST_READ: Final = 50_000_000
_TRIES: Final = 5
_MOMENT: Final = 0.1


class JournalEntry(NamedTuple):
    """One change: at the byte `offset`, `removed` became `inserted`; as text, with bytes that are not UTF-8 escaped.

    `root` is the vault's canonical path, `path` is relative to it. `line` counts from 1 in the changed file, and is the first
    inserted line that is not blank. `head` and `tail` are the context around it. `before` and `after` are digests of the file.
    """

    number: str
    root: str
    path: str
    line: int
    offset: int
    head: str
    removed: str
    inserted: str
    tail: str
    before: str
    after: str


class Update(NamedTuple):
    """The result of an update of a file; `undoable` says that `log --undo` can take it back."""

    before: bytes
    after: bytes
    undoable: bool = False


def update_files(
    root: str, before: _Contents, after: _Contents, remake: Callable[[str, bytes], bytes], tell: Callable[[], None] | None = None
) -> bool:
    """Change files of the vault `root` as planned, one after the other under one lock; say whether all changes can be undone.

    `before` and `after` hold the files by path, as read and as planned. `remake` gives the bytes for a file that changed
    meanwhile, and raises FollowupError to leave it alone. `tell` is called while waiting for another writer. An empty one is created
    if it does not exist.
    """
    undoable = True
    with lock_vault(root, tell):
        for path, seen in before.items():

            def change(data: bytes, *, path: str = path, seen: bytes = seen) -> bytes:
                return after[path] if data == seen else remake(path, data)

            update = update_file(root, path, change, undoable=True, create=not seen)
            undoable = undoable and (update.undoable or update.after == update.before)
    return undoable


def update_file(root: str, path: str, change: Callable[[bytes], bytes], *, undoable: bool = False, create: bool = False) -> Update:
    """Change one file of the vault `root` under the vault's lock; a file that needs no change is not written.

    `change` is pure, returns the new bytes, and raises FollowupError to leave the file alone; it is called again with the new bytes of a
    file that changed meanwhile. `undoable` records the change for undo before it is written: even if the machine stops,
    no change goes unrecorded unless the state folder cannot be written. With `create`, a missing file counts as empty and is
    created; undo leaves it empty.

    FollowupError when the file keeps changing, SystemFailure when it cannot be read or written.
    """
    with lock_vault(root):
        for _ in range(_TRIES):
            seen = _read_file(root, path, create=create)
            before = seen or b""
            after = change(before)
            if after == before:
                return Update(before, after)
            with suppress(ChangedMeanwhile):
                # Recorded before it is written, and forgotten if the write fails.
                entry = remember_change(root, path, before, after) if undoable else None
                try:
                    write_bytes(f"{root}/{path}", after, seen)
                except FollowupError:
                    if entry:
                        forget_change(root, entry)
                    raise
                return Update(before, after, entry is not None)
    raise FollowupError(f"{path} keeps changing", "close it in the other program and run this again")


def remember_change(root: str, path: str, before: bytes, after: bytes) -> JournalEntry | None:
    """Record a change that is about to be written; None if that fails, which stops nothing."""
    entry = build_entry(resolve_root(root), path, before, after)
    removed, inserted = len(entry.removed), len(entry.inserted)
    if abs(inserted - removed) > _LONGEST_CHANGE or removed + inserted > _LONGEST_SPAN:
        return None
    begin = (entry.root, entry.path, entry.before)
    # An earlier change from the same content was never made, or was undone by hand.
    saved = _save(root, lambda entries: [*(each for each in entries if (each.root, each.path, each.before) != begin), entry])
    return entry if saved else None


def recall_change(root: str, path: str | None = None) -> JournalEntry | None:
    """Return the last change of a file (None: of any) that is still in place and not undone; None if there is none."""
    home = resolve_root(root)
    for entry in reversed(list(_parse(_read(f"{find_state()}/{name_vault(home)}.undo") or b""))):
        # Vaults with the same name share a file.
        if entry.root == home and path in (None, entry.path):
            now = _read(f"{root}/{entry.path}")
            # A deleted note has nothing to undo, and one equal to its earlier content was undone by hand.
            if now is not None and _digest(now) != entry.before:
                return entry
    return None


def forget_change(root: str, entry: JournalEntry) -> bool:
    """Remove a change from the journal, as undone; False if the journal cannot be written."""
    return _save(root, lambda entries: [each for each in entries if each.number != entry.number])


def revert_change(now: bytes, entry: JournalEntry) -> bytes | None:
    """Return the bytes `now` without the change, whatever else has changed since; None if it is no longer there, or ambiguous.

    A heading that was inserted with the event stays if other lines have been written under it.
    """
    inserted, removed = _to_bytes(entry.inserted), _to_bytes(entry.removed)
    if _digest(now) == entry.after:
        return _cut(now, entry.offset, inserted, removed)
    above, below = b"".join(_split_lines(entry.head)[-1:]), b"".join(_split_lines(entry.tail)[:1])
    same = [start for start in _find(now, inserted, above) if _goes_on(now, start + len(inserted), below)]
    if len(same) == 1:
        return _cut(now, same[0], inserted, removed)
    opening = b"".join(list[bytes](takewhile(lambda line: line.startswith(b"#") or not line.strip(), _split_lines(entry.inserted))))
    event = inserted[len(opening) :]
    lone = list(_find(now, event, b"")) if event and not removed else []
    if len(lone) != 1:
        return None
    start = lone[0] - len(opening)
    begins_alike = (now[start - 1 : start] in _ENDS) == (above[-1:] in _ENDS)
    if start in _find(now, inserted, b"") and begins_alike and _goes_on(now, start + len(inserted), below):
        return _cut(now, start, inserted, b"")
    return _cut(now, lone[0], event, b"")


def build_entry(root: str, path: str, before: bytes, after: bytes) -> JournalEntry:
    """Return the change, in whole lines, from `before` to `after`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    above = _count_same(old, new)
    below = _count_same(old[above:][::-1], new[above:][::-1])
    removed, inserted = b"".join(old[above : len(old) - below]), b"".join(new[above : len(new) - below])
    offset = sum(map(len, old[:above]))
    if inserted.startswith(removed):  # a last line without a newline
        offset, removed, inserted = offset + len(removed), b"", inserted[len(removed) :]
    blank = len(inserted) - len(inserted.lstrip())
    return JournalEntry(
        number=os.urandom(8).hex(),
        root=root,
        path=path,
        line=len((after[: offset + blank] + b".").splitlines()),
        offset=offset,
        head=_to_text(before[max(0, offset - _AROUND) : offset]),
        removed=_to_text(removed),
        inserted=_to_text(inserted),
        tail=_to_text(before[offset + len(removed) :][:_AROUND]),
        before=_digest(before),
        after=_digest(after),
    )


def _read_file(root: str, path: str, *, create: bool) -> bytes | None:
    try:
        size, data = read_bytes(f"{root}/{path}", LONGEST_FILE)
        if not size:
            # Some editors empty a file before they fill it.
            sleep(_MOMENT)
            size, data = read_bytes(f"{root}/{path}", LONGEST_FILE)
    except OSError as error:
        if create and isinstance(error, FileNotFoundError):
            return None
        hint = "check its name, its permissions and, if it is a link, where it leads"
        raise SystemFailure(f"{path} could not be read: {describe_error(error)}", hint) from error
    if size > LONGEST_FILE:
        raise FollowupError(f"{path} is a file of {size:,} bytes", f"move what it holds elsewhere; at most {LONGEST_FILE:,} bytes are read")
    return data


def _save(root: str, change: Callable[[list[JournalEntry]], list[JournalEntry]]) -> bool:
    try:
        with lock_vault(root):
            path = f"{create_state()}/{name_vault(resolve_root(root))}.undo"
            seen = _read(path)
            entries = change(list(_parse(seen or b"")))[-MOST_ENTRIES:]
            text = "".join(json.dumps(entry._asdict()) + "\n" for entry in entries)  # noqa: TID251 - read by nobody but this program
            write_bytes(path, text.encode(), seen, mode=0o600)
    except FollowupError:
        return False
    return True


def _read(path: str) -> bytes | None:
    try:
        return read_bytes(path, _LONGEST_READ)[1]
    except OSError:
        return None


def _parse(data: bytes) -> Iterator[JournalEntry]:
    kinds = [int if name in {"line", "offset"} else str for name in JournalEntry._fields]
    for line in data.splitlines():
        # A damaged line, or one of another version, is ignored: that loses one step of undo and nothing else.
        with suppress(ValueError, TypeError):
            entry = JournalEntry(**json.loads(line))
            if all(type(value) is kind for value, kind in zip(entry, kinds, strict=True)):
                yield entry


def _digest(data: bytes) -> str:
    """Return the digest of a file's content."""
    return blake2b(data, digest_size=16).hexdigest()


def _cut(now: bytes, start: int, piece: bytes, instead: bytes) -> bytes:
    return now[:start] + instead + now[start + len(piece) :]


def _find(now: bytes, piece: bytes, above: bytes) -> Iterator[int]:
    """Yield each offset of the piece, as whole lines below its original context, so that removing it joins no two lines."""
    at = now.find(above + piece)
    while at != -1:
        start, end = at + len(above), at + len(above) + len(piece)
        begins_line, ends_before, closed = now[start - 1 : start] in _ENDS, now[start : start + 1] in _ENDS, now[end : end + 1] in _ENDS
        if (begins_line and (closed or now[end - 1 : end] in _ENDS)) or (ends_before and closed):
            yield start
        at = now.find(above + piece, at + 1)


def _goes_on(now: bytes, end: int, below: bytes) -> bool:
    """Say whether the line below is still the same; if there was none, whether the file ends there."""
    return now.startswith(below, end) if below else end == len(now)


def _count_same(old: Sequence[bytes], new: Sequence[bytes]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _split_lines(text: str) -> list[bytes]:
    return _to_bytes(text).splitlines(keepends=True)


def _to_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _to_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
