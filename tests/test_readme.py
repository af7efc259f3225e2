"""README shows what the program does: the page it prints, the note it explains, the commands it lists."""

from __future__ import annotations

import re
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
    assert f"| `{name}` |" in README
