"""The page *People*: the network across companies, deciders first, and what is open with each (R2.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.site.entries import list_entries
from followup_md.render.site.frame import render_page
from followup_md.render.site.way import PEOPLE, list_anchors
from followup_md.render.view import label_processes
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from followup_md.model import Person
    from followup_md.model.site import Circle, Known, Site
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


def render_people(site: Site, way: Way) -> str:
    """Return the page."""
    contacts = list(_list_contacts(site))
    circles = [(title, [contact for known, contact in contacts if known.circle == circle]) for circle, title in _CIRCLES.items()]
    return render_page(
        "people.html.j2",
        "People",
        site.search.now,
        way,
        here=PEOPLE,
        site=site,
        circles=[(title, members) for title, members in circles if members],
        count=len(contacts),
    )


def _list_contacts(site: Site) -> Iterator[tuple[Known, Contact]]:
    labels, now = label_processes(site.search, whole=True), site.search.now
    companies = {process.id: process.company for process in site.search.processes}
    for known, anchor in zip(site.network, list_anchors(site), strict=True):
        yield (
            known,
            Contact(
                person=known.person,
                anchor=anchor,
                about=", ".join(filter(None, (known.person.title, _find_other_company(known, companies)))),
                processes=tuple((name, labels[name]) for name in known.processes),
                last=spell_full(known.last, now) if known.last else "",
                connected=known.connected,
                entries=list_entries(known.actions, site.search),
            ),
        )


def _find_other_company(known: Known, companies: Mapping[str, str]) -> str | None:
    """Return where somebody works, unless a process of theirs says so already."""
    return None if known.person.company in {companies[name] for name in known.processes} else known.person.company
