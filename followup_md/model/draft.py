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
# Pasted into a network's own page: no letters, whatever their channel.
MESSAGES = frozenset({DraftKind.CONNECT, DraftKind.ENGAGE, DraftKind.SHARE_ANSWER})
# A thank-you note, or thanks that somebody passes on.
THANKS = frozenset({DraftKind.THANK_YOU, DraftKind.RELAY})
# About what was talked of, and about no offer.
ABOUT_TALK = THANKS | MESSAGES | {DraftKind.FOLLOW_UP, DraftKind.REPLY}
ABOUT_OFFER = frozenset({DraftKind.ACCEPT, DraftKind.DECLINE, DraftKind.ASK_IN_WRITING, DraftKind.ASK_FOR_TIME, DraftKind.DEADLINE_NOTICE})
# There another company may be the reason.
GOODBYES = frozenset({DraftKind.WITHDRAWAL, DraftKind.DECLINE, DraftKind.DEADLINE_NOTICE, DraftKind.ASK_FOR_TIME})


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
