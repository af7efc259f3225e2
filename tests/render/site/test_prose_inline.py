"""What Obsidian adds within a line: wikilinks, embeds, highlights, block ids, and web addresses as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pages import KnownLinks, render_note_body, render_note_line

from followup_md.parse.facts import link_target
from followup_md.render.site.prose import render_line

PRIYA = '<a href="../people.html#priya-raman">{}</a>'
TOM = '<a href="../people.html#tom-okafor">{}</a>'
UNKNOWN = '<span class="unresolved">{}</span>'
WEB = '<a href="{0}" rel="noreferrer noopener">{0}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("[[Priya Raman]]", PRIYA.format("Priya Raman"), id="link"),
        pytest.param("[[ Priya Raman ]]", PRIYA.format("Priya Raman"), id="blanks"),
        pytest.param("[[Priya Raman.md]]", PRIYA.format("Priya Raman"), id="with-its-ending"),
        pytest.param("[[Priya Raman|Priya]]", PRIYA.format("Priya"), id="alias"),
        pytest.param("[[Priya Raman\\|Priya]]", PRIYA.format("Priya"), id="alias-as-in-a-table"),
        pytest.param("[[Priya Raman#Notes|her notes]]", PRIYA.format("her notes"), id="heading-and-alias"),
        pytest.param("[[Priya Raman^b1]]", PRIYA.format("Priya Raman"), id="block"),
        pytest.param("[[people/Tom Okafor]]", TOM.format("Tom Okafor"), id="folder"),
        pytest.param("![[Priya Raman]]", PRIYA.format("Priya Raman"), id="embed"),
        pytest.param("![[photo.png]]", UNKNOWN.format("photo.png"), id="embedded-picture"),
        pytest.param("[[Nobody]]", UNKNOWN.format("Nobody"), id="unknown"),
        pytest.param("[[a/Nobody|N. & <b>]]", UNKNOWN.format("N. &amp; &lt;b&gt;"), id="unknown-by-alias"),
        pytest.param("[[people/]]", UNKNOWN.format("people/"), id="a-folder-alone"),
        pytest.param("[[#Questions]]", "Questions", id="a-heading-of-the-same-note"),
        pytest.param("[[]]", "[[]]", id="empty"),
        pytest.param("[[ |]]", "[[ |]]", id="blank"),
        pytest.param("[[a\nb]]", "[[a<br>\nb]]", id="over-lines"),
        pytest.param("[[a", "[[a", id="without-end"),
        pytest.param("\\[[Priya Raman]]", "[[Priya Raman]]", id="escaped"),
        pytest.param("`[[Priya Raman]]`", "<code>[[Priya Raman]]</code>", id="code"),
        pytest.param("**[[Priya Raman]]**", f"<strong>{PRIYA.format('Priya Raman')}</strong>", id="emphasis"),
        pytest.param(
            "[a [[Priya Raman]] b](https://example.com)",
            f"[a {PRIYA.format('Priya Raman')} b]({WEB.format('https://example.com')})",
            id="in-a-link",
        ),
    ],
)
def test_wikilinks_lead_to_the_page_of_what_they_name(text: str, html: str) -> None:
    assert render_note_line(text) == html


def test_the_alias_of_a_link_in_a_table_is_no_column() -> None:
    assert f"<td>{PRIYA.format('Priya')}</td>\n<td>b</td>" in render_note_body("|a|b|\n|-|-|\n|[[Priya Raman\\|Priya]]|b|")


@given(st.text(alphabet="ab/|#^ .md", min_size=1))
def test_a_link_names_what_the_reader_of_notes_takes_it_to_name(inside: str) -> None:
    asked: list[str] = []

    class Asked(KnownLinks):
        def find_page(self, target: str) -> str | None:
            asked.append(target)
            return None

    render_line(f"[[{inside}]]", Asked())
    assert asked == [target for target in [link_target(f"[[{inside}]]")] if target]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "![the office](https://example.com/a.png)",
            '<a href="https://example.com/a.png" rel="noreferrer noopener">the office</a>',
            id="web",
        ),
        pytest.param("![the office](a.png)", "the office", id="file"),
        pytest.param("![](a.png)", "", id="no-text"),
        pytest.param("![](https://example.com/a.png)", WEB.format("https://example.com/a.png"), id="an-address-alone"),
        pytest.param("![the offer](files/offer.pdf)", '<a href="../files/offer.pdf">the offer</a>', id="a-file-that-is-there"),
        pytest.param("![a](data:image/png;base64,AAAA)", "a", id="data"),
        pytest.param(
            "[![a](https://example.com/a.png)](https://example.com)",
            '<a href="https://example.com" rel="noreferrer noopener">a</a>',
            id="in-a-link",
        ),
        pytest.param("a! [b", "a! [b", id="no-picture"),
        pytest.param("![b", "![b", id="without-end"),
    ],
)
def test_a_picture_is_a_link_or_its_text(text: str, html: str) -> None:
    assert render_note_line(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("a ==b== c", "a <mark>b</mark> c", id="words"),
        pytest.param(
            "==a **b** [[Priya Raman]]==", f"<mark>a <strong>b</strong> {PRIYA.format('Priya Raman')}</mark>", id="with-more-in-it"
        ),
        pytest.param("==a=b==", "<mark>a=b</mark>", id="one-sign-within"),
        pytest.param("a == b and c == d", "a == b and c == d", id="comparison"),
        pytest.param("==a ==", "==a ==", id="blank-before-the-end"),
        pytest.param("==a\nb==", "==a<br>\nb==", id="over-lines"),
        pytest.param("`==a==`", "<code>==a==</code>", id="code"),
        pytest.param(
            "[==a==](https://example.com)", '<a href="https://example.com" rel="noreferrer noopener"><mark>a</mark></a>', id="in-a-link"
        ),
    ],
)
def test_highlights_are_marked(text: str, html: str) -> None:
    assert render_note_line(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("a ^b1", "a", id="end"),
        pytest.param("a ^b-1 \nc", "a<br>\nc", id="end-of-a-line"),
        pytest.param("^b1", "", id="alone"),
        pytest.param(
            "[a ^b1\nc](https://example.com)",
            '<a href="https://example.com" rel="noreferrer noopener">a<br>\nc</a>',
            id="in-a-link-of-two-lines",
        ),
        pytest.param("a ^b c", "a ^b c", id="in-a-line"),
        pytest.param("a^2", "a^2", id="power"),
        pytest.param("[a ^b1](https://example.com)", '<a href="https://example.com" rel="noreferrer noopener">a ^b1</a>', id="in-a-link"),
    ],
)
def test_block_ids_are_left_out(text: str, html: str) -> None:
    assert render_note_line(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("see https://example.com/a_b?c=d#e.", f"see {WEB.format('https://example.com/a_b?c=d#e')}.", id="in-a-sentence"),
        pytest.param("(http://example.com)", f"({WEB.format('http://example.com')})", id="in-parentheses"),
        pytest.param("https://example.com/a_(b)", WEB.format("https://example.com/a_(b)"), id="with-parentheses"),
        pytest.param("**https://example.com**", f"<strong>{WEB.format('https://example.com')}</strong>", id="emphasis"),
        pytest.param("https://", "https://", id="no-host"),
        pytest.param("xhttps://example.com", "xhttps://example.com", id="another-scheme"),
        pytest.param("note: a", "note: a", id="colon"),
        pytest.param("`https://example.com`", "<code>https://example.com</code>", id="code"),
        pytest.param(
            "[https://example.com/b](https://example.com)",
            '<a href="https://example.com" rel="noreferrer noopener">https://example.com/b</a>',
            id="in-a-link",
        ),
        pytest.param("<https://example.com>", WEB.format("https://example.com"), id="in-angle-brackets"),
    ],
)
def test_web_addresses_are_links_as_they_stand(text: str, html: str) -> None:
    assert render_note_line(text) == html
