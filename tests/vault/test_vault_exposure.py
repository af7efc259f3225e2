"""Where the repository around the notes is pushed to, and whether everybody reads there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from support.vaults import load_at

from followup_md.cli.build import plan_build
from followup_md.config import Settings
from followup_md.config.read import read_settings
from followup_md.vault.load import find_hosts, find_public_host, load_changed

if TYPE_CHECKING:
    from support.vaults import Looking


def set_remotes(root: Path, *urls: str) -> str:
    (root / ".git").mkdir(exist_ok=True)
    text = "".join(f'[remote "{number}"]\n\turl = {url}\n' for number, url in enumerate(urls))
    (root / ".git" / "config").write_text(text, encoding="utf-8")
    return str(root)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://github.com/me/search.git", "github.com"),
        ("https://me:secret@GitHub.com/me/search", "github.com"),
        ("git@gitlab.com:me/search.git", "gitlab.com"),
        ("ssh://git@codeberg.org/me/search.git", "codeberg.org"),
        ("ssh://git@altssh.bitbucket.org:443/me/search.git", "altssh.bitbucket.org"),
        ("git+ssh://git@git.sr.ht/~me/search", "git.sr.ht"),
        ("git://github.com/me/search.git", "github.com"),
        ("github.com:me/search.git", "github.com"),
    ],
)
def test_a_public_host_by_its_address(tmp_path: Path, url: str, host: str) -> None:
    root = set_remotes(tmp_path, url)
    assert find_hosts(root) == (host,)
    (problem,) = find_public_host(root, Settings())
    assert problem.message.startswith(f"the git repository around these notes goes to {host},")


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("git@git.example.com:me/search.git", ("git.example.com",)),
        ("https://gitlab.example.com/github.com/search", ("gitlab.example.com",)),
        ("https://notgithub.com/me/search", ("notgithub.com",)),
        ("/srv/git/search.git", ()),
        ("../search.git", ()),
        ("work:search.git", ()),
        ("file:///srv/git/search.git", ()),
        ("C:/git/search.git", ()),
        ("", ()),
    ],
)
def test_what_is_no_public_host(tmp_path: Path, url: str, hosts: tuple[str, ...]) -> None:
    root = set_remotes(tmp_path, url)
    assert find_hosts(root) == hosts
    assert list(find_public_host(root, Settings())) == []


def test_of_several_remotes_one_is_enough(tmp_path: Path) -> None:
    root = set_remotes(tmp_path, "git@git.example.com:a.git", "git@github.com:a.git", "https://github.com/b")
    assert find_hosts(root) == ("git.example.com", "github.com")
    assert "goes to github.com," in next(find_public_host(root, Settings())).message


def test_without_a_repository_there_is_none(tmp_path: Path) -> None:
    assert find_hosts(str(tmp_path)) == ()


@pytest.mark.parametrize("word", ["private", "public"])
def test_whoever_says_who_reads_it_is_not_asked(tmp_path: Path, word: Literal["private", "public"]) -> None:
    root = set_remotes(tmp_path, "git@github.com:me/search.git")
    assert list(find_public_host(root, Settings(repository=word))) == []


def test_it_is_told_as_soon_as_the_repository_goes_there(looking: Looking, cache_folder: Path) -> None:
    looking.write("role: Data Engineer")
    now = looking.now().isoformat()
    assert [problem.check for problem in load_at(looking.root, now).problems] == []
    set_remotes(looking.root, "git@github.com:me/search.git")
    assert cache_folder.exists()
    assert [problem.check for problem in load_at(looking.root, now).problems] == ["vault-public"]


def test_the_example_vault_says_that_it_is_meant_to_be_read() -> None:
    text = (Path(__file__).parents[2] / "example-vault" / "followup.toml").read_text(encoding="utf-8")
    assert read_settings(text)[0].repository == "public"


def test_the_page_is_the_same_in_every_clone(looking: Looking) -> None:
    looking.write("role: Data Engineer")
    root, now = str(looking.root), looking.now()
    pages = []
    for url in ("/srv/search.git", "git@github.com:me/search.git"):
        set_remotes(looking.root, url)
        page = plan_build(root, lambda changed: load_changed(root, lambda zone: now.replace(tzinfo=zone), changed)).pages[0]
        pages.append(page.text)
    assert pages[0] == pages[1]
