"""Front matter fences, and a fast reader for plain fields: YAML would make `status` of 200 plain notes a sixth slower."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from followup_md.problem import BAD_FRONT_MATTER, Place, Problem, report

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "Scalar | tuple[Value, ...] | Mapping[str, Value]"
WIKILINK: Final = r'\[\[[^\[\]"\n]+\]\]'
_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_BEGINS: Final = frozenset("-0123456789")
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DECIMAL: Final = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")
_OPENING: Final = re.compile(r"([ \t\n]*)---[ \t]*\n")
_CLOSING: Final = re.compile(r"\n(---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY: Final = re.compile(r"""[\w"'][^\n]*?:(?:\s|\Z)""")
_BODY_BEGINS: Final = re.compile(r"^(?:[ \t]*$|#{2,6}[ \t])", re.MULTILINE)
_HEADING: Final = re.compile(r"^#{2,6}[ \t][^\n]*\n(?!\s*\w[\w -]*:\s)", re.MULTILINE)  # above a field it is a comment
# What some people write instead of the first fence (or nothing); only above one of our keys, for a body may begin with anything.
_WRONG_OPENING: Final = re.compile(
    r"\s*(?:#{1,6} [^\n]*\n\s*)?(?:(?:[-\u2013\u2014]{1,8}|\+{3}|`{3}ya?ml)[ \t]*\s)?\s*"
    r"(?:company|role|start|timezone|interviewers)[ \t]*[:=]",
    re.IGNORECASE,
)
# Groups 2 to 5 of both patterns. A plain scalar starts without a YAML indicator and has neither `: ` nor ` #`; the possessive
# repeats keep a long line linear.
_SCALAR: Final = rf"""
    "([^"\\\n]*)"[ ]*
  | '([^'\n]*)'[ ]*
  | ({WIKILINK}(?:,[ ]*{WIKILINK})*)[ ]*
  | ([^\s\-?:,\[\]{{}}\#&*!|>'"%@`](?:[^:\#\n]++|:(?=[^ \n])|(?<![ ])\#)*+)
"""
_ENTRY: Final = re.compile(
    rf"""
    (?:\#[^\n]*)?\n
  | ([^\W\d](?:[\w -]{{0,60}}\w)?):                                   # a key
    (?: [ ]+(?:{_SCALAR})\n
      | [ ]*\n (([ ]*)-[ ]+[^\n]*\n (?:\7-[ ]+[^\n]*\n)*)? )          # nothing, or a list of one indentation
    """,
    re.VERBOSE,
)
_ITEM: Final = re.compile(rf"([ ]*-[ ]+)(?:{_SCALAR})", re.VERBOSE)
_EMPTY, _SINGLE_QUOTED, _PLAIN, _LIST, _INDENT = 1, 3, 5, 6, 7  # the last group that matched tells the kind of value


# Named tuples, because a frozen dataclass takes four times as long to make and a note has a dozen of these.
class Item(NamedTuple):
    """One item of a list, with its own line and column in the file (from 1)."""

    value: Value
    line: int
    column: int


class KeyValue(NamedTuple):
    """One `key: value`: `typed` is the key as written, `items` are those of a list; lines and columns are the file's, from 1."""

    key: str
    typed: str
    value: Value
    line: int
    column: int
    key_line: int
    key_column: int
    items: tuple[Item, ...] = ()


class FencedNote(NamedTuple):
    """A note split in two: `header` is whole lines from `line` of the file, at the offset `start`; `body` begins at `body_line`."""

    header: str
    start: int
    line: int
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def split_note(text: str, path: str) -> FencedNote:
    r"""Split `text` (newlines `\n`) at its fences; a note without front matter is all body.

    A fence is on line 1 or has only blanks above it; a horizontal rule in the body is not one. What Obsidian does not read as properties
    (blanks above, `...` at the end, no end at all) is read all the same, and reported as `bad-front-matter`.
    """
    opening = _OPENING.match(text)
    if opening is None or (opening[1] and not _KEY.match(text, opening.end())):
        block = FencedNote(header="", start=0, line=1, body=text, body_line=1)
        hint = "begin the note with a line `---`, one field a line below it, and one more line `---` below them"
        message = "the front matter does not begin with a line `---`"
        return _add(block, Place(path), message, hint) if _WRONG_OPENING.match(text) else block
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        if not _KEY.match(text, opening.end()):
            return FencedNote(header="", start=0, line=1, body=text, body_line=1)
        end = _BODY_BEGINS.search(text, opening.end())
        return _cut(text, opening.end(), opening[1].count("\n") + 2, end.start() if end else len(text), path)
    header = text[opening.end() : closing.start() + 1]
    line = opening[1].count("\n") + 2
    body_line = line + header.count("\n") + 1
    block = FencedNote(header=header, start=opening.end(), line=line, body=text[closing.end() :], body_line=body_line)
    if opening[1]:
        block = _add(block, Place(path), "blanks stand above the front matter", "delete the blank lines and spaces above `---`")
    if closing[1] == "...":
        block = _add(block, Place(path, body_line - 1), 'front matter ends with "..."', "write `---` instead of `...`")
    return block


def cut_at_heading(block: FencedNote, text: str, path: str) -> FencedNote | None:
    """Return `block` cut above the first `##` heading in its header (closing fence forgotten, a rule further down); else None."""
    heading = _HEADING.search(block.header)
    return _cut(text, block.start, block.line, block.start + heading.start(), path) if heading else None


def _cut(text: str, start: int, line: int, end: int, path: str) -> FencedNote:
    """Return a note whose front matter has no closing fence: it ends at the offset `end`."""
    header = text[start:end]
    if header and not header.endswith("\n"):
        header += "\n"
    body_line = line + header.count("\n")
    block = FencedNote(header=header, start=start, line=line, body=text[end:], body_line=body_line)
    return _add(block, Place(path, line - 1), 'front matter without its closing "---"', f"add a line `---` above line {body_line}")


def _add(block: FencedNote, place: Place, message: str, hint: str) -> FencedNote:
    return block._replace(problems=(*block.problems, report(BAD_FRONT_MATTER, place, message, hint)))


def read_plain(header: str, line: int) -> Mapping[str, KeyValue] | None:
    """Return the fields of `header`, whole lines from `line` of the file on, as YAML reads them; None if any is not plain."""
    if not header.replace("\n", "").isprintable():
        return None
    fields: dict[str, KeyValue] = {}
    at = 0
    while at < len(header):
        entry = _ENTRY.match(header, at)
        if entry is None:
            return None
        if entry.lastindex is not None:
            key, kind, items = normalise_key(entry[1]), entry.lastindex, list[Item]()
            value: Value = None
            value_line, column = line, 1
            if kind == _LIST:
                for number, text in enumerate(entry[_LIST][:-1].split("\n"), line + 1):
                    item = _ITEM.fullmatch(text)
                    if item is None:
                        return None
                    scalar, column = _read_scalar(item, item.lastindex or _PLAIN)
                    items.append(Item(scalar, number, column))
                value, value_line, column = tuple([item.value for item in items]), line + 1, len(entry[_INDENT]) + 1
            elif kind != _EMPTY:
                value, column = _read_scalar(entry, kind)
            if key in fields:
                return None
            fields[key] = KeyValue(key, entry[1], value, value_line, column, line, 1, tuple(items))
            line += len(items)
        line += 1
        at = entry.end()
    return fields


def _read_scalar(match: re.Match[str], kind: int) -> tuple[Scalar, int]:
    column = match.start(kind) - match.start() + 1
    if kind == _PLAIN:
        return resolve_scalar(match[kind].rstrip(" ")), column
    return match[kind], column - 1 if kind <= _SINGLE_QUOTED else column


def resolve_scalar(text: str) -> Scalar:
    """Return an unquoted scalar by YAML 1.2; values that would not round-trip stay text: `14:30`, `no`, `0777`, `1.10`, dates."""
    if text[:1] in _NUMBER_BEGINS:
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _DECIMAL.fullmatch(text) and repr(float(text)) == text else text
    return _CONSTANTS.get(text, text)


@lru_cache(maxsize=1024)  # the same dozen keys in every note
def normalise_key(typed: str) -> str:
    """Return the key as format.md 2.1 compares it: case ignored, a space or hyphen equal to `_`."""
    return typed.strip().casefold().replace(" ", "_").replace("-", "_")
