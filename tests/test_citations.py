"""Every citation of the design, in code, tests and docs, leads to a section, a rule or an id that docs/ has."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
DESIGN = ("format.md", "rules.md", "architecture.md")
_HEADING = re.compile(r"^(#{2,3}) (?:(\d+(?:\.\d+)?)\.? )?(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^(\d+)\. |\((\d)\)(?= )", re.MULTILINE)
_ID = re.compile(r"^\| (R\d\.\d+|[AIH]\d+) |\*\*(H\d+)\*\*", re.MULTILINE)

# One citation: the page, then the cited items one by one.
_PAGE = re.compile(r"(?<![\w/`\"])(?P<page>format|rules|architecture)\.md(?![\w)`\]\"])")
_JOINT = re.compile(r": (?=`)|[,;]? (?:and )?")
_CITED = re.compile(
    r"(?:sections? )?(?P<number>\d+(?:\.\d+)*)(?:-(?P<last>\d+(?:\.\d+)*))?(?![\w.]*\w)"
    r"|rules? (?P<rule>\d+)(?: to (?P<last_rule>\d+))?"
    r"|habit (?P<habit>\d+)"
    r"|(?P<id>R\d\.\d+|[AIH]\d+)(?:-(?P<last_id>R\d\.\d+))?\b"
    r"|(?:subject )?\*(?P<words>[^*]+)\*"
    r"|`(?P<code>[^`]+)`"
    r"|(?P<name>[A-Z][A-Z0-9]+)\b"
)
_NAMED = re.compile(r"\b(R\d\.\d+)(?:-(R\d\.\d+))?\b")
_READING = re.compile(r"(?<![\w.&#-])([AI]\d{1,2}|H1?\d)(?![\w.-])")
# A citation that does not name its page.
_STRAY = re.compile(r"\b[Ss]ections? \d[\d.]*+(?! of the standard)|\(\d\.\d(?:\.\d)?\)|\bissue \d")
# A docstring, and a comment on a line of its own or behind code.
_WORDS = re.compile(r'^[ \t]*r?"""(.*?)"""|(?:^[ \t]*|  )# (.*?)$', re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"\b[A-Z]{5,}\.md\b")


class Page(NamedTuple):
    """A page of the design: its sections by number, and the ids of its rows."""

    sections: Mapping[str, str]
    ids: frozenset[str]


def read_page(text: str) -> Page:
    headings = [*_HEADING.finditer(text)]
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    sections = {heading[2]: text[heading.start() : end] for heading, end in zip(headings, ends, strict=True) if heading[2]}
    for number in [number for number in sections if "." in number]:
        sections[number.partition(".")[0]] += sections[number]
    for before, heading in pairwise(headings):  # parts of a section without a number of their own
        if not heading[2]:
            number = next((each[2] for each in reversed(headings[: headings.index(before) + 1]) if each[2]), None)
            if number:
                sections[number] += text[heading.start() : ends[headings.index(heading)]]
    ids = frozenset(match[1] or match[2] for match in _ID.finditer(text))
    return Page(sections, ids)


PAGES = {name: read_page((ROOT / "docs" / name).read_text(encoding="utf-8")) for name in DESIGN}
IDS = PAGES["rules.md"].ids


def find_unresolved(text: str) -> Iterator[str]:
    """Yield each citation of a text that leads nowhere, or has no known form."""
    for page in _PAGE.finditer(text):
        name, section, cited = f"{page['page']}.md", "", [*_list_cited(text, page.end())]
        if not cited:
            yield text[page.start() : page.end() + 25]
        for part in cited:
            section = part["last"] or part["number"] or section
            if not _resolve(PAGES[name], part, section):
                yield f"{name} {part[0]}"


def _list_cited(text: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the items cited after a page name that ends at an offset."""
    part = _CITED.match(text, at + 1) if text[at : at + 1] == " " else None
    while part:
        yield part
        joint = _JOINT.match(text, part.end())
        part = _CITED.match(text, joint.end()) if joint else None


def _resolve(page: Page, cited: re.Match[str], section: str) -> bool:
    if cited["number"]:
        return all(_has_section(page, number) for number in (cited["number"], cited["last"]) if number)
    if cited["habit"]:
        return _has_item(page.sections["4"], cited["habit"])
    if cited["id"]:
        return all(name in page.ids for name in (cited["id"], cited["last_id"]) if name)
    text = page.sections.get(section, "")
    if cited["rule"]:
        return all(_has_item(text, number) for number in (cited["rule"], cited["last_rule"]) if number)
    wanted = cited["words"] or cited["code"] or cited["name"]
    return wanted.casefold() in text.casefold()


def _has_section(page: Page, number: str) -> bool:
    """Say whether a page has a section, or a numbered item of one (3.5.7)."""
    if number in page.sections:
        return True
    section, _, item = number.rpartition(".")
    return section.count(".") == 1 and _has_item(page.sections.get(section, ""), item)


def _has_item(text: str, number: str) -> bool:
    return number in {match[1] or match[2] for match in _ITEM.finditer(text)}


def find_strays(text: str) -> Iterator[str]:
    """Yield what a reader could not look up: a section without a page, a missing page, an unknown id."""
    yield from (name for names in _NAMED.findall(text) for name in names if name and name not in IDS)
    yield from (name for name in _READING.findall(text) if name not in IDS)
    yield from (file for file in _FILE.findall(text) if not (ROOT / file).exists())
    for page in reversed([*_PAGE.finditer(text)]):
        end = max((part.end() for part in _list_cited(text, page.end())), default=page.end())
        text = text[: page.start()] + text[end:]
    yield from (match[0] for match in _STRAY.finditer(text))


def read_words(source: str) -> str:
    """Return the docstrings and the comments of a module."""
    return "\n".join(match[1] or match[2] for match in _WORDS.finditer(source))


def flow(text: str) -> str:
    """Return a text on one line, without the comment and quote marks before its lines."""
    return re.sub(r"\s*\n[ \t]*(?:[#>]+ )?", " ", text)


MODULES = sorted(path for folder in ("followup_md", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
OTHERS = sorted(
    path
    for place in (
        "*.md",
        "pyproject.toml",
        ".ci/run",
        "docs/*.md",
        "example-vault/README.md",
        "followup_md/**/*.toml",
        "followup_md/**/*.j2",
    )
    for path in ROOT.glob(place)
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != Path(__file__).name], ids=name)
def test_every_citation_of_a_module_leads_somewhere(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    words = flow(read_words(source))
    assert [*find_unresolved(flow(source)), *find_strays(words)] == []


@pytest.mark.parametrize("path", OTHERS, ids=name)
def test_every_citation_of_a_page_leads_somewhere(path: Path) -> None:
    assert [*find_unresolved(flow(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("page", DESIGN)
def test_every_section_that_a_page_of_the_design_speaks_of_is_there(page: str) -> None:
    text = flow((ROOT / "docs" / page).read_text(encoding="utf-8"))
    spoken = re.findall(r"(?<!\.md )[Ss]ections? (\d+(?:\.\d+)*)(?: and (\d+))?", text)
    assert [number for numbers in spoken for number in numbers if number and not _has_section(PAGES[page], number)] == []


@pytest.mark.parametrize(
    "text",
    [
        "format.md section 3",
        "format.md 2.1",
        "format.md 2.1, 3)",
        "format.md 3-5, rules.md 7.2 and 7.5",
        "rules.md sections 4 and 6, H8",
        "rules.md 3.5.7",
        "rules.md 3.5, rules 4 to 7",
        "rules.md 7.1, rule 3",
        "rules.md 5.1, P3",
        "rules.md section 4, *Note and time*; 7.1 for the times",
        "rules.md section 4: `thanks-late`",
        "rules.md 3.5, R1.12-R1.18",
        "architecture.md habit 10",
        "rules.md 3.3). What else is said is not cited.",
        "[rules.md](rules.md), docs/rules.md and `rules.md`",
        "R4.5-R4.11",
    ],
)
def test_a_citation_that_leads_somewhere_is_followed(text: str) -> None:
    assert [*find_unresolved(text), *find_strays(text)] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("format.md section 30", ["format.md section 30"]),
        ("rules.md 3.9", ["rules.md 3.9"]),
        ("rules.md 3.1-3.9", ["rules.md 3.1-3.9"]),
        ("rules.md 3.5.99", ["rules.md 3.5.99"]),
        ("rules.md 7.1, rule 9", ["rules.md rule 9"]),
        ("architecture.md habit 11", ["architecture.md habit 11"]),
        ("rules.md A99", ["rules.md A99"]),
        ("rules.md section 4, *Dreams*", ["rules.md *Dreams*"]),
        ("rules.md section 4: `thanks-never`", ["rules.md `thanks-never`"]),
        ("rules.md, A12", ["rules.md, A12"]),
        ("as rules.md has it", ["rules.md has it"]),
    ],
)
def test_a_citation_that_leads_nowhere_is_told(text: str, left: list[str]) -> None:
    assert [*find_unresolved(text)] == left


@pytest.mark.parametrize("text", ["see section 3", "an answer (3.5.4)", "EVIDENCE.md", "issue 5", "by A99", "R1.99", "R1.1-R1.99"])
def test_a_citation_without_its_page_is_told(text: str) -> None:
    assert [*find_strays(text)] != []
