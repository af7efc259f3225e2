"""A draft under letters/: text into its kind, whom and what it is for, and its body (format.md 5)."""

from __future__ import annotations

from followup_md.model import Draft
from followup_md.model.properties import DRAFT
from followup_md.parse.body.ignores import find_ignores
from followup_md.parse.body.sections import find_conflict
from followup_md.parse.dates.text import read_date
from followup_md.parse.fields.values import read_values
from followup_md.parse.head.front_matter import parse_front_matter
from followup_md.parse.notes import DraftNote
from followup_md.wording import sign_text


def parse_draft_note(text: str, path: str) -> DraftNote:
    """Read one draft; never raises. The body is the text as it will be read, to the last blank."""
    head, faults = parse_front_matter(text, path)
    values = read_values(head, text, path, DRAFT, {})
    unedited = values.text("first_draft") == sign_text(head.body)
    facts = Draft(
        path=path,
        person=None,
        interview=None,
        body=head.body,
        body_line=head.body_line,
        unedited=unedited,
        created=read_date(values.text("created") or ""),
        **values.read(DRAFT, ("kind", "channel")),
    )
    to, interview = values.name("to"), values.name("interview")
    problems = (*faults, *find_conflict(text, head, path), *values.problems)
    return DraftNote(facts=facts, to=to, interview=interview, problems=problems, ignores=find_ignores(head, path))
