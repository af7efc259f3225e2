"""States of a process, one row each; and the reasons, lacks and title pieces of actions as values (rules.md 3.3)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final, Literal, NamedTuple

from followup_md.dates import Span

State = Literal[
    "applied", "interviewing", "waiting", "quiet", "on-hold", "offer-verbal", "offer-written", "offer-confirmed", "secured", "started",
    "rejected", "closed", "withdrawn", "declined", "rescinded",
]  # fmt: skip


class StateSpec(NamedTuple):
    """One state: its `words` for display, its `column` on the board, and its properties.

    `clause` words it as a clause, for the guard's reason why there is nothing to ask.
    `live`: it may still lead to this job. `waits`: it has a waiting period. `offered`: there is an offer, in any form. `stopped`: the
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


# In the order of a process.
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

# --- Reasons, lacks and pieces of titles; their words are in `followup_md.words`

# Each reason that an action or the pest guard can have.
ReasonKind = Literal[
    # Why a follow-up is in order on a day, or on none (R1.12-R1.18).
    "met", "met-undated", "called-off", "moved", "they-wrote", "put-on-hold", "taken-up", "round-named", "they-decide", "told-when",
    "invited", "sent",
    "sent-and-another", "no-post", "no-interest", "asked-no-contact", "asked-no-follow-ups", "on-hold", "was-on-hold", "silent",
    "was-over",
    # What the pest guard says to a contact (rules.md 3.5).
    "answering", "arranging", "sending-material", "discussing-offer", "withdrawing", "unknown-person", "no-contact", "not-due", "due",
    "spent", "other-gave-date", "other-is-asked", "asked-this-week", "applied", "round-planned", "quiet", "rejected", "nothing-to-ask",
    "not-met", "half-thanked", "thanked", "thanks-through", "withdrawal-thanked", "thanks-lapsed", "not-thanked", "has-left",
]  # fmt: skip
# Each thing that an action can lack, or be blocked by; and what is missing to reach somebody.
LackKind = Literal[
    "ready", "route", "came-back", "topic", "profile", "consultant", "thanks-not-yet", "thanks", "part", "activities", "public-profile",
    "network", "suggestion", "answer", "connect-not-yet", "better-answer", "one-letter",
]  # fmt: skip
Route = Literal["address", "email", "another-address"]


class Reason(NamedTuple):
    """A reason, with what its words name: a day, persons by display name, a state of a process, and the reason behind it."""

    kind: ReasonKind
    day: date | None = None
    people: tuple[str, ...] = ()
    state: State | None = None
    because: "Reason | None" = None


class Lack(NamedTuple):
    """What an action lacks, or is blocked by, with what its words name.

    `who` is a person's display name, `what` a part of a note or a post. `routes` are missing, `begins` is an instant in the reader's
    zone, and `done` of `target` activities of the week are complete.
    """

    kind: LackKind
    who: str = ""
    what: str = ""
    routes: tuple[Route, ...] = ()
    begins: datetime | None = None
    done: int = 0
    target: int = 0


class Pieces(NamedTuple):
    """Values for the title of an action and its reason: they fill the braces in the templates of its row.

    `variant` is the name of the variant whose templates apply, empty for those of the row itself. `unpractised` are questions.
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
