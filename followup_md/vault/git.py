"""Remotes of the git repository that a folder lies in, read from the files of git: no command of it is run."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import Final

from followup_md.vault.read import read_bytes

_LONGEST: Final = 1_000_000
# As text: `re` compiles them where there is a repository.
_SECTION: Final = r'\s*\[\s*([\w.-]+)(?:\s+"(?:[^"\\]|\\.)*")?\s*\]'
_URL: Final = r"(?i)\s*(?:push)?url\s*=\s*(.*?)\s*"


def find_remotes(folder: str) -> tuple[str, ...]:
    """Return the addresses of all remotes of the git repository that `folder` lies in; none without a repository, or without remotes."""
    config = _find_config(os.path.realpath(folder))
    found: list[str] = []
    section = ""
    for line in _read_text(config).split("\n") if config else ():
        if header := re.match(_SECTION, line):
            section = header[1].casefold()
            line = line[header.end() :]  # noqa: PLW2901 - a value may stand behind its header
        if section == "remote" and (url := re.fullmatch(_URL, line)):
            found.append(url[1].strip('"'))
    return tuple(dict.fromkeys(found))


def _find_config(folder: str) -> str | None:
    """Return the path of the nearest repository's configuration, from `folder` upward."""
    parent = ""
    while folder != parent:
        git = f"{folder}/.git"
        if os.path.isdir(git):
            return f"{git}/config"
        if os.path.isfile(git):
            # A file leads to a submodule's own, or to what all worktrees of a repository share.
            key, _, path = _read_text(git).strip().partition(": ")
            own = os.path.join(folder, path)
            return os.path.join(own, _read_text(f"{own}/commondir").strip(), "config") if key == "gitdir" else None
        folder, parent = os.path.dirname(folder), folder
    return None


def _read_text(path: str) -> str:
    with suppress(OSError):
        return read_bytes(path, _LONGEST)[1].decode("utf-8", "replace")
    return ""
