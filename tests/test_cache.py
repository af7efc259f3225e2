"""Cache files; what is cached of a vault, and when it is valid, is tested in tests/test_reading.py."""

from __future__ import annotations

import os
import pickle
import stat
from typing import TYPE_CHECKING

import pytest

from followup_md.vault import cache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STAMP = cache.fingerprint_parts("a vault")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Turn the cache on, in a folder of this test, created by the first cached file."""
    monkeypatch.delenv(cache.CACHE_OFF)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "followup-md"


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Where


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        pytest.param({"XDG_CACHE_HOME": "/x", "LOCALAPPDATA": "/l", "HOME": "/h"}, "/x/followup-md", id="xdg-first"),
        pytest.param({"LOCALAPPDATA": "/l", "HOME": "/h"}, "/l/followup-md", id="windows"),
        pytest.param({"HOME": "/h", "USERPROFILE": "/u"}, "/h/.cache/followup-md", id="home"),
        pytest.param({"USERPROFILE": "/u"}, "/u/.cache/followup-md", id="profile"),
        pytest.param({"XDG_CACHE_HOME": "cache", "HOME": "/h"}, "/h/.cache/followup-md", id="relative-is-passed-over"),
        pytest.param({"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/followup-md", id="empty-is-not-set"),
        pytest.param({}, None, id="no-home"),
        pytest.param({"XDG_CACHE_HOME": "/x", cache.CACHE_OFF: "1"}, None, id="off"),
        pytest.param({"XDG_CACHE_HOME": "/x", cache.CACHE_OFF: ""}, "/x/followup-md", id="off-is-empty"),
    ],
)
def test_the_folder_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str | None) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache.find_folder() == expected


def test_without_a_folder_nothing_is_kept_and_nothing_recalled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep("a", STAMP, 1)
    monkeypatch.setenv(cache.CACHE_OFF, "1")
    cache.keep("b", STAMP, 2)
    assert cache.recall("a", STAMP) is None
    assert list_names(folder) == ["a"]


# Keeping


def test_what_is_kept_is_recalled_under_its_own_stamp_alone() -> None:
    cache.keep("a", STAMP, {"x": (1, "é")})
    assert cache.recall("a", STAMP) == {"x": (1, "é")}
    assert cache.recall("a", cache.fingerprint_parts("another vault")) is None
    assert cache.recall("b", STAMP) is None


def test_the_newest_is_what_counts(folder: Path) -> None:
    cache.keep("a", STAMP, 1)
    cache.keep("a", STAMP, 2)
    assert cache.recall("a", STAMP) == 2
    assert list_names(folder) == ["a"]


def test_only_the_user_reads_what_is_kept(folder: Path) -> None:
    before = os.umask(0)
    try:
        cache.keep("a", STAMP, 1)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "a").stat().st_mode) == 0o600


@pytest.mark.parametrize("call", ["makedirs", "open", "replace"])
def test_a_disk_that_will_not_is_no_matter_and_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    folder.mkdir()

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        cache.keep("a", STAMP, 1)
    assert list_names(folder) == []
    assert cache.recall("a", STAMP) is None


def test_a_file_in_the_place_of_the_folder_is_no_matter(folder: Path) -> None:
    folder.touch()
    cache.keep("a", STAMP, 1)
    assert cache.recall("a", STAMP) is None
    assert folder.is_file()


def test_a_draft_left_behind_by_a_process_of_the_same_number_goes(folder: Path) -> None:
    folder.mkdir()
    (folder / f"a.{os.getpid()}").touch()
    cache.keep("a", STAMP, 1)
    cache.keep("a", STAMP, 2)
    assert cache.recall("a", STAMP) == 2
    assert list_names(folder) == ["a"]


# Untrusted files


class Bomb:
    """An object that would create a file wherever it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, (str(self.path),)


def test_a_bomb_goes_off_where_it_is_loaded(tmp_path: Path) -> None:
    pickle.loads(pickle.dumps(Bomb(tmp_path / "crater")))  # noqa: S301 - so that the next test can fail
    assert (tmp_path / "crater").is_dir()


def test_a_file_of_somebody_else_is_not_loaded(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep("a", STAMP, 1)
    (folder / "a").write_bytes(pickle.dumps(Bomb(tmp_path / "crater")))
    monkeypatch.setattr(os, "geteuid", lambda: (folder / "a").stat().st_uid + 1)
    assert cache.recall("a", STAMP) is None
    assert not (tmp_path / "crater").exists()


def test_where_files_have_no_owners_of_that_kind_they_count(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep("a", STAMP, 1)
    monkeypatch.delattr(os, "geteuid")
    assert cache.recall("a", STAMP) == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\0" * 4096, id="zeros-after-a-crash"),
        pytest.param(b"not a pickle\n", id="text"),
        pytest.param(pickle.dumps(STAMP), id="stamp-alone"),
        pytest.param(pickle.dumps(STAMP) + pickle.dumps("a long text" * 9)[:-20], id="truncated"),
        pytest.param(pickle.dumps(STAMP) + b"cno_such_module\nThing\n.", id="of-a-class-that-is-gone"),
        pytest.param(pickle.dumps({"of": "another program"}), id="foreign"),
    ],
)
def test_a_file_with_a_fault_counts_as_not_there_and_is_written_anew(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "a").write_bytes(content)
    assert cache.recall("a", STAMP) is None
    cache.keep("a", STAMP, 1)
    assert cache.recall("a", STAMP) == 1


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_anywhere_counts_as_not_there(folder: Path, cut: float) -> None:
    cache.keep("a", STAMP, list(range(1000)))
    whole = (folder / "a").read_bytes()
    (folder / "a").write_bytes(whole[: int(len(whole) * cut)])
    assert cache.recall("a", STAMP) is None


# Size


def test_what_was_kept_longest_ago_makes_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 2)
    for age, name in ((300, "oldest"), (200, "older"), (100, "old")):
        cache.keep(name, STAMP, name)
        os.utime(folder / name, (1_700_000_000 - age, 1_700_000_000 - age))
    cache.keep("new", STAMP, "new")
    assert list_names(folder) == ["new", "old"]


def test_what_cannot_be_kept_is_read_again(folder: Path) -> None:
    cache.keep("name", STAMP, lambda: None)
    assert not folder.exists()
