"""The fields of a front matter: each value as YAML 1.2 reads it, and where it stands in the file."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

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


# Named tuples, because a frozen dataclass takes four times as long to make and a note has a dozen of these.
class Item(NamedTuple):
    """One item of a list, with its own line and column in the file (from 1)."""

    value: Value
    line: int
    column: int


class Field(NamedTuple):
    """One `key: value`: `key` is normalised, `typed` as written; lines and columns are the file's, from 1.

    `line` and `column` are those of the value (a list starts at its first `-` or `[`), of the key when the value is empty.
    `items` holds the items of a list with their places, and is empty for everything else.
    """

    key: str
    typed: str
    value: Value
    line: int
    column: int
    key_line: int
    key_column: int
    items: tuple[Item, ...] = ()


@lru_cache(maxsize=1024)  # the same dozen keys in every note
def normalise_key(typed: str) -> str:
    """Return the key as format.md 2.1 compares it: case ignored, a space or hyphen equal to `_`."""
    return typed.strip().casefold().replace(" ", "_").replace("-", "_")


def resolve_scalar(text: str) -> Scalar:
    """Return an unquoted scalar by YAML 1.2, and as text whatever would not be written back the same.

    So `14:30`, `no`, `0777`, `+1555`, `1.10`, `1e3`, numbers of 16 digits and more, and every date stay text.
    """
    if text[:1] in _NUMBER_BEGINS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text) and repr(float(text)) == text:
            return float(text)
        return text
    return _CONSTANTS.get(text, text)
