"""The pages on paper: what they say, folded or not, and neither their navigation nor empty sheets."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from support.pages import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from support.pages import SiteBrowser

pytestmark = pytest.mark.slow

# What is for the eyes, but for pictures, and the words that open what is folded, for on paper it is open.
_READ = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
  for (let node; node = walker.nextNode();) {
    const summary = node.parentElement.closest("summary");
    const hidden = node.parentElement.closest(".unseen, svg") || summary && !summary.querySelector("h3");
    if (node.data.trim() && !hidden) found.push(node.data);
  }
  return found;
}"""
# Letters on a sheet that is no waste: a card that cannot be parted may leave a part of one free.
_LEAST = 400


def squeeze(text: str) -> str:
    """Return a text as it is wherever its lines are broken."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_printed_whole(surf: SiteBrowser, address: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    pdf = tmp_path / "page.pdf"
    with surf.open(address) as sight:
        pieces = sight.page.evaluate(_READ)
        sight.page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
        assert sight.noise == []
    shown = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607 - the tool of the test
    sheets = [squeeze(sheet) for sheet in shown.split("\f")[:-1]]
    text = "".join(sheets)
    assert pieces
    assert [piece for piece in pieces if squeeze(piece) not in text] == []
    assert "Skiptothecontent" not in text
    assert "TodayProcesses" not in text
    assert [sheet for sheet in sheets[:-1] if len(sheet) < _LEAST] == []
