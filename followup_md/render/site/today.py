"""The page *Today*: keep looking, what is overdue, due and coming up, and what is not to be done and until when (R5.1, R1.18)."""

from __future__ import annotations

from collections import defaultdict
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
    from collections.abc import Mapping
    from datetime import datetime

    from followup_md.model import Action
    from followup_md.model.site import Site
    from followup_md.render.site.entries import Entry
    from followup_md.render.site.way import Way
    from followup_md.render.view import Block


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
    iso: str
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


def render_today(site: Site, links: Way) -> str:
    """Return the page."""
    search, now = site.search, site.search.now
    words, requirement = say_search(search, whole=True)
    groups: dict[str, list[Group]] = {kind: [] for _, kind in _PARTS}
    for block in build_blocks(search, by_round=True):
        for kind, actions in _sort_actions(block, now).items():
            group = Group(
                title=name_post(block.company, block.role),
                about=say_round(block.interview, now) if block.interview else "",
                process=block.process,
                entries=list_entries(actions, search),
                first=min(find_limit(action, now) for action in actions),
                doubt=DOUBT if block.doubtful else "",
            )
            groups[kind].append(group)
    parts = [Part(title, kind, tuple(sorted(groups[kind], key=lambda group: group.first))) for title, kind in _PARTS if groups[kind]]
    # The rounds that have not ended yet, the next one first.
    ahead = [(item.interview, process.id) for process in search.processes for item in process.rounds if item.status == "planned"]
    meetings = [
        Meeting(
            when=spell_when(interview.start, now),
            iso=interview.start.isoformat(timespec="minutes"),
            company=name_post(interview.company, interview.role),
            kind=interview.kind or "interview",
            process=process,
        )
        for interview, process in sorted(ahead, key=lambda pair: (pair[0].start, pair[0].path))
    ]
    return render_page(
        "today.html.j2",
        "Today",
        now,
        links,
        here=TODAY,
        site=site,
        words=words,
        requirement=requirement,
        parts=parts,
        meetings=meetings,
        waits=find_waits(search, whole=True),
        reopenable=find_reopenable(search, whole=True),
    )


def _sort_actions(block: Block, now: datetime) -> Mapping[str, list[Action]]:
    """Return the actions of a block by the kind of their part; what is blocked stands where its line does, else with what is to come."""
    kinds: defaultdict[str, list[Action]] = defaultdict(list)
    for line in block.lines:
        for action in (*line.main, *line.folded):
            urgency = judge(action, now)
            urgency = line.urgency if urgency == "blocked" else urgency
            kinds["free" if action.spec.is_invitation else "upcoming" if urgency == "blocked" else urgency].append(action)
    return kinds
