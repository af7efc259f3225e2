from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from support.faults import held_elsewhere

from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault import lock
from followup_md.vault.lock import create_state, lock_vault
from followup_md.vault.read import name_vault, resolve_root

RunPython = Callable[[str], CompletedProcess[str]]


def test_who_holds_a_vault_may_hold_it_again(tmp_path: Path) -> None:
    with lock_vault(str(tmp_path)), lock_vault(str(tmp_path)):
        pass


def test_nothing_is_left_in_the_vault(tmp_path: Path) -> None:
    with lock_vault(str(tmp_path)):
        assert list(tmp_path.iterdir()) == []


def test_another_writer_is_told_that_it_waits_and_then_to_try_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", (0.01, 0.01))
    told: list[str] = []
    with (
        held_elsewhere(tmp_path),
        pytest.raises(FollowupError, match="another followup-md is writing in this vault") as caught,
        lock_vault(str(tmp_path), lambda: told.append("waiting")),
    ):
        pass
    assert told == ["waiting"]
    assert (caught.value.exit_code, caught.value.hint) == (1, "wait until it has ended, or end it, and run this again")


def test_a_vault_is_had_as_soon_as_the_other_writer_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", (0.01, 60))
    with held_elsewhere(tmp_path) as other, lock_vault(str(tmp_path), other.kill):
        assert other.wait() != 0


@pytest.mark.slow
def test_a_killed_writer_leaves_the_vault_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", (0.01, 0.01))
    with held_elsewhere(tmp_path) as other:
        other.kill()
        other.wait()
        with lock_vault(str(tmp_path)):
            pass


def test_a_wait_that_nobody_is_told_of_ends_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", (0.01, 0.01))
    with held_elsewhere(tmp_path), pytest.raises(FollowupError, match="another followup-md"), lock_vault(str(tmp_path)):
        pass


def test_an_error_inside_leaves_the_vault_free(tmp_path: Path) -> None:
    error = OSError("inside")
    with pytest.raises(OSError, match="inside"), lock_vault(str(tmp_path)):
        raise error
    with held_elsewhere(tmp_path):
        pass


def test_a_lock_that_cannot_be_made_is_a_failure_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    Path(create_state(), f"{name_vault(resolve_root(str(tmp_path)))}.lock").mkdir()
    with pytest.raises(SystemFailure, match="the vault could not be locked: "), lock_vault(str(tmp_path)):
        pass


def test_reading_loads_neither_the_lock_nor_the_journal(run_python: RunPython, make_vault: Callable[..., Path]) -> None:
    root = make_vault({})
    code = (
        "import sys\nfrom followup_md.cli import main\ntry:\n"
        f" main(['-C', {str(root)!r}, 'status', '--now', '2026-11-18'])\nfinally:\n print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(run_python(code).stderr.split())
    assert "followup_md.vault.load" in loaded
    assert not {"filelock", "json", "followup_md.vault.write", "followup_md.vault.lock"} & loaded
