"""What a file keeps when it is replaced, and what is never replaced."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup_md.errors import SystemFailure
from followup_md.vault.write import TEMPORARY_PREFIX, ChangedMeanwhile, write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

NO_LINKS = OSError(errno.EPERM, "Operation not permitted")


def refuse(error: OSError) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def appearing(monkeypatch: pytest.MonkeyPatch, page: Path, data: bytes) -> None:
    """Let another program write `page` just before the new bytes are on the disk."""
    real = os.fsync

    def sync(handle: int) -> None:
        page.write_bytes(data)
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "note.md"
    page.write_bytes(b"old")
    return page


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_bytes_are_written_as_they_are(page: Path) -> None:
    write_bytes(str(page), b"\xef\xbb\xbfa\r\nb\xff", b"old")
    assert page.read_bytes() == b"\xef\xbb\xbfa\r\nb\xff"


def test_a_new_file_gets_the_mode_asked_for(tmp_path: Path) -> None:
    write_bytes(str(tmp_path / "kept"), b"x", None, mode=0o600)
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o4755, 0o2644, 0o1644])
def test_every_bit_of_the_mode_is_kept(page: Path, mode: int) -> None:
    page.chmod(mode)
    write_bytes(str(page), b"new", b"old")
    assert stat.S_IMODE(page.stat().st_mode) == mode


def test_a_disk_that_knows_no_modes_is_no_failure(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.chmod(0o600)
    monkeypatch.setattr(os, "chmod", refuse(OSError(errno.ENOTSUP, "Operation not supported")))
    write_bytes(str(page), b"new", b"old")
    assert page.read_bytes() == b"new"


def test_a_private_file_is_private_while_it_is_written(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.chmod(0o600)
    modes: list[int] = []
    real = os.fsync

    def sync(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    write_bytes(str(page), b"new", b"old")
    assert modes[0] == 0o600


def test_the_owner_is_kept(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda _, uid, gid: given.append((uid, gid)))
    write_bytes(str(page), b"new", b"old")
    assert given == [(-1, page.stat().st_gid), (page.stat().st_uid, -1)]


def test_an_owner_that_cannot_be_kept_stops_nothing(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.chmod(0o664)
    monkeypatch.setattr(os, "chown", refuse(PermissionError(errno.EPERM, "Operation not permitted")))
    write_bytes(str(page), b"new", b"old")
    assert (page.read_bytes(), stat.S_IMODE(page.stat().st_mode)) == (b"new", 0o664)


def test_extended_attributes_are_kept(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, bytes] = {}
    values = {"user.tag": b"red", "system.odd": b"?"}

    def keep(draft: str, name: str, value: bytes) -> None:
        assert Path(draft).name.startswith(TEMPORARY_PREFIX)
        if name == "system.odd":
            raise PermissionError(errno.EPERM, "Operation not permitted")
        kept[name] = value

    monkeypatch.setattr(os, "listxattr", lambda _: sorted(values), raising=False)
    monkeypatch.setattr(os, "getxattr", lambda _, name: values[name], raising=False)
    monkeypatch.setattr(os, "setxattr", keep, raising=False)
    write_bytes(str(page), b"new", b"old")
    assert kept == {"user.tag": b"red"}
    assert page.read_bytes() == b"new"


def test_a_disk_without_extended_attributes_is_no_failure(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listxattr", refuse(OSError(errno.ENOTSUP, "Operation not supported")), raising=False)
    write_bytes(str(page), b"new", b"old")
    assert page.read_bytes() == b"new"


def test_a_system_without_owners_and_attributes_is_no_failure(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "chown", raising=False)
    monkeypatch.delattr(os, "listxattr", raising=False)
    write_bytes(str(page), b"new", b"old")
    assert page.read_bytes() == b"new"


def test_a_read_only_file_is_left_alone(page: Path) -> None:
    page.chmod(0o444)
    with pytest.raises(SystemFailure, match="is read-only, so it is left alone") as caught:
        write_bytes(str(page), b"new", b"old")
    assert caught.value.hint == "make it writable, then run it again"
    assert page.read_bytes() == b"old"
    assert list_names(page.parent) == ["note.md"]


def test_a_file_that_this_user_may_not_write_is_left_alone(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SystemFailure, match="is read-only"):
        write_bytes(str(page), b"new", b"old")
    assert page.read_bytes() == b"old"


def test_another_hard_link_keeps_the_old_bytes(page: Path) -> None:
    backup = page.with_name("backup.md")
    backup.hardlink_to(page)
    write_bytes(str(page), b"new", b"old")
    assert (page.read_bytes(), backup.read_bytes()) == (b"new", b"old")


def test_a_link_to_nothing_is_kept_and_its_target_made(tmp_path: Path) -> None:
    link = tmp_path / "note.md"
    link.symlink_to(tmp_path / "target.md")
    write_bytes(str(link), b"new", None)
    assert link.is_symlink()
    assert (tmp_path / "target.md").read_bytes() == b"new"


def test_a_change_made_while_the_draft_is_written_is_seen(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    appearing(monkeypatch, page, b"theirs")
    with pytest.raises(ChangedMeanwhile):
        write_bytes(str(page), b"new", b"old")
    assert page.read_bytes() == b"theirs"
    assert list_names(page.parent) == ["note.md"]


@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    page = tmp_path / "note.md"
    if not links:
        monkeypatch.setattr(os, "link", refuse(NO_LINKS))
    appearing(monkeypatch, page, b"theirs")
    with pytest.raises(ChangedMeanwhile):
        write_bytes(str(page), b"new", None)
    assert page.read_bytes() == b"theirs"
    assert list_names(tmp_path) == ["note.md"]


def test_a_disk_without_hard_links_gets_new_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse(NO_LINKS))
    (tmp_path / "beside").touch()
    write_bytes(str(tmp_path / "note.md"), b"new", None)
    assert (tmp_path / "note.md").read_bytes() == b"new"
    assert (tmp_path / "note.md").stat().st_mode == (tmp_path / "beside").stat().st_mode
    assert list_names(tmp_path) == ["beside", "note.md"]


def test_a_name_held_for_a_new_file_is_given_back_when_the_disk_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse(NO_LINKS))
    monkeypatch.setattr(os, "replace", refuse(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(SystemFailure, match="input/output error"):
        write_bytes(str(tmp_path / "note.md"), b"new", None)
    assert list_names(tmp_path) == []


def test_a_disk_that_fails_to_link_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(SystemFailure, match="input/output error"):
        write_bytes(str(tmp_path / "note.md"), b"new", None)
    assert list_names(tmp_path) == []


def test_what_a_killed_process_left_is_cleared_away_after_an_hour(page: Path) -> None:
    young, old = page.with_name(f"{TEMPORARY_PREFIX}young"), page.with_name(f"{TEMPORARY_PREFIX}old")
    young.touch()
    old.touch()
    status = page.stat()
    os.utime(old, ns=(status.st_atime_ns, status.st_mtime_ns - 2 * 3600 * 10**9))
    write_bytes(str(page), b"new", b"old")
    assert list_names(page.parent) == [young.name, "note.md"]
