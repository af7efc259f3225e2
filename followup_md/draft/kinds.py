"""Which kind of draft belongs to an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# How a written offer can be answered; of these one has to choose.
ANSWERED: Final = "answer-offer"
ANSWERS: Final = ("accept", "decline", "ask-for-time")
KINDS: Final[Mapping[str, str]] = {
    "thank": "thank-you",
    "follow-up": "follow-up",
    "follow-up-invited": "follow-up",
    "connect": "connect",
    "engage": "engage",
    "share-answer": "share-answer",
    "withdraw": "withdrawal",
    "get-offer-in-writing": "ask-in-writing",
    "get-start-date": "ask-in-writing",
    "reply-rejection": "reply",
    "reschedule": "reschedule",
}
# Drafts that are pasted into a network's own page.
MESSAGES: Final = frozenset({"connect", "engage", "share-answer"})


def find_kind(action: str, answer: str | None = None) -> str | None:
    """Return the kind of draft for an action, `answer` being the one to an offer; None where there is none, or it is still to choose."""
    return answer if action == ANSWERED else KINDS.get(action)


def find_default_channel(kind: str) -> str:
    """Return how a draft goes where nothing else says so; thank-you notes go as configured (R1.7)."""
    return "message" if kind in MESSAGES else "email"
