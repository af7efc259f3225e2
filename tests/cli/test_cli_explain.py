from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from followup_md.cli import cli


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["explain", *args], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def test_alone_it_lists_everything_by_subject() -> None:
    code, shown, _ = run()
    lines = shown.splitlines()
    assert code == 0
    assert lines[0] == "Actions"
    assert "Checks: thanks" in lines
    assert "follow_up (keys)" in lines
    assert any(line.split()[:1] == ["thanks-late"] for line in lines)


def test_a_page_needs_no_vault_and_has_no_colour_in_a_pipe() -> None:
    code, shown, _ = run("thanks-late")
    assert code == 0
    assert shown.startswith("thanks-late (check)\nA thank-you note went out after the time for it was over.\n")
    assert "\x1b" not in shown


def test_a_slip_gets_a_did_you_mean() -> None:
    code, shown, error = run("thanks-lat")
    assert (code, shown) == (2, "")
    assert "did you mean 'thanks-late'" in error


@pytest.mark.parametrize("args", [(), ("R1.8",)])
def test_json(args: tuple[str, ...]) -> None:
    code, shown, _ = run(*args, "--json")
    page = json.loads(shown)
    assert code == 0
    assert page["version"] == 1
    assert "R1.8" in {found["id"] for found in page["pages"]}
