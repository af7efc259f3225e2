"""A letter as a page to print: every word is text, and nothing in it runs or is fetched."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from support.letters import FOREIGN_NAMES, HOSTILE_LINES, WHOLE_LETTER, lay

from followup_md.letters.layout import Layout, LetterBlock
from followup_md.render.letter import (
    HTML_MARK,
    choose_envelope,
    choose_sheet,
    estimate_fit,
    lay_out_envelope,
    render_letter_html,
    set_letter,
)

A4 = choose_sheet("IE")


class Reader(HTMLParser):
    """Reads the elements of a page, their attributes, and what each paragraph says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[tuple[str | None, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "p":
            self.said.append((dict(attrs)["class"], ""))
        elif tag == "br":
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if self.said and self.tags[-1] in ("p", "br") and data.strip():
            self._add(data)

    def _add(self, text: str) -> None:
        self.said[-1] = (self.said[-1][0], self.said[-1][1] + text)


def test_each_block_is_a_paragraph_of_its_kind() -> None:
    page = render_letter_html(lay(WHOLE_LETTER), A4, "a-letter")
    assert page.startswith(f"{HTML_MARK}\n<!doctype html>\n")
    assert Reader(page).said == [(block.kind, "\n".join(block.lines)) for block in lay(WHOLE_LETTER).blocks]
    assert "size: 210mm 297mm;\n  margin: 25mm;" in page
    assert '<html lang="en">' in page


@pytest.mark.parametrize("text", [*HOSTILE_LINES, *FOREIGN_NAMES, "</style><script>x</script>", "--><img src=x onerror=y>", '" onload="x'])
def test_every_word_is_text(text: str) -> None:
    page = Reader(render_letter_html(Layout((LetterBlock("paragraph", (text,)),), "en"), A4, text))
    assert page.said == [("paragraph", text)]
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert not any(name.startswith("on") or name in ("src", "href", "style") for name, _ in page.attributes)


def test_the_page_may_fetch_and_run_nothing() -> None:
    page = render_letter_html(lay(WHOLE_LETTER), A4, "a")
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert "http:" not in page
    assert "https:" not in page


def test_an_envelope_is_a_page_of_its_size() -> None:
    page = render_letter_html(lay_out_envelope(("Ana", "3 Quay Street"), ("Priya", "1 Quay")), choose_envelope("US"), "a", envelope=True)
    assert "size: 241.3mm 104.8mm;\n  margin: 12mm;" in page
    assert Reader(page).said == [("sender", "Ana\n3 Quay Street"), ("recipient", "Priya\n1 Quay")]


@pytest.mark.parametrize("paragraphs", [1, 8, 12, 16, 30])
def test_the_guess_is_near_what_a_pdf_has(paragraphs: int) -> None:
    text = ("On Tuesday you described what happens to the ledger when a truck reports nine hours late. " * 3).strip()
    layout = Layout((LetterBlock("paragraph", (text,)),) * paragraphs)
    pages, over = estimate_fit(layout, A4)
    set_ = set_letter(layout, A4)
    assert abs(pages - set_.pages) <= 1
    assert abs(over - set_.lines_over) <= 4 + over / 8
    assert (over > 0) == (pages > 1)


def test_a_letter_of_sixty_lines_is_over_without_the_library_too() -> None:
    # 60 lines of 5.05 mm are 56 more than the 247 of a page.
    assert estimate_fit(Layout((LetterBlock("paragraph", ("line",) * 60),)), A4) == (2, 12)


def test_an_empty_letter_fits() -> None:
    assert estimate_fit(Layout(()), A4) == (1, 0)
