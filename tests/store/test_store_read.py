from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from followup_md.problem import Problem
from followup_md.vault.notes import RawNote
from followup_md.vault.read import DiskSource, read_file

MakeVault = Callable[..., Path]
LIMIT = 1000


class FoundNotes(NamedTuple):
    notes: tuple[RawNote, ...]
    problems: tuple[Problem, ...]


def read(root: Path, *apart: str) -> FoundNotes:
    found = tuple(DiskSource(str(root), LIMIT).read_notes("interviews", apart))
    return FoundNotes(
        tuple(item for item in found if isinstance(item, RawNote)), tuple(item for item in found if isinstance(item, Problem))
    )


def list_paths(shelf: FoundNotes) -> list[str]:
    return sorted(note.path for note in shelf.notes)


def list_problems(shelf: FoundNotes) -> list[tuple[str, str, str]]:
    return sorted((problem.place.path, problem.check, problem.message) for problem in shelf.problems)


def test_notes_are_read_at_any_depth_and_nothing_else(make_vault: MakeVault) -> None:
    kept = ["interviews/a.md", "interviews/B.MD", "interviews/2026/11/c.md", "interviews/Übung 1.md"]
    left = [
        "interviews/a.txt",
        "interviews/a.md~",
        "interviews/.a.md.swp",
        "interviews/4913",
        "interviews/.#a.md",
        "interviews/#a.md#",
        "interviews/.hidden.md",
        "interviews/.trash/a.md",
        "interviews/templates/a.md",
        "interviews/Templates/a.md",
        "interviews/node_modules/a.md",
        "interviews/letters/a.md",
        "notes/a.md",
    ]
    root = make_vault({path: path for path in (*kept, *left)})
    shelf = read(root, "interviews/letters")
    assert list_paths(shelf) == sorted(kept)
    assert {note.data.decode() for note in shelf.notes} == set(kept)
    assert shelf.problems == ()


def test_a_folder_that_is_not_there_holds_nothing(make_vault: MakeVault) -> None:
    assert read(make_vault()) == FoundNotes(notes=(), problems=())


@pytest.mark.parametrize(
    "name",
    [
        "a (conflicted copy 2026-11-18).md",
        "a (Orla's Conflicted Copy 2026-11-18).md",
        "a.sync-conflict-20261118-120000-ABCDEFG.md",
    ],
)
def test_a_conflict_copy_is_reported_and_not_read(make_vault: MakeVault, name: str) -> None:
    shelf = read(make_vault({"interviews/a.md": "a", f"interviews/{name}": "b"}))
    assert list_paths(shelf) == ["interviews/a.md"]
    assert [(problem.place.path, problem.check) for problem in shelf.problems] == [(f"interviews/{name}", "conflict-copy")]


def test_a_folder_named_like_a_note_is_reported_and_the_notes_in_it_are_read(make_vault: MakeVault) -> None:
    shelf = read(make_vault({"interviews/x.md/a.md": "a"}))
    assert list_paths(shelf) == ["interviews/x.md/a.md"]
    assert list_problems(shelf) == [("interviews/x.md", "unreadable-note", "a folder with the name of a note")]


def test_a_file_over_the_limit_is_reported_with_its_size_and_not_read(make_vault: MakeVault) -> None:
    shelf = read(make_vault({"interviews/a.md": b"x" * LIMIT, "interviews/b.md": b"x" * (LIMIT + 234)}))
    assert list_paths(shelf) == ["interviews/a.md"]
    assert list_problems(shelf) == [("interviews/b.md", "unreadable-note", "a file of 1,234 bytes")]


def test_an_unreadable_file_hides_no_other(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/a.md": "a", "interviews/b.md": "b"})
    real = os.open

    def open_or_fail(path: str, *rest: int) -> int:
        if path.endswith("a.md"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest)

    monkeypatch.setattr(os, "open", open_or_fail)
    shelf = read(root)
    assert list_paths(shelf) == ["interviews/b.md"]
    assert list_problems(shelf) == [("interviews/a.md", "unreadable-note", "it cannot be read: permission denied")]


def test_an_unreadable_folder_hides_no_other(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/a.md": "a", "interviews/shut/b.md": "b"})
    real = os.scandir

    def scan_or_fail(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scan_or_fail)
    shelf = read(root)
    assert list_paths(shelf) == ["interviews/a.md"]
    assert list_problems(shelf) == [("interviews/shut", "unreadable-note", "it cannot be read: permission denied")]


def test_a_file_in_the_place_of_the_folder_is_reported(make_vault: MakeVault) -> None:
    assert list_problems(read(make_vault({"interviews": "x"}))) == [
        ("interviews", "unreadable-note", "it cannot be read: not a directory"),
    ]


def test_links_are_followed_and_loops_reported(make_vault: MakeVault, tmp_path: Path) -> None:
    root = make_vault({"interviews/a.md": "a", "elsewhere/b.md": "b"})
    (tmp_path / "c.md").write_text("c")
    (root / "interviews" / "c.md").symlink_to(tmp_path / "c.md")
    (root / "interviews" / "far").symlink_to(root / "elsewhere")
    (root / "elsewhere" / "back").symlink_to(root / "interviews")
    (root / "interviews" / "gone.md").symlink_to(tmp_path / "nothing.md")
    (root / "interviews" / "self.md").symlink_to("self.md")
    shelf = read(root)
    assert list_paths(shelf) == ["interviews/a.md", "interviews/c.md", "interviews/far/b.md"]
    assert list_problems(shelf) == [
        ("interviews/far/back", "unreadable-note", "a link to a folder that is read already"),
        ("interviews/gone.md", "unreadable-note", "it cannot be read: no such file or directory"),
        ("interviews/self.md", "unreadable-note", "it cannot be read: too many levels of symbolic links"),
    ]


def test_a_pipe_is_reported_and_not_waited_for(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": "a"})
    os.mkfifo(root / "interviews" / "pipe.md")
    shelf = read(root)
    assert list_paths(shelf) == ["interviews/a.md"]
    assert list_problems(shelf) == [("interviews/pipe.md", "unreadable-note", "it cannot be read: no regular file")]


def test_a_name_that_is_not_utf8_is_reported_in_words_that_print(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": "a"})
    (root / "interviews" / os.fsdecode(b"caf\xe9.md")).write_text("b")
    shelf = read(root)
    assert list_paths(shelf) == ["interviews/a.md"]
    assert list_problems(shelf) == [("interviews/caf\\udce9.md", "unreadable-note", "a name that is not UTF-8")]


def test_folders_nested_deeper_than_python_calls_are_read(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/" + "d/" * 300 + "a.md": "a"})
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        shelf = read(root)
    finally:
        sys.setrecursionlimit(limit)
    assert len(shelf.notes) == 1
    assert shelf.problems == ()


def test_strays_are_the_notes_at_the_top(make_vault: MakeVault) -> None:
    root = make_vault({"a.md": "a", "b.txt": "b", ".c.md": "c", "notes/d.md": "d", "e (conflicted copy).md": "e", "f.md": b"x" * 2000})
    (root / "gone.md").symlink_to("nothing.md")
    (root / "g.md").mkdir()
    assert DiskSource(str(root), LIMIT).read_strays() == (RawNote("a.md", b"a"), RawNote("e (conflicted copy).md", b"e"))


def test_no_strays_where_the_top_does_not_read(tmp_path: Path) -> None:
    assert DiskSource(str(tmp_path / "nothing"), LIMIT).read_strays() == ()


def test_one_file_is_read_absent_or_a_problem(make_vault: MakeVault) -> None:
    root = str(make_vault({"a.md": "a", "b.md/c": ""}))
    assert read_file(root, "a.md", LIMIT) == RawNote(path="a.md", data=b"a")
    assert read_file(root, "none.md", LIMIT) is None
    folder = read_file(root, "b.md", LIMIT)
    assert isinstance(folder, Problem)
    assert folder.message == "it cannot be read: no regular file"
    below = read_file(root, "a.md/c", LIMIT)
    assert isinstance(below, Problem)
    assert below.message == "it cannot be read: not a directory"
