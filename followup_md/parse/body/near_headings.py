"""Near misses of headings: `## [[Priya Raman]]`, `**Priya**`, a fence that is never closed and hides sections (format.md 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.hidden import find_unclosed, hide_code_and_comments
from followup_md.parse.body.log_lines import is_log_shaped
from followup_md.parse.body.sections import fold_heading
from followup_md.parse.names import fold_name
from followup_md.parse.text import link_target
from followup_md.problem import UNKNOWN_SECTION, Correction, Place, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.parse.head.front_matter import Head
    from followup_md.parse.notes import Name
    from followup_md.problem import Problem

# A heading of any level; or what some people write as one: a bold line, a name with a colon.
_NEAR_HEADING: Final = re.compile(
    r"^(?: {0,3}(#{1,6})[ \t]++(\S[^\n]*)|(?:\*\*|__)([^*_\n]+)(?:\*\*|__):?|(\w[^\n:#]{0,40}):)[ \t]*$", re.MULTILINE
)
_FEWEST_LETTERS: Final = 3
_SECTION_LEVEL: Final = 2


def find_near_headings(head: Head, path: str, names: Mapping[str, str], met: Sequence[Name]) -> Iterator[Problem]:
    """Yield an `unknown-section` for each heading of a person or a question at another level than `###`, or without a level.

    A person is one of those `met`, by the whole name or one word of it; `names` are the names of the sections.
    """
    whole = [fold_name(name.text.rpartition("/")[2]) for name in met]
    people = {*whole, *(word for name in whole for word in name.split() if len(word) >= _FEWEST_LETTERS)}

    def is_person(text: str) -> bool:
        text = text.strip(":*_ ")
        return fold_name((link_target(text) or text).rpartition("/")[2]) in people

    section: str | None = None
    for heading in _NEAR_HEADING.finditer(hide_code_and_comments(head.body)):
        level, text = len(heading[1] or ""), (heading[2] or heading[3] or heading[4]).rstrip()
        if level == _SECTION_LEVEL + 1:  # as it should be
            continue
        if level and level <= _SECTION_LEVEL:
            known = names.get(fold_heading(text)) if "[[" not in text else None
            if known or level == 1 or section is None or not is_person(text):
                section = known
                continue
        elif not (is_person(text) if section == "topics" else section == "questions" and text.endswith("?")):
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
