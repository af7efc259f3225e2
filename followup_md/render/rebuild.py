"""A line for each rebuild of `watch`: when, what changed, what became of the pages, and what presses now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.actions import KEEP_LOOKING
from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean, cut, measure
from followup_md.render.view import judge, list_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from followup_md.model import Search
    from followup_md.model.views import Cause, HinderingView, PageState, RebuildView
    from followup_md.problem import Problem

_LEAST = 12
_SAID: Mapping[Cause, str] = {"start": "started", "time": "time went by", "retry": "tried again", "return": "the vault is back"}


class Ticked(NamedTuple):
    """How many log lines the ticks of a page came to, and how many ticks stay on it."""

    recorded: int = 0
    left: int = 0


class Rebuild(NamedTuple):
    """One rebuild at `now` (in the reader's zone): why, the paths that `changed`, and what became of each page, by path.

    `due` and `overdue` count open actions beside the search itself. `kept_for` are the problems for which the last good pages were kept.
    """

    now: datetime
    cause: Cause
    changed: tuple[str, ...]
    states: Mapping[str, PageState]
    due: int
    overdue: int
    ticked: Ticked = Ticked()
    kept_for: tuple[Problem, ...] = ()

    @property
    def state(self) -> PageState:
        """What became of the pages together: written, if one was."""
        states = tuple(self.states.values())
        return "written" if "written" in states else states[0]


def count_pressing(search: Search) -> tuple[int, int]:
    """Return how many actions are due and how many overdue, as `status` marks them."""
    states = [judge(action, search.now) for action in list_open(search) if action.spec is not KEEP_LOOKING]
    return states.count("due"), states.count("overdue")


def render_rebuild(rebuild: Rebuild, *, color: bool = False, width: int | None = None) -> str:
    """Return the line, ending in a newline; a path is cut so that the line fits in `width` cells, and a problem is told whole."""
    time, rest = f"{rebuild.now:%H:%M:%S}", (*_say_ticked(rebuild.ticked), _say_states(rebuild))
    if rebuild.kept_for:
        said = (*_say_others(rebuild), *rest, _say_problems(rebuild.kept_for))
    else:
        used = measure(f"{time}   · {' · '.join(rest)} · {_say_pressing(rebuild, color=False)}")
        what = _say_changed(rebuild)
        said = (cut(what, max(width - used, _LEAST)) if width else what, *rest, _say_pressing(rebuild, color=color))
    return f"{paint(time, 'aside', color=color)}  {' · '.join(said)}\n"


def describe_rebuild(rebuild: Rebuild) -> RebuildView:
    """Return the rebuild as JSON has it, which is a line of the output."""
    return {
        "version": 1,
        "time": rebuild.now.isoformat(timespec="seconds"),
        "cause": rebuild.cause,
        "changed": list(rebuild.changed),
        "files": [{"path": path, "state": state} for path, state in rebuild.states.items()],
        "recorded": rebuild.ticked.recorded,
        "unrecorded": rebuild.ticked.left,
        "due": rebuild.due,
        "overdue": rebuild.overdue,
        "problems": [_write_problem(problem) for problem in rebuild.kept_for],
    }


def _write_problem(problem: Problem) -> HinderingView:
    place = problem.place
    return {"path": place.path, "line": place.line, "column": place.column, "check": problem.check, "message": problem.message}


def _say_changed(rebuild: Rebuild) -> str:
    """Return what changed: one file by its path, several by their number."""
    changed = rebuild.changed
    if rebuild.cause in _SAID:
        return _SAID[rebuild.cause]
    if len(changed) == 1:
        return clean(changed[0])
    return f"{len(changed)} {'notes' if all(path.endswith('.md') for path in changed) else 'files'}"


def _say_states(rebuild: Rebuild) -> str:
    """Return which pages were written; where none was, what became of the first."""
    pages = [path for path, state in rebuild.states.items() if state == rebuild.state]
    return f"{', '.join(_fold(pages) if rebuild.state == 'written' else pages[:1])} {rebuild.state}"


def _fold(pages: Sequence[str]) -> Iterator[str]:
    """Yield files by path, those of one folder as one: `index.md`, `3 files of site/`."""
    folders = Counter(path.partition("/")[0] for path in pages if "/" in path)
    yield from (path for path in pages if "/" not in path)
    yield from (f"{count} file{'s' * (count > 1)} of {folder}/" for folder, count in folders.items())


def _say_ticked(ticked: Ticked) -> Iterator[str]:
    if ticked.recorded:
        yield f"{ticked.recorded} line{'s' * (ticked.recorded != 1)} recorded"
    if ticked.left:
        yield f"{ticked.left} tick{'s' * (ticked.left != 1)} left"


def _say_others(rebuild: Rebuild) -> tuple[str, ...]:
    """Return what changed where that is not just the file that is in the way, which is named with its problem."""
    return () if rebuild.changed == (rebuild.kept_for[0].place.path,) else (_say_changed(rebuild),)


def _say_problems(problems: Sequence[Problem]) -> str:
    first, *others = problems
    place = first.place
    return f"{clean(place.path)}:{place.line}:{place.column}: {clean(first.message)}" + (f", and {len(others)} more" if others else "")


def _say_pressing(rebuild: Rebuild, *, color: bool) -> str:
    due = paint(f"{rebuild.due} due", "due", color=color) if rebuild.due else ""
    overdue = paint(f"{rebuild.overdue} overdue", "overdue", color=color) if rebuild.overdue else ""
    return ", ".join(filter(None, (due, overdue))) or "nothing due"
