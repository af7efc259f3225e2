"""The pages of site/ from a search built by hand, and what stands on them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, NamedTuple

from render_builders import make_search

from followup_md.model.figures import Figures
from followup_md.model.site import Site
from followup_md.render.site.board import draw_strips, render_board
from followup_md.render.site.way import Places, Way, map_places
from followup_md.render.view import group_open

NOWHERE = Way(Places({}, {}, {}))
_PART = (
    r'<h2 id="([^"]+)">|<h3[^>]*>(.*?)</h3>|<p class="what"[^>]*>(.*?)</p>'
    r'|<span class="state">(.*?)</span>|<span class="lacks"[^>]*>(.*?)</span>'
)


class Told(NamedTuple):
    """An action on a page: under which part and which heading, its title, its state, and what it lacks."""

    part: str
    group: str
    title: str
    state: str
    lacks: str = ""


def make_site(**fields: Any) -> Site:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a site of an empty search, with the given fields changed."""
    return Site(search=make_search(), cards={}, network=(), asked=(), figures=Figures())._replace(**fields)


def find_way(site: Site) -> Way:
    """Return the links of a page at the top of a site."""
    return Way(map_places(site))


def show_board(site: Site) -> str:
    """Return the page of the processes of a site."""
    strips = draw_strips(site)
    return render_board(site, find_way(site), strips, group_open(site.search))


def strip(html: str) -> str:
    """Return the words of some HTML on one line."""
    parted = re.sub(r"</(?:p|li|d[dt]|h\d)>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", parted)).split())


def list_told(html: str) -> list[Told]:
    """Return the actions of a page in their order."""
    told: list[Told] = []
    part = group = title = ""
    for found in re.finditer(_PART, html):
        if found[1] is not None:
            part, group = found[1], ""
        elif found[2] is not None:
            group = strip(found[2])
        elif found[3] is not None:
            title = strip(found[3])
        elif found[4] is not None:
            told.append(Told(part, group, title, strip(found[4])))
        else:
            told[-1] = told[-1]._replace(lacks=strip(found[5]))
    return told
