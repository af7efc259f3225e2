from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from followup_md.vault import journal
from followup_md.vault.journal import forget_change, recall_change, remember_change
from followup_md.vault.lock import create_state
from followup_md.vault.read import name_vault, resolve_root

NOTE = b"## Log\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = tmp_path / "vault"
    root.mkdir()
    (root / "a.md").write_bytes(NOTE)
    (root / "b.md").write_bytes(NOTE)
    return root


def find_journal(root: Path) -> Path:
    return Path(create_state(), f"{name_vault(resolve_root(str(root)))}.undo")


def append(root: Path, path: str, text: bytes) -> None:
    """Write as a command does: remembered first, then written."""
    before = (root / path).read_bytes()
    assert remember_change(str(root), path, before, before + text)
    (root / path).write_bytes(before + text)


def recall_text(root: Path, path: str | None = None) -> str | None:
    entry = recall_change(str(root), path)
    return entry and entry.inserted


def test_nothing_is_recalled_of_a_vault_never_written_in(root: Path) -> None:
    assert recall_change(str(root)) is None
    assert not (root.parent / "state").exists()


def test_the_last_change_of_a_file_or_of_any_is_recalled(root: Path) -> None:
    append(root, "a.md", b"- 1\n")
    append(root, "a.md", b"- 2\n")
    append(root, "b.md", b"- 3\n")
    assert [recall_text(root, path) for path in ("a.md", "b.md", "c.md", None)] == ["- 2\n", "- 3\n", None, "- 3\n"]


def test_what_is_forgotten_gives_way_to_what_came_before(root: Path) -> None:
    append(root, "a.md", b"- 1\n")
    append(root, "a.md", b"- 2\n")
    entry = recall_change(str(root), "a.md")
    assert entry is not None
    (root / "a.md").write_bytes(NOTE + b"- 1\n")
    assert forget_change(str(root), entry)
    assert recall_text(root, "a.md") == "- 1\n"


def test_a_change_remembered_and_never_written_is_passed_over(root: Path) -> None:
    append(root, "a.md", b"- 1\n")
    now = NOTE + b"- 1\n"
    remember_change(str(root), "a.md", now, now + b"- never\n")
    assert recall_text(root, "a.md") == "- 1\n"


def test_a_change_never_written_is_dropped_once_another_begins_where_it_did(root: Path) -> None:
    append(root, "a.md", b"- 1\n")
    now = NOTE + b"- 1\n"
    remember_change(str(root), "a.md", now, now + b"- never\n")
    append(root, "a.md", b"- 2\n")
    entry = recall_change(str(root), "a.md")
    assert entry is not None
    assert entry.inserted == "- 2\n"
    (root / "a.md").write_bytes(now + b"- by hand\n")
    forget_change(str(root), entry)
    assert recall_text(root, "a.md") == "- 1\n"


def test_a_change_of_a_note_that_is_gone_is_passed_over(root: Path) -> None:
    append(root, "a.md", b"- 1\n")
    append(root, "b.md", b"- 2\n")
    (root / "b.md").unlink()
    assert recall_text(root) == "- 1\n"


def test_the_last_changes_are_kept_for_the_user_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert journal.MOST_ENTRIES == 200
    monkeypatch.setattr(journal, "MOST_ENTRIES", 2)
    for number in range(4):
        append(root, "a.md", b"- %d\n" % number)
    lines = find_journal(root).read_text().splitlines()
    assert [json.loads(line)["inserted"] for line in lines] == ["- 2\n", "- 3\n"]
    assert stat.S_IMODE(find_journal(root).stat().st_mode) == 0o600


def test_another_vault_of_the_same_name_is_another(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.vault.read.crc32", lambda _: 7)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_bytes(NOTE)
    append(root, "a.md", b"- 1\n")
    append(other, "a.md", b"- 2\n")
    assert (recall_text(root), recall_text(other)) == ("- 1\n", "- 2\n")


@pytest.mark.parametrize("line", ["", "{", "[1]", "{}", '{"odd": 1}', "\xff"])
def test_a_spoilt_line_is_passed_over(root: Path, line: str) -> None:
    append(root, "a.md", b"- 1\n")
    file = find_journal(root)
    file.write_bytes(file.read_bytes() + line.encode("latin-1"))
    assert recall_text(root) == "- 1\n"
    append(root, "a.md", b"- 2\n")
    assert recall_text(root) == "- 2\n"


def test_a_line_with_a_value_of_another_kind_is_passed_over(root: Path) -> None:
    append(root, "a.md", b"- 1\n")
    file = find_journal(root)
    file.write_text(json.dumps({**json.loads(file.read_text()), "offset": "0"}))
    assert recall_change(str(root)) is None


def test_a_change_too_long_for_an_event_is_not_remembered(root: Path) -> None:
    assert remember_change(str(root), "a.md", NOTE, NOTE + b"x" * 30_000) is None
    assert recall_change(str(root)) is None


def test_a_state_folder_that_cannot_be_written_stops_nothing(root: Path) -> None:
    append(root, "a.md", b"- 1\n")
    entry = recall_change(str(root))
    assert entry is not None
    find_journal(root).chmod(0o444)
    assert remember_change(str(root), "a.md", NOTE, NOTE + b"- 2\n") is None
    assert not forget_change(str(root), entry)
    (root.parent / "state" / "followup-md").rename(root.parent / "away")
    (root.parent / "state" / "followup-md").touch()
    assert remember_change(str(root), "a.md", NOTE, NOTE + b"- 2\n") is None
    assert recall_change(str(root)) is None
