"""What a note asks not to be told: `<!-- followup-md: ignore CHECK: REASON -->`, anywhere in its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.model import Ignore
from followup_md.parse.body.hidden import CODE, hide_code_and_comments
from followup_md.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.parse.head.front_matter import Head

# Several checks stand between commas; the reason follows in the comment, or behind it on the same line.
_COMMENT: Final = re.compile(
    r"<!--\s*followup-md:\s*ignore\s+(?P<checks>[\w-]+(?:\s*,\s*[\w-]+)*)(?P<inside>.*?)-->(?P<behind>[^\n]*)", re.DOTALL | re.IGNORECASE
)
_CHECK: Final = re.compile(r"[\w-]+")
_SIGNS: Final = " \t\n:;,.–—-()"


def find_ignores(head: Head, path: str) -> tuple[Ignore, ...]:
    """Return each check that a note asks not to report, at the place of its name; what stands in fenced code is passed over."""
    if "<!--" not in head.body:
        return ()
    return tuple(_read_comments(head, path))


def _read_comments(head: Head, path: str) -> Iterator[Ignore]:
    rows = hide_code_and_comments(head.body).split("\n")
    for comment in _COMMENT.finditer(head.body):
        if rows[head.body.count("\n", 0, comment.start())] == CODE:
            continue
        reason = " ".join(part for part in (comment["inside"].strip(_SIGNS), comment["behind"].strip(_SIGNS)) if part)
        for check in _CHECK.finditer(comment["checks"]):
            at = comment.start("checks") + check.start()
            line = head.body_line + head.body.count("\n", 0, at)
            column = at - (head.body.rfind("\n", 0, at) + 1) + 1
            yield Ignore(Place(path, line, column), check[0].casefold(), " ".join(reason.split()))
