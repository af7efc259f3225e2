"""The page *Today*: keep looking, what is overdue, due and coming up, and what is not to be done and until when (R5.1, R1.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.hiring import name_post
from followup_md.render.phrases import DOUBT
from followup_md.render.site.entries import list_entries
from followup_md.render.site.frame import render_page
from followup_md.render.site.way import TODAY
from followup_md.render.terminal_condensed import say_round
from followup_md.render.view import build_blocks, find_limit, judge
from followup_md.render.waits import find_reopenable, find_waits
from followup_md.render.week import say_search
from followup_md.render.when import spell_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.model import Action, Search
    from followup_md.model.site import Site
    from followup_md.render.site.entries import Entry
    from followup_md.render.site.way import Way
    from followup_md.render.view import Block, Line


class Group(NamedTuple):
    """The actions of one round, or of one process, under one heading: the company and role, which round, and the process.

    `first` is the first due date, in seconds since 1970.
    """

    title: str
    about: str
    process: str | None
    entries: tuple[Entry, ...]
    first: float
    doubt: str = ""


class Meeting(NamedTuple):
    """A round that lies ahead or goes on: when, in the reader's zone, which company, what kind, and the process."""

    when: str
    machine: str
    company: str
    kind: str
    process: str | None


class Part(NamedTuple):
    """One of the headings of the page, with the name of its kind and what stands below it."""

    title: str
    kind: str
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """How many actions there are."""
        return sum(len(group.entries) for group in self.groups)


_PARTS = (("Overdue", "overdue"), ("Due", "due"), ("Coming up", "upcoming"), ("Whenever you like", "free"))


def render_today(site: Site, way: Way) -> str:
    """Return the page."""
    search = site.search
    words, requirement = say_search(search, whole=True)
    blocks = build_blocks(search, by_round=True)
    parts = (Part(title, kind, tuple(sorted(_list_groups(blocks, kind, search), key=lambda group: group.first))) for title, kind in _PARTS)
    return render_page(
        "today.html.j2",
        "Today",
        search.now,
        way,
        here=TODAY,
        site=site,
        words=words,
        requirement=requirement,
        parts=[part for part in parts if part.groups],
        meetings=list(_list_meetings(search)),
        waits=find_waits(search, whole=True),
        reopenable=find_reopenable(search, whole=True),
    )


def _list_meetings(search: Search) -> Iterator[Meeting]:
    """Yield the rounds that have not ended yet, the next one first."""
    ahead = [(item.interview, process.id) for process in search.processes for item in process.rounds if item.status == "planned"]
    for interview, process in sorted(ahead, key=lambda pair: (pair[0].start, pair[0].path)):
        yield Meeting(
            when=spell_when(interview.start, search.now),
            machine=interview.start.isoformat(timespec="minutes"),
            company=name_post(interview.company, interview.role),
            kind=interview.kind or "interview",
            process=process,
        )


def _list_groups(blocks: Sequence[Block], kind: str, search: Search) -> Iterator[Group]:
    for block in blocks:
        actions = [action for line in block.lines for action in (*line.main, *line.folded) if _find_kind(action, line, search) == kind]
        if actions:
            yield Group(
                title=name_post(block.company, block.role),
                about=say_round(block.interview, search.now) if block.interview else "",
                process=block.process,
                entries=list_entries(actions, search),
                first=min(find_limit(action, search.now) for action in actions),
                doubt=DOUBT if block.doubtful else "",
            )


def _find_kind(action: Action, line: Line, search: Search) -> str:
    """Return under which heading an action stands; what is blocked stands where its line does, with what is to come at the latest."""
    if action.spec.is_invitation:
        return "free"
    urgency = judge(action, search.now)
    urgency = line.urgency if urgency == "blocked" else urgency
    return "upcoming" if urgency == "blocked" else urgency
