"""Comments in the text of a note, left out wherever they are not code."""

from __future__ import annotations

import re
from typing import Final

# A fence, a run of backticks, a backtick that is none, a comment: as the notes are read, but for code within a line, which is text here.
_OPENING: Final = r"(?m)^[ \t]*(?:[-*+][ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})|(?P<span>`+)|\\`|<!--|^[ \t]*%%|%%"
_CLOSING: Final = r"(?m)^[ \t]*(`{3,}|~{3,})[ \t]*$"
_RUN: Final = r"`+"


def drop_comments(text: str) -> str:
    """Return `text` without `<!-- -->` and `%% %%`; a comment without end is text, and so is one in code.

    A `%%` at the margin opens a block, which may go over lines; within a line it is a remark and ends with it.
    """
    opening, closing, run = re.compile(_OPENING), re.compile(_CLOSING), re.compile(_RUN)
    last_end = text.rfind("-->")  # looked for once, so that openings without end take no longer than their length
    parts: list[str] = []
    kept = at = 0
    while found := opening.search(text, at):
        begin, at = found.start(), found.end()
        end = -1  # of the comment
        if fence := found["fence"]:
            at = next((line.end() for line in closing.finditer(text, at) if line[1].startswith(fence)), len(text))
        elif span := found["span"]:
            at = next((ticks.end() for ticks in run.finditer(text, at, _find_line_end(text, at)) if ticks[0] == span), at)
        elif found[0] == "<!--":
            end = text.index("-->", at) + 3 if at <= last_end else -1
        elif found[0].endswith("%%"):
            at_margin = text[begin - 1 : begin] in ("", "\n")
            closed = text.find("%%", at, len(text) if at_margin else _find_line_end(text, at))
            end = closed + 2 if closed >= 0 else -1
        if end > at:
            parts.append(text[kept:begin])
            kept = at = end
    return "".join((*parts, text[kept:]))


def _find_line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
