"""What the text of a note hides from its reader: comments, left out wherever they are not code."""

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
    opening = re.compile(_OPENING)
    last_end = text.rfind("-->")  # looked for once, so that openings without end take no longer than their length
    parts: list[str] = []
    kept = at = 0
    while found := opening.search(text, at):
        at = _find_code_end(text, found)
        if found[0] == "<!--" and at <= last_end:
            begin, at = found.start(), text.index("-->", at) + 3
        elif found[0].endswith("%%") and (end := _find_remark_end(text, found)) >= 0:
            begin, at = found.start(), end + 2
        else:
            continue
        parts.append(text[kept:begin])
        kept = at
    return "".join((*parts, text[kept:]))


def _find_code_end(text: str, found: re.Match[str]) -> int:
    """Return where the code ends that opens there; where none does, the end of what was found."""
    if found["fence"]:
        closings = (closing.end() for closing in re.compile(_CLOSING).finditer(text, found.end()) if closing[1].startswith(found["fence"]))
        return next(closings, len(text))
    if found["span"]:
        runs = re.compile(_RUN).finditer(text, found.end(), _find_line_end(text, found.end()))
        return next((run.end() for run in runs if run[0] == found["span"]), found.end())
    return found.end()


def _find_remark_end(text: str, found: re.Match[str]) -> int:
    """Return where the second `%%` is, -1 where there is none."""
    at_margin = text[found.start() - 1 : found.start()] in ("", "\n")
    return text.find("%%", found.end(), len(text) if at_margin else _find_line_end(text, found.end()))


def _find_line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
