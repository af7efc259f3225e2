"""The search log: text into log lines and problems (format.md 1 and 3)."""

from __future__ import annotations

from followup_md.parse.body.ignores import find_ignores
from followup_md.parse.body.sections import LOG_ONLY, find_conflict, parse_body
from followup_md.parse.body.sensitive import find_sensitive
from followup_md.parse.head.front_matter import parse_front_matter
from followup_md.parse.notes import SearchNote


def parse_search_note(text: str, path: str) -> SearchNote:
    """Read `search.md`; never raises. Its front matter, if any, is the person's own, and must only be sound."""
    head, faults = parse_front_matter(text, path)
    body = parse_body(head, path, LOG_ONLY)
    problems = (*faults, *find_conflict(text, head, path), *find_sensitive(head, path), *body.problems)
    return SearchNote(path=path, log=body.log, problems=problems, ignores=find_ignores(head, path))
