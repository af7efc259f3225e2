"""An unchanged vault is not read again, and any change is seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.vaults import HARBOR_FILES, HARBOR_NOTE, read_fresh, rewrite

from followup_md.cli import cli
from followup_md.parse.front_matter import MAX_NOTE_BYTES
from followup_md.parse.vault import Memory
from followup_md.vault.load import read_vault, reread_vault
from followup_md.vault.notes import LONGEST_FILE

MakeVault = Callable[..., Path]
NOW = "2026-11-18T12:00"


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(HARBOR_FILES)


def shut(path: Path) -> None:
    before = path.stat().st_ctime_ns
    while path.stat().st_ctime_ns == before:
        path.chmod(0o400)


def replace_by_link(path: Path, target: Path) -> None:
    path.unlink()
    path.symlink_to(target)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.usefixtures("cache_folder")
def test_an_unchanged_vault_is_not_parsed_again(root: Path, parsed: list[int]) -> None:
    first = read_vault(str(root))
    assert read_vault(str(root)) == first == read_fresh(root)
    assert len(parsed) == 2  # the first time, and for `read_fresh`


CHANGES: dict[str, Callable[[Path], object]] = {
    "same-size-and-time": lambda root: rewrite(root / "interviews/harbor.md", "Harbor", "Marina"),
    "in-a-nested-folder": lambda root: rewrite(root / "interviews/2026/globex.md", "Globex", "Hooli!"),
    "person-changed": lambda root: rewrite(root / "people/Priya Raman.md", "p@", "q@"),
    "letter-changed": lambda root: rewrite(root / "letters/a.md", "Dear", "Hiya"),
    "search-changed": lambda root: rewrite(root / "search.md", "16", "15"),
    "search-removed": lambda root: (root / "search.md").unlink(),
    "note-added": lambda root: write(root / "interviews/new.md", HARBOR_NOTE),
    "note-added-in-a-new-folder": lambda root: write(root / "interviews/2027/01/new.md", HARBOR_NOTE),
    "note-removed": lambda root: (root / "interviews/harbor.md").unlink(),
    "note-renamed": lambda root: (root / "interviews/harbor.md").rename(root / "interviews/marina.md"),
    "note-replaced-by-a-link": lambda root: replace_by_link(root / "interviews/harbor.md", root / "interviews/2026/globex.md"),
    "folder-renamed": lambda root: (root / "interviews/2026").rename(root / "interviews/templates"),
    "folder-removed": lambda root: shutil.rmtree(root / "people"),
    "permission-changed": lambda root: shut(root / "interviews/harbor.md"),
    "configuration-changed": lambda root: write(root / "followup.toml", 'timezone = "Asia/Tokyo"\n'),
    "configuration-same-size-and-time": lambda root: rewrite(root / "followup.toml", "UTC", "GMT"),
    "stray-added": lambda root: write(root / "stray.md", HARBOR_NOTE),
    "templates-of-obsidian": lambda root: write(root / ".obsidian/templates.json", '{"folder": "interviews/2026"}'),
}


@pytest.mark.usefixtures("cache_folder")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_is_seen_and_then_kept(root: Path, parsed: list[int], change: Callable[[Path], object]) -> None:
    before = read_vault(str(root))
    change(root)
    after = read_vault(str(root))
    assert len(parsed) == 2
    assert after == read_fresh(root)
    assert after != before or change is CHANGES["permission-changed"]
    assert read_vault(str(root)) == after
    assert len(parsed) == 3  # with `read_fresh`


@pytest.mark.usefixtures("cache_folder")
def test_a_configuration_that_is_removed_is_seen(root: Path) -> None:
    write(root / "followup.toml", 'timezone = "Asia/Tokyo"\n')
    assert read_vault(str(root)).settings.timezone == "Asia/Tokyo"
    (root / "followup.toml").unlink()
    assert [problem.check for problem in read_vault(str(root)).faults] == ["unknown-zone"]


@pytest.mark.usefixtures("cache_folder")
def test_folders_of_the_configuration_are_looked_at(root: Path, parsed: list[int]) -> None:
    write(root / "followup.toml", 'timezone = "UTC"\n[folders]\ninterviews = "jobs"\nsearch = "log.md"\n')
    read_vault(str(root))
    write(root / "jobs/a.md", HARBOR_NOTE)
    write(root / "log.md", "## Log\n- 2026-11-16 networked: a call\n")
    found = read_vault(str(root)).vault
    assert ([item.path for item in found.interviews], len(found.events)) == (["jobs/a.md"], 1)
    (root / "interviews/harbor.md").unlink()
    assert read_vault(str(root)).vault == found
    assert len(parsed) == 2


@pytest.mark.usefixtures("cache_folder")
def test_a_page_that_was_built_changes_nothing_for_the_reader(root: Path, parsed: list[int]) -> None:
    for expected in ("written", "unchanged"):
        assert expected in CliRunner().invoke(cli, ["-C", str(root), "build", "--now", NOW]).stdout
    (root / "index.md").unlink()
    read_vault(str(root))
    assert len(parsed) == 1


def test_the_longest_file_is_that_of_the_parser() -> None:
    assert LONGEST_FILE == MAX_NOTE_BYTES


def test_a_note_that_is_still_to_be_written_is_read_with_the_others(root: Path) -> None:
    draft = "letters/2026-11-18-new.md"
    notes = reread_vault(root.as_posix(), Memory(), {draft: b"---\nkind: thank-you\n---\nDear Ann,\n", "elsewhere/x.md": b""})
    assert [item.path for item in notes.vault.drafts if item.path == draft] == [draft]
    assert not (root / draft).exists()
