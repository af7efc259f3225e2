"""The words of the calendar: what is to be done, in general, since calendars are shared; whom it is about only where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.hiring import KINDS
from followup_md.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.model import Interview

# Words of our own, for the title of an action may hold a name, a question that went badly or a condition of an offer.
ACTIONS: Mapping[str, tuple[str, str]] = {
    "keep-looking": ("Keep looking", "Keep looking"),
    "prep": ("Prepare for the interview", "Prepare for the interview"),
    "recap": ("Write the recap", "Write the recap"),
    "review": ("Review the interview", "Review the interview"),
    "thank": ("Send the thank-you note", "Send {n} thank-you notes"),
    "connect": ("Connect on a professional network", "Connect with {n} people on a professional network"),
    "answer-offer": ("Answer the offer", "Answer the offer"),
    "get-offer-in-writing": ("Get the offer in writing", "Get the offer in writing"),
    "get-start-date": ("Get a start date", "Get a start date"),
    "clear-conditions": ("Clear the conditions", "Clear the conditions"),
    "follow-up": ("Follow up", "Follow up"),
    "follow-up-invited": ("Write again, as they asked", "Write again, as they asked"),
    "reschedule": ("Agree on a new time", "Agree on a new time"),
    "withdraw": ("Withdraw", "Withdraw"),
    "share-answer": ("Share a thought", "Share {n} thoughts"),
    "record-outcome": ("Log what became of it", "Log what became of it"),
    "reply-rejection": ("Send a reply", "Send a reply"),
}
DECISION = "They decide"
START = "First day at work"
_KINDS = {kind: kind.replace("-", " ") for kind in KINDS}


def name_action(kind: str, number: int) -> str:
    """Return what is to be done, `number` times, without a name in it."""
    one, many = ACTIONS[kind]
    return many.format(n=number) if number > 1 else one


def name_interview(interview: Interview) -> str:
    """Return what kind of interview it is, without a name in it."""
    kind = _KINDS.get(interview.kind or "")
    return f"Interview ({kind})" if kind else "Interview"


def add_company(title: str, company: str) -> str:
    """Return a title with the company it is about, where one is to be named."""
    return f"{title}: {company}" if company else title


def list_people(names: Sequence[str]) -> str:
    """Return names in a row, each once."""
    return ", ".join(dict.fromkeys(map(clean, names)))
