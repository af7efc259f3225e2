"""A vault for the tests of what is kept, read without the cache or changed behind its back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from followup_md.vault.notes import Notes, read_vault

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"
FILES = {
    "interviews/harbor.md": NOTE,
    "interviews/2026/globex.md": NOTE.replace("Harbor", "Globex"),
    "people/Priya Raman.md": "---\nemail: p@example.com\n---\n",
    "letters/a.md": "---\nkind: thank-you\nto: '[[Priya Raman]]'\n---\nDear Priya",
    "search.md": "## Log\n- 2026-11-16 networked: a call\n",
}


def read_fresh(root: Path) -> Notes:
    """Read a vault with the cache off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLLOWUP_NO_CACHE", "1")
        return read_vault(str(root))


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a file and put its size and its time of change back; again, until the disk's clock has ticked."""
    before, text = path.stat(), path.read_text()
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(text.replace(old, new))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
