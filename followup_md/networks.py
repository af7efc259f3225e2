"""Social networks by host name: which are nobody's business, and which are gone (R2.2, R2.3)."""

from __future__ import annotations

import re

# Where people keep family and friends: never a target.
PRIVATE_HOSTS = ("facebook", "instagram", "tiktok", "snapchat", "threads", "whatsapp")
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?([^/:?#@]+)", re.IGNORECASE)


def find_host_labels(url: str) -> tuple[str, ...]:
    """Return the parts of the host name of `url`, typed with or without `https://`; empty when it has none."""
    match = _HOST.match(url.strip())
    return tuple(match[1].casefold().split(".")) if match else ()
