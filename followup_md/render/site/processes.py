"""The page *Processes*, and the page of each process: the card for a late call, open actions, timeline, people, notes (R4.12)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import LIVE, STATES, Action, Process
from followup_md.model.derived import name_post
from followup_md.model.site import Site
from followup_md.render.card import format_title, list_sections
from followup_md.render.phrases import format_lacks
from followup_md.render.site.frame import list_open_entries, mark_safe, render_site_page
from followup_md.render.site.links import PageLinks
from followup_md.render.site.prose import render_body
from followup_md.render.site.timeline import ENTRY_KINDS, draw_mark, draw_timelines
from followup_md.render.terminal import format_round
from followup_md.render.text import format_due, format_full
from followup_md.render.view import find_due_date, rank_action
from followup_md.words import say_action_title

if TYPE_CHECKING:
    from markupsafe import Markup

# The parts of a card without names and texts.
_PUBLIC = frozenset({"Rounds", "Contact", "Decision"})


class ProcessTimeline(NamedTuple):
    """The timeline of a process: a picture, and the same in words, each moment with its mark, its day in ISO 8601 and in words."""

    process: Process
    label: str
    state: str
    picture: "Markup"
    moments: Sequence[Mapping[str, object]]


def render_processes(site: Site, links: PageLinks, timelines: Sequence[ProcessTimeline], actions: Mapping[str, Sequence[Action]]) -> str:
    """Return the page *Processes*: columns by state, and the timelines; `actions` are the open ones by process id."""
    search = site.search
    titles = dict.fromkeys(spec.column for spec in STATES.values())  # from left to right, in the order of a process
    columns: dict[str, list[Mapping[str, object]]] = {title: [] for title in titles}
    for process in search.processes:
        company, role, state = format_title(process, search.now)
        last = process.last_contact
        # The most urgent open action and its date; an invitation only if nothing else is open.
        following: tuple[str, ...] = ()
        if own := actions.get(process.id):
            action = min(own, key=lambda action: rank_action(action, search.now))
            lacks = format_lacks(action, search.now) if action.urgency == "blocked" else ""
            following = (format_due(find_due_date(action, search.now), search.now), say_action_title(action), lacks)
        columns[STATES[process.state].column].append(
            {
                "process": process,
                "company": company,
                "role": role,
                "state": state,
                "next": " · ".join(filter(None, following)),
                "contact": f"last contact {format_full(last, search.now)}" if last else "",
            }
        )
    return render_site_page(
        "processes",
        search.now,
        links,
        columns=[(title, cards) for title, cards in columns.items() if cards],
        # Live processes come before ended ones.
        strips=sorted(timelines, key=lambda timeline: timeline.process.state not in LIVE),
        legend=[(mark_safe(draw_mark(kind)), words) for kind, (words, _) in ENTRY_KINDS.items()],
    )


def draw_process_timelines(site: Site) -> list[ProcessTimeline]:
    """Return the timeline of each process."""
    now, timelines = site.search.now, []
    for process, timeline in zip(site.search.processes, draw_timelines(site.search, named=not site.public), strict=True):
        company, role, state = format_title(process, now)
        moments = [
            {"mark": mark_safe(draw_mark(each.kind)), "iso": each.day.isoformat(), "day": format_full(each.day, now), "text": each.text}
            for each in timeline.entries
        ]
        timelines.append(ProcessTimeline(process, name_post(company, role), state, mark_safe(timeline.svg), moments))
    return timelines


def render_process(site: Site, links: PageLinks, timeline: ProcessTimeline, actions: Sequence[Action]) -> str:
    """Return the page of the process of a timeline; `actions` are the open ones of the process."""
    process = timeline.process
    search, card = site.search, site.cards[process.id]
    interviews = [item.interview for item in reversed(process.rounds)]  # the latest first
    texts = [site.texts.get(interview.path) for interview in interviews]
    return render_site_page(
        "process",
        search.now,
        links,
        timeline.label,
        site=site,
        process=process,
        sections=[section for section in list_sections(card, search.now) if not site.public or section.label in _PUBLIC],
        people=[each.person for each in card.people],
        entries=list_open_entries(actions, search),
        strip=timeline,
        notes=[
            {
                "interview": interview,
                "title": format_round(interview, search.now),
                "text": None if text is None else _render_note(text, links),
            }
            for interview, text in zip(interviews, texts, strict=True)
        ],
    )


@lru_cache(maxsize=4096)  # under `watch` all notes but one are unchanged
def _render_note(text: str, links: PageLinks) -> "Markup":
    return mark_safe(render_body(text, links))
