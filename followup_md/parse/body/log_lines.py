"""The lines of a log, before the grammar reads them; and lines that look like one where no log is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.bullets import parse_bullets
from followup_md.parse.notes import LogLine
from followup_md.problem import Place, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.parse.body.bullets import Bullet, Line
    from followup_md.problem import Problem

_FIRST_WORDS: Final = (
    "thanked|posted|sent|followed up|replied|connected|engaged|shared|heard from|bounced|missed|cancell?ed|no[ -]show|rescheduled"
    "|on[ -]hold|rejected|closed|reopened|offer spoken|offer written|offer by"
    "|verbal offer|written offer|rescinded|accepted|declined|withdrew|confirmed"
    "|start on|start dropped|started|condition|cleared|applied|networked|researched|prepared|practi[sc]ed|waived|snoozed"
)
# A link or a name; "the day I called" is prose.
_SOMEBODY: Final = r"(?:\[\[[^\[\]\n]+\]\]|(?-i:[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,2}))"
_LOG_SHAPED: Final = re.compile(
    # any sign meant for a bullet, a checkbox, or nothing
    r"[ \t>]*+(?:(?:[-*+\u2022\u2013\u2014\u00b7]|[0-9]{1,9}[.)])[ \t\u00a0]*+)?+(?:\[.?\][ \t\u00a0]*+)?+"
    r"(?:\[{0,2}[0-9]{4}-[0-9]{2}-[0-9]{2}\]{0,2}|[0-9]{1,2}\s+[a-z]{3,9}\.?\s+[0-9]{4})"
    rf"[,:]?(?:[ \tT][0-9]{{1,2}}:[0-9]{{2}})?[,:]?\s+(?:(?:{_FIRST_WORDS})\b|{_SOMEBODY}\s+(?:called|wrote|emailed)\b)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"[0-9]{4}-|[0-9]{1,2}\s+[a-zA-Z]{3}")
_BULLET_SIGNS: Final = re.compile(r"[*+](?=\s)")
_NOT_HAPPENED: Final = frozenset(" -")

is_log_shaped: Final = _LOG_SHAPED.match


def report_misplaced(line: Line, path: str) -> Problem:
    """Build the `log-misplaced` of a line that `is_log_shaped`; its place is where the text begins."""
    number, text = line
    place = Place(path, number, len(text) - len(text.lstrip()) + 1)
    hint = f"put `{_suggest_line(text)}` under `## Log`, as a line of its own; it is not counted here"
    return report("log-misplaced", place, f'a log line that is no top-level bullet of a Log section: "{text.strip()}"', hint)


def read_log(lines: Sequence[Line], path: str) -> tuple[tuple[LogLine, ...], tuple[Problem, ...]]:
    """Return the events of a Log section as typed, and a `log-misplaced` for each that is no top-level bullet.

    A nested bullet is joined with its ` - `, which begins free text in the grammar: a remark below an event spoils nothing.
    """
    bullets = parse_bullets(lines)
    tops = {bullet.line for bullet in bullets}
    misplaced = tuple([report_misplaced(line, path) for line in lines if line[0] not in tops and is_log_shaped(line[1])])
    return tuple([_read_line(bullet, path) for bullet in bullets if bullet.text or bullet.below]), misplaced


def _read_line(bullet: Bullet, path: str) -> LogLine:
    text = bullet.text
    if bullet.below:
        below = [_BULLET_SIGNS.sub("-", line.strip(), count=1) for _, line in bullet.below if not is_log_shaped(line)]
        text = " ".join(filter(None, (text, *below)))
    return LogLine(text, Place(path, bullet.line, bullet.column), bullet.box not in _NOT_HAPPENED)


def _suggest_line(text: str) -> str:
    """Return the line as it should stand: what comes before the date gives way to one bullet, a checkbox is kept."""
    begin = _DATE.search(text).start()  # type: ignore[union-attr] # the line is log-shaped
    before = text[:begin]
    link = "[[" if before.endswith("[[") else ""
    box = "[ ] " if "[ ]" in before else ""
    return f"- {box}{link}{text[begin:].strip()}"
