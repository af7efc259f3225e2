"""States of a process, one row each, and the reasons, lacks and title pieces of actions as values (rules.md 3.3)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum, auto
from typing import Final, Literal, NamedTuple

from followup_md.dates import Span

# --- States of a process: one row each, with its words and what it means for the rest of the program (rules.md 3.3)

State = Literal[
    "applied",
    "interviewing",
    "waiting",
    "quiet",
    "on-hold",
    "offer-verbal",
    "offer-written",
    "offer-confirmed",
    "secured",
    "started",
    "rejected",
    "closed",
    "withdrawn",
    "declined",
    "rescinded",
]


class StateSpec(NamedTuple):
    """One state: its `words` for people, the `column` of the board in which it stands, and what holds in it.

    `clause` says it as a clause, where the guard gives it as the reason why there is nothing to ask.
    `live`: it may still lead to this job. `waits`: it has a waiting period. `offered`: an offer stands, in whatever form. `stopped`: the
    search is over (R5.8). `ended_by`: it has ended, and who ended it.
    """

    words: str
    column: str
    clause: str = ""
    live: bool = False
    waits: bool = False
    offered: bool = False
    stopped: bool = False
    ended_by: Literal["them", "you"] | None = None


# In the order in which a process goes.
STATES: Final[Mapping[State, StateSpec]] = {
    "applied": StateSpec("applied", "Applied", live=True),
    "interviewing": StateSpec("interviewing", "Interviewing", live=True),
    "waiting": StateSpec("waiting", "Waiting", live=True, waits=True),
    "quiet": StateSpec("quiet", "Waiting", live=True, waits=True),
    "on-hold": StateSpec("on hold", "Waiting", live=True, waits=True),
    "offer-verbal": StateSpec(
        "offer spoken, not in writing", "Offer", "they have made you an offer, not yet in writing", live=True, offered=True
    ),
    "offer-written": StateSpec("offer in writing", "Offer", "you have their written offer", live=True, offered=True),
    "offer-confirmed": StateSpec("offer confirmed", "Offer", "your offer is confirmed", live=True, offered=True),
    "secured": StateSpec("secured", "Secured", "your offer is confirmed and has a start date", offered=True, stopped=True),
    "started": StateSpec("at work there", "Secured", "you work there", stopped=True),
    "rejected": StateSpec("rejected", "Ended", ended_by="them"),
    "closed": StateSpec("closed", "Ended", "they have closed it", ended_by="them"),
    "withdrawn": StateSpec("withdrawn by you", "Ended", "you withdrew", ended_by="you"),
    "declined": StateSpec("declined by you", "Ended", "you declined their offer", ended_by="you"),
    "rescinded": StateSpec("offer rescinded", "Ended", "they took their offer back", ended_by="them"),
}


def _select(holds: Callable[[StateSpec], object]) -> frozenset[State]:
    return frozenset(state for state, spec in STATES.items() if holds(spec))


LIVE: Final = _select(lambda spec: spec.live)
WAITING: Final = _select(lambda spec: spec.waits)
UNDER_OFFER: Final = _select(lambda spec: spec.offered)
STOPPED: Final = _select(lambda spec: spec.stopped)
ENDED: Final = _select(lambda spec: spec.ended_by)


# --- Reasons, lacks and the pieces of titles, as values; `followup_md.words` has their words


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
