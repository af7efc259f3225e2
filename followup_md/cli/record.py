"""Recording of events: one log line each, checked against the whole vault, shown, and only then written (format.md section 3)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import click

from followup_md.cli.session import Session, is_asked, measure_width, print_json, print_text, say_lasting, say_waiting, wants_color
from followup_md.date_text import hint_vague
from followup_md.dates import spell_day
from followup_md.errors import FollowupError, UsageProblem
from followup_md.model import Purpose
from followup_md.problem import BAD_DATE, VAGUE_DATE
from followup_md.vault.load import reread_vault
from followup_md.vault.notes import LONGEST_FILE, RawNote
from followup_md.vault.read import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from followup_md.config import Settings
    from followup_md.derive.record import Doing
    from followup_md.model import Action, Event, Search, Vault
    from followup_md.model.edits import Judged, LoggedLine
    from followup_md.parse.typed_dates import NewTime
    from followup_md.parse.vault import Memory
    from followup_md.problem import Problem
    from followup_md.vault.notes import Loaded

LOSSLESS = ("utf-8", "surrogateescape")  # a note whose bytes are not all UTF-8 keeps them
_ON_HELP = "When it happened, if not today: 2026-11-18, yesterday or -2d, with a time if you like."
on_option = click.option("--on", metavar="DATE", help=_ON_HELP)
all_option = click.option("--all", "take_all", is_flag=True, help="Take every open action that the words fit, without asking.")


class PlannedLine(NamedTuple):
    """A log line to write: the note's path, and the line from its date on, without a bullet.

    `moved` is the time that the note's round gets with it.
    """

    path: str
    text: str
    moved: NewTime | None = None


class RecordPlan(NamedTuple):
    """Planned lines: the entries, the notes before and after, the lines in place, the vault with them, and its new problems."""

    entries: tuple[PlannedLine, ...]
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    lines: tuple[LoggedLine, ...]
    vault: Vault
    consequences: tuple[Problem, ...]


class Outcome(NamedTuple):
    """A plan, the search afterwards, and each contact that the guard would not have allowed."""

    plan: RecordPlan
    search: Search
    judged: tuple[Judged, ...]


class UnreadableLine(FollowupError):
    """Error for a line that the log cannot parse: `entry`; `choices` are what it may stand for, as those of a Problem."""

    def __init__(self, entry: PlannedLine, message: str, hint: str, choices: tuple[str, ...] = ()) -> None:
        """Keep the entry and the choices with the message."""
        super().__init__(message, hint)
        self.entry, self.choices = entry, choices


def read_on(typed: str | None, loaded: Loaded) -> str:
    """Return the day of an event as a log line begins, with the time if one was typed; today by default."""
    today = loaded.search.now.date()
    if typed is None:
        return today.isoformat()
    from followup_md.parse.dates import split_time
    from followup_md.parse.typed_dates import read_typed_day, read_typed_moment

    calendar = loaded.calendars.of(None)
    if "T" in typed or any(clocks for _, clocks in split_time(typed)):
        moment = read_typed_moment(typed, today, calendar)
        day, text = moment.date(), f"{moment:%Y-%m-%d %H:%M}"
    else:
        day = read_typed_day(typed, today, calendar)
        text = day.isoformat()
    if day > today:
        raise UsageProblem(f"--on cannot be {typed!r}: {day} is still to come", "the log holds what has happened; write it down then")
    return text


def split_day(text: str) -> date | None:
    """Return the day that a log line begins with; None where it begins with the event."""
    from followup_md.parse.log_start import LineStart, read_line_start

    line_start = read_line_start(text)
    return line_start.day if isinstance(line_start, LineStart) else None


def spell_start(text: str, loaded: Loaded) -> str:
    """Return a typed log line with its day and time as the log writes them; a day without a year is the nearest one to today."""
    from followup_md.parse.facts import LogContext
    from followup_md.parse.log_start import LineStart, read_line_start

    start = read_line_start(text, LogContext(day=loaded.search.now.date(), country=loaded.settings.sender.country))
    if not isinstance(start, LineStart):
        if start.lines and start.check == BAD_DATE:
            raise UsageProblem(start.message, f"write {' or '.join(f'`{line}`' for line in start.lines)}")
        # What was yesterday is known while it is typed.
        days = hint_vague(text[start.start : start.end], loaded.search.now.date()) if start.check == VAGUE_DATE else ()
        return f"{days[0]} {text[start.end :].lstrip(' ,:')}" if days and days[0] <= loaded.search.now.date() else text
    line = start.line or text
    begin = read_line_start(line)
    clock = f" {start.clock:%H:%M}" if start.clock else ""
    plain = start.line is None and (not clock or clock in text)
    return line if plain or not isinstance(begin, LineStart) else f"{start.day}{clock} {line[begin.end :]}"


def find_note(action: Action, loaded: Loaded) -> str:
    """Return the note whose log an action belongs to; the search as a whole has its own."""
    return action.note or loaded.settings.folders.search


def find_still_open(actions: Sequence[Action], search: Search) -> tuple[Action, ...]:
    """Return those of `actions` that are open in `search`."""
    still = {action.id for action in search.actions if action.status == "open"}
    return tuple(action for action in actions if action.id in still)


def plan_entries(root: str, loaded: Loaded, entries: Sequence[PlannedLine], memory: Memory | None = None) -> RecordPlan:
    """Return the plan for writing `entries`: each adds only its own event. UnreadableLine for what the grammar refuses."""
    from followup_md.model.edits import LoggedLine
    from followup_md.parse.vault import Memory

    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    places: list[tuple[PlannedLine, int]] = []
    for entry in entries:
        if entry.path not in before:
            before[entry.path] = after[entry.path] = read_bytes_of(root, entry.path, loaded.settings)
        data, line = add_entry(after[entry.path], entry, loaded.settings)
        # A line inserted above others moves them down.
        places = [(other, number + (other.path == entry.path and number >= line)) for other, number in places]
        after[entry.path] = data
        places.append((entry, line))
    vault = reread_vault(root, memory or Memory(), after).vault
    consequences = tuple(_verify(loaded.search.vault, vault, places))
    rows = {path: _split_rows(data) for path, data in after.items()}
    added = {(entry.path, line) for entry, line in places}

    def show(path: str, line: int) -> str | None:
        last = len(rows[path]) - (not rows[path][-1])
        return rows[path][line - 1] if 1 <= line <= last and (path, line) not in added else None

    lines: list[LoggedLine] = []
    for entry, line in places:
        if entry.moved:
            # Values of the front matter stand above every log, in lines of their own.
            pairs = zip(_split_rows(before[entry.path]), rows[entry.path][: line - 1], strict=False)
            changed = ((number, was, row) for number, (was, row) in enumerate(pairs, 1) if was != row)
            lines += (LoggedLine(entry.path, number, row, None, None, was) for number, was, row in changed)
        lines.append(LoggedLine(entry.path, line, rows[entry.path][line - 1], show(entry.path, line - 1), show(entry.path, line + 1)))
    return RecordPlan(tuple(entries), before, after, tuple(lines), vault, consequences)


def _split_rows(data: bytes) -> list[str]:
    return [row.rstrip("\r") for row in data.decode("utf-8", "replace").split("\n")]


def _verify(old: Vault, new: Vault, places: Sequence[tuple[PlannedLine, int]]) -> Iterator[Problem]:
    """Check that each line is one more event and that no other event is lost; yield each new problem about another line."""
    lines = {(entry.path, line): entry for entry, line in places}
    # With the time of a round the words about it change: its end was assumed, and is.
    same = {
        (problem.check, problem.place)
        for problem in old.problems
        if any(entry.moved and entry.path == problem.place.path for entry, _ in places)
    }
    known = Counter((problem.check, problem.place.path, problem.message) for problem in old.problems)
    for problem in new.problems:
        key = (problem.check, problem.place.path, problem.message)
        known[key] -= 1
        if known[key] < 0:
            if (problem.place.path, problem.place.line) in lines:
                raise UnreadableLine(lines[problem.place.path, problem.place.line], problem.message, problem.hint, problem.choices)
            if (problem.check, problem.place) not in same:
                yield problem
    read = {(event.place.path, event.place.line) for event in new.events}
    for place, entry in lines.items():
        if place not in read:
            raise UnreadableLine(entry, f"the vault says this already: {entry.text}", "nothing more needs to be written")
    left = Counter(strip_event(event) for event in old.events)
    left.subtract(strip_event(event) for event in new.events)
    # In another note a line may lose its meaning: thanks for a round that was called off.
    if any(count > 0 and event[0] in {path for path, _ in lines} for event, count in left.items()):
        raise FollowupError("with this line another line of the log would no longer count", "write it by hand, and run `followup-md check`")


def strip_event(event: Event) -> tuple[object, ...]:
    """Return an event's own content, without its place and what follows from other lines."""
    return (event.place.path, *event._replace(place=None, at=None, interview=None, process=None))  # type: ignore[arg-type] # left out


def plan_outcome(root: str, loaded: Loaded, entries: tuple[PlannedLine, ...], memory: Memory | None = None) -> Outcome:
    """Plan lines and return their outcome; UnreadableLine for the first that the grammar refuses."""
    from followup_md.derive.guard import judge_person
    from followup_md.model.edits import Judged

    # Follow-ups and thank-you notes are judged; the guard allows all else (rules.md 3.5.2).
    purposes = {"followed-up": Purpose.STATUS, "thanked": Purpose.THANKS}
    plan = plan_entries(root, loaded, entries, memory)
    places = {(item.path, item.line) for item in plan.lines}
    judged: list[Judged] = []
    for event in plan.vault.events:
        purpose = purposes.get(event.kind)
        # A message passed on by somebody went that way on the guard's advice.
        if (event.place.path, event.place.line) not in places or purpose is None or event.via:
            continue
        # Judged as of its own day, without the event itself.
        search = loaded.search
        if event.day < search.now.date():
            search = loaded.derive(search.vault, event.at.astimezone(search.now.tzinfo))
        context = loaded.open_context(search)
        verdicts = (Judged(context.person_name(key), judge_person(context, key, purpose, event.channel)) for key in event.people)
        judged += (item for item in verdicts if item.verdict.verdict != "allow")
    return Outcome(plan, loaded.derive(plan.vault), tuple(judged))


def plan_marks(root: str, loaded: Loaded, actions: Sequence[Action], today: str, word: Callable[[Doing], str]) -> Outcome:
    """Plan a line about each of `actions`, worded by `word`."""
    from followup_md.derive.record import Doing

    doing = [Doing(action, loaded.search, loaded.settings) for action in actions]
    return plan_outcome(root, loaded, tuple(PlannedLine(find_note(each.action, loaded), f"{today} {word(each)}") for each in doing))


def plan_moved(root: str, loaded: Loaded, path: str, start: str, said_on: date, new: NewTime) -> PlannedLine:
    """Return the log line of a round that was moved, which begins with `start`, and its new time; one that nobody named is asked for."""
    from followup_md.parse.moved import move_round
    from followup_md.parse.typed_dates import read_typed_moment

    if new.day < said_on:
        raise UsageProblem(f"{new.day} lies before {said_on}, when the round was moved", "name the day that it is on now")
    text = read_bytes_of(root, path, loaded.settings).decode(*LOSSLESS)
    note = move_round(text, path, loaded.settings, new)
    if note and note.keeps_clock:
        question = f"At what time on {spell_day(new.day)}"
        if not is_asked():
            hint = f'write it behind the day: "rescheduled to {note.start:%Y-%m-%d %H:%M}"'
            raise FollowupError("the new time is missing, so nothing is written", hint)
        typed = str(click.prompt(f"{question} (such as {note.start:%H:%M})", err=True))
        new = new._replace(clock=read_typed_moment(f"{new.day} {typed}", said_on, loaded.calendars.of(None)).time())
        note = move_round(text, path, loaded.settings, new)
    if note and all(change.old == change.new for change in note.changes):
        raise FollowupError(f"{path} has that time already", "nothing more needs to be written")
    return PlannedLine(path, f"{start}{note.event if note else ''}", new)


def write_plan(root: str, plan: RecordPlan, settings: Settings, tell: Callable[[], None] | None = None) -> bool:
    """Write what was planned; say if all can be undone. A note that changed meanwhile gets the lines that it does not have yet."""
    from followup_md.parse.log_layout import holds_line
    from followup_md.vault.journal import update_files

    def remake(path: str, data: bytes) -> bytes:
        for entry in plan.entries:
            if entry.path == path and entry.moved:
                raise FollowupError(f"{path} has changed meanwhile", "run this again; nothing was written")
            if entry.path == path and not holds_line(data.decode(*LOSSLESS), path, settings, entry.text):
                data, _ = add_entry(data, entry, settings)
        return data

    return update_files(root, plan.before, plan.after, remake, tell)


def add_entry(data: bytes, entry: PlannedLine, settings: Settings) -> tuple[bytes, int]:
    """Return the bytes of a note with one more log line, and its number; FollowupError when it has no place for one."""
    from followup_md.parse.log_layout import find_log, has_one_more
    from followup_md.parse.log_start import LineStart, read_line_start
    from followup_md.vault.insert import propose_edits

    text = data.decode(*LOSSLESS)
    if entry.moved:
        from followup_md.parse.moved import move_round

        note = move_round(text, entry.path, settings, entry.moved)
        if note is None:
            hint = "change `start` and `end` by hand, and log `rescheduled from` with the old time"
            raise FollowupError(f"{entry.path} does not read with the new time, so nothing is written", hint)
        text = note.text
    line_start = read_line_start(entry.text)
    if not isinstance(line_start, LineStart):
        raise UnreadableLine(entry, line_start.message, line_start.advice)
    for edit in propose_edits(text, find_log(text, entry.path, settings), entry.text, line_start.day, line_start.clock):
        if has_one_more(text, edit.text, entry.path, settings, entry.text):
            return edit.text.encode(*LOSSLESS), edit.line
    hint = "close the code block or the comment that hides the end of the note, or add a heading `## Log` above it"
    raise FollowupError(f"{entry.path} has no place where a log line would be read", hint)


def read_bytes_of(root: str, path: str, settings: Settings) -> bytes:
    """Return the bytes of a note, empty for a search log not yet created; FollowupError for a missing or unreadable note."""
    found = read_file(root, path, LONGEST_FILE)
    if found is None and path == settings.folders.search:
        return b""  # the search log begins with its first line
    if found is None:
        raise FollowupError(f"{path} is not there any more", "run `followup-md status` again")
    if not isinstance(found, RawNote):
        raise FollowupError(f"{path}: {found.message}", found.hint)
    return found.data


def finish(session: Session, loaded: Loaded, outcome: Outcome) -> None:
    """Write what was planned (not in a dry run) and print it."""
    carry_out_plan(session, loaded, outcome.plan)
    print_lines(session, outcome.plan.lines, outcome.judged, outcome.plan.consequences)


def carry_out_plan(session: Session, loaded: Loaded, plan: RecordPlan) -> None:
    """Write what was planned (not in a dry run), and say so where it cannot be taken back."""
    if not (session.dry or write_plan(session.root, plan, loaded.settings, say_waiting)):
        say_lasting()


def print_lines(session: Session, lines: Sequence[LoggedLine], judged: Sequence[Judged], consequences: Sequence[Problem]) -> None:
    """Print lines of notes in their place, what the guard says to them, and the problems that they bring about."""
    from followup_md.render.reports import describe_outcome

    if session.as_json:
        print_json(describe_outcome(lines, judged, consequences, dry=session.dry))
    else:
        print_text(show_lines(lines, judged, consequences, dry=session.dry))


def show_lines(lines: Sequence[LoggedLine], judged: Sequence[Judged], consequences: Sequence[Problem], *, dry: bool) -> str:
    """Return the same for the terminal, `dry` where nothing was written."""
    from followup_md.render.reports import render_log_lines

    return render_log_lines(lines, judged, consequences, dry=dry, color=wants_color(), width=measure_width())
