"""`status` on 200 notes, none changed since the last time, against `python -c "import click"`: at most 3 times as long.

Run `python benchmarks/status.py` with the Python of a venv that has the built package (`pip install .`): an editable one may lack
compiled files.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from corpus import find_start, time_command, write_vault

ROUNDS, NOTES, LIMIT = 15, 200, 3.0


def main() -> None:
    """Time both in turn, so that they share the same minute, and print medians and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        write_vault(vault, NOTES)
        ours = [str(Path(sys.executable).with_name("followup-md")), "-C", str(vault), "status", "--now", f"{find_start(NOTES):%Y-%m-%d}"]
        floor = [sys.executable, "-c", "import click"]
        # Files saved just now are not cached: the first run reads, the second caches, the rest are ordinary.
        for _ in range(3):
            time.sleep(1)
            time_command(ours)
        pairs = [(time_command(ours), time_command(floor)) for _ in range(ROUNDS)]
    status, click = (statistics.median(times) for times in zip(*pairs, strict=True))
    spent = f"status on {NOTES} notes {status * 1000:.0f} ms, import click {click * 1000:.0f} ms"
    print(f"{spent}: {status / click:.2f} times (limit {LIMIT:g})")


if __name__ == "__main__":
    main()
