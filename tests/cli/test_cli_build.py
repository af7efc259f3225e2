from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_md.cli import cli
from followup_md.cli.generated import PAGE_MARK
from followup_md.render.markdown import GENERATED_MARK

MakeVault = Callable[..., Path]
NOTE = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"


WRITTEN = "index.md: written\nfollowups.ics: written\nsite/: 7 files written\n"
SITE = [f"site/{name}.html" for name in ("index", "processes", "people", "questions", "search")]
SITE += ["site/style.css", "site/process/harbor-engineer.html"]
UNCHANGED = "index.md: unchanged\nfollowups.ics: unchanged\nsite/: unchanged\n"


def run(root: Path, *args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["-C", str(root), "build", "--now", "2026-11-18T12:00", *args], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault({"interviews/harbor.md": NOTE})


def test_build_writes_the_page_and_then_leaves_it_alone(root: Path) -> None:
    assert run(root) == (0, WRITTEN, "")
    page = root / "index.md"
    first = page.read_bytes()
    assert first.decode().startswith(PAGE_MARK)
    assert "🆔 thank-priya-raman-harbor" in first.decode()
    before = page.stat().st_ino
    assert run(root) == (0, UNCHANGED, "")
    assert (page.read_bytes(), page.stat().st_ino) == (first, before)


def test_the_mark_of_the_page_is_the_one_looked_for() -> None:
    assert GENERATED_MARK.startswith(PAGE_MARK)


def test_check_writes_nothing_and_exits_1_when_stale(root: Path) -> None:
    assert run(root, "--check") == (1, "index.md: stale\nfollowups.ics: stale\nsite/: 7 files stale\n", "")
    assert not (root / "index.md").exists()
    run(root)
    assert run(root, "--check") == (0, UNCHANGED, "")


def test_dry_run_says_what_it_would_write(root: Path) -> None:
    assert run(root, "--dry-run") == (
        0,
        "index.md: would be written\nfollowups.ics: would be written\nsite/: 7 files would be written\n",
        "",
    )
    assert not (root / "index.md").exists()


@pytest.mark.parametrize(
    ("args", "state"),
    [([], "written"), (["--dry-run"], "would-be-written"), (["--check"], "stale")],
)
def test_json_says_what_became_of_the_page(root: Path, args: list[str], state: str) -> None:
    _, shown, _ = run(root, "--json", *args)
    assert json.loads(shown) == {
        "version": 1,
        "files": [{"path": path, "state": state} for path in ("index.md", "followups.ics", *SITE)],
        "recorded": [],
        "unrecorded": [],
        "written": not args,
    }


def test_a_page_of_somebody_else_is_left_alone(root: Path) -> None:
    (root / "index.md").write_text("# My page\n")
    code, shown, error = run(root)
    assert (code, shown) == (1, "")
    assert error.startswith("followup-md: index.md is not a page of this program")
    assert (root / "index.md").read_text() == "# My page\n"


def test_a_page_saved_with_a_bom_and_crlf_is_still_ours(root: Path) -> None:
    run(root)
    page = root / "index.md"
    good = page.read_bytes()
    page.write_bytes(b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n"))
    assert run(root) == (0, "index.md: written\nfollowups.ics: unchanged\nsite/: unchanged\n", "")
    assert page.read_bytes() == good


def test_a_folder_in_the_place_of_the_page_is_a_failure_of_the_machine(root: Path) -> None:
    (root / "index.md").mkdir()
    code, _, error = run(root)
    assert code == 3
    assert error.startswith("followup-md: index.md is in the way: it cannot be read: no regular file\n")


def test_a_disk_that_fails_exits_3(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", fail)
    code, _, error = run(root)
    assert code == 3
    assert "no space left on device" in error
    assert sorted(path.name for path in root.iterdir()) == ["followup.toml", "interviews"]


def test_public_safe_says_what_still_has_the_names(root: Path) -> None:
    code, shown, error = run(root, "--public-safe")
    assert (code, shown) == (0, WRITTEN)
    said = "names, companies and texts are left out of site/; index.md has them, and so has what any other build writes"
    assert error == f"followup-md: {said}\n"
    assert run(root, "--public-safe", "--json")[2] == ""
