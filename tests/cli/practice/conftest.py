"""The vault of two questions that went badly, a person at the terminal, and a machine without the library."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from support.cli import TWO_QUESTIONS, Acting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def acting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    """Return the vault, with a state folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Acting(tmp_path / "vault")
    made.write(TWO_QUESTIONS)
    return made


@pytest.fixture
def talking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the cards be asked, as on a terminal."""
    monkeypatch.setattr("followup_md.cli.practice.is_talking", lambda: True)


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do as if fsrs were not installed."""
    monkeypatch.setitem(sys.modules, "fsrs", None)
