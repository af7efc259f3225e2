"""The keyboard reaches everything on the pages, once and in order, and it is seen where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pages import PAGES

if TYPE_CHECKING:
    from support.pages import SiteBrowser

pytestmark = pytest.mark.slow

_LIST = """() => {
  window.stops = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter(each => each.checkVisibility());
  return window.stops.length;
}"""
# Which of them has the focus, and what is wrong with how it is seen.
_LOOK = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect(), wrong = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("no outline");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push("out of sight");
  return [window.stops.indexOf(here), wrong.map(each => each + ": " + here.outerHTML.slice(0, 100)).join()];
}"""


@pytest.mark.parametrize("address", PAGES)
def test_tab_visits_everything_once_and_in_order(surf: SiteBrowser, address: str) -> None:
    with surf.open(address, 768) as sight:
        sight.open_details()
        count = sight.page.evaluate(_LIST)
        assert count > 5  # at least the way to the content and the five pages
        for place in range(count):
            sight.page.keyboard.press("Tab")
            assert sight.page.evaluate(_LOOK) == [place, ""]
        sight.page.keyboard.press("Tab")
        assert sight.page.evaluate("window.stops.indexOf(document.activeElement)") <= 0  # round again, or out of the page
        assert sight.noise == []


@pytest.mark.parametrize("address", ["index.html", f"process/{PAGES[-1].removeprefix('process/')}"])
def test_the_first_link_leads_past_the_others(surf: SiteBrowser, address: str) -> None:
    with surf.open(address, 360) as sight:
        sight.page.keyboard.press("Tab")
        skip = sight.page.locator(":focus")
        assert skip.inner_text() == "Skip to the content"
        box = skip.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        sight.page.keyboard.press("Enter")
        assert sight.page.evaluate("document.activeElement.id") == "main"
        sight.page.keyboard.press("Tab")
        assert sight.page.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_folded_opens_and_closes_by_the_keyboard(surf: SiteBrowser) -> None:
    with surf.open("index.html") as sight:
        details = sight.page.locator("details").first
        details.locator("summary").focus()
        assert not details.locator("p").first.is_visible()
        sight.page.keyboard.press("Enter")
        assert details.locator("p").first.is_visible()
        sight.page.keyboard.press("Space")
        assert not details.locator("p").first.is_visible()
