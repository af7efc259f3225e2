"""Follow-ups: one person, once, not before the day, and never more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.decision import find_decision_on_day_off, find_decision_passed, find_interviewing_after_no
from followup_md.check.inspection import Finding
from followup_md.dates import DAY, spell_day
from followup_md.model import LackKind
from followup_md.model.actions import FOLLOW_UP
from followup_md.problem import (
    DECISION_ON_DAY_OFF,
    DECISION_PASSED,
    FOLLOW_UP_EARLY,
    FOLLOW_UP_MANY_PEOPLE,
    FOLLOW_UP_NO_THANKS,
    FOLLOW_UP_PEST,
    FOLLOW_UP_TWO_CHANNELS,
    INTERVIEWING_AFTER_NO,
    TOLD_NO_CONTACT,
)
from followup_md.words import say_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Event, FollowUp, Process

_OUTBOUND = frozenset({"thanked", "followed-up", "connected", "engaged", "shared", "sent"})
_ASKS_AGAIN = frozenset({"reopened", "offer-spoken", "offer-written"})  # they want an answer, or begin anew


def find_follow_up_early(inspection: Inspection) -> Iterator[Finding]:
    """A follow-up went out before its day: their decision date, or a week after the interview."""
    for process in inspection.search.processes:
        for sent in process.follow_ups:
            if sent.earliest is not None and sent.event.day < sent.earliest:
                sent_on, due = spell_day(sent.event.day), spell_day(sent.earliest)
                message = f"followed up on {sent_on}, and it was not due before {due}: {say_reason(sent.why)}"
                yield Finding(sent.event.place, message, "wait now until they write; if the date is a slip, mend this line")


def find_follow_up_pest(inspection: Inspection) -> Iterator[Finding]:
    """A follow-up went out when none was open: one for each wait, and one more for each time that they ask for it."""
    for process in inspection.search.processes:
        for before, sent in _pair_follow_ups(process):
            if sent.earliest is None and not _is_by_two_channels(before, sent) and not _is_to_another(before, sent):
                week = inspection.search.week
                better = f"this week you have {week.done} of {week.target} search activities"
                hint = f"write no more: if they want you they will call. Better: {better}"
                message = f"one follow-up too many{_name_people(inspection, sent.event)}: {say_reason(sent.why)}"
                yield Finding(sent.event.place, message, hint)


def _pair_follow_ups(process: Process) -> Iterator[tuple[Event | None, FollowUp]]:
    """Yield each follow-up with the one before it."""
    before = None
    for sent in process.follow_ups:
        yield before, sent
        before = sent.event


def _name_people(inspection: Inspection, event: Event) -> str:
    names = " and ".join(inspection.person(key).name for key in event.people)
    return f' to "{names}"' if names else ""


def _is_by_two_channels(before: Event | None, sent: FollowUp) -> bool:
    """Say whether the same was asked by another channel on the same day or the day before, and they had not asked for it."""
    if before is None or sent.event.day - before.day > DAY or _is_in_order(sent):
        return False
    return None not in (before.channel, sent.event.channel) and before.channel != sent.event.channel


def _is_in_order(sent: FollowUp) -> bool:
    return sent.earliest is not None and sent.earliest <= sent.event.day


def _is_to_another(before: Event | None, sent: FollowUp) -> bool:
    return before is not None and before.day == sent.event.day and before.people != sent.event.people and not _is_in_order(sent)


def find_follow_up_many_people(inspection: Inspection) -> Iterator[Finding]:
    """Several people were asked how it stands; one is enough, and they talk to each other."""
    for process in inspection.search.processes:
        for before, sent in _pair_follow_ups(process):
            if len(sent.event.people) > 1 or (_is_to_another(before, sent) and not _is_by_two_channels(before, sent)):
                people = dict.fromkeys((*(before.people if before and before.day == sent.event.day else ()), *sent.event.people))
                names = " and ".join(f'"{inspection.person(key).name}"' for key in people)
                message = f"{names} were all asked how it stands"
                yield Finding(sent.event.place, message, "one person only; write to no further one")


def find_follow_up_two_channels(inspection: Inspection) -> Iterator[Finding]:
    """The same was asked by two channels within a day."""
    for process in inspection.search.processes:
        for before, sent in _pair_follow_ups(process):
            if before is not None and _is_by_two_channels(before, sent):
                message = f'asked by "{before.channel}" and by "{sent.event.channel}" within a day'
                hint = "the same question twice: wait now until they answer; if they had called you, write `replied to`"
                yield Finding(sent.event.place, message, hint)


def find_follow_up_no_thanks(inspection: Inspection) -> Iterator[Finding]:
    """The follow-up goes to somebody never thanked."""
    for action in inspection.open(FOLLOW_UP):
        if action.urgency not in ("due", "overdue") or not action.lacks_any(LackKind.THANKS):
            continue
        process, person = inspection.processes[action.process or ""], action.person or ""
        # Thanks for any round will do, unless they came back.
        sent = [event.kind for event in process.events if event.kind in ("thanked", "bounced") and person in event.people]
        if sent[-1:] != ["thanked"]:
            place = next(item.interview.name_place(person) for item in reversed(process.rounds) if person in item.met)
            hint = f"begin it with one sentence of thanks: it is your first note to {action.person_name}"
            message = f'"{action.person_name}" has had no thank-you note, and the follow-up is due'
            yield Finding(place, message, hint)


def find_told_no_contact(inspection: Inspection) -> Iterator[Finding]:
    """They asked for no contact, and you wrote."""
    for process in inspection.search.processes:
        asked: Event | None = None
        for event in process.events:
            if event.no_contact:
                asked = event
            elif event.kind in _ASKS_AGAIN or event.write_again or event.decide_by:
                asked = None
            elif asked and event.kind in _OUTBOUND:
                # Whoever meets you again after that may be thanked.
                met = any(item.status == "held" and asked.at < item.interview.start <= event.at for item in process.rounds)
                if not met:
                    message = f"sent{_name_people(inspection, event)}, though they asked on {spell_day(asked.day)} for no contact"
                    yield Finding(event.place, message, "nothing more to them but answers; if the line is a slip, delete it")


FINDERS = {
    FOLLOW_UP_EARLY: find_follow_up_early,
    FOLLOW_UP_PEST: find_follow_up_pest,
    FOLLOW_UP_MANY_PEOPLE: find_follow_up_many_people,
    FOLLOW_UP_TWO_CHANNELS: find_follow_up_two_channels,
    FOLLOW_UP_NO_THANKS: find_follow_up_no_thanks,
    TOLD_NO_CONTACT: find_told_no_contact,
    DECISION_PASSED: find_decision_passed,
    DECISION_ON_DAY_OFF: find_decision_on_day_off,
    INTERVIEWING_AFTER_NO: find_interviewing_after_no,
}
