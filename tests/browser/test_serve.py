"""`watch --serve` in a real browser: a page comes up again by itself when it was built anew, and tells no other site anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.pages import PATIENCE, SITE, Visitor, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

pytestmark = pytest.mark.slow

expect = pytest.importorskip("playwright.sync_api", reason="playwright, which drives the browser, is not installed").expect

MakeVault = Callable[..., Path]
INDEX = "site/index.html"


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(SITE)


@pytest.fixture
def visitor(root: Path) -> Iterator[Visitor]:
    with serving(root) as visitor:
        yield visitor


@pytest.fixture
def said() -> list[str]:
    """What the browser says on its console."""
    return []


@pytest.fixture
def page(chromium: Browser, said: list[str]) -> Iterator[Page]:
    def take(message: ConsoleMessage) -> None:
        said.append(message.text)

    with chromium.new_context() as context:
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        page.on("console", take)
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page


def build(root: Path, visitor: Visitor, old: str, new: str, path: str = INDEX) -> None:
    """Do what a rebuild does: write a page, and tell."""
    file = root / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    visitor.server.streams.announce()


def hide(page: Page, *, hidden: bool) -> None:
    """Put another tab before the page, or take it away."""
    page.evaluate(
        """hidden => {
          Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def await_title(page: Page, title: str) -> None:
    """Wait until the page has that title; what `wait_for_function` does its policy forbids."""
    expect(page).to_have_title(title, timeout=PATIENCE * 1000)


def await_value(page: Page, expression: str, value: object) -> None:
    """Wait until something is so on a page that comes up no more."""
    for _ in range(int(PATIENCE * 50)):
        if page.evaluate(expression) == value:
            return
        page.wait_for_timeout(20)
    raise AssertionError


def await_streams(page: Page, visitor: Visitor, count: int) -> None:
    """Wait until that many pages follow."""
    for _ in range(int(PATIENCE * 50)):
        if len(visitor.server.streams._open) == count:  # noqa: SLF001 - nothing else tells
            return
        page.wait_for_timeout(20)
    raise AssertionError


def test_a_page_comes_up_anew_when_it_was_built(root: Path, visitor: Visitor, page: Page, said: list[str]) -> None:
    page.goto(visitor.server.address)
    await_streams(page, visitor, 1)
    for old, new in (("Today", "Tomorrow"), ("Tomorrow", "Later")):
        build(root, visitor, old, new)
        await_title(page, new)
        await_streams(page, visitor, 1)
    assert said == []


def test_the_style_is_that_of_the_file_and_comes_up_anew_too(root: Path, visitor: Visitor, page: Page) -> None:
    page.goto(visitor.server.address)
    heading = expect(page.locator("h1"))
    heading.to_have_css("color", "rgb(1, 2, 3)")
    await_streams(page, visitor, 1)
    build(root, visitor, "3)", "4)", "site/style.css")
    heading.to_have_css("color", "rgb(1, 2, 4)", timeout=PATIENCE * 1000)


def test_a_page_stays_where_it_was_scrolled_to(root: Path, visitor: Visitor, page: Page) -> None:
    (root / INDEX).write_text(SITE[INDEX].replace("</body>", "<p>line</p>" * 500 + "</body>"), encoding="utf-8")
    page.goto(visitor.server.address)
    await_streams(page, visitor, 1)
    page.evaluate("scrollTo(0, 1500)")
    build(root, visitor, "Today", "Tomorrow")
    await_title(page, "Tomorrow")
    await_value(page, "scrollY", 1500)


def test_a_page_that_was_not_there_comes_up_when_it_is(root: Path, visitor: Visitor, page: Page) -> None:
    (root / INDEX).rename(root / "away")
    page.goto(visitor.server.address)
    assert page.title() == "No pages yet"
    await_streams(page, visitor, 1)
    (root / "away").rename(root / INDEX)
    build(root, visitor, "", "")
    await_title(page, "Today")


def test_a_build_between_the_page_and_its_script_is_not_missed(root: Path, visitor: Visitor, page: Page) -> None:
    def build_meanwhile(route: object) -> None:
        if not built:
            built.append(True)
            build(root, visitor, "Today", "Tomorrow")
        route.continue_()  # type: ignore[attr-defined] # of a library that may be missing

    built: list[bool] = []
    page.route("**/reload.js", build_meanwhile)
    page.goto(visitor.server.address)
    await_title(page, "Tomorrow")


def test_a_page_left_open_comes_up_when_the_watching_goes_on(root: Path, page: Page) -> None:
    from followup_md.watch.server import Server  # noqa: PLC0415 - as only this test starts a second one

    with serving(root) as before:
        page.goto(before.server.address)
        await_streams(page, before, 1)
    (root / INDEX).write_text(SITE[INDEX].replace("Today", "Tomorrow"), encoding="utf-8")
    again = Server(str(root), before.server.port)
    try:
        await_title(page, "Tomorrow")
    finally:
        again.close()


def test_a_page_that_is_not_seen_holds_no_stream_and_misses_nothing(root: Path, visitor: Visitor, page: Page) -> None:
    page.goto(visitor.server.address)
    await_streams(page, visitor, 1)
    hide(page, hidden=True)
    await_streams(page, visitor, 0)
    build(root, visitor, "Today", "Tomorrow")
    assert page.title() == "Today"
    hide(page, hidden=False)
    await_title(page, "Tomorrow")


def test_many_clicks_leave_no_streams_behind(visitor: Visitor, page: Page, said: list[str]) -> None:
    page.goto(visitor.server.address)
    for _ in range(20):
        page.click("a")
        page.go_back()
    await_streams(page, visitor, 1)
    assert said == []


# Other sites

OTHER = """<!DOCTYPE html><title>other</title><script>
window.seen = {};
const note = (name) => (event) => { seen[name] = event.type; };
async function look(address) {
  await fetch(address).then(() => { seen.fetch = "read" }, () => { seen.fetch = "error" });
  await fetch(address, {mode: "no-cors"}).then((r) => { seen.opaque = "read" }, () => { seen.opaque = "error" });
  const stream = new EventSource(address + "-/events?x");
  stream.onmessage = stream.onopen = stream.onerror = note("stream");
  stream.addEventListener("built", note("stream"));
  for (const [name, tag, key, path] of [["script", "script", "src", "-/reload.js"], ["style", "link", "href", "style.css"]]) {
    const element = document.createElement(tag);
    if (tag === "link") element.rel = "stylesheet";
    element[key] = address + path;
    element.onload = element.onerror = note(name);
    document.head.append(element);
  }
}
</script>"""


@pytest.mark.parametrize("site", ["http://other.example/", "http://127.0.0.1:9/"], ids=["elsewhere", "another port here"])
def test_another_site_reads_and_embeds_nothing(visitor: Visitor, page: Page, site: str) -> None:
    page.route(f"{site}**", lambda route: route.fulfill(body=OTHER, content_type="text/html"))
    page.goto(site)
    page.evaluate("address => look(address)", visitor.server.address)
    await_value(page, "Object.keys(seen).length", 5)
    assert page.evaluate("seen") == dict.fromkeys(("fetch", "opaque", "stream", "script", "style"), "error")


def test_another_site_may_not_frame_it(visitor: Visitor, page: Page) -> None:
    page.route("http://other.example/**", lambda route: route.fulfill(body=OTHER, content_type="text/html"))
    page.goto("http://other.example/")
    page.evaluate(
        "address => { const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame); }",
        visitor.server.address,
    )
    frame = page.wait_for_selector("iframe")
    assert frame is not None
    content = frame.content_frame()
    assert content is not None
    content.wait_for_load_state()
    assert "Today" not in content.content()


def test_a_name_made_to_point_here_reads_nothing(chromium: Browser, visitor: Visitor) -> None:
    rebound = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--host-resolver-rules=MAP rebound.example 127.0.0.1"]
    )
    try:
        page = rebound.new_page()
        answer = page.goto(f"http://rebound.example:{visitor.server.port}/")
        assert answer is not None
        assert answer.status == 421
        assert "Harbor" not in page.content()
    finally:
        rebound.close()
