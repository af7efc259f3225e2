"""A draft under letters/: text into its kind, whom and what it is for, and its body (FORMAT.md 5)."""

from __future__ import annotations

from typing import Final

from followup_md.model import Draft
from followup_md.parse.body.ignores import find_ignores
from followup_md.parse.body.sections import find_conflict
from followup_md.parse.fields.values import read_values
from followup_md.parse.head.front_matter import parse_front_matter
from followup_md.parse.notes import DraftNote

KEYS: Final = ("kind", "to", "interview", "channel", "created")
_KINDS: Final = (
    "thank-you",
    "relay",
    "follow-up",
    "connect",
    "engage",
    "share-answer",
    "ask-in-writing",
    "accept",
    "decline",
    "ask-for-time",
    "deadline-notice",
    "withdrawal",
    "reschedule",
    "reply",
)
_CHANNELS: Final = ("letter", "hand", "email", "phone", "text", "message", "visit")


def parse_draft_note(text: str, path: str) -> DraftNote:
    """Read one draft; never raises. The body is the text as it will be read, to the last blank."""
    head, faults = parse_front_matter(text, path)
    values = read_values(head, text, path, KEYS, {})
    kind, channel = values.choice("kind", _KINDS), values.choice("channel", _CHANNELS)
    facts = Draft(path=path, kind=kind, person=None, interview=None, channel=channel, body=head.body, body_line=head.body_line)
    to, interview = values.name("to"), values.name("interview")
    problems = (*faults, *find_conflict(text, head, path), *values.problems)
    return DraftNote(facts=facts, to=to, interview=interview, problems=problems, ignores=find_ignores(head, path))
