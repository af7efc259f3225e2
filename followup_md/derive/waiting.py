"""Waiting periods: decision dates, invitations to write again and follow-ups spent (rules.md 3.1, 3.3, R1.12-R1.18)."""

from datetime import date, datetime
from typing import NamedTuple

from followup_md.config import Settings
from followup_md.dates import Calendar, add_whole_days
from followup_md.model import Event, Interview, Reason, Waiting
from followup_md.model.derived import NO_HIRING
from followup_md.model.states import ReasonKind


class WaitingPeriod(NamedTuple):
    """A waiting period so far."""

    since: datetime
    anchor: date  # start of the wait
    anchored: ReasonKind  # what happened on the anchor day
    decision: date | None = None
    giver: str | None = None
    target: date | None = None  # the day named for the follow-up, while it is unspent
    promised: bool = False  # the target is their decision date, so grace applies
    sent: tuple[Event, ...] = ()
    used: int = 0  # invitations before the open one
    invitation: date | None = None  # a day to write on, named after the follow-up was spent
    thanked: date | None = None
    silenced: Reason | None = None  # why nothing may be sent at all


def open_after_round(interview: Interview) -> WaitingPeriod:
    """Return the period that follows a held round; a date given in the meeting counts as given at its end."""
    never: ReasonKind | None = "no-post" if interview.kind in NO_HIRING else "no-interest" if interview.interest == "none" else None
    met: ReasonKind = "met-undated" if interview.they_said and not interview.no_date_named else "met"
    period = WaitingPeriod(since=interview.end, anchor=interview.end.date(), anchored=met, silenced=Reason(never) if never else None)
    return _promise(period, interview.decision_date or interview.said_date, interview.decision_from)


def open_after_event(event: Event, what: ReasonKind) -> WaitingPeriod:
    """Return the period that follows a cancellation, a reopening, or a next round that was named and never noted."""
    return WaitingPeriod(since=event.at, anchor=event.day, anchored=what)


def _promise(period: WaitingPeriod, day: date | None, giver: str | None) -> WaitingPeriod:
    # A date before the meeting itself is an error (`decision-before-interview`); acting on it would pester them.
    if day is None or day < period.since.date():
        return period
    return period._replace(decision=day, target=day, promised=True, giver=giver)


def hear(period: WaitingPeriod, event: Event, settings: Settings, calendar: Calendar) -> WaitingPeriod:
    """Return `period` after a contact from them (`heard from P` and its clauses)."""
    giver = event.people[0] if event.people else None
    if event.no_follow_ups or event.no_contact:
        wish: ReasonKind = "asked-no-contact" if event.no_contact else "asked-no-follow-ups"
        period = period._replace(silenced=Reason(wish, event.day))
    if _is_unspent(period, settings):
        if event.decide_by is not None:
            period = _promise(period, event.decide_by, giver)
        if event.write_again is not None:
            return period._replace(target=event.write_again, promised=False, giver=giver, silenced=None)
        named = period.target or period.decision
        if event.decide_by is None and (named is None or named < event.day):
            # Their message answers "how do things stand?" for now: the week begins again (rules.md 3.1). A named day that lies ahead stays.
            return period._replace(anchor=event.day, anchored="they-wrote", decision=None, target=None, giver=None)
        return period
    if event.decide_by is not None and event.decide_by >= period.since.date():
        period = period._replace(decision=event.decide_by)
        if settings.follow_up.new_date_reopens:
            period = _invite(period, add_whole_days(event.decide_by, settings.follow_up.grace, calendar), giver)
    return _invite(period, event.write_again, giver) if event.write_again is not None else period


def _is_unspent(period: WaitingPeriod, settings: Settings) -> bool:
    """Say whether the period's own allowance is not used up yet."""
    return len(period.sent) < settings.follow_up.max


def _invite(period: WaitingPeriod, day: date, giver: str | None) -> WaitingPeriod:
    # An unused older invitation falls away; each one that was used had its own allowance (rules.md 7.3, *invited twice*).
    return period._replace(invitation=day, giver=giver, silenced=None)


def is_invited(period: WaitingPeriod) -> bool:
    """Say whether they themselves named a day for writing, whether or not the allowance is spent."""
    return period.invitation is not None or (period.target is not None and not period.promised)


def send(period: WaitingPeriod, event: Event) -> WaitingPeriod:
    """Return `period` after a follow-up, which spends the open allowance, early or not."""
    used = period.used + _is_invitation_open(period)
    return period._replace(sent=(*period.sent, event), used=used, invitation=None, target=None, promised=False)


def _is_invitation_open(period: WaitingPeriod) -> bool:
    return period.invitation is not None and not period.silenced


def find_follow_up_day(period: WaitingPeriod, settings: Settings, calendar: Calendar) -> date | None:
    """Return the day from which the next follow-up may be sent, moved off days off, or None when none may (R1.14-R1.18)."""
    day, _ = find_wish(period, settings, calendar)
    if day is None or settings.follow_up.on_day_off == "keep":
        return day
    if settings.follow_up.on_day_off == "previous":
        return calendar.previous_business_day(day)
    return calendar.next_business_day(day)


def find_wish(period: WaitingPeriod, settings: Settings, calendar: Calendar) -> tuple[date | None, Reason]:
    """Return the day for the next follow-up before any move off a day off (None when none may be sent), and the reason."""
    rules = settings.follow_up
    if period.silenced:
        return None, period.silenced
    if not _is_unspent(period, settings):
        return period.invitation, Reason("invited") if period.invitation else Reason("sent", period.sent[-1].day)
    if period.target is not None and period.promised:
        return add_whole_days(period.target, rules.grace, calendar), Reason("they-decide", period.target)
    if period.target is not None:
        return period.target, Reason("told-when")
    if period.sent:
        return add_whole_days(period.sent[-1].day, rules.gap, calendar), Reason("sent-and-another", period.sent[-1].day)
    anchor = period.thanked if rules.anchor == "thank-you-sent" and period.thanked else period.anchor
    return add_whole_days(anchor, rules.wait, calendar), Reason(period.anchored, period.anchor)


def freeze_period(period: WaitingPeriod, settings: Settings, calendar: Calendar) -> Waiting:
    """Return `period` as the rest of the program sees it."""
    # The room for follow-ups (rules.md 3.5.8): an invited one is open whatever was sent before (R1.17).
    allowed = 0 if period.silenced and not period.sent else settings.follow_up.max + period.used
    if _is_invitation_open(period):
        allowed = max(allowed, len(period.sent)) + 1
    return Waiting(
        since=period.since,
        anchor=period.anchor,
        decision=period.decision,
        giver=period.giver,
        allowed=allowed,
        sent=len(period.sent),
        last_sent=period.sent[-1] if period.sent else None,
        next=find_follow_up_day(period, settings, calendar),
        invited=not _is_unspent(period, settings) and period.invitation is not None,
        muted=period.silenced is not None,
        why=find_wish(period, settings, calendar)[1],
    )
