"""Two notes with a question that went badly in each, for the tests of `practice`."""

from __future__ import annotations

from acting import HEADER, NOTE

GLOBEX = "interviews/globex.md"
OTHER = HEADER.replace("Harbor", "Globex").replace("2026-11-17", "2026-11-10").replace("kind: panel", "kind: technical")
DRIFT = (
    "\n## Questions\n### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: 2\n"
    "- said: version the tables\n- better: a contract test\n"
)
WHY = "\n## Questions\n### Why did you leave?\n- rating: 1\n"
LOG = "\n## Log\n- 2026-11-16 prepared\n"
BOTH = {NOTE: HEADER + DRIFT + LOG, GLOBEX: OTHER + WHY + LOG.replace("11-16", "11-09")}
PRACTISED_DRIFT = "- 2026-11-18 12:00 practised How would you handle schema drift? rating 4"


def flow(text: str) -> str:
    """Return text without its line breaks."""
    return " ".join(text.split())
