"""Bytes into text: UTF-8 is read, all else is an `unreadable-note` that says where and what to do."""

from __future__ import annotations

import pytest

from followup_md.parse.front_matter import MAX_NOTE_BYTES, decode_note
from followup_md.problem import Place

SOUND = {
    "empty": (b"", ""),
    "UTF-8": ("Ł\n".encode(), "Ł\n"),
    "BOM": (b"\xef\xbb\xbf---\n", "---\n"),
    "CRLF is kept for the parser": (b"a\r\nb", "a\r\nb"),
    "the biggest": (b"x" * MAX_NOTE_BYTES, "x" * MAX_NOTE_BYTES),
}


@pytest.mark.parametrize(("data", "text"), SOUND.values(), ids=SOUND)
def test_sound_bytes(data: bytes, text: str) -> None:
    assert decode_note(data, "n.md") == (text, ())


UNSOUND = {
    "UTF-16 little-endian": ("company: Ł\n".encode("utf-16"), "", 1, 1, "the note is in UTF-16"),
    "UTF-16 big-endian": (b"\xfe\xff\0a", "", 1, 1, "the note is in UTF-16"),
    "UTF-16 without a mark": ("ab".encode("utf-16-le"), "", 1, 2, "a NUL byte"),
    "NUL": (b"abc\nd\0e\n", "", 2, 2, "a NUL byte"),
    "Latin-1": ("# a\nÉé J\xf6rg".encode("latin-1"), "# a\n\ufffd\ufffd J\ufffdrg", 2, 1, "byte 0xC9 is not UTF-8"),
    "after a BOM": (b"\xef\xbb\xbfab\xe9", "ab\ufffd", 1, 3, "byte 0xE9 is not UTF-8"),
    "after letters of two bytes": ("éé".encode() + b"\xff", "éé\ufffd", 1, 3, "byte 0xFF is not UTF-8"),
    "one byte too many": (b"x" * (MAX_NOTE_BYTES + 1), "", 1, 1, "a note of 5,000,001 bytes"),
    "50 MB": (b"x" * 50_000_000, "", 1, 1, "a note of 50,000,000 bytes"),
}


@pytest.mark.parametrize(("data", "text", "line", "column", "message"), UNSOUND.values(), ids=UNSOUND)
def test_unsound_bytes(data: bytes, text: str, line: int, column: int, message: str) -> None:
    read, problems = decode_note(data, "n.md")
    assert read == text
    assert [(problem.place, problem.check, problem.message) for problem in problems] == [
        (Place("n.md", line, column), "unreadable-note", message)
    ]
    assert problems[0].hint
