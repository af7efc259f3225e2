"""Reasons, lacks and the pieces of titles, as values; `followup_md.words` has their words."""

from datetime import date, datetime
from enum import Enum, auto
from typing import NamedTuple

from followup_md.dates import Span
from followup_md.model.states import State


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
    state: State | None = None
    because: "Reason | None" = None


class Route(Enum):
    """What is lacking to reach somebody."""

    ADDRESS = auto()
    EMAIL = auto()
    ANOTHER_ADDRESS = auto()


class LackKind(Enum):
    """Each thing that an action can lack, or be blocked by."""

    READY = auto()
    ROUTE = auto()
    CAME_BACK = auto()
    TOPIC = auto()
    PROFILE = auto()
    CONSULTANT = auto()
    THANKS_NOT_YET = auto()
    THANKS = auto()
    PART = auto()
    ACTIVITIES = auto()
    PUBLIC_PROFILE = auto()
    NETWORK = auto()
    SUGGESTION = auto()
    ANSWER = auto()
    CONNECT_NOT_YET = auto()
    BETTER_ANSWER = auto()
    ONE_LETTER = auto()


class Lack(NamedTuple):
    """What an action lacks, or is blocked by, with what its words name.

    `who` is a person by what they are called, `what` a part of a note or a post. `routes` lack, `begins` is an instant in the reader's
    zone, and `done` of `target` activities of the week are there.
    """

    kind: LackKind
    who: str = ""
    what: str = ""
    routes: tuple[Route, ...] = ()
    begins: datetime | None = None
    done: int = 0
    target: int = 0


class Pieces(NamedTuple):
    """What the title of an action and the reason for it name: what stands in the braces of the templates of its row.

    `variant` is the name of the variant whose templates they are, empty for those of the row itself. `unpractised` are questions.
    """

    variant: str = ""
    who: str = ""
    company: str = ""
    carrier: str = ""
    question: str = ""
    condition: str = ""
    missing: tuple[Route, ...] = ()
    day: date | None = None
    span: Span | None = None
    because: Reason | None = None
    unpractised: tuple[str, ...] = ()
