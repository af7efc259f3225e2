"""What `card` keeps of a vault, so that a call is answered at once, and that it is never older than the notes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from support.cli import FILES, HEADER, NOTE, Acting

from followup_md.cli import card as module
from followup_md.cli.card import answer_call, read_packed

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path


def clock(zone: tzinfo) -> datetime:
    return datetime(2026, 11, 18, 12, tzinfo=zone)


def list_found(root: Path, query: str) -> list[str]:
    return [hit.process.id for hit in answer_call(str(root), clock, query)[0].hits]


@pytest.fixture
def root(tmp_path: Path, cache_folder: Path) -> Path:  # noqa: ARG001 - turns the cache on
    return Acting(tmp_path / "vault").root


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr(module, "read_vault", fail)


def test_an_unchanged_vault_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = answer_call(str(root), clock, "priya")
    forbid_reading(monkeypatch)
    assert answer_call(str(root), clock, "priya") == first
    assert list_found(root, "globex") == ["globex-analyst"]
    assert list_found(root, "late events") == ["harbor-engineer"]


@pytest.mark.parametrize("query", ["late events", "harbor", "priya", "harbr"])
def test_a_changed_note_is_read_again(root: Path, query: str) -> None:
    assert list_found(root, query) == ["harbor-engineer"]
    (root / NOTE).write_text(HEADER.replace("role: Engineer", "role: Clerk"), encoding="utf-8")
    assert list_found(root, query) == ["harbor-clerk"]


def test_of_what_lies_there_only_what_may_be_meant_is_unpacked(root: Path) -> None:
    shelf = read_packed(str(root))
    assert [note.company for note in shelf.take("late priya").vault.interviews] == ["Harbor"]
    assert shelf.take("late globex").vault.interviews == ()
    assert [event.company for event in shelf.take("analyst").vault.events] == ["Globex"]
    assert shelf.take("...").vault.events == ()


def test_a_vault_that_was_just_saved_is_answered_from_all_the_same(
    tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_md.vault.cache._SETTLED", 10**18)
    root = Acting(tmp_path / "vault").root
    assert list_found(root, "priya") == ["harbor-engineer"]
    assert not cache_folder.exists() or not list(cache_folder.glob("*-card"))


def test_what_was_kept_of_older_notes_is_not_kept_for_these(root: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list_found(root, "priya")
    (kept,) = cache_folder.glob("*-card")
    kept.unlink()
    (root / NOTE).write_text(HEADER, encoding="utf-8")
    monkeypatch.setattr("followup_md.vault.cache._SETTLED", 10**18)
    assert list_found(root, "priya") == ["harbor-engineer"]
    assert not kept.exists()


def test_what_is_kept_is_for_its_owner_alone(root: Path, cache_folder: Path) -> None:
    list_found(root, "priya")
    assert {path.stat().st_mode & 0o777 for path in cache_folder.iterdir()} == {0o600}


def test_without_a_cache_it_is_found_too(tmp_path: Path) -> None:
    root = Acting(tmp_path).root
    assert FILES[NOTE]
    assert list_found(root, "priya") == ["harbor-engineer"]


def test_words_that_stand_nowhere_together_find_nothing(tmp_path: Path) -> None:
    root = Acting(tmp_path).root
    assert list_found(root, "priya globex") == []
    assert list_found(root, "") == []
