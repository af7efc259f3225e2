"""The pages of 1,000 notes, each with a process of its own, against markdown-it alone on their bodies: at most 5 times.

And again with the bodies cached, as under `watch`: at most 3 times.

Run: `python benchmarks/pages.py`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from corpus import find_start, write_vault
from markdown_it import MarkdownIt
from read import time_call

from followup_md.cli.site import plan_site
from followup_md.vault.load import load

ROUNDS, NOTES, LIMIT, AGAIN = 3, 1000, 5.0, 3.0


def main() -> None:
    """Time both in turn, so that they share the same minute, and print medians and ratio; the number of notes may be given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        write_vault(vault, count)
        bodies = [path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in sorted((vault / "interviews").iterdir())]
        now = find_start(count).replace(tzinfo=ZoneInfo("America/New_York"))
        loaded = load(str(vault), now.astimezone)
        parser = MarkdownIt("commonmark", {"html": False})
        cold = time_call(lambda: plan_site(str(vault), loaded, {}))
        pairs = [
            (time_call(lambda: [parser.render(body) for body in bodies]), time_call(lambda: plan_site(str(vault), loaded, {})))
            for _ in range(ROUNDS)
        ]
    floor, again = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"markdown-it on the bodies of {count} notes {floor:.2f} s")
    for what, seconds, limit in (("their pages", cold, LIMIT), ("once more", again, AGAIN)):
        print(f"{what} {seconds:.2f} s: {seconds / floor:.2f} times (limit {limit:g})")


if __name__ == "__main__":
    main()
