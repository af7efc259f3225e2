"""Tables for other programs: CSV as RFC 4180 has it, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

from csv import writer
from typing import TYPE_CHECKING

from followup_md.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A cell that begins so is a formula to spreadsheets; a quote before it makes it text.
_RUN = ("=", "+", "-", "@")


def render_csv(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Return rows as CSV, each ending in CRLF; None is an empty cell, and what would be a formula gets a quote before it."""
    sheet = _Sheet()
    for row in rows:
        cells = []
        for cell in row:
            shown = clean(cell).strip() if isinstance(cell, str) else "" if cell is None else f"{cell:g}"
            cells.append(f"'{shown}" if isinstance(cell, str) and shown.startswith(_RUN) else shown)
        writer(sheet).writerow(cells)
    return "".join(sheet.lines)


class _Sheet:
    """A file as `csv` wants it, in memory."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> None:
        self.lines.append(line)
