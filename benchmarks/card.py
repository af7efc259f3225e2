"""`card` on 1,000 notes, none changed since the last time, against `python -c "import click"`: at most 3 times as long.

Queries: a company, a person, a note, a word of the notes and a misspelt company. Run `python benchmarks/card.py` with the Python of
a venv that has the built package (`pip install .`): an editable one may lack compiled files.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from corpus import find_start, time_command, write_vault

ROUNDS, NOTES, LIMIT = 15, 1000, 3.0
QUERIES = ("company 777", "okafor 500", "note-00042", "harbour", "compnay 777")


def main() -> None:
    """Time each query and the floor in turn, so that they share the same minute, and print medians and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        write_vault(vault, NOTES)
        note = vault / "interviews" / "note-00100.md"
        note.write_text(note.read_text(encoding="utf-8").replace("the on-call rota", "a harbour at night"), encoding="utf-8")
        command = [str(Path(sys.executable).with_name("followup-md")), "-C", str(vault), "card", "--now", f"{find_start(NOTES):%Y-%m-%d}"]
        floor = [sys.executable, "-c", "import click"]
        # Files saved just now are not cached: the first run reads, the second caches, the rest are ordinary.
        for _ in range(3):
            time.sleep(1)
            time_command([*command, QUERIES[0]])
        for query in QUERIES:
            pairs = [(time_command([*command, query]), time_command(floor)) for _ in range(ROUNDS)]
            card, click = (statistics.median(times) for times in zip(*pairs, strict=True))
            spent = f"card {query!r} on {NOTES} notes {card * 1000:.0f} ms, import click {click * 1000:.0f} ms"
            print(f"{spent}: {card / click:.2f} times (limit {LIMIT:g})")


if __name__ == "__main__":
    main()
