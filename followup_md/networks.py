"""Social networks by host name: which are private, and which are gone (R2.2, R2.3)."""

from __future__ import annotations

import re

# Where people keep family and friends: never a target.
_PRIVATE_HOSTS = frozenset({"facebook", "instagram", "tiktok", "snapchat", "threads", "whatsapp"})
# Closed to people like us, and in which year.
GONE_HOSTS = {
    "plus.google.com": 2019,
    "vine.co": 2017,
    "orkut.com": 2014,
    "klout.com": 2018,
    "friendster.com": 2015,
    "studivz.net": 2022,
    "meinvz.net": 2022,
}
_SPELT = {"linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "xing": "XING", "x": "X", "bsky": "Bluesky"}
# Patterns as text: `re` compiles them when they are needed.
_FRONT = r"(?i)^[a-z]+://|^www\.|[/?#]+$"
_QUERY = r"(?s)[?#].*"
_HOST = r"(?i)(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?([^/:?#@]+)"


def find_host_labels(url: str) -> tuple[str, ...]:
    """Return the parts of the host name of `url`, typed with or without `https://`; empty when it has none."""
    match = re.match(_HOST, url.strip())
    return tuple(match[1].casefold().split(".")) if match else ()


def is_private(url: str) -> bool:
    """Say whether a profile is on a network for family and friends."""
    return not _PRIVATE_HOSTS.isdisjoint(find_host_labels(url))


def fold_url(url: str) -> str:
    """Return an address as two are compared: without protocol, `www.`, query and slash at the end, in lower case."""
    return re.sub(_FRONT, "", re.sub(_FRONT, "", re.sub(_QUERY, "", url.strip()))).casefold()


def spell_network(name: str) -> str:
    """Return the name of a network as it spells itself: `LinkedIn` for `linkedin`."""
    return _SPELT.get(name, name.capitalize())
