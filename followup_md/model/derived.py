"""Values derived from the facts at one moment: rounds, processes, waiting periods, actions, verdicts (rules.md section 3)."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Literal, NamedTuple, TypeVar

from followup_md.model.actions import BY_ID, ActionSpec
from followup_md.model.facts import Event, Interview, Promise, Vault
from followup_md.model.states import Lack, LackKind, Pieces, Reason, State
from followup_md.problem import Place

# Any other kind is the user's own text (format.md 2.1).
KINDS = ("phone-screen", "technical", "panel", "onsite", "final", "informational", "career-fair")
# A thank-you note and a connection, but no application: nothing to ask about or withdraw later (rules.md 7.2, 7.3).
NO_HIRING = frozenset({"informational", "career-fair"})
RoundStatus = Literal["planned", "held", "cancelled", "void"]
# `open` is still to be done; the others say why an action is closed.
Status = Literal["open", "done", "lapsed", "relayed", "waived", "withheld"]
Urgency = Literal["overdue", "due", "upcoming", "blocked"]
_Item = TypeVar("_Item")
_Key = TypeVar("_Key")


class Purpose(StrEnum):
    """The purpose of a contact (rules.md 3.5): ask for the status, thank, answer, arrange a meeting, send what was asked for."""

    STATUS = auto()
    THANKS = auto()
    REPLY = auto()
    LOGISTICS = auto()
    MATERIAL = auto()
    OFFER = auto()
    WITHDRAW = auto()


class Round(NamedTuple):
    """One meeting at `now`: its status, the people met (person keys), its own log, and the event that cancelled or voided it."""

    interview: Interview
    status: RoundStatus
    met: tuple[str, ...]
    events: tuple[Event, ...]
    ended_by: Event | None = None


class Waiting(NamedTuple):
    """A waiting period (rules.md 3.1): `anchor` is where the wait is counted from, `decision` the decision date open at `now`.

    `sent` is the number of follow-ups logged, `allowed` the number permitted: `follow_up.max`, one for each invitation after
    that was spent which was used or is open, and one more than were sent where one is open (rules.md 3.5.8). `next` is the day
    from which the next one may be sent, or None when nothing more may be; `invited` says that it rests on an invitation after the
    allowance was spent. `giver` is who named the date, `why` the reason behind `next`.
    """

    since: datetime
    anchor: date
    why: Reason
    decision: date | None = None
    giver: str | None = None
    allowed: int = 1
    sent: int = 0
    last_sent: Event | None = None
    next: date | None = None
    invited: bool = False
    muted: bool = False


class SentFollowUp(NamedTuple):
    """A follow-up that was sent: `earliest` is the first day on which it was in order (None if there was none), and `why` the reason.

    `since` is the day from which that wait was counted, None where there was none.
    """

    event: Event
    earliest: date | None
    why: Reason
    since: date | None = None


class Offer(NamedTuple):
    """The status of an offer at `now`: each event field is the event that says so; `dropped` took a start date back.

    `start` is the start date, `conditions` are those still open, and `secured_at` is since when the search may stop.
    """

    spoken: Event | None = None
    on_paper: Event | None = None
    accepted: Event | None = None
    confirmed: Event | None = None
    start: date | None = None
    dropped: Event | None = None
    answer_by: date | None = None
    conditions: tuple[Event, ...] = ()
    secured_at: datetime | None = None


class Process(NamedTuple):
    """One role at one company at `now`; rounds are ordered by start, `last_contact` is the day of the last contact in either direction.

    `follow_ups` are all that were sent, also in earlier waiting periods, each as judged when it was sent.
    `note` is the path of the latest round's note, or of the file that holds the application. `next_round` is the event in which they
    named a round that has no note.
    """

    id: str
    company: str
    role: str | None
    state: State
    note: str
    rounds: tuple[Round, ...] = ()
    events: tuple[Event, ...] = ()
    since: datetime | None = None
    waiting: Waiting | None = None
    offer: Offer = Offer()
    last_contact: date | None = None
    quiet_since: date | None = None
    no_contact: bool = False
    follow_ups: tuple[SentFollowUp, ...] = ()
    next_round: Event | None = None


class Action(NamedTuple):
    """Something to do, or done, about one round or process (rules.md 3.4).

    `urgency` counts for open ones only. `due` is an instant, a whole day, or None (no date); `overdue_at` the instant from which it is
    overdue, None for never. `pieces` fill the templates of its row for title and reason. `person` is a person key
    and `person_name` the name to display. `lacks` is what a folded line shows.
    """

    id: str
    action: str
    pieces: Pieces
    note: str
    process: str | None
    requirement: str
    due: date | datetime | None
    overdue_at: datetime | None
    status: Status
    urgency: Urgency
    person: str | None = None
    person_name: str | None = None
    question: str | None = None
    interview: str | None = None
    blocked_by: Lack | None = None
    lacks: tuple[Lack, ...] = ()
    snoozed_until: date | None = None
    doubtful: bool = False

    @property
    def spec(self) -> ActionSpec:
        """Its row in the table of actions."""
        return BY_ID[self.action]

    def lacks_any(self, *kinds: LackKind) -> bool:
        """Say whether it lacks anything of those kinds."""
        return any(lack.kind in kinds for lack in self.lacks)


class Week(NamedTuple):
    """The search this week: Monday, activities done, and the target (R5.1); `short` is last week's shortfall, not carried over."""

    monday: date
    done: int
    target: int
    short: int = 0


class Activity(NamedTuple):
    """One activity for the search (R5.1): its day, and its place in the notes."""

    day: date
    place: Place


class Search(NamedTuple):
    """The whole search at `now`; `open` until a process is secured. `actions` are in display order, closed ones included.

    `activities` are what was done for the search, by day; rounds still ahead count on their day.
    """

    now: datetime
    open: bool
    week: Week
    vault: Vault
    processes: tuple[Process, ...] = ()
    actions: tuple[Action, ...] = ()
    activities: tuple[Activity, ...] = ()


class Instead(NamedTuple):
    """What to do instead of a contact that the pest guard refuses: answers, `thanks` if due, and the search (`week`)."""

    thanks: bool
    week: Week


class Verdict(NamedTuple):
    """The pest guard's verdict on an intended contact (rules.md 3.5): `until` goes with `wait`.

    `about` names the post concerned if the person belongs to several; `instead` is None if the contact is allowed.
    """

    verdict: Literal["allow", "wait", "refuse"]
    reason: Reason
    requirement: str
    until: date | None = None
    about: str = ""
    instead: Instead | None = None


def group_by(items: Iterable[_Item], key: Callable[[_Item], _Key | None]) -> Mapping[_Key, list[_Item]]:
    """Return items by their key, in order; one whose key is None is left out, and a key that nothing has gives an empty list."""
    groups: defaultdict[_Key, list[_Item]] = defaultdict(list)
    for item in items:
        name = key(item)
        if name is not None:
            groups[name].append(item)
    return groups


def list_open(search: Search) -> tuple[Action, ...]:
    """Return the open actions in display order."""
    return tuple(action for action in search.actions if action.status == "open")


def name_post(company: str, role: str | None) -> str:
    """Return the name of a post: the company, and the role if there is one."""
    return f"{company}, {role}" if role else company


def is_about_post(process: Process) -> bool:
    """Say whether there was an application, or a round about a post; a process of informational talks alone does not count."""
    talks = all(item.interview.kind in NO_HIRING for item in process.rounds)
    return not (process.rounds and talks) or any(event.kind == "applied" for event in process.events)


def find_country(rounds: Sequence[Round]) -> str | None:
    """Return the country whose business days count for a process: that of its latest round; None for the configured one."""
    return rounds[-1].interview.country if rounds else None


def find_today(process: Process, now: datetime) -> date:
    """Return today's date at the company, in the zone of its latest round, else that of `now` (rules.md 7.1)."""
    return (now.astimezone(process.rounds[-1].interview.end.tzinfo) if process.rounds else now).date()


def list_promises(item: Round) -> tuple[Promise, ...]:
    """Return what was promised in a round, and what they want by a day, as its log says."""
    return (*item.interview.promises, *(Promise(event.wants, event.place, event.wants_by) for event in item.events if event.wants))


def find_unkept(item: Round) -> Iterator[Promise]:
    """Yield the promises of a round that nothing sent covers (R3.7): matched by words, or in order if a line shares words with none."""
    unkept = list(item.interview.promises)
    spare = 0
    for event in item.events:
        if event.wants:
            # What was sent before they asked for it is not what they want.
            unkept, spare = [*unkept[spare:], Promise(event.wants, event.place, event.wants_by)], 0
        if event.kind not in ("sent", "thanked"):
            continue
        said = find_long_words(event.text or "")
        kept: list[Promise] = []
        # The best match is kept by any shared word, each further promise only by all of its remaining words.
        known = ((promise, find_long_words(promise.text)) for promise in unkept)
        ranked = sorted(known, key=lambda pair: (-len(said & pair[1]), len(pair[1])))
        for rank, (promise, words) in enumerate(ranked):
            if words & said if rank == 0 else words and words <= said:
                kept.append(promise)
                said -= words
        spare += event.kind == "sent" and not kept
        unkept = [promise for promise in unkept if promise not in kept]
    yield from unkept[spare:]


def find_long_words(text: str) -> frozenset[str]:
    """Return the words of four letters or more, in lower case."""
    return frozenset(re.findall(r"\w{4,}", text.casefold()))
