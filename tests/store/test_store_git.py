"""The remotes of the git repository around a folder, read from its files."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from followup_md.vault.read import find_remotes

if TYPE_CHECKING:
    from pathlib import Path

GITHUB = '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:me/search.git\n\tfetch = +refs/heads/*\n'


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("folder", ["", "vault", "deep/down/vault"])
def test_the_nearest_repository_above_counts(tmp_path: Path, folder: str) -> None:
    write(tmp_path / ".git/config", GITHUB)
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    assert find_remotes(str(tmp_path / folder)) == ("git@github.com:me/search.git",)


def test_a_repository_of_its_own_hides_the_one_around_it(tmp_path: Path) -> None:
    write(tmp_path / ".git/config", GITHUB)
    write(tmp_path / "vault/.git/config", "[core]\n")
    assert find_remotes(str(tmp_path / "vault")) == ()


@pytest.mark.parametrize(
    ("config", "remotes"),
    [
        ('[remote "a"]\nurl = u\n[remote "b"]\npushurl=v\n[branch "main"]\nurl = w\n', ("u", "v")),
        ('[REMOTE "a"]  URL = u', ("u",)),
        ('[remote "a \\" ] b"]\n\turl = "u"\n', ("u",)),
        ('[remote "a"]\nurl = u\n[remote "b"]\nurl = u\n', ("u",)),
        ('[remotes]\nurl = u\n[url "x"]\ninsteadOf = y\n# url = z\n', ()),
        ("", ()),
    ],
)
def test_what_a_configuration_says(tmp_path: Path, config: str, remotes: tuple[str, ...]) -> None:
    write(tmp_path / ".git/config", config)
    assert find_remotes(str(tmp_path)) == remotes


def test_a_worktree_has_the_remotes_of_its_repository(tmp_path: Path) -> None:
    write(tmp_path / "main/.git/config", GITHUB)
    write(tmp_path / "main/.git/worktrees/vault/commondir", "../..\n")
    write(tmp_path / "vault/.git", f"gitdir: {tmp_path}/main/.git/worktrees/vault\n")
    assert find_remotes(str(tmp_path / "vault")) == ("git@github.com:me/search.git",)


def test_a_submodule_has_its_own(tmp_path: Path) -> None:
    write(tmp_path / ".git/config", "[core]\n")
    write(tmp_path / ".git/modules/vault/config", GITHUB)
    write(tmp_path / "vault/.git", "gitdir: ../.git/modules/vault\n")
    assert find_remotes(str(tmp_path / "vault")) == ("git@github.com:me/search.git",)


def test_what_cannot_be_read_tells_of_none(tmp_path: Path) -> None:
    write(tmp_path / "a/.git", "nothing of git\n")
    assert find_remotes(str(tmp_path / "a")) == ()
    (tmp_path / "b/.git").mkdir(parents=True)
    assert find_remotes(str(tmp_path / "b")) == ()


def test_a_folder_reached_by_a_link_lies_where_it_lies(tmp_path: Path) -> None:
    write(tmp_path / "there/.git/config", GITHUB)
    (tmp_path / "here").symlink_to(tmp_path / "there")
    assert find_remotes(str(tmp_path / "here")) == ("git@github.com:me/search.git",)


def test_it_reads_what_git_itself_writes(tmp_path: Path) -> None:
    for args in (["init", "-q"], ["remote", "add", "origin", "https://codeberg.org/me/search.git"]):
        subprocess.run(["git", "-C", str(tmp_path), *args], check=True)  # noqa: S603, S607 - git, with words of our own
    assert find_remotes(str(tmp_path)) == ("https://codeberg.org/me/search.git",)
