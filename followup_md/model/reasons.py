"""Why something is so, as values: what is waited for, what the pest guard answers; `followup_md.words` says them."""

from datetime import date
from enum import Enum, auto
from typing import NamedTuple


class ReasonKind(Enum):
    """Each reason there is."""

    # Why a follow-up is in order on a day, or on none (R1.12-R1.18).
    MET = auto()
    CALLED_OFF = auto()
    MOVED = auto()
    THEY_WROTE = auto()
    PUT_ON_HOLD = auto()
    TAKEN_UP = auto()
    THEY_DECIDE = auto()
    TOLD_WHEN = auto()
    INVITED = auto()
    SENT = auto()
    SENT_AND_ANOTHER = auto()
    NO_POST = auto()
    NO_INTEREST = auto()
    ASKED_NO_CONTACT = auto()
    ASKED_NO_FOLLOW_UPS = auto()
    ON_HOLD = auto()
    WAS_ON_HOLD = auto()
    SILENT = auto()
    WAS_OVER = auto()
    # What the pest guard says to a contact (rules.md 3.5).
    ANSWERING = auto()
    ARRANGING = auto()
    SENDING_MATERIAL = auto()
    DISCUSSING_OFFER = auto()
    WITHDRAWING = auto()
    UNKNOWN_PERSON = auto()
    NO_CONTACT = auto()
    NOT_DUE = auto()
    DUE = auto()
    SPENT = auto()
    OTHER_GAVE_DATE = auto()
    OTHER_IS_ASKED = auto()
    ASKED_THIS_WEEK = auto()
    APPLIED = auto()
    ROUND_PLANNED = auto()
    QUIET = auto()
    REJECTED = auto()
    NOTHING_TO_ASK = auto()
    NOT_MET = auto()
    HALF_THANKED = auto()
    THANKED = auto()
    THANKS_THROUGH = auto()
    WITHDRAWAL_THANKED = auto()
    THANKS_LAPSED = auto()
    NOT_THANKED = auto()


class Reason(NamedTuple):
    """A reason, with what its words name: a day, persons by what they are called, a state of a process, and a reason behind it."""

    kind: ReasonKind
    day: date | None = None
    people: tuple[str, ...] = ()
    state: str = ""
    because: "Reason | None" = None
