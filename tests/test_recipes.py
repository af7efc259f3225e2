"""Each recipe of CONTRIBUTING.md is followed in a copy of the tree, and does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recipes import follow_recipe, read_recipe, run_in

if TYPE_CHECKING:
    from pathlib import Path

AT = ("-C", "example-vault", "--now", "2026-11-18T12:00")


def test_the_recipe_of_a_command(tmp_path: Path) -> None:
    steps = read_recipe("A command")
    tree = follow_recipe(steps, tmp_path)
    assert "2026-12-04  Harbor Logistics\n" in run_in(tree, "-m", "followup_md", "decisions", *AT).stdout
    assert "  decisions " in run_in(tree, "-m", "followup_md", "--help").stdout
    made = [step.path for step in steps if step.path.endswith(".py")]
    for tool in (("check",), ("format", "--check")):
        ran = run_in(tree, "-m", "ruff", *tool, *made)
        assert ran.returncode == 0, ran.stdout
    tests = ("tests/cli/test_cli_decisions.py", "tests/cli/test_cli_group.py", "tests/test_readme.py")
    ran = run_in(
        tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, "tests/test_faults.py::test_every_command_that_writes_has_its_case"
    )
    assert ran.returncode == 0, ran.stdout
