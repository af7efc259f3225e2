"""The page People: in circles, deciders first, with where they belong and what is open with them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from support.builders import HARBOR, NOW, PANEL, make_action, make_interview, make_process, make_search
from support.pages import find_way, list_actions, make_site, strip_tags

from followup_md.model import Person
from followup_md.model.site import NetworkPerson
from followup_md.render.site.pages import render_people

if TYPE_CHECKING:
    from followup_md.model import Action
    from followup_md.model.site import Circle, Site

SEARCH = make_search(make_process(make_interview(PANEL, "Harbor Logistics", NOW, process=HARBOR)))


def know(name: str, circle: Circle, *actions: Action) -> NetworkPerson:
    return NetworkPerson(Person(name, name, f"people/{name}.md"), circle, (), actions)


def build(*known: NetworkPerson) -> Site:
    return make_site(search=SEARCH, network=known)


def show(*known: NetworkPerson) -> str:
    site = build(*known)
    return render_people(site, find_way(site))


def list_circles(page: str) -> list[tuple[str, list[str]]]:
    sections = page.split("<section")[1:]
    return [
        (strip_tags(re.findall(r"<h2[^>]*>(.*?)</h2>", part)[0]), [strip_tags(name) for name in re.findall(r"<h3[^>]*>(.*?)</h3>", part)])
        for part in sections
    ]


def test_who_decides_stands_first_and_empty_circles_do_not_stand() -> None:
    page = show(know("Ada", "others"), know("Bela", "judges"), know("Cleo", "decides"), know("Dora", "decides"))
    assert list_circles(page) == [("Who decides 2", ["Cleo", "Dora"]), ("Who talks with you 1", ["Bela"]), ("Others you know 1", ["Ada"])]
    assert list_circles(show(know("Ada", "arranges"))) == [("Who arranges and passes on 1", ["Ada"])]
    assert "<h1>People <small>4</small></h1>" in page


def test_a_person_says_where_they_belong_and_when_one_met() -> None:
    person = Person("Ada", "Ada", "people/Ada.md", "Harbor Logistics", "Director")
    page = show(NetworkPerson(person, "decides", (HARBOR,), (), date(2026, 11, 12), connected=True))
    entry = page.split('<li id="ada"')[1]
    said = strip_tags(entry.split("</li>")[0].partition(">")[2])
    assert said == "Ada Director Harbor Logistics last contact Thu 12 Nov · connected note"
    assert f'<a href="process/{HARBOR}.html">Harbor Logistics</a>' in entry
    assert '<a href="../people/Ada.md">note</a>' in entry


def test_a_company_that_no_process_names_stands_beside_the_title() -> None:
    person = Person("Di", "Di", "people/Di.md", "Mossway", "Consultant")
    page = strip_tags(show(NetworkPerson(person, "arranges", (HARBOR,), ())))
    assert "Di Consultant, Mossway Harbor Logistics no contact yet" in page


def test_who_was_never_met_says_so() -> None:
    page = strip_tags(show(know("Ada", "others")))
    assert "no contact yet" in page
    assert "connected" not in page


def test_what_is_open_with_somebody_is_folded_under_its_number() -> None:
    actions = (make_action("engage", person="Ada"), make_action("connect", person="Ada"))
    page = show(know("Ada", "decides", *actions), know("Bela", "decides"))
    assert [told.title for told in list_actions(page)] == ["Connect with Ada", "Join a conversation with Ada"]
    assert '<summary>2 open<span class="unseen"> with Ada</span></summary>' in page
    assert page.count("<details>") == 3  # one for what is open, and the reason of each


def test_nothing_leads_to_a_profile_where_others_see_the_screen() -> None:
    known = know("Ada", "others")
    site = build(known._replace(person=known.person._replace(profiles=("https://example.com/ada",))))
    assert "example.com" in render_people(site, find_way(site))
    page = render_people(site, find_way(site)._replace(open=False))
    assert "example.com" not in page
    assert "people/Ada" not in page


def test_without_anybody_it_says_how_they_come_here() -> None:
    assert "Nobody yet: write each interviewer under interviewers of the note." in strip_tags(show())
