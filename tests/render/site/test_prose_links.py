"""Links lead to the web, to mail and telephone, and to what the page knows; all others are text."""

from __future__ import annotations

import pytest
from support.pages import NoteMarkup, render_note_body, render_note_line


@pytest.mark.parametrize(
    ("address", "href"),
    [
        pytest.param("https://example.com/a?b=c&d#e", "https://example.com/a?b=c&d#e", id="https"),
        pytest.param("HTTP://example.com", "http://example.com", id="large-letters"),
        pytest.param("mailto:ann@example.com", "mailto:ann@example.com", id="mail"),
        pytest.param("tel:+1-555-0100", "tel:+1-555-0100", id="telephone"),
        pytest.param("https://example.com/%22%3E", "https://example.com/%22%3E", id="signs-encoded"),
    ],
)
def test_what_leaves_the_page_says_nothing_of_it(address: str, href: str) -> None:
    [(tag, attributes)] = NoteMarkup(render_note_line(f"[x]({address})")).elements
    assert tag == "a"
    assert attributes["rel"] == "noreferrer noopener"
    assert (attributes["href"] or "").lower() == href.lower()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[x](interviews/harbor%20second.md)", id="encoded"),
        pytest.param("[x](<interviews/harbor second.md>)", id="in-angle-brackets"),
        pytest.param("[x](interviews/harbor%20second.md#Notes)", id="heading"),
        pytest.param("[x][r]\n\n[r]: interviews/harbor%20second.md", id="reference"),
        pytest.param("[x]\n\n[x]: <interviews/harbor second.md> 'A title'", id="its-own-reference"),
    ],
)
def test_a_relative_link_leads_where_the_page_says(text: str) -> None:
    assert render_note_body(text) == '<p><a href="../process/harbor.html">x</a></p>\n'


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("nowhere.md", id="nowhere"),
        pytest.param("#heading", id="heading"),
        pytest.param("", id="empty"),
        pytest.param("//files/offer.pdf", id="host"),
        pytest.param("/files/offer.pdf", id="root"),
        pytest.param("files%00/offer.pdf", id="control"),
        pytest.param("c:files/offer.pdf", id="drive"),
        pytest.param("ftp://example.com", id="scheme"),
    ],
)
def test_a_link_that_leads_nowhere_is_its_text(address: str) -> None:
    assert render_note_line(f"a [*x*](<{address}>) b") == "a <em>x</em> b"


@pytest.mark.parametrize("text", ["[](https://example.com)", "[ ](https://example.com)", "[<!-- a -->](https://example.com)"])
def test_a_link_without_text_shows_its_address(text: str) -> None:
    assert NoteMarkup(render_note_line(text)).text.strip() == "https://example.com"


@pytest.mark.parametrize(
    "text",
    ["[a <https://example.org> b](https://example.com)", "[a ![c](https://example.org) b](https://example.com)"],
)
def test_a_link_in_a_link_is_its_text(text: str) -> None:
    assert [attributes["href"] for _, attributes in NoteMarkup(render_note_line(text)).elements] == ["https://example.com"]


def test_a_link_in_one_that_leads_nowhere_is_a_link() -> None:
    assert (
        render_note_line("[a ![c](https://example.org)](javascript:x)") == 'a <a href="https://example.org" rel="noreferrer noopener">c</a>'
    )
