"""What the signature of a vault holds: all that is read, and nothing that is written. That changes show stands with the reading."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from followup_md.vault.cache import fingerprint_each, fingerprint_file, fingerprint_notes, identify_folder
from followup_md.vault.notes import RawNote
from followup_md.vault.read import DiskSource

if TYPE_CHECKING:
    import pytest

MakeVault = Callable[..., Path]


def sign(root: Path) -> bytes:
    return fingerprint_notes(str(root), ("interviews", "people"), ("search.md",))[0]


def list_signed(root: Path) -> list[str]:
    """Return the paths of what is signed, with `?` behind those that are not there."""
    rows = [row.split("\0") for row in sign(root).decode("utf-8", "surrogatepass").split("\n")]
    return [path if times else f"{path}?" for path, times in rows]


def test_all_that_is_read_is_signed_and_nothing_else(make_vault: MakeVault) -> None:
    root = make_vault(
        {
            "interviews/a.md": "",
            "interviews/2026/B.MD": "",
            "interviews/a.txt": "",
            "interviews/.trash/a.md": "",
            "elsewhere/a.md": "",
            "index.md": "",
            "stray.md": "",
        },
    )
    assert list_signed(root) == [
        "interviews",
        "interviews/2026",
        "interviews/2026/B.MD",
        "interviews/a.md",
        "people?",
        "search.md?",
        "stray.md",
    ]


def test_an_index_among_the_notes_is_one_of_them(make_vault: MakeVault) -> None:
    assert "interviews/index.md" in list_signed(make_vault({"interviews/index.md": ""}))


def test_of_links_the_file_they_lead_to_is_signed_and_a_loop_ends(make_vault: MakeVault, tmp_path: Path) -> None:
    root = make_vault({"interviews/a.md": "", "interviews/sub/b.md": ""})
    (tmp_path / "far.md").write_text("x")
    (root / "interviews" / "far.md").symlink_to(tmp_path / "far.md")
    (root / "interviews" / "gone.md").symlink_to("nothing.md")
    (root / "interviews" / "sub" / "up").symlink_to(root / "interviews")
    found = list_signed(root)
    assert [path for path in found if path.startswith("interviews")] == [
        "interviews",
        *("interviews/a.md", "interviews/far.md", "interviews/gone.md?", "interviews/sub", "interviews/sub/b.md", "interviews/sub/up"),
    ]
    before = sign(root)
    (tmp_path / "far.md").write_text("longer")
    assert sign(root) != before


def test_the_order_in_which_a_disk_lists_is_no_change(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({f"interviews/{name}/{name}.md": "" for name in "abc"})
    before = sign(root)
    real = os.scandir

    class Backward:
        def __init__(self, path: str) -> None:
            self.path = path

        def __enter__(self) -> list[os.DirEntry[str]]:
            with real(self.path) as entries:
                return list(entries)[::-1]

        def __exit__(self, *_: object) -> None:
            """Close nothing."""

    monkeypatch.setattr(os, "scandir", Backward)
    assert sign(root) == before


def test_a_folder_that_cannot_be_listed_is_signed_itself(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/a.md": ""})

    def fail(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", fail)
    assert list_signed(root) == ["interviews", "people?", "search.md?"]


def test_any_name_is_signed(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/Übung.md": ""})
    name = os.fsdecode(b"caf\xe9.md")
    (root / "interviews" / name).touch()
    assert list_signed(root)[:3] == ["interviews", f"interviews/{name}", "interviews/Übung.md"]


def test_the_newest_time_is_that_of_content_or_of_anything_else(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": "", "interviews/b.md": ""})
    times = [path.stat().st_ctime_ns for path in (root / "interviews", root / "interviews/a.md", root / "interviews/b.md")]
    assert fingerprint_notes(str(root), ("interviews",), ())[1] == max(times)
    ahead = 9_000_000_000_000_000_000
    os.utime(root / "interviews" / "a.md", ns=(ahead, ahead))
    assert fingerprint_notes(str(root), ("interviews",), ())[1] == ahead


def test_of_nothing_there_is_no_newest_time(tmp_path: Path) -> None:
    assert fingerprint_notes(str(tmp_path / "nothing"), ("a",), ("b",)) == (b"a\0\nb\0", 0)


def test_every_note_that_is_read_is_signed(make_vault: MakeVault, tmp_path: Path) -> None:
    root = make_vault({"interviews/x.md/a.md": "", "interviews/templates/t.md": "", "interviews/2026/11/c.md": "", "interviews/d.MD": ""})
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "e.md").touch()
    (root / "interviews" / "far").symlink_to(tmp_path / "far")
    read = {note.path for note in DiskSource(str(root), 9).read_notes("interviews", ()) if isinstance(note, RawNote)}
    assert len(read) == 4
    assert read <= set(list_signed(root))


# The stamp of each file


def test_each_file_has_a_stamp_that_changes_with_it(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": "1", "interviews/2026/b.md": "2", "stray.md": "3", "search.md": "4"})
    before = fingerprint_each(str(root), ("interviews",), ("search.md", "nowhere.md"))
    assert set(before) == {"interviews", "interviews/a.md", "interviews/2026/b.md", "stray.md", "search.md", "nowhere.md"}
    assert before["nowhere.md"] is None
    (root / "interviews/a.md").write_text("longer")
    after = fingerprint_each(str(root), ("interviews",), ("search.md", "nowhere.md"))
    assert {path for path in after if before[path] != after[path]} == {"interviews/a.md"}


def test_what_comes_beside_the_notes_changes_no_stamp(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/2026/a.md": "1"})
    before = fingerprint_each(str(root), ("interviews",), ())
    (root / "interviews/4913").touch()
    (root / "interviews/2026/.a.md.swp").touch()
    (root / "interviews/2027").mkdir()
    assert fingerprint_each(str(root), ("interviews",), ()) == before


def test_a_folder_that_is_read_is_there_or_not(make_vault: MakeVault) -> None:
    root = make_vault()
    assert fingerprint_each(str(root), ("people",), ()) == {"people": None}
    (root / "people").mkdir()
    assert fingerprint_each(str(root), ("people",), ()) == {"people": ()}


def test_one_file_has_the_stamp_that_it_has_among_all(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": "1"})
    assert fingerprint_file(str(root), "interviews/a.md") == fingerprint_each(str(root), ("interviews",), ())["interviews/a.md"]
    assert fingerprint_file(str(root), "nowhere.md") is None


def test_a_folder_is_known_by_itself_and_not_by_its_name(tmp_path: Path) -> None:
    first = tmp_path / "a"
    first.mkdir()
    known = identify_folder(str(first))
    assert known is not None
    first.rename(tmp_path / "b")
    assert identify_folder(str(first)) is None
    first.mkdir()
    assert identify_folder(str(first)) not in (known, None)
    (tmp_path / "file").touch()
    assert identify_folder(str(tmp_path / "file")) is None
