"""One change of one file, as it is remembered, and taken back from bytes that may have changed since; pure."""

from __future__ import annotations

import os
from hashlib import blake2b
from itertools import takewhile
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
        head=_to_text(before[max(0, offset - _AROUND) : offset]),
        removed=_to_text(removed),
        inserted=_to_text(inserted),
        tail=_to_text(before[offset + len(removed) :][:_AROUND]),
        before=digest(before),
        after=digest(after),
    )


def take_back(now: bytes, entry: Entry) -> bytes | None:
    """Return the bytes `now` without the change, whatever else has changed since; None where it no longer stands, or may be one of several.

    A heading that was inserted with the event stays where other lines have been written under it.
    """
    inserted, removed = _to_bytes(entry.inserted), _to_bytes(entry.removed)
    if digest(now) == entry.after:
        return _cut(now, entry.offset, inserted, removed)
    above, below = b"".join(_split_lines(entry.head)[-1:]), b"".join(_split_lines(entry.tail)[:1])
    same = [start for start in _find(now, inserted, above) if _goes_on(now, start + len(inserted), below)]
    if len(same) == 1:
        return _cut(now, same[0], inserted, removed)
    opening = b"".join(list[bytes](takewhile(_is_opening, _split_lines(entry.inserted))))
    event = inserted[len(opening) :]
    lone = list(_find(now, event, b"")) if event and not removed else []
    if len(lone) != 1:
        return None
    start = lone[0] - len(opening)
    begins_alike = (now[start - 1 : start] in _ENDS) == (above[-1:] in _ENDS)
    if start in _find(now, inserted, b"") and begins_alike and _goes_on(now, start + len(inserted), below):
        return _cut(now, start, inserted, b"")
    return _cut(now, lone[0], event, b"")


def digest(data: bytes) -> str:
    """Return what tells one content of a file from another."""
    return blake2b(data, digest_size=16).hexdigest()


def _is_opening(line: bytes) -> bool:
    return line.startswith(b"#") or not line.strip()


def _cut(now: bytes, start: int, piece: bytes, instead: bytes) -> bytes:
    return now[:start] + instead + now[start + len(piece) :]


def _find(now: bytes, piece: bytes, above: bytes) -> Iterator[int]:
    """Yield where the piece stands, below what stood above it, as whole lines, so that taking it out joins no two."""
    at = now.find(above + piece)
    while at != -1:
        start, end = at + len(above), at + len(above) + len(piece)
        begins_line, ends_before, closed = now[start - 1 : start] in _ENDS, now[start : start + 1] in _ENDS, now[end : end + 1] in _ENDS
        if (begins_line and (closed or now[end - 1 : end] in _ENDS)) or (ends_before and closed):
            yield start
        at = now.find(above + piece, at + 1)


def _goes_on(now: bytes, end: int, below: bytes) -> bool:
    """Say whether the line that stood below still does; where there was none, whether the file ends."""
    return now.startswith(below, end) if below else end == len(now)


def _count_same(old: Sequence[bytes], new: Sequence[bytes]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _split_lines(text: str) -> list[bytes]:
    return _to_bytes(text).splitlines(keepends=True)


def _to_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _to_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
