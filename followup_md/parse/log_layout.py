"""Layout of the log in its file, and a test that two versions of a note differ by one log line only (architecture.md habit 10)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.model.edits import LogEntry, LogLayout
from followup_md.parse.front_matter import SplitNote, parse_front_matter
from followup_md.parse.log_start import LineStart, read_line_start, tidy_line
from followup_md.parse.sections import LOG_ONLY, Body, name_log, name_sections, parse_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.config import Settings

# Unindented text right below a bullet, which Markdown shows as part of it.
_LAZY: Final = re.compile(r"[^\W_]|[(\[\"'\u201c]")
_INDENTED: Final = re.compile(r"[ \t]+\S")


class NoteRead(NamedTuple):
    """A parsed note: its front matter, and its body by sections."""

    split: SplitNote
    body: Body

    def summarise(self) -> tuple[object, object, object]:
        """Return everything but the log: fields, the lines of each other section without trailing blank ones, and problems anywhere."""
        texts = {name: "\n".join(text for _, text in lines).rstrip() for name, lines in self.body.sections.items() if name != "log"}
        return self.split.fields, texts, Counter((problem.check, problem.message) for problem in self.body.problems)


def find_log(text: str, path: str, settings: Settings) -> LogLayout:
    """Return where the log of the note `path` is in its `text`, as it was read; the last of two Log sections."""
    body = read_note(text, path, settings).body
    heading = body.headings.get("log", (None,))[0]
    title = "Log" if path == settings.folders.search else next(iter(settings.sections.get("log", ())), "Log")
    if heading is None:
        return LogLayout(None, 0, (), title)
    rows = text.split("\n")
    last = min(max([heading, *(number for number, _ in body.sections["log"])]), len(rows) - (not rows[-1]))
    lines = [line for line in body.log if line.place.line > heading]
    ends = [*(line.place.line - 1 for line in lines[1:]), last]
    entries: list[LogEntry] = []
    for line, end in zip(lines, ends, strict=False):
        stop, lazy = line.place.line, True
        for number in range(stop + 1, end + 1):
            row = rows[number - 1].rstrip("\r")
            if _INDENTED.match(row) or (lazy and _LAZY.match(row)):
                stop = number
            elif row.strip():
                break
            lazy = lazy and bool(row.strip())
        begin = read_line_start(tidy_line(line.text))
        day, clock = (begin.day, begin.clock) if isinstance(begin, LineStart) else (None, None)
        entries.append(LogEntry(line.place.line, stop, day, clock))
    return LogLayout(heading, last, tuple(entries), title)


def has_one_more(before: str, after: str, path: str, settings: Settings, line: str) -> bool:
    """Say whether two texts of the note `path` differ only by one more log line, whose text without the bullet is `line`."""
    old, new = read_note(before, path, settings), read_note(after, path, settings)
    if old.summarise() != new.summarise():
        return False
    lines = [(item.text, item.happened) for item in new.body.log]
    if (line, True) not in lines:
        return False
    lines.remove((line, True))
    return lines == [(item.text, item.happened) for item in old.body.log]


def holds_line(text: str, path: str, settings: Settings, line: str) -> bool:
    """Say whether a log of the note `path` has this line, word for word without the bullet, as one that has happened."""
    return any(item.text == line and item.happened for item in read_note(text, path, settings).body.log)


def read_note(text: str, path: str, settings: Settings) -> NoteRead:
    """Parse the note `path`, with the sections of a note in its folder."""
    split, _ = parse_front_matter(text, path)
    folders = settings.folders
    names: Mapping[str, str] = LOG_ONLY
    if path != folders.search:
        names = name_sections(settings.sections)
        if path.startswith(f"{folders.people}/"):
            names = name_log(settings.sections)
    return NoteRead(split, parse_body(split, path, names))
