"""`watch` on 1,000 notes, from a save to the new page, less the settling time, against `frontmatter.load` of them all: at most 2.5 times.

Run: `python benchmarks/watch.py`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

import frontmatter
from corpus import write_vault
from read import time_call

from followup_md.watch.loop import QUIET

ROUNDS, NOTES, LIMIT = 7, 1000, 2.5


def time_save(note: Path, page: Path, lines: IO[str]) -> float:
    """Return the seconds from a save that changes the page until the new page is written, and await the rebuild's line."""
    text = note.read_text(encoding="utf-8")
    other = text.replace("company: Company", "company: Firm")
    before = page.stat().st_ino
    start = time.perf_counter()
    note.write_text(other, encoding="utf-8")
    while page.stat().st_ino == before:
        time.sleep(0.001)
    seconds = time.perf_counter() - start
    lines.readline()
    return seconds


def main() -> None:
    """Time both in turn, so that they share the same minute, and print medians and ratio; the number of notes may be given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        write_vault(vault, count)
        files = sorted((vault / "interviews").iterdir())
        command = [sys.executable, "-m", "followup_md", "-C", str(vault), "watch"]
        environment = {**os.environ, "FOLLOWUP_NO_CACHE": "1"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as watch:
            lines = watch.stdout
            assert lines is not None  # noqa: S101 - asked for above
            lines.readline()
            pairs = [
                (time_save(files[number], vault / "index.md", lines), time_call(lambda: [frontmatter.load(str(file)) for file in files]))
                for number in range(ROUNDS)
            ]
            watch.terminate()
    saved, loop = (statistics.median(times) for times in zip(*pairs, strict=True))
    spent = f"save to page on {count} notes {saved:.2f} s, {QUIET:g} of it settling; frontmatter.load {loop:.2f} s"
    print(f"{spent}: {(saved - QUIET) / loop:.2f} times (limit {LIMIT:g})")


if __name__ == "__main__":
    main()
