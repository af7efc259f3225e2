from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault import journal as update
from followup_md.vault.journal import Update, forget_change, recall_change, revert_change, update_file

if TYPE_CHECKING:
    from pathlib import Path

EVENT = b"- b\n"

LOG_MANY = f"""
import sys
from {update_file.__module__} import update_file
root, name = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
for number in range(50):
    update_file(root, "note.md", lambda data: data + f"- {{name}} {{number}}\\n".encode(), undoable=True)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "note.md").write_bytes(b"- a\n")
    return tmp_path


def add(data: bytes) -> bytes:
    return data + EVENT


def test_a_file_is_read_changed_and_written(root: Path) -> None:
    assert update_file(str(root), "note.md", add) == Update(b"- a\n", b"- a\n- b\n", undoable=False)
    assert (root / "note.md").read_bytes() == b"- a\n- b\n"
    assert recall_change(str(root)) is None


def test_a_change_is_remembered_where_it_is_to_be_undone(root: Path) -> None:
    assert update_file(str(root), "note.md", add, undoable=True).undoable
    entry = recall_change(str(root), "note.md")
    assert entry is not None
    assert entry.inserted == "- b\n"


def test_a_change_that_cannot_be_remembered_is_written_and_said_so(root: Path) -> None:
    assert not update_file(str(root), "note.md", lambda data: data + b"x" * 30_000, undoable=True).undoable
    assert (root / "note.md").stat().st_size == 30_004


def test_a_file_that_needs_no_change_is_not_written(root: Path) -> None:
    before = (root / "note.md").stat()
    assert update_file(str(root), "note.md", lambda data: data, undoable=True) == Update(b"- a\n", b"- a\n")
    assert (root / "note.md").stat().st_ino == before.st_ino
    assert recall_change(str(root)) is None


def test_a_change_that_is_refused_leaves_the_file_alone(root: Path) -> None:
    def refuse(_: bytes) -> bytes:
        raise FollowupError("no log")

    with pytest.raises(FollowupError, match="no log"):
        update_file(str(root), "note.md", refuse)
    assert (root / "note.md").read_bytes() == b"- a\n"


@pytest.mark.parametrize("undoable", [True, False])
def test_a_file_that_changed_meanwhile_is_read_again(root: Path, undoable: bool) -> None:
    seen: list[bytes] = []

    def change(data: bytes) -> bytes:
        if not seen:
            (root / "note.md").write_bytes(b"- theirs\n")
        seen.append(data)
        return add(data)

    assert update_file(str(root), "note.md", change, undoable=undoable).after == b"- theirs\n- b\n"
    assert seen == [b"- a\n", b"- theirs\n"]
    assert (root / "note.md").read_bytes() == b"- theirs\n- b\n"


def test_a_change_begun_anew_is_remembered_once(root: Path) -> None:
    theirs = iter([b"- theirs\n"])

    def change(data: bytes) -> bytes:
        (root / "note.md").write_bytes(next(theirs, data))
        return add(data)

    update_file(str(root), "note.md", change, undoable=True)
    entry = recall_change(str(root))
    assert entry is not None
    assert (entry.head, entry.inserted) == ("- theirs\n", "- b\n")
    (root / "note.md").write_bytes(b"- all else\n")
    forget_change(str(root), entry)
    assert recall_change(str(root)) is None


def test_a_file_that_keeps_changing_is_given_up(root: Path) -> None:
    tries: list[int] = []

    def change(data: bytes) -> bytes:
        tries.append(1)
        (root / "note.md").write_bytes(b"- %d\n" % len(tries))
        return add(data)

    with pytest.raises(FollowupError, match=r"note\.md keeps changing") as caught:
        update_file(str(root), "note.md", change)
    assert caught.value.hint == "close it in the other program and run this again"
    assert len(tries) == 5
    assert (root / "note.md").read_bytes() == b"- 5\n"


def test_a_disk_that_fails_leaves_no_memory_of_the_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def fail(source: str, target: str) -> None:
        if target.endswith("note.md"):
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(SystemFailure, match="no space left on device"):
        update_file(str(root), "note.md", add, undoable=True)
    (root / "note.md").write_bytes(b"- by hand\n")
    assert recall_change(str(root)) is None


def test_a_disk_that_fails_is_told_whether_or_not_the_change_was_remembered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(SystemFailure, match="no space left on device"):
        update_file(str(root), "note.md", lambda data: data + b"x" * 30_000, undoable=True)
    assert (root / "note.md").read_bytes() == b"- a\n"


def test_a_file_that_is_not_there_is_told(root: Path) -> None:
    with pytest.raises(SystemFailure, match=r"gone\.md could not be read: no such file or directory"):
        update_file(str(root), "gone.md", add)


def test_a_file_that_an_editor_has_just_emptied_is_read_once_it_is_filled(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "note.md").write_bytes(b"")
    monkeypatch.setattr(update, "sleep", lambda _: (root / "note.md").write_bytes(b"- saved\n"))
    assert update_file(str(root), "note.md", add).after == b"- saved\n- b\n"


def test_a_file_that_is_empty_is_changed_too(root: Path) -> None:
    (root / "note.md").write_bytes(b"")
    assert update_file(str(root), "note.md", add).after == EVENT


def test_a_file_that_may_be_made_is_and_is_left_empty_when_that_is_taken_back(root: Path) -> None:
    assert update_file(str(root), "new.md", add, undoable=True, create=True) == Update(b"", EVENT, undoable=True)
    assert (root / "new.md").read_bytes() == EVENT
    entry = recall_change(str(root), "new.md")
    assert entry is not None
    assert update_file(str(root), "new.md", lambda data: revert_change(data, entry) or b"").after == b""
    assert recall_change(str(root), "new.md") is None


def test_a_file_made_by_another_meanwhile_is_read_and_changed(root: Path) -> None:
    seen: list[bytes] = []

    def change(data: bytes) -> bytes:
        (root / "new.md").write_bytes(b"- theirs\n")
        seen.append(data)
        return add(data)

    assert update_file(str(root), "new.md", change, create=True).after == b"- theirs\n- b\n"
    assert seen == [b"", b"- theirs\n"]


def test_a_file_that_may_be_made_must_read_where_it_is_there(root: Path) -> None:
    (root / "new.md").mkdir()
    with pytest.raises(SystemFailure, match=r"new\.md could not be read: no regular file"):
        update_file(str(root), "new.md", add, create=True)


def test_a_file_too_long_for_a_note_is_left_alone(root: Path) -> None:
    (root / "note.md").write_bytes(b"x" * 5_000_001)
    with pytest.raises(FollowupError, match=r"note\.md is a file of 5,000,001 bytes"):
        update_file(str(root), "note.md", add)


def test_two_processes_that_write_into_one_file_at_once_lose_nothing(root: Path) -> None:
    command = [sys.executable, "-c", LOG_MANY, str(root)]
    writers = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own lines
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    lines = (root / "note.md").read_text().splitlines()
    assert lines[0] == "- a"
    assert sorted(lines[1:]) == sorted(f"- {name} {number}" for name in ("one", "two") for number in range(50))
    assert [line for line in lines if "one" in line] == [f"- one {number}" for number in range(50)]
