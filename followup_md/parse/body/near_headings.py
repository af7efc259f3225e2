"""Headings that are nearly written as such, and what they hide: `## [[Priya Raman]]`, `**Priya**`, an unclosed fence (format.md 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.hidden import find_unclosed, hide_code_and_comments
from followup_md.parse.body.log_lines import is_log_shaped
from followup_md.parse.body.sections import fold_heading
from followup_md.parse.names import fold_name
from followup_md.parse.text import link_target
from followup_md.problem import UNKNOWN_FIELD, UNKNOWN_SECTION, Correction, Place, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.parse.body.bullets import Line
    from followup_md.parse.head.front_matter import Head
    from followup_md.parse.notes import Name
    from followup_md.problem import Problem

# A heading of any level; or what serves some people as one: a bold line, a name with a colon.
_HEADING: Final = re.compile(
    r"^(?: {0,3}(#{1,6})[ \t]++(\S[^\n]*)|(?:\*\*|__)([^*_\n]+)(?:\*\*|__):?|(\w[^\n:#]{0,40}):)[ \t]*$", re.MULTILINE
)
_PROSE: Final = re.compile(r"(?![0-9]+[.)]\s)[^\W_].*[^:\s]\s*")
_FEWEST_LETTERS: Final = 3
_SECTION, _PART = 2, 3


def find_near_headings(head: Head, path: str, names: Mapping[str, str], met: Sequence[Name]) -> Iterator[Problem]:
    """Yield an `unknown-section` for each heading of a person or a question at another level than `###`, or without a level.

    A person is one of those `met`, by the whole name or one word of it; `names` are the names of the sections.
    """
    people = _list_names(met)
    section: str | None = None
    for heading in _HEADING.finditer(hide_code_and_comments(head.body)):
        level, text = len(heading[1] or ""), (heading[2] or heading[3] or heading[4]).rstrip()
        if level and level <= _SECTION:
            known = names.get(fold_heading(text)) if "[[" not in text else None
            if known or level == 1 or section is None or not _is_person(text, people):
                section = known
                continue
        elif level == _PART or not _is_meant(section, text, people):
            continue
        line = head.body_line + head.body.count("\n", 0, heading.start())
        correction = Correction("heading", heading[0].strip(), f"### {text}")
        hint = f"write `{correction.meant}`; what stands below is not read as it is"
        yield report(UNKNOWN_SECTION, Place(path, line), f'no heading of level 3: "{correction.typed}"', hint, correction)


def find_hidden_sections(head: Head, path: str) -> Iterator[Problem]:
    """Yield an `unknown-section` for a fence of code that is never closed and hides headings or log lines."""
    begin = find_unclosed(head.body)
    if begin is not None:
        hidden = head.body[begin:].split("\n")
        if any(line.startswith("## ") or is_log_shaped(line) for line in hidden):
            place = Place(path, head.body_line + head.body.count("\n", 0, begin))
            message = f'"{hidden[0].strip()}" opens code that is never closed, so the sections below are not read'
            yield report(UNKNOWN_SECTION, place, message, "close it with a line of the same signs, or delete this line")


def find_prose(lines: Sequence[Line], path: str) -> Iterator[Problem]:
    """Yield one `unknown-field` for the first line of text in Topics, which are to be bullets."""
    for number, line in lines:
        if line[:2] != "- " and _PROSE.fullmatch(line) and not is_log_shaped(line):
            yield report(UNKNOWN_FIELD, Place(path, number), f'no bullet, so no topic: "{line.strip()}"', f"write `- {line.strip()}`")
            return


def _list_names(met: Sequence[Name]) -> frozenset[str]:
    names = [fold_name(name.text.rpartition("/")[2]) for name in met]
    return frozenset((*names, *(word for name in names for word in name.split() if len(word) >= _FEWEST_LETTERS)))


def _is_person(text: str, people: frozenset[str]) -> bool:
    text = text.strip(":*_ ")
    return fold_name((link_target(text) or text).rpartition("/")[2]) in people


def _is_meant(section: str | None, text: str, people: frozenset[str]) -> bool:
    return (section == "topics" and _is_person(text, people)) or (section == "questions" and text.endswith("?"))
