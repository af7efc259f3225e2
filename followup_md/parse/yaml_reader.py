"""Reader of front matter that is not plain: YAML as a whole, or entry by entry, with faults explained. Slow to import."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple, NoReturn, cast

import frontmatter  # noqa: TID253 - this module itself is loaded only when a note needs it
import yaml  # noqa: TID253 - the same
from frontmatter.default_handlers import BaseHandler  # noqa: TID253 - the same

from followup_md.parse.fences import WIKILINK, FencedNote, Item, KeyValue, Value, cut_at_heading, normalise_key, read_plain, resolve_scalar
from followup_md.problem import BAD_FRONT_MATTER, DUPLICATE_KEY, CheckSpec

_HERE: Final = "problem_mark"
_BEGIN: Final = "context_mark"
_LINE_LENGTH: Final = 100  # a longer line is not repeated in a hint
_QUOTES: Final = "put quotes around the value{line}"
_MAX_DEPTH: Final = 20
_TOO_DEEP: Final = (f"nesting deeper than {_MAX_DEPTH}", "write plain fields and lists")
_NO_FIELD: Final = ("a line that is no field", "write `key: value`, or begin the line with two spaces to go on with the one above")
_LINK: Final = re.compile(WIKILINK)
_UNREADABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAX_HEADER: Final = 200_000
_MAX_FAULTS: Final = 10
_KEY: Final = re.compile(r"[^\s#:\-\[\]{}][^:\n]*:(?:\s|\Z)")
_MARGIN: Final = re.compile(r"[^\s#\-]|-(?!\s|\Z)")


class _Rule(NamedTuple):
    said: str  # words in the loader's context or problem; libyaml and PyYAML agree on them
    mark: str  # where to look: at the problem, or at the start of the construct
    message: str  # {character} is the character at that place
    hint: str  # {line} is the line there with its value in quotes


_RULES: Final = (
    _Rule("mapping values", _HERE, 'a second ": " in one value', _QUOTES),
    _Rule("scanning a quoted scalar", _BEGIN, "a quotation mark that is never closed", "close it, or delete it"),
    _Rule("escape character", _HERE, "a backslash that stands for nothing", "write `\\\\`, or use single quotes"),
    _Rule("cannot start any token", _HERE, "a value that begins with {character}", _QUOTES),
    _Rule("node content", _HERE, "a value that begins with {character}", _QUOTES),
    _Rule("scanning an a", _BEGIN, "a value that begins with {character}", _QUOTES),  # an alias or an anchor without a name
    _Rule("parsing a flow", _BEGIN, "{character} that is never closed", "close it, or " + _QUOTES),
    _Rule("simple key", _BEGIN, *_NO_FIELD),
)
_ANY: Final = _Rule("", _HERE, "front matter that does not read from here on", "write one `key: value` a line, or " + _QUOTES)
_TAB: Final = _Rule("", _HERE, "a tab at the start of a line", "indent with spaces")
_END: Final = _Rule("", _HERE, "front matter that ends too early", "close what was opened: a bracket, or a quotation mark")


class Refused(Exception):
    """A front matter, or one entry of it, that is not read; `line` and `column` are the file's, `check` the row of the problem."""

    def __init__(self, place: tuple[int, int], message: str, hint: str, check: CheckSpec = BAD_FRONT_MATTER) -> None:
        """Keep the parts of a problem."""
        super().__init__(message)
        self.line, self.column = place
        self.message, self.hint, self.check = message, hint, check


def read_block(block: FencedNote, text: str, path: str) -> tuple[FencedNote, Mapping[str, KeyValue], Sequence[Refused]]:
    """Return the fields of a `block` of the note `text`, cut where its fence was forgotten, and what was refused, ten faults at most."""
    fields, faults = _read_header(block)
    cut = cut_at_heading(block, text, path) if faults else None
    return (cut, *_read_header(cut)) if cut else (block, fields, faults)


def _read_header(block: FencedNote) -> tuple[Mapping[str, KeyValue], Sequence[Refused]]:
    """Read a header as a whole, or else entry by entry; of two entries with one key the first is kept."""
    if len(block.header) > _MAX_HEADER:
        message = f"front matter of {len(block.header):,} characters"
        return {}, (Refused((block.line, 1), message, f"move text below the closing `---`; at most {_MAX_HEADER:,} are read"),)
    try:
        return read_yaml(block.header, block.line), ()
    except Refused as fault:
        whole = fault
    fields: dict[str, KeyValue] = {}
    faults: list[Refused] = []
    forgiven = False
    for line, entry in _split_entries(block):
        plain = read_plain(entry, line)
        try:
            found = read_yaml(entry, line) if plain is None else plain
        except Refused as fault:
            faults.append(fault)
            found = {}
        # YAML fails on unquoted links joined by commas, which the plain reader reads as meant.
        forgiven = forgiven or (plain is not None and "[[" in entry and line <= whole.line)  # an unclosed [ shows further down
        faults += [_repeated_key(field) for field in found.values() if fields.setdefault(field.key, field) is not field]
        if len(faults) >= _MAX_FAULTS:
            break
    return fields, faults or (() if forgiven else (whole,))


def _split_entries(block: FencedNote) -> Iterator[tuple[int, str]]:
    """Yield each entry with its line: an unindented `key:` with the lines that belong to it, or a run of lines without a key."""
    first, entry = block.line, ""
    for line, text in enumerate(block.header[:-1].split("\n"), block.line):
        if entry and (_KEY.match(text) or (_MARGIN.match(text) and _KEY.match(entry))):
            yield first, entry
            first, entry = line, ""
        entry += text + "\n"
    yield first, entry


def _repeated_key(field: KeyValue) -> Refused:
    """Return the refusal of a field whose key, by format.md 2.1, has appeared before."""
    message = f'the key "{field.typed}" stands twice'
    return Refused((field.key_line, field.key_column), message, "keep one of the two; the first is read", DUPLICATE_KEY)


def read_yaml(header: str, line: int) -> Mapping[str, KeyValue]:
    """Return the fields of `header`, whole lines from `line` of the file on; Refused for what is not YAML or not a plain mapping."""
    metadata, _ = frontmatter.parse(f"---\n{header}---", handler=_FieldHandler(line - 1))
    return cast("Mapping[str, KeyValue]", metadata)


class _FieldHandler(BaseHandler):
    """Handler for python-frontmatter, which splits at the fences and passes what is between them to `load`."""

    FM_BOUNDARY = re.compile(r"^---$", re.MULTILINE)

    def __init__(self, line: int) -> None:
        super().__init__()
        self._line = line

    def load(self, fm: str) -> dict[str, Any]:
        """Return the fields; called by python-frontmatter."""
        return dict(_Reader(fm, self._line).read_document())


class _Reader:
    """One pass over the events of `source`, whose first line is `line` of the file."""

    def __init__(self, source: str, line: int) -> None:
        self._source, self._line = source, line
        self._begins = (0, *accumulate(len(text) + 1 for text in source.split("\n")))
        self._events: Iterator[yaml.Event] = yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def read_document(self) -> Mapping[str, KeyValue]:
        """Return the fields of the one document."""
        stray = _UNREADABLE.search(self._source)
        if stray:
            raise Refused(self._locate(stray.start()), f"control character U+{ord(stray[0]):04X}", "delete it")
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return {}
        root = self._next()
        if not isinstance(root, yaml.MappingStartEvent):
            self._refuse(root, *_NO_FIELD)
        fields: dict[str, KeyValue] = {}
        for key in self._read_keys():
            field = self._read_field(key)
            if field.key in fields:
                raise _repeated_key(field)
            fields[field.key] = field
        self._next()
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            self._refuse(end, 'a second front matter after "---"', "put quotes around the text, or close the first")
        return fields

    def _read_field(self, key: yaml.ScalarEvent) -> KeyValue:
        event = self._next()
        items: tuple[Item, ...] = ()
        if isinstance(event, yaml.SequenceStartEvent):
            items, value = self._read_sequence(event, 1)
        else:
            value = self._read_value(event, 1)
        absent = isinstance(event, yaml.ScalarEvent) and _begin(event) == _end(event)
        return KeyValue(normalise_key(key.value), key.value, value, *self._place(key if absent else event), *self._place(key), items)

    def _read_value(self, event: yaml.Event, depth: int) -> Value:
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_sequence(event, depth)[1]
        if isinstance(event, yaml.MappingStartEvent):
            return self._read_mapping(event, depth)
        scalar = cast("yaml.ScalarEvent", event)
        return scalar.value if scalar.style else resolve_scalar(scalar.value)

    def _read_sequence(self, start: yaml.Event, depth: int) -> tuple[tuple[Item, ...], Value]:
        self._check_depth(start, depth)
        items: list[Item] = []
        event = self._next()
        while not isinstance(event, yaml.SequenceEndEvent):
            items.append(Item(self._read_value(event, depth + 1), *self._place(event)))
            event = self._next()
        text = self._source[_begin(start) : _end(event)]
        # YAML reads an unquoted [[Name]] as a list in a list; the link is meant.
        return ((), text) if _LINK.fullmatch(text) else (tuple(items), tuple(item.value for item in items))

    def _read_mapping(self, start: yaml.Event, depth: int) -> Mapping[str, Value]:
        self._check_depth(start, depth)
        values: dict[str, Value] = {}
        for key in self._read_keys():
            if key.value in values:
                raise Refused(self._place(key), f'the key "{key.value}" stands twice', "keep one of the two", DUPLICATE_KEY)
            values[key.value] = self._read_value(self._next(), depth + 1)
        return values

    def _read_keys(self) -> Iterator[yaml.ScalarEvent]:
        """Yield the keys of the mapping that has begun; the caller reads each value before the next key."""
        event = self._next()
        while not isinstance(event, yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "a key that is no text", "put quotes around the value, or write `key: value`")
            if event.value == "<<" and not event.style:
                self._refuse(event, 'the merge key "<<"', "write the fields out")
            yield event
            event = self._next()

    def _next(self) -> yaml.Event:
        try:
            event = next(self._events)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            index, message, hint = explain_fault(error, self._source)
            raise Refused(self._locate(index), message, hint) from None
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            prefix = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._refuse(event, f'the alias "{prefix}{anchor}"', "put quotes around the value, or write it out")
        if tag is not None:
            self._refuse(event, f'the tag "{tag}"', "put quotes around the value, or delete the tag")
        return event

    def _check_depth(self, event: yaml.Event, depth: int) -> None:
        if depth > _MAX_DEPTH:
            self._refuse(event, *_TOO_DEEP)

    def _refuse(self, event: yaml.Event, message: str, hint: str) -> NoReturn:
        raise Refused(self._place(event), message, hint)

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        return self._locate(_begin(event))

    def _locate(self, index: int) -> tuple[int, int]:
        """Return (line, column) of an offset; counted here, since YAML counts some separators as line breaks and editors do not."""
        row = bisect_right(self._begins, index) - 1
        return self._line + row, index - self._begins[row] + 1


def _begin(event: yaml.Event) -> int:
    return cast("yaml.Mark", event.start_mark).index


def _end(event: yaml.Event) -> int:
    return cast("yaml.Mark", event.end_mark).index


def explain_fault(error: Exception, source: str) -> tuple[int, str, str]:
    """Return (offset in `source`, message, hint) for what the YAML loader raised; offset 0 when it did not say where."""
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if "nesting depth" in said:  # newer loaders give up by themselves, a thousand levels down
        depths = accumulate((character in "[{") - (character in "]}") for character in source)
        return next((index for index, depth in enumerate(depths) if depth > _MAX_DEPTH), 0), *_TOO_DEEP
    rule = next((rule for rule in _RULES if rule.said in said), _ANY)
    index: int = getattr(getattr(error, rule.mark, None), "index", 0)
    character = source[index : index + 1]
    rule = {"\t": _TAB, "": _END}.get(character, rule)
    line = source[source.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
    key, colon, value = line.strip().partition(": ")
    fits = len(line) <= _LINE_LENGTH and line.isprintable() and not {'"', "\\"} & set(value)
    quoted = f': `{key}: "{value.strip()}"`' if colon and fits else ""
    return index, rule.message.format(character=f'"{character}"'), rule.hint.format(line=quoted)
