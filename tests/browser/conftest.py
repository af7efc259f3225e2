"""Debian's Chromium, once for each process of the tests; where it is missing, or what drives it, the tests of this folder are skipped."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.pages import SiteBrowser, build_site, copy_example
from support.vaults import write_hostile_vault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the browser."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright, which drives the browser, is not installed")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def surf(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> SiteBrowser:
    """Return the browser over the pages of the example vault."""
    return SiteBrowser(chromium, build_site(copy_example(tmp_path_factory.mktemp("example") / "vault")))


@pytest.fixture(scope="session")
def hostile(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> SiteBrowser:
    """Return the browser over the pages of the hostile vault."""
    return SiteBrowser(chromium, build_site(write_hostile_vault(tmp_path_factory.mktemp("hostile"))))
