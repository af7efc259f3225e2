"""Pages of site/: built, opened in a browser, served, and taken apart without a browser."""

from __future__ import annotations

import re
import shutil
import socket
from contextlib import closing, contextmanager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from click.testing import CliRunner
from support.builders import make_search

from followup_md.cli import cli
from followup_md.model.figures import Figures
from followup_md.model.site import Site
from followup_md.render.site.frame import POLICY
from followup_md.render.site.links import PageLinks, map_places
from followup_md.render.site.processes import draw_process_timelines, render_processes
from followup_md.render.site.prose import render_body, render_line
from followup_md.render.site.timeline import draw_timelines
from followup_md.render.view import group_open
from followup_md.watch.requests import META
from followup_md.watch.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

    from followup_md.model import Process
    from followup_md.render.site.timeline import Timeline

# A headless Chromium on the pages of site/.

Scheme = Literal["light", "dark"]

ROOT = Path(__file__).parents[2]
SITE_NOW = "2026-11-18T12:00"
PROCESSES = (
    "falkenried-energie-senior-data-engineer",
    "harbor-logistics-data-engineer",
    "kestrel-grid-data-platform-engineer",
    "lindwurm-mobility-charging-data-engineer",
    "merrow-insurance-data-engineer",
    "ogham-maps-geodata-engineer",
    "sable-street-books-data-engineer",
    "tidewell-water-analytics-engineer",
)
PAGES = ("index.html", "processes.html", "people.html", "questions.html", "search.html", *(f"process/{name}.html" for name in PROCESSES))
WIDTHS = (360, 768, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_HEIGHT = 900
_OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
_MEASURE = """() => {
  const root = document.documentElement, wide = root.clientWidth;
  return root.scrollWidth <= wide ? "" : [...document.body.querySelectorAll("*")]
    .filter(each => each.getBoundingClientRect().right > wide).map(each => each.outerHTML.slice(0, 120)).join("\\n") || "the page";
}"""
# Pieces of text that visibly overlap; text for screen readers alone has no place on the page.
_FIND_OVERLAPS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), pieces = [];
  for (let node; node = walker.nextNode();) {
    if (!node.data.trim() || node.parentElement.closest(".unseen, .skip, title") || !node.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) pieces.push([box, node]);
  }
  const over = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const found = [];
  for (let i = 0; i < pieces.length; i++) for (let j = i + 1; j < pieces.length; j++)
    if (pieces[i][1] !== pieces[j][1] && over(pieces[i][0], pieces[j][0])) found.push(pieces[i][1].data + " | " + pieces[j][1].data);
  return found;
}"""


class OpenPage(NamedTuple):
    """An open page, and anything it did that no page should: messages, errors, dialogs, other windows, requests that leave site/."""

    page: Page
    noise: list[str]

    def open_details(self) -> None:
        """Open all collapsed details."""
        self.page.evaluate(_OPEN_ALL)

    def set_width(self, width: int) -> None:
        """Set the window's width."""
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})

    def find_too_wide(self) -> str:
        """Return the elements that make the page scroll sideways; none when it does not."""
        return str(self.page.evaluate(_MEASURE))

    def find_overlaps(self) -> list[str]:
        """Return the pairs of overlapping texts."""
        return [str(pair) for pair in self.page.evaluate(_FIND_OVERLAPS)]


class SiteBrowser(NamedTuple):
    """One browser for one site/, which opens its pages by relative address."""

    browser: Browser
    site: Path

    @contextmanager
    def open(self, address: str, width: int = 1440, scheme: Scheme = "light", *, lawless: bool = False) -> Iterator[OpenPage]:
        """Open a page in a window of its own; `lawless` leaves the page's own security policy out."""
        context = self.browser.new_context(viewport={"width": width, "height": _HEIGHT}, color_scheme=scheme, bypass_csp=lawless)
        context.set_default_timeout(10_000)
        page = context.new_page()
        noise: list[str] = []
        self._listen(page, noise)
        page.goto((self.site / address).as_uri())
        try:
            yield OpenPage(page, noise)
        finally:
            context.close()

    def _listen(self, page: Page, noise: list[str]) -> None:
        def hear(message: ConsoleMessage) -> None:
            noise.append(f"console: {message.text}")

        def fail(error: object) -> None:
            noise.append(f"error: {error}")

        def count_window(_: Page) -> None:
            noise.append("window: another")

        def dismiss(dialog: Dialog) -> None:
            noise.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        def judge(request: Request) -> None:
            if not request.url.startswith(f"{self.site.as_uri()}/"):
                noise.append(f"request: {request.url}")

        page.on("console", hear)
        page.on("pageerror", fail)
        page.on("dialog", dismiss)
        page.on("request", judge)
        page.on("popup", count_window)


def copy_example(folder: Path) -> Path:
    """Return a copy of the example vault without its generated files."""
    return Path(shutil.copytree(ROOT / "example-vault", folder, ignore=shutil.ignore_patterns("site", "index.md", "followups.ics")))


def build_site(root: Path, *args: str, now: str = SITE_NOW) -> Path:
    """Build a vault with the real command, and return its site/."""
    env = {"FOLLOWUP_NO_CACHE": "1", "XDG_STATE_HOME": f"{root}.state"}
    result = CliRunner(env=env).invoke(cli, ["-C", str(root), "build", "--now", now, *args])
    assert result.exit_code == 0, result.output
    return root / "site"


def list_pages(site: Path) -> list[str]:
    """Return the addresses of all pages of a site/."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


# The preview server for a hand-made site/, and a client that talks to it byte by byte.

PATIENCE = 20.0
PAGE = f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{META.format(POLICY)}
<title>{{title}}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<h1>{{title}}</h1>
<p><a href="/process/harbor-engineer.html">Harbor</a></p>
</body>
</html>
"""
SITE = {
    "site/index.html": PAGE.format(title="Today"),
    "site/process/harbor-engineer.html": PAGE.format(title="Harbor, Engineer"),
    "site/style.css": "h1 { color: rgb(1, 2, 3) }\n",
}


class Answer(NamedTuple):
    """A raw HTTP response; `headers` by lower-case name."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Visitor:
    """A client of a server."""

    def __init__(self, server: Server) -> None:
        self.server, self.host = server, f"127.0.0.1:{server.port}"

    def connect(self) -> socket.socket:
        """Open a connection."""
        return socket.create_connection(("127.0.0.1", self.server.port), PATIENCE)

    def send(self, raw: bytes) -> bytes:
        """Send some bytes; return everything received until the server closes the connection."""
        with self.connect() as connection:
            connection.sendall(raw)
            return read_all(connection)

    def ask(self, path: str, *headers: str, method: str = "GET", host: str | None = None) -> Answer:
        """Request a path, unchanged."""
        return parse_answer(self.send(self.write(path, *headers, method=method, host=host)))

    def write(self, path: str, *headers: str, method: str = "GET", host: str | None = None) -> bytes:
        """Return a request."""
        lines = (f"{method} {path} HTTP/1.1", f"Host: {self.host if host is None else host}", *headers, "", "")
        return "\r\n".join(lines).encode("latin-1")

    @contextmanager
    def follow(self, seen: str | None = None) -> Iterator[Follower]:
        """Open the event stream, like a page of edition `seen` or of the current one."""
        edition = self.server.streams.edition if seen is None else seen
        with self.connect() as connection:
            connection.sendall(self.write(f"/-/events?{edition}"))
            with connection.makefile("rb") as file:
                follower = Follower(connection, file.readline)
                while follower.next():
                    pass
                yield follower


class Follower:
    """A page that waits for another edition."""

    def __init__(self, connection: socket.socket, read_line: object) -> None:
        self.connection = connection
        self._read_line = read_line

    def next(self) -> str:
        """Await the next line; empty at the end of a block, and of the stream."""
        assert callable(self._read_line)
        line: bytes = self._read_line()
        return line.decode().strip()

    def read_block(self) -> list[str]:
        """Await one block of lines; empty at the end of the stream."""
        return list(iter(self.next, ""))


def read_all(connection: socket.socket) -> bytes:
    """Return everything received until the server closes the connection, in whatever way."""
    data = b""
    try:
        while piece := connection.recv(65536):
            data += piece
    except ConnectionError:
        pass
    return data


def parse_answer(data: bytes) -> Answer:
    """Parse a response."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    version, status, _ = first.split(" ", 2)
    assert version == "HTTP/1.0"
    pairs = [line.split(": ", 1) for line in lines]
    assert len({name for name, _ in pairs}) == len(pairs)
    return Answer(int(status), {name.lower(): value for name, value in pairs}, body)


@contextmanager
def serving(root: Path) -> Iterator[Visitor]:
    """Serve the vault on any free port."""
    with closing(Server(str(root), 0)) as server:
        yield Visitor(server)


# A parsed page: its elements, its headings, its words, and each tag that is not closed properly.

_TAGS = """
html head meta title link body a header nav ul ol li main h1 h2 h3 h4 h5 h6 small section article p span strong time details summary
code footer div dl dt dd bdi table thead tbody tr th td blockquote mark em s pre hr br svg g line rect path circle text defs pattern
"""
_ATTRIBUTES = """
lang charset http-equiv content name rel href class id aria-label aria-labelledby aria-current aria-hidden tabindex role dir datetime
scope start width height x y x1 x2 y1 y2 cx cy r d dx text-anchor overflow fill patternunits xmlns
"""
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())
VOID_TAGS = frozenset({"meta", "link", "br", "hr"})
LINK_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "obsidian"})


class Element(NamedTuple):
    """An element: its tag, and its attributes."""

    tag: str
    attributes: dict[str, str]


class Markup(HTMLParser):
    """The parts of a page; `faults` are tags that close nothing or are left open, and anything that no page should hold."""

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
        """The targets of the page's links."""
        return [element.attributes["href"] for element in self.elements if element.tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        self.faults += [f"tag: {tag}" for _ in range(tag not in TAGS)]
        self.faults += [f"attribute: {tag} {name}" for name, _ in attrs if name not in ATTRIBUTES]
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"attribute twice: {tag}")
        if tag not in VOID_TAGS:
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
        return parts.scheme in LINK_SCHEMES and not (parts.netloc and not parts.scheme)
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


# The HTML of a note: its parsed elements, and the links that it may hold.

_NOTE_PAGES = {"Priya Raman": "../people.html#priya-raman", "people/Tom Okafor": "../people.html#tom-okafor"}
_NOTE_FILES = {"interviews/harbor second.md": "../process/harbor.html", "files/offer.pdf": "../files/offer.pdf"}
# Everything allowed in the HTML of a note.
INLINE_TAGS: dict[str, set[str]] = {
    "a": {"href", "rel"},
    "span": {"class", "role", "aria-label"},
    **{tag: set() for tag in ("em", "strong", "s", "mark", "code", "br")},
}
NOTE_TAGS: dict[str, set[str]] = {
    **INLINE_TAGS,
    "div": {"class", "tabindex", "role", "aria-label"},
    "blockquote": {"class"},
    "li": {"class"},
    "ol": {"start"},
    **{tag: set() for tag in ("p", "h3", "h4", "h5", "h6", "ul", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td")},
}
_WEB = r"https?://|mailto:|tel:"
_NOTE_VOID = ("br", "hr")


class KnownLinks:
    """Links that know a few pages and files."""

    def find_page(self, target: str) -> str | None:
        return _NOTE_PAGES.get(target)

    def find_file(self, path: str) -> str | None:
        return _NOTE_FILES.get(path)


class NoteMarkup(HTMLParser):
    """Reads elements, their attributes and the text of a piece of HTML; fails if elements are not properly nested."""

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
        if tag not in _NOTE_VOID:
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


def render_note_body(text: str) -> str:
    """Return the HTML of a note's body."""
    return render_body(text, KnownLinks())


def render_note_line(text: str) -> str:
    """Return the HTML of a line."""
    return render_line(text, KnownLinks())


def list_markup_faults(page: str, allowed: dict[str, set[str]] = NOTE_TAGS) -> list[str]:
    """Return any elements and attributes of a piece of HTML that are not allowed, and links that lead elsewhere."""
    read = NoteMarkup(page)
    known = {*_NOTE_PAGES.values(), *_NOTE_FILES.values()}
    faults = [f"<!{other}>" for other in read.others]
    for tag, attributes in read.elements:
        faults += [f"<{tag}>"] if tag not in allowed else [f"<{tag} {name}>" for name in set(attributes) - allowed[tag]]
        href = attributes.get("href")
        if href is not None and href not in known and not (re.match(_WEB, href) and "rel" in attributes):
            faults.append(href)
    return faults


# Pages rendered from a search built by hand, and the actions on them.

_PART = (
    r'<h2 id="([^"]+)">|<h3[^>]*>(.*?)</h3>|<p class="what"[^>]*>(.*?)</p>'
    r'|<span class="state">(.*?)</span>|<span class="lacks"[^>]*>(.*?)</span>'
)


class ListedAction(NamedTuple):
    """An action on a page: its part and heading, its title, its state, and what it lacks."""

    part: str
    group: str
    title: str
    state: str
    lacks: str = ""


def make_site(**fields: Any) -> Site:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a site of an empty search, with the given fields changed."""
    return Site(search=make_search(), cards={}, network=(), asked=(), figures=Figures())._replace(**fields)


def find_way(site: Site) -> PageLinks:
    """Return the links of a page at the top of a site."""
    return PageLinks(map_places(site))


def show_board(site: Site) -> str:
    """Return the page *Processes* of a site."""
    strips = draw_process_timelines(site)
    return render_processes(site, find_way(site), strips, group_open(site.search))


def strip_tags(html: str) -> str:
    """Return the words of some HTML on one line."""
    parted = re.sub(r"</(?:p|li|d[dt]|h\d)>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", parted)).split())


def list_actions(html: str) -> list[ListedAction]:
    """Return the actions of a page in order."""
    told: list[ListedAction] = []
    part = group = title = ""
    for found in re.finditer(_PART, html):
        if found[1] is not None:
            part, group = found[1], ""
        elif found[2] is not None:
            group = strip_tags(found[2])
        elif found[3] is not None:
            title = strip_tags(found[3])
        elif found[4] is not None:
            told.append(ListedAction(part, group, title, strip_tags(found[4])))
        else:
            told[-1] = told[-1]._replace(lacks=strip_tags(found[5]))
    return told


# Timelines as drawings: lines, shaded stretches and marks, by their classes.

_TITLE = "title"


class TimelineLine(NamedTuple):
    """A line: its horizontal span in per cent, and its vertical span in pixels."""

    left: str
    right: str
    top: int
    bottom: int


class TimelineMark(NamedTuple):
    """A mark: its kind, its position, and its tooltip."""

    kind: str
    x: str
    y: int
    text: str


def draw_timeline(process: Process, now: datetime | None = None, *, named: bool = True) -> Timeline:
    """Return the timeline of a process that is the only one in its search."""
    search = make_search(process)
    return draw_timelines(search._replace(now=now) if now else search, named=named)[0]


def parse_timeline(timeline: Timeline) -> ET.Element:
    """Return the picture, which must be well formed."""
    return ET.fromstring(timeline.svg)  # noqa: S314 - our own picture


def find_lines(timeline: Timeline, names: str) -> list[TimelineLine]:
    """Return the lines with exactly these classes."""
    found = [line for line in parse_timeline(timeline).iter("line") if line.get("class") == names]
    return [TimelineLine(line.attrib["x1"], line.attrib["x2"], int(line.attrib["y1"]), int(line.attrib["y2"])) for line in found]


def find_shaded(timeline: Timeline) -> list[tuple[str, str]]:
    """Return the start and width of each shaded stretch."""
    return [(rect.attrib["x"], rect.attrib["width"]) for rect in parse_timeline(timeline).iter("rect") if rect.get("class") == "tl-faint"]


def find_marks(timeline: Timeline) -> list[TimelineMark]:
    """Return the marks in the order of drawing."""
    found = []
    for mark in parse_timeline(timeline).iter("svg"):
        if mark.get("class") == "tl-mark":
            title, shape = mark.findtext(_TITLE), mark.find("g")
            assert title is not None
            assert shape is not None
            found.append(TimelineMark(shape.attrib["class"].removeprefix("tl-"), mark.attrib["x"], int(mark.attrib["y"]), title))
    return found


def find_texts(timeline: Timeline, name: str) -> list[tuple[str, str]]:
    """Return the position and words of each text whose first class is `name`."""
    texts = [text for text in parse_timeline(timeline).iter("text") if text.attrib["class"].split()[0] == name]
    return [(text.attrib["x"], text.text or "") for text in texts]


def find_axis(timeline: Timeline) -> int:
    """Return the vertical position of the axis."""
    ahead = find_lines(timeline, "tl-axis tl-ahead")
    return ahead[0].top
