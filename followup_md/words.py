"""The words for what was derived: reasons, and what the pest guard allows instead. Whatever shows them asks here, and nobody reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from followup_md.dates import spell_day
from followup_md.model import STATES
from followup_md.model.reasons import ReasonKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.model import Verdict
    from followup_md.model.reasons import Reason

# By the name of the state, which a Reason has as a text.
_STATES: Final[Mapping[str, str]] = {state: spec.words for state, spec in STATES.items()}
_NO_DATE: Final = "; they named no date"
_UNASKED: Final = "; nobody asked you to write again"
# Each reason as a clause, and what goes on behind it where there is room. In braces stand the day, the people, the state and the reason
# behind it.
REASONS: Final[Mapping[ReasonKind, tuple[str, str]]] = {
    ReasonKind.MET: ("you met on {day}", _NO_DATE),
    ReasonKind.CALLED_OFF: ("the meeting was called off on {day}", _NO_DATE),
    ReasonKind.MOVED: ("the meeting was moved without a new time on {day}", _NO_DATE),
    ReasonKind.THEY_WROTE: ("they wrote on {day}", _NO_DATE),
    ReasonKind.PUT_ON_HOLD: ("they put it on hold on {day}", _NO_DATE),
    ReasonKind.TAKEN_UP: ("they took it up again on {day}", _NO_DATE),
    ReasonKind.THEY_DECIDE: ("they decide by {day}", ""),
    ReasonKind.TOLD_WHEN: ("they told you to write then", ""),
    ReasonKind.INVITED: ("they asked you to write again then", ""),
    ReasonKind.SENT: ("you followed up on {day}", _UNASKED),
    ReasonKind.SENT_AND_ANOTHER: ("you followed up on {day}", "; follow_up.max allows another after follow_up.gap"),
    ReasonKind.NO_POST: ("this talk was not about a post", ""),
    ReasonKind.NO_INTEREST: ("you noted no interest", ""),
    ReasonKind.ASKED_NO_CONTACT: ("they asked on {day} for no contact: no letter", ", no invitation"),
    ReasonKind.ASKED_NO_FOLLOW_UPS: ("they asked on {day} not to be followed up with", ""),
    ReasonKind.ON_HOLD: ("they put it on hold", ""),
    ReasonKind.WAS_ON_HOLD: ("they had put it on hold", ""),
    ReasonKind.SILENT: ("nothing was heard for long", ""),
    ReasonKind.WAS_OVER: ("the process was {state}", ""),
    ReasonKind.ANSWERING: ("an answer to them is never pestering", ""),
    ReasonKind.ARRANGING: ("arranging a meeting is no follow-up", ""),
    ReasonKind.SENDING_MATERIAL: ("sending what they asked for, or what you promised, is no follow-up", ""),
    ReasonKind.DISCUSSING_OFFER: ("talking about an offer is no follow-up", ""),
    ReasonKind.WITHDRAWING: ("a short, kind withdrawal is always in order", ""),
    ReasonKind.UNKNOWN_PERSON: ("the notes know of no interview with them", ""),
    ReasonKind.NO_CONTACT: ("they asked you not to write or call", ""),
    ReasonKind.NOT_DUE: ("wait until {day}: {because}", ""),
    ReasonKind.DUE: ("your follow-up is due since {day}: {because}", ""),
    ReasonKind.SPENT: ("you followed up with {people} on {day}", f"{_UNASKED}. If they want you they will call"),
    ReasonKind.OTHER_GAVE_DATE: ("one person only: {people} gave you the date", ""),
    ReasonKind.OTHER_IS_ASKED: ("one person only: {people} is the one to ask", ""),
    ReasonKind.ASKED_THIS_WEEK: ("you followed up with {people} on {day} about another post", "; wait until next week"),
    ReasonKind.APPLIED: ("you have applied, and nobody has met you yet", ": there is no interview to follow up on"),
    ReasonKind.ROUND_PLANNED: ("they are moving: a round is planned", ""),
    ReasonKind.QUIET: ("nothing was heard for long", "; note how it stands and look on. If they want you they will call"),
    ReasonKind.REJECTED: ("they said no", "; one reply with thanks is the last word"),
    ReasonKind.NOTHING_TO_ASK: ("there is nothing to ask: {state_words}", ""),
    ReasonKind.NOT_MET: ("you have not met them yet", "; thank them after the meeting"),
    ReasonKind.HALF_THANKED: ("{people} has one of the two notes that `channel: both` means", ""),
    ReasonKind.THANKED: (
        "{people} has your thanks of {day} for this round",
        "; a second note is the first step to being a pest",
    ),
    ReasonKind.THANKS_THROUGH: ("thanks go through {people} here", ""),
    ReasonKind.WITHDRAWAL_THANKED: ("your withdrawal was your thanks to {people}", "; a second note is one too many"),
    ReasonKind.THANKS_LAPSED: ("the thanks have lapsed after a week", "; put them into your follow-up"),
    ReasonKind.NOT_THANKED: ("{people} has no note from you for this round yet", ""),
}


def say_reason(reason: Reason) -> str:
    """Return a reason as a clause without full stop."""
    return _fill("".join(REASONS[reason.kind]), reason)


def say_reason_briefly(reason: Reason) -> str:
    """Return the first part of a reason, which stands alone where there is little room."""
    return _fill(REASONS[reason.kind][0], reason)


def say_verdict_reason(verdict: Verdict) -> str:
    """Return the reason of a verdict of the pest guard, and which of several posts it is about."""
    return say_reason(verdict.reason) + (f"; this is about {verdict.about}" if verdict.about else "")


def say_instead(verdict: Verdict) -> str:
    """Return what is allowed today instead of a contact that the pest guard refuses, and what is better; nothing where it allows it."""
    if verdict.instead is None:
        return ""
    allowed = "your thanks, and replying to them" if verdict.instead.thanks else "replying to them"
    week = verdict.instead.week
    return f"Allowed today: {allowed}. Better: this week you have {week.done} of {week.target} search activities."


def _fill(words: str, reason: Reason) -> str:
    return words.format(
        day=spell_day(reason.day) if reason.day else "",
        people=" and ".join(reason.people) or "them",
        state=reason.state,
        state_words=_STATES.get(reason.state, ""),
        because=say_reason(reason.because) if reason.because else "",
    )
