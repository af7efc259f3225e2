"""Making what is not there yet: folders and whole files; what exists is never touched."""

from __future__ import annotations

import os

from followup_md.errors import MachineFailure
from followup_md.store.read import say_reason
from followup_md.store.write import write_text


def is_there(path: str) -> bool:
    """Say whether anything has that name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def make_folder(path: str) -> None:
    """Make a folder and those above it; MachineFailure when the machine will not."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise MachineFailure(f"{path} could not be made: {say_reason(error)}", "check permissions and the space on the disk") from error


def make_file(path: str, text: str) -> None:
    """Write a file that is not there, with the folders above it; errors as those of `write_text`."""
    make_folder(os.path.dirname(path))
    write_text(path, text, None)
