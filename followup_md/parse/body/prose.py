"""What a note says outside all that has a form: words to be found again, of which nothing follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.hidden import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.parse.body.bullets import Line
    from followup_md.parse.body.sections import Body

# Of these nothing but their words is read; of all others the bullets are facts.
_FREE: Final = frozenset(("job description", "first impressions", "environment"))
# What stands before the words of a line: signs of bullets, headings and quotes, a number, a box.
_SIGNS: Final = re.compile(r"(?:(?:[-*+]|>+|#{1,6}|[0-9]{1,3}[.)])(?:\s+|$))*(?:\[.\]\s+)?")
_WORD: Final = re.compile(r"[^\W_]")
_BULLET: Final = ("-", "*", "+", "#", CODE)


def read_prose(body: Body) -> Mapping[str, str]:
    """Return by heading the lines that hold words and are read nowhere else; "" is what stands before the first heading.

    These are the sections of one's own and those without a form (job description, first impressions, environment), and in the others
    what is no bullet and no heading; the log is left out.
    """
    found: dict[str, str] = {}
    for name, lines in (*body.own.items(), *body.sections.items()):
        text = "" if name == "log" else "\n".join(_list_lines(lines, free=name in body.own or name in _FREE))
        if text:
            found[name] = f"{found[name]}\n{text}" if name in found else text
    return found


def _list_lines(lines: Sequence[Line], *, free: bool) -> Iterator[str]:
    for _, line in lines:
        words = line.strip()
        if words != CODE and (free or not words.startswith(_BULLET)):
            words = _SIGNS.sub("", words, count=1)
            if _WORD.search(words):
                yield words
