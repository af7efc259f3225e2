"""The page of a process: its card, what is open, who is reached how, and its notes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from support.builders import HARBOR, NOW, PANEL, make_action, make_interview, make_process, make_search
from support.pages import find_way, list_actions, make_site, strip_tags

from followup_md.derive.card import build_card
from followup_md.model import Person
from followup_md.model.site import NetworkPerson, Site
from followup_md.render.site.processes import draw_process_timelines, render_process
from followup_md.render.site.prose import render_body
from followup_md.render.view import group_open

if TYPE_CHECKING:
    import pytest

    from followup_md.model import Action
    from followup_md.render.site.links import PageLinks

FIRST = make_interview("first", "Harbor Logistics", NOW - timedelta(days=8), process=HARBOR, kind="phone-screen")
PANEL_ROUND = make_interview(PANEL, "Harbor Logistics", NOW, process=HARBOR, interviewers=("Ada", "Bela"))
PEOPLE = {
    "Ada": Person("Ada", "Ada", "people/Ada.md", title="Director", phone="+1 201 555 0148", email="ada@example.com", part="hiring-manager"),
    "Bela": Person("Bela", "Bela"),
}


def build(*actions: Action) -> Site:
    later = make_process(PANEL_ROUND)
    process = later._replace(rounds=(*make_process(FIRST).rounds, *later.rounds))
    search = make_search(process, actions=actions)
    card = build_card(process, ("Ada", "Bela"), PEOPLE, (), NOW)
    network = (NetworkPerson(PEOPLE["Ada"], "decides", (HARBOR,), ()),)
    site = make_site(search=search, cards={HARBOR: card}, network=network)
    return site._replace(texts={FIRST.path: "## Topics\n- late *events*, as [[Ada]] said"})


def show(site: Site, *, shown: bool = True) -> str:
    drawn, way = draw_process_timelines(site)[0], find_way(site)._replace(up="../", open=shown)
    return render_process(site, way, drawn, group_open(site.search).get(drawn.process.id, ()))


def test_the_card_has_every_line_of_it() -> None:
    page = show(build())
    labels = re.findall(r"<dt>(.*?)</dt>", page)
    assert labels == [
        *("Rounds", "People", "They need", "For", "Against", "Asked for", "Stumbled"),
        *("I promised", "They said", "Pay", "Contact", "Decision", "Ask"),
    ]
    assert "Rounds phone-screen Mon 9 Nov panel Tue 17 Nov" in strip_tags(page)
    assert "<title>Harbor Logistics, Data Engineer · followup-md</title>" in page


def test_only_what_is_open_in_this_process_stands_here() -> None:
    page = show(build(make_action("recap"), make_action("recap", process="globex", id="x")))
    assert [told.title for told in list_actions(page.split('aria-labelledby="people"')[0])] == ["Write the recap of Harbor Logistics"]
    assert "Nothing is open here." in show(build())


def test_its_people_say_how_they_are_reached() -> None:
    part = show(build()).split('<h2 id="people">')[1]
    people = [strip_tags(each.partition(">")[2]) for each in re.findall(r"(?s)<li.*?</li>", part.split("</section>")[0])]
    assert people == ["Ada Director +1 201 555 0148 ada@example.com", "Bela"]
    assert '<a href="../people.html#ada">Ada</a>' in part
    assert ">Bela</a>" not in part  # who does not stand on the page of the people


def test_its_notes_stand_the_latest_first_each_under_its_round() -> None:
    notes = show(build()).split('<h2 id="notes">')[1]
    assert re.findall(r'<details class="note" id="([^"]+)">', notes) == [f"note-{PANEL}", "note-first"]
    assert [strip_tags(title) for title in re.findall(r"<summary>(.*?)</summary>", notes)] == [
        "panel, Tue 17 Nov",
        "phone-screen, Mon 9 Nov",
    ]
    assert '<li>late <em>events</em>, as <a href="../people.html#ada">Ada</a> said</li>' in notes
    assert notes.count("The note could not be read.") == 1  # that of the panel, whose text is not there
    assert f'<a href="../../interviews/{PANEL}.md">{PANEL}</a>' in notes


def test_for_others_there_are_neither_notes_nor_ways_to_reach_anybody() -> None:
    page = show(build(make_action("thank", person="Ada"))._replace(public=True), shown=False)
    assert re.findall(r"<dt>(.*?)</dt>", page) == ["Rounds", "Contact", "Decision"]
    assert not [word for word in ("555 0148", "example.com", 'id="notes"', "events", "../../", "followup-md done") if word in page]


def test_without_a_role_the_company_is_the_title() -> None:
    site = build()
    process = site.search.processes[0]._replace(role=None)
    site = site._replace(search=site.search._replace(processes=(process,)))
    assert "<title>Harbor Logistics · followup-md</title>" in show(site)


def test_a_process_that_was_only_applied_for_has_neither_people_nor_notes() -> None:
    process = make_process(FIRST, "applied")._replace(rounds=())
    site = make_site(search=make_search(process), cards={HARBOR: build_card(process, (), {}, (), NOW)})
    page = show(site)
    assert 'id="people"' not in page
    assert 'id="notes"' not in page
    assert '<p class="banner">applied</p>' in page


def test_a_text_that_is_as_it_was_is_not_parsed_again_unless_a_name_in_it_leads_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def count(text: str, way: PageLinks) -> str:
        parsed.append(text)
        return render_body(text, way)

    monkeypatch.setattr("followup_md.render.site.processes.render_body", count)
    site = build()
    text = "## Topics\n- seen by [[Ada]] alone, once"
    site = site._replace(texts={FIRST.path: text})
    first = show(site)
    assert show(site) == first
    assert parsed == [text]
    nobody = site._replace(network=())
    assert '<a href="../people.html#ada">Ada</a> alone' in first
    assert '<a href="../people.html#ada">Ada</a> alone' not in show(nobody)
    assert parsed == [text, text]
