"""`followup-md check --fix`: fixes of single lines, each tried on the whole vault, shown, and then written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from followup_md.cli.record import LOSSLESS, read_bytes_of, strip_event
from followup_md.cli.session import is_asked, print_text, say_waiting, wants_color
from followup_md.errors import FollowupError, SystemFailure
from followup_md.parse.fixes import propose_fix
from followup_md.parse.vault import Memory
from followup_md.problem import LOG_MISPLACED, MISSING_END, UNKNOWN_EVENT, UNREADABLE_NOTE, Level, Problem
from followup_md.render.checks import describe_fixes, format_fixes, render_fix
from followup_md.render.json import write_json
from followup_md.vault.load import reread_vault
from followup_md.vault.notes import Loaded, Notes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from followup_md.model import Vault
    from followup_md.model.edits import Fix

_QUESTION = "Write it? (y)es, (n)o, (a)ll, (q)uit"
_BOM: Final = "\ufeff"
# Once the start of a round can be read, a check may find that its end is assumed: that is no new fault.
_MAY_FOLLOW: Final = frozenset({MISSING_END.id})
_OF_THE_LOG: Final = frozenset({UNKNOWN_EVENT.id, LOG_MISPLACED.id})


class Fixing(NamedTuple):
    """Planned fixes: the lines with their decisions, the notes by path before and after, and the problems that remain."""

    fixes: tuple[Fix, ...]
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    problems: Sequence[Problem]


def fix_problems(  # noqa: PLR0913 - what `check` was asked, and how
    root: str,
    loaded: Loaded,
    problems: Sequence[Problem],
    look: Callable[[Notes], Sequence[Problem]],
    *,
    yes: bool,
    dry: bool,
    as_json: bool,
) -> tuple[tuple[Problem, ...], str]:
    """Fix what can be fixed; return the problems that remain, and the report as JSON if asked for (else it is printed)."""
    asker = None if yes or dry or as_json or not is_asked() else _Asker()
    fixing = plan_fixes(root, loaded, problems, look, asker or (lambda _: True))
    applied = bool(fixing.fixes) and not dry and (yes or asker is not None)
    if applied and not write_fixes(root, fixing, say_waiting):
        click.echo("`log --undo` cannot take all of this back: it could not be remembered", err=True)
    remaining = tuple(fixing.problems if applied else problems)
    if as_json:
        return remaining, f"{write_json(describe_fixes(fixing.fixes, remaining, applied=applied))}\n"
    shown = "" if asker else "".join(f"{render_fix(fix, color=wants_color())}\n" for fix in fixing.fixes)
    print_text(f"{shown}{format_fixes(fixing.fixes, applied=applied, dry=dry, asked=asker is not None and asker.has_asked)}\n")
    return remaining, ""


class _Asker:
    """Prompt for each line: shows it and asks once; not after `all` or `quit`."""

    def __init__(self) -> None:
        """Begin by asking."""
        self.has_asked = False
        self._answer = ""

    def __call__(self, fix: Fix) -> bool:
        """Say whether the line is to be written."""
        if self._answer == "q":
            return False
        click.echo(render_fix(fix, color=wants_color()), nl=False, err=True)
        if self._answer != "a":
            self.has_asked = True
            choice = click.Choice(("y", "n", "a", "q"), case_sensitive=False)
            self._answer = click.prompt(_QUESTION, type=choice, show_choices=False, err=True)
        return self._answer in ("y", "a")


def plan_fixes(
    root: str, loaded: Loaded, problems: Sequence[Problem], look: Callable[[Notes], Sequence[Problem]], accept: Callable[[Fix], bool]
) -> Fixing:
    """Return the lines that fix `problems`, and problems that these fixes reveal (`look`), as far as `accept` allows."""
    fixed = _FixedNotes(root, loaded)
    declined: set[tuple[str, str | None, str]] = set()
    while True:
        done = len(fixed.fixes)
        touched: set[tuple[str, int]] = set()
        moved: set[str] = set()
        for problem in sorted(problems):
            place = (problem.place.path, problem.place.line)
            # Moved or changed lines are left for the next pass, which knows the new places.
            if place in touched or problem.place.path in moved:
                continue
            fix = fixed.propose(problem)
            if fix is None or (fix.path, fix.old, fix.new) in declined or (tried := fixed.verify(fix)) is None:
                continue
            if not accept(fix):
                declined.add((fix.path, fix.old, fix.new))
                continue
            fixed.take(fix, tried)
            touched.add(place)
            if fix.old is None:
                moved.add(fix.path)
        if len(fixed.fixes) == done:
            return Fixing(tuple(fixed.fixes), fixed.before, fixed.after, problems)
        problems = look(fixed.notes)


def write_fixes(root: str, fixing: Fixing, tell: Callable[[], None]) -> bool:
    """Write what was planned; say whether all of it can be undone. FollowupError for a note that changed meanwhile; it is left as it is."""
    from followup_md.vault.journal import update_files

    def refuse(path: str, _data: bytes) -> bytes:
        raise FollowupError(f"{path} has changed meanwhile", "run this again; what is mended in other notes stays so")

    return update_files(root, fixing.before, fixing.after, refuse, tell)


class _FixedNotes:
    """The notes as they are with the fixes taken so far."""

    def __init__(self, root: str, loaded: Loaded) -> None:
        """Begin with the vault as it is."""
        self.fixes: list[Fix] = []
        self.before: dict[str, bytes] = {}
        self.after: dict[str, bytes] = {}
        self._root, self._settings = root, loaded.settings
        self.notes = Notes(loaded.settings, loaded.search.vault, ())
        self._memory = Memory()

    def propose(self, problem: Problem) -> Fix | None:
        """Return the fix of a problem; None in letters, since `log --undo` covers only notes with a log."""
        path, folders = problem.place.path, self._settings.folders
        if path != folders.search and not path.startswith((f"{folders.interviews}/", f"{folders.people}/")):
            return None
        return propose_fix(problem, self._read(path).decode(*LOSSLESS).removeprefix(_BOM), self._settings)

    def verify(self, fix: Fix) -> Notes | None:
        """Return all notes with the line applied; None when that fixes nothing, causes a new problem or changes another fact."""
        notes = reread_vault(self._root, self._memory, {**self.after, fix.path: _apply(self._read(fix.path), fix)})
        for problem in (*notes.faults, *notes.vault.problems):
            if problem.check == UNREADABLE_NOTE.id and problem not in self.notes.vault.problems:
                raise SystemFailure(f"{problem.place.path}: {problem.message}", problem.hint)
        if notes.settings != self.notes.settings:
            raise FollowupError("followup.toml has changed meanwhile", "run this again; nothing was written")
        old, new = self.notes.vault, notes.vault
        was, now = _count(old), _count(new)
        key = (fix.problem.check, fix.path, fix.problem.message, fix.problem.level)
        before, after = Counter(map(strip_event, old.events)), Counter(map(strip_event, new.events))
        gained = after - before
        # The problem is gone, there is no new problem, and no fact changed except the one in question.
        is_fixed = now[key] < was[key] and all(check in _MAY_FOLLOW for check, *_ in now - was)
        if not is_fixed or before - after or any(event[0] != fix.path for event in gained):
            return None
        own: str | None = fix.path
        if fix.problem.check in _OF_THE_LOG:
            # Each line that was not counted is now one event, and the rest of the note reads as before.
            if gained.total() != sum((was - now).values()):
                return None
            own = None
        return notes if _list_facts(old, own) == _list_facts(new, own) else None

    def take(self, fix: Fix, notes: Notes) -> None:
        """Keep a line that was verified."""
        data = self._read(fix.path)
        self.before.setdefault(fix.path, data)
        self.after[fix.path] = _apply(data, fix)
        self.fixes.append(fix)
        self.notes = notes

    def _read(self, path: str) -> bytes:
        return self.after[path] if path in self.after else read_bytes_of(self._root, path, self._settings)


def _apply(data: bytes, fix: Fix) -> bytes:
    """Return the bytes of a note with the line in it; the newline is that of the line replaced."""
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


def _count(vault: Vault) -> Counter[tuple[str, str, str, Level]]:
    return Counter((problem.check, problem.place.path, problem.message, problem.level) for problem in vault.problems)


def _list_facts(vault: Vault, but: str | None) -> list[tuple[object, ...]]:
    """Return all facts except those of one note, without places and prose: a log line now fixed may have counted as prose."""
    interviews = [item._replace(headings={}, said_place=None, prose={}) for item in vault.interviews if item.path != but]
    return [*interviews, *(person._replace(prose={}) for person in vault.people.values() if person.path not in (None, but))]
