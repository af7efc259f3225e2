"""What every page has, and how the words of notes come into it."""

from __future__ import annotations

import pytest
from support.builders import NOW, PANEL, PIECES, make_action, make_interview, make_process, make_search
from support.pages import find_way, make_site, show_board

from followup_md.model import Person
from followup_md.model.site import NetworkPerson
from followup_md.render.markdown import GENERATED_MARK
from followup_md.render.site.frame import NAME_CELLS, STYLE_COMMENT, render_style, shorten_name
from followup_md.render.site.pages import render_site, render_today

ADDRESS = "https://www.linkedin.com/in/priya"


def render_with_profile(profile: str) -> str:
    """Return the page People of somebody with one profile."""
    site = make_site(network=(NetworkPerson(Person("Ada", "Ada", profiles=(profile,)), "judges", (), ()),))
    return render_site(site)["people.html"]


@pytest.mark.parametrize(
    ("profile", "host"),
    [
        (ADDRESS, "linkedin.com"),
        ("HTTP://Example.com?x", "example.com"),
        ("https://example.com:8080/a#b", "example.com"),
        ("http://münchen.example", "münchen.example"),
    ],
)
def test_an_address_of_the_web_is_a_link(profile: str, host: str) -> None:
    assert f'<a href="{profile}" rel="noreferrer noopener">{host}</a>' in render_with_profile(profile)


@pytest.mark.parametrize(
    "profile",
    [
        "javascript:alert(1)",
        "javascript://example.com/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.com",
        "linkedin.com/in/ada",
        "https://",
        "https:///x",
        "https://me@example.com/",  # another host than it seems
        "https://exa mple.com",
        "https://example.com/\u202egnp",
        "ftp://example.com",
    ],
)
def test_what_is_no_address_of_the_web_is_text(profile: str) -> None:
    page = render_with_profile(profile)
    assert "noopener" not in page
    assert f"<p>{profile.replace(chr(0x202E), '')}</p>" in page


def test_words_of_notes_are_no_markup_and_turn_nothing() -> None:
    interview = make_interview("a", '<b onclick="x">\u202eA & B', NOW, role="{{ 7*7 }}", process="a-b")
    site = make_site(search=make_search(make_process(interview)))
    page = show_board(site)
    assert "&lt;b onclick=&#34;x&#34;&gt;A &amp; B" in page
    assert "{{ 7*7 }}" in page
    assert "\u202e" not in page


def test_a_heading_shows_no_more_of_a_name_than_fits() -> None:
    assert shorten_name("x" * NAME_CELLS) == "x" * 80
    assert shorten_name("x" * (NAME_CELLS + 1)) == "x" * 79 + "…"
    assert shorten_name("a\nb\x1b[31m") == "a b\ufffd[31m"


def test_every_file_begins_with_the_mark_of_its_kind() -> None:
    pages = render_site(make_site())
    assert list(pages) == ["index.html", "processes.html", "people.html", "questions.html", "search.html", "style.css"]
    assert {name for name, text in pages.items() if text.startswith(f"{GENERATED_MARK}\n<!doctype html>\n")} == pages.keys() - {"style.css"}
    assert render_style().startswith(f"{STYLE_COMMENT}\n:root {{")
    assert "url(" not in render_style()
    assert "@import" not in render_style()


def test_a_page_says_of_which_day_it_is_and_marks_where_one_stands() -> None:
    site = make_site()
    page = render_today(site, find_way(site))
    assert "As of Tue 17 Nov 2026." in page
    assert page.count("aria-current") == 1
    assert '<a href="index.html" aria-current="page">Today</a>' in page
    assert "left out" not in page
    assert "Names, companies and texts are left out." in render_today(site, find_way(site)._replace(open=False))


def test_what_is_typed_stands_as_code_in_the_words_of_the_program() -> None:
    action = make_action("find-contact", person="Ada", pieces=PIECES._replace(missing=("email",)))
    site = make_site(search=make_search(make_process(make_interview(PANEL, "Harbor", NOW)), actions=(action,)))
    assert "name in <code>relay</code> who passes your thanks on" in render_today(site, find_way(site))
