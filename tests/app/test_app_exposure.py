"""Where the repository around the notes is pushed to, and whether everybody reads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.app.exposure import find_hosts, find_public_host

if TYPE_CHECKING:
    from pathlib import Path


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
    assert find_public_host(root) == host


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
    assert find_public_host(root) is None


def test_of_several_remotes_one_is_enough(tmp_path: Path) -> None:
    root = set_remotes(tmp_path, "git@git.example.com:a.git", "git@github.com:a.git", "https://github.com/b")
    assert find_hosts(root) == ("git.example.com", "github.com")
    assert find_public_host(root) == "github.com"


def test_without_a_repository_there_is_none(tmp_path: Path) -> None:
    assert find_hosts(str(tmp_path)) == ()
