"""Where the vault lies, and what a path typed means in it."""

from __future__ import annotations

import os

from followup_md.store import CONFIG


def find_root(start: str) -> str | None:
    """Return the nearest folder from `start` upward that holds `followup.toml`, absolute, or None."""
    folder, parent = os.path.abspath(start), ""
    while folder != parent:
        if os.path.isfile(f"{folder}/{CONFIG}"):
            return folder
        folder, parent = os.path.dirname(folder), folder
    return None


def resolve_root(root: str) -> str:
    """Return the one absolute path of a vault, however it was typed and through whatever links."""
    return os.path.realpath(root)


def is_folder(path: str) -> bool:
    """Say whether `path` is a folder."""
    return os.path.isdir(path)


def find_path(root: str, typed: str) -> str | None:
    """Return a path as typed (tried from the current folder, then from the vault) relative to the vault, or None where nothing is there.

    A note goes by its name without `.md` as well, as editors show it. The vault itself is the empty text.
    """
    for candidate in (typed, f"{root}/{typed}", f"{typed}.md", f"{root}/{typed}.md"):
        if os.path.exists(candidate):
            for resolve in (os.path.abspath, os.path.realpath):
                path = os.path.relpath(resolve(candidate), resolve(root)).replace(os.sep, "/")
                if path != ".." and not path.startswith("../"):
                    return "" if path == "." else path
    return None
