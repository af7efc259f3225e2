"""Where the links of the pages lead, and what things are called in addresses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.builders import NOW, make_interview, make_process, make_search
from support.pages import find_way, make_site

from followup_md.model import Person
from followup_md.model.site import NetworkPerson
from followup_md.render.site.links import PageLinks, Places, fit_name, list_anchors, map_places, name_page

EMPTY = Places({}, {}, {})
PANEL = make_interview("2026-11-17-panel", "Harbor", NOW - timedelta(days=1), role="Engineer", process="harbor-engineer")
SITE = make_site(
    search=make_search(make_process(PANEL)),
    network=tuple(
        NetworkPerson(Person(key, name, path), "judges", (), ())
        for key, name, path in (
            ("Gráinne Holloway", "Gráinne Holloway", "people/Gráinne Holloway.md"),
            ("J. Kim (Harbor)", "J. Kim", "people/J. Kim (Harbor).md"),
            ("J. Kim (Globex)", "J. Kim", "people/J. Kim (Globex).md"),
            ("j kim globex", "j kim globex", None),
        )
    ),
)


@pytest.mark.parametrize("length", [1, 99, 100])
def test_a_name_that_a_disk_takes_stays(length: int) -> None:
    assert fit_name("x" * length) == "x" * length


def test_a_longer_name_is_cut_and_still_its_own() -> None:
    one, two = fit_name("x" * 10_000 + "1"), fit_name("x" * 10_000 + "2")
    assert (len(one), len(two), one == two) == (100, 100, False)
    assert one.startswith("x" * 91 + "-")
    assert name_page("x" * 101) == f"{fit_name('x' * 101)}.html"
    assert name_page("harbor-engineer") == "harbor-engineer.html"


def test_no_two_people_share_an_anchor() -> None:
    assert list_anchors(SITE) == ("grainne-holloway", "j-kim-harbor", "j-kim-globex", "j-kim-globex--2")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("Gráinne Holloway", "people.html#grainne-holloway"),
        ("gráinne  HOLLOWAY", "people.html#grainne-holloway"),
        ("Gra\u0301inne Holloway", "people.html#grainne-holloway"),  # the accent as a sign of its own
        ("people/Gráinne Holloway.md", "people.html#grainne-holloway"),
        ("J. Kim (Globex)", "people.html#j-kim-globex"),
        ("J. Kim", "people.html#j-kim-harbor"),  # a name that two bear: the first of them
        ("2026-11-17-panel", "process/harbor-engineer.html#note-2026-11-17-panel"),
        ("interviews/2026-11-17-panel", "process/harbor-engineer.html#note-2026-11-17-panel"),
        ("Nobody", None),
        ("", None),
    ],
)
def test_a_wikilink_leads_to_whom_or_what_it_names(target: str, address: str | None) -> None:
    assert find_way(SITE).find_page(target) == address
    assert find_way(SITE)._replace(up="../").find_page(target) == (address and f"../{address}")


def test_a_relative_link_leads_to_the_page_of_its_note() -> None:
    way = find_way(SITE)
    assert way.find_file("../people/Gr%C3%A1inne%20Holloway.md#Log") == "people.html#grainne-holloway"
    assert way.find_file("gone.md") is None


def test_places_are_known_by_id_and_key() -> None:
    places = map_places(SITE)
    assert places.processes == {"harbor-engineer": "process/harbor-engineer.html"}
    assert places.people["j kim globex"] == "people.html#j-kim-globex--2"
    below = PageLinks(places, "../")
    assert below.to("index.html") == "../index.html"
    assert below.to_process("harbor-engineer") == "../process/harbor-engineer.html"
    assert below.to_person("J. Kim (Harbor)") == "../people.html#j-kim-harbor"
    assert (below.to_process(None), below.to_process("gone"), below.to_person("gone")) == (None, None, None)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("interviews/a.md", "../interviews/a.md"),
        ("people/Gráinne Holloway.md", "../people/Gr%C3%A1inne%20Holloway.md"),
        ('x/a#b?c%41&"<.md', "../x/a%23b%3Fc%2541%26%22%3C.md"),
        ("javascript:alert(1).md", "../javascript%3Aalert%281%29.md"),
        ("\udcff.md", "../%3F.md"),  # a name that is not UTF-8
        (None, None),
        ("", None),
    ],
)
def test_a_note_lies_beside_site(path: str | None, link: str | None) -> None:
    assert PageLinks(EMPTY).to_note(path) == link
    assert PageLinks(EMPTY, "../").to_note(path) == (link and f"../{link}")
    assert PageLinks(EMPTY, open=False).to_note(path) is None


def test_a_note_opens_in_obsidian_where_the_vault_is_its() -> None:
    way = PageLinks(EMPTY, obsidian="My vault & more")
    assert way.to_obsidian("people/J. Kim.md") == "obsidian://open?vault=My%20vault%20%26%20more&file=people%2FJ.%20Kim"
    assert PageLinks(EMPTY).to_obsidian("people/J. Kim.md") is None
    assert (way.to_obsidian(None), way._replace(open=False).to_obsidian("a.md")) == (None, None)
