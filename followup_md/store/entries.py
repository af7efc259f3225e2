"""What stands in a folder, and which of it is a note."""

from __future__ import annotations

import os


def list_entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what stands in a folder by name, without dot names: those hold settings, trash and what editors leave behind."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def list_names(folder: str) -> list[str]:
    """Return the names of what stands in a folder; none where there is no such folder, or it does not open."""
    try:
        return [entry.name for entry in list_entries(folder)]
    except OSError:
        return []


def is_note(name: str) -> bool:
    """Say whether a file of that name is a note."""
    # Swap and backup files end otherwise (`note.md~`, `#note.md#`, `4913`).
    return name[-3:].lower() == ".md"


def may_be_note(name: str) -> bool:
    """Say whether a file of that name is a note, or would be with an ending that is read."""
    return is_note(name) or name[-9:].lower() == ".markdown"
