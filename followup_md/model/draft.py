"""A letter, mail or message on its way (format.md section 5)."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class DraftKind(StrEnum):
    """What a draft is, as its front matter has it: `kind: thank-you`."""

    THANK_YOU = "thank-you"
    RELAY = "relay"
    FOLLOW_UP = "follow-up"
    CONNECT = "connect"
    ENGAGE = "engage"
    SHARE_ANSWER = "share-answer"
    ASK_IN_WRITING = "ask-in-writing"
    ACCEPT = "accept"
    DECLINE = "decline"
    ASK_FOR_TIME = "ask-for-time"
    DEADLINE_NOTICE = "deadline-notice"
    WITHDRAWAL = "withdrawal"
    RESCHEDULE = "reschedule"
    REPLY = "reply"


DRAFT_KINDS = tuple(DraftKind)
# These are pasted into a network's own page.
MESSAGES = frozenset({DraftKind.CONNECT, DraftKind.ENGAGE, DraftKind.SHARE_ANSWER})


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
