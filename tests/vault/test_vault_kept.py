"""What is kept of a vault, for whom, and that it is what would be read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.vaults import HARBOR_FILES, HARBOR_NOTE, read_fresh, rewrite

from followup_md.cli import cli
from followup_md.config import calendars
from followup_md.vault import cache
from followup_md.vault import load as notes
from followup_md.vault.load import read_vault

MakeVault = Callable[..., Path]
ROOT = Path(__file__).parents[2]
NOW = "2026-11-18T12:00"


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(HARBOR_FILES)


# What is not kept


@pytest.mark.usefixtures("cache_folder")
def test_what_was_saved_just_now_is_read_once_more(root: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_SETTLED", 3600 * 10**9)
    read_vault(str(root))
    read_vault(str(root))
    assert len(parsed) == 2


@pytest.mark.usefixtures("cache_folder")
def test_how_long_the_reading_takes_settles_nothing(root: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    newest = max(path.stat().st_ctime_ns for path in root.rglob("*"))
    monkeypatch.setattr(cache, "_SETTLED", 2 * 10**9)
    monkeypatch.setattr(cache, "time_ns", lambda: newest + len(parsed) * 9 * 10**9)  # each reading takes nine seconds
    read_vault(str(root))
    assert len(parsed) == 1
    read_vault(str(root))
    assert len(parsed) == 2
    read_vault(str(root))
    assert len(parsed) == 2


@pytest.mark.usefixtures("cache_folder")
@pytest.mark.parametrize(
    "config",
    [pytest.param('timezone = "UTC"\n', id="a-link-that-leads-nowhere-yet"), pytest.param("", id="a-zone-that-may-be-installed")],
)
def test_what_may_be_mended_outside_the_vault_is_looked_at_again(root: Path, parsed: list[int], config: str) -> None:
    (root / "followup.toml").write_text(config)
    if config:
        (root / "interviews/far.md").symlink_to("/nowhere/yet.md")
    read_vault(str(root))
    read_vault(str(root))
    assert len(parsed) == 2


@pytest.mark.usefixtures("cache_folder")
def test_another_library_of_holidays_is_asked_anew(root: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    read_vault(str(root))
    monkeypatch.setattr(calendars, "find_spec", lambda _: None)
    monkeypatch.setattr(notes, "find_library", lambda: None)
    read_vault(str(root))
    assert len(parsed) == 2


def test_a_file_of_something_else_under_the_stamp_counts_as_not_there(
    root: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_vault(str(root))
    (kept,) = cache_folder.iterdir()
    stamps: list[bytes] = []
    real = cache.fingerprint_parts

    def fingerprint_parts(*parts: str) -> bytes:
        stamps.append(real(*parts))
        return stamps[-1]

    monkeypatch.setattr(cache, "fingerprint_parts", fingerprint_parts)
    fresh = read_vault(str(root))
    cache.keep(kept.name, stamps[0], "no vault")
    assert read_vault(str(root)) == fresh
    found = cache.recall(kept.name, stamps[0])
    assert isinstance(found, cache.Kept)
    cache.keep(kept.name, stamps[0], found._replace(value="no notes"))
    assert read_vault(str(root)) == fresh


# Whose it is


def test_vaults_whose_names_collide_are_told_apart(
    make_vault: MakeVault, tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_md.vault.read.crc32", lambda _: 7)
    one = make_vault({"interviews/a.md": HARBOR_NOTE})
    two = tmp_path / "two"
    shutil.copytree(one, two)
    rewrite(two / "interviews/a.md", "Harbor", "Marina")
    for _ in range(2):
        assert [read_vault(str(root)).vault.interviews[0].company for root in (one, two)] == ["Harbor", "Marina"]
    assert [path.name for path in cache_folder.iterdir()] == ["00000007"]


@pytest.mark.usefixtures("cache_folder")
def test_a_vault_is_one_however_it_is_typed(root: Path, parsed: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(root)
    for typed in (str(root), ".", str(tmp_path / "link"), f"{root}/"):
        read_vault(typed)
    assert len(parsed) == 1


def test_an_unwritable_folder_is_no_matter(root: Path, cache_folder: Path, parsed: list[int]) -> None:
    cache_folder.parent.mkdir()
    cache_folder.touch()
    assert read_vault(str(root)) == read_vault(str(root))
    assert len(parsed) == 2


# What is kept is what would be read


def run(vault: Path, *args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["-C", str(vault), *args, "--now", NOW], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def test_the_example_is_kept_whole_and_shown_alike(
    tmp_path: Path, cache_folder: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = tmp_path / "example"
    shutil.copytree(ROOT / "example-vault", vault)
    fresh = read_fresh(vault)
    assert read_vault(str(vault)) == fresh
    before = len(parsed)
    assert read_vault(str(vault)) == fresh
    commands = [["status"], ["status", "--all"], ["status", "--json"], ["check"], ["check", "--json"], ["build", "--dry-run"]]
    kept = [run(vault, *command) for command in commands]
    assert run(vault, "build")[0] == 0
    assert len(parsed) == before
    assert any(path.name.startswith("holidays-") for path in cache_folder.iterdir())
    made = ["index.md", "followups.ics", *(path.relative_to(vault).as_posix() for path in vault.glob("site/**/*.*"))]
    pages = {name: (vault / name).read_bytes() for name in made}
    for name in pages:
        (vault / name).unlink()
    monkeypatch.setenv(cache.CACHE_OFF, "1")
    assert [run(vault, *command) for command in commands] == kept
    assert run(vault, "build")[0] == 0
    assert {name: (vault / name).read_bytes() for name in pages} == pages
