"""A draft under letters/: text into its kind, whom and what it is for, and its body (format.md 5)."""

from __future__ import annotations

from typing import Final

from followup_md.model import DRAFT_KINDS, Draft
from followup_md.parse.body.ignores import find_ignores
from followup_md.parse.body.sections import find_conflict
from followup_md.parse.dates.text import read_date
from followup_md.parse.fields.values import read_values
from followup_md.parse.head.front_matter import parse_front_matter
from followup_md.parse.notes import DraftNote
from followup_md.wording import sign_text

KEYS: Final = ("kind", "to", "interview", "channel", "created", "first_draft")
_CHANNELS: Final = ("letter", "hand", "email", "phone", "text", "message", "visit")


def parse_draft_note(text: str, path: str) -> DraftNote:
    """Read one draft; never raises. The body is the text as it will be read, to the last blank."""
    head, faults = parse_front_matter(text, path)
    values = read_values(head, text, path, KEYS, {})
    kind, channel = values.choice("kind", DRAFT_KINDS), values.choice("channel", _CHANNELS)
    unedited = values.text("first_draft") == sign_text(head.body)
    facts = Draft(
        path=path,
        kind=kind,
        person=None,
        interview=None,
        channel=channel,
        body=head.body,
        body_line=head.body_line,
        unedited=unedited,
        created=read_date(values.text("created") or ""),
    )
    to, interview = values.name("to"), values.name("interview")
    problems = (*faults, *find_conflict(text, head, path), *values.problems)
    return DraftNote(facts=facts, to=to, interview=interview, problems=problems, ignores=find_ignores(head, path))
