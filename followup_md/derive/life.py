"""The life of one process: its state machine, step by step up to a moment (rules.md 3.3)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from followup_md.config import Settings
from followup_md.dates import Calendar, add_whole_days
from followup_md.derive.offers import advance_offer, find_offer_state, has_offer, terms_of
from followup_md.derive.period import (
    Period,
    find_next,
    find_since,
    find_why,
    find_wished,
    hear,
    is_invited,
    open_after_event,
    open_after_round,
    send,
    thank,
)
from followup_md.derive.timeline import Step
from followup_md.model import ENDED, NEED_OFFER, UNDER_OFFER, Event, FollowUp, Offer, OfferTerms, Reason, ReasonKind, State
from followup_md.model.events import ENDINGS, OWN_CONTACTS, THEIR_CONTACTS

_CONTACTS = OWN_CONTACTS | THEIR_CONTACTS


class Life(NamedTuple):
    """Where a process stands after some of its steps; `since` is the instant of the last change of state."""

    state: State = "applied"
    since: datetime | None = None
    offer: Offer = Offer()
    period: Period | None = None
    last_contact: date | None = None
    no_contact: bool = False
    follow_ups: tuple[FollowUp, ...] = ()


class Laws(NamedTuple):
    """What the steps are judged by: the settings, the calendar of the process, and the terms in each note's `## Offer`."""

    settings: Settings
    calendar: Calendar
    terms: Mapping[str, OfferTerms]


def live_through(steps: tuple[Step, ...], laws: Laws) -> Life:
    """Return where a process stands after all of `steps`."""
    life = Life()
    for step in steps:
        life = _advance(life, step, laws)
    return life


def _advance(life: Life, step: Step, laws: Laws) -> Life:
    if step.what == "began":
        return _begin_round(life, step)
    if step.what == "ended":
        return _end_round(life, step)
    assert step.event is not None  # noqa: S101 - a step that is no round's carries its event
    if step.what == "called-off":
        return _call_off(life, step.event)
    return _say(_note_contact(life, step, laws), step.event, laws)


def _begin_round(life: Life, step: Step) -> Life:
    """A round reopens what was closed: they would not meet otherwise (rules.md 3.3)."""
    if life.state in UNDER_OFFER or life.state == "started":
        return life
    return life._replace(state="interviewing", since=step.at, period=None, offer=Offer(), no_contact=False)


def _end_round(life: Life, step: Step) -> Life:
    assert step.round is not None  # noqa: S101 - "ended" is said of a round
    met = step.at.date()
    if life.state != "interviewing":
        return life._replace(last_contact=met)
    return life._replace(state="waiting", since=step.at, period=open_after_round(step.round.interview), last_contact=met)


def _call_off(life: Life, event: Event) -> Life:
    if life.state in UNDER_OFFER or life.state in ENDED or life.state == "started":
        return life
    what = ReasonKind.MOVED if event.kind == "rescheduled" else ReasonKind.CALLED_OFF
    return life._replace(state="waiting", since=event.at, period=open_after_event(event, what), last_contact=event.day)


def _note_contact(life: Life, step: Step, laws: Laws) -> Life:
    """Contact from them ends a long silence and begins a new wait, with a fresh allowance; one's own letter does not end it (I6)."""
    event = step.event
    if event is None or event.kind not in _CONTACTS:
        return life
    if find_quiet(life, laws, event.day) is not None:
        if event.kind in OWN_CONTACTS:
            return life
        life = life._replace(since=event.at, period=open_after_event(event, ReasonKind.THEY_WROTE))
    return life._replace(last_contact=event.day)


def find_quiet(life: Life, laws: Laws, today: date) -> date | None:
    """Return since when a waiting process has been quiet by `today`, or None when it is not (`quiet_after`; quiet is not rejection)."""
    period, wait = life.period, laws.settings.quiet_after
    if life.state != "waiting" or period is None or period.silenced == Reason(ReasonKind.NO_POST):
        return None
    # The other days can only be later, and are mostly not asked for.
    if life.last_contact and add_whole_days(life.last_contact, wait, laws.calendar) > today:
        return None
    latest = [day for day in (life.last_contact, period.anchor, period.decision, find_next(period, laws.settings, laws.calendar)) if day]
    quiet = add_whole_days(max(latest), wait, laws.calendar)
    return quiet if quiet <= today else None


def _say(life: Life, event: Event, laws: Laws) -> Life:
    if event.kind in NEED_OFFER and not has_offer(life.offer):
        return life
    if life.state == "started":
        return life
    if event.kind in ENDINGS:
        return life if life.state in ENDED else life._replace(state=ENDINGS[event.kind], since=event.at, period=None)
    said = _SAID.get(event.kind)
    return said(life, event, laws) if said else life


def _offer(life: Life, event: Event, laws: Laws) -> Life:
    """A new offer after an ending begins afresh; all other words about an offer move the one that stands."""
    if event.kind in ("offer-spoken", "offer-written"):
        known = Offer() if life.state in ENDED else life.offer
        offer = advance_offer(known, event, terms_of(event, laws.terms), laws.settings)
    elif life.state in UNDER_OFFER:
        offer = advance_offer(life.offer, event, terms_of(event, laws.terms), laws.settings)
    else:
        return life
    state = find_offer_state(offer)
    return life._replace(state=state, since=life.since if state == life.state else event.at, offer=offer, period=None)


def _start_work(life: Life, event: Event, _laws: Laws) -> Life:
    return life._replace(state="started", since=event.at, period=None) if life.state in UNDER_OFFER else life


def _hold(life: Life, event: Event, _laws: Laws) -> Life:
    # The period stays in memory: an invited date outlives the hold, the follow-up itself does not.
    if life.state in ENDED or life.state in ("secured", "on-hold"):
        return life
    return life._replace(state="on-hold", since=event.at, period=life.period or open_after_event(event, ReasonKind.PUT_ON_HOLD))


def _reopen(life: Life, event: Event, laws: Laws) -> Life:
    stopped = life.state in ENDED or life.state == "on-hold" or find_quiet(life, laws, event.day) is not None
    if not stopped:
        return life
    period = open_after_event(event, ReasonKind.TAKEN_UP)
    return life._replace(state="waiting", since=event.at, period=period, offer=Offer(), no_contact=False)


def _hear(life: Life, event: Event, laws: Laws) -> Life:
    life = life._replace(no_contact=life.no_contact or event.no_contact)
    if life.state in UNDER_OFFER:
        return _offer(life, event, laws)
    return life._replace(period=hear(life.period, event, laws.settings, laws.calendar)) if life.period else life


def _send(life: Life, event: Event, laws: Laws) -> Life:
    judged = _judge(life, event, laws)
    return life._replace(follow_ups=(*life.follow_ups, *judged), period=send(life.period, event) if life.period else None)


def _judge(life: Life, event: Event, laws: Laws) -> tuple[FollowUp, ...]:
    """Return a follow-up with the day from which it was in order; nothing where there was no wait to judge it by, as with an offer."""
    if life.state in ENDED:
        return (FollowUp(event, None, Reason(ReasonKind.WAS_OVER, state=life.state)),)
    if life.period is None:
        return ()
    if life.state == "on-hold" and not is_invited(life.period):
        return (FollowUp(event, None, Reason(ReasonKind.WAS_ON_HOLD)),)
    # On the very day that they named nobody is too early, day off or not.
    earliest = find_wished(life.period, laws.settings, laws.calendar)
    return (FollowUp(event, earliest, find_why(life.period, laws.settings), find_since(life.period)),)


def _thank(life: Life, event: Event, _laws: Laws) -> Life:
    return life._replace(period=thank(life.period, event)) if life.period else life


_SAID: Mapping[str, Callable[[Life, Event, Laws], Life]] = {
    "on-hold": _hold,
    "reopened": _reopen,
    "heard": _hear,
    "followed-up": _send,
    "thanked": _thank,
    "started": _start_work,
    **dict.fromkeys(("offer-spoken", "offer-written", "accepted", "confirmed"), _offer),
    **dict.fromkeys(("start-on", "start-dropped", "condition", "cleared"), _offer),
}
