"""Front matter that is not plain: read by YAML as one, or else entry by entry, so that one bad line hides no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.head.fence import cut_at_heading
from followup_md.parse.head.plain import read_plain
from followup_md.parse.head.yaml_faults import Refused, repeated_key
from followup_md.parse.head.yaml_loader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.parse.head.fence import Block
    from followup_md.parse.head.fields import Field

MAX_HEADER: Final = 200_000
MAX_FAULTS: Final = 10
_KEY: Final = re.compile(r"[^\s#:\-\[\]{}][^:\n]*:(?:\s|\Z)")
_MARGIN: Final = re.compile(r"[^\s#\-]|-(?!\s|\Z)")


def read_block(block: Block, text: str, path: str) -> tuple[Block, Mapping[str, Field], Sequence[Refused]]:
    """Return the fields of a `block` of the note `text`, and what was refused; the block is cut when its fence was forgotten.

    A header of more than MAX_HEADER characters is refused unread, so that no note takes long; at most MAX_FAULTS are reported.
    """
    fields, faults = _read_header(block)
    cut = cut_at_heading(block, text, path) if faults else None
    if cut:
        block = cut
        fields, faults = _read_header(block)
    return block, fields, faults


def _read_header(block: Block) -> tuple[Mapping[str, Field], Sequence[Refused]]:
    """Read a header as one, or else each entry on its own; of two entries with one key the first is kept."""
    if len(block.header) > MAX_HEADER:
        message = f"front matter of {len(block.header):,} characters"
        return {}, (Refused((block.line, 1), message, f"move text below the closing `---`; at most {MAX_HEADER:,} are read"),)
    try:
        return read_yaml(block.header, block.line), ()
    except Refused as fault:
        whole = fault
    fields: dict[str, Field] = {}
    faults: list[Refused] = []
    forgiven = False
    for line, entry in _split_entries(block):
        plain = read_plain(entry, line)
        try:
            found = read_yaml(entry, line) if plain is None else plain
        except Refused as fault:
            faults.append(fault)
            found = {}
        # YAML stumbles over unquoted links joined by commas, which the plain reader takes as they are meant.
        forgiven = forgiven or (plain is not None and "[[" in entry and line <= whole.line)  # an unclosed [ shows further down
        faults += [repeated_key(field) for field in found.values() if fields.setdefault(field.key, field) is not field]
        if len(faults) >= MAX_FAULTS:
            break
    return fields, faults or (() if forgiven else (whole,))


def _split_entries(block: Block) -> Iterator[tuple[int, str]]:
    """Yield each entry with its line: a `key:` at the margin with all below that belongs to it, or a run of lines without a key."""
    first, entry = block.line, ""
    for line, text in enumerate(block.header[:-1].split("\n"), block.line):
        if entry and (_KEY.match(text) or (_MARGIN.match(text) and _KEY.match(entry))):
            yield first, entry
            first, entry = line, ""
        entry += text + "\n"
    yield first, entry
