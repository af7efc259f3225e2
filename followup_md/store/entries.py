"""What stands in a folder."""

from __future__ import annotations

import os

from followup_md.config.files import is_hidden


def list_entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what stands in a folder by name, without what is hidden."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not is_hidden(entry.name)), key=lambda entry: entry.name)


def list_names(folder: str) -> list[str]:
    """Return the names of what stands in a folder; none where there is no such folder, or it does not open."""
    try:
        return [entry.name for entry in list_entries(folder)]
    except OSError:
        return []
