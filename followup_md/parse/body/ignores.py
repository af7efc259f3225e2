"""Checks that a note asks not to report: `<!-- followup-md: ignore CHECK: REASON -->`, anywhere in its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.model import Ignore
from followup_md.parse.body.hidden import CODE, hide_code_and_comments
from followup_md.problem import Place

if TYPE_CHECKING:
    from followup_md.parse.head.front_matter import Head

# Several checks stand between commas; the reason follows in the comment, or behind it on the same line.
_IGNORE: Final = re.compile(
    r"<!--\s*followup-md:\s*ignore\s+(?P<checks>[\w-]+(?:\s*,\s*[\w-]+)*)(?P<inside>.*?)-->(?P<behind>[^\n]*)", re.DOTALL | re.IGNORECASE
)
_CHECK: Final = re.compile(r"[\w-]+")
_PUNCTUATION: Final = " \t\n:;,.–—-()"


def find_ignores(head: Head, path: str) -> tuple[Ignore, ...]:
    """Return each check that a note asks not to report, at the place of its name; what stands in fenced code is passed over."""
    body, found = head.body, list[Ignore]()
    if "<!--" not in body:
        return ()
    rows = hide_code_and_comments(body).split("\n")
    for comment in _IGNORE.finditer(body):
        if rows[body.count("\n", 0, comment.start())] == CODE:
            continue
        reason = " ".join(part for part in (comment["inside"].strip(_PUNCTUATION), comment["behind"].strip(_PUNCTUATION)) if part)
        for check in _CHECK.finditer(comment["checks"]):
            at = comment.start("checks") + check.start()
            place = Place(path, head.body_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at))
            found.append(Ignore(place, check[0].casefold(), " ".join(reason.split())))
    return tuple(found)
