"""States of a process: one row each, with its words and what it means for the rest of the program (rules.md 3.3)."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

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
