from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from followup_md.vault.read import find_path, find_root, is_folder, resolve_root

MakeVault = Callable[..., Path]


def test_root_is_the_nearest_folder_upward_with_the_configuration(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/2026/a.md": "a"})
    assert find_root(str(root / "interviews" / "2026")) == str(root)
    assert find_root(str(root)) == str(root)


def test_no_root_above_is_none(tmp_path: Path) -> None:
    assert find_root(str(tmp_path)) is None


def test_a_folder_named_like_the_configuration_marks_no_root(tmp_path: Path) -> None:
    (tmp_path / "followup.toml").mkdir()
    assert find_root(str(tmp_path)) is None


def test_is_folder(make_vault: MakeVault) -> None:
    root = make_vault()
    assert is_folder(str(root))
    assert not is_folder(str(root / "followup.toml"))


@pytest.mark.parametrize(
    ("here", "typed", "expected"),
    [
        pytest.param("", "interviews/a.md", "interviews/a.md", id="from-the-vault"),
        pytest.param("interviews", "a.md", "interviews/a.md", id="from-the-current-folder"),
        pytest.param("interviews", "interviews/a.md", "interviews/a.md", id="not-here-but-in-the-vault"),
        pytest.param("interviews", "a", "interviews/a.md", id="without-its-ending-from-the-current-folder"),
        pytest.param("", "interviews/a", "interviews/a.md", id="without-its-ending-from-the-vault"),
        pytest.param("", "../outside", None, id="without-its-ending-outside"),
        pytest.param("interviews", "..", "", id="the-vault-itself"),
        pytest.param("", "interviews/", "interviews", id="a-folder"),
        pytest.param("", "b.md", None, id="nothing-there"),
        pytest.param("", "../outside.md", None, id="outside"),
        pytest.param("", "..", None, id="above"),
        pytest.param("", "..odd.md", "..odd.md", id="a-name-that-begins-with-dots"),
    ],
)
def test_a_path_is_tried_from_here_then_from_the_vault(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, here: str, typed: str, expected: str | None
) -> None:
    root = make_vault({"interviews/a.md": "a", "../outside.md": "", "..odd.md": ""})
    monkeypatch.chdir(root / here)
    assert find_path(str(root), typed) == expected


def test_a_path_through_a_link_to_the_vault_is_found(make_vault: MakeVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/a.md": "a"})
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(tmp_path)
    assert find_path(str(root), "link/interviews/a.md") == "interviews/a.md"


def test_a_vault_has_one_path(make_vault: MakeVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault()
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(tmp_path)
    assert {resolve_root(typed) for typed in ("vault", "link", f"{root}/.", str(root))} == {str(root.resolve())}
