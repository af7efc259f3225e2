"""Recording events: a line each into the notes, shown, checked against the whole vault, and only then written (format.md section 3)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.reading import reread_vault
from followup_md.edit.insert import propose_edits
from followup_md.errors import FollowupError
from followup_md.model.log import WrittenLine
from followup_md.parse.body.layout import find_log, has_one_more, holds_line
from followup_md.parse.log.head import Head, read_head
from followup_md.parse.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from followup_md.app import Loaded
    from followup_md.config import Settings
    from followup_md.model import Event, Vault
    from followup_md.problem import Problem

LOSSLESS = ("utf-8", "surrogateescape")  # a note whose bytes are not all UTF-8 keeps them


class Entry(NamedTuple):
    """A log line to write: the note's path, and the line from its date on, without a bullet."""

    path: str
    text: str


class Plan(NamedTuple):
    """What is to be written: the notes by path as they are and as they will be, the lines in their places, and the vault as it will be.

    `consequences` are problems that come up elsewhere in the vault.
    """

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    written: tuple[WrittenLine, ...]
    vault: Vault
    consequences: tuple[Problem, ...]


class UnreadableLine(FollowupError):
    """A line that the log would not read; `entry` is the one."""

    def __init__(self, entry: Entry, message: str, hint: str) -> None:
        """Keep the entry beside what is wrong with it."""
        super().__init__(message, hint)
        self.entry = entry


def plan_entries(root: str, loaded: Loaded, entries: Sequence[Entry], memory: Memory | None = None) -> Plan:
    """Return what writing `entries` would do to the notes in `root`, each verified: it adds exactly its own event and changes no other.

    What `memory` has of a note is not parsed again.

    UnreadableLine for the first that the grammar refuses; FollowupError for a note that is not there, or that cannot take a line.
    """
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    places: list[tuple[Entry, int]] = []
    for entry in entries:
        if entry.path not in before:
            before[entry.path] = after[entry.path] = read_bytes_of(root, entry.path, loaded.settings)
        data, line = add_entry(after[entry.path], entry, loaded.settings)
        # A line put above others moves them down.
        places = [(other, number + (other.path == entry.path and number >= line)) for other, number in places]
        after[entry.path] = data
        places.append((entry, line))
    vault = reread_vault(root, memory or Memory(), after).vault
    consequences = tuple(_verify(loaded.search.vault, vault, places))
    written = tuple(
        _show(after[entry.path], entry.path, line, {n for other, n in places if other.path == entry.path}) for entry, line in places
    )
    return Plan(before, after, written, vault, consequences)


def write_plan(root: str, plan: Plan, settings: Settings, entries: Sequence[Entry], tell: Callable[[], None] | None = None) -> bool:
    """Write what was planned, one note after the other; say whether all of it can be taken back.

    `tell` is called when another writer makes it wait.

    A note that changed meanwhile takes its lines as it is now, but for those that another program has written by then: of two builds
    that meet one tick, the first records it.
    """
    from followup_md.store.update import update_files

    def remake(path: str, data: bytes) -> bytes:
        for entry in entries:
            if entry.path == path and not holds_line(data.decode(*LOSSLESS), path, settings, entry.text):
                data, _ = add_entry(data, entry, settings)
        return data

    return update_files(root, plan.before, plan.after, remake, tell)


def add_entry(data: bytes, entry: Entry, settings: Settings) -> tuple[bytes, int]:
    """Return the bytes of a note with one more log line, and its number; FollowupError when there is no place for it."""
    text = data.decode(*LOSSLESS)
    head = read_head(entry.text)
    if not isinstance(head, Head):
        raise UnreadableLine(entry, head.message, head.advice)
    layout = find_log(text, entry.path, settings)
    for edit in propose_edits(text, layout, entry.text, head.day, head.clock):
        if has_one_more(text, edit.text, entry.path, settings, entry.text):
            return edit.text.encode(*LOSSLESS), edit.line
    hint = "close the code block or the comment that hides the end of the note, or add a heading `## Log` above it"
    raise FollowupError(f"{entry.path} has no place where a log line would be read", hint)


def read_bytes_of(root: str, path: str, settings: Settings) -> bytes:
    """Return the bytes of a note, none of a search log that is still to come; FollowupError for one that is gone or cannot be read."""
    from followup_md.app.reading import LONGEST_FILE
    from followup_md.config.files import RawNote
    from followup_md.store.read import read_file

    found = read_file(root, path, LONGEST_FILE)
    if found is None and path == settings.folders.search:
        return b""  # the search log begins with its first line
    if found is None:
        raise FollowupError(f"{path} is not there any more", "run `followup-md status` again")
    if not isinstance(found, RawNote):
        raise FollowupError(f"{path}: {found.message}", found.hint)
    return found.data


def _verify(old: Vault, new: Vault, places: Sequence[tuple[Entry, int]]) -> Iterator[Problem]:
    """Check that each line is one more event and that no other event is lost; yield each new problem about another line."""
    lines = {(entry.path, line): entry for entry, line in places}
    known = Counter((problem.check, problem.place.path, problem.message) for problem in old.problems)
    for problem in new.problems:
        key = (problem.check, problem.place.path, problem.message)
        known[key] -= 1
        if known[key] < 0:
            if (problem.place.path, problem.place.line) in lines:
                raise UnreadableLine(lines[problem.place.path, problem.place.line], problem.message, problem.hint)
            yield problem
    told = {(event.place.path, event.place.line) for event in new.events}
    for place, entry in lines.items():
        if place not in told:
            raise UnreadableLine(entry, f"the vault says this already: {entry.text}", "nothing more needs to be written")
    left = Counter(strip_event(event) for event in old.events)
    left.subtract(strip_event(event) for event in new.events)
    # In another note a line may well mean nothing any more: thanks for a round that was called off.
    if any(count > 0 and event[0] in {path for path, _ in lines} for event, count in left.items()):
        raise FollowupError("with this line another line of the log would no longer count", "write it by hand, and run `followup-md check`")


def strip_event(event: Event) -> tuple[object, ...]:
    """Return what an event says itself, without where it stands, and what follows from the lines around it."""
    return (event.place.path, *event._replace(place=None, at=None, interview=None, process=None))  # type: ignore[arg-type] # left out


def _show(data: bytes, path: str, line: int, added: set[int]) -> WrittenLine:
    rows = [row.rstrip("\r") for row in data.decode("utf-8", "replace").split("\n")]
    above, below = line - 1, line + 1
    return WrittenLine(
        path=path,
        line=line,
        text=rows[line - 1],
        above=rows[above - 1] if above >= 1 and above not in added else None,
        below=rows[below - 1] if below <= len(rows) - (not rows[-1]) and below not in added else None,
    )
