"""New note, filled in as far as is known, from the person's own template or the one of the program."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.dates import spell_day
from followup_md.render.yaml import write_scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from followup_md.model import Interview, Question

    FindName = Callable[[str], str]

_FENCE: Final = "---"
_KEY: Final = re.compile(r"([^\W\d][\w -]*?)\s*:(?:\s.*)?")
_HEADING: Final = re.compile(r"(#{1,2})\s+(.*)")
_CODE: Final = re.compile(r"\s*(```|~~~)")


class Insert(NamedTuple):
    """Lines for the end of one section, which is made, under `heading`, in front of the others where the template has none."""

    section: str
    heading: str
    lines: tuple[str, ...]


def fill_head(template: str, values: Mapping[str, str | Sequence[str]]) -> str:
    """Return the template with each value in its front matter, under the key that is there or a new one; lists are quoted items."""
    lines = template.replace("\r\n", "\n").split("\n")
    end = lines.index(_FENCE, 1) if lines[0] == _FENCE and _FENCE in lines[1:] else 0
    head, body = (lines[1:end], lines[end + 1 :]) if end else ([], ["", *lines] if template.strip() else [""])
    for key, value in values.items():
        # The rows of the key with its value; of one that is not there the end of the front matter.
        begin = stop = len(head)
        for row, line in enumerate(head):
            match = _KEY.fullmatch(line)
            if match and re.sub(r"[\s-]", "_", match[1]).casefold() == key:
                begin = row
                stop = next((below for below in range(row + 1, stop) if not head[below].startswith((" ", "\t", "-"))), stop)
                break
        items = [f"{key}: {write_scalar(value)}"] if isinstance(value, str) else [f"{key}:", *(f"  - {write_scalar(one)}" for one in value)]
        head[begin:stop] = items
    return "\n".join((_FENCE, *head, _FENCE, *body))


def fill_sections(text: str, inserts: Sequence[Insert], find_name: FindName) -> str:
    """Return the note with lines at the end of sections; `find_name` tells which section a heading begins, whatever it is called."""
    lines = text.split("\n")
    for insert in inserts:
        if not insert.lines:
            continue
        at = _find_end(lines, insert.section, find_name)
        if at is None:
            first = next((row for row, _ in _find_headings(lines)), len(lines))
            lines[first:first] = [f"## {insert.heading}", *insert.lines, ""]
        else:
            lines[at:at] = insert.lines
    return "\n".join(lines)


def write_stumble(question: Question, interview: Interview, better: str | None) -> tuple[str, ...]:
    """Return an open stumble as a bullet, below it the better answer so far."""
    day = interview.start.date()
    answer = f"better: {better}" if better else "no better answer yet"
    return (f"- {question.text} ({interview.company}, {spell_day(day)} {day.year})", f"  - {answer}")


def _find_end(lines: Sequence[str], section: str, find_name: FindName) -> int | None:
    """Return the row behind the last filled line of a section; None where there is no such section."""
    headings = [*_find_headings(lines), (len(lines), "")]
    for (_, heading), (after, _) in pairwise(headings):
        if find_name(heading) == section:
            while not lines[after - 1].strip():
                after -= 1  # noqa: PLW2901 - back over the blank lines
            return after
    return None


def _find_headings(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the row and the words of each heading of the two upper levels, outside front matter and code."""
    found, code = [], False
    begin = lines.index(_FENCE, 1) if lines[0] == _FENCE else 0
    for row, line in enumerate(lines[begin:], begin):
        code ^= bool(_CODE.match(line))
        heading = _HEADING.fullmatch(line)
        if heading and not code:
            found.append((row, heading[2]))
    return found
