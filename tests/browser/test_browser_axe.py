"""axe-core, the rules of WCAG as a program, finds nothing on any page; `.ci/run` fetches it, and AXE_JS names its file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.pages import PAGES, SCHEMES, OpenPage, Scheme

if TYPE_CHECKING:
    from support.pages import SiteBrowser

pytestmark = pytest.mark.slow

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without `preload`: a page from the disk may not read its own style sheet, and no rule needs it here.
_RUN = """async tags => (await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false}))
  .violations.flatMap(each => each.nodes.map(node => each.id + ": " + node.html.slice(0, 120)))"""


@pytest.fixture(scope="module")
def axe() -> str:
    path = os.environ.get("AXE_JS")
    if not path:
        pytest.skip("AXE_JS does not name the file axe.min.js")
    return Path(path).read_text(encoding="utf-8")


def find_violations(sight: OpenPage) -> list[str]:
    return [str(found) for found in sight.page.evaluate(_RUN, _TAGS)]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_for_everybody(surf: SiteBrowser, axe: str, address: str, scheme: Scheme) -> None:
    with surf.open(address, {"light": 360, "dark": 1440}[scheme], scheme, lawless=True) as sight:
        sight.page.evaluate(axe)
        assert find_violations(sight) == []
        sight.open_details()
        assert find_violations(sight) == []
        assert sight.noise == []


def test_what_is_looked_for_would_be_found(surf: SiteBrowser, axe: str) -> None:
    with surf.open("index.html", lawless=True) as sight:
        sight.page.evaluate("document.documentElement.removeAttribute('lang'); document.querySelector('h1').style.color = '#ccc'")
        sight.page.evaluate(axe)
        assert {line.partition(":")[0] for line in find_violations(sight)} == {"html-has-lang", "color-contrast"}
