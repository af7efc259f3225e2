"""The page of a process: the card for a late call, what is open, its timeline, how its people are reached, and its notes (R4.12)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.card_words import list_sections
from followup_md.render.site.entries import list_entries
from followup_md.render.site.frame import mark_safe, render_page
from followup_md.render.site.prose import render_body
from followup_md.render.terminal_condensed import say_round

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from followup_md.model import Action, Interview
    from followup_md.model.site import Site
    from followup_md.render.site.board import Strip
    from followup_md.render.site.way import Way


# What a card says without names and texts.
_PUBLIC = frozenset({"Rounds", "Contact", "Decision"})


class Note(NamedTuple):
    """An interview note: which round it is, and what stands in it."""

    interview: Interview
    title: str
    text: Markup | None


def render_process(site: Site, links: Way, strip: Strip, actions: Sequence[Action]) -> str:
    """Return the page of the process of a timeline; `actions` are its open ones."""
    process = strip.process
    search, card = site.search, site.cards[process.id]
    notes = []
    for item in reversed(process.rounds):  # the latest first
        text = site.texts.get(item.interview.path)
        notes.append(Note(item.interview, say_round(item.interview, search.now), None if text is None else _render_note(text, links)))
    return render_page(
        "process.html.j2",
        strip.label,
        search.now,
        links,
        site=site,
        process=process,
        sections=[section for section in list_sections(card, search.now) if not site.public or section.label in _PUBLIC],
        people=[each.person for each in card.people],
        entries=list_entries(actions, search),
        strip=strip,
        notes=notes,
    )


@lru_cache(maxsize=4096)  # under `watch` all notes but one are as they were
def _render_note(text: str, links: Way) -> Markup:
    return mark_safe(render_body(text, links))
