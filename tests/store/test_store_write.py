from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault.write import ChangedMeanwhile, remove_file, write_text

if TYPE_CHECKING:
    from collections.abc import Callable


def refuse(error: OSError) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def test_a_new_file_is_written_with_the_mode_that_others_get(tmp_path: Path) -> None:
    write_text(str(tmp_path / "index.md"), "é\n", None)
    (tmp_path / "beside").touch()
    assert (tmp_path / "index.md").read_bytes() == "é\n".encode()
    assert (tmp_path / "index.md").stat().st_mode == (tmp_path / "beside").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beside", "index.md"]


def test_mode_and_link_of_a_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "far" / "page.md"
    target.parent.mkdir()
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "index.md"
    link.symlink_to(target)
    write_text(str(link), "new", b"old")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        pytest.param(b"theirs", b"ours", id="other-bytes"),
        pytest.param(b"ours and more", b"ours", id="longer"),
        pytest.param(b"more", b"", id="was-empty"),
        pytest.param(b"", None, id="was-not-there"),
        pytest.param(None, b"ours", id="is-gone"),
    ],
)
def test_a_file_that_changed_since_it_was_read_is_left_alone(tmp_path: Path, content: bytes | None, seen: bytes | None) -> None:
    page = tmp_path / "index.md"
    if content is not None:
        page.write_bytes(content)
    with pytest.raises(FollowupError, match="changed while this command ran"):
        write_text(str(page), "new", seen)
    assert (page.read_bytes() if page.exists() else None) == content


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_disk_that_fails_leaves_the_old_bytes_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    page = tmp_path / "index.md"
    page.write_text("old")
    monkeypatch.setattr(os, call, refuse(OSError(28, "No space left on device")))
    with pytest.raises(SystemFailure, match="could not be written: no space left on device"):
        write_text(str(page), "new", b"old")
    assert page.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["index.md"]


def test_an_error_without_words_of_the_system_is_told_in_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", refuse(OSError("Broken")))
    with pytest.raises(SystemFailure, match="could not be written: broken"):
        write_text(str(tmp_path / "index.md"), "new", None)


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def open_or_fail(path: str, flags: int, mode: int = 0o777) -> int:
        if Path(path) == tmp_path:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", open_or_fail)
    write_text(str(tmp_path / "index.md"), "new", None)
    assert (tmp_path / "index.md").read_text() == "new"


def test_a_file_that_is_as_it_was_read_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old")
    remove_file(str(tmp_path / "old.html"), b"old")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changed_since_it_was_read_is_not_taken_away(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("mine now")
    with pytest.raises(ChangedMeanwhile, match="changed while this command ran"):
        remove_file(str(tmp_path / "old.html"), b"old")
    assert (tmp_path / "old.html").read_text() == "mine now"


def test_a_file_that_cannot_be_deleted_is_a_failure_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.html").write_text("old")
    monkeypatch.setattr(os, "unlink", refuse(PermissionError(13, "Permission denied")))
    with pytest.raises(SystemFailure, match="could not be deleted: permission denied"):
        remove_file(str(tmp_path / "old.html"), b"old")


def test_a_file_that_goes_by_itself_meanwhile_is_gone_as_it_should_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.html").write_text("old")
    monkeypatch.setattr(os, "unlink", refuse(FileNotFoundError(2, "No such file or directory")))
    remove_file(str(tmp_path / "old.html"), b"old")
