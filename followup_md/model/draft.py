"""A letter, mail or message on its way (format.md section 5)."""

from datetime import date
from typing import NamedTuple

DRAFT_KINDS = (
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


class Draft(NamedTuple):
    """A letter, mail or message under letters/; `person` is a person key, `interview` the slug of its round.

    `body` begins at `body_line` of the file. `unedited` says that it still is, to the letter, the first draft that this program wrote.
    `created` is the day on which it was begun.
    """

    path: str
    kind: str | None
    person: str | None
    interview: str | None
    channel: str | None
    body: str
    body_line: int = 1
    unedited: bool = False
    created: date | None = None
