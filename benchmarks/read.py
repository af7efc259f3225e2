"""Reading 10,000 notes cold, bodies too, against a plain loop of `frontmatter.load`: at least as fast. Run: `python benchmarks/read.py`."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import frontmatter
from corpus import write_vault

from followup_md.app import read_vault

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, NOTES, LIMIT = 3, 10_000, 1.0


def time_call(call: Callable[[], object]) -> float:
    """Return the seconds that `call` takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> None:
    """Time both in turn, so that they share the same minute, and print medians and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        write_vault(vault, NOTES)
        files = sorted((vault / "interviews").iterdir())
        pairs = [
            (time_call(lambda: read_vault(vault)), time_call(lambda: [frontmatter.load(str(file)) for file in files])) for _ in range(ROUNDS)
        ]
    ours, loop = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"reading {NOTES} notes {ours:.2f} s, frontmatter.load {loop:.2f} s: {ours / loop:.2f} times (limit {LIMIT:g})")


if __name__ == "__main__":
    main()
