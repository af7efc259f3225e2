"""What `watch --serve` shows: the files of site/ and nothing beside them, with a script that lies in none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.pages import PAGE, SITE, Visitor, serving

from followup_md.render.site.frame import POLICY
from followup_md.watch import requests as pages
from followup_md.watch.requests import add_script, read_site_page, show

MakeVault = Callable[..., Path]
WORDS = "as it was said"
BESIDE = {
    "followup.toml": f"# {WORDS}\n",
    "index.html": WORDS,
    "interviews/harbor.md": WORDS,
    "interviews/page.html": WORDS,
    "site/.hidden.html": WORDS,
    "site/.git/page.html": WORDS,
    "site/notes.txt": WORDS,
    "site/page.html.bak": WORDS,
    "site/data.json": WORDS,
    "site/picture.svg": WORDS,
    "site/code.js": WORDS,
    "site/Upper.html": WORDS,
    "site/page": WORDS,
    "site/a b.html": WORDS,
    "site/folder.html/page.txt": WORDS,
}
SERVED = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; script-src 'self'; connect-src 'self'"


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault({**BESIDE, **SITE})


@pytest.fixture
def visitor(root: Path) -> Iterator[Visitor]:
    with serving(root) as visitor:
        yield visitor


# What there is


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/", "text/html; charset=utf-8", "<title>Today</title>"),
        ("/?whatever=1", "text/html; charset=utf-8", "<title>Today</title>"),
        ("/index.html", "text/html; charset=utf-8", "<title>Today</title>"),
        ("/process/harbor-engineer.html", "text/html; charset=utf-8", "<title>Harbor, Engineer</title>"),
        ("/style.css?1", "text/css; charset=utf-8", "h1 { color: rgb(1, 2, 3) }\n"),
        ("/-/reload.js", "text/javascript; charset=utf-8", "new EventSource"),
        ("/favicon.ico", "image/x-icon", ""),
    ],
)
def test_a_file_is_shown_as_what_it_is(visitor: Visitor, path: str, kind: str, words: str) -> None:
    answer = visitor.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert words in answer.text
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("path", ["/", "/style.css", "/nowhere.html", "/-/reload.js"])
def test_every_answer_tells_the_browser_to_keep_and_to_guess_nothing(visitor: Visitor, path: str) -> None:
    headers = visitor.ask(path).headers
    assert {name: value for name, value in headers.items() if name not in ("content-type", "content-length")} == {
        "cache-control": "no-store",
        "connection": "close",
        "content-security-policy": f"{SERVED}; frame-ancestors 'none'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }


@pytest.mark.parametrize("path", ["/", "/style.css", "/nowhere.html", "/-/reload.js"])
def test_head_is_the_same_without_the_body(visitor: Visitor, path: str) -> None:
    whole, head = visitor.ask(path), visitor.ask(path, method="HEAD")
    assert head == whole._replace(body=b"")


def test_head_of_the_events_ends(visitor: Visitor) -> None:
    answer = visitor.ask("/-/events", method="HEAD")
    assert (answer.status, answer.headers["content-type"], answer.body) == (200, "text/event-stream; charset=utf-8", b"")


# What there is not

NOT_THERE = {
    "a page that nobody wrote": "/nowhere.html",
    "a note": "/interviews/harbor.md",
    "a note from below": "/../interviews/harbor.md",
    "a folder": "/process",
    "a folder with its slash": "/process/",
    "a folder that is named like a page": "/folder.html",
    "a page taken for a folder": "/index.html/",
    "a page below a page": "/index.html/style.css",
    "a dot file": "/.hidden.html",
    "a page in a dot folder": "/.git/page.html",
    "a file of another kind": "/notes.txt",
    "a backup": "/page.html.bak",
    "data": "/data.json",
    "a picture": "/picture.svg",
    "a script": "/code.js",
    "a name without an ending": "/page",
    "a name that no build gives": "/Upper.html",
    "a space": "/a%20b.html",
    "a plus": "/a+b.html",
    "capitals for a page": "/INDEX.HTML",
    "upward": "/../followup.toml",
    "upward to a page": "/../index.html",
    "down and upward": "/process/../../index.html",
    "upward in the middle of its own": "/process/../index.html",
    "where it is": "/./index.html",
    "upward, encoded": "/%2e%2e/index.html",
    "upward, half encoded": "/.%2e/index.html",
    "upward, encoded twice": "/%252e%252e/index.html",
    "upward, in overlong UTF-8": "/%c0%ae%c0%ae/index.html",
    "upward, in full width": "/\xef\xbc\x8e\xef\xbc\x8e/index.html",
    "an encoded slash": "/..%2findex.html",
    "an encoded slash in its own": "/process%2fharbor-engineer.html",
    "an encoded letter of its own": "/%69ndex.html",
    "backslashes": "/..\\index.html",
    "encoded backslashes": "/..%5cindex.html",
    "NUL": "/index.html\x00.css",
    "encoded NUL": "/index.html%00.css",
    "an absolute path": "/etc/passwd",
    "two slashes": "//index.html/..",
    "two slashes inside": "/process//harbor-engineer.html",
    "a drive": "/c:/index.html",
    "another stream of the file": "/index.html::$DATA",
    "a short name": "/harbor~1.html",
    "a dot behind": "/index.html.",
    "a line break": "/index.html%0a",
    "a semicolon": "/index.html;.css",
    "no slash": "index.html",
    "the whole address": "http://127.0.0.1/index.html",
    "a star": "*",
    "another thing of the server": "/-/",
    "the events with a slash": "/-/events/",
    "a name that no disk takes": f"/{'a' * 5000}.html",
}


@pytest.mark.parametrize("path", NOT_THERE.values(), ids=NOT_THERE)
def test_anything_else_is_not_there(visitor: Visitor, path: str) -> None:
    data = visitor.send(visitor.write(path))
    assert data.startswith((b"HTTP/1.0 404 ", b"HTTP/1.0 400 "))
    assert WORDS.encode() not in data
    assert b"<title>Today" not in data


@pytest.mark.parametrize("path", NOT_THERE.values(), ids=NOT_THERE)
def test_the_page_in_its_place_repeats_nothing_of_what_was_asked(visitor: Visitor, path: str) -> None:
    query = "?<script>planted</script>"
    assert b"planted" not in visitor.send(visitor.write(path + query))


# Whatever a program could come upon on its way out; what it leads to is one of the three files, or nothing.
PIECES = (
    "/",
    "//",
    "..",
    ".",
    "%2e",
    "%2f",
    "%5c",
    "\\",
    "\0",
    "\n",
    ":",
    "~",
    "index",
    "process",
    "style",
    "interviews",
    ".html",
    ".css",
    ".md",
    "é",
)


@given(path=st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_however_it_is_put_together(root: Path, path: str) -> None:
    shown = show(str(root), path, "e")
    assert WORDS.encode() not in shown.body
    assert (shown.status == HTTPStatus.OK) == (path in ("/", "/index.html", "/style.css"))


# Links


def link(place: Path, target: Path) -> None:
    place.symlink_to(target)


LINKS = {
    "a note": ("site/link.html", "interviews/harbor.md"),
    "a page beside": ("site/link.html", "index.html"),
    "a page of its own": ("site/link.html", "site/index.html"),
    "what lies elsewhere": ("site/link.html", "../elsewhere.html"),
    "a folder": ("site/link", "interviews"),
    "itself": ("site/link.html", "site/link.html"),
    "nothing": ("site/link.html", "nowhere.html"),
}


@pytest.mark.parametrize(("place", "target"), LINKS.values(), ids=LINKS)
def test_a_link_is_not_followed(root: Path, visitor: Visitor, place: str, target: str) -> None:
    (root.parent / "elsewhere.html").write_text(WORDS)
    link(root / place, root / target)
    path = f"/{place.removeprefix('site/')}" + ("" if place.endswith(".html") else "/page.html")
    answer = visitor.ask(path)
    assert answer.status == 404
    assert WORDS not in answer.text


@pytest.mark.parametrize("target", ["elsewhere", "interviews", "."])
def test_site_itself_must_not_be_one(root: Path, visitor: Visitor, target: str) -> None:
    (root / "elsewhere").mkdir()
    (root / "elsewhere/index.html").write_text(WORDS)
    (root / "site").rename(root / "moved")
    link(root / "site", root / target)
    assert [visitor.ask(path).status for path in ("/", "/page.html", "/index.html")] == [503, 404, 503]


def test_the_vault_may_be_one(root: Path) -> None:
    link(root.with_name("link"), root)
    with serving(root.with_name("link")) as visitor:
        assert visitor.ask("/").status == 200


# No files


def test_what_is_no_regular_file_is_not_waited_for(root: Path, visitor: Visitor) -> None:
    import os  # noqa: PLC0415 - pipes have names on POSIX alone

    os.mkfifo(root / "site/pipe.html")
    assert visitor.ask("/pipe.html").status == 404


def test_a_file_too_long_for_a_page_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(SITE["site/style.css"])
    monkeypatch.setattr(pages, "LONGEST", size)
    assert read_site_page(str(root), "/style.css") == SITE["site/style.css"].encode()
    monkeypatch.setattr(pages, "LONGEST", size - 1)
    assert read_site_page(str(root), "/style.css") is None


# The script


def test_a_page_gets_the_script_and_leave_for_it(root: Path, visitor: Visitor) -> None:
    text = visitor.ask("/").text
    edition = visitor.server.streams.edition
    script = f'<script src="/-/reload.js" data-edition="{edition}" defer></script>'
    assert text.replace(f"{script}</head>", "</head>").replace(SERVED, POLICY) == SITE["site/index.html"]
    assert (text.count(script), text.count(SERVED)) == (1, 1)
    assert (root / "site/index.html").read_text(encoding="utf-8") == SITE["site/index.html"]


def test_a_page_that_allows_other_things_keeps_to_what_it_says() -> None:
    page = PAGE.replace("style-src 'self'", "style-src 'none'").encode()
    assert add_script(page, "e").replace(b'<script src="/-/reload.js" data-edition="e" defer></script>', b"") == page


def test_a_page_without_a_head_gets_the_script_at_its_end() -> None:
    assert add_script(b"<p>Today", "e") == b'<p>Today<script src="/-/reload.js" data-edition="e" defer></script>'


# A page in place of one that is missing


def test_before_the_first_build_a_page_waits_for_it(make_vault: MakeVault) -> None:
    with serving(make_vault({})) as visitor:
        answer = visitor.ask("/")
        assert (answer.status, answer.headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert "<title>No pages yet</title>" in answer.text
        assert f'<script src="/-/reload.js" data-edition="{visitor.server.streams.edition}" defer></script></head>' in answer.text
        assert f'content="{SERVED}"' in answer.text


def test_a_link_to_a_note_says_where_notes_are_read(visitor: Visitor) -> None:
    answer = visitor.ask("/interviews/harbor.md")
    assert answer.status == 404
    assert "<title>A note, not a page</title>" in answer.text
    assert WORDS not in answer.text


def test_a_page_that_is_gone_leads_to_the_first(visitor: Visitor) -> None:
    answer = visitor.ask("/process/gone.html")
    assert "<title>No such page</title>" in answer.text
    assert '<a href="/">Today</a>' in answer.text
    assert '<script src="/-/reload.js"' in answer.text
