"""Stamps of the program and of files: what changes them, and when a file counts as settled."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from followup_md.vault import cache
from followup_md.vault.read import name_vault

if TYPE_CHECKING:
    from pathlib import Path

STAMP = cache.fingerprint_parts("a vault")


@pytest.mark.parametrize("part", ["python", "program", "words"])
def test_a_stamp_changes_with_all_that_it_stands_for(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    if part == "python":
        monkeypatch.setattr(sys, "version", "4.0")
    elif part == "program":
        monkeypatch.setattr(cache, "_fingerprint_program", lambda: "99")
    assert cache.fingerprint_parts("a vault" if part != "words" else "b vault") != STAMP


def test_parts_of_a_stamp_do_not_run_together() -> None:
    assert cache.fingerprint_parts("ab", "c") != cache.fingerprint_parts("a", "bc")


def test_any_name_of_a_folder_has_a_stamp_and_a_name() -> None:
    odd = os.fsdecode(b"/caf\xe9") + "\ud800"
    assert cache.fingerprint_parts(odd) != cache.fingerprint_parts("/caf")
    assert name_vault(odd) != name_vault("/caf")
    assert name_vault(odd).isalnum()


def sign_program(monkeypatch: pytest.MonkeyPatch, package: Path) -> str:
    monkeypatch.setattr("followup_md.__path__", [str(package)])
    return cache._fingerprint_program.__wrapped__()  # noqa: SLF001 - without the cached stamp of the real program


def test_any_source_in_any_room_signs_the_program_and_nothing_else_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in ("vault/cache.py", "room/inner/deep.py", "room/data.json", "__pycache__/made.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    first = sign_program(monkeypatch, tmp_path)
    os.utime(tmp_path / "room" / "data.json", ns=(1, 1))
    os.utime(tmp_path / "__pycache__" / "made.py", ns=(1, 1))
    assert sign_program(monkeypatch, tmp_path) == first
    os.utime(tmp_path / "room" / "inner" / "deep.py", ns=(1, 1))
    second = sign_program(monkeypatch, tmp_path)
    (tmp_path / "room" / "inner" / "deep.py").unlink()
    assert len({first, second, sign_program(monkeypatch, tmp_path)}) == 3


def test_an_editor_at_work_on_the_program_and_an_archive_stop_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".#a.py").symlink_to("somebody@editing")
    (tmp_path / "app.pyz").touch()
    for package in (tmp_path, tmp_path / "app.pyz" / "followup_md"):
        assert sign_program(monkeypatch, package)


def test_the_date_of_a_file_changes_when_it_is_replaced_by_its_equal(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.touch()
    os.utime(file, ns=(1, 1))
    first = cache.date_file(str(file))
    assert first == cache.date_file(str(file))
    other = tmp_path / "b"
    other.touch()
    os.utime(other, ns=(1, 1))
    other.replace(file)
    assert cache.date_file(str(file)) != first


def test_a_file_that_is_not_there_has_no_date(tmp_path: Path) -> None:
    assert cache.date_file(str(tmp_path / "nothing")) == cache.date_file("") == ""


@pytest.mark.parametrize(
    ("age", "settled"),
    [
        pytest.param(2_000_000_001, True, id="over-two-seconds"),
        pytest.param(2_000_000_000, False, id="two-seconds"),
        pytest.param(0, False, id="just-now"),
        pytest.param(-10_000_000_000, False, id="in-the-future"),
    ],
)
def test_files_are_settled_when_two_seconds_have_passed(monkeypatch: pytest.MonkeyPatch, age: int, settled: bool) -> None:
    now = 1_800_000_000_000_000_000
    monkeypatch.setattr(cache, "time_ns", lambda: now)
    assert cache.is_settled(now - age) is settled
