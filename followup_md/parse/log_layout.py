"""Layout of the log and of other sections, lines as the grammar has them, and tests that two versions differ by new lines (habit 10)."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from followup_md.config import Settings
from followup_md.model import POINT_SECTIONS, RECAP_SECTIONS, Event, Person
from followup_md.model.edits import LogEntry, LogLayout, NewLines, SectionLayout
from followup_md.model.events import Operand  # noqa: TC001 - loaded with the readers of the log
from followup_md.parse.facts import InterviewNote, LogContext
from followup_md.parse.front_matter import SplitNote, parse_front_matter
from followup_md.parse.interview_fields import read_interview_fields
from followup_md.parse.log_start import CLAUSES, ELSEWHERE, PHRASES, LineStart, Slip, read_line_start, tidy_line
from followup_md.parse.sections import (
    LOG_ONLY,
    Body,
    FieldText,
    name_log,
    name_sections,
    number_bullets,
    parse_body,
    parse_bullets,
    split_headings,
)
from followup_md.parse.vault import parse_interview_note
from followup_md.problem import DECISION_DIFFERS, Place, Problem

Judgement = Literal["more", "again", "other"]
# Unindented text right below a bullet, which Markdown shows as part of it.
_LAZY: Final = re.compile(r"[^\W_]|[(\[\"'\u201c]")
_INDENTED: Final = re.compile(r"[ \t]+\S")
_BULLET: Final = re.compile(r" {0,3}[-*+](?= )")
_USUAL_ORDER: Final = ("topics", "questions", "review", *RECAP_SECTIONS[1:], "next steps", "offer", "log")
# The facts that a line in a section may change. Places are apart, and so are bare words, which are compared line by line.
_GROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "topics": ("topics",),
    "questions": ("questions",),
    "next steps": ("promises", "they_said", "said_date", "no_date_named"),
    **dict.fromkeys(POINT_SECTIONS, ("points",)),
}
_PLACES: Final = ("fields", "named", "headings", "said_place", "filled", "prose")


class NoteRead(NamedTuple):
    """A parsed note: its front matter, and its body by sections."""

    split: SplitNote
    body: Body

    def summarise(self) -> tuple[object, object, object]:
        """Return everything but the log: fields, the lines of each other section without trailing blank ones, and problems anywhere."""
        texts = {name: "\n".join(text for _, text in lines).rstrip() for name, lines in self.body.sections.items() if name != "log"}
        strays = [(line.stray and line.stray.what, line.text) for line in self.body.strays]
        return self.split.fields, texts, Counter((*strays, *((problem.check, problem.message) for problem in self.body.problems)))


def find_log(text: str, path: str, settings: Settings) -> LogLayout:
    """Return where the log of the note `path` is in its `text`, as it was read; the last of two Log sections."""
    note = read_note(text, path, settings)
    # What the days of a log are read by; a note that is of no round has only the sender's country.
    body, times = note.body, cache(lambda: read_interview_fields(note.split, text, path, "", settings).times)
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
        stop = _find_end(rows, line.place.line, end)
        typed = tidy_line(line.text)
        begin = read_line_start(typed)
        if isinstance(begin, Slip):
            # A day that can be several, or has no year, is chosen by the round, as when the log is read.
            held = times()
            begin = read_line_start(typed, LogContext(day=held.start.date() if held else None, country=settings.sender.country))
        day, clock = (begin.day, begin.clock) if isinstance(begin, LineStart) else (None, None)
        entries.append(LogEntry(line.place.line, stop, day, clock))
    return LogLayout(heading, last, tuple(entries), title)


def _find_end(rows: Sequence[str], line: int, last: int) -> int:
    """Return the number of the last line, up to `last`, that belongs to the bullet of that line."""
    end, lazy = line, True
    for number in range(line + 1, last + 1):
        row = rows[number - 1].rstrip("\r")
        if _INDENTED.match(row) or (lazy and _LAZY.match(row)):
            end = number
        elif row.strip():
            break
        lazy = lazy and bool(row.strip())
    return end


def find_section(text: str, path: str, settings: Settings, name: str, is_meant: Callable[[FieldText], bool] | None = None) -> SectionLayout:
    """Return where lines can be put into the section `name` of an interview note, behind its last bullet; of two such sections the last.

    That is under the first `###` heading that `is_meant` accepts, else in front of all of them, but for questions, which go to the end. A
    missing section has its place before the next one of the usual order.
    """
    body, rows = read_note(text, path, settings).body, text.split("\n")
    heading = body.headings.get(name, (None,))[0]
    if heading is None:
        later = [body.headings[each][0] for each in _USUAL_ORDER[_USUAL_ORDER.index(name) + 1 :] if each in body.headings]
        title = next(iter(settings.sections.get(name, ())), f"{name[:1].upper()}{name[1:]}")
        return SectionLayout((min(later) - 1 if later else len(rows),), heading=f"## {title}")
    parts = split_headings(number_bullets([line for line in body.sections[name] if line[0] > heading]))
    meant = next((part for part in parts if part[0] and is_meant and is_meant(part[0])), None)
    at, lines = meant or parts[-1 if name == "questions" else 0]
    bullets, top = parse_bullets(lines), at.line if at else heading
    last = next((number for number, _ in reversed(lines) if number <= len(rows) and rows[number - 1].strip()), top)
    ends = [_find_end(rows, bullets[-1].line, last)] if bullets else []
    sign = _BULLET.match(rows[bullets[-1].line - 1]) if bullets else None
    places = tuple(dict.fromkeys((*ends, last, top)))
    return SectionLayout(places, f"{sign[0] if sign else '-'} ", headed=len(parts) > 1, found=meant is not None)


def judge_lines(before: str, after: str, path: str, settings: Settings, lines: NewLines) -> Judgement | Problem:
    """Return what new lines do to an interview note: `more` where it says as before and that beside it, a topic, a question, a step.

    `again` where it said so already; `other` where it would not be read as before, or they would not be read; a new problem of theirs.
    """
    name = lines.section
    first, second = (parse_interview_note(text, path, settings) for text in (before, after))
    known_problems = Counter((problem.check, problem.message) for problem in first.problems)
    known_problems.subtract((problem.check, problem.message) for problem in second.problems)
    for problem in second.problems:
        # A day of theirs that differs from an earlier one is read all the same.
        is_new = problem.place.line in lines.numbers and known_problems[problem.check, problem.message] < 0
        if is_new and problem.check != DECISION_DIFFERS.id:
            return problem
    old, new = (read_note(text, path, settings).body for text in (before, after))
    # Each section holds what it held, blank lines apart, beside the new lines in theirs.
    rest = {
        key: [row for at, row in rows if row.strip() and (key != name or at not in lines.numbers)] for key, rows in new.sections.items()
    }
    held = {key: [row for _, row in rows if row.strip()] for key, rows in old.sections.items()}
    if rest != {name: [], **held} or _list_facts(first, name) != _list_facts(second, name):
        return "other"
    if name not in ("topics", "questions") and (first.facts is None or name not in _GROWS):
        ours = {row.strip() for number, row in new.sections[name] if number in lines.numbers}
        return "again" if ours <= {row.strip() for _, row in old.sections.get(name, ())} else "more"
    known = _list_items(first, name)
    added, lost = _list_items(second, name) - known, known - _list_items(second, name)
    if not added or lost.total() != lines.extends:
        return "other"
    if name == "questions":
        asked = [{question.question.text for question in note.questions} for note in (first, second)]
        return "more" if lines.extends or asked[0] < asked[1] else "again"
    return "again" if added.keys() & known.keys() else "more"


def _list_facts(note: InterviewNote, name: str) -> dict[str, object]:
    """Return what a note says, without places, beside the section `name`."""
    facts = note.facts._asdict() if note.facts else {}
    facts |= {"topics": note.topics, "questions": note.questions, "log": note.log}
    return {key: _drop_places(value) for key, value in facts.items() if key not in (*_GROWS.get(name, ()), *_PLACES)}


def _list_items(note: InterviewNote, name: str) -> Counter[object]:
    """Return the topics, questions, points or next steps of a note, without places; none of those that a note without a date has."""
    topics = tuple(owned._replace(part=0) for owned in note.topics)  # which is a line
    items: dict[str, tuple[object, ...]] = {"topics": topics, "questions": note.questions}
    if note.facts:
        items |= {"next steps": (*note.facts.promises, *note.facts.they_said), **note.facts.points}
    return Counter(map(_drop_places, items.get(name, ())))


def _drop_places(value: object) -> object:
    if isinstance(value, Place):
        return None
    return tuple(map(_drop_places, value)) if isinstance(value, tuple) else value


def has_one_more(before: str, after: str, path: str, settings: Settings, line: str) -> bool:
    """Say whether two texts of the note `path` differ only by one more log line, whose text without the bullet is `line`."""
    old, new = read_note(before, path, settings), read_note(after, path, settings)
    if old.summarise() != new.summarise():
        return False
    known, lines = ([(item.text, item.happened) for item in note.body.log] for note in (old, new))
    # The same line may stand there already, and not beside the new one.
    return any(lines[:at] + lines[at + 1 :] == known for at, item in enumerate(lines) if item == (line, True))


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


def write_event(event: Event, people: Mapping[str, Person]) -> str:
    """Return an event as a line of the grammar without its date, links for the names; empty where it has no phrase of its own."""

    def link(key: str) -> str:
        person = people.get(key)
        return f"[[{person.name if person and person.path is None else key}]]"

    operands: dict[Operand, str] = {
        "people": " and ".join(map(link, event.people)),
        "from": f"{event.was or ''}{event.was_time.strftime(' %H:%M') if event.was_time else ''}",
        "on": str(event.until or ""),
        "company": f"{event.company or ''}{f' as {event.role}' if event.role else ''}",
        "subject": event.subject or "",
    }
    operands["known-company"] = operands["company"] if event.kind != "applied" else ""
    rows = [row for row in (*ELSEWHERE.values(), *PHRASES) if row.kind == event.kind and (not row.operand or operands.get(row.operand))]
    if not rows:
        return ""
    parts = [rows[0].words, operands[rows[0].operand] if rows[0].operand else ""]
    parts += [f"by {event.channel}" if event.channel else "", f"on {event.network}" if event.network else ""]
    parts.append(f"via {link(event.via)}" if event.via else "")
    for clause in rows[0].clauses:
        value, day = getattr(event, CLAUSES[clause].field), ""
        if clause == "next round" and event.next_on:
            day = f" on {event.next_on}{event.next_time.strftime(' %H:%M') if event.next_time else ''}"
        elif clause == "wants":
            day = f" by {event.wants_by}"
        parts.append("" if not value else f"{clause}{day}" if value is True else f"{clause.removesuffix(' date')} {value}{day}")
    parts.append(f"because {event.reason}" if event.reason else "")
    return " ".join(filter(None, parts)) + (f": {event.text}" if event.text else "")
