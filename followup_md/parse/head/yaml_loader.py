"""Careful reader of front matter: python-frontmatter with a handler of our own, over the events of libyaml.

Reading events rather than loading refuses what could hurt (deep nesting, aliases, tags) before anything is built of it.
Slow to import: only `recover` names this module, and it is loaded for the first note that is not plain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

import frontmatter  # noqa: TID253 - this module itself is loaded only when a note needs it
import yaml  # noqa: TID253 - the same
from frontmatter.default_handlers import BaseHandler  # noqa: TID253 - the same

from followup_md.parse.head.fields import WIKILINK, Field, Item, normalise_key, resolve_scalar
from followup_md.parse.head.yaml_faults import MAX_DEPTH, NO_FIELD, TOO_DEEP, Refused, explain_fault, repeated_key
from followup_md.problem import DUPLICATE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from followup_md.parse.head.fields import Value

_LINK: Final = re.compile(WIKILINK)
_UNREADABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(header: str, line: int) -> Mapping[str, Field]:
    """Return the fields of `header` (whole lines without a fence), whose first line is `line` of the file.

    Raises Refused, with line and column, for what is not YAML or not a plain mapping: duplicate keys, aliases, anchors,
    tags, nesting deeper than MAX_DEPTH, a list or a text as the whole.
    """
    metadata, _ = frontmatter.parse(f"---\n{header}---", handler=_FieldHandler(line - 1))
    return cast("Mapping[str, Field]", metadata)


class _FieldHandler(BaseHandler):
    """What python-frontmatter calls: it splits at the fences, and `load` gets what stands between them."""

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
        self._source = source
        self._line = line
        self._begins = (0, *accumulate(len(text) + 1 for text in source.split("\n")))
        self._events: Iterator[yaml.Event] = yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def read_document(self) -> Mapping[str, Field]:
        """Return the fields of the one document."""
        stray = _UNREADABLE.search(self._source)
        if stray:
            raise Refused(self._locate(stray.start()), f"control character U+{ord(stray[0]):04X}", "delete it")
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return {}
        root = self._next()
        if not isinstance(root, yaml.MappingStartEvent):
            self._refuse(root, *NO_FIELD)
        fields: dict[str, Field] = {}
        for key in self._read_keys():
            field = self._read_field(key)
            if field.key in fields:
                raise repeated_key(field)
            fields[field.key] = field
        self._next()
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            self._refuse(end, 'a second front matter after "---"', "put quotes around the text, or close the first")
        return fields

    def _read_field(self, key: yaml.ScalarEvent) -> Field:
        event = self._next()
        items: tuple[Item, ...] = ()
        if isinstance(event, yaml.SequenceStartEvent):
            items, value = self._read_sequence(event, 1)
        else:
            value = self._read_value(event, 1)
        absent = isinstance(event, yaml.ScalarEvent) and _begin(event) == _end(event)
        key_line, key_column = self._place(key)
        line, column = self._place(key if absent else event)
        name = normalise_key(key.value)
        return Field(
            key=name, typed=key.value, value=value, line=line, column=column, key_line=key_line, key_column=key_column, items=items
        )

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
            line, column = self._place(event)
            items.append(Item(value=self._read_value(event, depth + 1), line=line, column=column))
            event = self._next()
        text = self._source[_begin(start) : _end(event)]
        # YAML takes an unquoted [[Name]] for a list in a list; whoever types it means the link.
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
        """Yield the keys of the mapping that has begun; whoever takes one reads its value before the next."""
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
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._refuse(event, f'the alias "{sign}{anchor}"', "put quotes around the value, or write it out")
        if tag is not None:
            self._refuse(event, f'the tag "{tag}"', "put quotes around the value, or delete the tag")
        return event

    def _check_depth(self, event: yaml.Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            self._refuse(event, *TOO_DEEP)

    def _refuse(self, event: yaml.Event, message: str, hint: str) -> NoReturn:
        raise Refused(self._place(event), message, hint)

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        return self._locate(_begin(event))

    def _locate(self, index: int) -> tuple[int, int]:
        """Return (line, column) of an offset; counted here, since YAML counts separators as lines that editors do not."""
        row = bisect_right(self._begins, index) - 1
        return self._line + row, index - self._begins[row] + 1


def _begin(event: yaml.Event) -> int:
    return cast("yaml.Mark", event.start_mark).index


def _end(event: yaml.Event) -> int:
    return cast("yaml.Mark", event.end_mark).index
