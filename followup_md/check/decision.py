"""Decision dates: they replace the week that one waits otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import add_whole_days, spell_day
from followup_md.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from followup_md.check.inspection import Inspection
    from followup_md.model import Process, Waiting


_ENDS = frozenset({"rejected", "closed", "reopened"})


def find_decision_passed(inspection: Inspection) -> Iterator[Finding]:
    """The day of their decision has passed in silence."""
    for process, waiting, decision in _find_open(inspection):
        today = inspection.today(process)
        if decision < today and not waiting.sent and waiting.next is not None:
            days = (today - decision).days
            message = f"{days} day{'s' * (days != 1)} past {spell_day(decision)}, the day by which they meant to decide"
            due = "is due now" if waiting.next <= today else f"is due on {spell_day(waiting.next)}"
            yield Finding(
                _find_decision_place(process, waiting, decision), message, f"your one follow-up {due}; if they wrote, log `heard from`"
            )


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
    """A round is planned, though they have said no."""
    for process, item in inspection.rounds("planned"):
        last = next((event for event in reversed(process.events) if event.kind in _ENDS), None)
        if last is None or last.kind == "reopened" or item.interview.start <= max(last.at, inspection.search.now):
            continue
        # A log may note already that they take it up again on a day still to come.
        later = (event for event in inspection.search.vault.events if event.process == process.id and event.at > last.at)
        if not any(event.kind == "reopened" for event in later):
            said, day = spell_day(last.day), spell_day(item.interview.start.date())
            hint = f"if it is off, log {inspection.spell_log('cancelled')} in its note; if they asked you in after all, `reopened`"
            yield Finding(item.interview.place("start"), f'a round with "{process.company}" on {day}, though they said no on {said}', hint)


def _find_open(inspection: Inspection) -> Iterator[tuple[Process, Waiting, date]]:
    """Yield each process that waits for a day that they named."""
    for process in inspection.search.processes:
        waiting = process.waiting
        if process.state == "waiting" and waiting is not None and waiting.decision is not None and not waiting.muted:
            yield process, waiting, waiting.decision


def _find_decision_place(process: Process, waiting: Waiting, decision: date) -> Place:
    """Return where the notes name that day: in the note of the round after which one waits, else in the last word of theirs."""
    for interview in (item.interview for item in process.rounds if item.status == "held" and item.interview.end == waiting.since):
        if interview.decision_date == decision:
            return interview.place("decision_date")
        if interview.said_date == decision and interview.said_place is not None:
            return interview.said_place
    return next((event.place for event in reversed(process.events) if event.decide_by == decision), Place(process.note))
