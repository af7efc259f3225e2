"""Fences of the front matter: where a note's header ends and its body begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.problem import BAD_FRONT_MATTER, Place, report

if TYPE_CHECKING:
    from followup_md.problem import Problem

_OPENING: Final = re.compile(r"([ \t\n]*)---[ \t]*\n")
_CLOSING: Final = re.compile(r"\n(---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY: Final = re.compile(r"""[\w"'][^\n]*?:(?:\s|\Z)""")
_BODY_BEGINS: Final = re.compile(r"^(?:[ \t]*$|#{2,6}[ \t])", re.MULTILINE)
_HEADING: Final = re.compile(r"^#{2,6}[ \t][^\n]*\n(?!\s*\w[\w -]*:\s)", re.MULTILINE)  # above a field it is a comment
# What some write in place of the first fence, or nothing at all; only above a key of ours, for a body may begin with anything.
_WRONG_OPENING: Final = re.compile(
    r"\s*(?:#{1,6} [^\n]*\n\s*)?(?:(?:[-\u2013\u2014]{1,8}|\+{3}|`{3}ya?ml)[ \t]*\s)?\s*"
    r"(?:company|role|start|timezone|interviewers)[ \t]*[:=]",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """A note taken apart: `header` is whole lines, from `line` of the file and the offset `start`; `body` begins at `body_line`."""

    header: str
    start: int
    line: int
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def split_note(text: str, path: str) -> Block:
    r"""Take `text` (newlines `\n`) apart at its fences; a note without front matter is all body.

    A rule of the body is no fence: one stands on line 1, or above it only blanks. What Obsidian would not read as properties
    (blanks above, `...` at the end, no end at all) is read all the same, and a `bad-front-matter`.
    """
    opening = _OPENING.match(text)
    if opening is None or (opening[1] and not _KEY.match(text, opening.end())):
        block = Block(header="", start=0, line=1, body=text, body_line=1)
        hint = "begin the note with a line `---`, one field a line below it, and one more line `---` below them"
        message = "the front matter does not begin with a line `---`"
        return _add(block, Place(path), message, hint) if _WRONG_OPENING.match(text) else block
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        if not _KEY.match(text, opening.end()):
            return Block(header="", start=0, line=1, body=text, body_line=1)
        end = _BODY_BEGINS.search(text, opening.end())
        return _cut(text, opening.end(), opening[1].count("\n") + 2, end.start() if end else len(text), path)
    header = text[opening.end() : closing.start() + 1]
    line = opening[1].count("\n") + 2
    body_line = line + header.count("\n") + 1
    block = Block(header=header, start=opening.end(), line=line, body=text[closing.end() :], body_line=body_line)
    if opening[1]:
        block = _add(block, Place(path), "blanks stand above the front matter", "delete the blank lines and spaces above `---`")
    if closing[1] == "...":
        block = _add(block, Place(path, body_line - 1), 'front matter ends with "..."', "write `---` instead of `...`")
    return block


def cut_at_heading(block: Block, text: str, path: str) -> Block | None:
    """Return `block` ended above the first `##` heading in its header, for a fence forgotten with a rule further down; else None."""
    heading = _HEADING.search(block.header)
    return _cut(text, block.start, block.line, block.start + heading.start(), path) if heading else None


def _cut(text: str, start: int, line: int, end: int, path: str) -> Block:
    """Return a note whose front matter has no end of its own: it ends at the offset `end`."""
    header = text[start:end]
    if header and not header.endswith("\n"):
        header += "\n"
    body_line = line + header.count("\n")
    block = Block(header=header, start=start, line=line, body=text[end:], body_line=body_line)
    return _add(block, Place(path, line - 1), 'front matter without its closing "---"', f"add a line `---` above line {body_line}")


def _add(block: Block, place: Place, message: str, hint: str) -> Block:
    return block._replace(problems=(*block.problems, report(BAD_FRONT_MATTER, place, message, hint)))
