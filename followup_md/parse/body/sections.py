"""Sections of the body of a note (format.md 2.2), and log lines that stand outside the log."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.model import SECTION_NAMES
from followup_md.parse.body.bullets import strip_heading
from followup_md.parse.body.hidden import hide_code_and_comments
from followup_md.parse.body.log_lines import is_log_shaped, read_log, report_misplaced
from followup_md.parse.near import find_near
from followup_md.problem import CONFLICT_MARKS, UNKNOWN_SECTION, Correction, Place, report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.parse.body.bullets import Line
    from followup_md.parse.head.front_matter import Head
    from followup_md.parse.notes import LogLine
    from followup_md.problem import Problem

_HEADING: Final = re.compile(r"( {0,3})(#{1,6})(?!#)([ \t]*)(.*)")
# Lines that may be a heading or log-shaped: punctuation, perhaps a box, and a number. Most bullets are ruled out first; the line break in
# front is a character to look for, which `^` is not: both together make it three times as fast as a pattern tried on each line.
_MARK: Final = re.compile(r"\n(?!- [a-zA-Z])(?: {0,3}#|[^\w\n]*+(?:\w ?\][^\w\n]*+)?+[0-9])")
_NO_WORD: Final = re.compile(r"[\W_]+")
_EMPTY: Final = re.compile(r"#{1,6}(?:\s.*)?|(?:[-*+]|[0-9]{1,9}[.)])(?:\s+\[.\])?(?:\s[^:]*:+[*_]*)?|[-*_\s]+")
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_SECTION = 2


class Body(NamedTuple):
    """The body of a note: the lines of each known section by canonical name, its log, and what is wrong with the shape of it.

    `headings` holds line and column of each section's heading, of one that stands twice the last. `own` holds the lines of the person's
    own sections by heading, those before the first heading under "".
    """

    sections: Mapping[str, Sequence[Line]]
    log: tuple[LogLine, ...]
    problems: tuple[Problem, ...]
    headings: Mapping[str, tuple[int, int]]
    own: Mapping[str, Sequence[Line]]


def fold_heading(text: str) -> str:
    """Return the words of a heading as they are compared: without case, colons, emphasis, emoji and other signs."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()


def name_sections(others: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return the canonical name of each section by its names, folded and plain, `others` (`[sections]` of followup.toml) added."""
    if not others:
        return _NAMES
    added = {
        fold_heading(name): canonical for key, names in others.items() if (canonical := _NAMES.get(fold_heading(key))) for name in names
    }
    return {**_NAMES, **added}


_NAMES: Final = {fold_heading(name): name for name in SECTION_NAMES} | {name: name for name in SECTION_NAMES}
LOG_ONLY: Final = {"log": "log"}


def name_log(others: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return the names of the Log section alone, for notes that have no other; `others` as for `name_sections`."""
    return LOG_ONLY | {name: known for name, known in name_sections(others).items() if known == "log"}


def parse_body(head: Head, path: str, names: Mapping[str, str]) -> Body:
    """Take the body of a note apart at its `##` headings; `names` are those of `name_sections`."""
    text = hide_code_and_comments(head.body)
    lines = tuple(enumerate(text.split("\n"), head.body_line))
    log: list[Line] = []
    sections = {"log": log}
    problems: list[Problem] = []
    headings: dict[str, tuple[int, int]] = {}
    current: list[Line] = []  # what stands before the first heading is in no section
    own = {"": current}
    begin = 0
    row, at, marked = -1, 0, "\n" + text
    for mark in _MARK.finditer(marked):
        row += marked.count("\n", at, mark.end())
        at = mark.end()
        begins, name, problem = _read_mark(lines[row], path, names, in_log=current is log)
        if problem:
            problems.append(problem)
        if begins:
            current += lines[begin:row]
            current = sections.setdefault(name, []) if name else own.setdefault(strip_heading(lines[row][1].lstrip("# \t")), [])
            begin = row + 1
            if name:
                headings[name] = (lines[row][0], 1)
    current += lines[begin:]
    events, misplaced = read_log(log, path)
    return Body(sections, events, (*problems, *misplaced), headings, own)


def _read_mark(line: Line, path: str, names: Mapping[str, str], *, in_log: bool) -> tuple[bool, str | None, Problem | None]:
    """Return whether a section begins at `line`, which one, None for the person's own, and what is wrong with the line."""
    number, text = line
    known = names.get(text[3:].casefold()) if text[:3] == "## " else None
    if known:
        return True, known, None
    if text[:4] == "### " and "[[" in text:
        return False, None, None  # somebody's topics
    heading = _HEADING.match(text)
    if heading is None:
        return False, None, report_misplaced(line, path) if not in_log and is_log_shaped(text) else None
    level, blank, typed = len(heading[2]), heading[3], strip_heading(heading[4])
    folded = fold_heading(typed) if "[[" not in typed else ""
    known = names.get(folded)
    if known and blank and level == _SECTION:
        return True, known, None
    # A section's name at another level or without its blank, or a near miss; `#offer` is a tag, and `### Environment?` a question.
    is_other = known and ((level == 1 and not blank) or (level > _SECTION and typed.endswith("?")))
    near = None if is_other else folded if known else find_near(folded, names) if blank and level == _SECTION else None
    if near is None:
        return blank != "" and level <= _SECTION, None, None
    canonical = names[near]
    name = canonical if near in (canonical, fold_heading(canonical)) else near
    correction = Correction("heading", heading[0].strip(), f"## {name[:1].upper()}{name[1:]}")
    hint = f"write `{correction.meant}`; what stands below is not read as it is"
    place = Place(path, number, heading.start(2) + 1)
    return True, None, report(UNKNOWN_SECTION, place, f'no section is called "{correction.typed}"', hint, correction)


def find_filled(sections: Mapping[str, Sequence[Line]]) -> frozenset[str]:
    """Return the canonical names of the sections, the log apart, that hold more than headings and empty bullets."""
    filled = []
    for name, lines in sections.items():
        for _, line in lines if name != "log" else ():
            # Most bullets, without the pattern.
            says = line[:2] == "- " and line[2:3].isalnum() and ":" not in line
            if says or ((text := line.strip()) and not _EMPTY.fullmatch(text)):
                filled.append(name)
                break
    return frozenset(filled)


def find_conflict(text: str, head: Head, path: str) -> tuple[Problem, ...]:
    """Return one `conflict-marks` at the first line that git wrote into the note; fenced code is passed over."""
    if ("<" not in text or "<<<<<<< " not in text) and (">" not in text or ">>>>>>> " not in text):
        return ()  # one sign alone is found ten times as fast
    header = "\n".join(text.split("\n")[: head.body_line - 1])
    seen = "\n".join((header, hide_code_and_comments(head.body))) if head.body_line > 1 else hide_code_and_comments(head.body)
    mark = _CONFLICT.search(seen)
    if mark is None:
        return ()
    place = Place(path, seen.count("\n", 0, mark.start()) + 1)
    hint = "keep one of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
    return (report(CONFLICT_MARKS, place, f'marks of a git conflict: "{mark[0].strip()}"', hint),)
