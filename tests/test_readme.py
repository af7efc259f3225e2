"""README shows what the program does: the page it prints, the note it explains, the commands it lists."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from followup_md import derive_actions, parse_interview
from followup_md.cli import COMMANDS, cli
from followup_md.config import Settings
from followup_md.config.read import read_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def find_block(language: str) -> str:
    match = re.search(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert match
    return match[1]


def test_the_picture_is_what_the_first_command_prints() -> None:
    command = find_block("sh").partition("followup-md ")[2].split()
    result = CliRunner().invoke(cli, [str(ROOT / word) if word == "example-vault" else word for word in command])
    assert result.output == find_block("text")


def test_the_problem_is_what_check_says_of_the_line(tmp_path: Path) -> None:
    vault = shutil.copytree(ROOT / "example-vault", tmp_path / "vault")
    with (vault / "interviews" / "2026-11-17-harbor-panel.md").open("a", encoding="utf-8") as note:
        note.write("- 2026-11-18 thankd [[Priya Raman]]\n")
    result = CliRunner().invoke(cli, ["check", "-C", str(vault), "--now", "2026-11-18T12:00"])
    shown = re.findall(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[1]
    assert shown in result.output


def test_the_ignore_comment_is_one() -> None:
    comment = re.findall(r"^```markdown\n(<!--.*?)^```$", README, re.MULTILINE | re.DOTALL)[0]
    vault = parse_interview(f"---\ncompany: A\n---\n\n{comment}", settings=Settings(timezone="UTC"))
    assert [(ignore.check, bool(ignore.reason)) for ignore in vault.ignores] == [("recap-section-missing", True)]


@pytest.mark.parametrize("shown", re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL))
def test_what_a_command_prints_is_what_is_shown(shown: str, tmp_path: Path) -> None:
    vault = shutil.copytree(ROOT / "example-vault", tmp_path / "vault")
    command, _, printed = shown.partition("\n")
    result = CliRunner().invoke(cli, ["-C", str(vault), *command.split()[2:], "--now", "2026-11-18T12:00"])
    assert result.output == printed


def test_the_note_reads_without_a_problem_and_its_log_counts() -> None:
    settings = Settings(timezone="America/New_York")
    vault = parse_interview(find_block("markdown"), settings=settings)
    assert vault.problems == ()
    now = datetime(2026, 12, 9, 9, 0, tzinfo=ZoneInfo("America/New_York"))
    actions = {action.action: action for action in derive_actions(vault, now, settings) if action.status == "open"}
    # Invited on Tuesday 8 December to write again on the 19th, a Saturday: Monday the 21st.
    assert str(actions["follow-up-invited"].due) == "2026-12-21"


def test_the_configuration_reads_without_a_problem() -> None:
    assert read_settings(find_block("toml"))[1] == ()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed(name: str) -> None:
    assert re.search(rf"^\|[^|]*`{name}`[^|]*\|", README, re.MULTILINE)
