"""`followup-md check --fix`: what one yes puts right, tried on the whole vault, shown as one diff, asked for once, and then written."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

import click

from followup_md.cli.record import LOSSLESS, PlannedLine, add_entry, read_bytes_of, strip_event
from followup_md.cli.session import is_asked, print_text, say_waiting, wants_color
from followup_md.errors import FollowupError, SystemFailure
from followup_md.model import Vault
from followup_md.model.edits import Fix, LineChange
from followup_md.parse.fixes import propose_fix
from followup_md.parse.vault import Memory
from followup_md.problem import LOG_MISPLACED, LOG_NOT_READ, MISSING_END, UNKNOWN_EVENT, UNREADABLE_NOTE, Level, Problem
from followup_md.render.checks import count_changed, describe_fixes, format_fixes, render_changes
from followup_md.render.json import write_json
from followup_md.render.phrases import count_fixable
from followup_md.vault.load import reread_vault
from followup_md.vault.notes import Loaded, Notes

_BOM: Final = "\ufeff"
# Once the start of a round can be read, a check may find that its end is assumed: that is no new fault.
_MAY_FOLLOW: Final = frozenset({MISSING_END.id})
_OF_THE_LOG: Final = frozenset({UNKNOWN_EVENT.id, LOG_MISPLACED.id, LOG_NOT_READ.id})
# Lines of a log; those that count as nothing say so.
_LOG_KINDS: Final = frozenset({"log-line", "bullet", "entry"})
_NEUTRAL: Final = re.compile(r"[-*+ ]*\[?\[?[0-9-]{10}\]?\]?(?: [0-9:]{5})?:? note:", re.IGNORECASE)


class Fixing(NamedTuple):
    """Planned fixes, the notes by path before and after, and the problems that remain."""

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
    fixing = plan_fixes(root, loaded, problems, look)
    diff = render_changes(fixing.before, fixing.after, color=wants_color())
    count = count_changed(fixing.before, fixing.after)
    asks = bool(count) and not (yes or dry or as_json) and is_asked()
    if asks:
        click.echo(diff, nl=False, err=True)
        yes = click.confirm(f"Write {f'these {count} lines' if count > 1 else 'this line'}?", err=True)
    applied = bool(count) and yes and not dry
    if applied and not write_fixes(root, fixing, say_waiting):
        click.echo("`log --undo` cannot take all of this back: it could not be remembered", err=True)
    remaining = tuple(fixing.problems if applied else problems)
    if as_json:
        return remaining, f"{write_json(describe_fixes(fixing.fixes, remaining, applied=applied))}\n"
    left = count_fixable(fixing.problems, loaded.search.vault.drafts)
    summary = format_fixes(count, len(fixing.before), left, applied=applied, dry=dry, asked=asks)
    print_text(f"{summary}\n" if asks or not count else f"{diff}\n{summary}\n")
    return remaining, ""


def plan_fixes(root: str, loaded: Loaded, problems: Sequence[Problem], look: Callable[[Notes], Sequence[Problem]]) -> Fixing:
    """Return the lines that fix `problems`, and problems that these fixes reveal (`look`)."""
    fixed = _FixedNotes(root, loaded)
    while True:
        if not fixed.fix(problems):
            return Fixing(tuple(fixed.fixes), fixed.before, fixed.after, problems)
        problems = look(fixed.notes)


def write_fixes(root: str, fixing: Fixing, tell: Callable[[], None]) -> bool:
    """Write what was planned; say whether all of it can be undone. FollowupError for a note that changed meanwhile; it is left as it is."""
    from followup_md.vault.journal import update_files

    def refuse(path: str, _data: bytes) -> bytes:
        raise FollowupError(f"{path} has changed meanwhile", "run this again; what is mended in other notes stays so")

    return update_files(root, fixing.before, fixing.after, refuse, tell)


class _Trial(NamedTuple):
    """Fixes that hold together, with the vault and the changed notes, by path, that they make."""

    fixes: tuple[Fix, ...]
    notes: Notes
    after: Mapping[str, bytes]


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

    def fix(self, problems: Sequence[Problem]) -> bool:
        """Take the fixes of these problems that hold together; say whether there are any. What is left may be fixed upon them."""
        trial = _Trial((), self.notes, {})
        plain: list[Fix] = []
        headings: list[Fix] = []
        entries: list[Fix] = []
        touched: set[tuple[str, int]] = set()
        for problem in sorted(problems):
            fix = self._propose(problem)
            places = {(fix.path, change.line) for change in fix.changes if change.old is not None} if fix else set()
            if fix and touched.isdisjoint(places):
                touched |= places
                (headings if _is_heading(fix) else entries if not places else plain).append(fix)
        # A heading makes events of the lines below it, so each is tried alone, and before any of them is put into a log of its own.
        for group in (plain, *([heading] for heading in headings), entries):
            trial = trial if trial.fixes else self._settle(group, trial)
        for path, data in trial.after.items():
            self.before.setdefault(path, self._read(path))
            self.after[path] = data
        self.fixes += trial.fixes
        self.notes = trial.notes
        return bool(trial.fixes)

    def _propose(self, problem: Problem) -> Fix | None:
        """Return the fix of a problem; None in letters, since `log --undo` covers only notes with a log."""
        path, folders, correction = problem.place.path, self._settings.folders, problem.correction
        if correction is None or (path != folders.search and not path.startswith((f"{folders.interviews}/", f"{folders.people}/"))):
            return None
        data = self._read(path)
        fix = propose_fix(problem, data.decode(*LOSSLESS).removeprefix(_BOM), self._settings)
        if fix is not None or correction.kind != "entry" or "`" in correction.meant:
            return fix
        added = data
        with suppress(FollowupError):  # a note that has no place for it
            for line in correction.meant.split("\n"):
                added, _ = add_entry(added, PlannedLine(path, line), self._settings)
            return Fix(problem, _list_added(data, added))
        return None

    def _settle(self, fixes: Sequence[Fix], trial: _Trial) -> _Trial:
        """Return the trial with those of `fixes` that hold together: tried all at once, then by halves."""
        found = self._try((*trial.fixes, *fixes)) if fixes else trial
        if found is None and len(fixes) > 1:
            half = len(fixes) // 2
            return self._settle(fixes[half:], self._settle(fixes[:half], trial))
        return found or trial

    def _try(self, fixes: tuple[Fix, ...]) -> _Trial | None:
        """Try fixes on the whole vault; None when one fixes nothing, causes a new problem or changes another fact."""
        after: dict[str, bytes] = {}
        changed: dict[tuple[str, int], str] = {}
        for path in {fix.path for fix in fixes}:
            after[path], lines = _apply(self._read(path), [change for fix in fixes if fix.path == path for change in fix.changes])
            changed |= {(path, number): text for number, text in lines.items()}
        notes = reread_vault(self._root, self._memory, {**self.after, **after})
        for problem in (*notes.faults, *notes.vault.problems):
            if problem.check == UNREADABLE_NOTE.id and problem not in self.notes.vault.problems:
                raise SystemFailure(f"{problem.place.path}: {problem.message}", problem.hint)
        if notes.settings != self.notes.settings:
            raise FollowupError("followup.toml has changed meanwhile", "run this again; nothing was written")
        old, new = self.notes.vault, notes.vault
        was, now = _count(old.problems), _count(new.problems)
        aims = _count(fix.problem for fix in fixes)
        come = {key for key in now - was if key[0] not in _MAY_FOLLOW}
        # What was told of a line may be told in other words under another heading, and where the line above it has become one of the log.
        changes = [change for fix in fixes for change in fix.changes]
        keeps = all(fix.problem.check in _OF_THE_LOG for fix in fixes) and all(
            each.old is not None and "\n" not in each.new for each in changes
        )
        told = keeps or (len(fixes) == 1 and _is_heading(fixes[0]))
        known = {problem.place[:2] for problem in old.problems} if told else ()
        is_new = any(problem.place[:2] not in known for problem in new.problems if not come.isdisjoint(_count([problem])))
        is_fixed = all(was[key] - now[key] >= count for key, count in aims.items()) and not is_new
        holds = is_fixed and _keeps_events(fixes, changed, old, new, (was - now).total())
        # A log line that is now fixed may have counted as prose; any other fix is about the facts of its note, or moves its round.
        apart = {fix.path for fix in fixes if fix.problem.check not in _OF_THE_LOG or (fix.problem.correction or ("",))[0] == "moved"}
        return _Trial(fixes, notes, after) if holds and _list_facts(old, apart) == _list_facts(new, apart) else None

    def _read(self, path: str) -> bytes:
        return self.after[path] if path in self.after else read_bytes_of(self._root, path, self._settings)


def _is_heading(fix: Fix) -> bool:
    """Say whether a fix is about one heading alone."""
    return len(fix.changes) == 1 and fix.changes[0].new.startswith("#")


def _keeps_events(fixes: Sequence[Fix], changed: Mapping[tuple[str, int], str], old: Vault, new: Vault, resolved: int) -> bool:
    """Say whether each changed line of a log is one event, or counts as nothing, and every other line says what it said."""
    replaced = {(fix.path, change.line) for fix in fixes for change in fix.changes if change.old is not None}
    before = Counter(strip_event(event) for event in old.events if event.place[:2] not in replaced)
    after = Counter(strip_event(event) for event in new.events if event.place[:2] not in changed)
    gained = after - before
    # A heading, a date or a key may bring to light what its note says.
    opening = {fix.path for fix in fixes if _is_heading(fix) or (fix.problem.correction and fix.problem.correction.kind not in _LOG_KINDS)}
    if before - after or any(event[0] not in opening for event in gained):
        return False
    read = {event.place[:2] for event in new.events}
    lines = (text for place, text in changed.items() if place not in read and place[0] not in opening)
    if not all(not text.strip() or text.startswith("## ") or _NEUTRAL.match(text) for text in lines):
        return False
    is_title = len(fixes) == 1 and _is_heading(fixes[0]) and fixes[0].problem.check in _OF_THE_LOG
    return not is_title or gained.total() == resolved


def _apply(data: bytes, changes: Sequence[LineChange]) -> tuple[bytes, Mapping[int, str]]:
    """Return the bytes of a note with these lines in it, and the new lines by number; each takes the newline of the line in its place."""
    rows = data.decode(*LOSSLESS).split("\n")
    bom = _BOM if rows[0].startswith(_BOM) else ""
    rows[0] = rows[0].removeprefix(bom)
    end = "\r" * rows[0].endswith("\r")
    put: dict[int, list[str]] = {}
    new: dict[int, str] = {}
    for change in dict.fromkeys(changes):  # entries of one new log share its heading
        if change.old is None:
            put.setdefault(change.line, []).append(change.new)
        else:
            new[change.line] = change.new
    found: list[str] = []
    lines: dict[int, str] = {}
    for number in range(1, max(len(rows), *put, 0) + 1):
        for text in put.get(number, ()):
            if number > len(rows):  # a last line without a newline gets it
                found[-1] = found[-1].removesuffix("\r") + end
            found.append(text + end)
            lines[len(found)] = text
        if number <= len(rows):
            row = rows[number - 1]
            if number in new:
                row = new[number] + "\r" * row.endswith("\r")
                lines[len(found) + 1] = new[number]
            found.append(row)
    return (bom + "\n".join([*found, ""] if put and max(put) > len(rows) else found)).encode(*LOSSLESS), lines


def _list_added(before: bytes, after: bytes) -> tuple[LineChange, ...]:
    """Return the lines that were added to a note at one place."""
    old, new = ([row.removesuffix("\r") for row in data.decode(*LOSSLESS).split("\n")] for data in (before, after))
    start = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    end = len(new) - (len(old) - start) - (start == len(old))
    return tuple(LineChange(start + 1, None, row) for row in new[start:end])


def _count(problems: Iterable[Problem]) -> Counter[tuple[str, str, str, Level]]:
    return Counter((problem.check, problem.place.path, problem.message, problem.level) for problem in problems)


def _list_facts(vault: Vault, apart: Collection[str]) -> list[tuple[object, ...]]:
    """Return all facts except those of some notes, without places and prose."""
    interviews = [item._replace(headings={}, said_place=None, prose={}) for item in vault.interviews if item.path not in apart]
    return [*interviews, *(person._replace(prose={}) for person in vault.people.values() if person.path and person.path not in apart)]
