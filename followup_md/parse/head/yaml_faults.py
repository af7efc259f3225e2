"""Faults of YAML in words for the person who typed it."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from followup_md.problem import BAD_FRONT_MATTER, DUPLICATE_KEY

if TYPE_CHECKING:
    from followup_md.parse.head.fields import Field
    from followup_md.problem import CheckSpec


class Refused(Exception):
    """A front matter, or one entry of it, that is not read; `line` and `column` are the file's, `check` the row of the problem."""

    def __init__(self, place: tuple[int, int], message: str, hint: str, check: CheckSpec = BAD_FRONT_MATTER) -> None:
        """Keep the place, what is wrong, what to do about it, and which check says so."""
        super().__init__(message)
        self.line, self.column = place
        self.message = message
        self.hint = hint
        self.check = check


def repeated_key(field: Field) -> Refused:
    """Return the refusal of a field whose key, by format.md 2.1, stood before."""
    message = f'the key "{field.typed}" stands twice'
    return Refused((field.key_line, field.key_column), message, "keep one of the two; the first is read", DUPLICATE_KEY)


class _Mark(Protocol):
    @property
    def index(self) -> int: ...


class _Rule(NamedTuple):
    said: str  # what the loader says, in its context or its problem; libyaml and PyYAML agree on these words
    mark: str  # where to look: at the problem, or where what it is about began
    message: str  # {character} is the character at that place
    hint: str  # {line} is the line there with its value in quotes


_HERE: Final = "problem_mark"
_BEGIN: Final = "context_mark"
_LINE_LENGTH: Final = 100  # a longer line is not repeated in a hint
_QUOTES: Final = "put quotes around the value{line}"
MAX_DEPTH: Final = 20
TOO_DEEP: Final = (f"nesting deeper than {MAX_DEPTH}", "write plain fields and lists")
NO_FIELD: Final = ("a line that is no field", "write `key: value`, or begin the line with two spaces to go on with the one above")

_RULES: Final = (
    _Rule("mapping values", _HERE, 'a second ": " in one value', _QUOTES),
    _Rule("scanning a quoted scalar", _BEGIN, "a quotation mark that is never closed", "close it, or delete it"),
    _Rule("escape character", _HERE, "a backslash that stands for nothing", "write `\\\\`, or use single quotes"),
    _Rule("cannot start any token", _HERE, "a value that begins with {character}", _QUOTES),
    _Rule("node content", _HERE, "a value that begins with {character}", _QUOTES),
    _Rule("scanning an a", _BEGIN, "a value that begins with {character}", _QUOTES),  # an alias or an anchor without a name
    _Rule("parsing a flow", _BEGIN, "{character} that is never closed", "close it, or " + _QUOTES),
    _Rule("simple key", _BEGIN, *NO_FIELD),
)
_ANY: Final = _Rule("", _HERE, "front matter that does not read from here on", "write one `key: value` a line, or " + _QUOTES)
_TAB: Final = _Rule("", _HERE, "a tab at the start of a line", "indent with spaces")
_END: Final = _Rule("", _HERE, "front matter that ends too early", "close what was opened: a bracket, or a quotation mark")


def explain_fault(error: Exception, source: str) -> tuple[int, str, str]:
    """Return (offset in `source`, message, hint) for what the YAML loader raised; offset 0 when it did not say where."""
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if "nesting depth" in said:  # newer loaders give up by themselves, a thousand levels down
        depths = accumulate((character in "[{") - (character in "]}") for character in source)
        return next((index for index, depth in enumerate(depths) if depth > MAX_DEPTH), 0), *TOO_DEEP
    rule = next((rule for rule in _RULES if rule.said in said), _ANY)
    mark: _Mark | None = getattr(error, rule.mark, None)
    index = mark.index if mark else 0
    character = source[index : index + 1]
    rule = {"\t": _TAB, "": _END}.get(character, rule)
    line = source[source.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
    key, colon, value = line.strip().partition(": ")
    fits = len(line) <= _LINE_LENGTH and line.isprintable() and not {'"', "\\"} & set(value)
    quoted = f': `{key}: "{value.strip()}"`' if colon and fits else ""
    return index, rule.message.format(character=f'"{character}"'), rule.hint.format(line=quoted)
