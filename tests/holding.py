"""Other processes: one that holds a vault, and those that a Ctrl-C reaches."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from followup_md.store.lock import lock_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = f"""
import sys
from {lock_vault.__module__} import lock_vault
with lock_vault(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold the vault."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:  # noqa: S603 - our own lines
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


@contextmanager
def interruptible() -> Iterator[None]:
    """Have a process that is started here end at a SIGINT, even where the tests ignore it, as each background job of a script does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
