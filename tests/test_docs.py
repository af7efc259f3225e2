"""docs/ matches the program: every feature is named there, the examples can be read, and the links work."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from followup_md import parse_interview
from followup_md.cli import COMMANDS
from followup_md.cli.explain import list_pages
from followup_md.config import Settings
from followup_md.config.read import read_settings
from followup_md.model.events import CHANNEL_IDS
from followup_md.model.properties import DRAFT, INTERVIEW, PERSON
from followup_md.parse.log_start import BEHIND, CLAUSES, PHRASES
from followup_md.render.schema import describe_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.model.properties import Property
    from followup_md.render.manual import ManualPage

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LEVELS = {"E": "error", "W": "warning", "I": "info"}


def read_sections(name: str) -> dict[str, str]:
    """Return the sections of a page of the design by number; what is planned is left out."""
    text = re.sub(r"^>.*\n", "", (DOCS / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    parts = re.split(r"^## (\d+)\. ", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


FORMAT, RULES = read_sections("format.md"), read_sections("rules.md")


def read_rows(text: str) -> dict[str, list[str]]:
    """Return the rows of the tables of a text by the code in their first cell."""
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in text.splitlines() if line.startswith("| `")]
    return {match[0]: row for row in rows if (match := re.findall(r"`([^`]+)`", row[0]))}


def list_code(text: str) -> set[str]:
    """Return the inline code of a text."""
    return set(re.findall(r"`([^`]+)`", re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)))


def list_of(kind: str) -> dict[str, ManualPage]:
    return {page.id: page for page in list_pages() if page.kind == kind}


def find_block(text: str, language: str) -> str:
    match = re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert match
    return match[1]


def find_requirement(page: ManualPage) -> str:
    return dict(page.facts).get("requirement", "").partition(":")[0]


def test_every_action_has_its_row_and_each_row_its_action() -> None:
    rows = read_rows(RULES["3"])
    assert {name: row[1].removesuffix(" (GAP)") for name, row in rows.items()} == {
        name: find_requirement(page) for name, page in list_of("action").items()
    }


def test_every_check_has_its_row_with_its_level_and_each_row_its_check() -> None:
    rows = read_rows(RULES["4"])
    assert {name: LEVELS[row[1]] for name, row in rows.items()} == {
        name: dict(page.facts)["level"] for name, page in list_of("check").items()
    }


def test_every_requirement_has_its_row() -> None:
    assert re.findall(r"^\| (R\d\.\d+) \|", RULES["1"], re.MULTILINE) == list(list_of("requirement"))


def test_every_command_has_its_row() -> None:
    rows = [line.split("|")[1] for line in FORMAT["8"].splitlines() if line.startswith("| `")]
    assert {code.split()[0] for row in rows for code in list_code(row)} == set(COMMANDS)


def list_configured(table: dict[str, object], above: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict) and name not in {"aliases", "phrases"}:
            yield from list_configured(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def test_every_key_of_the_configuration_is_named() -> None:
    keys = list_of("key")
    named = {*list_configured(tomllib.loads(find_block(FORMAT["10"], "toml"))), *read_rows(RULES["2"]), "calendar.region"}
    assert named <= keys.keys()
    # One key represents all sections.
    assert {key for key in keys if not key.startswith("sections.")} <= named


def test_the_defaults_of_the_rules_are_those_of_the_program() -> None:
    keys = list_of("key")
    told = {name: list_code(row[1]) for name, row in read_rows(RULES["2"]).items()}
    assert {name: default for name, default in told.items() if default and dict(keys[name].facts)["default"] not in default} == {}


WHEN_MISSING = {"error": "error", "warning": "warning", "info": "advice"}


def write_row(row: Property, *, missing: bool) -> str:
    """Return the row of a key table; its last cell is the meaning, not a full sentence."""
    meaning = f"{row.meaning[0].lower()}{row.meaning[1:]}".removesuffix(".")
    level = [WHEN_MISSING[row.missing.level] if row.missing else "–"] if missing else []
    return f"| {' | '.join((f'`{row.name}`', row.shape.takes, *level, meaning))} |"


@pytest.mark.parametrize(("section", "rows"), [("2", INTERVIEW), ("4", PERSON), ("5", DRAFT)], ids=["interview", "person", "draft"])
def test_the_table_of_the_keys_of_a_note_is_that_of_the_program(section: str, rows: tuple[Property, ...]) -> None:
    shown = [line for line in FORMAT[section].splitlines() if line.startswith("| `")]
    assert shown == [write_row(row, missing=section == "2") for row in rows]


def test_every_word_of_the_log_is_named() -> None:
    named = " ".join(list_code(FORMAT["3"]))
    also = {"canceled", "practiced", "offer by e-mail", "offer by post"}
    words = {*(row.words for row in PHRASES), *BEHIND, *CLAUSES, *CHANNEL_IDS} - also
    assert {word for word in words if word not in named and word != "by date"} == set()


def test_what_is_planned_is_not_there() -> None:
    text = (DOCS / "format.md").read_text(encoding="utf-8").partition("\n## 8. ")[2].partition("\n## 9. ")[0]
    commands = re.findall(r"^> \* `([a-z]+)(?: \[[^`]*| [A-Z][^`]*)?`", text, re.MULTILINE)
    assert {"demo", "adopt", "export", "completion"} <= set(commands)
    assert set(commands) & COMMANDS.keys() <= {"init", "status", "draft", "schema"}


def test_the_note_of_the_format_reads_without_a_problem() -> None:
    assert parse_interview(find_block(FORMAT["2"], "markdown"), settings=Settings(timezone="Europe/Dublin")).problems == ()


def test_the_configuration_of_the_format_reads_without_a_problem() -> None:
    assert read_settings(find_block(FORMAT["10"], "toml"))[1] == ()


def test_the_json_of_the_format_is_as_its_schema_says() -> None:
    Draft202012Validator(describe_schema("status")).validate(json.loads(find_block(FORMAT["9"], "json")))


def test_what_the_architecture_names_is_there() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8").partition("\n## 2. ")[0]
    rows = re.findall(r"`([a-z_/]+\.py)`(?:: `(\w+)`)?", text)
    assert rows
    sources = {path: (ROOT / "followup_md" / path).read_text(encoding="utf-8") for path, _ in rows}
    assert [
        (path, name) for path, name in rows if not re.search(rf"^(def |class )?{name}\b" if name else "", sources[path], re.MULTILINE)
    ] == []


def fold_heading(text: str) -> str:
    """Return the anchor of a heading, as on git hosts."""
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


def list_links() -> Iterator[tuple[str, str]]:
    """Yield each link of a page to another file or heading of the tree."""
    for path in sorted((*ROOT.glob("*.md"), *DOCS.glob("*.md"), ROOT / "example-vault" / "README.md")):
        text = re.sub(r"^ *```.*?^ *```$|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^()\s]+)\)", text):
            if "://" not in target:
                yield path.relative_to(ROOT).as_posix(), target


@pytest.mark.parametrize(("page", "target"), [*list_links()])
def test_a_link_leads_somewhere(page: str, target: str) -> None:
    path, _, anchor = target.partition("#")
    file = (ROOT / page).parent / path if path else ROOT / page
    assert file.exists()
    if anchor:
        assert anchor in map(fold_heading, re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE))
