"""One change of one file, as it is remembered, and taken back from bytes that may have changed since; pure."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AROUND: Final = 500  # bytes of context on either side
_ENDS: Final = (b"\n", b"\r", b"")  # what a line ends with; nothing, where the file does


class Entry(NamedTuple):
    """One change: at the byte `offset`, `removed` became `inserted`; as text, in which bytes that are no UTF-8 are escaped.

    `root` is the vault's one absolute path, `path` is relative to it. `line` counts from 1 in the changed file, and is where the first
    inserted line with anything on it stands. `head` and `tail` are what stood around it. `before` and `after` are digests of the file.
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


class _Place(NamedTuple):
    """What to look for: the piece to take out, what stands around it, and whether it must be the last of the file."""

    above: bytes
    piece: bytes
    below: bytes
    last: bool


def make_entry(root: str, path: str, before: bytes, after: bytes) -> Entry:
    """Return the change, in whole lines, that leads from `before` to `after`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    above = _count_same(old, new)
    below = _count_same(old[above:][::-1], new[above:][::-1])
    removed, inserted = b"".join(old[above : len(old) - below]), b"".join(new[above : len(new) - below])
    offset = sum(map(len, old[:above]))
    if inserted.startswith(removed):  # a last line that had no end
        offset, removed, inserted = offset + len(removed), b"", inserted[len(removed) :]
    blank = len(inserted) - len(inserted.lstrip())
    return Entry(
        number=os.urandom(8).hex(),
        root=root,
        path=path,
        line=len((after[: offset + blank] + b".").splitlines()),
        offset=offset,
        head=_spell(before[max(0, offset - _AROUND) : offset]),
        removed=_spell(removed),
        inserted=_spell(inserted),
        tail=_spell(before[offset + len(removed) :][:_AROUND]),
        before=digest(before),
        after=digest(after),
    )


def take_back(now: bytes, entry: Entry) -> bytes | None:
    """Return the bytes `now` without the change, whatever else has changed since; None where it no longer stands, or may be one of several.

    A heading that was inserted with the event stays where other lines have been written under it.
    """
    removed = _write(entry.removed)
    if digest(now) == entry.after:
        return now[: entry.offset] + removed + now[entry.offset + len(_write(entry.inserted)) :]
    for place in _list_places(entry):
        starts = list(_find(now, place))
        if len(starts) == 1:
            return now[: starts[0]] + removed + now[starts[0] + len(place.piece) :]
        if starts:
            return None
    return None


def digest(data: bytes) -> str:
    """Return what tells one content of a file from another."""
    return blake2b(data, digest_size=16).hexdigest()


def _list_places(entry: Entry) -> Iterator[_Place]:
    """Yield what to look for, with ever less around it."""
    inserted, head, tail = _write(entry.inserted), _write(entry.head), _write(entry.tail)
    above, below = b"".join(head.splitlines(keepends=True)[-1:]), b"".join(tail.splitlines(keepends=True)[:1])
    yield _Place(above, inserted, below, last=not tail)
    yield _Place(b"", inserted, below, last=not tail)
    lines = inserted.splitlines(keepends=True)
    opening = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith(b"#")), len(lines))
    event = b"".join(lines[opening:])
    if event and not entry.removed:
        yield _Place(above if event == inserted else b"", event, b"", last=False)
        yield _Place(b"", event, b"", last=False)


def _find(now: bytes, place: _Place) -> Iterator[int]:
    """Yield where the piece stands as whole lines, so that taking it out joins no two."""
    wanted = place.above + place.piece + place.below
    at = now.find(wanted)
    while at != -1:
        start = at + len(place.above)
        end = start + len(place.piece)
        if _is_whole(now, start, end) and (end == len(now) or not place.last):
            yield start
        at = now.find(wanted, at + 1)


def _is_whole(now: bytes, start: int, end: int) -> bool:
    follows_end = now[start - 1 : start] in _ENDS
    begins_with_end = now[start : start + 1] in _ENDS
    closed = now[end : end + 1] in _ENDS
    return (follows_end and (closed or now[end - 1 : end] in _ENDS)) or (begins_with_end and closed)


def _count_same(old: Sequence[bytes], new: Sequence[bytes]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _spell(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _write(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
