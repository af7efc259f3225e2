"""An unchanged vault is not read again, any change is seen, and what is kept is what would be read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_md import cache
from followup_md.app import reading
from followup_md.app.reading import LONGEST_FILE, Notes, read_vault, recall_holidays
from followup_md.cli import cli
from followup_md.config import calendars
from followup_md.parse import vault as parsing
from followup_md.parse.head.front_matter import MAX_NOTE_BYTES

MakeVault = Callable[..., Path]
ROOT = Path(__file__).parents[2]
NOTE = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"
NOW = "2026-11-18T12:00"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Turn the cache on, in a folder of this test, for files however young."""
    monkeypatch.delenv(cache.OFF)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_SETTLED", -(10**18))
    return tmp_path / "cache" / "followup-md"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one with every vault that is parsed."""
    runs: list[int] = []
    real = parsing.parse_vault

    def count(*args: object) -> object:
        runs.append(1)
        return real(*args)  # type: ignore[arg-type] # what comes in goes on

    monkeypatch.setattr(parsing, "parse_vault", count)
    return runs


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(
        {
            "interviews/harbor.md": NOTE,
            "interviews/2026/globex.md": NOTE.replace("Harbor", "Globex"),
            "people/Priya Raman.md": "---\nemail: p@example.com\n---\n",
            "letters/a.md": "---\nkind: thank-you\nto: '[[Priya Raman]]'\n---\nDear Priya",
            "search.md": "## Log\n- 2026-11-16 networked: a call\n",
        },
    )


def read_fresh(root: Path) -> Notes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.OFF, "1")
        return read_vault(str(root))


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a file and put its size and its time of change back; again, until the disk's clock has ticked."""
    before, text = path.stat(), path.read_text()
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(text.replace(old, new))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)


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


@pytest.mark.usefixtures("folder")
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
    "note-added": lambda root: write(root / "interviews/new.md", NOTE),
    "note-added-in-a-new-folder": lambda root: write(root / "interviews/2027/01/new.md", NOTE),
    "note-removed": lambda root: (root / "interviews/harbor.md").unlink(),
    "note-renamed": lambda root: (root / "interviews/harbor.md").rename(root / "interviews/marina.md"),
    "note-replaced-by-a-link": lambda root: replace_by_link(root / "interviews/harbor.md", root / "interviews/2026/globex.md"),
    "folder-renamed": lambda root: (root / "interviews/2026").rename(root / "interviews/templates"),
    "folder-removed": lambda root: shutil.rmtree(root / "people"),
    "permission-changed": lambda root: shut(root / "interviews/harbor.md"),
    "configuration-changed": lambda root: write(root / "followup.toml", 'timezone = "Asia/Tokyo"\n'),
    "configuration-same-size-and-time": lambda root: rewrite(root / "followup.toml", "UTC", "GMT"),
    "stray-added": lambda root: write(root / "stray.md", NOTE),
    "templates-of-obsidian": lambda root: write(root / ".obsidian/templates.json", '{"folder": "interviews/2026"}'),
}


@pytest.mark.usefixtures("folder")
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


@pytest.mark.usefixtures("folder")
def test_a_configuration_that_is_removed_is_seen(root: Path) -> None:
    write(root / "followup.toml", 'timezone = "Asia/Tokyo"\n')
    assert read_vault(str(root)).settings.timezone == "Asia/Tokyo"
    (root / "followup.toml").unlink()
    assert [problem.check for problem in read_vault(str(root)).faults] == ["unknown-zone"]


@pytest.mark.usefixtures("folder")
def test_folders_of_the_configuration_are_looked_at(root: Path, parsed: list[int]) -> None:
    write(root / "followup.toml", 'timezone = "UTC"\n[folders]\ninterviews = "jobs"\nsearch = "log.md"\n')
    read_vault(str(root))
    write(root / "jobs/a.md", NOTE)
    write(root / "log.md", "## Log\n- 2026-11-16 networked: a call\n")
    found = read_vault(str(root)).vault
    assert ([item.path for item in found.interviews], len(found.events)) == (["jobs/a.md"], 1)
    (root / "interviews/harbor.md").unlink()
    assert read_vault(str(root)).vault == found
    assert len(parsed) == 2


@pytest.mark.usefixtures("folder")
def test_a_page_that_was_built_changes_nothing_for_the_reader(root: Path, parsed: list[int]) -> None:
    for expected in ("written", "unchanged"):
        assert expected in CliRunner().invoke(cli, ["-C", str(root), "build", "--now", NOW]).stdout
    (root / "index.md").unlink()
    read_vault(str(root))
    assert len(parsed) == 1


# What is not kept


@pytest.mark.usefixtures("folder")
def test_what_was_saved_just_now_is_read_once_more(root: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_SETTLED", 3600 * 10**9)
    read_vault(str(root))
    read_vault(str(root))
    assert len(parsed) == 2


@pytest.mark.usefixtures("folder")
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


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "config",
    [pytest.param('timezone = "UTC"\n', id="a-link-that-leads-nowhere-yet"), pytest.param("", id="a-zone-that-may-be-installed")],
)
def test_what_may_be_mended_outside_the_vault_is_looked_at_again(root: Path, parsed: list[int], config: str) -> None:
    write(root / "followup.toml", config)
    if config:
        (root / "interviews/far.md").symlink_to("/nowhere/yet.md")
    read_vault(str(root))
    read_vault(str(root))
    assert len(parsed) == 2


@pytest.mark.usefixtures("folder")
def test_another_library_of_holidays_is_asked_anew(root: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    read_vault(str(root))
    monkeypatch.setattr(calendars, "find_spec", lambda _: None)
    monkeypatch.setattr(reading, "find_library", lambda: None)
    read_vault(str(root))
    assert len(parsed) == 2


def test_a_file_of_something_else_under_the_stamp_counts_as_not_there(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_vault(str(root))
    (kept,) = folder.iterdir()
    stamps: list[bytes] = []
    real = cache.make_stamp

    def make_stamp(*parts: str) -> bytes:
        stamps.append(real(*parts))
        return stamps[-1]

    monkeypatch.setattr(cache, "make_stamp", make_stamp)
    fresh = read_vault(str(root))
    cache.keep(kept.name, stamps[0], "no vault")
    assert read_vault(str(root)) == fresh
    found = cache.recall(kept.name, stamps[0])
    assert isinstance(found, cache.Kept)
    cache.keep(kept.name, stamps[0], found._replace(value="no notes"))
    assert read_vault(str(root)) == fresh


# Whose it is


def test_vaults_whose_names_collide_are_told_apart(
    make_vault: MakeVault, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "crc32", lambda _: 7)
    one = make_vault({"interviews/a.md": NOTE})
    two = tmp_path / "two"
    shutil.copytree(one, two)
    rewrite(two / "interviews/a.md", "Harbor", "Marina")
    for _ in range(2):
        assert [read_vault(str(root)).vault.interviews[0].company for root in (one, two)] == ["Harbor", "Marina"]
    assert [path.name for path in folder.iterdir()] == ["00000007"]


@pytest.mark.usefixtures("folder")
def test_a_vault_is_one_however_it_is_typed(root: Path, parsed: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(root)
    for typed in (str(root), ".", str(tmp_path / "link"), f"{root}/"):
        read_vault(typed)
    assert len(parsed) == 1


def test_an_unwritable_folder_is_no_matter(root: Path, folder: Path, parsed: list[int]) -> None:
    folder.parent.mkdir()
    folder.touch()
    assert read_vault(str(root)) == read_vault(str(root))
    assert len(parsed) == 2


# What is kept is what would be read


def run(vault: Path, *args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["-C", str(vault), *args, "--now", NOW], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def test_the_example_is_kept_whole_and_shown_alike(
    tmp_path: Path, folder: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch
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
    assert any(path.name.startswith("holidays-") for path in folder.iterdir())
    page = (vault / "index.md").read_bytes()
    (vault / "index.md").unlink()
    monkeypatch.setenv(cache.OFF, "1")
    assert [run(vault, *command) for command in commands] == kept
    assert run(vault, "build")[0] == 0
    assert (vault / "index.md").read_bytes() == page


def test_the_longest_file_is_that_of_the_parser() -> None:
    assert LONGEST_FILE == MAX_NOTE_BYTES


# Holidays


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None, int]]:
    """Return what the library is asked."""
    calls: list[tuple[str, str | None, int]] = []
    real = calendars.find_holidays

    def ask(country: str, region: str | None, year: int) -> object:
        calls.append((country, region, year))
        return real(country, region, year)

    monkeypatch.setattr(reading, "find_holidays", ask)
    return calls


@pytest.mark.usefixtures("folder")
def test_the_library_is_asked_once_a_country_region_and_year(asked: list[tuple[str, str | None, int]]) -> None:
    questions = [("DE", None, 2026), ("DE", "BY", 2026), ("DE", "BY", 2027), ("IE", None, 2026)]
    first = [recall_holidays(*question) for question in questions]
    assert [recall_holidays(*question) for question in questions] == first == [calendars.find_holidays(*question) for question in questions]
    assert asked == questions


@pytest.mark.usefixtures("folder")
def test_what_the_library_does_not_know_is_asked_again(asked: list[tuple[str, str | None, int]]) -> None:
    assert recall_holidays("DE", "QQ", 2026) is None
    assert recall_holidays("DE", "QQ", 2026) is None
    assert len(asked) == 2


@pytest.mark.usefixtures("folder")
def test_regions_of_one_slug_are_told_apart(asked: list[tuple[str, str | None, int]]) -> None:
    assert recall_holidays("DE", "BY", 2026) is not None
    assert recall_holidays("DE", "by", 2026) == calendars.find_holidays("DE", "by", 2026)
    assert len(asked) == 2


@pytest.mark.usefixtures("folder")
def test_a_newer_library_is_asked_anew(asked: list[tuple[str, str | None, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "holidays.py"
    library.touch()
    os.utime(library, ns=(1, 1))
    monkeypatch.setattr(reading, "find_library", lambda: str(library))
    recall_holidays("IE", None, 2026)
    recall_holidays("IE", None, 2026)
    assert len(asked) == 1
    os.utime(library, ns=(2, 2))
    recall_holidays("IE", None, 2026)
    assert len(asked) == 2


def test_without_a_cache_the_library_is_asked_each_time(asked: list[tuple[str, str | None, int]]) -> None:
    assert recall_holidays("IE", None, 2026) == recall_holidays("IE", None, 2026)
    assert len(asked) == 2
