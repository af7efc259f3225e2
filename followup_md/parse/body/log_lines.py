"""Log lines before the grammar reads them, and lines that look like one outside a log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.bullets import parse_bullets
from followup_md.parse.notes import LogLine
from followup_md.problem import LOG_MISPLACED, Correction, Place, report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from followup_md.parse.body.bullets import Line
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
    # whatever is meant for a bullet, a checkbox, or nothing
    r"[ \t>]*+(?:(?:[-*+\u2022\u2013\u2014\u00b7]|[0-9]{1,9}[.)])[ \t\u00a0]*+)?+(?:\[(?:.?| . )\][ \t\u00a0]*+)?+"
    r"(?:\[{0,2}[0-9]{4}-[0-9]{2}-[0-9]{2}\]{0,2}|[0-9]{1,2}\s+[a-z]{3,9}\.?\s+[0-9]{4})"
    rf"[,:]?(?:[ \tT][0-9]{{1,2}}:[0-9]{{2}})?[,:]?\s+(?:(?:{_FIRST_WORDS})\b|{_SOMEBODY}\s+(?:called|wrote|emailed)\b)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"[0-9]{4}-|[0-9]{1,2}\s+[a-zA-Z]{3}")
_OTHER_BULLET: Final = re.compile(r"[*+](?=\s)")
_NOT_HAPPENED: Final = frozenset(" -")
_ODD_BOX: Final = re.compile(r"\[(?![ xX]\])[^\[\]]{0,3}\]")

is_log_shaped: Final = _LOG_SHAPED.match


def report_misplaced(line: Line, path: str) -> Problem:
    """Build the `log-misplaced` of a line that `is_log_shaped`; its place is where the text begins."""
    number, text = line
    place = Place(path, number, len(text) - len(text.lstrip()) + 1)
    begin = _DATE.search(text).start()  # type: ignore[union-attr] # the line is log-shaped
    # What stands before the date gives way to one bullet; a checkbox is kept.
    before, event = text[:begin], text[begin:].strip()
    typed, meant = text.strip(), f"- {'[ ] ' if '[ ]' in before else ''}{'[[' if before.endswith('[[') else ''}{event}"
    hint = f"put `{meant}` under `## Log`, as a line of its own; it is not counted here"
    correction: Correction | None = Correction("bullet", typed, meant)
    if _ODD_BOX.search(before):
        hint, correction = f"if it happened, {hint}; if not, leave it", None
    return report(LOG_MISPLACED, place, f'a log line that is no top-level bullet of a Log section: "{typed}"', hint, correction)


def read_log(lines: Sequence[Line], path: str) -> tuple[tuple[LogLine, ...], tuple[Problem, ...]]:
    """Return the events of a Log section as typed, and a `log-misplaced` for each that is no top-level bullet.

    A nested bullet is joined with its ` - `, which begins free text in the grammar: a remark below an event spoils nothing.
    """
    bullets = parse_bullets(lines)
    tops = {bullet.line for bullet in bullets}
    misplaced = [report_misplaced(line, path) for line in lines if line[0] not in tops and is_log_shaped(line[1])]
    misplaced += _report_continued(lines, tops, path)
    events: list[LogLine] = []
    for bullet in bullets:
        text, breaks = bullet.text, []
        for number, line in bullet.below:
            if not is_log_shaped(line):
                text = f"{text} " if text else ""
                breaks.append((len(text), Place(path, number, len(line) - len(line.lstrip()) + 1)))
                text += _OTHER_BULLET.sub("-", line.strip(), count=1)
        if bullet.text or bullet.below:
            events.append(LogLine(text, Place(path, bullet.line, bullet.column), bullet.box not in _NOT_HAPPENED, tuple(breaks)))
    return tuple(events), tuple(misplaced)


def _report_continued(lines: Sequence[Line], tops: Collection[int], path: str) -> Iterator[Problem]:
    """Report the first line of text at the margin right below each log line: Markdown shows it as part of that, nobody reads it."""
    below = False
    for number, text in lines:
        if number in tops:
            below = True
        elif not text[:1].isspace() or not text.strip():
            if below and (text[:1].isalnum() or text.startswith(("[[", "(", '"'))) and not is_log_shaped(text):
                message = f'text at the margin right below a log line is not read: "{text.strip()}"'
                hint = "indent it by two blanks, and it belongs to the line above; or give it a line of its own, `- DATE EVENT`"
                yield report(LOG_MISPLACED, Place(path, number), message, hint)
            below = False
