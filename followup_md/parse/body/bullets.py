"""Bullets of a section, and fields written as bullets: `- rating: 2`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from followup_md.parse.body.hidden import CODE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

Line: TypeAlias = tuple[int, str]  # its number in the file, and its text

_BULLET: Final = re.compile(r"([ \t]*)[-*+](?:\s+|$)(?:\[(.)\](?:\s+|$))?(?=(.*))")
_PART: Final = re.compile(r" {0,3}###[ \t]\s*(?=(.*))")
_NUMBER: Final = re.compile(r"([0-9]{1,3}[.)])(?=[ \t])")
_RULE_SIGNS: Final = " \t-*_"  # of a line across the page
_NESTED: Final = 2


class Bullet(NamedTuple):
    """A bullet: its first line as text, where that begins, the sign in its checkbox, and the indented lines that belong to it."""

    text: str
    line: int
    column: int
    box: str
    below: list[Line]


class FieldText(NamedTuple):
    """The value of one field bullet, joined over its lines, and where it begins."""

    text: str
    line: int
    column: int


def parse_bullets(lines: Sequence[Line]) -> list[Bullet]:
    """Return the outermost bullets of `lines`; text at the margin ends a bullet, and blank lines belong to none."""
    found: list[Bullet] = []
    nested_from = -1
    for number, line in lines:
        if line[:2] == "- " and line[2:3].isalnum():  # most bullets, without the pattern
            found.append(Bullet(line[2:].rstrip(), number, 3, "x", []))
            nested_from = _NESTED
            continue
        match = _BULLET.match(line)
        if match is not None and (nested_from < 0 or _measure(match[1]) < nested_from):
            text = match[3].rstrip()
            found.append(Bullet("" if not text.strip(_RULE_SIGNS) else text, number, match.end() + 1, match[2] or "x", []))
            nested_from = _measure(match[1]) + _NESTED
        elif line[:1] in (" ", "\t") and nested_from >= 0:
            if line.strip():
                found[-1].below.append((number, line))
        elif line.strip() and line[0] != CODE:
            nested_from = -1
    return found


def join_text(bullet: Bullet) -> FieldText:
    """Return the text of `bullet` with the indented lines up to its first nested bullet."""
    start = FieldText(bullet.text, bullet.line, bullet.column)
    if not bullet.below:
        return start
    plain = next((i for i, (_, line) in enumerate(bullet.below) if _BULLET.match(line)), len(bullet.below))
    return _join(start, bullet.below[:plain])


def read_fields(bullets: Sequence[Bullet], names: Collection[str]) -> dict[str, FieldText]:
    """Return the filled fields of those `names` (lower case) among `bullets`; a field that stands twice is joined by `; `."""
    found: dict[str, FieldText] = {}
    for name, field in iterate_fields(bullets, names):
        earlier = found.get(name)
        found[name] = earlier._replace(text=f"{earlier.text}; {field.text}") if earlier else field
    return found


def iterate_fields(bullets: Sequence[Bullet], names: Collection[str]) -> Iterator[tuple[str, FieldText]]:
    """Yield each filled field of those `names` with its name."""
    for bullet in bullets:
        name = field_name(bullet, names)
        if name is None:
            continue
        label, _, value = bullet.text.partition(":")
        # `rating:: 2` is Dataview's syntax, `**rating:** 2` has the end of its emphasis behind the colon.
        punctuation = ":*_" if label[:1] in ("*", "_") else ":"
        value = value.lstrip()
        while value[:1] and value[0] in punctuation:
            value = value.lstrip(punctuation).lstrip()
        field = FieldText(value, bullet.line, bullet.column + len(bullet.text) - len(value))
        field = _join(field, bullet.below) if bullet.below else field
        if field.text:
            yield name, field


def field_name(bullet: Bullet, names: Collection[str]) -> str | None:
    """Return the one of `names` that `bullet` gives a value to; case, emphasis, and `_` or `-` for a blank do not count."""
    label, colon, _ = bullet.text.partition(":")
    return name if colon and (name := fold_label(label)) in names else None


def nested_fields(bullet: Bullet, names: Collection[str]) -> Mapping[str, FieldText]:
    """Return the fields nested under `bullet`."""
    return read_fields(parse_bullets(bullet.below), names) if bullet.below else {}


def number_bullets(lines: Sequence[Line]) -> Sequence[Line]:
    """Return `lines` with the number of a numbered item at the margin as a bullet; no column moves."""
    return [
        (number, f"-{line[item.end(1) :].rjust(len(line) - 1)}") if line[:1].isdigit() and (item := _NUMBER.match(line)) else (number, line)
        for number, line in lines
    ]


def split_headings(lines: Sequence[Line]) -> list[tuple[FieldText | None, list[Line]]]:
    """Return the parts of a section: what stands before its first `###` heading, then each heading with what is under it."""
    parts: list[tuple[FieldText | None, list[Line]]] = [(None, [])]
    add = parts[-1][1].append
    for line in lines:
        heading = _PART.match(line[1]) if "###" in line[1] else None
        if heading:
            parts.append((FieldText(strip_heading(heading[1]), line[0], heading.start(1) + 1), []))
            add = parts[-1][1].append
        else:
            add(line)
    return parts


def strip_heading(text: str) -> str:
    """Return the text of a heading without the `##` that may close it; `C#` keeps its sign."""
    text = text.strip()
    open_text = text.rstrip("#")
    return open_text.rstrip() if open_text != text and open_text[-1:] in ("", " ", "\t") else text


@lru_cache(maxsize=1024)  # the same dozen labels in every note
def fold_label(label: str) -> str:
    """Return the name of a field as names are compared."""
    return " ".join(label.replace("_", " ").replace("-", " ").strip(" *").casefold().split())


def _join(start: FieldText, lines: Sequence[Line]) -> FieldText:
    """Return a text with the indented lines below it: nested bullets after `; `, all others after a blank."""
    for number, line in lines:
        match = _BULLET.match(line)
        more = match[3].strip() if match else line.strip()
        if start.text:
            start = start._replace(text=f"{start.text}{'; ' if match else ' '}{more}") if more else start
        else:
            start = FieldText(more, number, (match.end() if match else len(line) - len(line.lstrip())) + 1)
    return start


def _measure(indent: str) -> int:
    """Return how many columns an indentation takes."""
    return len(indent.expandtabs(4)) if indent else 0
