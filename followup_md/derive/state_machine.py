"""State machine of a process: the transition for each event, and what else the event changes (rules.md 3.3)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from followup_md.config import Settings
from followup_md.dates import Calendar, add_whole_days
from followup_md.derive import waiting
from followup_md.model import ENDED, NEED_OFFER, Event, Offer, OfferTerms, Reason, Round, SentFollowUp, State
from followup_md.model.events import ENDINGS, OFFERED, OWN_CONTACTS, THEIR_CONTACTS

# At the same instant, the beginning and end of a round come before log lines.
_BEGIN, _END, _LOGGED = 0, 1, 2


class Step(NamedTuple):
    """One thing that happened to a process: a round began, ended or was called off, or an event was logged."""

    what: Literal["began", "ended", "called-off", "logged"]
    at: datetime
    round: Round | None = None
    event: Event | None = None


def order_steps(rounds: Sequence[Round], events: Sequence[Event], now: datetime) -> tuple[Step, ...]:
    """Return the steps of one process up to `now`, in the order in which they count (format.md section 3, *When*)."""
    steps: list[tuple[datetime, int, tuple[str, int, int], Step]] = []
    for item in rounds:
        interview, off, place = item.interview, item.ended_by, (item.interview.path, 0, 0)
        if off is not None:
            steps.append((off.at, _LOGGED, off.place, Step("called-off", off.at, round=item, event=off)))
            continue
        if interview.start <= now:
            steps.append((interview.start, _BEGIN, place, Step("began", interview.start, round=item)))
        if item.status == "held":
            steps.append((interview.end, _END, place, Step("ended", interview.end, round=item)))
    # The cancellation of a round comes before the event of the same log line.
    steps += ((event.at, _LOGGED, event.place, Step("logged", event.at, event=event)) for event in events)
    return tuple(row[3] for row in sorted(steps, key=itemgetter(0, 1, 2)))


# Steps of a process other than the events of its log.
BEGINS, ENDS, OFF, NAMED = "round begins", "round ends", "round called off", "next round named"
# The state depends on the offer: see `_move_offer`.
BY_OFFER: Final = "by-offer"
NextState = State | Literal["by-offer"]

# Groups of events with the same transitions.
_OFFER: Final[Mapping[str, NextState]] = dict.fromkeys(OFFERED, BY_OFFER)
_ABOUT: Final[Mapping[str, NextState]] = dict.fromkeys(
    ("heard", "accepted", "confirmed", "start-on", "start-dropped", "condition", "cleared"), BY_OFFER
)
_HELD: Final[Mapping[str, NextState]] = {"on-hold": "on-hold"}
_AGAIN: Final[Mapping[str, NextState]] = {"reopened": "waiting"}
_AT_WORK: Final[Mapping[str, NextState]] = {"started": "started"}
_BEGUN: Final[Mapping[str, NextState]] = {BEGINS: "interviewing"}
_NAMED: Final[Mapping[str, NextState]] = {NAMED: "interviewing"}
_FLOOR: Final = timedelta(days=7)  # after the day of a next round that has no note

# Transitions by state. An event that is not named leaves the state as it is; contact from them first ends a silence.
# Events after an offer count only once there is one (`no-offer-yet`).
TRANSITIONS: Final[Mapping[State, Mapping[str, NextState]]] = {
    "applied":         {**_BEGUN, **_NAMED, OFF: "waiting", **_OFFER, **_HELD, **ENDINGS},
    "interviewing":    {**_BEGUN, **_NAMED, OFF: "waiting", **_OFFER, **_HELD, **ENDINGS, ENDS: "waiting"},
    "waiting":         {**_BEGUN, **_NAMED, OFF: "waiting", **_OFFER, **_HELD, **ENDINGS},
    "quiet":           {**_BEGUN, **_NAMED, OFF: "waiting", **_OFFER, **_HELD, **ENDINGS, **_AGAIN, "heard": "waiting"},
    "on-hold":         {**_BEGUN, **_NAMED, OFF: "waiting", **_OFFER, **ENDINGS, **_AGAIN},
    "offer-verbal":    {**_OFFER, **_ABOUT, **_HELD, **ENDINGS, **_AT_WORK},
    "offer-written":   {**_OFFER, **_ABOUT, **_HELD, **ENDINGS, **_AT_WORK},
    "offer-confirmed": {**_OFFER, **_ABOUT, **_HELD, **ENDINGS, **_AT_WORK},
    "secured":         {**_OFFER, **_ABOUT, **ENDINGS, **_AT_WORK},
    "started":         {},
    "rejected":        {**_BEGUN, **_NAMED, **_OFFER, **_AGAIN},
    "closed":          {**_BEGUN, **_NAMED, **_OFFER, **_AGAIN},
    "withdrawn":       {**_BEGUN, **_NAMED, **_OFFER, **_AGAIN},
    "declined":        {**_BEGUN, **_NAMED, **_OFFER, **_AGAIN},
    "rescinded":       {**_BEGUN, **_NAMED, **_OFFER, **_AGAIN},
}  # fmt: skip


class Progress(NamedTuple):
    """Progress of a process after some of its steps; quiet is no state here, as it depends on the current day (`find_quiet`)."""

    state: State = "applied"
    since: datetime | None = None  # the last change of state
    offer: Offer = Offer()
    period: waiting.WaitingPeriod | None = None
    last_contact: date | None = None
    no_contact: bool = False
    follow_ups: tuple[SentFollowUp, ...] = ()
    next_round: Event | None = None  # in which they named one that has not begun

    def move(self, state: State, at: datetime, period: waiting.WaitingPeriod | None = None) -> "Progress":
        """Return the progress in another state since `at`, with the waiting period that begins or continues there."""
        return self._replace(state=state, since=at, period=period)


class ProcessRules(NamedTuple):
    """Rules for the steps: the settings, the calendar of the process, and the terms in each note's `## Offer`."""

    settings: Settings
    calendar: Calendar
    terms: Mapping[str, OfferTerms]


def run_steps(steps: tuple[Step, ...], rules: ProcessRules) -> Progress:
    """Return the progress of a process after all of `steps`."""
    progress = Progress()
    for step in steps:
        progress = close_floor(progress, step.at.date())
        leads = TRANSITIONS[progress.state]
        if step.event is not None and step.what == "logged":
            progress = _pass_event(progress, step.event, rules)
        elif step.event is not None and OFF in leads:
            period = waiting.open_after_event(step.event, "moved" if step.event.kind == "rescheduled" else "called-off")
            progress = progress.move("waiting", step.at, period)._replace(last_contact=step.event.day)
        elif step.round is not None and step.what == "ended":
            progress = progress._replace(last_contact=step.at.date())
            if ENDS in leads:
                progress = progress.move("waiting", step.at, waiting.open_after_round(step.round.interview))
        elif step.what == "began" and BEGINS in leads:
            # A round reopens a closed process: why else would they meet you?
            progress = progress.move("interviewing", step.at)._replace(offer=Offer(), no_contact=False, next_round=None)
    return progress


def close_floor(progress: Progress, today: date) -> Progress:
    """Return the progress by `today`: a week after the day of a next round that they named and that has no note, a new wait begins."""
    event = progress.next_round
    if event is None or progress.state != "interviewing":
        return progress
    day = event.next_on or event.day
    if today <= day + _FLOOR:
        return progress
    return progress.move("waiting", event.at, waiting.open_after_event(event, "round-named")._replace(anchor=day))


def _pass_event(progress: Progress, event: Event, rules: ProcessRules) -> Progress:
    # Contact from them ends a long silence and begins a new wait, with a fresh allowance; your own letter does not (I6).
    theirs = event.kind in THEIR_CONTACTS
    if theirs or event.kind in OWN_CONTACTS:
        quiet = find_quiet(progress, rules, event.day) is not None
        if quiet and theirs:
            progress = progress._replace(since=event.at, period=waiting.open_after_event(event, "they-wrote"))
        if theirs or not quiet:
            progress = progress._replace(last_contact=event.day)
    if progress.state == "started" or (event.kind in NEED_OFFER and progress.offer.spoken is None and progress.offer.on_paper is None):
        return progress
    if event.kind in _EFFECTS:
        return _EFFECTS[event.kind](progress, event, rules)
    following = TRANSITIONS[progress.state].get(event.kind)
    return progress.move(following, event.at) if following and following != BY_OFFER else progress


def find_quiet(progress: Progress, rules: ProcessRules, today: date) -> date | None:
    """Return since when a waiting process has been quiet by `today`, or None when it is not (`quiet_after`; quiet is not rejection)."""
    period, wait = progress.period, rules.settings.quiet_after
    if progress.state != "waiting" or period is None or period.silenced == Reason("no-post"):
        return None
    # The other days can only be later, and are seldom needed.
    if progress.last_contact and add_whole_days(progress.last_contact, wait, rules.calendar) > today:
        return None
    following = waiting.find_follow_up_day(period, rules.settings, rules.calendar)
    latest = max(day for day in (progress.last_contact, period.anchor, period.decision, following) if day)
    quiet = add_whole_days(latest, wait, rules.calendar)
    return quiet if quiet <= today else None


def _move_offer(progress: Progress, event: Event, rules: ProcessRules) -> Progress:
    """Return `progress` after an offer event; a new offer after an ending begins afresh, all other events move the existing one."""
    if event.kind not in TRANSITIONS[progress.state]:
        return progress
    known = Offer() if event.kind in OFFERED and progress.state in ENDED else progress.offer
    offer = _OFFER_STEPS[event.kind](known, event, rules.terms.get(event.interview or "", OfferTerms()))
    # The search may stop with a written offer, accepted and acknowledged, *and* a start date (R5.8, A10, A11).
    is_open = offer.conditions and rules.settings.offer.conditions_must_clear
    is_sure = rules.settings.search.stop == "accepted" or (offer.confirmed and offer.start and not is_open)
    state: State = "offer-written"
    if offer.on_paper and offer.accepted and is_sure:
        state = "secured"
    elif offer.on_paper is None:
        state = "offer-verbal"
    elif offer.accepted and offer.confirmed:
        state = "offer-confirmed"
    offer = offer._replace(secured_at=(offer.secured_at or event.at) if state == "secured" else None)
    since = progress.since if state == progress.state else event.at
    return progress._replace(state=state, since=since, offer=offer, period=None)


def _hold(progress: Progress, event: Event, _rules: ProcessRules) -> Progress:
    if event.kind not in TRANSITIONS[progress.state]:
        return progress
    # The period is kept: a day that they named for writing outlives the hold, the follow-up itself does not.
    return progress.move("on-hold", event.at, progress.period or waiting.open_after_event(event, "put-on-hold"))


def _reopen(progress: Progress, event: Event, rules: ProcessRules) -> Progress:
    state: State = "quiet" if find_quiet(progress, rules, event.day) is not None else progress.state
    if event.kind not in TRANSITIONS[state]:
        return progress
    period = waiting.open_after_event(event, "taken-up")
    return progress.move("waiting", event.at, period)._replace(offer=Offer(), no_contact=False)


def _hear(progress: Progress, event: Event, rules: ProcessRules) -> Progress:
    progress = progress._replace(no_contact=progress.no_contact or event.no_contact)
    if TRANSITIONS[progress.state].get(event.kind) == BY_OFFER:
        return _move_offer(progress, event, rules)._replace(next_round=event if event.next_round else progress.next_round)
    if event.next_round and NAMED in TRANSITIONS[progress.state]:
        # They have the floor until that round; as with a round, nothing of an end is left.
        offer = Offer() if progress.state in ENDED else progress.offer
        return progress.move("interviewing", event.at)._replace(offer=offer, next_round=event)
    period = progress.period and waiting.hear(progress.period, event, rules.settings, rules.calendar)
    return progress._replace(period=period)


def _send(progress: Progress, event: Event, rules: ProcessRules) -> Progress:
    period, judged = progress.period, None
    if progress.state in ENDED:
        judged = SentFollowUp(event, None, Reason("was-over", state=progress.state))
    elif period is not None and progress.state == "on-hold" and not waiting.is_invited(period):
        judged = SentFollowUp(event, None, Reason("was-on-hold"))
    elif period is not None:
        since = period.sent[-1].day if period.sent else period.anchor
        # On the day that they named it is never too early, day off or not.
        judged = SentFollowUp(event, *waiting.find_wish(period, rules.settings, rules.calendar), since)
    # Without a wait, as with an offer, there is nothing to judge it against.
    follow_ups = (*progress.follow_ups, judged) if judged else progress.follow_ups
    return progress._replace(follow_ups=follow_ups, period=period and waiting.send(period, event))


def _thank(progress: Progress, event: Event, _rules: ProcessRules) -> Progress:
    # The first one can anchor the wait (`follow_up.anchor`).
    period = progress.period
    return progress._replace(period=period and period._replace(thanked=period.thanked or event.day))


# What an event changes besides the state; events not listed change nothing else.
_EFFECTS: Final[Mapping[str, Callable[[Progress, Event, ProcessRules], Progress]]] = {
    "on-hold": _hold,
    "reopened": _reopen,
    "heard": _hear,
    "followed-up": _send,
    "thanked": _thank,
    **dict.fromkeys((*OFFERED, *(kind for kind in _ABOUT if kind != "heard")), _move_offer),
}


def _write_offer(offer: Offer, event: Event, terms: OfferTerms) -> Offer:
    answer_by = event.answer_by or terms.answer_by or offer.answer_by
    if offer.on_paper is None:
        # Accepting spoken terms does not accept the written offer: those often differ (rules.md 8.8), so you are asked again.
        offer = offer._replace(accepted=None, confirmed=None)
    return offer._replace(on_paper=event, answer_by=answer_by, start=offer.start or terms.start)


def _drop_condition(offer: Offer, event: Event) -> tuple[Event, ...]:
    """Return the open conditions without the one that `event` names."""
    return tuple(known for known in offer.conditions if (known.subject or "").casefold() != (event.subject or "").casefold())


_OFFER_STEPS: Mapping[str, Callable[[Offer, Event, OfferTerms], Offer]] = {
    "offer-spoken": lambda offer, event, _: offer._replace(spoken=event, answer_by=event.answer_by or offer.answer_by),
    "offer-written": _write_offer,
    "heard": lambda offer, event, _: offer._replace(answer_by=event.answer_by or offer.answer_by),
    "accepted": lambda offer, event, _: offer._replace(accepted=event),
    "confirmed": lambda offer, event, _: offer._replace(confirmed=event),
    "start-on": lambda offer, event, _: offer._replace(start=event.until, dropped=None),
    "start-dropped": lambda offer, event, _: offer._replace(start=None, dropped=event),
    "condition": lambda offer, event, _: offer._replace(conditions=(*_drop_condition(offer, event), event)),
    "cleared": lambda offer, event, _: offer._replace(conditions=_drop_condition(offer, event)),
}
