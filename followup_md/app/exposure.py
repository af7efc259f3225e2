"""Whether the notes may come before strangers: where the git repository around them is pushed to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.problem import VAULT_PUBLIC, Place, report
from followup_md.store import CONFIG
from followup_md.store.git import find_remotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.config import Settings
    from followup_md.problem import Problem

# Hosts on which anybody reads what is not set to be private.
_PUBLIC: Final = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_ADDRESS: Final = r"(?:\w[\w+.-]*://)?(?:[^@/\s]*@)?([\w.-]+)(?:[:/].*)?"  # as text: `re` compiles it where there is a remote


def find_exposure(root: str, settings: Settings) -> Iterator[Problem]:
    """Yield the `vault-public` of a vault whose repository goes to a public host, unless the settings say who reads it."""
    host = None if settings.repository else _find_public_host(root)
    if host:
        message = f"the git repository around these notes goes to {host}, which shows everybody what is not private"
        hint = (
            'see that the repository is private there, and write `repository = "private"` above the first table; or `"public"`, if the '
            "notes are meant to be read"
        )
        yield report(VAULT_PUBLIC, Place(CONFIG), message, hint)


def find_hosts(root: str) -> tuple[str, ...]:
    """Return the hosts, in lower case, that the git repository around `root` is pushed to or fetched from."""
    hosts = (match[1].casefold() for url in find_remotes(root) if (match := re.fullmatch(_ADDRESS, url, re.ASCII)))
    return tuple(dict.fromkeys(host for host in hosts if "." in host.strip(".")))


def _find_public_host(root: str) -> str | None:
    return next((host for host in find_hosts(root) if any(host == known or host.endswith(f".{known}") for known in _PUBLIC)), None)
