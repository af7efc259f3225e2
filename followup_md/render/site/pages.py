"""All files of site/, as texts by their path in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.site import way as places
from followup_md.render.site.board import draw_strips, render_board
from followup_md.render.site.frame import render_style
from followup_md.render.site.people import render_people
from followup_md.render.site.process import render_process
from followup_md.render.site.questions import render_questions
from followup_md.render.site.search import render_search
from followup_md.render.site.today import render_today
from followup_md.render.site.way import Way, map_places
from followup_md.render.view import group_open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.model.site import Site


def render_site(site: Site) -> Mapping[str, str]:
    """Return every page and the style sheet: the same texts for the same notes, configuration and moment."""
    stands = map_places(site)
    links = Way(stands, "", not site.public, site.obsidian)
    below = links._replace(up="../")
    strips = draw_strips(site)
    actions = group_open(site.search)
    pages = {
        places.TODAY: render_today(site, links),
        places.PROCESSES: render_board(site, links, strips, actions),
        places.PEOPLE: render_people(site, links),
        places.QUESTIONS: render_questions(site, links),
        places.SEARCH: render_search(site, links),
        places.STYLE: render_style(),
    }
    own = ((strip.process.id, strip) for strip in strips)
    return pages | {stands.processes[name]: render_process(site, below, strip, actions.get(name, ())) for name, strip in own}
