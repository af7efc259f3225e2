"""Note texts for the tests of the pages: links that lead somewhere, and what a browser finds in the HTML that is made of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from followup_md.render.site.prose import render_body, render_line

PAGES = {"Priya Raman": "../people.html#priya-raman", "people/Tom Okafor": "../people.html#tom-okafor"}
FILES = {"interviews/harbor second.md": "../process/harbor.html", "files/offer.pdf": "../files/offer.pdf"}
# What may stand in the HTML of a note, and nothing else.
INLINE: dict[str, set[str]] = {
    "a": {"href", "rel"},
    "span": {"class", "role", "aria-label"},
    **{tag: set() for tag in ("em", "strong", "s", "mark", "code", "br")},
}
ALLOWED: dict[str, set[str]] = {
    **INLINE,
    "div": {"class", "tabindex", "role", "aria-label"},
    "blockquote": {"class"},
    "li": {"class"},
    "ol": {"start"},
    **{tag: set() for tag in ("p", "h3", "h4", "h5", "h6", "ul", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td")},
}
_WEB = r"https?://|mailto:|tel:"
_VOID = ("br", "hr")


class Known:
    """Links that know a few pages and files."""

    def find_page(self, target: str) -> str | None:
        return PAGES.get(target)

    def find_file(self, path: str) -> str | None:
        return FILES.get(path)


class Reader(HTMLParser):
    """Reads elements, their attributes and the text of a piece of HTML; fails where an element is not closed as it was opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.others: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def body(text: str) -> str:
    """Return the HTML of a note's body."""
    return render_body(text, Known())


def line(text: str) -> str:
    """Return the HTML of a line."""
    return render_line(text, Known())


def list_faults(page: str, allowed: dict[str, set[str]] = ALLOWED) -> list[str]:
    """Return what a piece of HTML holds beside the elements and attributes that it may hold, and links that lead elsewhere."""
    read = Reader(page)
    known = {*PAGES.values(), *FILES.values()}
    faults = [f"<!{other}>" for other in read.others]
    for tag, attributes in read.elements:
        faults += [f"<{tag}>"] if tag not in allowed else [f"<{tag} {name}>" for name in set(attributes) - allowed[tag]]
        href = attributes.get("href")
        if href is not None and href not in known and not (re.match(_WEB, href) and "rel" in attributes):
            faults.append(href)
    return faults
