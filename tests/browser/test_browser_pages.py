"""The pages of the example vault on a phone, a tablet and a desktop, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pages import PAGES, SCHEMES, WIDTHS, Scheme, SiteBrowser, list_pages

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_no_page_is_forgotten_here(surf: SiteBrowser) -> None:
    assert list_pages(surf.site) == sorted(PAGES)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_quiet_fits_and_has_a_place_for_each_word(surf: SiteBrowser, address: str, scheme: Scheme) -> None:
    with surf.open(address, scheme=scheme) as sight:
        for opened in (False, True):
            if opened:
                sight.open_details()
            for width in WIDTHS:
                sight.set_width(width)
                assert (width, opened, sight.find_too_wide()) == (width, opened, "")
                assert (width, opened, sight.find_overlaps()) == (width, opened, [])
        assert sight.noise == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_is_as_light_or_dark_as_its_reader_wants(surf: SiteBrowser, scheme: Scheme) -> None:
    with surf.open("index.html", scheme=scheme) as sight:
        paper = sight.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, paper.removeprefix("rgb(").removesuffix(")").split(","))) > 3 * 127) == (scheme == "light")


def test_what_is_looked_for_would_be_found(surf: SiteBrowser, tmp_path: Path) -> None:
    faulty = """<!doctype html><title>x</title><style>i { position: absolute; left: 9px; top: 99px }</style>
<i>one</i><i>two</i><p style="width: 400px">wide</p>
<script>console.info("told"); alert("asked"); window.open("about:blank"); nothing()</script>
<img src="https://localhost:1/x.png">"""
    (tmp_path / "faulty.html").write_text(faulty, encoding="utf-8")
    with SiteBrowser(surf.browser, tmp_path).open("faulty.html", 360) as sight:
        assert sight.find_too_wide().startswith('<p style="width: 400px">')
        assert sight.find_overlaps() == ["one | two"]
        kinds = {line.partition(":")[0] for line in sight.noise}
        assert kinds == {"console", "dialog", "error", "request", "window"}
