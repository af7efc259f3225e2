"""`explore.py` finds failures that the suite, with the same examples on every run, misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from explore import ROOT, main
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

TESTS = """
from hypothesis import given, strategies as st

@given(st.integers())
def test_drawn(number):
    assert number < {bound}
"""


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file for a property test that is outside the suite but runs as part of it."""
    monkeypatch.setenv("PYTHONPATH", f"{ROOT / 'tests'}")
    monkeypatch.setenv("PYTEST_ADDOPTS", f"-c {ROOT / 'pyproject.toml'} -p conftest")
    return tmp_path / "test_planted.py"


def test_the_suite_meets_the_same_examples_on_every_run() -> None:
    assert settings.get_profile("same").derandomize
    assert not settings.get_profile("fresh").derandomize


def test_what_fails_is_told_with_its_example_and_its_seed(planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planted.write_text(TESTS.format(bound=100), encoding="utf-8")
    assert main(["--seed", "7", str(planted)]) == 1
    shown = capsys.readouterr().out
    assert "test_drawn(\nE           number=100,\nE       )" in shown
    assert "@reproduce_failure(" in shown
    assert "seed 7: python tests/explore.py --seed 7 " in shown
    assert "::test_drawn: first with seed 7\n1 rounds, 1 tests failed\n" in shown


def test_what_holds_is_tried_until_the_time_is_over(planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planted.write_text(TESTS.format(bound="10**400"), encoding="utf-8")
    assert main(["--minutes", "0.05", str(planted)]) == 0
    assert capsys.readouterr().out.endswith(" rounds, 0 tests failed\n")
