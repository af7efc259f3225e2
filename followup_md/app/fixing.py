"""Mending what needs no judgement: each line tried on the whole vault, shown to who decides, and only then written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.app.reading import Notes, reread_vault
from followup_md.app.recording import LOSSLESS, read_bytes_of, strip_event
from followup_md.errors import FollowupError, MachineFailure
from followup_md.parse.memory import Memory
from followup_md.parse.mend.propose import propose_fix
from followup_md.problem import LOG_MISPLACED, MISSING_END, UNKNOWN_EVENT, UNREADABLE_NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from followup_md.app import Loaded
    from followup_md.config import Settings
    from followup_md.model import Vault
    from followup_md.model.fix import Fix
    from followup_md.problem import Level, Problem

_BOM: Final = "\ufeff"
# Of a round whose start is read at last it may well be told that its end is assumed: that is no new fault.
_MAY_FOLLOW: Final = frozenset({MISSING_END.id})
_OF_THE_LOG: Final = frozenset({UNKNOWN_EVENT.id, LOG_MISPLACED.id})


class Mending(NamedTuple):
    """What is to be written: the lines in the order in which they were decided on, and the notes by path as they are and will be.

    `problems` are those that then remain.
    """

    fixes: tuple[Fix, ...]
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    problems: Sequence[Problem]


def plan_fixes(
    root: str,
    loaded: Loaded,
    problems: Sequence[Problem],
    look: Callable[[Notes], Sequence[Problem]],
    accept: Callable[[Fix], bool],
) -> Mending:
    """Return the lines that mend `problems` and that `accept` took, each tried upon those before it.

    `look` gives the problems that may be mended of notes as they are to be: what one line brings to light another may mend, and so on
    until there is nothing left, so that the next run finds nothing more. MachineFailure when a note cannot be read any more.
    """
    bench = _Bench(root, loaded)
    declined: set[tuple[str, str | None, str]] = set()
    while True:
        done = len(bench.fixes)
        touched: set[tuple[str, int]] = set()
        moved: set[str] = set()
        for problem in sorted(problems):
            place = (problem.place.path, problem.place.line)
            # Where lines have moved, and on a line that changed, the next round knows the places.
            if place in touched or problem.place.path in moved:
                continue
            fix = bench.propose(problem)
            if fix is None or (fix.path, fix.old, fix.new) in declined or (tried := bench.verify(fix)) is None:
                continue
            if not accept(fix):
                declined.add((fix.path, fix.old, fix.new))
                continue
            bench.take(fix, tried)
            touched.add(place)
            if fix.old is None:
                moved.add(fix.path)
        if len(bench.fixes) == done:
            return Mending(tuple(bench.fixes), bench.before, bench.after, problems)
        problems = look(bench.notes)


def write_fixes(root: str, mending: Mending, tell: Callable[[], None]) -> bool:
    """Write what was planned, one note after the other; say whether all of it can be taken back.

    `tell` is called when another writer makes it wait. FollowupError for a note that changed meanwhile, which is left as it is.
    """
    from followup_md.store.update import update_files

    def refuse(path: str, _data: bytes) -> bytes:
        raise FollowupError(f"{path} has changed meanwhile", "run this again; what is mended in other notes stays so")

    return update_files(root, mending.before, mending.after, refuse, tell)


class _Bench:
    """The notes under repair, and all notes as they are with what was taken so far."""

    def __init__(self, root: str, loaded: Loaded) -> None:
        """Begin with the vault as it is."""
        self.fixes: list[Fix] = []
        self.before: dict[str, bytes] = {}
        self.after: dict[str, bytes] = {}
        self._root = root
        self._settings: Settings = loaded.settings
        self.notes = Notes(loaded.settings, loaded.search.vault, ())
        self._memory = Memory()

    def propose(self, problem: Problem) -> Fix | None:
        """Return what would mend a problem; only in notes whose log can be taken back, and so not in letters."""
        path, folders = problem.place.path, self._settings.folders
        if path != folders.search and not path.startswith((f"{folders.interviews}/", f"{folders.people}/")):
            return None
        return propose_fix(problem, self._read(path).decode(*LOSSLESS).removeprefix(_BOM), self._settings)

    def verify(self, fix: Fix) -> Notes | None:
        """Return all notes as they are with the line; None when that mends nothing, spoils anything or says anything else."""
        changed = {**self.after, fix.path: _apply(self._read(fix.path), fix)}
        notes = reread_vault(self._root, self._memory, changed)
        _check_still(self.notes, notes)
        old, new = self.notes.vault, notes.vault
        return notes if _is_mended(old, new, fix) and _says_no_more(old, new, fix) else None

    def take(self, fix: Fix, notes: Notes) -> None:
        """Go on with a line that was verified."""
        data = self._read(fix.path)
        self.before.setdefault(fix.path, data)
        self.after[fix.path] = _apply(data, fix)
        self.fixes.append(fix)
        self.notes = notes

    def _read(self, path: str) -> bytes:
        return self.after[path] if path in self.after else read_bytes_of(self._root, path, self._settings)


def _apply(data: bytes, fix: Fix) -> bytes:
    """Return the bytes of a note with the line in it; the newline is that of the line whose place it takes."""
    rows = data.decode(*LOSSLESS).split("\n")
    at = fix.line - 1
    bom = _BOM if at == 0 and rows[0].startswith(_BOM) else ""
    row = rows[at].removeprefix(bom)
    end = "\r" if row.endswith("\r") else ""
    if fix.old is None:
        # A last line has no newline of its own.
        end = end or ("\r" if rows[0].endswith("\r") and at == len(rows) - 1 else "")
        rows[at : at + 1] = [bom + fix.new + end, row]
    else:
        rows[at] = bom + fix.new + end
    return "\n".join(rows).encode(*LOSSLESS)


def _check_still(old: Notes, new: Notes) -> None:
    """Make sure that nothing was lost between two readings: no line that is tried keeps a file from being read."""
    for problem in (*new.faults, *new.vault.problems):
        if problem.check == UNREADABLE_NOTE.id and problem not in old.vault.problems:
            raise MachineFailure(f"{problem.place.path}: {problem.message}", problem.hint)
    if new.settings != old.settings:
        raise FollowupError("followup.toml has changed meanwhile", "run this again; nothing was written")


def _count(vault: Vault) -> Counter[tuple[str, str, str, Level]]:
    return Counter((problem.check, problem.place.path, problem.message, problem.level) for problem in vault.problems)


def _is_mended(old: Vault, new: Vault, fix: Fix) -> bool:
    """Say whether the problem is gone, and nothing else is wrong with any text that was not before."""
    was, now = _count(old), _count(new)
    key = (fix.problem.check, fix.path, fix.problem.message, fix.problem.level)
    return now[key] < was[key] and all(check in _MAY_FOLLOW for check, *_ in now - was)


def _says_no_more(old: Vault, new: Vault, fix: Fix) -> bool:
    """Say whether no fact changed but what the problem was about: no event is lost, no other note says another thing."""
    was, now = Counter(map(strip_event, old.events)), Counter(map(strip_event, new.events))
    gained = now - was
    if was - now or any(event[0] != fix.path for event in gained):
        return False
    if fix.problem.check in _OF_THE_LOG:
        # Each line that did not count is one event, and nothing else of the note is read in another way.
        mended = sum((_count(old) - _count(new)).values())
        return gained.total() == mended and _list_facts(old, None) == _list_facts(new, None)
    return _list_facts(old, fix.path) == _list_facts(new, fix.path)


def _list_facts(vault: Vault, but: str | None) -> list[tuple[object, ...]]:
    """Return all facts of the notes but one, and without the places in them; of people those who have a note.

    Prose is no fact: a log line that is mended may have been some.
    """
    interviews = [item._replace(headings={}, said_place=None, prose={}) for item in vault.interviews if item.path != but]
    return [*interviews, *(person._replace(prose={}) for person in vault.people.values() if person.path not in (None, but))]
