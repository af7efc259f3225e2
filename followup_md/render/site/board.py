"""The page *Processes*: columns by state, and a timeline for each process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import LIVE, STATES
from followup_md.model.hiring import name_post
from followup_md.render.card_words import say_title
from followup_md.render.phrases import say_state
from followup_md.render.site.frame import mark_safe, render_page
from followup_md.render.site.timeline import draw_timelines
from followup_md.render.site.timeline_marks import KINDS, draw_mark
from followup_md.render.site.way import PROCESSES
from followup_md.render.view import find_due, rank_action
from followup_md.render.when import spell_full, spell_when
from followup_md.words import say_action_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from followup_md.model import Action, Process, Search
    from followup_md.model.site import Site
    from followup_md.render.site.way import Way


class Sheet(NamedTuple):
    """A process in its column: its company, role, state, what is next with it, and its last contact; each may be empty."""

    process: Process
    company: str
    role: str
    state: str
    next: str
    contact: str


class Moment(NamedTuple):
    """A dated fact in words: its mark on the timeline, the day as ISO 8601 and as people read it, and what it was."""

    mark: Markup
    iso: str
    day: str
    text: str


class Strip(NamedTuple):
    """A process in time: the picture, and the same in words."""

    process: Process
    label: str
    state: str
    picture: Markup
    moments: tuple[Moment, ...]


def render_board(site: Site, links: Way, strips: Sequence[Strip], actions: Mapping[str | None, Sequence[Action]]) -> str:
    """Return the page; `strips` are the timelines by process id, `actions` the open ones of each process."""
    search = site.search
    sheets = []
    for process in search.processes:
        company, role, state = say_title(process, search.now)
        last = process.last_contact
        sheets.append(
            Sheet(
                process=process,
                company=company,
                role=role,
                state=state,
                next=_format_next(actions.get(process.id, ()), search),
                contact=f"last contact {spell_full(last, search.now)}" if last else "",
            )
        )
    # From left to right, as a process goes.
    titles = dict.fromkeys(spec.column for spec in STATES.values())
    columns = [(title, [sheet for sheet in sheets if STATES[sheet.process.state].column == title]) for title in titles]
    return render_page(
        "processes.html.j2",
        "Processes",
        search.now,
        links,
        here=PROCESSES,
        columns=[(title, members) for title, members in columns if members],
        # Those of processes that go on stand before those that have ended.
        strips=sorted(strips, key=lambda strip: strip.process.state not in LIVE),
        legend=[(mark_safe(draw_mark(kind)), words) for kind, words in KINDS.items()],
    )


def _format_next(actions: Sequence[Action], search: Search) -> str:
    """Return the most urgent of the open actions of a process and its date; an invitation only where there is no duty."""
    if not actions:
        return ""
    action = min(actions, key=lambda action: rank_action(action, search.now))
    lacks = say_state(action, search.now) if action.urgency == "blocked" else ""
    return " · ".join(filter(None, (spell_when(find_due(action, search.now), search.now), say_action_title(action), lacks)))


def draw_strips(site: Site) -> list[Strip]:
    """Return the timeline of each process."""
    now, strips = site.search.now, []
    drawn = draw_timelines(site.search, named=not site.public)
    for process, timeline in zip(site.search.processes, drawn, strict=True):
        company, role, state = say_title(process, now)
        moments = tuple(
            Moment(mark_safe(draw_mark(entry.kind)), entry.day.isoformat(), spell_full(entry.day, now), entry.text)
            for entry in timeline.entries
        )
        strips.append(Strip(process, name_post(company, role), state, mark_safe(timeline.svg), moments))
    return strips
