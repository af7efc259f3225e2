"""`build --public-safe`: nothing on a screen that others see says who, where or what, and yet all states, dates and counts are real."""

from __future__ import annotations

import ast
import re
from collections import Counter
from datetime import datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from support.pages import SITE_NOW, Markup, build_site, copy_example
from support.strategies import Rich, rich_searches
from support.vaults import PAYLOADS, write_hostile_vault

import followup_md
from followup_md.cli.site import plan_site
from followup_md.config.calendars import Calendars
from followup_md.vault.load import load
from followup_md.vault.notes import SITE, Loaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from support.searches import Tale

    from followup_md.model import Vault

SOURCE = Path(followup_md.__file__).parent
_SHORTEST = 4
_WORD = r"[^\W\d_]{4,}"


def find_words(texts: Iterable[str]) -> set[str]:
    """Return the words of four letters and more, folded."""
    return {word.casefold() for text in texts for word in re.findall(_WORD, text)}


@cache
def find_vocabulary() -> frozenset[str]:
    """Return the words that the program itself may say: those of its templates, and of its strings but the docstrings."""
    said = [file.read_text(encoding="utf-8") for file in (SOURCE / "templates" / "site").iterdir()]
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        said += [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        ]
    return frozenset(find_words(said))


def read_pages(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in site.rglob("*.html")}


def find_leaks(pages: dict[str, str], notes: dict[str, str]) -> set[str]:
    """Return the words of notes and their names that stand in pages or their names, and that the program does not say by itself."""
    shown = find_words((*pages, *pages.values()))
    return (find_words((*notes, *notes.values())) & shown) - find_vocabulary()


def list_texts(vault: Vault) -> set[str]:
    """Return all that the notes name or say, whole; of names and companies each word too."""
    return {text for texts in _list_texts(vault) for text in texts if len(text) >= _SHORTEST}


def _list_texts(vault: Vault) -> Iterator[tuple[str, ...]]:
    for person in vault.people.values():
        yield (person.name, person.key, *person.name.split(), person.title or "")
        yield (person.company or "", *(person.company or "").split())
        yield (person.path or "", person.email or "", person.phone or "", person.address or "", *person.profiles)
    for interview in vault.interviews:
        yield (interview.path, interview.slug, interview.company, interview.role or "", interview.process, *interview.company.split())
        yield from ((topic.text, topic.mine or "") for topic in interview.topics)
        yield from ((requirement.text, requirement.mine or "") for requirement in interview.requirements)
        yield from ((question.text, question.said or "", question.better or "") for question in interview.questions)
        yield from ((promise.text,) for promise in interview.promises)
        yield (*interview.they_said, *(point for points in interview.points.values() for point in points))
    for event in vault.events:
        yield (event.company or "", event.role or "", event.reason or "", event.text or "")


def find_texts(pages: dict[str, str], texts: Iterable[str]) -> set[str]:
    """Return those of some texts that stand in pages or their names as words of their own."""
    shown = "\n".join((*pages, *(unescape(text) for text in pages.values()))).casefold()
    folded = {text: text.casefold() for text in texts}
    # Looked for as it is first, which is quick.
    return {text for text, plain in folded.items() if plain in shown and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", shown)}


def read_notes(root: Path) -> dict[str, str]:
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*.md") if path.parent != root or path.name == "search.md"}
    return {path: file.read_bytes().decode("utf-8", "replace") for path, file in files.items()}


def count_facts(pages: dict[str, str]) -> dict[str, Counter[str]]:
    """Return what pages say in states, requirements, dates and counts, each with how often it stands there."""
    found = {}
    for name, text in pages.items():
        page = Markup(text)
        said = [each.attributes["class"] for each in page.elements if each.attributes.get("class", "").startswith("entry ")]
        said += [each.attributes["datetime"] for each in page.elements if each.tag == "time"]
        said += [f"signs: {each.attributes['class']}" for each in page.elements if each.attributes.get("class", "").startswith("tl-")]
        said += re.findall(r'class="(?:requirement|count|state|lacks)">([^<]*)<', text)
        found["process" if name.startswith("process/") else name] = Counter(said)
    return found


@pytest.mark.slow
def test_nothing_of_the_example_is_shown_but_its_states_dates_and_counts(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "vault")
    real = read_pages(build_site(root))
    notes = read_notes(root)
    public = read_pages(build_site(root, "--public-safe"))
    assert find_leaks(public, notes) == set()
    assert find_leaks(real, notes) > {"merrow", "katrin", "petersdorff"}  # they would be found
    texts = list_texts(load_example(root))
    assert find_texts(public, texts) == {"no date"}  # so a note says that none was told, and so does the program
    assert find_texts(real, texts) > {"Priya Raman", "Merrow Insurance", "Head of Claims Data", "How would you handle schema drift?"}
    assert public.keys() == {*(name for name in real if "/" not in name), *(f"process/process-{number}.html" for number in range(1, 9))}
    assert {name: facts for name, facts in count_facts(public).items() if name != "process"} == {
        name: facts for name, facts in count_facts(real).items() if name != "process"
    }
    for name, text in public.items():
        assert (name, "Names, companies and texts are left out." in text, "../" in text.replace("../style.css", "")) == (
            name,
            True,
            "/" in name,
        )
        assert "mailto:" not in text
    main = re.compile(r"(?s)<main.*</main>")
    assert main.findall(public["search.html"]) == main.findall(real["search.html"])


def test_each_process_keeps_its_own_states_dates_and_counts(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "vault")
    facts = [count_facts({"process/x.html": text})["process"] for text in _pick_processes(read_pages(build_site(root)))]
    hidden = [count_facts({"process/x.html": text})["process"] for text in _pick_processes(read_pages(build_site(root, "--public-safe")))]
    assert sorted(map(str, map(sorted, facts))) == sorted(map(str, map(sorted, hidden)))


def test_a_plain_build_brings_all_back(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "vault")
    site = build_site(root)
    real = read_pages(site)
    index = (root / "index.md").read_bytes()
    build_site(root, "--public-safe")
    assert (root / "index.md").read_bytes() == index  # the page in Markdown is for its owner
    build_site(root)
    assert read_pages(site) == real


@pytest.mark.slow
def test_nothing_of_a_hostile_vault_is_shown(tmp_path: Path) -> None:
    write_hostile_vault(tmp_path)
    public = read_pages(build_site(tmp_path, "--public-safe"))
    assert find_leaks(public, read_notes(tmp_path)) == set()
    assert not [payload for payload in PAYLOADS for text in public.values() if payload in text]


def test_nothing_of_a_vault_of_obsidian_is_shown(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "Zanzibar")
    (root / ".obsidian").mkdir()
    assert "zanzibar" not in find_words(read_pages(build_site(root, "--public-safe")).values())
    assert "zanzibar" in find_words(read_pages(build_site(root)).values())


def test_what_was_put_off_and_what_is_not_to_be_done_stay_so(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "vault")
    note = root / "interviews/2026-11-17-harbor-panel.md"
    said = (
        "- 2026-11-18 waived thank [[Tom Okafor]] because we never spoke\n- 2026-11-18 snoozed connect [[Priya Raman]] until 2026-11-25\n"
    )
    note.write_text(note.read_text(encoding="utf-8").replace("## Log\n", f"## Log\n{said}"), encoding="utf-8")
    real, public = count_facts(read_pages(build_site(root))), count_facts(read_pages(build_site(root, "--public-safe")))
    assert public["index.html"] == real["index.html"]
    assert public["people.html"] == real["people.html"]
    plain = count_facts(read_pages(build_site(copy_example(tmp_path / "plain"))))
    assert real["index.html"] != plain["index.html"]


@pytest.mark.slow
@settings(max_examples=40)  # each is shown twice, whole
@given(rich_searches())
def test_nothing_of_a_drawn_search_is_shown(rich: Rich) -> None:
    tale = rich.drawn.tale
    loaded = load_tale(tale, rich.drawn.now)
    pages = {page.path: page.text or "" for page in plan_site("/nonexistent", loaded, {}, public=True) if page.path.endswith(".html")}
    # The zone of a time stands beside it, as it does on the real pages.
    notes = (
        {slug: re.sub("timezone: .*", "", tale.note_text(slug)) for slug in tale.notes} | tale.people | {"search": "\n".join(tale.search)}
    )
    assert find_leaks(pages, notes) == set()
    assert not re.search(r"zq\w|Priya|Okafor|Fischer|Cole|Globex|Initech|Analyst|Clerk", "".join((*pages, *pages.values())))
    real = {page.path: page.text or "" for page in plan_site("/nonexistent", loaded, {}) if page.path.endswith(".html")}
    shown, known = count_facts(pages), count_facts(real)
    for name in ("index", "processes", "people", "questions", "search"):
        assert (name, shown[f"{SITE}/{name}.html"]) == (name, known[f"{SITE}/{name}.html"])


def load_example(root: Path) -> Vault:
    return load(str(root), lambda zone: datetime.fromisoformat(SITE_NOW).replace(tzinfo=zone)).search.vault


def load_tale(tale: Tale, now: str) -> Loaded:
    _, settings = tale.vault()
    return Loaded(settings, tale.at(now), (), Calendars(settings))


def _pick_processes(pages: dict[str, str]) -> list[str]:
    return [text for name, text in pages.items() if name.startswith("process/")]
