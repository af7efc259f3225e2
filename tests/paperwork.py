"""Letters for the tests of what is made of them, and what a PDF says when it is read back."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from followup_md.model import Draft
from followup_md.prose.layout import Layout, lay_out
from followup_md.prose.letter import read_letter

if TYPE_CHECKING:
    from pathlib import Path

    from followup_md.model import Interview, Person

WHOLE = """
Ana Silva
3 Quay Street, Galway
555-0199 · ana@example.com

18 November 2026

Ms. Priya Raman, Head of Data
Harbor Logistics
1 Quay, Newark

Dear Ms. Raman:

On Tuesday you described what happens to the ledger when a truck reports nine
hours late.

I would like to join.

Sincerely,

Ana Silva

Enclosure: sample query
"""
HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    '#include "x"',
    r"\input{x}",
    "<script>alert(1)</script>",
    "#panic() $x^2$ @ref <label> *b* _e_ `r` // c /* d */ ~ -- ... 'q' \"q\"",
    "= Heading",
    "%PDF-1.7 &amp; &lt;",
)
NAMES = ("Łukasz Żółć", "山田太郎", "Nguyễn", "O'Neill-van der Berg", "عمر")
NO_GLYPH = "\u0378"  # a code point without a character: no font has it


def lay(body: str, person: Person | None = None, interview: Interview | None = None) -> Layout:
    """Return the layout of a draft with that body."""
    return lay_out(read_letter(Draft("letters/a.md", "thank-you", None, None, "letter", body), person, interview))


def list_kinds(layout: Layout) -> list[tuple[str, tuple[str, ...]]]:
    """Return kind and lines of each block."""
    return [(block.kind, block.lines) for block in layout.blocks]


def read_pdf(data: bytes, folder: Path) -> str:
    """Return the text of a PDF, without blanks, since a word may be broken at the end of a line; skips where nothing can read it."""
    found = shutil.which("pdftotext")
    if found is None:
        pytest.skip("pdftotext is not installed")
    file = folder / "read.pdf"
    file.write_bytes(data)
    text = subprocess.run([found, "-enc", "UTF-8", str(file), "-"], check=True, capture_output=True, text=True).stdout  # noqa: S603 - reads a file of ours
    return squeeze(text)


def squeeze(text: str) -> str:
    """Return a text without blanks, page breaks and marks of direction."""
    return "".join(char for char in text if not char.isspace() and char not in "\u202a\u202b\u202c\u200e\u200f")
