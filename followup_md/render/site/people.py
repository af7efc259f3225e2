"""The page *People*: the network across companies, deciders first, and what is open with each (R2.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.site.entries import list_entries
from followup_md.render.site.frame import render_page
from followup_md.render.site.way import PEOPLE, list_anchors
from followup_md.render.view import label_processes
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.model import Person
    from followup_md.model.site import Circle, Site
    from followup_md.render.site.entries import Entry
    from followup_md.render.site.way import Way

_CIRCLES: Mapping[Circle, str] = {
    "decides": "Who decides",
    "judges": "Who talks with you",
    "arranges": "Who arranges and passes on",
    "others": "Others you know",
}


class Contact(NamedTuple):
    """One person: the `anchor` of this entry, the processes with their labels, and what is open.

    `about` is their title, and where they work if no process says so.
    """

    person: Person
    anchor: str
    about: str
    processes: tuple[tuple[str, str], ...]
    last: str
    connected: bool
    entries: tuple[Entry, ...]


def render_people(site: Site, links: Way) -> str:
    """Return the page."""
    search = site.search
    labels = label_processes(search, whole=True)
    companies = {process.id: process.company for process in search.processes}
    circles: dict[Circle, list[Contact]] = {circle: [] for circle in _CIRCLES}
    for known, anchor in zip(site.network, list_anchors(site), strict=True):
        # Where somebody works is named unless a process of theirs names it.
        elsewhere = known.person.company not in {companies[name] for name in known.processes}
        contact = Contact(
            person=known.person,
            anchor=anchor,
            about=", ".join(filter(None, (known.person.title, known.person.company if elsewhere else None))),
            processes=tuple((name, labels[name]) for name in known.processes),
            last=spell_full(known.last, search.now) if known.last else "",
            connected=known.connected,
            entries=list_entries(known.actions, search),
        )
        circles[known.circle].append(contact)
    return render_page(
        "people.html.j2",
        "People",
        search.now,
        links,
        here=PEOPLE,
        site=site,
        circles=[(_CIRCLES[circle], members) for circle, members in circles.items() if members],
        count=len(site.network),
    )
