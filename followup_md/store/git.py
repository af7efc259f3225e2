"""Where a folder goes when its git repository is pushed, read from the files of git: no command of it is run."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from followup_md.store.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 1_000_000
# As text: `re` compiles them where there is a repository.
_SECTION: Final = r'\s*\[\s*([\w.-]+)(?:\s+"(?:[^"\\]|\\.)*")?\s*\]'
_URL: Final = r"(?i)\s*(?:push)?url\s*=\s*(.*?)\s*"


def find_remotes(folder: str) -> tuple[str, ...]:
    """Return the addresses of all remotes of the git repository that `folder` lies in; none without a repository, or without remotes."""
    config = _find_config(os.path.realpath(folder))
    return tuple(dict.fromkeys(_read_urls(_read_text(config)))) if config else ()


def _find_config(folder: str) -> str | None:
    """Return the path of the nearest repository's configuration, from `folder` upward."""
    parent = ""
    while folder != parent:
        git = f"{folder}/.git"
        if os.path.isdir(git):
            return f"{git}/config"
        if os.path.isfile(git):
            return _follow_pointer(folder, git)
        folder, parent = os.path.dirname(folder), folder
    return None


def _follow_pointer(folder: str, file: str) -> str | None:
    """Return the configuration that a `.git` file leads to: a submodule's own, or what all worktrees of a repository share."""
    mark, _, path = _read_text(file).strip().partition(": ")
    if mark != "gitdir":
        return None
    own = os.path.join(folder, path)
    return os.path.join(own, _read_text(f"{own}/commondir").strip(), "config")


def _read_urls(text: str) -> Iterator[str]:
    section = ""
    for line in text.split("\n"):
        if header := re.match(_SECTION, line):
            section = header[1].casefold()
            line = line[header.end() :]  # noqa: PLW2901 - a value may stand behind its header
        if section == "remote" and (url := re.fullmatch(_URL, line)):
            yield url[1].strip('"')


def _read_text(path: str) -> str:
    with suppress(OSError):
        return read_bytes(path, _LONGEST)[1].decode("utf-8", "replace")
    return ""
