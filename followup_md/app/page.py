"""The generated pages: as they are, as they should be, and written when the two differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app import load
from followup_md.errors import FollowupError, MachineFailure
from followup_md.problem import Problem
from followup_md.store import INDEX

if TYPE_CHECKING:
    from followup_md.app import Clock

_LONGEST_PAGE = 50_000_000
MARK = "<!-- followup-md:"  # how every generated page of every version begins
# Any mark in the box is a tick: every task of the page is the program's own (EVIDENCE.md section 2).
_TICKED = re.compile(r"^[\s>]*(?:[-*+]|\d+[.)])\s+\[[^ \]]\]\s", re.MULTILINE)


class Page(NamedTuple):
    """A generated file: the bytes it has (None: there is none), and the text that it should have."""

    path: str
    seen: bytes | None
    text: str

    @property
    def stale(self) -> bool:
        """Say whether the file differs from what it should be."""
        return self.seen != self.text.encode()


def plan_index(root: str, clock: Clock, *, replayed: bool = False) -> Page:
    """Return the index page as it is and as it should be; FollowupError when it is not this program's, or holds ticks it would lose."""
    from followup_md.render.markdown import render_index

    seen = _read_index(root)
    loaded = load(root, clock, replayed=replayed)
    settings = loaded.settings
    return Page(path=INDEX, seen=seen, text=render_index(loaded.search, loaded.problems, settings.tasks, settings.sections))


def write_page(root: str, page: Page) -> None:
    """Write a generated file, if its bytes change."""
    from followup_md.store.write import write_text

    if page.stale:
        write_text(f"{root}/{page.path}", page.text, page.seen)


def _read_index(root: str) -> bytes | None:
    """Return the bytes of the index page, None when there is none; FollowupError when it must be left alone."""
    from followup_md.store.read import read_file

    found = read_file(root, INDEX, _LONGEST_PAGE)
    if found is None:
        return None
    if isinstance(found, Problem):
        raise MachineFailure(f"{INDEX} is in the way: {found.message}", found.hint)
    text = found.data.decode("utf-8-sig", "replace")
    if not text.startswith(MARK):
        raise FollowupError(f"{INDEX} is not a page of this program, so it is left alone", "rename it or move it, then build again")
    if ticked := _TICKED.search(text):
        line = text.count("\n", 0, ticked.end() - 1) + 1
        hint = "write what is done under `## Log` of its note, as `- DATE thanked NAME`, and untick it here; then build again"
        raise FollowupError(f"{INDEX} has a ticked task on line {line}, and this version cannot record it yet", hint)
    return found.data
