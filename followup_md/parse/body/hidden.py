"""Fenced code and comments, blanked out before the body of a note is read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Stands for a line of fenced code: content, but no text.
CODE: Final = "\0"
_HIDES: Final = re.compile(r"^[ \t]*(?:[-*+][ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})|<!--|^[ \t]*%%|%%", re.MULTILINE)
_FENCE_END: Final = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_NOT_NEWLINE: Final = re.compile(r"[^\n]")


@lru_cache(maxsize=1)  # a note is read in three passes, one behind the other
def hide_code_and_comments(body: str) -> str:
    """Return `body` with each line of fenced code as CODE and comments (`<!-- -->`, `%% %%`) as blanks; no line or column moves.

    A fence without end hides all below it, as in every Markdown reader; a comment without end is text, so that no fact is lost.
    """
    # A search for one character is ten times as fast as the pattern.
    if not ("`" in body or "~" in body or "<" in body or "%" in body) or not _HIDES.search(body):
        return body
    parts: list[str] = []
    at = 0
    last_end = body.rfind("-->")  # looked for once, so that openings without end take no longer than their length
    while opening := _HIDES.search(body, at):
        begin, end = _find_hidden(body, opening, last_end)
        chunk = body[begin:end]
        parts += body[at:begin], "\n".join([CODE] * (chunk.count("\n") + 1)) if opening[1] else _NOT_NEWLINE.sub(" ", chunk)
        at = end
    return "".join((*parts, body[at:]))


def find_unclosed(body: str) -> int | None:
    """Return where a fence of code begins that is never closed, if there is one."""
    hidden = hide_code_and_comments(body) if "```" in body or "~~~" in body else ""
    if not hidden.endswith(CODE) or _FENCE_END.fullmatch(body[body.rfind("\n") + 1 :]):
        return None
    rows = hidden.split("\n")
    closed = max((i for i, row in enumerate(rows) if row != CODE), default=-1)
    # Of several blocks in a row, the last fence that opens one is the one.
    begin, at = None, sum(len(row) + 1 for row in body.split("\n")[: closed + 1])
    while opening := _HIDES.search(body, at):
        begin = opening.start() if opening[1] else begin
        at = _find_hidden(body, opening, -1)[1]
    return begin


def _find_hidden(body: str, opening: re.Match[str], last_end: int) -> tuple[int, int]:
    """Return where the hidden part begins and ends; an opening that opens nothing hides the empty text behind it."""
    if opening[1]:
        closings = (match.end() for match in _FENCE_END.finditer(body, opening.end()) if match[1].startswith(opening[1]))
        return opening.start(), next(closings, len(body))
    if opening[0] == "<!--":
        end = body.find("-->", opening.end()) + 3 if opening.end() <= last_end else opening.end()
        return (opening.start() if end > opening.end() else end), end
    # At the margin it opens a block, within a line only a remark.
    is_block = body[opening.start() - 1 : opening.start()] in ("", "\n")
    line_end = -1 if is_block else body.find("\n", opening.end())
    end = body.find("%%", opening.end(), None if line_end < 0 else line_end)
    return (opening.end(), opening.end()) if end < 0 else (opening.start(), end + 2)
