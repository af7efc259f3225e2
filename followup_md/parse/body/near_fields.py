"""Near misses of fields: `raiting: 2`, `rating = 2`, `rating: 2` without its bullet (format.md 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.bullets import field_name, fold_label
from followup_md.parse.near import find_near
from followup_md.problem import UNKNOWN_FIELD, Place, report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from followup_md.parse.body.bullets import Bullet, Line
    from followup_md.problem import Problem

_LABELLED: Final = re.compile(
    r"\s*([*_]*[A-Za-z][A-Za-z _-]{2,24}?[*_]*)\s*(?:[:=\u2013\u2014]|(?<=\s)-(?=\s)|(?=\d))[*_:]*\s*(.*)", re.DOTALL
)
_OTHER_WORDS: Final[Mapping[str, str]] = {"asked": "asked by", "asker": "asked by", "deadline": "answer by", "signed": "signed by"}
_SAID: Final = re.compile(
    r"((?:they|he|she|we)\s+(?:say|says|said|told\s+(?:me|us))|[^:.]{1,40}?\s(?:said|told\s+(?:me|us))(?=.*\d{4}-\d\d-\d\d))\b[\s:=,\u2013\u2014-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_PROMISED: Final = re.compile(r"((?:(?:i|we)\s+)?(?:have\s+)?promised?)\b[\s:=,\u2013\u2014-]*(.*)", re.IGNORECASE | re.DOTALL)
_MARGIN: Final = re.compile(r"[*_A-Za-z]")


def find_near_fields(bullets: Iterable[Bullet], names: Collection[str], path: str) -> Iterator[Problem]:
    """Yield an `unknown-field` for each bullet that is most likely meant as one of the fields `names`."""
    for bullet in bullets:
        if field_name(bullet, names) is None and (meant := guess_field(bullet.text, names)):
            yield _report_unknown(bullet.text, meant, Place(path, bullet.line, bullet.column))


def find_bare_fields(lines: Sequence[Line], names: Collection[str], path: str) -> Iterator[Problem]:
    """Yield an `unknown-field` for each line at the margin that is a field without its bullet."""
    for number, line in lines:
        if _MARGIN.match(line) and ":" in line:
            label, _, value = line.partition(":")
            label, value = fold_label(label), value.strip(" *_")
            if label in names and value:
                yield _report_unknown(line.strip(), f"- {label}: {value}", Place(path, number, 1))


def guess_field(text: str, names: Collection[str]) -> str | None:
    """Return the bullet that should stand for `text`, or None when it is no near miss of a field."""
    if "they said" in names:
        for name, pattern in (("I promised", _PROMISED), ("they said", _SAID)):
            match = pattern.fullmatch(text)
            if match and match[2]:
                return f"- {name}: {match[2]}"
        return None
    if fold_label(text) == "stumbled" and "stumbled" in names:
        return "- stumbled: yes"
    match = _LABELLED.fullmatch(text)
    if match is None or not match[2]:
        return None
    label = fold_label(match[1])
    meant = label if label in names else _OTHER_WORDS.get(label)
    if meant not in names:
        meant = find_near(label, names)
    return f"- {meant}: {match[2]}" if meant else None


def _report_unknown(typed: str, meant: str, place: Place) -> Problem:
    return report(UNKNOWN_FIELD, place, f'no field is called so, and it is not counted: "{typed}"', f"write `{meant}`")
