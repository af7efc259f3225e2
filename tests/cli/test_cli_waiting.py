from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.faults import held_elsewhere

from followup_md.cli import cli
from followup_md.vault import lock

MakeVault = Callable[..., Path]
NOTE = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"


@pytest.mark.parametrize("text", ["heard from Priya", "--undo"])
def test_a_command_that_waits_for_another_says_so_and_gives_up(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    root = make_vault({"interviews/harbor.md": NOTE})
    monkeypatch.setattr(lock, "PATIENCE", (0.01, 0.01))
    with held_elsewhere(root):
        result = CliRunner().invoke(cli, ["-C", str(root), "log", "harbor", text, "--now", "2026-11-18T12:00"], prog_name="followup-md")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "another followup-md is writing in this vault; waiting for it\n"
        "followup-md: another followup-md is writing in this vault\n"
        "    wait until it has ended, or end it, and run this again\n"
    )
    assert (root / "interviews/harbor.md").read_text() == NOTE
