"""`--json` of every command: an object says which version it is, and all of it is UTF-8 with its letters as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from support.cli import FILES, NOTE, NOW

from followup_md.cli import COMMANDS, cli

if TYPE_CHECKING:
    from pathlib import Path

# What is run, and what has to be run before it.
CASES: dict[str, tuple[list[str], list[str]]] = {
    "status": (["status"], []),
    "check --fix": (["check", "--fix", "--dry-run"], []),
    "build": (["build", "--dry-run"], []),
    "done": (["done", "thank", "zoë", "--dry-run"], []),
    "log": (["log", "harbor", "heard from Zoë", "--dry-run"], []),
    "log --undo": (["log", "harbor", "--undo", "--dry-run"], ["log", "harbor", "heard from Zoë"]),
    "snooze": (["snooze", "thank-zoe", "+2d", "--dry-run"], []),
    "waive": (["waive", "thank-zoe", "sie möchte keinen", "--dry-run"], []),
    "draft": (["draft", "thank", "zoë", "--dry-run"], []),
    "letter": (["letter", "thank", "--html", "--dry-run"], ["draft", "thank", "zoë"]),
    "card": (["card", "harbor"], []),
    "guard": (["guard", "Zoë"], []),
    "guard of a process": (["guard", "harbor"], []),
    "practice": (["practice", "--all"], []),
    "stats": (["stats"], []),
    "stats --proof": (["stats", "--proof"], []),
    "calendar": (["calendar"], []),
    "new": (["new", "Café", "Köchin", "--start", "2026-12-01 10:00", "--dry-run"], []),
    "init": (["init", "--dry-run"], []),
    "explain": (["explain"], []),
    "jot": (["jot", "harbor", "die Café-Küche", "--dry-run"], []),
    "hear": (["hear", "harbor", "mail.eml", "--yes", "--dry-run"], []),
}
LISTS = {"check": ["check"], "check-post": ["check-post", "post.md"]}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path.replace("Priya Raman", "Zoë Müller")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("Priya Raman", "Zoë Müller").replace("Engineer", "Ingénieur"), encoding="utf-8")
    with (tmp_path / NOTE).open("a", encoding="utf-8") as note:
        note.write("- 2026-11-17 thänked Tom\n\n## Questions\n### Schéma?\n- asked by: [[Zoë Müller]]\n- rating: 1\n")
    (tmp_path / "post.md").write_text("Zoë Müller was kind.\n", encoding="utf-8")
    (tmp_path / "mail.eml").write_text("From: Zoë Müller <zoe@harbor.example>\n\nWe will decide by 4 December 2026.\n", encoding="utf-8")
    return tmp_path


def run(vault: Path, args: list[str]) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Run a command where standard output can show ASCII alone, and return what it printed as JSON."""
    timed = [] if args[0] in ("init", "explain", "check-post") else ["--now", NOW]
    result = CliRunner(charset="ascii").invoke(cli, ["-C", str(vault), *args, "--json", *timed], prog_name="followup-md")
    assert result.exit_code in (0, 1), result.stderr
    printed = result.stdout_bytes.decode("utf-8")
    page = json.loads(printed)
    assert printed == json.dumps(page, ensure_ascii=False, indent=2) + "\n"
    return page


@pytest.mark.parametrize("case", CASES)
def test_an_object_says_its_version_and_its_letters_are_no_escapes(vault: Path, case: str) -> None:
    args, before = CASES[case]
    if before:
        CliRunner().invoke(cli, ["-C", str(vault), *before, "--now", NOW], catch_exceptions=False)
    assert run(vault, args)["version"] == 1


@pytest.mark.parametrize("case", LISTS)
def test_a_list_keeps_its_form_and_its_letters_are_no_escapes(vault: Path, case: str) -> None:
    page = run(vault, LISTS[case])
    assert isinstance(page, list)
    assert page


def test_every_command_with_json_is_among_them() -> None:
    having = {name for name in COMMANDS if any(option.name == "as_json" for option in load(name).params)}
    assert having - {args[0] for args, _ in CASES.values()} - LISTS.keys() == {"watch"}


def test_what_the_program_of_a_code_scanner_reads_is_utf_8(vault: Path) -> None:
    result = CliRunner(charset="ascii").invoke(cli, ["-C", str(vault), "check", "--format", "sarif", "--now", NOW])
    assert "thänked" in result.stdout_bytes.decode("utf-8")


def load(name: str) -> Any:  # noqa: ANN401 - as click types it
    """Return a command of the group."""
    return cli.get_command(None, name)  # type: ignore[arg-type] # the lazy group needs no context
