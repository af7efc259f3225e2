"""`check` on 10,000 notes, from texts to problems, against reading them cold: at most 2 times. Run: `python benchmarks/check.py`."""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from corpus import find_start, write_vault
from read import NOTES, read_vault, time_call

from followup_md import find_problems
from followup_md.config import Settings

ROUNDS, LIMIT = 3, 2.0
ZONE = "America/New_York"


def main() -> None:
    """Time both in turn, so that they share the same minute, and print medians and ratio; the number of notes may be given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    gc.disable()  # as the command line does
    now = find_start(count).replace(tzinfo=ZoneInfo(ZONE))
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        write_vault(vault, count)
        files = sorted((vault / "interviews").iterdir())
        pairs = [
            (
                time_call(lambda: find_problems(read_vault(files), now, Settings(timezone=ZONE))),
                time_call(lambda: read_vault(files)),
            )
            for _ in range(ROUNDS)
        ]
    ours, reading = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"check on {count} notes {ours:.2f} s, reading them {reading:.2f} s: {ours / reading:.2f} times (limit {LIMIT:g})")


if __name__ == "__main__":
    main()
