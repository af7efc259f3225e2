"""Checks of the decision date and of follow-ups: one person, once, and not before the day."""

from collections.abc import Iterator
from datetime import date

from followup_md.check.context import Finding, Inspection
from followup_md.dates import DAY, add_whole_days, spell_day
from followup_md.model import Event, Process, SentFollowUp, Waiting
from followup_md.model.actions import FOLLOW_UP
from followup_md.problem import Place
from followup_md.words import say_full_reason

_ENDS = frozenset({"rejected", "closed", "reopened"})
_OUTBOUND = frozenset({"thanked", "followed-up", "connected", "engaged", "shared", "sent"})
_ASKS_AGAIN = frozenset({"reopened", "offer-spoken", "offer-written"})  # these call for an answer, or start again


def find_decision_passed(inspection: Inspection) -> Iterator[Finding]:
    """The day of their decision has passed in silence."""
    for process, waiting, decision in _find_open(inspection):
        today = inspection.today(process)
        if decision < today and not waiting.sent and waiting.next is not None:
            days = (today - decision).days
            message = f"{days} day{'s' * (days != 1)} past {spell_day(decision)}, the day by which they meant to decide"
            due = "is due now" if waiting.next <= today else f"is due on {spell_day(waiting.next)}"
            hint = f"your one follow-up {due}; if they wrote, log `heard from`"
            yield Finding(_find_decision_place(process, waiting, decision), message, hint)


def find_decision_on_day_off(inspection: Inspection) -> Iterator[Finding]:
    """The day of their decision is a day off."""
    for process, waiting, decision in _find_open(inspection):
        rules, calendar = inspection.settings.follow_up, inspection.calendar(process)
        if rules.on_day_off == "keep" or calendar.is_business_day(decision):
            continue
        follow_up = add_whole_days(decision, rules.grace, calendar)
        used = calendar.previous_business_day(follow_up) if rules.on_day_off == "previous" else calendar.next_business_day(follow_up)
        if used == waiting.next and not waiting.sent and decision >= inspection.today(process):
            keep = "to ask on the very day, set `follow_up.on_day_off` to `keep`"
            hint = f"nothing to do; {f'your `follow_up.grace` of {rules.grace} is counted in' if rules.grace.length else keep}"
            message = f"{spell_day(decision)} is a day off; {spell_day(used)} is used"
            yield Finding(_find_decision_place(process, waiting, decision), message, hint)


def find_interviewing_after_no(inspection: Inspection) -> Iterator[Finding]:
    """A round is planned after a rejection."""
    for process, item in inspection.rounds("planned"):
        last = next((event for event in reversed(process.events) if event.kind in _ENDS), None)
        if last is None or last.kind == "reopened" or item.interview.start <= max(last.at, inspection.search.now):
            continue
        # The log may already say that the process reopens on a day still ahead.
        later = (event for event in inspection.search.vault.events if event.process == process.id and event.at > last.at)
        if not any(event.kind == "reopened" for event in later):
            said, day = spell_day(last.day), spell_day(item.interview.start.date())
            hint = f"if it is off, log {inspection.spell_log('cancelled')} in its note; if they asked you in after all, `reopened`"
            yield Finding(item.interview.place("start"), f'a round with "{process.company}" on {day}, though they said no on {said}', hint)


def _find_open(inspection: Inspection) -> Iterator[tuple[Process, Waiting, date]]:
    """Yield each process that waits for a decision date."""
    for process in inspection.search.processes:
        waiting = process.waiting
        if process.state == "waiting" and waiting is not None and waiting.decision is not None and not waiting.muted:
            yield process, waiting, waiting.decision


def _find_decision_place(process: Process, waiting: Waiting, decision: date) -> Place:
    """Return the place of that day in the notes: the note of the round that the wait follows, else the latest log line naming it."""
    for interview in (item.interview for item in process.rounds if item.status == "held" and item.interview.end == waiting.since):
        if interview.decision_date == decision:
            return interview.place("decision_date")
        if interview.said_date == decision and interview.said_place is not None:
            return interview.said_place
    return next((event.place for event in reversed(process.events) if event.decide_by == decision), Place(process.note))


def find_follow_up_early(inspection: Inspection) -> Iterator[Finding]:
    """A follow-up went out before its day: their decision date, or a week after the interview."""
    for _, sent in _pair_follow_ups(inspection):
        if sent.earliest is not None and sent.event.day < sent.earliest:
            sent_on, due = spell_day(sent.event.day), spell_day(sent.earliest)
            message = f"followed up on {sent_on}, and it was not due before {due}: {say_full_reason(sent.why)}"
            yield Finding(sent.event.place, message, "wait now until they write; if the date is a slip, mend this line")


def find_follow_up_pest(inspection: Inspection) -> Iterator[Finding]:
    """A follow-up too many was sent: one is allowed for each wait, and one more each time that they ask for it."""
    for before, sent in _pair_follow_ups(inspection):
        if sent.earliest is None and not _is_by_two_channels(before, sent) and not _is_to_another(before, sent):
            week = f"this week you have {inspection.search.week.done} of {inspection.search.week.target} search activities"
            hint = f"write no more: if they want you they will call. Better: {week}"
            message = f"one follow-up too many{_name_people(inspection, sent.event)}: {say_full_reason(sent.why)}"
            yield Finding(sent.event.place, message, hint)


def _pair_follow_ups(inspection: Inspection) -> Iterator[tuple[Event | None, SentFollowUp]]:
    """Yield each follow-up with the one before it in its process."""
    for process in inspection.search.processes:
        yield from zip((None, *(sent.event for sent in process.follow_ups)), process.follow_ups, strict=False)


def _name_people(inspection: Inspection, event: Event) -> str:
    names = " and ".join(inspection.person(key).name for key in event.people)
    return f' to "{names}"' if names else ""


def _is_by_two_channels(before: Event | None, sent: SentFollowUp) -> bool:
    """Say whether a follow-up was repeated by another channel within a day, and none was due."""
    if before is None or sent.event.day - before.day > DAY or _is_in_order(sent):
        return False
    return None not in (before.channel, sent.event.channel) and before.channel != sent.event.channel


def _is_in_order(sent: SentFollowUp) -> bool:
    return sent.earliest is not None and sent.earliest <= sent.event.day


def _is_to_another(before: Event | None, sent: SentFollowUp) -> bool:
    return before is not None and before.day == sent.event.day and before.people != sent.event.people and not _is_in_order(sent)


def find_follow_up_many_people(inspection: Inspection) -> Iterator[Finding]:
    """Several people got a follow-up; one is enough, and they talk to each other."""
    for before, sent in _pair_follow_ups(inspection):
        if len(sent.event.people) > 1 or (_is_to_another(before, sent) and not _is_by_two_channels(before, sent)):
            people = dict.fromkeys((*(before.people if before and before.day == sent.event.day else ()), *sent.event.people))
            names = " and ".join(f'"{inspection.person(key).name}"' for key in people)
            yield Finding(sent.event.place, f"{names} were all asked how it stands", "one person only; write to no further one")


def find_follow_up_two_channels(inspection: Inspection) -> Iterator[Finding]:
    """One follow-up was sent by two channels within a day."""
    for before, sent in _pair_follow_ups(inspection):
        if before is not None and _is_by_two_channels(before, sent):
            message = f'asked by "{before.channel}" and by "{sent.event.channel}" within a day'
            hint = "the same question twice: wait now until they answer; if they had called you, write `replied to`"
            yield Finding(sent.event.place, message, hint)


def find_follow_up_no_thanks(inspection: Inspection) -> Iterator[Finding]:
    """The follow-up goes to somebody never thanked."""
    for action in inspection.open_actions[FOLLOW_UP.id]:
        if action.urgency not in ("due", "overdue") or not action.lacks_any("thanks"):
            continue
        process, person = inspection.processes[action.process or ""], action.person or ""
        # A thank-you note for any round counts, unless it bounced.
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
                # People who meet you again after that may be thanked.
                met = any(item.status == "held" and asked.at < item.interview.start <= event.at for item in process.rounds)
                if not met:
                    message = f"sent{_name_people(inspection, event)}, though they asked on {spell_day(asked.day)} for no contact"
                    yield Finding(event.place, message, "nothing more to them but answers; if the line is a slip, delete it")
