"""The page *Search*: activity by week against the target, and rates with their counts and no claim of cause (R0.5, R5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.site.frame import render_page
from followup_md.render.site.way import SEARCH
from followup_md.render.stats import list_lines, say_period
from followup_md.render.week import say_search
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from datetime import date

    from followup_md.model.site import Site
    from followup_md.render.site.way import Way

_WHOLE = 100


class Bar(NamedTuple):
    """One week: its Monday as it is read, how much was done, how long the bar is and where the target stands, both in per cent."""

    day: str
    monday: date
    done: int
    length: str
    target: str
    met: bool


def render_search(site: Site, links: Way) -> str:
    """Return the page."""
    search, figures = site.search, site.figures
    words, requirement = say_search(search, whole=True)
    activities = figures.activities
    most = max([activities.target, *(week.done for week in activities.weeks)], default=0) or 1
    bars = [
        Bar(
            day=spell_full(week.monday, search.now),
            monday=week.monday,
            done=week.done,
            length=f"{_WHOLE * week.done / most:.4g}%",
            target=f"{_WHOLE * activities.target / most:.4g}%",
            met=week.done >= activities.target,
        )
        for week in reversed(activities.weeks)
    ]
    return render_page(
        "search.html.j2",
        "Search",
        search.now,
        links,
        here=SEARCH,
        words=words,
        requirement=requirement,
        period=say_period(figures.period, search.now),
        lines=[(label.strip(), text, label.startswith(" ")) for label, text in list_lines(figures)],
        target=activities.target,
        bars=bars,
    )
