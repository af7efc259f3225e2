"""The pages of a vault that means harm: nothing of it runs, loads or breaks out, even without the security policy of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pages import list_pages

if TYPE_CHECKING:
    from support.pages import SiteBrowser

pytestmark = pytest.mark.slow

# The pages in as many tests, so that they are looked at side by side.
PARTS = 4
# All that a hand or a pointer does: each link that stays on the page is followed; one that leads to another is only looked at.
_TOUCH = """() => {
  const leads = new Set(), events = ["mouseover", "focus", "pointerenter", "toggle", "animationstart"];
  for (const each of document.querySelectorAll("*")) {
    for (const name of events) each.dispatchEvent(new Event(name, {bubbles: true}));
    if (!each.hasAttribute("href") && !each.hasAttribute("xlink:href") || each.matches("link")) continue;
    leads.add(each.protocol || each.namespaceURI);
    const stays = each.protocol === "file:" && each.pathname === location.pathname && each.hash;
    if (stays || !/^(file|https?|mailto|tel|obsidian):$/.test(each.protocol)) each.click();
  }
  return [...leads].sort();
}"""
_LEADS = {"file:", "http:", "https:", "mailto:", "tel:"}
_JUDGE = """() => [window.PWNED ?? null, frames.length, document.scripts.length, document.styleSheets.length, document.forms.length,
  document.images.length, location.pathname.endsWith("html")]"""


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_runs_and_nothing_breaks_out(hostile: SiteBrowser, part: int) -> None:
    addresses = list_pages(hostile.site)[part::PARTS]
    assert addresses
    for address in addresses:
        with hostile.open(address, 360, lawless=True) as sight:
            title = sight.page.title()
            sight.open_details()
            assert (address, sight.find_too_wide()) == (address, "")
            assert set(sight.page.evaluate(_TOUCH)) <= _LEADS
            sight.page.mouse.wheel(0, 10_000)
            assert (address, sight.page.evaluate(_JUDGE)) == (address, [None, 0, 0, 1, 0, 0, True])
            assert sight.page.title() == title
            assert title.endswith(" · followup-md")
            assert (address, sight.noise) == (address, [])


def test_what_is_looked_for_would_be_found(hostile: SiteBrowser) -> None:
    with hostile.open("index.html", lawless=True) as sight:
        sight.page.evaluate(
            "document.querySelector('h1').innerHTML = '<img src=x onerror=window.PWNED=1><a href=\"javascript:window.PWNED=2\">'"
        )
        assert "javascript:" in sight.page.evaluate(_TOUCH)
        assert sight.page.wait_for_function("window.PWNED").json_value() in (1, 2)


def test_the_policy_of_the_pages_stops_what_would_run(hostile: SiteBrowser) -> None:
    with hostile.open("index.html") as sight:
        sight.page.evaluate("document.querySelector('h1').innerHTML = '<img src=x onerror=window.PWNED=1><b style=\"color: red\">x</b>'")
        sight.page.evaluate("new Promise(done => setTimeout(done, 100))")
        assert sight.page.evaluate("window.PWNED ?? null") is None
        assert {line.split(" ")[0] for line in sight.noise} >= {"console:"}
