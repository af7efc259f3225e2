"""A headless Chromium on the pages of site/: what it complains of and asks for, and what is too wide or lies on other text."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from click.testing import CliRunner

from followup_md.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

Scheme = Literal["light", "dark"]

ROOT = Path(__file__).parents[1]
NOW = "2026-11-18T12:00"
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
# Pieces of text that lie on each other by more than a hair; what only a screen reader is told has no place of its own.
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


class Sight(NamedTuple):
    """An open page, and what it has done that no page should: messages, errors, dialogs, other windows, requests that leave site/."""

    page: Page
    noise: list[str]

    def open_details(self) -> None:
        """Open all that can be opened."""
        self.page.evaluate(_OPEN_ALL)

    def set_width(self, width: int) -> None:
        """Make the window as wide as that."""
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})

    def find_too_wide(self) -> str:
        """Return what makes the page scroll sideways; nothing when it does not."""
        return str(self.page.evaluate(_MEASURE))

    def find_overlaps(self) -> list[str]:
        """Return the pairs of texts that lie on each other."""
        return [str(pair) for pair in self.page.evaluate(_FIND_OVERLAPS)]


class Surf(NamedTuple):
    """One browser over one site/, whose pages are opened by their address in it."""

    browser: Browser
    site: Path

    @contextmanager
    def open(self, address: str, width: int = 1440, scheme: Scheme = "light", *, lawless: bool = False) -> Iterator[Sight]:
        """Open a page in a window of its own; `lawless` leaves the page's own security policy out."""
        context = self.browser.new_context(viewport={"width": width, "height": _HEIGHT}, color_scheme=scheme, bypass_csp=lawless)
        context.set_default_timeout(10_000)
        page = context.new_page()
        noise: list[str] = []
        self._listen(page, noise)
        page.goto((self.site / address).as_uri())
        try:
            yield Sight(page, noise)
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
    """Return a copy of the example vault without what was generated in it."""
    return Path(shutil.copytree(ROOT / "example-vault", folder, ignore=shutil.ignore_patterns("site", "index.md", "followups.ics")))


def build_site(root: Path, *args: str, now: str = NOW) -> Path:
    """Build a vault with the real command, and return its site/."""
    env = {"FOLLOWUP_NO_CACHE": "1", "XDG_STATE_HOME": f"{root}.state"}
    result = CliRunner(env=env).invoke(cli, ["-C", str(root), "build", "--now", now, *args])
    assert result.exit_code == 0, result.output
    return root / "site"


def list_pages(site: Path) -> list[str]:
    """Return the addresses of all pages of a site/."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
