"""Reports of commands: states of files, the pest guard's verdict, written log lines, rebuilds of `watch`."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.phrases import format_fixable
from followup_md.render.text import INDENT, Tone, clean, cut, measure, pad, paint, wrap, write_time
from followup_md.words import say_instead, say_verdict_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from followup_md.model import Verdict
    from followup_md.model.edits import Judged, LoggedLine
    from followup_md.model.views import Cause, FileState, FileView, GuardView, LineView, OutcomeView, PageState, RebuildView, UndoneView
    from followup_md.problem import Place, Problem


def format_state(state: FileState) -> str:
    """Return the state of a file in words."""
    return state.replace("-", " ")


def describe_files(states: Sequence[tuple[str, FileState]]) -> list[FileView]:
    """Return each file with its state for JSON output."""
    return [{"path": path, "state": state} for path, state in states]


def render_states(states: Sequence[tuple[str, str]]) -> str:
    """Return a line for each path and its state in words, aligned."""
    widest = max(measure(path) for path, _ in states)
    return "".join(f"{pad(path, widest)}  {words}\n" for path, words in states)


def list_states(states: Mapping[str, FileState], folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file with its state in words, those in `folder` as one entry: `site/` and `3 of 14 files written, 1 removed`."""
    inside = {path: state for path, state in states.items() if path.startswith(f"{folder}/")}
    yield from ((path, format_state(state)) for path, state in states.items() if path not in inside)
    if not inside:
        return
    counts = Counter(inside.values())
    # Removed files do not count as files of the folder.
    gone = {state: count for state, count in counts.items() if state in ("removed", "would-be-removed")}
    total = counts.total() - sum(gone.values())
    said = [
        f"{total if count == total else f'{count} of {total}'} file{'s' * (total != 1)} {format_state(state)}"
        for state, count in counts.items()
        if state not in gone and state != "unchanged"
    ]
    said += [f"{count} {format_state(state)}" for state, count in gone.items()]
    yield f"{folder}/", ", ".join(said) or "unchanged"


_TONES: Mapping[str, Tone] = {"allow": "good", "wait": "due", "refuse": "overdue"}
_ANSWERS = {"allow": "yes", "wait": "not yet", "refuse": "not now"}


def format_verdict(verdict: Verdict) -> str:
    """Return a verdict in a few words, with its requirement."""
    return f"{_ANSWERS[verdict.verdict]}; {say_verdict_reason(verdict)} ({verdict.requirement})"


_MOST_LINES = 3  # of a note that do not read, before their number says the rest


def render_verdict(name: str, verdict: Verdict, unread: Sequence[tuple[Place, str]] = (), *, color: bool, width: int | None) -> str:
    """Return what does not read (places, and lines as typed), the verdict on a contact with `name`, the reason, and what to do instead."""
    doubts: list[str] = []
    for path, group in groupby(unread, key=lambda item: item[0].path):
        lines = list(dict(group).items())
        shown = ", ".join(f"line {place.line}" + (f" `{clean(text)}`" if text else "") for place, text in lines[:_MOST_LINES])
        more = f", and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
        doubts.append(f"{len(lines)} line{'s' * (len(lines) != 1)} in {clean(path)} do{'es' * (len(lines) == 1)} not read: {shown}{more}")
    doubts = [row for text in doubts for row in (wrap(text, width, keep=True) if width else (text,))]
    rows = [paint(row, "overdue", color=color) for row in doubts]
    words, title = say_verdict_reason(verdict), f"{clean(name)}: {_ANSWERS[verdict.verdict]}"
    reason = f"{words[:1].upper()}{words[1:]} ({verdict.requirement})"
    texts = map(clean, filter(None, (reason, say_instead(verdict))))
    rows.append(paint(title, _TONES[verdict.verdict], color=color))
    rows += [row for text in texts for row in (wrap(text, width, keep=True) if width else (text,))]
    return "\n".join(rows) + "\n"


def describe_verdict(verdict: Verdict, unread: Sequence[Problem] = ()) -> GuardView:
    """Return the verdict for JSON output, with what does not read in the notes that it rests on."""
    return {
        "version": 1,
        "verdict": verdict.verdict,
        "until": write_time(verdict.until),
        "reason": say_verdict_reason(verdict),
        "requirement": verdict.requirement,
        "allowed_instead": say_instead(verdict),
        "unread": [{"path": item.place.path, "line": item.place.line, "message": item.message, "hint": item.hint} for item in unread],
    }


_PREFIX_TONES: Mapping[str, Tone] = {" ": "aside", "-": "overdue", "+": "good"}


def render_log_lines(
    lines: Sequence[LoggedLine], judged: Sequence[Judged], consequences: Sequence[Problem], *, dry: bool, color: bool, width: int | None
) -> str:
    """Return each line with its neighbours, as in a diff, then the guard's verdicts and the resulting problems."""
    rows: list[str] = []
    for path, group in groupby(lines, key=lambda line: line.path):
        rows.append(paint(f"{clean(path)}:", "heading", color=color) + (" would be written" if dry else ""))
        written = list(group)
        digits = len(str(max(line.line for line in written) + 1))
        for line in written:
            around = (
                (" ", line.line - 1, line.above),
                ("-", line.line, line.was),
                ("+", line.line, line.text),
                (" ", line.line + 1, line.below),
            )
            for prefix, number, text in around:
                if text is not None and (text.strip() or prefix == "+"):
                    row = f"{prefix} {number:>{digits}}  {clean(text)}".rstrip()
                    # Shown in full, broken between words.
                    words = row[digits + 4 :].lstrip() if width else ""
                    begin = row[: len(row) - len(words)]
                    more = wrap(words, (width or 0) - len(begin), keep=True)
                    shown = begin + f"\n{' ' * len(begin)}".join(more)
                    rows.append(paint(shown if more else row, _PREFIX_TONES[prefix], color=color))
    for item in judged:
        rows += _fill(f"guard: {item.name}: {format_verdict(item.verdict)}", _TONES[item.verdict.verdict], color, width)
    for problem in consequences:
        place = f"{problem.place.path}:{problem.place.line}"
        rows += _fill(f"now {problem.level.value} at {place}: {problem.message} ({problem.check})", "due", color, width)
    return "\n".join(rows) + "\n"


def describe_outcome(lines: Sequence[LoggedLine], judged: Sequence[Judged], consequences: Sequence[Problem], *, dry: bool) -> OutcomeView:
    """Return the same for JSON output: version 1, `written` false for a dry run."""
    return {
        "version": 1,
        "written": not dry,
        "lines": describe_log_lines(lines),
        "guard": [
            {
                "person": item.name,
                "verdict": item.verdict.verdict,
                "until": write_time(item.verdict.until),
                "reason": say_verdict_reason(item.verdict),
                "requirement": item.verdict.requirement,
            }
            for item in judged
        ],
        "problems": [
            {"path": item.place.path, "line": item.place.line, "check": item.check, "message": item.message} for item in consequences
        ],
    }


def describe_log_lines(lines: Sequence[LoggedLine]) -> list[LineView]:
    """Return lines for JSON output."""
    views: list[LineView] = []
    for line in lines:
        views.append({"path": line.path, "line": line.line, "text": line.text})
        if line.was is not None:
            views[-1]["was"] = line.was
    return views


def render_undone(path: str, lines: Sequence[str], restored: Sequence[str] = (), *, dry: bool, color: bool) -> str:
    """Return the lines removed from a note, and those restored, as in a diff."""
    rows = [paint(f"- {clean(line)}", "overdue", color=color) for line in lines]
    rows += [paint(f"+ {clean(line)}", "good", color=color) for line in restored]
    return "\n".join([paint(f"{clean(path)}:", "heading", color=color) + (" would be taken back" if dry else " taken back"), *rows]) + "\n"


def describe_undone(path: str, lines: Sequence[str], restored: Sequence[str] = (), *, dry: bool) -> UndoneView:
    """Return the same for JSON output."""
    return {"version": 1, "written": not dry, "path": path, "undone": list(lines), "restored": list(restored)}


def _fill(text: str, tone: Tone, color: bool, width: int | None) -> list[str]:  # noqa: FBT001 - handed through
    first, *more = wrap(clean(text), (width or 10**6) - len(INDENT))
    return [paint(first, tone, color=color), *(INDENT + row for row in more)]


_LEAST = 12  # cells for the change
_CAUSES: Mapping[Cause, str] = {"start": "started", "time": "time went by", "retry": "tried again", "return": "the vault is back"}


class Rebuild(NamedTuple):
    """A rebuild at `now` (in the reader's zone): its cause, the paths that `changed`, and the state of each page by path."""

    now: datetime
    cause: Cause
    changed: tuple[str, ...]
    states: Mapping[str, PageState]
    due: int  # open actions beside the search itself
    overdue: int  # likewise
    recorded: int = 0  # log lines made from the ticks of a page
    unrecorded: int = 0  # ticks left on it
    kept_for: tuple[Problem, ...] = ()  # the problems that kept the last good pages in place
    fixable: int = 0  # lines of notes that `check --fix` offers

    @property
    def state(self) -> PageState:
        """The common state of the pages: written if any page was."""
        states = tuple(self.states.values())
        return "written" if "written" in states else states[0]


def render_rebuild(rebuild: Rebuild, *, color: bool = False, width: int | None = None) -> str:
    """Return a line: time, change, state of the pages, due actions; a path is cut to fit `width` cells, a problem never."""
    recorded, left = rebuild.recorded, rebuild.unrecorded
    ticks = [f"{recorded} line{'s' * (recorded != 1)} recorded"] * bool(recorded) + [f"{left} tick{'s' * (left != 1)} left"] * bool(left)
    # The pages that were written; if none was, the state of the first.
    pages = [path for path, state in rebuild.states.items() if state == rebuild.state]
    if rebuild.state == "written":
        # Files of one folder as one entry: `index.md`, `3 files of site/`.
        folders = Counter(path.partition("/")[0] for path in pages if "/" in path)
        shown = [path for path in pages if "/" not in path]
        shown += [f"{count} file{'s' * (count > 1)} of {folder}/" for folder, count in folders.items()]
    else:
        shown = pages[:1]
    # The change: one file by its path, several by their number.
    changed = rebuild.changed
    if rebuild.cause in _CAUSES:
        what = _CAUSES[rebuild.cause]
    elif len(changed) == 1:
        what = clean(changed[0])
    else:
        what = f"{len(changed)} {'notes' if all(path.endswith('.md') for path in changed) else 'files'}"
    time, rest = f"{rebuild.now:%H:%M:%S}", (*ticks, f"{', '.join(shown)} {rebuild.state}")
    if rebuild.kept_for:
        problem, *others = rebuild.kept_for
        place = problem.place
        more = f", and {len(others)} more" if others else ""
        words = f"{clean(place.path)}:{place.line}:{place.column}: {clean(problem.message)}{more}"
        # A file with a problem is named there, not twice.
        parts = (*([] if changed == (place.path,) else [what]), *rest, words)
    else:
        used = measure(f"{time}   · {' · '.join(rest)} · {_count_due(rebuild, color=False)}")
        parts = (cut(what, max(width - used, _LEAST)) if width else what, *rest, _count_due(rebuild, color=color))
    parts = (*parts, format_fixable(rebuild.fixable)) if rebuild.fixable else parts
    return f"{paint(time, 'aside', color=color)}  {' · '.join(parts)}\n"


def describe_build(rebuild: Rebuild) -> RebuildView:
    """Return the rebuild for JSON output, one line each."""
    return {
        "version": 1,
        "time": write_time(rebuild.now),
        "cause": rebuild.cause,
        "changed": list(rebuild.changed),
        "files": [{"path": path, "state": state} for path, state in rebuild.states.items()],
        "recorded": rebuild.recorded,
        "unrecorded": rebuild.unrecorded,
        "due": rebuild.due,
        "overdue": rebuild.overdue,
        "fixable": rebuild.fixable,
        "problems": [
            {"path": item.place.path, "line": item.place.line, "column": item.place.column, "check": item.check, "message": item.message}
            for item in rebuild.kept_for
        ],
    }


def _count_due(rebuild: Rebuild, *, color: bool) -> str:
    due = paint(f"{rebuild.due} due", "due", color=color) if rebuild.due else ""
    overdue = paint(f"{rebuild.overdue} overdue", "overdue", color=color) if rebuild.overdue else ""
    return ", ".join(filter(None, (due, overdue))) or "nothing due"
