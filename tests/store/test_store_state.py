from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

from followup_md.errors import SystemFailure
from followup_md.vault.lock import create_state, find_state
from followup_md.vault.read import name_vault, resolve_root

HOMES = ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE")


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        pytest.param({"XDG_STATE_HOME": "/x", "HOME": "/h"}, "/x/followup-md", id="named"),
        pytest.param({"XDG_STATE_HOME": "x", "HOME": "/h"}, "/h/.local/state/followup-md", id="a-relative-name-is-passed-over"),
        pytest.param({"LOCALAPPDATA": "/l", "USERPROFILE": "/u"}, "/l/followup-md", id="windows"),
        pytest.param({"HOME": "/h"}, "/h/.local/state/followup-md", id="home"),
        pytest.param({}, "/temporary/followup-md-7", id="no-home"),
    ],
)
def test_state_lies_where_the_user_keeps_it(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], folder: str) -> None:
    for name in HOMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: "/temporary")
    monkeypatch.setattr(os, "geteuid", lambda: 7, raising=False)
    assert find_state() == folder


def test_the_folder_is_made_for_the_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "far" / "state"))
    folder = Path(create_state())
    assert folder == tmp_path / "far" / "state" / "followup-md"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert create_state() == str(folder)


def test_a_folder_that_cannot_be_made_is_a_failure_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(SystemFailure, match="followup-md could not be made: not a directory") as caught:
        create_state()
    assert caught.value.hint == "set XDG_STATE_HOME to a folder that you may write to"


@pytest.mark.parametrize(("user", "refused"), [(12345, True), (0, False)])
def test_a_folder_of_somebody_else_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, refused: bool) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    create_state()
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    if refused:
        with pytest.raises(SystemFailure, match="belongs to somebody else"):
            create_state()
    else:
        create_state()


def test_a_system_without_user_numbers_has_folders_of_its_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delattr(os, "geteuid", raising=False)
    assert Path(create_state()).is_dir()


def test_a_vault_has_one_name_through_whatever_links(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "link").symlink_to("vault")
    name = name_vault(resolve_root(f"{tmp_path}/vault/"))
    assert name_vault(resolve_root(str(tmp_path / "link"))) == name
    assert name_vault(resolve_root(str(tmp_path))) != name
