"""A letter or an envelope as PDF, set by the library `typst`: whole, the same bytes each time, and never with a box for a letter."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.errors import MachineFailure
from followup_md.prose.layout import Block
from followup_md.render.json import write_json
from followup_md.render.paper import LETTER_MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typst import Fonts

    from followup_md.prose.layout import Layout
    from followup_md.render.paper import Paper

PDF_MARK = "laid out from a Markdown draft"
"""The keyword that every PDF of this program bears: it says where the file came from and names no program."""

_FONTS = ("Libertinus Serif", "New Computer Modern")  # in the library itself, so that they are the same on every machine
_LONGEST_WORD, _PIECE = 40, 20
_LONG = rf"(\S{{{_LONGEST_WORD + 1},}})"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}
# What only ever stands with the letter before it.
_JOINED = frozenset({"Mn", "Me", "Mc"})
_JOINERS = "\u200d\ufe0e\ufe0f"
_ARCHIVED: Final = "a-2b"  # archives refuse a file with a missing glyph, and so `typst` seeks them


class Typeset(NamedTuple):
    """A PDF, how many pages it has and by how many lines it is over one, and the characters for which there is no font."""

    data: bytes
    pages: int
    lines_over: int
    missing: tuple[str, ...]


class _Job(NamedTuple):
    source: bytes
    data: dict[str, object]
    blocks: Sequence[Block]
    fonts: Fonts


def set_letter(layout: Layout, paper: Paper) -> Typeset:
    """Set a letter; MachineFailure when the library fails. With glyphs missing there is no data."""
    return typeset("letter.typ", layout.blocks, paper, margin=LETTER_MARGIN, language=layout.language)


def typeset(template: str, blocks: Sequence[Block], paper: Paper, *, margin: float, language: str = "en") -> Typeset:
    """Set blocks by a template of `templates/`, in its own fonts where they have all glyphs, else with those of the machine too."""
    from importlib.resources import files

    from typst import Fonts

    source = (files("followup_md") / "templates" / template).read_bytes()
    data: dict[str, object] = {
        "width": paper.width,
        "height": paper.height,
        "margin": margin,
        "mark": PDF_MARK,
        "language": language,
        "fonts": _FONTS,
        "fallback": False,
    }
    try:
        found = _try(_Job(source, data, blocks, Fonts(include_system_fonts=False)))
        if found:
            return found
        # Looking through the fonts of a machine takes time, so they are asked only where they are needed.
        job = _Job(source, data | {"fallback": True}, blocks, Fonts())
        return _try(job) or Typeset(b"", 0, 0, _find_missing(job))
    except RuntimeError as error:  # of the library, whose own error is one too
        hint = "print the page that `--html` makes, and report this"
        raise MachineFailure(f"the library `typst` could not set it: {error}", hint) from error


def _describe(block: Block) -> dict[str, object]:
    """Return a block as the template has it: a word that no line may hold is a list of parts, between which it may be broken."""
    strong = next((kind for kind in map(unicodedata.bidirectional, "".join(block.lines)) if kind in _STRONG), "L")
    lines = []
    for line in block.lines:
        pieces: list[str | list[str]] = []
        for place, part in enumerate(re.split(_LONG, line)):  # at odd places stand the long words
            if part:
                pieces.append([part[at : at + _PIECE] for at in range(0, len(part), _PIECE)] if place % 2 else part)
        lines.append(pieces)
    return {"kind": block.kind, "rtl": strong in _RIGHT_TO_LEFT, "lines": lines}


def _compile(job: _Job, *, checked: bool) -> bytes:
    from typst import compile as compile_pdf

    inputs = _write_inputs(job, checked=checked)
    return compile_pdf(job.source, font_paths=job.fonts, sys_inputs=inputs, pdf_standards=_ARCHIVED if checked else None)


def _write_inputs(job: _Job, *, checked: bool) -> dict[str, str]:
    blocks = list(job.blocks)
    if checked:
        # Under a mark that the font has, a letter that it lacks would be left out in silence: for the check each stands alone as well.
        chars = dict.fromkeys(char for block in blocks for line in block.lines for char in line if not _is_joined(char))
        blocks.append(Block("paragraph", (" ".join(chars),)))
    return {"letter": write_json(job.data | {"checked": checked, "blocks": [_describe(block) for block in blocks]}, indent=None)}


def _try(job: _Job) -> Typeset | None:
    """Return the PDF, None where a letter has no glyph; RuntimeError when it is something else that fails."""
    from typst import query

    inputs = _write_inputs(job, checked=False)
    fit = json.loads(query(job.source, "<fit>", field="value", one=True, font_paths=job.fonts, sys_inputs=inputs))
    pages = int(fit["pages"])
    # A paragraph may go to the next page whole, so that there is room left on the first one.
    over = max(1, int(fit["over"])) if pages > 1 else 0
    data = _compile(job, checked=False)
    return Typeset(data, pages, over, ()) if _is_whole(job) else None


def _is_whole(job: _Job) -> bool:
    """Say whether every letter has a glyph, of a job that can be set."""
    from typst import TypstError

    try:
        _compile(job, checked=True)
    except TypstError:
        return False
    return True


def _find_missing(job: _Job) -> tuple[str, ...]:
    """Return the characters that no font has, each once, in order."""
    clusters: dict[str, None] = {}
    for line in (line for block in job.blocks for line in block.lines):
        # What is drawn as one each: a character with the marks upon it.
        found: list[str] = []
        for char in line:
            if found and _is_joined(char):
                found[-1] += char
            else:
                found.append(char)
        clusters |= dict.fromkeys(found)
    return tuple(cluster for cluster in clusters if not _is_whole(job._replace(blocks=(Block("paragraph", (cluster,)),))))


def _is_joined(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) in _JOINED
