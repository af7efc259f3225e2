"""A page of site/ taken apart without a browser: its elements, its headings, its words, and each tag that is not closed as it should be."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_TAGS = """
html head meta title link body a header nav ul ol li main h1 h2 h3 h4 h5 h6 small section article p span strong time details summary
code footer div dl dt dd bdi table thead tbody tr th td blockquote mark em s pre hr br svg g line rect path circle text defs pattern
"""
_ATTRIBUTES = """
lang charset http-equiv content name rel href class id aria-label aria-labelledby aria-current aria-hidden tabindex role dir datetime
scope start width height x y x1 x2 y1 y2 cx cy r d dx text-anchor overflow fill patternunits xmlns
"""
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())
VOID = frozenset({"meta", "link", "br", "hr"})
SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "obsidian"})


class Element(NamedTuple):
    """An element: its tag, and its attributes."""

    tag: str
    attributes: dict[str, str]


class Markup(HTMLParser):
    """What a page consists of; `faults` are tags that close nothing or are left open, and whatever no page should hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.headings: list[tuple[int, str]] = []
        self.faults: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"left open: {tag}" for tag in self._open]

    @property
    def ids(self) -> list[str]:
        """Every id of the page."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def links(self) -> list[str]:
        """Where the links of the page lead."""
        return [element.attributes["href"] for element in self.elements if element.tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        self.faults += [f"tag: {tag}" for _ in range(tag not in TAGS)]
        self.faults += [f"attribute: {tag} {name}" for name, _ in attrs if name not in ATTRIBUTES]
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"attribute twice: {tag}")
        if tag not in VOID:
            self._open.append(tag)
        if len(tag) == len("h1") and tag[0] == "h" and tag[1].isdigit():
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"closes nothing: {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data
        if any(f"h{level}" in self._open for level in range(1, 7)):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def find_lost(links: list[str], address: str, files: frozenset[str], ids: dict[str, list[str]]) -> list[str]:
    """Return the links of the page at `address` (its path in the vault) that lead nowhere; `files` are those of the vault."""
    return [link for link in links if not _leads(link, address, files, ids)]


def _leads(link: str, address: str, files: frozenset[str], ids: dict[str, list[str]]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return parts.scheme in SCHEMES and not (parts.netloc and not parts.scheme)
    target = _join(address, unquote(parts.path, errors="surrogateescape")) if parts.path else address
    return target in files and (not parts.fragment or unquote(parts.fragment) in ids.get(target, []))


def _join(address: str, path: str) -> str:
    """Return a relative path seen from a page, as a path in the vault."""
    steps = address.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)
