"""The library of holidays is asked once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from followup_md.config import calendars
from followup_md.vault import load as notes
from followup_md.vault.load import recall_holidays

MakeVault = Callable[..., Path]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None, int]]:
    """Return what the library is asked."""
    calls: list[tuple[str, str | None, int]] = []
    real = calendars.find_holidays

    def ask(country: str, region: str | None, year: int) -> object:
        calls.append((country, region, year))
        return real(country, region, year)

    monkeypatch.setattr(notes, "find_holidays", ask)
    return calls


@pytest.mark.usefixtures("cache_folder")
def test_the_library_is_asked_once_a_country_region_and_year(asked: list[tuple[str, str | None, int]]) -> None:
    questions = [("DE", None, 2026), ("DE", "BY", 2026), ("DE", "BY", 2027), ("IE", None, 2026)]
    first = [recall_holidays(*question) for question in questions]
    assert [recall_holidays(*question) for question in questions] == first == [calendars.find_holidays(*question) for question in questions]
    assert asked == questions


@pytest.mark.usefixtures("cache_folder")
def test_what_the_library_does_not_know_is_asked_again(asked: list[tuple[str, str | None, int]]) -> None:
    assert recall_holidays("DE", "QQ", 2026) is None
    assert recall_holidays("DE", "QQ", 2026) is None
    assert len(asked) == 2


@pytest.mark.usefixtures("cache_folder")
def test_regions_of_one_slug_are_told_apart(asked: list[tuple[str, str | None, int]]) -> None:
    assert recall_holidays("DE", "BY", 2026) is not None
    assert recall_holidays("DE", "by", 2026) == calendars.find_holidays("DE", "by", 2026)
    assert len(asked) == 2


@pytest.mark.usefixtures("cache_folder")
def test_a_newer_library_is_asked_anew(asked: list[tuple[str, str | None, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "holidays.py"
    library.touch()
    os.utime(library, ns=(1, 1))
    monkeypatch.setattr(notes, "find_library", lambda: str(library))
    recall_holidays("IE", None, 2026)
    recall_holidays("IE", None, 2026)
    assert len(asked) == 1
    os.utime(library, ns=(2, 2))
    recall_holidays("IE", None, 2026)
    assert len(asked) == 2


def test_without_a_cache_the_library_is_asked_each_time(asked: list[tuple[str, str | None, int]]) -> None:
    assert recall_holidays("IE", None, 2026) == recall_holidays("IE", None, 2026)
    assert len(asked) == 2
