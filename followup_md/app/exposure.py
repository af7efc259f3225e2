"""Whether the notes may come before strangers: where the git repository around them is pushed to."""

from __future__ import annotations

import re
from typing import Final

from followup_md.store.git import find_remotes

# Hosts on which anybody reads what is not set to be private.
_PUBLIC: Final = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_ADDRESS: Final = re.compile(r"(?:\w[\w+.-]*://)?(?:[^@/\s]*@)?([\w.-]+)(?:[:/].*)?", re.ASCII)


def find_hosts(root: str) -> tuple[str, ...]:
    """Return the hosts, in lower case, that the git repository around `root` is pushed to or fetched from."""
    hosts = (match[1].casefold() for url in find_remotes(root) if (match := _ADDRESS.fullmatch(url)))
    return tuple(dict.fromkeys(host for host in hosts if "." in host.strip(".")))


def find_public_host(root: str) -> str | None:
    """Return the first of those hosts that is known for showing repositories to everybody, None without one."""
    return next((host for host in find_hosts(root) if any(host == known or host.endswith(f".{known}") for known in _PUBLIC)), None)
