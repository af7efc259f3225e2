"""One note with something to mend, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.config import Settings
from followup_md.parse.mend.propose import propose_fix
from followup_md.parse.vault import NoteText, parse_vault

if TYPE_CHECKING:
    from followup_md.model.fix import Fix

NOTE = "interviews/harbor.md"
START = "start: 2026-11-17T13:00"
HEAD = f"---\ncompany: Harbor\nrole: Engineer\n{START}\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman, Tom Okafor]\n---\n"


def mend(text: str, check: str, path: str = NOTE, settings: Settings | None = None) -> list[Fix]:
    """Return what mends the problems of one check in a note, which are there."""
    settings = settings or Settings(timezone="UTC")
    if path.startswith("people/"):
        vault = parse_vault([], [NoteText(path, text)], None, [], settings)
    elif path == "search.md":
        vault = parse_vault([], [], NoteText(path, text), [], settings)
    else:
        vault = parse_vault([NoteText(path, text)], [], None, [], settings)
    problems = [problem for problem in vault.problems if problem.check == check]
    assert problems
    return [fix for problem in problems if (fix := propose_fix(problem, text, settings))]


def mend_log(line: str, check: str = "unknown-event") -> str | None:
    """Return the one log line in its mended form."""
    fix = next(iter(mend(f"{HEAD}## Log\n{line}\n", check)), None)
    assert fix is None or (fix.old, fix.line) == (line, 9)
    return fix and fix.new
