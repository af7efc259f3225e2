"""What every page of site/ keeps to, seen without a browser, on notes good and bad."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.pages import LINK_SCHEMES, Markup, build_site, copy_example, find_lost
from support.vaults import write_hostile_vault

if TYPE_CHECKING:
    from pathlib import Path

VAULTS = ("example", "obsidian", "public", "hostile", "hostile-public", "empty")


class Built(NamedTuple):
    """A built site: the name of its vault, its pages by their path in it, read and as they stand, and all files of the vault."""

    name: str
    pages: dict[str, Markup]
    texts: dict[str, str]
    files: frozenset[str]


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=pytest.mark.slow) if name.startswith("hostile") else name for name in VAULTS]
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(request.param, tmp_path_factory.mktemp("markup") / "vault")


def build(name: str, root: Path) -> Built:
    if name.startswith("hostile"):
        write_hostile_vault(root)
    elif name == "empty":
        root.mkdir()
        (root / "followup.toml").write_text('timezone = "UTC"\n', encoding="utf-8")
    else:
        copy_example(root)
    if name == "obsidian":
        (root / ".obsidian").mkdir()
    build_site(root, *(["--public-safe"] if name.endswith("public") else []))
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    texts = {path: file.read_text(encoding="utf-8") for path, file in files.items() if path.startswith("site/") and path.endswith(".html")}
    return Built(name, {path: Markup(text) for path, text in texts.items()}, texts, frozenset(files))


def test_every_page_is_well_formed_of_harmless_parts(built: Built) -> None:
    assert {path: page.faults for path, page in built.pages.items() if page.faults} == {}


def test_no_page_loads_more_than_its_style_sheet(built: Built) -> None:
    for path, page in built.pages.items():
        (sheet,) = [element for element in page.elements if element.tag == "link"]
        assert sheet.attributes == {"rel": "stylesheet", "href": "../style.css" if "/process/" in path else "style.css"}
        (policy,) = [each.attributes["content"] for each in page.elements if each.attributes.get("http-equiv")]
        assert policy == "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
        assert not [element for element in page.elements if element.attributes.keys() & {"src", "srcset", "srcdoc", "style", "action"}]


def test_every_page_has_a_language_a_title_of_its_own_and_one_main(built: Built) -> None:
    titles = set()
    for page in built.pages.values():
        assert page.elements[0].attributes == {"lang": "en"}
        assert [element.tag for element in page.elements].count("main") == 1
        titles.add(page.text.strip().split("\n")[0])
    assert all(title.endswith(" · followup-md") for title in titles)
    assert len(titles) >= len(built.pages) - 1  # two companies of the hostile vault differ where a title is cut


def test_ids_are_unique_and_headings_go_down_step_by_step(built: Built) -> None:
    for path, page in built.pages.items():
        assert (path, sorted(page.ids)) == (path, sorted(set(page.ids)))
        levels = [level for level, _ in page.headings]
        assert (path, levels[0], levels.count(1)) == (path, 1, 1)
        # Within a text, the steps are those of its writer.
        assert (path, [later for level, later in pairwise(levels) if later > level + 1 and built.name != "hostile"]) == (path, [])
        assert (path, [text for _, text in page.headings if not text.strip()]) == (path, [])


def test_what_describes_an_element_is_on_the_page(built: Built) -> None:
    for page in built.pages.values():
        assert {each.attributes["aria-labelledby"] for each in page.elements if "aria-labelledby" in each.attributes} <= set(page.ids)


def test_every_link_leads_somewhere(built: Built) -> None:
    ids = {path: page.ids for path, page in built.pages.items()}
    assert {path: lost for path, page in built.pages.items() if (lost := find_lost(page.links, path, built.files, ids))} == {}


def test_nothing_of_a_page_turns_the_reading_direction_or_commands_anything(built: Built) -> None:
    for path, text in built.texts.items():
        assert (path, re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", text)) == (
            path,
            [],
        )


def test_a_link_to_obsidian_stands_only_in_a_vault_of_its(tmp_path: Path) -> None:
    plain, own = build("example", tmp_path / "plain"), build("obsidian", tmp_path / "My vault & more")
    found = [link for page in own.pages.values() for link in page.links if link.startswith("obsidian:")]
    assert "obsidian://open?vault=My%20vault%20%26%20more&file=interviews%2F2026-11-17-harbor-panel" in found
    assert "obsidian://open?vault=My%20vault%20%26%20more&file=people%2FGr%C3%A1inne%20Holloway" in found
    assert not [text for text in plain.texts.values() if "obsidian" in text.casefold()]


def test_what_is_looked_for_would_be_found() -> None:
    bad = Markup('<p onclick="x" class="a" class="b"><script>1</script></b></p><h2 id="x">one</h2><h2 id="x">')
    assert bad.faults[:4] == ["attribute: p onclick", "attribute twice: p", "tag: script", "closes nothing: b"]
    assert bad.faults[-1].startswith("left open")
    assert (bad.ids, bad.headings) == (["x", "x"], [(2, "one"), (2, "")])
    lost = ["gone.html", "a.html#no", "javascript:x", "//example.com/", "#no", "data:x", "../gone.md"]
    files, ids = frozenset({"site/a.html", "x y.md"}), {"site/a.html": ["yes"]}
    assert find_lost([*lost, "a.html#yes", "#yes", "../x%20y.md", "https://example.com"], "site/a.html", files, ids) == lost
    assert "javascript" not in LINK_SCHEMES
