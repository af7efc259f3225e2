"""Free text of a note: words that `card` finds, and of which nothing follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.hidden import CODE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.parse.body.sections import Body

# Of these nothing but their words is read; of all others the bullets are facts.
_FREE: Final = frozenset(("job description", "first impressions", "environment"))
# Before the words of a line: the marks of bullets, headings and quotes, a number, a box.
_LINE_START: Final = re.compile(r"(?:(?:[-*+]|>+|#{1,6}|[0-9]{1,3}[.)])(?:\s+|$))*(?:\[.\]\s+)?")
_WORD: Final = re.compile(r"[^\W_]")
_NOT_PROSE: Final = ("-", "*", "+", "#", CODE)


def read_prose(body: Body) -> Mapping[str, str]:
    """Return by heading the lines that hold words and are read nowhere else; "" is what stands before the first heading.

    These are the sections of one's own and those without a form (job description, first impressions, environment), and in the others
    what is no bullet and no heading; the log is left out.
    """
    found: dict[str, str] = {}
    for name, lines in (*body.own.items(), *body.sections.items()):
        if name == "log":
            continue
        free, words = name in body.own or name in _FREE, list[str]()
        for _, line in lines:
            text = line.strip()
            if text != CODE and (free or not text.startswith(_NOT_PROSE)):
                text = _LINE_START.sub("", text, count=1)
                if _WORD.search(text):
                    words.append(text)
        if words:
            text = "\n".join(words)
            found[name] = f"{found[name]}\n{text}" if name in found else text
    return found
