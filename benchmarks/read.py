"""Reading 10,000 notes cold, bodies too, against a plain loop of `frontmatter.load`: at least as fast. Run: `python benchmarks/read.py`."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import frontmatter
from corpus import write_vault

from followup_md.config import Settings
from followup_md.parse.front_matter import decode_note
from followup_md.parse.vault import NoteText, parse_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from followup_md.model import Vault

ROUNDS, NOTES, LIMIT = 3, 10_000, 1.0


def time_call(call: Callable[[], object]) -> float:
    """Return the running time of `call` in seconds, without the time to free its result."""
    start = time.perf_counter()
    kept = call()
    seconds = time.perf_counter() - start
    del kept
    return seconds


def read_vault(files: Sequence[Path]) -> Vault:
    """Read the notes from the disk as the program does: bytes, text, facts, and one vault of all."""
    settings = Settings(timezone="America/New_York")
    notes = (NoteText(path=f"interviews/{file.name}", text=decode_note(file.read_bytes(), file.name)[0]) for file in files)
    return parse_notes(notes, (), None, (), settings)


def main() -> None:
    """Time both in turn, so that they share the same minute, and print medians and ratio; the number of notes may be given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        write_vault(vault, count)
        files = sorted((vault / "interviews").iterdir())
        pairs = [
            (time_call(lambda: read_vault(files)), time_call(lambda: [frontmatter.load(str(file)) for file in files]))
            for _ in range(ROUNDS)
        ]
    ours, loop = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"reading {count} notes {ours:.2f} s, frontmatter.load {loop:.2f} s: {ours / loop:.2f} times (limit {LIMIT:g})")


if __name__ == "__main__":
    main()
