"""Where the program keeps what belongs to no vault: the lock of each, and what was last written into it."""

from __future__ import annotations

import os
from typing import Final
from zlib import crc32

from followup_md.errors import MachineFailure
from followup_md.store.find import resolve_root
from followup_md.store.read import say_reason

_HINT: Final = "set XDG_STATE_HOME to a folder that you may write to"


def find_state() -> str:
    """Return the user's folder for state, which may not be there yet; without a home, one of their own among temporary files."""
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    named = (os.environ.get("XDG_STATE_HOME"), os.environ.get("LOCALAPPDATA"), home and f"{home}/.local/state")
    # A relative one would lie in whatever folder the user is in, and its standard has it passed over.
    folder = next((folder for folder in named if folder and os.path.isabs(folder)), None)
    if folder:
        return f"{folder}/followup-md"
    from tempfile import gettempdir  # noqa: PLC0415 - it loads half of the library, for a user without a home

    return f"{gettempdir()}/followup-md-{_find_user()}"


def make_state() -> str:
    """Return the folder for state, made if need be, for the user alone; MachineFailure when it cannot be, or is somebody else's."""
    folder = find_state()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        owner = os.stat(folder).st_uid
    except OSError as error:
        raise MachineFailure(f"{folder} could not be made: {say_reason(error)}", _HINT) from error
    # Among temporary files anybody can make a folder of that name, and what is read from it would be believed. Root may use a user's.
    if _find_user() not in (owner, 0):
        raise MachineFailure(f"{folder} belongs to somebody else", _HINT)
    return folder


def name_vault(root: str) -> str:
    """Return the name under which a vault has its state, the same through whatever links it is reached."""
    return f"{crc32(resolve_root(root).encode('utf-8', 'surrogatepass')):08x}"


def _find_user() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else 0  # Windows: the folder is the user's own
