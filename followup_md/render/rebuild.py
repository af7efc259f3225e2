"""`watch`: a line for each rebuild, with when, what changed, what became of the pages, and what is due."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.actions import KEEP_LOOKING
from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean, cut, measure
from followup_md.render.view import judge, list_open
from followup_md.render.when import write_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from followup_md.model import Search
    from followup_md.model.views import Cause, PageState, RebuildView
    from followup_md.problem import Problem

_LEAST = 12
_CAUSES: Mapping[Cause, str] = {"start": "started", "time": "time went by", "retry": "tried again", "return": "the vault is back"}


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
    recorded, left = rebuild.ticked
    ticks = [f"{recorded} line{'s' * (recorded != 1)} recorded"] * bool(recorded) + [f"{left} tick{'s' * (left != 1)} left"] * bool(left)
    # The pages that were written; where none was, what became of the first.
    pages = [path for path, state in rebuild.states.items() if state == rebuild.state]
    if rebuild.state == "written":
        # Those of one folder as one: `index.md`, `3 files of site/`.
        folders = Counter(path.partition("/")[0] for path in pages if "/" in path)
        shown = [path for path in pages if "/" not in path]
        shown += [f"{count} file{'s' * (count > 1)} of {folder}/" for folder, count in folders.items()]
    else:
        shown = pages[:1]
    # What changed: one file by its path, several by their number.
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
        # The file that is in the way is named with its problem.
        parts = (*([] if changed == (place.path,) else [what]), *rest, words)
    else:
        used = measure(f"{time}   · {' · '.join(rest)} · {_count_due(rebuild, color=False)}")
        parts = (cut(what, max(width - used, _LEAST)) if width else what, *rest, _count_due(rebuild, color=color))
    return f"{paint(time, 'aside', color=color)}  {' · '.join(parts)}\n"


def describe_rebuild(rebuild: Rebuild) -> RebuildView:
    """Return the rebuild as JSON has it, which is a line of the output."""
    return {
        "version": 1,
        "time": write_time(rebuild.now),
        "cause": rebuild.cause,
        "changed": list(rebuild.changed),
        "files": [{"path": path, "state": state} for path, state in rebuild.states.items()],
        "recorded": rebuild.ticked.recorded,
        "unrecorded": rebuild.ticked.left,
        "due": rebuild.due,
        "overdue": rebuild.overdue,
        "problems": [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "check": problem.check,
                "message": problem.message,
            }
            for problem in rebuild.kept_for
        ],
    }


def _count_due(rebuild: Rebuild, *, color: bool) -> str:
    due = paint(f"{rebuild.due} due", "due", color=color) if rebuild.due else ""
    overdue = paint(f"{rebuild.overdue} overdue", "overdue", color=color) if rebuild.overdue else ""
    return ", ".join(filter(None, (due, overdue))) or "nothing due"
