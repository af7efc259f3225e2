"""Quick reader of plain front matter: `key: scalar` and block lists of scalars; anything else is left to YAML.

It is the one that takes unquoted links joined by commas as they are meant, which is no YAML. And it is worth its lines: `status` of 200
plain notes without a cache takes 0.42 s of processor time with it, and 0.49 s where YAML reads them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.head.fields import WIKILINK, Field, Item, normalise_key, resolve_scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.parse.head.fields import Scalar

# Groups 2 to 5 of both patterns. A plain scalar opens with no indicator of YAML and holds neither `: ` nor ` #`; the possessive
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
_EMPTY, _SINGLE_QUOTED, _PLAIN, _LIST, _INDENT = 1, 3, 5, 6, 7  # the last group that took part tells the kind of value


def read_plain(header: str, line: int) -> Mapping[str, Field] | None:
    """Return the fields of `header`, whose first line is `line` of the file, or None when it is not all plain.

    `header` is whole lines. What is accepted is read exactly as the YAML loader reads it.
    """
    if not header.replace("\n", "").isprintable():
        return None
    fields: dict[str, Field] = {}
    at = 0
    while at < len(header):
        entry = _ENTRY.match(header, at)
        if entry is None:
            return None
        if entry.lastindex is not None:
            field = _read_entry(entry, entry.lastindex, line)
            if field is None or field.key in fields:
                return None
            fields[field.key] = field
            line += len(field.items)
        line += 1
        at = entry.end()
    return fields


def _read_entry(entry: re.Match[str], kind: int, line: int) -> Field | None:
    """Return the field of an entry on `line`; None where an item of its list is not plain."""
    typed = entry[1]
    key = normalise_key(typed)
    if kind == _EMPTY:
        return Field(key, typed, None, line, 1, line, 1)
    if kind != _LIST:
        value, column = _read_scalar(entry, kind)
        return Field(key, typed, value, line, column, line, 1)
    items: list[Item] = []
    for number, text in enumerate(entry[_LIST][:-1].split("\n"), line + 1):
        item = _ITEM.fullmatch(text)
        if item is None:
            return None
        value, column = _read_scalar(item, item.lastindex or _PLAIN)
        items.append(Item(value, number, column))
    return Field(key, typed, tuple([item.value for item in items]), line + 1, len(entry[_INDENT]) + 1, line, 1, tuple(items))


def _read_scalar(match: re.Match[str], kind: int) -> tuple[Scalar, int]:
    column = match.start(kind) - match.start() + 1
    if kind == _PLAIN:
        return resolve_scalar(match[kind].rstrip(" ")), column
    return match[kind], column - 1 if kind <= _SINGLE_QUOTED else column
