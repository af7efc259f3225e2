"""Front matter: the bytes of a note into text, text into fields and body, and what is wrong with either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from followup_md.parse.head.fence import split_note
from followup_md.parse.head.plain import read_plain
from followup_md.problem import UNREADABLE_NOTE, Place, report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.parse.head.fields import Field
    from followup_md.problem import Problem

MAX_NOTE_BYTES: Final = 5_000_000
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    r"""A note taken apart: its fields by normalised key, and its body (newlines `\n`), which begins at `body_line` of the file."""

    fields: Mapping[str, Field]
    body: str
    body_line: int


def decode_note(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a note's bytes (UTF-8, with or without BOM) and its `unreadable-note`, if any; never raises.

    Of a note with a few bytes that are not UTF-8 the rest is read, U+FFFD in their place; of one that is too big, in UTF-16
    or holds NUL bytes, nothing.
    """
    if len(data) > MAX_NOTE_BYTES:
        hint = f"move what it holds elsewhere; at most {MAX_NOTE_BYTES:,} bytes are read"
        return "", _unreadable(Place(path), f"a note of {len(data):,} bytes", hint)
    if data.startswith(_BOMS):
        return "", _unreadable(Place(path), "the note is in UTF-16", "save it as UTF-8")
    if b"\0" in data:
        return "", _unreadable(_place_byte(data, data.index(b"\0"), path), "a NUL byte", "save the note as UTF-8 text, or restore it")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        place = _place_byte(data, len(data) - len(error.object) + error.start, path)
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        return data.decode("utf-8-sig", "replace"), _unreadable(place, message, "save the note as UTF-8, and check the names in it")


def parse_front_matter(text: str, path: str) -> tuple[Head, tuple[Problem, ...]]:
    """Return the fields and body of a note, and each `bad-front-matter` and `duplicate-key` in it; never raises.

    CRLF is read as LF, a BOM is dropped. Where front matter is refused, every entry that reads on its own is kept.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    block = split_note(text, path)
    fields = read_plain(block.header, block.line)
    problems = block.problems
    if fields is None:
        # YAML costs more to import than a hundred notes cost to read, and most vaults never need it.
        from followup_md.parse.head.recover import read_block  # noqa: PLC0415 - only for a header that is not plain

        block, fields, faults = read_block(block, text, path)
        found = (report(fault.check, Place(path, fault.line, fault.column), fault.message, fault.hint) for fault in faults)
        problems = (*block.problems, *found)
    return Head(fields=fields, body=block.body, body_line=block.body_line), problems


def _unreadable(place: Place, message: str, hint: str) -> tuple[Problem, ...]:
    return (report(UNREADABLE_NOTE, place, message, hint),)


def _place_byte(data: bytes, offset: int, path: str) -> Place:
    begin = data.rfind(b"\n", 0, offset) + 1
    return Place(path, data.count(b"\n", 0, offset) + 1, len(data[begin:offset].decode("utf-8-sig", "replace")) + 1)
